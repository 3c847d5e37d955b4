// SPDX-License-Identifier: Apache-2.0
// Progress: drawn on terminals, erased when done, silent elsewhere.
#include "cli/progress.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "program.hpp"
#include "terminal.hpp"

using namespace demarc::test;
using demarc::cli::Progress;
using std::chrono::milliseconds;

namespace {

constexpr const char* erased = "\r\033[K";

TEST(Progress, IsDrawnAndErased) {
  Terminal terminal;
  {
    Progress progress{"Working", {terminal.theirs(), milliseconds{0}, false}};
    progress.expect(3);
    progress.step();
    EXPECT_NE(terminal.wait_for("Working: 1 of 3, 0 s").find("Working: 1 of 3"), std::string::npos);
  }
  EXPECT_TRUE(terminal.rest().ends_with(erased)) << terminal.rest();
}

TEST(Progress, CountsWithoutKnowingTheEnd) {
  Terminal terminal;
  Progress progress{"Working", {terminal.theirs(), milliseconds{0}, false}};
  EXPECT_NE(terminal.wait_for("Working, 0 s").find("Working, 0 s"), std::string::npos);
  progress.step();
  EXPECT_NE(terminal.wait_for("Working: 1, ").find("Working: 1, "), std::string::npos);
}

TEST(Progress, IsNotDrawnBeforeItsTime) {
  Terminal terminal;
  { const Progress progress{"Working", {terminal.theirs(), milliseconds{3'600'000}, false}}; }
  EXPECT_EQ(terminal.rest(), "");
}

TEST(Progress, IsNotDrawnWhereItIsNotWanted) {
  Terminal terminal;
  { const Progress progress{"Working", {terminal.theirs(), milliseconds{0}, true}}; }
  EXPECT_EQ(terminal.rest(), "");
}

TEST(Progress, IsNotDrawnIntoPipes) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  { const Progress progress{"Working", {ends[1], milliseconds{0}, false}}; }
  close(ends[1]);
  char c;
  EXPECT_EQ(read(ends[0], &c, 1), 0);
  close(ends[0]);
}

/// A batch that waits for its second line, with standard error on the terminal and standard output in a file.
void start_batch(Terminal& terminal, const Scratch& scratch, const std::string& more, const std::string& term) {
  const std::string fifo = (scratch.path() / "fifo").string(), out = (scratch.path() / "out").string();
  if (mkfifo(fifo.c_str(), 0600) != 0) throw std::runtime_error("no fifo");
  terminal.run({"/bin/sh", "-c",
                "'" DEMARC_CLI "' who-owns --batch '" + fifo + "' --matrices '" DEMARC_TEST_DATA "/small' " + more +
                    " > '" + out + "'; echo done"},
               {"PATH=/usr/bin:/bin", "TERM=" + term});
}

TEST(Progress, OfABatchStaysOutOfItsAnswers) {
  Terminal terminal;
  const Scratch scratch;
  start_batch(terminal, scratch, "", "xterm");
  {
    std::ofstream fifo{scratch.path() / "fifo"};
    fifo << "service\twhat\nanvil\tkeep-warm\n" << std::flush;
    EXPECT_NE(terminal.wait_for("Answering lines: 1, 1 s").find("Answering lines: 1"), std::string::npos);
  }
  const std::string drawn = terminal.wait_for("done");
  EXPECT_NE(drawn.find(std::string{erased} + "done"), std::string::npos) << drawn;
  EXPECT_EQ(text_of(scratch.path() / "out"),
            run({"who-owns", "--batch", "-"}, {"service\twhat\nanvil\tkeep-warm\n", {}, {}, true}).out);
}

TEST(Progress, OfABatchIsSilentOnADumbTerminalAndBesideALog) {
  for (const auto& [more, term] : {std::pair{"", "dumb"}, std::pair{"-v", "xterm"}}) {
    Terminal terminal;
    const Scratch scratch;
    start_batch(terminal, scratch, more, term);
    { std::ofstream{scratch.path() / "fifo"} << "service\twhat\nanvil\tkeep-warm\n"; }
    EXPECT_EQ(terminal.wait_for("done").find("Answering"), std::string::npos) << terminal.rest();
  }
}

}  // namespace
