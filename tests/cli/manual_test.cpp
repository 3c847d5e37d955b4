// SPDX-License-Identifier: Apache-2.0
// The manual page: it has all that --help has, and man reads it without complaint.
#include <gtest/gtest.h>

#include "cli/command.hpp"
#include "shell.hpp"

using namespace demarc::test;
using namespace demarc::cli;

namespace {

const Way plain{{}, {}, {}, false};

TEST(Manual, HasEveryVerbAndOption) {
  const Ran r = run({"manual"}, plain);
  EXPECT_EQ(r.exit, 0);
  EXPECT_TRUE(r.out.starts_with(".TH DEMARC 1 ")) << first_line(r.out);
  std::string text;
  for (const char c : r.out)
    if (c != '\\') text += c;
  for (const VerbInfo& verb : verbs())
    EXPECT_EQ(text.find("\n.SS \"demarc " + std::string{verb.name}) == std::string::npos, verb.hidden) << verb.name;
  for (const CommandOption& option : options())
    for (const std::string_view name : split(option.names, ',')) EXPECT_NE(text.find(name), std::string::npos) << name;
}

#ifdef DEMARC_GROFF
TEST(Manual, PleasesGroff) { EXPECT_EQ(shell("'" DEMARC_CLI "' manual | '" DEMARC_GROFF "' -man -Tutf8 -ww -z"), ""); }
#endif

#ifdef DEMARC_MANDOC
TEST(Manual, PleasesMandoc) { EXPECT_EQ(shell("'" DEMARC_CLI "' manual | '" DEMARC_MANDOC "' -Tlint"), ""); }
#endif

TEST(Manual, IsTheSameEveryTime) { EXPECT_EQ(run({"manual"}, plain).out, run({"manual"}, plain).out); }

}  // namespace
