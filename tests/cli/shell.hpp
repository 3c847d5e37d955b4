// SPDX-License-Identifier: Apache-2.0
// The program in a shell: pipes, closed files, limits and signals.
#pragma once

#include <cstdio>
#include <string>

#include "program.hpp"

namespace demarc::test {

/// What a shell reports, with standard error in the output.
inline std::string shell(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");  // NOLINT: the point is a shell
  if (pipe == nullptr) return "(no shell)";
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  pclose(pipe);
  return out;
}

inline const std::string program = DEMARC_CLI " --matrices " DEMARC_TEST_DATA "/small";

}  // namespace demarc::test
