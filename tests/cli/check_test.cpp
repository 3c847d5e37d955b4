// SPDX-License-Identifier: Apache-2.0
// check.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace demarc::test;

namespace {

const Way plain{{}, {}, {}, false};
const std::string small = DEMARC_TEST_DATA "/small";

/// The small matrix with one file replaced.
std::string broken(const Scratch& scratch, const std::string& file, const std::string& text) {
  std::filesystem::copy(small, scratch.path() / "m", std::filesystem::copy_options::recursive);
  (void)scratch.file("m/" + file, text);
  return (scratch.path() / "m").string();
}

TEST(CheckVerb, FindsNothingInGoodMatrices) {
  const Ran r = run({"check", small}, plain);
  EXPECT_EQ(r.exit, 0) << r.out;
  EXPECT_EQ(r.out, "0 faults, 0 findings of style\n");
}

TEST(CheckVerb, SaysWhereAFaultIs) {
  const Scratch scratch;
  const std::string root = broken(scratch, "services/vault.yaml", "schema: 1\nservice: valt\n");
  const Ran r = run({"check", root}, plain);
  EXPECT_EQ(r.exit, 1);
  EXPECT_NE(r.out.find(root + "/services/vault.yaml:2:10: error: "), std::string::npos) << r.out;
}

TEST(CheckVerb, TakesAFileOfAMatrix) { EXPECT_EQ(run({"check", small + "/services/vault.yaml"}, plain).exit, 0); }

TEST(CheckVerb, FindsReviewsThatAreTooOld) {
  const Ran r = run({"check", small, "--as-of", "2040-01-01"}, plain);
  EXPECT_EQ(r.exit, 1);
  EXPECT_NE(r.out.find("[stale]"), std::string::npos);
}

TEST(CheckVerb, TakesSeveralPaths) { EXPECT_EQ(run({"check", small, "/nonexistent"}, plain).exit, 1); }

TEST(CheckVerb, WritesJson) {
  const Ran r = run({"check", small, "--as-of", "2040-01-01", "--format", "json"}, plain);
  const auto list = nlohmann::json::parse(r.out);
  ASSERT_FALSE(list.empty());
  EXPECT_EQ(list[0]["kind"], "style");
  EXPECT_EQ(list[0]["rule"], "stale");
  EXPECT_EQ(list[0]["file"], small + "/general.yaml");
  EXPECT_GT(list[0]["line"], 0);
}

TEST(CheckVerb, NeedsNoBuiltInMatrix) { EXPECT_EQ(run({"check", "/nonexistent"}, plain).exit, 1); }

}  // namespace
