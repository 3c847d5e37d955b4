// SPDX-License-Identifier: Apache-2.0
// What stands at the other end of standard output.
#pragma once

#include <cstddef>
#include <demarc/render.hpp>

#include "arguments.hpp"

namespace demarc::cli {

/// Columns of what a descriptor writes to: COLUMNS, else those of the terminal, else 100; at least 40.
[[nodiscard]] std::size_t width_of(int descriptor);

/// Whether a descriptor is a terminal on which lines can be erased.
[[nodiscard]] bool is_smart_terminal(int descriptor);

/// Width: COLUMNS, else that of the terminal, else 100. Colour: as asked; else on a terminal that is not dumb, and
/// without NO_COLOR.
[[nodiscard]] Style style_of(const Arguments& arguments);

}  // namespace demarc::cli
