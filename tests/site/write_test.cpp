// SPDX-License-Identifier: Apache-2.0
// A folder of files: whole or not at all, and never over what is not ours.
#include "site/write.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "cli/program.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

site::File file(const std::string& path, const std::string& text) {
  return {path, [text] { return text; }};
}

std::vector<std::string> below(const std::filesystem::path& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
    if (entry.is_regular_file()) paths.push_back(std::filesystem::relative(entry.path(), folder).string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

class SiteWrite : public testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path folder() const { return scratch_.path() / "a" / "site"; }
  [[nodiscard]] std::string write(std::vector<site::File> files, unsigned threads = 2) const {
    return site::write(folder(), files, threads);
  }
  Scratch scratch_;
};

TEST_F(SiteWrite, MakesTheFolderAndEveryFile) {
  std::vector<site::File> files;
  for (int n = 0; n < 100; ++n)
    files.push_back(file("d" + std::to_string(n % 3) + "/" + std::to_string(n), std::to_string(n)));
  EXPECT_EQ(write(files, 4), "");
  EXPECT_EQ(below(folder()).size(), 101u);
  for (int n = 0; n < 100; ++n)
    EXPECT_EQ(text_of(folder() / files[static_cast<std::size_t>(n)].path), std::to_string(n));
}

TEST_F(SiteWrite, AnEmptyFolderIsTaken) {
  std::filesystem::create_directories(folder());
  EXPECT_EQ(write({file("index.html", "x")}), "");
}

TEST_F(SiteWrite, RefusesAFolderOfOthers) {
  (void)scratch_.file("a/site/letter.txt", "dear");
  const std::string problem = write({file("index.html", "x"), file("letter.txt", "y")});
  EXPECT_NE(problem.find("is not empty, and no site of demarc"), std::string::npos) << problem;
  EXPECT_EQ(below(folder()), std::vector<std::string>{"letter.txt"});
  EXPECT_EQ(text_of(folder() / "letter.txt"), "dear");
}

TEST_F(SiteWrite, RefusesAFile) {
  (void)scratch_.file("a/site", "dear");
  EXPECT_NE(write({file("index.html", "x")}).find("is no directory"), std::string::npos);
}

TEST_F(SiteWrite, WritesAgainAndRemovesWhatWasOurs) {
  EXPECT_EQ(write({file("index.html", "1"), file("services/old.html", "1")}), "");
  (void)scratch_.file("a/site/services/theirs.html", "theirs");
  EXPECT_EQ(write({file("index.html", "2"), file("services/new.html", "2")}), "");
  EXPECT_EQ(below(folder()),
            (std::vector<std::string>{".demarc-site", "index.html", "services/new.html", "services/theirs.html"}));
  EXPECT_EQ(text_of(folder() / "index.html"), "2");
}

TEST_F(SiteWrite, RemovesNothingOutside) {
  EXPECT_EQ(write({file("index.html", "1")}), "");
  const std::string outside = scratch_.file("a/precious", "1");
  (void)scratch_.file("a/site/.demarc-site", "../precious\n" + outside + "\n");
  EXPECT_EQ(write({file("index.html", "2")}), "");
  EXPECT_EQ(text_of(outside), "1");
}

TEST_F(SiteWrite, AFailedRunLeavesWholeFilesAndAFolderOfOurs) {
  EXPECT_EQ(write({file("a.html", "old"), file("b.html", "old")}), "");
  EXPECT_EQ(write({file("a.html", "new"), {"b.html", []() -> std::string { throw std::runtime_error{"no ink"}; }}}, 1),
            "no ink");
  EXPECT_EQ(text_of(folder() / "a.html"), "new");
  EXPECT_EQ(text_of(folder() / "b.html"), "old");
  EXPECT_EQ(write({file("a.html", "newest")}), "");
  EXPECT_EQ(below(folder()), (std::vector<std::string>{".demarc-site", "a.html"}));
}

TEST_F(SiteWrite, SaysWhatCannotBeWritten) {
  EXPECT_EQ(write({file("x", "1")}), "");
  std::filesystem::create_directories(folder() / "index.html" / "in the way");
  const std::string problem = write({file("index.html", "1")});
  EXPECT_NE(problem.find("cannot write"), std::string::npos) << problem;
  EXPECT_FALSE(std::filesystem::exists(folder() / "index.html.new"));
}

}  // namespace
