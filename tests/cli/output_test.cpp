// SPDX-License-Identifier: Apache-2.0
// Output that cannot be written.
#include <gtest/gtest.h>

#include "shell.hpp"

using namespace demarc::test;

namespace {

TEST(Output, ThatDoesNotFitIsAnError) {
  const Ran r = run({"list", "items"}, {{}, {}, "/dev/full", true});
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.err, "demarc: cannot write the output: No space left on device\n");
}

TEST(Output, OfHelpIsWatchedToo) { EXPECT_EQ(run({"--help"}, {{}, {}, "/dev/full", false}).exit, 2); }

TEST(Output, ThatIsClosedIsAnError) {
  EXPECT_EQ(shell("(" + program + " info >&-; echo $?)"), "demarc: cannot write the output: Bad file descriptor\n2\n");
}

TEST(Output, WhoseReaderHasGoneIsQuiet) {
  // The reader ends before the first octet is written.
  EXPECT_EQ(shell("({ sleep 0.2; " + program + " list items; echo $? >&2; } | true)"), "2\n");
}

TEST(Output, IsQuietWhereTheReaderHasReadEnough) {
  const std::string said = shell(program + " list items --format json | head -1");
  EXPECT_EQ(said, "{\n");
}

TEST(Output, EndsABatchWithoutEndWhereTheReaderHasReadEnough) {
  const std::string endless = "{ printf 'service\\twhat\\n'; yes 'anvil\tkeep-warm'; } 2>/dev/null";
  const std::string said = shell(endless + " | " + program + " who-owns --batch - | head -1");
  EXPECT_EQ(said, run({"who-owns", "--batch", "-"}, {"service\twhat\nanvil\tkeep-warm\n", {}, {}, true}).out);
}

}  // namespace
