// SPDX-License-Identifier: Apache-2.0
// diff.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace demarc::test;

namespace {

const Way plain{{}, {}, {}, false};
const std::string small = DEMARC_TEST_DATA "/small";

/// The small matrix with one text in one of its files replaced.
std::string edited(const Scratch& scratch, const std::string& file, const std::string& from, const std::string& to) {
  std::filesystem::copy(small, scratch.path() / "m", std::filesystem::copy_options::recursive);
  std::string text = text_of(scratch.path() / "m" / file);
  text.replace(text.find(from), from.size(), to);
  (void)scratch.file("m/" + file, text);
  return (scratch.path() / "m").string();
}
std::string flipped(const Scratch& scratch) {
  return edited(scratch, "services/kiln.yaml", "{when: {compute: hybrid}, party: customer,",
                "{when: {compute: hybrid}, party: mason,");
}
std::string reworded(const Scratch& scratch) {
  return edited(scratch, "services/kiln.yaml", "Patches the nodes.", "Mends the nodes.");
}

TEST(DiffVerb, OfTheSameDirectoryFindsNothing) {
  const Ran r = run({"diff", small, small}, plain);
  EXPECT_EQ(r.exit, 0) << r.err;
  EXPECT_NE(r.out.find("Nothing changed."), std::string::npos);
}

TEST(DiffVerb, LeavesWithOneWhereAnOwnerFlipped) {
  const Scratch scratch;
  const Ran r = run({"diff", small, flipped(scratch), "--format", "json"}, plain);
  EXPECT_EQ(r.exit, 1) << r.err;
  const auto json = nlohmann::json::parse(r.out);
  ASSERT_EQ(json["flipped"].size(), 1u) << r.out;
  EXPECT_EQ(json["flipped"][0]["service"], "kiln");
  EXPECT_EQ(json["flipped"][0]["item"], "patch-host");
  EXPECT_EQ(json["flipped"][0]["before"], "customer");
  EXPECT_EQ(json["flipped"][0]["after"], "mason");
}

TEST(DiffVerb, LeavesWithZeroWhereWordsChanged) {
  const Scratch scratch;
  const Ran r = run({"diff", small, reworded(scratch), "--format", "markdown"}, plain);
  EXPECT_EQ(r.exit, 0) << r.err;
  EXPECT_NE(r.out.find("### Only reworded"), std::string::npos) << r.out;
}

TEST(DiffVerb, SaysWhatIsWrongWithEither) {
  const Scratch scratch;
  const std::string broken = edited(scratch, "services/kiln.yaml", "service: kiln", "service: kil");
  for (const auto& words : {std::pair{small, broken}, std::pair{broken, small}}) {
    const Ran r = run({"diff", words.first, words.second}, plain);
    EXPECT_EQ(r.exit, 2);
    EXPECT_EQ(r.out, "");
    EXPECT_NE(r.err.find(broken + "/services/kiln.yaml:2:10: error: "), std::string::npos) << r.err;
  }
}

TEST(DiffVerb, TakesTwoDirectories) {
  EXPECT_EQ(run({"diff", small}, plain).exit, 2);
  EXPECT_EQ(run({"diff", small, small, small}, plain).exit, 2);
  EXPECT_EQ(run({"diff", small, "/nonexistent"}, plain).exit, 2);
}

TEST(DiffVerb, TakesNoMatricesBesides) {
  const Ran r = run({"diff", small, small});
  EXPECT_EQ(r.exit, 2);
  EXPECT_NE(r.err.find("OLD and NEW"), std::string::npos);
}

}  // namespace
