// SPDX-License-Identifier: Apache-2.0
// What this program was built with: the one file of the command that includes the built-in matrix.
#include "builtin.hpp"

#include <demarc/aws.hpp>

namespace demarc::cli {

MatrixView builtin_matrix() noexcept { return aws::matrix; }

// DEMARC_VERSION: the project's version, given by the build.
std::string_view program_version() noexcept { return DEMARC_VERSION; }

}  // namespace demarc::cli
