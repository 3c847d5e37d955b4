// SPDX-License-Identifier: Apache-2.0
// What tables look like at a terminal: its width, colours, and signs that do without them.
#include "terminal.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "program.hpp"
#include "render/unicode.hpp"

using namespace demarc::test;

namespace {

/// What is drawn of a table on a terminal of 120 columns.
std::string drawn(std::vector<std::string> environment, std::vector<std::string> more = {}) {
  Terminal terminal;
  std::vector<std::string> words{DEMARC_CLI, "show", "anvil", "--matrices", DEMARC_TEST_DATA "/small"};
  words.insert(words.end(), more.begin(), more.end());
  terminal.run(words, std::move(environment));
  return terminal.wait_for("2031.05");
}

TEST(AtATerminal, OwnersHaveColoursAndSigns) {
  const std::string text = drawn({"TERM=xterm", "LC_ALL=C.UTF-8"});
  EXPECT_NE(text.find("\033[36m● customer 4"), std::string::npos) << text;
  EXPECT_NE(text.find("\r\n\033[36m● Customer"), std::string::npos) << text;
}

TEST(AtATerminal, SignsStayWithoutColours) {
  for (const char* variable : {"NO_COLOR=1", "TERM=dumb"}) {
    const std::string text = drawn({variable, "LC_ALL=C.UTF-8"});
    EXPECT_EQ(text.find('\033'), std::string::npos) << text;
    EXPECT_NE(text.find("● customer 4, ○ AWS 9"), std::string::npos) << text;
  }
  for (const char* option : {"--colour=never", "--color=never"})
    EXPECT_EQ(drawn({"TERM=xterm", "LC_ALL=C.UTF-8"}, {option}).find('\033'), std::string::npos) << option;
  EXPECT_NE(drawn({"TERM=xterm", "NO_COLOR=1"}, {"--color=always"}).find('\033'), std::string::npos) << "asked for";
}

TEST(AtATerminal, SignsAreLettersWithoutUtf8) {
  EXPECT_NE(drawn({"NO_COLOR=1", "LC_ALL=C", "LANG=C.UTF-8"}).find("C customer 4, A AWS 9"), std::string::npos);
  EXPECT_NE(drawn({"NO_COLOR=1", "LANG=de_DE.utf8"}).find("● customer 4"), std::string::npos);
}

TEST(AtATerminal, LinesAreAsWideAsItIs) {
  std::size_t widest = 0;
  std::istringstream in{drawn({"NO_COLOR=1", "LC_ALL=C.UTF-8"})};
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    widest = std::max(widest, demarc::render_detail::columns(line));
  }
  EXPECT_LE(widest, 120u);
  EXPECT_GT(widest, 100u) << "not those 100 columns of a pipe";
}

TEST(InAPipe, ThereAreNoSigns) {
  const std::string text = run({"show", "anvil"}, {{}, {"LC_ALL=C.UTF-8"}, {}, true}).out;
  EXPECT_NE(text.find("\ncustomer 4, AWS 9\n"), std::string::npos) << text;
  EXPECT_NE(run({"show", "anvil", "--colour", "always"}, {{}, {"LC_ALL=C.UTF-8"}, {}, true}).out.find("● customer 4"),
            std::string::npos);
}

}  // namespace
