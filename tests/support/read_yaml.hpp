// SPDX-License-Identifier: Apache-2.0
// A second opinion on YAML: libyaml reads the same bytes.
#pragma once

#include <string>
#include <string_view>

namespace demarc::test {

enum class Reading { refused, same, differs };

struct SecondReading {
  Reading reading = Reading::refused;
  std::string difference;  ///< where the two part, for people
};

/// Reads a file as the loader does. Where it finds no fault of YAML (`refused` otherwise), libyaml must read the same
/// mappings, lists, keys and text, in the same order and nesting, quoted or not, each at the same line and column.
[[nodiscard]] SecondReading read_twice(std::string_view bytes);

}  // namespace demarc::test
