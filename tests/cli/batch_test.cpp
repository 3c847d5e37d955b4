// SPDX-License-Identifier: Apache-2.0
// who-owns --batch.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"

using namespace demarc::test;
using Json = nlohmann::json;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

Ran batch(const std::string& input) {
  return run({"who-owns", "--batch", "-", "--format", "json"}, {input, {}, {}, true});
}

Ran in_words(const std::string& input) { return run({"who-owns", "--batch", "-"}, {input, {}, {}, true}); }

std::vector<Json> answers(const std::string& input) {
  std::vector<Json> out;
  for (const std::string& line : lines_of(batch(input).out)) out.push_back(Json::parse(line));
  return out;
}

constexpr const char* three =
    "id\tservice\twhat\tconfiguration\n"
    "a\tanvil\tpatch-guest-os\t-\n"
    "b\tAnvil\tstart-runtime-patching\tpackage=image\n"
    "c\tquarry\tpatch-host\t\n";

TEST(Batch, AnswersInOrderWithIds) {
  const auto list = answers(three);
  ASSERT_EQ(list.size(), 3u);
  EXPECT_EQ(list[0]["id"], "a");
  EXPECT_EQ(list[0]["verdict"], "aws");
  EXPECT_EQ(list[1]["verdict"], "customer");
  EXPECT_EQ(list[2]["parties"], (Json{"mason"}));
  EXPECT_EQ(batch(three).exit, 0);
}

TEST(Batch, ReadsAFile) {
  const Scratch scratch;
  const Ran r = run({"who-owns", "--batch", scratch.file("b.tsv", three), "--format", "json"});
  EXPECT_EQ(lines_of(r.out).size(), 3u);
}

TEST(Batch, TakesColumnsInAnyOrderAndLeavesOthersAlone) {
  const auto list = answers("note\twhat\tservice\nx\tpatch-guest-os\tanvil\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["verdict"], "aws");
  EXPECT_EQ(list[0]["id"], nullptr);
}

TEST(Batch, TakesQuestions) {
  const auto list = answers("question\nwho owns patching on Anvil\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["service"], "anvil");
}

TEST(Batch, TakesQuestionsAboutAService) {
  const auto list = answers("question\tservice\nwho owns patching\tanvil\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["service"], "anvil");
}

TEST(Batch, TurnsBadLinesIntoUnresolvedAnswers) {
  const auto list = answers("id\tservice\twhat\n1\tanvl\tpatching\n2\n3\tanvil\t\n4\tanvil\tguard-doors\n");
  ASSERT_EQ(list.size(), 4u);
  EXPECT_EQ(list[0]["verdict"], "unresolved");
  EXPECT_EQ(list[0]["candidates"][0]["id"], "anvil");
  EXPECT_EQ(list[1]["problem"], "Line 3 has 1 of at least 3 columns.");
  EXPECT_EQ(list[1]["id"], "2");
  EXPECT_EQ(list[2]["problem"], "Line 4 asks nothing.");
  EXPECT_EQ(list[3]["verdict"], "aws");
}

TEST(Batch, LeavesWithThreeWhereALineHasNoAnswer) {
  EXPECT_EQ(batch("service\twhat\nanvil\tguard-doors\nanvl\tx\n").exit, 3);
}

TEST(Batch, TakesWindowsLinesAndAByteOrderMark) {
  const auto list = answers("\xEF\xBB\xBFservice\twhat\r\nanvil\tguard-doors\r\n\r\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["verdict"], "aws");
}

TEST(Batch, TakesALastLineWithoutAnEnd) { EXPECT_EQ(answers("service\twhat\nanvil\tguard-doors").size(), 1u); }

TEST(Batch, SurvivesAnything) {
  const auto list = answers("service\twhat\n\x1b[2J\t\xFF\xFE\n" + std::string(100'000, 'x') + "\ty\n");
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0]["status"], "unresolved");
  EXPECT_EQ(list[1]["problem"], "Line 3 is too long.");
}

TEST(Batch, AnswersSeveralServicesInOneObject) {
  const auto list = answers("service\twhat\nHearth\tpatch-guest-os\n");
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0]["services"].size(), 2u);
  EXPECT_EQ(list[0]["verdict"], "aws");
}

TEST(Batch, WritesASentenceALineAsText) {
  const Ran r =
      run({"who-owns", "--batch", "-"},
          {"id\tservice\twhat\n7\tanvil\tpatching\n8\tanvl\tpatching\n9\tquarry\tpatch-host\n", {}, {}, true});
  EXPECT_EQ(r.out,
            "7\tPatching on Acme Anvil is split between AWS and the customer.\n"
            "8\tThere is no service 'anvl'. Did you mean anvil?\n"
            "9\tAcme Quarry by Mason has ended (2030-12-31). Mason sells it no more. Move to Acme Kiln. "
            "It is Mason & Sons' job to patch hosts and hypervisors on Acme Quarry by Mason.\n");
}

TEST(Batch, WantsAHeading) {
  const Ran r = batch("id\tservise\twhat\n1\tanvil\tx\n");
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.out, "");
  EXPECT_NE(r.err.find("'servise' (did you mean 'service'?)"), std::string::npos) << r.err;
}

TEST(Batch, WantsEachColumnOnce) { EXPECT_EQ(batch("service\twhat\twhat\nanvil\tx\ty\n").exit, 2); }

TEST(Batch, WantsInput) {
  EXPECT_EQ(batch("").exit, 2);
  EXPECT_EQ(run({"who-owns", "--batch", "/nonexistent"}).exit, 2);
}

TEST(Batch, TakesNoWords) { EXPECT_EQ(run({"who-owns", "--batch", "-", "patching"}).exit, 2); }

TEST(Batch, WritesTextOrJsonOnly) { EXPECT_EQ(run({"who-owns", "--batch", "-", "--format", "csv"}).exit, 2); }

TEST(Batch, ThatCannotBeReadIsNotCalledEmpty) {
  EXPECT_EQ(run({"who-owns", "--batch", "/"}).err, "demarc: cannot read the batch to its end\n");
  const Ran missing = run({"who-owns", "--batch", "/nonexistent"});
  EXPECT_EQ(missing.exit, 2);
  EXPECT_EQ(missing.err, "demarc: cannot read '/nonexistent': No such file or directory\n");
}

TEST(Batch, GoesOnBehindALineThatIsTooLong) {
  constexpr std::size_t longest = 64 * 1024;
  const std::string head = "service\twhat\n", good = "anvil\tkeep-warm\n", answer = in_words(head + good).out;
  for (const std::size_t size : {longest + 1, longest + 2, longest + 3, std::size_t{1'000'000}}) {
    const Ran r = in_words(head + std::string(size, 'x') + "\n" + good);
    EXPECT_EQ(r.out, "Line 2 is too long.\n" + answer) << size;
  }
  EXPECT_EQ(in_words(head + std::string(longest, 'x') + "\n" + good).out,
            "Line 2 has 1 of at least 2 columns.\n" + answer);
  EXPECT_EQ(in_words(head + std::string(longest + 5, 'x')).out, "Line 2 is too long.\n");
}

}  // namespace
