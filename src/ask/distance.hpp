// SPDX-License-Identifier: Apache-2.0
// How far apart two words are.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace demarc::ask_detail {

/// A word to compare others with: by insertions, deletions, substitutions, and swaps of neighbours, no character in two
/// of them (the "optimal string alignment" distance). Words beyond 63 characters are near to none.
///
/// Each of the word's characters is a bit, so that one step of arithmetic compares one character with all of them
/// (Myers 1999, with the swaps of Hyyro 2003).
class Near {
 public:
  explicit Near(std::string_view word) noexcept;
  /// The distance; more than `limit`: limit + 1. Linear in the other word.
  [[nodiscard]] std::uint32_t distance(std::string_view other, std::uint32_t limit) const noexcept;

 private:
  static constexpr std::size_t longest = 63;
  std::size_t size_;
  std::array<std::uint64_t, 256> places_{};  // of each character: bit n for the n-th of the word
};

}  // namespace demarc::ask_detail
