// SPDX-License-Identifier: Apache-2.0
// UTF-8 one character at a time, and how wide a terminal draws it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace demarc::render_detail {

inline constexpr char32_t replacement = 0xFFFD;

/// Takes the first character off a text that is not empty. What is not UTF-8 comes out as U+FFFD, byte by byte.
char32_t take(std::string_view& text) noexcept;

void append(std::string& out, char32_t c);

/// Columns of a character: 0 for combining marks, 2 for wide East Asian ones and emoji, else 1.
std::size_t columns(char32_t c) noexcept;
/// Columns of a whole text.
std::size_t columns(std::string_view text) noexcept;

/// Line breaks of any kind, and tabs.
bool is_break(char32_t c) noexcept;
/// What a terminal may obey or a reader cannot see: C0, C1, DEL, and marks that turn the direction of text.
bool is_control(char32_t c) noexcept;

}  // namespace demarc::render_detail
