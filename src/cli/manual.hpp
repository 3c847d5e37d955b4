// SPDX-License-Identifier: Apache-2.0
// The manual page, from the same tables as --help.
#pragma once

#include <demarc/matrix_view.hpp>
#include <string>

namespace demarc::cli {

/// demarc(1) in the language of man: one page, a part for each verb. It is dated by the last review of the matrix, so
/// that the same program always prints the same page.
[[nodiscard]] std::string manual(MatrixView matrix);

}  // namespace demarc::cli
