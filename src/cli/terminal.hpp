// SPDX-License-Identifier: Apache-2.0
// What stands at the other end of standard output.
#pragma once

#include <demarc/render.hpp>

#include "arguments.hpp"

namespace demarc::cli {

/// Width: COLUMNS, else that of the terminal, else 100. Colour: as asked; else on a terminal that is not dumb, and
/// without NO_COLOR.
[[nodiscard]] Style style_of(const Arguments& arguments);

}  // namespace demarc::cli
