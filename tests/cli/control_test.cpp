// SPDX-License-Identifier: Apache-2.0
// control, and the lists of frameworks and controls.
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

TEST(ControlVerb, SaysWhoDoesWhatOnAService) {
  const Json table = json({"control", "pa-1(2)", "--service", "anvil"});
  EXPECT_EQ(table["title"], "Acme Controls 7: PA-1(2), Fix flaws by machine: who does what on Acme Anvil");
  EXPECT_EQ(table["rows"].size(), 2u);
  EXPECT_EQ(row(table, "item", "patch-runtime")["party"], "aws");
  EXPECT_EQ(row(table, "item", "patch-runtime")["strength"], "direct");
  EXPECT_EQ(row(table, "item", "patch-runtime")["share"], "inherited");
  EXPECT_EQ(row(table, "item", "patch-runtime")["inheritable"], "Yes");
  EXPECT_EQ(row(table, "item", "patch-runtime")["basis"], "judgement");
  EXPECT_EQ(table["notes"][0], "Inherited: AWS performs every act that PA-1(2) demands.");
}

TEST(ControlVerb, AConfigurationMovesIt) {
  const Json table = json({"control", "PA-1(2)", "--service", "anvil:packaging=image"});
  EXPECT_EQ(table["rows"][0]["share"], "customer");
  EXPECT_EQ(table["rows"][0]["oscal"], "system-specific");
  EXPECT_EQ(table["rows"][0]["oscal_provider"], "customer-provided");
}

TEST(ControlVerb, AStackIsSharedWhereOneServiceIsTheCustomers) {
  const Json table = json({"control", "PA-1(2)", "--service", "anvil", "--service", "anvil:packaging=image"});
  EXPECT_EQ(table["notes"][0],
            "Together. Shared: AWS and the customer perform the acts that PA-1(2) demands, each for itself.");
  EXPECT_EQ(row(table, "share", "inherited")["service"], "anvil");
  EXPECT_EQ(row(table, "share", "customer")["service"], "anvil");
}

TEST(ControlVerb, ListsEveryServiceWithoutOne) {
  const Json table = json({"control", "PA-1(2)"});
  EXPECT_EQ(table["rows"].size(), 6u);
  EXPECT_EQ(row(table, "service", "anvil")["share"], "inherited");
  EXPECT_EQ(table["notes"][0], "Demanded: start-runtime-patching, patch-runtime.");
}

TEST(ControlVerb, NamesWhatOnlyFollowsFromTheArea) {
  EXPECT_EQ(row(json({"control", "DA-1", "--service", "anvil"}), "item", "keep-warm")["basis"], "judgement, by area");
  EXPECT_NE(run({"control", "DA-1", "--service", "anvil"}).out.find("By area: "), std::string::npos);
}

TEST(ControlVerb, NobodyInheritsAPolicy) {
  const Ran r = run({"control", "PO-1", "--service", "anvil"});
  EXPECT_NE(r.out.find("asks every organization for its own"), std::string::npos) << r.out;
  EXPECT_NE(r.out.find("inheritable: No"), std::string::npos);
}

TEST(ControlVerb, NamesPagesThatSaySo) {
  const Ran r = run({"control", "PA-1", "--service", "anvil"});
  EXPECT_NE(r.out.find("[1] Acme Controls in the cloud (read 2031-04-16)"), std::string::npos) << r.out;
}

TEST(ControlVerb, AsksWhichFrameworkIsMeant) {
  const Ran r = run({"control", "PA-2"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_EQ(r.out, "");
  EXPECT_EQ(r.err, "demarc: 'PA-2' is a control of several frameworks; say --framework acme-controls or numbers\n");
  EXPECT_EQ(run({"control", "PA-2", "--framework", "the numbers"}).exit, 0);
  EXPECT_EQ(run({"control", "PA-2", "--framework", "ac"}).exit, 0);
}

TEST(ControlVerb, SuggestsTheControlAndTheFramework) {
  const Ran control = run({"control", "pb-1"});
  EXPECT_EQ(control.exit, 3);
  EXPECT_NE(control.err.find("did you mean 'PO-1'?"), std::string::npos) << control.err;
  const Ran framework = run({"control", "PA-1", "--framework", "acme-control"});
  EXPECT_EQ(framework.exit, 3);
  EXPECT_EQ(framework.err, "demarc: no framework 'acme-control' (did you mean 'acme-controls'?)\n");
  EXPECT_EQ(run({"control", "PA-1", "--service", "anvl"}).exit, 3);
  EXPECT_EQ(run({"control"}).exit, 2);
}

TEST(ControlVerb, LeavesWithThreeWhereItIsNotRecorded) {
  EXPECT_EQ(run({"control", "MI-1", "--service", "anvil"}).exit, 3);  // no act of it: not mapped
}

TEST(ListVerb, HasFrameworksAndControls) {
  EXPECT_EQ(row(json({"list", "frameworks"}), "id", "acme-controls")["controls"], "9");
  EXPECT_EQ(json({"list", "controls", "--framework", "numbers"})["rows"].size(), 3u);
  EXPECT_EQ(row(json({"list", "controls"}), "control", "PO-1")["never_inherited"], "true");
  EXPECT_EQ(run({"list", "items", "--framework", "numbers"}).exit, 2);
}

}  // namespace
