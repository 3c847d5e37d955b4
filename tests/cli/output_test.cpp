// SPDX-License-Identifier: Apache-2.0
// Output that cannot be written.
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "program.hpp"

using namespace demarc::test;

namespace {

TEST(Output, ThatDoesNotFitIsAnError) {
  const Ran r = run({"list", "items"}, {{}, {}, "/dev/full", true});
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.err, "demarc: cannot write the output: No space left on device\n");
}

TEST(Output, OfHelpIsWatchedToo) { EXPECT_EQ(run({"--help"}, {{}, {}, "/dev/full", false}).exit, 2); }

/// What a shell reports, with standard error in the output.
std::string shell(const std::string& command) {
  std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");  // NOLINT: the point is a shell
  if (pipe == nullptr) return "(no shell)";
  std::string out;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) out += static_cast<char>(c);
  pclose(pipe);
  return out;
}

const std::string program = DEMARC_CLI " --matrices " DEMARC_TEST_DATA "/small";

TEST(Output, ThatIsClosedIsAnError) {
  EXPECT_EQ(shell("(" + program + " info >&-; echo $?)"), "demarc: cannot write the output: Bad file descriptor\n2\n");
}

TEST(Output, WhoseReaderHasGoneIsQuiet) {
  // The reader ends before the first octet is written.
  EXPECT_EQ(shell("({ sleep 0.2; " + program + " list items; echo $? >&2; } | true)"), "2\n");
}

}  // namespace
