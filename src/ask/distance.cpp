// SPDX-License-Identifier: Apache-2.0
#include "distance.hpp"

#include <algorithm>

namespace demarc::ask_detail {

Near::Near(std::string_view word) noexcept : size_{word.size()} {
  if (size_ > longest) return;
  for (std::size_t n = 0; n < size_; ++n) places_[static_cast<unsigned char>(word[n])] |= std::uint64_t{1} << n;
}

std::uint32_t Near::distance(std::string_view other, std::uint32_t limit) const noexcept {
  const std::size_t most = std::max(size_, other.size()), least = std::min(size_, other.size());
  if (most > longest || most - least > limit) return limit + 1;
  if (least == 0) return static_cast<std::uint32_t>(most);
  // A column of the table of distances, by its differences: bit n of `up` where entry n + 1 is one more than entry n,
  // of `down` where it is one less.
  std::uint64_t up = ~std::uint64_t{0}, down = 0, diagonal = 0, before = 0;
  const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
  auto distance = static_cast<std::uint32_t>(size_);
  for (const char c : other) {
    const std::uint64_t same = places_[static_cast<unsigned char>(c)];
    const std::uint64_t swap = ((~diagonal & same) << 1) & before;
    diagonal = (((same & up) + up) ^ up) | same | down | swap;  // where the diagonal costs nothing
    std::uint64_t right = down | ~(diagonal | up), left = up & diagonal;
    if (right & last) ++distance;
    if (left & last) --distance;
    right = right << 1 | 1;
    left = left << 1;
    up = left | ~(diagonal | right);
    down = right & diagonal;
    before = same;
  }
  return std::min(distance, limit + 1);
}

}  // namespace demarc::ask_detail
