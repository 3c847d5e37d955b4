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

/// Characters as a number, the same on any machine: eight of them, and all of a text of fewer.
[[nodiscard]] inline std::uint64_t eight_at(const char* at) noexcept {
  std::uint64_t piece = 0;
  std::memcpy(&piece, at, sizeof piece);
  if constexpr (std::endian::native == std::endian::big) piece = __builtin_bswap64(piece);
  return piece;
}
[[nodiscard]] inline std::uint64_t all_of(std::string_view text) noexcept {
  const auto byte = [&](std::size_t n) { return std::uint64_t{static_cast<unsigned char>(text[n])}; };
  if (text.empty()) return 0;
  if (text.size() < 4) return byte(0) | byte(text.size() / 2) << 8 | byte(text.size() - 1) << 16;
  std::uint32_t first = 0, last = 0;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + text.size() - sizeof last, sizeof last);
  if constexpr (std::endian::native == std::endian::big)
    (first = __builtin_bswap32(first)), last = __builtin_bswap32(last);
  return first | std::uint64_t{last} << 32;
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
  const auto add = [&h](std::uint64_t piece) {
    h = (h ^ (piece | 0x2020'2020'2020'2020u)) * 0x9E37'79B9'7F4A'7C15u;  // folds a little more than case: no harm
    h ^= h >> 32;
  };
  if (text.size() < 8) {
    add(all_of(text));
  } else {  // the last eight may overlap those before
    for (std::size_t n = 0; n + 8 < text.size(); n += 8) add(eight_at(text.data() + n));
    add(eight_at(text.data() + text.size() - 8));
  }
  return h;
}

/// Whether two texts are the same but for ASCII case.
[[nodiscard]] inline bool same_spelling(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  if (a.size() < 8) return small(all_of(a)) == small(all_of(b));
  std::uint64_t difference = 0;
  const auto compare = [&](std::size_t n) {
    difference |= small(eight_at(a.data() + n)) ^ small(eight_at(b.data() + n));
  };
  for (std::size_t n = 0; n + 8 < a.size(); n += 8) compare(n);
  compare(a.size() - 8);
  return difference == 0;
}

[[nodiscard]] constexpr detail::Run table_of(const detail::SpellingTables& tables, Shelf shelf) noexcept {
  return shelf == Shelf::services ? tables.services : shelf == Shelf::parts ? tables.parts : tables.own;
}
/// The lowest bits of a hash tell where to begin, the highest whether to compare.
[[nodiscard]] constexpr std::uint16_t mark_of(std::uint64_t hash) noexcept {
  return static_cast<std::uint16_t>(hash >> 48);
}

/// A name to look for on a shelf. What is made some time before it is asked need not wait for memory then.
class Spelt {
 public:
  Spelt(const detail::Texts& x, std::string_view name, Shelf shelf) noexcept
      : x_{x}, name_{name}, hash_{spelling_hash(name, shelf)} {
    const detail::Run table = table_of(x.spelling_tables, shelf);
    slots_ = x.spellings + table.first;
    mask_ = table.count - 1;
    __builtin_prefetch(slots_ + (hash_ & mask_));
  }
  /// Calls `visit(slot)` for all that is spelt so. Constant time.
  template <typename Visit>
  void each(const Visit& visit) const noexcept {
    for (std::uint64_t n = hash_;; ++n) {
      const detail::SpellingSlot& slot = slots_[n & mask_];
      if (slot.spelling.size == 0) return;
      if (slot.hash == mark_of(hash_) && same_spelling(x_[slot.spelling], name_)) visit(slot);
    }
  }

 private:
  const detail::Texts& x_;
  std::string_view name_;
  std::uint64_t hash_, mask_;
  const detail::SpellingSlot* slots_;
};

}  // namespace demarc::ask_detail
