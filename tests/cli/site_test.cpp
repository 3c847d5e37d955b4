// SPDX-License-Identifier: Apache-2.0
// site.
#include <gtest/gtest.h>

#include "program.hpp"

using namespace demarc::test;

namespace {

namespace fs = std::filesystem;

TEST(SiteVerb, SaysWhereToBegin) {
  const Scratch scratch;
  const std::string out = (scratch.path() / "site").string();
  const Ran r = run({"site", out});
  EXPECT_EQ(r.exit, 0) << r.err;
  EXPECT_EQ(r.out, out + "/index.html\n");
  EXPECT_TRUE(fs::exists(out + "/index.html"));
  EXPECT_TRUE(fs::exists(out + "/services/kiln.html"));
  EXPECT_FALSE(fs::exists(out + "/changes.html"));
}

TEST(SiteVerb, TakesSomeServices) {
  const Scratch scratch;
  const std::string out = (scratch.path() / "site").string();
  EXPECT_EQ(run({"site", out, "--services", "kiln,Acme Anvil", "--services", "vault"}).exit, 0);
  EXPECT_TRUE(fs::exists(out + "/services/anvil.html"));
  EXPECT_TRUE(fs::exists(out + "/services/vault.html"));
  EXPECT_FALSE(fs::exists(out + "/services/forge.html"));
  const Ran r = run({"site", out, "--services", "kilm"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_NE(r.err.find("kiln"), std::string::npos) << r.err;
}

TEST(SiteVerb, SaysWhatChanged) {
  const Scratch scratch;
  const std::string out = (scratch.path() / "site").string();
  EXPECT_EQ(run({"site", out, "--since", DEMARC_TEST_DATA "/small"}).exit, 0);
  EXPECT_NE(text_of(out + "/changes.html").find("No owner changed."), std::string::npos);
  EXPECT_EQ(run({"site", out, "--since", "/nonexistent"}).exit, 2);
}

TEST(SiteVerb, RefusesAFolderOfOthers) {
  const Scratch scratch;
  (void)scratch.file("site/letter", "dear");
  const Ran r = run({"site", (scratch.path() / "site").string()});
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.out, "");
  EXPECT_NE(r.err.find("is not empty, and no site of demarc"), std::string::npos) << r.err;
}

TEST(SiteVerb, TakesOneFolderAndNoFormat) {
  EXPECT_EQ(run({"site"}).exit, 2);
  EXPECT_EQ(run({"site", "a", "b"}).exit, 2);
  EXPECT_EQ(run({"site", "a", "--format", "json"}).exit, 2);
}

}  // namespace
