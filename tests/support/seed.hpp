// SPDX-License-Identifier: Apache-2.0
// The seed of tests that draw at random: always the same, unless DEMARC_SEED says another.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace demarc::test {

/// Prints it, so that a failure can be had again.
inline std::uint32_t seed() {
  const char* given = std::getenv("DEMARC_SEED");
  const auto seed = given != nullptr ? static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10)) : 20'261'128U;
  std::printf("seed %u (DEMARC_SEED sets another)\n", seed);
  return seed;
}

}  // namespace demarc::test
