// SPDX-License-Identifier: Apache-2.0
// The JSON contract "demarc.answer/1".
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "support/golden.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;
using Json = nlohmann::ordered_json;

namespace {

Json json(const Replies& replies) { return Json::parse(render(small(), replies, Format::json)); }
Json line(const Replies& replies, std::string_view id = "7") { return Json::parse(render_line(small(), replies, id)); }

std::vector<std::string> keys(const Json& object) {
  std::vector<std::string> out;
  for (const auto& [key, value] : object.items()) out.push_back(key);
  return out;
}
const Json& item(const Json& answer, std::string_view id) {
  for (const Json& i : answer["items"])
    if (i["id"] == id) return i;
  throw std::runtime_error("no item");
}
void expect_starts(const std::vector<std::string>& actual, std::vector<std::string> expected) {
  ASSERT_GE(actual.size(), expected.size());
  EXPECT_EQ(std::vector<std::string>(actual.begin(), actual.begin() + static_cast<std::ptrdiff_t>(expected.size())),
            expected);
}

TEST(JsonAnswer, ToldForAnArea) {
  expect_golden("area.json", render(small(), answered("anvil", Area::patching), Format::json));
}

TEST(JsonAnswer, HasTheFieldsOfTheContractInOrder) {
  const Json a = json(answered("anvil", Area::patching));
  expect_starts(keys(a), {"schema", "id", "status", "service", "verdict", "parties", "read_as", "configuration",
                          "assumed", "ignored", "items", "candidates", "lifecycle", "edition"});
  expect_starts(keys(a["read_as"]), {"service", "what", "score"});
  expect_starts(keys(a["items"][0]), {"id", "title", "area", "layer", "activity", "supporting", "verdict", "party",
                                      "role", "act", "evidence", "rule", "cases", "flips", "sources"});
  expect_starts(keys(a["items"][0]["rule"]), {"when", "from", "at"});
  expect_starts(keys(a["items"][0]["sources"][0]), {"title", "url", "publisher", "read"});
}

TEST(JsonAnswer, HasTheSameFieldsWhereTheQuestionWasNotUnderstood) {
  const Json a = json(refused());
  expect_starts(keys(a), {"schema", "id", "status", "service", "verdict", "parties", "read_as", "configuration",
                          "assumed", "ignored", "items", "candidates", "lifecycle", "edition"});
  EXPECT_EQ(a["status"], "unresolved");
  EXPECT_EQ(a["verdict"], "unresolved");
  EXPECT_EQ(a["problem"], "There is no service 'anvl'.");
  EXPECT_EQ(a["candidates"][0], (Json{{"kind", "service"}, {"id", "anvil"}, {"title", "Acme Anvil"}}));
}

TEST(JsonAnswer, SaysWhoAndWhy) {
  const Json a = json(answered("anvil", Area::patching));
  EXPECT_EQ(a["schema"], "demarc.answer/1");
  EXPECT_EQ(a["status"], "answered");
  EXPECT_EQ(a["service"], "anvil");
  EXPECT_EQ(a["verdict"], "split");
  EXPECT_EQ(a["parties"], (Json{"aws", "customer"}));
  EXPECT_EQ(a["assumed"], (Json{{"package", "zip"}, {"state", "supported"}, {"updates", "auto"}}));
  const Json& i = item(a, "patch-runtime");
  EXPECT_EQ(i["party"], "aws");
  EXPECT_EQ(i["act"], "Puts the patched runtime under the function.");
  EXPECT_EQ(i["evidence"], "documented");
  EXPECT_EQ(i["rule"]["when"], (Json{{"updates", {"auto", "on-deploy"}}}));
  EXPECT_EQ(i["rule"]["from"], "service");
  EXPECT_EQ(i["rule"]["at"].get<std::string>().substr(0, 20), "services/anvil.yaml:");
}

TEST(JsonAnswer, JoinsFlipsOfOneOptionWithOneResult) {
  const Json flips = item(json(answered("anvil", Area::patching)), "start-runtime-patching")["flips"];
  EXPECT_EQ(flips[0], (Json{{"when", {{"package", "image"}}}, {"verdict", "customer"}, {"party", "customer"}}));
  EXPECT_EQ(flips[1], (Json{{"when", {{"state", "retired"}}}, {"verdict", "not-applicable"}, {"party", nullptr}}));
  EXPECT_EQ(flips[2],
            (Json{{"when", {{"updates", {"on-deploy", "manual"}}}}, {"verdict", "customer"}, {"party", "customer"}}));
}

TEST(JsonAnswer, NamesTheBaseline) {
  EXPECT_EQ(item(json(answered("kiln", Area::patching)), "patch-runtime")["rule"]["from"], "baseline:nodes");
}

TEST(JsonAnswer, NamesThirdPartiesById) {
  const Json a = json(answered("quarry", ItemKey{"patch-host"}));
  EXPECT_EQ(a["verdict"], "third-party");
  EXPECT_EQ(a["parties"], (Json{"mason"}));
  EXPECT_EQ(a["items"][0]["party"], "mason");
}

TEST(JsonAnswer, ListsEveryCaseOfAnItemThatDepends) {
  const Json a = json(answered("kiln", ItemKey{"patch-guest-os"}));
  const Json& i = a["items"][0];
  EXPECT_EQ(i["verdict"], "depends");
  EXPECT_EQ(i["party"], nullptr);
  EXPECT_EQ(i["rule"], nullptr);
  ASSERT_EQ(i["cases"].size(), 3u);
  EXPECT_EQ(i["cases"][2]["when"], (Json{{"compute", {"serverless"}}}));
  EXPECT_EQ(i["cases"][2]["party"], "aws");
  EXPECT_EQ(a["cases"].size(), 2u);
  EXPECT_EQ(a["open"], (Json{{"compute", {"own", "managed", "serverless", "hybrid"}}}));
}

TEST(JsonAnswer, GivesTheReasonWhereThereIsNoAct) {
  const Json i = json(answered("anvil", ItemKey{"rebuild-images"}))["items"][0];
  EXPECT_EQ(i["verdict"], "not-applicable");
  EXPECT_EQ(i["reason"], "There is no image.");
  EXPECT_EQ(i["act"], "");
}

TEST(JsonAnswer, NamesRoleContradictionAndNeighbours) {
  const Json i = json(answered("kiln", ItemKey{"open-ports"}, {{"plot", "shared-plot"}}))["items"][0];
  EXPECT_EQ(i["role"], "plot-owner");
  EXPECT_EQ(i["disputed"], true);
  EXPECT_EQ(json(answered("kiln", ItemKey{"patch-guest-os"}))["items"][0]["related"], (Json{"patch-host"}));
}

TEST(JsonAnswer, SaysWhichOtherServiceDecides) {
  const Json i = json(answered("anvil", ItemKey{"rotate-keys"}, {{"key", "own-key"}}))["items"][0];
  EXPECT_EQ(i["see"], (Json{{"service", "vault"}, {"item", "rotate-keys"}}));
  EXPECT_EQ(i["party"], "customer");
}

TEST(JsonAnswer, ListsTheCasesOfAnotherServiceThatDecides) {
  const Json a = json(answered("forge", ItemKey{"patch-guest-os"}));
  EXPECT_EQ(a["verdict"], "depends");
  EXPECT_EQ(a["parties"], (Json{"aws", "customer"}));
  ASSERT_EQ(a["items"][0]["cases"].size(), 3u);
  EXPECT_EQ(a["items"][0]["cases"][2]["when"], (Json{{"ground", {"on-kiln"}}, {"kiln:compute", {"serverless"}}}));
  EXPECT_EQ(a["items"][0]["cases"][2]["party"], "aws");
  EXPECT_EQ(a["items"][0]["cases"][2]["rule"]["at"].get<std::string>().substr(0, 19), "services/kiln.yaml:");
}

TEST(JsonAnswer, StrictlyLeavesTheOtherServiceOpenToo) {
  const Json a = json(answered("anvil", ItemKey{"rotate-keys"}, {{"key", "own-key"}}, Defaults::ask));
  EXPECT_EQ(a["verdict"], "depends");
  EXPECT_EQ(a["parties"], (Json{"aws", "customer"}));
  ASSERT_EQ(a["items"][0]["cases"].size(), 2u);
  EXPECT_EQ(a["items"][0]["cases"][0]["when"], (Json{{"key", {"own-key"}}, {"vault:rotation", {"scheduled"}}}));
}

TEST(JsonAnswer, HasTheLifecycleOrNull) {
  EXPECT_EQ(json(answered("anvil", Area::patching))["lifecycle"], nullptr);
  const Json l = json(answered("quarry", Area::patching))["lifecycle"];
  EXPECT_EQ(l["status"], "ended");
  EXPECT_EQ(l["since"], "2030-12-31");
}

TEST(JsonAnswer, OfAwsInGeneralHasNoService) {
  EXPECT_EQ(json(answered("general", Area::patching))["service"], nullptr);
}

TEST(JsonAnswer, TellsLeadingFromSupporting) {
  const Json a = json(answered("anvil", Area::patching));
  EXPECT_EQ(item(a, "supply-runtime-patches")["decides"], false);
  EXPECT_EQ(item(a, "patch-runtime")["decides"], true);
}

TEST(JsonAnswer, KeepsGivenAndIgnoredApart) {
  Replies replies = answered("anvil", ItemKey{"patch-runtime"}, {{"package", "image"}, {"updates", "manual"}});
  replies.ignored = {{"feature", "ports"}};
  const Json a = json(replies);
  EXPECT_EQ(a["configuration"], (Json{{"package", "image"}}));
  EXPECT_EQ(a["ignored"], (Json{{"updates", "manual"}, {"feature", "ports"}}));
}

TEST(JsonAnswer, OfAMixListsItsValues) {
  EXPECT_EQ(json(answered("kiln", ItemKey{"patch-guest-os"},
                          {{"compute", "own"}, {"compute", "serverless"}}))["configuration"],
            (Json{{"compute", {"own", "serverless"}}}));
}

TEST(JsonAnswer, OfSeveralServicesIsAList) {
  const Json a = json(hearth(Area::patching));
  ASSERT_TRUE(a.is_array());
  EXPECT_EQ(a[0]["service"], "anvil");
  EXPECT_EQ(a[1]["service"], "kiln");
  EXPECT_EQ(a[1]["offering"], "hearth");
}

TEST(JsonLine, CarriesItsId) { EXPECT_EQ(line(answered("anvil", Area::patching), "row 7")["id"], "row 7"); }

TEST(JsonLine, IsOneLine) {
  EXPECT_EQ(render_line(small(), answered("anvil", Area::patching), "7").find('\n'), std::string::npos);
}

TEST(JsonLine, OfSeveralServicesIsOneObject) {
  const Json a = line(hearth(Area::patching));
  EXPECT_EQ(a["service"], nullptr);
  EXPECT_EQ(a["parties"], (Json{"aws", "customer"}));
  ASSERT_EQ(a["services"].size(), 2u);
  EXPECT_EQ(a["services"][1]["service"], "kiln");
}

TEST(JsonLine, OfWhatWasNotUnderstoodIsAnObjectToo) { EXPECT_EQ(line(refused())["verdict"], "unresolved"); }

}  // namespace
