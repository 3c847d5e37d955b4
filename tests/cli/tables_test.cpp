// SPDX-License-Identifier: Apache-2.0
// show, compare, find, list and info.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace demarc::test;
using Json = nlohmann::json;

namespace {

Json json(std::vector<std::string> arguments) {
  arguments.emplace_back("--format");
  arguments.emplace_back("json");
  const Ran r = run(std::move(arguments));
  EXPECT_EQ(r.exit, 0) << r.err;
  return Json::parse(r.out);
}

Json row(const Json& table, const char* key, const char* value) {
  for (const Json& r : table["rows"])
    if (r[key] == value) return r;
  return nullptr;
}

TEST(ShowVerb, TakesAnyNameAndAConfiguration) {
  EXPECT_EQ(row(json({"show", "Anvil functions"}), "item", "patch-runtime")["party"], "aws");
  EXPECT_EQ(row(json({"show", "anvil", "--with", "packaging=docker image"}), "item", "patch-runtime")["party"],
            "customer");
}

TEST(ShowVerb, GivesPeopleWhatCountsAndProgramsAll) {
  EXPECT_EQ(run({"show", "anvil"}).out.find("Publish patched runtimes"), std::string::npos);
  EXPECT_NE(run({"show", "anvil", "--all"}).out.find("Publish patched runtimes"), std::string::npos);
  EXPECT_NE(row(json({"show", "anvil"}), "item", "supply-runtime-patches"), nullptr);
}

TEST(ShowVerb, MayHaveOnlyOnesRows) {
  const Json all = json({"show", "kiln"}), some = json({"show", "kiln", "--only", "Customer,unknown"});
  EXPECT_LT(some["rows"].size(), all["rows"].size());
  EXPECT_EQ(some["rows"].size(), json({"show", "kiln", "--only", "customer", "--only", "unknown"})["rows"].size());
  for (const Json& r : some["rows"]) EXPECT_TRUE(r["verdict"] != "aws" && r["verdict"] != "not-applicable") << r;
  EXPECT_EQ(some["summary"][0]["rows"]["unknown"], 1);
}

TEST(ShowVerb, SuggestsWhoseRows) {
  const Ran r = run({"show", "kiln", "--only", "cusomer"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(r.err, "demarc: no party 'cusomer' (did you mean 'customer'?)\n");
}

TEST(ShowVerb, SuggestsTheService) {
  const Ran r = run({"show", "anvl"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(r.out, "");
  EXPECT_EQ(r.err, "demarc: There is no service 'anvl'. Did you mean anvil (Acme Anvil)?\n");
}

TEST(ShowVerb, RefusesOptionsThatTheServiceDoesNotHave) {
  EXPECT_EQ(run({"show", "anvil", "--with", "colour=red"}).exit, 3);
}

TEST(ShowVerb, OfAnOfferingShowsEachService) {
  const std::string out = run({"show", "hearth"}).out;
  EXPECT_NE(out.find("Acme Anvil (package = image)"), std::string::npos);
  EXPECT_NE(out.find("Acme Kiln (compute = serverless)"), std::string::npos);
}

TEST(ShowVerb, OfAnOfferingIsNoSingleDocument) { EXPECT_EQ(run({"show", "hearth", "--format", "json"}).exit, 3); }

TEST(CompareVerb, TakesServicesWithConfigurations) {
  const Json table = json({"compare", "kiln:compute=own", "kiln:compute=serverless"});
  EXPECT_EQ(row(table, "item", "patch-guest-os")["kiln:compute=own"], "Customer");
  EXPECT_EQ(row(table, "item", "patch-guest-os")["kiln:compute=serverless"], "AWS");
}

TEST(CompareVerb, MayLeaveOutWhatIsTheSame) {
  EXPECT_EQ(json({"compare", "kiln:compute=own", "kiln:compute=serverless", "--only-differences"})["rows"].size(), 1u);
}

TEST(CompareVerb, MayHaveOnlyOnesRows) {
  const Json table = json({"compare", "anvil", "quarry", "--only", "mason"});
  ASSERT_FALSE(table["rows"].empty());
  for (const Json& r : table["rows"]) EXPECT_EQ(r["quarry"], "Mason & Sons");
}

TEST(CompareVerb, KeepsIdentifiersWithColonsWhole) { EXPECT_EQ(run({"compare", "Acme::Anvil", "kiln"}).exit, 0); }

TEST(CompareVerb, SuggestsTheService) {
  const Ran r = run({"compare", "anvil", "kilm"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_NE(r.err.find("kiln"), std::string::npos);
}

TEST(MovedVerb, AnswersEachOfSeveralServices) {
  const Ran each = run({"moved", "vault", "hearth"});
  EXPECT_EQ(each.exit, 0) << each.err;
  const std::string first = run({"moved", "vault", "anvil:package=image"}).out,
                    second = run({"moved", "vault", "kiln:compute=serverless"}).out;
  EXPECT_EQ(each.out, first + "\n" + second);
  EXPECT_NE(first, second);
  const Ran one = run({"moved", "vault", "hearth", "--format", "json"});
  EXPECT_EQ(one.exit, 3);
  EXPECT_EQ(one.out, "");
  EXPECT_NE(one.err.find("anvil:package=image or kiln:compute=serverless"), std::string::npos) << one.err;
}

TEST(FindVerb, TakesWordsOfTheVocabulary) {
  const Json table = json({"find", "--party", "Mason", "--area", "secrets"});
  ASSERT_EQ(table["rows"].size(), 1u);
  EXPECT_EQ(table["rows"][0]["service"], "quarry");
}

TEST(FindVerb, TakesLayerAndService) {
  EXPECT_EQ(json({"find", "--layer", "host", "--service", "Kiln"})["rows"].size(), 1u);
}

TEST(FindVerb, SuggestsTheWord) {
  const Ran r = run({"find", "--party", "cusomer"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(r.err, "demarc: no party 'cusomer' (did you mean 'customer'?)\n");
  EXPECT_EQ(run({"find", "--area", "patchign"}).err, "demarc: no area 'patchign' (did you mean 'patching'?)\n");
  EXPECT_EQ(run({"find", "--layer", "hosts"}).err, "demarc: no layer 'hosts' (did you mean 'host'?)\n");
}

TEST(ListVerb, KnowsWhatThereIs) {
  for (const char* what : {"services", "items", "areas", "layers", "parties", "options", "frameworks", "controls"})
    EXPECT_FALSE(json({"list", what})["rows"].empty()) << what;
}

TEST(ListVerb, SuggestsTheList) {
  const Ran r = run({"list", "servces"});
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.err, "demarc: no list of 'servces' (did you mean 'services'?)\n");
}

TEST(ListVerb, MayBeOfOneService) { EXPECT_EQ(json({"list", "options", "--service", "vault"})["rows"].size(), 1u); }

TEST(InfoVerb, CountsCellsByEvidence) {
  const Json table = json({"info"});
  EXPECT_EQ(row(table, "what", "edition")["count"], "2031.05");
  EXPECT_EQ(row(table, "what", "services")["count"], "6");
  EXPECT_EQ(row(table, "what", "fingerprint")["count"].get<std::string>().size(), 16u);
  const auto number = [&](const char* what) { return std::stoi(row(table, "what", what)["count"].get<std::string>()); };
  EXPECT_EQ(number("cells"), number("cells: documented") + number("cells: general") + number("cells: baseline") +
                                 number("cells: inferred"));
  EXPECT_EQ(number("cells: unknown"), 1);
}

}  // namespace
