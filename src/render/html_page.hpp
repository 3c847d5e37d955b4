// SPDX-License-Identifier: Apache-2.0
// The frame of every HTML page: head, colours, print.
#pragma once

#include <string>
#include <string_view>

#include "layout.hpp"

namespace demarc::render_detail {

/// A complete HTML5 page. `body` is HTML; the title is escaped here.
[[nodiscard]] std::string html_page(std::string_view title, std::string_view body);

/// `<td class="aws">AWS</td>`; the words are always there, colour only adds to them.
[[nodiscard]] std::string html_party(Tone tone, std::string_view text);

}  // namespace demarc::render_detail
