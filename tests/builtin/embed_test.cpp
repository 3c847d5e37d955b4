// SPDX-License-Identifier: Apache-2.0
// The generator as the build runs it: what it says, and what it leaves, when something is wrong.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <utility>

#include "support/scratch.hpp"

namespace demarc {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int exit = -1;
  std::string said;  ///< to either output
};

Ran embed(const std::string& arguments) {
  std::FILE* pipe = popen((std::string(DEMARC_EMBED) + ' ' + arguments + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return {};
  Ran ran;
  for (int c = std::fgetc(pipe); c != EOF; c = std::fgetc(pipe)) ran.said += static_cast<char>(c);
  const int status = pclose(pipe);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

const std::string small = DEMARC_TEST_DATA "/small";

TEST(Embed, WantsTwoArguments) {
  for (const std::string& arguments : {std::string(), small, small + " a b"}) {
    const Ran ran = embed(arguments);
    EXPECT_EQ(ran.exit, 2);
    EXPECT_EQ(ran.said, "demarc-embed: expected two arguments: MATRICES OUTPUT\n");
  }
}

TEST(Embed, TellsFaultsWhereEditorsFindThem) {
  const test::Scratch scratch;
  const fs::path matrices = scratch.path() / "matrices";
  fs::copy(small, matrices, fs::copy_options::recursive);
  scratch.file("matrices/services/anvil.yaml", "schema: 1\nschema: 2\n");
  const Ran ran = embed(matrices.string() + ' ' + (scratch.path() / "out").string());
  EXPECT_EQ(ran.exit, 1);
  const std::string file = (matrices / "services/anvil.yaml").string();
  EXPECT_NE(ran.said.find(file + ":2:1: error: 'schema' is given twice [duplicate-key]\n" + file +
                          ":1:1: note: the other place\n"),
            std::string::npos)
      << ran.said;
  EXPECT_FALSE(fs::exists(scratch.path() / "out"));
}

TEST(Embed, SaysThatThereIsNoDirectory) {
  const test::Scratch scratch;
  const Ran ran = embed((scratch.path() / "nowhere").string() + ' ' + (scratch.path() / "out").string());
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.said.find("nowhere: error: no such directory [unreadable]"), std::string::npos) << ran.said;
}

TEST(Embed, WritesAllOrNothingOfAFile) {
  const test::Scratch scratch;
  const fs::path out = scratch.path() / "out";
  ASSERT_EQ(embed(small + ' ' + out.string()).exit, 0);
  // What is equal stays as it is, but for the file by whose time the build goes.
  std::size_t kept = 0;
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours(1);
  for (const auto& entry : fs::recursive_directory_iterator(out))
    if (entry.is_regular_file()) fs::last_write_time(entry, old);
  ASSERT_EQ(embed(small + ' ' + out.string()).exit, 0);
  for (const auto& entry : fs::recursive_directory_iterator(out)) {
    EXPECT_NE(entry.path().extension(), ".draft");
    if (!entry.is_regular_file()) continue;
    if (entry.path().filename() == "aws_texts.cpp") {
      EXPECT_GT(fs::last_write_time(entry), old);
    } else {
      EXPECT_EQ(fs::last_write_time(entry), old) << entry.path();
      ++kept;
    }
  }
  EXPECT_GE(kept, 3U);
}

TEST(Embed, LeavesNoDraftWhereItCannotWrite) {
  const test::Scratch scratch;
  // A directory in the place of the draft: as good as a disk that is full.
  fs::create_directories(scratch.path() / "out/aws_texts.cpp.draft/x");
  const Ran ran = embed(small + ' ' + (scratch.path() / "out").string());
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.said.find("demarc-embed: "), std::string::npos);
  EXPECT_FALSE(fs::exists(scratch.path() / "out/aws_texts.cpp"));
}

TEST(Embed, SaysThatTheDiskIsFull) {
  if (!fs::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
  const test::Scratch scratch;
  fs::create_directories(scratch.path() / "out/include/demarc/aws");
  // Every file's draft leads to a disk that is full.
  for (const char* file : {"aws_texts.cpp", "include/demarc/aws.hpp", "include/demarc/aws/names.hpp",
                           "include/demarc/aws/options.hpp", "include/demarc/aws/tables.hpp"})
    fs::create_symlink("/dev/full", scratch.path() / "out" / (std::string(file) + ".draft"));
  const Ran ran = embed(small + ' ' + (scratch.path() / "out").string());
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.said.find("demarc-embed: cannot write "), std::string::npos) << ran.said;
  EXPECT_FALSE(fs::exists(scratch.path() / "out/aws_texts.cpp"));
}

TEST(Embed, SaysThatAFileStandsInTheWay) {
  const test::Scratch scratch;
  scratch.file("out", "a file");
  const Ran ran = embed(small + ' ' + (scratch.path() / "out").string());
  EXPECT_EQ(ran.exit, 1);
  EXPECT_NE(ran.said.find("demarc-embed: "), std::string::npos) << ran.said;
}

}  // namespace
}  // namespace demarc
