// SPDX-License-Identifier: Apache-2.0
// What changed in one cell: in which configurations its owner flipped, or else how it reads differently.
#pragma once

#include <vector>

#include "pair.hpp"

namespace demarc::diff_detail {

/// A configuration, as tightly as it can be said, and the owners in it.
struct FlippedOwner {
  std::vector<Difference::Chosen> when;
  bool everywhere = false, by_default = false;
  Owner before, after;
  Difference::Cause cause{};
};
/// Empty: the same owner in every configuration that is compared.
[[nodiscard]] std::vector<FlippedOwner> flips(const ServicePair& pair, const Items& items);

/// What the rules of a cell say differently, apart from the dates on which sources were read.
[[nodiscard]] std::vector<Difference::Detail> rewordings(const ServicePair& pair, const Items& items);

}  // namespace demarc::diff_detail
