// SPDX-License-Identifier: Apache-2.0
// Compares output with files in tests/golden.
//
// To refresh them: DEMARC_REFRESH_GOLDEN=1 ./dev test; then read `git diff tests/golden` before you believe it.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace demarc::test {

inline void expect_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path path = std::filesystem::path{DEMARC_TEST_DATA}.parent_path() / "golden" / name;
  if (std::getenv("DEMARC_REFRESH_GOLDEN") != nullptr) {
    std::ofstream{path, std::ios::binary} << actual;
    return;
  }
  std::ifstream file{path, std::ios::binary};
  ASSERT_TRUE(file) << "no " << path << "; see tests/support/golden.hpp";
  const std::string expected{std::istreambuf_iterator<char>{file}, {}};
  EXPECT_EQ(actual, expected) << "differs from " << path << "; see tests/support/golden.hpp";
}

}  // namespace demarc::test
