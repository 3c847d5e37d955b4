// SPDX-License-Identifier: Apache-2.0
// The demarc command.
#include "cli.hpp"

int main(int argc, char** argv) { return demarc::cli::run(argc, argv); }
