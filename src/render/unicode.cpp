// SPDX-License-Identifier: Apache-2.0
// UTF-8 one character at a time, and how wide a terminal draws it.
#include "unicode.hpp"

#include <algorithm>
#include <array>

namespace demarc::render_detail {
namespace {

struct Span {
  char32_t first, last;
};

bool within(const auto& spans, char32_t c) noexcept {
  return std::any_of(spans.begin(), spans.end(), [c](const Span& s) { return c >= s.first && c <= s.last; });
}

// Blocks rather than single characters: near enough for titles, and never wrong for Latin, Greek and Cyrillic.
constexpr std::array narrow_none{Span{0x0300, 0x036F}, Span{0x0591, 0x05BD}, Span{0x0610, 0x061A}, Span{0x064B, 0x065F},
                                 Span{0x1AB0, 0x1AFF}, Span{0x1DC0, 0x1DFF}, Span{0x200B, 0x200D}, Span{0x20D0, 0x20FF},
                                 Span{0xFE00, 0xFE0F}, Span{0xFE20, 0xFE2F}};
constexpr std::array wide{Span{0x1100, 0x115F},   Span{0x2E80, 0x303E},   Span{0x3041, 0xA4CF},  Span{0xAC00, 0xD7A3},
                          Span{0xF900, 0xFAFF},   Span{0xFE30, 0xFE6F},   Span{0xFF00, 0xFF60},  Span{0xFFE0, 0xFFE6},
                          Span{0x1F300, 0x1F64F}, Span{0x1F900, 0x1F9FF}, Span{0x20000, 0x3FFFD}};
constexpr std::array directions{Span{0x061C, 0x061C}, Span{0x200E, 0x200F}, Span{0x202A, 0x202E},  Span{0x2060, 0x2069},
                                Span{0xFEFF, 0xFEFF}, Span{0xFFF9, 0xFFFB}, Span{0xE0000, 0xE0FFF}};

}  // namespace

char32_t take(std::string_view& text) noexcept {
  const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(text[n]); };
  const unsigned char lead = byte(0);
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t c = lead;
  bool good = lead < 0x80 || (lead >= 0xC2 && lead <= 0xF4 && text.size() >= size);
  if (size > 1) c = lead & (0xFFu >> (size + 1));
  for (std::size_t n = 1; good && n < size; ++n) {
    good = (byte(n) & 0xC0) == 0x80;
    c = c << 6 | (byte(n) & 0x3Fu);
  }
  const bool overlong = (size == 3 && c < 0x800) || (size == 4 && c < 0x10000);
  good = good && !overlong && c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
  text.remove_prefix(good ? size : 1);
  return good ? c : replacement;
}

void append(std::string& out, char32_t c) {
  const auto put = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6);
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12);
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18);
    put(0x80 | (c >> 12 & 0x3F));
    put(0x80 | (c >> 6 & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::size_t columns(char32_t c) noexcept {
  if (c < 0x300) return 1;
  if (within(narrow_none, c)) return 0;
  return within(wide, c) ? 2 : 1;
}

std::size_t columns(std::string_view text) noexcept {
  std::size_t sum = 0;
  while (!text.empty()) {
    const bool ascii = static_cast<unsigned char>(text.front()) < 0x80;  // nearly all
    if (ascii) text.remove_prefix(1);
    sum += ascii ? 1 : columns(take(text));
  }
  return sum;
}

bool is_break(char32_t c) noexcept { return (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) noexcept {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_break(c) || within(directions, c);
}

}  // namespace demarc::render_detail
