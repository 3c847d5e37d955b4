// SPDX-License-Identifier: Apache-2.0
// What this program was built with.
#pragma once

#include <demarc/matrix_view.hpp>
#include <string_view>

namespace demarc::cli {

[[nodiscard]] MatrixView builtin_matrix() noexcept;
[[nodiscard]] std::string_view program_version() noexcept;

}  // namespace demarc::cli
