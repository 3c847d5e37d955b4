// SPDX-License-Identifier: Apache-2.0
// ask and who-owns.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace demarc::test;
using Json = nlohmann::json;

namespace {

TEST(WhoOwns, AnswersWithTheVerdictFirst) {
  const Ran r = run({"who-owns", "patching", "anvil"});
  EXPECT_EQ(r.exit, 0);
  EXPECT_EQ(r.err, "");
  EXPECT_EQ(first_line(r.out), "Patching on Acme Anvil is split between AWS and the customer.");
}

TEST(WhoOwns, TakesAConfiguration) {
  const Json a = Json::parse(
      run({"who-owns", "start-runtime-patching", "anvil", "--with", "package=image", "--format", "json"}).out);
  EXPECT_EQ(a["verdict"], "customer");
  EXPECT_EQ(a["configuration"], (Json{{"package", "image"}}));
}

TEST(WhoOwns, TakesAConfigurationInPlainWords) {
  const Json a = Json::parse(
      run({"who-owns", "start-runtime-patching", "anvil", "--with", "update mode=on deployment", "--format", "json"})
          .out);
  EXPECT_EQ(a["configuration"], (Json{{"updates", "on-deploy"}}));
}

TEST(WhoOwns, TakesSeveralOptions) {
  const Json a = Json::parse(
      run({"who-owns", "rotate-keys", "anvil", "--with", "key=own-key", "--with", "package=image", "--format", "json"})
          .out);
  EXPECT_EQ(a["configuration"].size(), 2u);
}

TEST(WhoOwns, StrictlyAssumesNothing) {
  const std::vector<std::string> question{"who-owns", "rotate-keys", "anvil", "--format", "json"};
  EXPECT_EQ(Json::parse(run(question).out)["verdict"], "aws");
  std::vector<std::string> strict = question;
  strict.emplace_back("--strict");
  const Json a = Json::parse(run(strict).out);
  EXPECT_EQ(a["verdict"], "depends");
  EXPECT_EQ(a["assumed"], Json::object());
}

TEST(WhoOwns, SuggestsTheService) {
  const Ran r = run({"who-owns", "patching", "anvl"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_NE(r.out.find("Did you mean: anvil (Acme Anvil)?"), std::string::npos) << r.out;
}

TEST(WhoOwns, RefusesOptionsThatTheServiceDoesNotHave) {
  const Ran r = run({"who-owns", "patching", "anvil", "--with", "colour=red", "--format", "json"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(Json::parse(r.out)["verdict"], "unresolved");
}

TEST(WhoOwns, LeavesWithThreeWhereNobodyKnows) {
  const Ran r = run({"who-owns", "keep-data-durable", "kiln", "--format", "json"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(Json::parse(r.out)["verdict"], "unknown");
}

TEST(WhoOwns, AnswersForAwsInGeneral) {
  const Json a = Json::parse(run({"who-owns", "patching", "-", "--format", "json"}).out);
  EXPECT_EQ(a["service"], nullptr);
}

TEST(WhoOwns, WritesEveryFormat) {
  EXPECT_TRUE(run({"who-owns", "patching", "anvil", "--format", "markdown"}).out.starts_with("**Patching on"));
  EXPECT_TRUE(run({"who-owns", "patching", "anvil", "--format", "html"}).out.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(run({"who-owns", "patching", "anvil", "--format", "csv"}).out.starts_with("service,item,"));
}

TEST(Ask, AnswersAQuestion) {
  const Ran r = run({"ask", "who owns patching on Anvil?"});
  EXPECT_EQ(r.exit, 0);
  EXPECT_EQ(first_line(r.out), "Patching on Acme Anvil is split between AWS and the customer.");
}

TEST(Ask, NeedsNoQuotes) {
  EXPECT_EQ(run({"ask", "who", "owns", "patching", "on", "Anvil"}).out, run({"ask", "who owns patching on Anvil"}).out);
}

TEST(Ask, TakesVerbsForWords) {
  const Ran r = run({"ask", "who", "can", "check", "patching", "on", "Anvil"});
  EXPECT_EQ(r.err, "");  // "check" is a verb of the command too
  EXPECT_NE(r.exit, 2);
}

TEST(Ask, RefusesWhatItDoesNotUnderstand) {
  const Ran r = run({"ask", "colourless green ideas sleep furiously", "--format", "json"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(Json::parse(r.out)["status"], "unresolved");
}

TEST(Ask, AnswersForAnOfferingLineByLine) {
  const Ran r = run({"ask", "who patches the guest OS on Hearth"});
  EXPECT_EQ(first_line(r.out), "Acme Hearth stands for 2 services.");
  EXPECT_TRUE(Json::parse(run({"ask", "who patches the guest OS on Hearth", "--format", "json"}).out).is_array());
}

TEST(Ask, Explains) {
  EXPECT_NE(run({"ask", "who owns patching on Anvil", "--explain"}).out.find("\nRead as "), std::string::npos);
}

TEST(Ask, StrictlyLeavesOptionsOpen) {
  const Json a = Json::parse(run({"ask", "who owns rotate the keys on Anvil", "--strict", "--format", "json"}).out);
  EXPECT_EQ(a["assumed"], Json::object());
}

TEST(Colour, IsOffInFiles) { EXPECT_EQ(run({"who-owns", "patching", "anvil"}).out.find('\033'), std::string::npos); }

TEST(Colour, MayBeDemanded) {
  EXPECT_NE(run({"who-owns", "patching", "anvil", "--colour", "always"}).out.find("\033["), std::string::npos);
  EXPECT_NE(run({"who-owns", "patching", "anvil", "--color=always"}, {{}, {"NO_COLOR=1"}, {}, true}).out.find("\033["),
            std::string::npos);
}

TEST(Width, FollowsColumns) {
  const std::string narrow = run({"who-owns", "patching", "anvil"}, {{}, {"COLUMNS=60"}, {}, true}).out;
  const std::string wide = run({"who-owns", "patching", "anvil"}, {{}, {"COLUMNS=200"}, {}, true}).out;
  EXPECT_GT(std::count(narrow.begin(), narrow.end(), '\n'), std::count(wide.begin(), wide.end(), '\n'));
}

}  // namespace
