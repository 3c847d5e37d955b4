// SPDX-License-Identifier: Apache-2.0
// What the parts of a diff share.
#pragma once

#include <demarc/diff.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::diff_detail {

inline void add_detail(std::vector<Difference::Detail>& details, std::string_view what, std::string_view was,
                       std::string_view is) {
  if (was != is) details.push_back({std::string{what}, std::string{was}, std::string{is}});
}

/// The service whose own item it is, or none for an item of all services.
[[nodiscard]] inline std::uint32_t home_of(const detail::Tables& t, std::uint32_t item) noexcept {
  if (item < t.shared_items) return detail::none;
  std::uint32_t s = 0;
  while (item >= t.own_items(s + 1)) ++s;
  return s;
}

/// Appends what changed in frameworks: their controls, and which items serve them.
void compare_frameworks(MatrixView before, MatrixView now, std::vector<Difference>& differences);

}  // namespace demarc::diff_detail
