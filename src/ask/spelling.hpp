// SPDX-License-Identifier: Apache-2.0
// Names as they are spelt, in any case: a hash table over all of them, for lookups that allocate nothing.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <demarc/tables.hpp>
#include <string_view>

#include "names.hpp"

namespace demarc::ask_detail {

/// Names of one kind are looked for together. Items that only one service has are looked for under that service.
enum class Shelf : std::uint32_t { services, parts, first_own };
[[nodiscard]] constexpr Shelf own_shelf(std::uint32_t service) noexcept {
  return static_cast<Shelf>(static_cast<std::uint32_t>(Shelf::first_own) + service);
}

/// Reads a text in pieces of eight characters, the last of which may overlap the one before: `visit(piece)`. The same
/// number for the same characters on any machine.
template <typename Visit>
void each_piece(std::string_view text, const Visit& visit) noexcept {
  const auto load = [](const char* at, auto piece) {
    std::memcpy(&piece, at, sizeof piece);
    if constexpr (std::endian::native == std::endian::big)
      piece = sizeof piece == 8 ? __builtin_bswap64(piece) : __builtin_bswap32(static_cast<std::uint32_t>(piece));
    return std::uint64_t{piece};
  };
  const char* const at = text.data();
  const std::size_t size = text.size();
  const auto byte = [&](std::size_t n) { return std::uint64_t{static_cast<unsigned char>(at[n])}; };
  if (size >= 8) {
    for (std::size_t n = 0; n + 8 < size; n += 8) visit(load(at + n, std::uint64_t{}));
    visit(load(at + size - 8, std::uint64_t{}));
  } else if (size >= 4) {
    visit(load(at, std::uint32_t{}) | load(at + size - 4, std::uint32_t{}) << 32);
  } else if (size > 0) {
    visit(byte(0) | byte(size / 2) << 8 | byte(size - 1) << 16);
  }
}

/// Eight characters with those of A to Z made small.
[[nodiscard]] constexpr std::uint64_t small(std::uint64_t piece) noexcept {
  constexpr std::uint64_t each = 0x0101'0101'0101'0101u;
  const std::uint64_t low = piece & 0x7F * each;
  const std::uint64_t from_a = low + (0x80 - 'A') * each, past_z = low + (0x7F - 'Z') * each;  // in the high bits
  return piece | (((from_a ^ past_z) & ~piece & 0x80 * each) >> 2);
}

[[nodiscard]] inline std::uint64_t spelling_hash(std::string_view text, Shelf shelf) noexcept {
  std::uint64_t h = text.size() * 0x9E37'79B9'7F4A'7C15u + static_cast<std::uint32_t>(shelf);
  each_piece(text, [&h](std::uint64_t piece) {
    h = (h ^ (piece | 0x2020'2020'2020'2020u)) * 0x9E37'79B9'7F4A'7C15u;  // folds a little more than case: no harm
    h ^= h >> 32;
  });
  return h;
}

/// Whether two texts are the same but for ASCII case.
[[nodiscard]] inline bool same_spelling(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  std::uint64_t difference = 0;
  const char* other = b.data();
  const std::size_t size = a.size();
  std::size_t n = 0;
  const auto compare = [&](std::string_view piece, std::string_view with) {
    std::uint64_t x = 0, y = 0;
    each_piece(piece, [&x](std::uint64_t p) { x = p; });
    each_piece(with, [&y](std::uint64_t p) { y = p; });
    difference |= small(x) ^ small(y);
  };
  for (; n + 8 <= size; n += 8) compare(a.substr(n, 8), {other + n, 8});
  if (n < size && size >= 8) compare(a.substr(size - 8), {other + size - 8, 8});
  if (size < 8) compare(a, b);
  return difference == 0;
}

/// Calls `visit(slot)` for all that is spelt so on a shelf. Constant time.
template <typename Visit>
void each_spelling(const detail::Texts& x, std::string_view name, Shelf shelf, const Visit& visit) noexcept {
  if (x.spelling_count == 0) return;
  const std::uint64_t hash = spelling_hash(name, shelf);
  for (std::uint64_t n = hash;; ++n) {
    const detail::SpellingSlot& slot = x.spellings[n & (x.spelling_count - 1)];
    if (slot.spelling.size == 0) return;
    if (slot.hash == static_cast<std::uint32_t>(hash) && same_spelling(x[slot.spelling], name)) visit(slot);
  }
}

}  // namespace demarc::ask_detail
