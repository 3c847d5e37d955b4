// SPDX-License-Identifier: Apache-2.0
// The part of YAML that matrices are written in, checked line by line before a YAML reader sees the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "faults.hpp"

namespace demarc::load_detail {

inline constexpr std::size_t max_depth = 16;

/// Reports what is YAML but not ours (anchors, aliases, tags, several documents, text over several lines), what YAML
/// readers accept silently though it is a slip (unclosed quotes, empty entries), and what makes them slow (deep
/// nesting). Quotes must close on their line, so a slip in one line does not spoil the next. True: all is well.
[[nodiscard]] bool check_lines(std::string_view text, std::uint32_t file, Faults& faults);

}  // namespace demarc::load_detail
