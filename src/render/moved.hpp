// SPDX-License-Identifier: Apache-2.0
// How a move is said in English, and as JSON.
#pragma once

#include <demarc/moved.hpp>
#include <string>
#include <string_view>

namespace demarc::render_detail {

/// "Lands on you", "Handed over", ...
[[nodiscard]] std::string_view heading_of(Moved::Kind kind) noexcept;
/// What its party does, or why nobody does or nobody knows; empty where that only repeats the title, and where it
/// depends.
[[nodiscard]] std::string said_act(const ItemAnswer& item);
[[nodiscard]] std::string moved_json(const Move& move);

}  // namespace demarc::render_detail
