// SPDX-License-Identifier: Apache-2.0
// --output: a file is complete or as it was, whatever happens.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <set>

#include "shell.hpp"

using namespace demarc::test;

namespace {

using Arguments = std::vector<std::string>;

class OutputFile : public testing::Test {
 protected:
  [[nodiscard]] Ran write(Arguments arguments, const Way& way = {}) const {
    arguments.insert(arguments.end(), {"--output", file()});
    return run(arguments, way);
  }
  [[nodiscard]] std::string file() const { return (scratch_.path() / "out").string(); }
  /// All that lies in the directory: drafts that stayed would be among it.
  [[nodiscard]] std::set<std::string> left() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{scratch_.path()})
      names.insert(entry.path().filename().string());
    return names;
  }
  [[nodiscard]] mode_t mode() const {
    struct stat now {};
    return stat(file().c_str(), &now) == 0 ? now.st_mode & 07777 : 0;
  }
  Scratch scratch_;
};

const Arguments listing{"list", "items", "--format", "html"};
const std::set<std::string> nothing, only_the_file{"out"};

TEST_F(OutputFile, HoldsWhatStandardOutputWould) {
  const Ran r = write(listing);
  EXPECT_EQ(r.exit, 0);
  EXPECT_EQ(r.out + r.err, "");
  EXPECT_EQ(text_of(file()), run(listing).out);
  EXPECT_EQ(left(), only_the_file);
}

TEST_F(OutputFile, MayBeADashForStandardOutput) { EXPECT_EQ(run({"info", "-o", "-"}).out, run({"info"}).out); }

TEST_F(OutputFile, ReplacesALongerOneAndKeepsItsPermissions) {
  scratch_.file("out", std::string(100'000, 'x'));
  std::filesystem::permissions(file(), std::filesystem::perms{0640});
  EXPECT_EQ(write({"info"}).exit, 0);
  EXPECT_EQ(text_of(file()), run({"info"}).out);
  EXPECT_EQ(mode(), 0640u);
}

TEST_F(OutputFile, IsAsReadableAsAnyNewFile) {
  EXPECT_EQ(shell("umask 027; " + program + " info -o " + file()), "");
  EXPECT_EQ(mode(), 0640u);
}

TEST_F(OutputFile, IsWrittenThroughASymbolicLink) {
  const std::string real = scratch_.file("real", "old");
  std::filesystem::create_symlink(real, file());
  EXPECT_EQ(write({"info"}).exit, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(file()));
  EXPECT_EQ(text_of(real), run({"info"}).out);
}

TEST_F(OutputFile, IsWrittenByAnAnswerOfUnknown) {
  EXPECT_EQ(write({"ask", "xyzzy", "--format", "json"}).exit, 3);
  EXPECT_NE(text_of(file()).find("\"unresolved\""), std::string::npos);
}

TEST_F(OutputFile, IsWrittenByAnEmptyResult) {
  EXPECT_EQ(write({"who-owns", "--batch", "-"}, {"service\twhat\n", {}, {}, true}).exit, 0);
  EXPECT_EQ(left(), only_the_file);
}

TEST_F(OutputFile, StaysAsItWasWhereThereIsNoResult) {
  const std::vector<Arguments> without{{"show", "xyzzy"},
                                       {"who-owns", "--batch", "/nonexistent"},
                                       {"info", "--matrices", "/nonexistent"},
                                       {"list", "xyzzy"},
                                       {"info", "too", "many"}};
  for (const Arguments& arguments : without) {
    EXPECT_NE(write(arguments, {{}, {}, {}, false}).exit, 0);
    EXPECT_EQ(left(), nothing) << arguments[0];
  }
  scratch_.file("out", "old");
  for (const Arguments& arguments : without) EXPECT_NE(write(arguments, {{}, {}, {}, false}).exit, 0);
  EXPECT_EQ(text_of(file()), "old");
  EXPECT_EQ(left(), only_the_file);
}

TEST_F(OutputFile, MustBeInADirectoryAndNotBeOne) {
  const std::string nowhere = (scratch_.path() / "none" / "out").string();
  EXPECT_EQ(run({"info", "-o", nowhere}).err, "demarc: cannot write '" + nowhere + "': No such file or directory\n");
  const Ran r = run({"info", "-o", scratch_.path().string()});
  EXPECT_EQ(r.err, "demarc: cannot write '" + scratch_.path().string() + "': Is a directory\n");
  EXPECT_EQ(r.exit, 2);
}

TEST_F(OutputFile, MayBeADevice) {
  EXPECT_EQ(run({"info", "-o", "/dev/null"}).exit, 0);
  EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
  const Ran full = run({"info", "-o", "/dev/full"});
  EXPECT_EQ(full.exit, 2);
  EXPECT_EQ(full.err, "demarc: cannot write '/dev/full': No space left on device\n");
}

TEST_F(OutputFile, IsAbsentWhereThereIsNoRoomForAllOfIt) {
  // One block, of 512 octets or 1,024: less than the list, so that the disk is full in the middle of it.
  const std::string limited = "(ulimit -f 1; " + program + " list items --format html -o " + file() + "; echo $?)";
  const std::string said = shell(limited);  // where coverage is counted, its runtime complains as well
  EXPECT_EQ(said.find("demarc: cannot write '" + file() + "': File too large\n"), 0u) << said;
  EXPECT_TRUE(said.ends_with("2\n")) << said;
  EXPECT_EQ(left(), nothing);
  scratch_.file("out", "old");
  EXPECT_TRUE(shell(limited).ends_with("2\n"));
  EXPECT_EQ(text_of(file()), "old");
  EXPECT_EQ(left(), only_the_file);
}

TEST_F(OutputFile, IsAsItWasAfterAnInterruption) {
  scratch_.file("out", "old");
  // The batch waits for more; once its draft is there, the program is told to end.
  const std::string said = shell("(cd " + scratch_.path().string() + "; mkfifo batch; " + program +
                                 " who-owns --batch batch -o out & exec 3>batch; printf 'service\\twhat\\n' >&3; "
                                 "until ls out.?????? >/dev/null 2>&1; do sleep 0.01; done; "
                                 "kill -TERM $!; wait $!; echo $?; rm batch)");
  EXPECT_NE(said.find("143"), std::string::npos) << said;
  EXPECT_EQ(text_of(file()), "old");
  EXPECT_EQ(left(), only_the_file);
}

TEST_F(OutputFile, HoldsNoComplaintsWhereStandardErrorIsClosed) {
  EXPECT_EQ(shell("(" + program + " info -v -o " + file() + " 2>&-)"), "");
  EXPECT_EQ(text_of(file()), run({"info"}).out);
}

}  // namespace
