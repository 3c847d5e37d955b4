// SPDX-License-Identifier: Apache-2.0
// Exit statuses of the command; documented in --help, and stable.
#pragma once

namespace demarc::cli {

enum class Exit : int {
  answered = 0,
  found = 1,    ///< a check found something, or diff an owner that flipped
  usage = 2,    ///< wrong usage, unusable input, or output that could not be written
  unknown = 3,  ///< not recorded, or not understood
};

/// The worse of two: for a batch.
constexpr Exit worse(Exit a, Exit b) noexcept { return static_cast<int>(a) > static_cast<int>(b) ? a : b; }

}  // namespace demarc::cli
