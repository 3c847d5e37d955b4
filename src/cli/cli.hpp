// SPDX-License-Identifier: Apache-2.0
// The demarc command: verbs mirror the library; results go to stdout, everything else to stderr.
#pragma once

namespace demarc::cli {

/// Runs the command and returns its exit status.
int run(int argc, char** argv);

}  // namespace demarc::cli
