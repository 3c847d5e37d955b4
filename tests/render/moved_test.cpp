// SPDX-License-Identifier: Apache-2.0
// What changes hands in a move: each kind, the sentence, and every format.
#include <gtest/gtest.h>

#include <array>
#include <demarc/moved.hpp>
#include <nlohmann/json.hpp>

#include "support/diffs.hpp"
#include "support/golden.hpp"
#include "support/read_back.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;
using Kind = Moved::Kind;
using Json = nlohmann::json;
using tiny::by_mode, tiny::mode;

namespace {

const std::string alpha =
    "items:\n"
    "  patch-host: {party: aws, act: Patches all hosts., sources: [doc]}\n"
    "  patch-guest: {party: customer, sources: [doc]}\n"
    "  patch-runtime: {not-applicable: There is no runtime., sources: [doc]}\n"
    "  keep-keys: {party: customer, sources: [doc]}\n"
    "  turn-keys: {party: acme, sources: [doc]}\n";
const std::string beta =
    "items:\n"
    "  patch-host: {party: customer, act: Patches its own hosts., sources: [doc]}\n"
    "  patch-guest: {party: acme, act: Patches by night., sources: [doc]}\n"
    "  patch-runtime: {party: customer, sources: [doc]}\n"
    "  keep-keys: {not-applicable: Keys keep themselves., sources: [doc]}\n"
    "  turn-keys: {party: zeta, sources: [doc]}\n";
const std::string gamma = mode("") + by_mode("aws", "customer", "customer") +
                          "  patch-host: {party: aws, sources: [doc]}\n"
                          "  keep-keys: {unknown: No page says., evidence: inferred}\n"
                          "  patch-runtime: {not-applicable: There is none., sources: [doc]}\n";

const Matrix& made() {
  static const Matrix matrix = tiny::load({{"alpha", tiny::head("alpha") + alpha},
                                           {"beta", tiny::head("beta") + beta},
                                           {"gamma", tiny::head("gamma") + gamma}});
  return matrix;
}

Move move(std::string_view from, std::string_view to, bool supporting = false) {
  return moved(made().view(), {ServiceKey{from}, {}}, {ServiceKey{to}, {}}, supporting);
}

std::string said(const Move& all) {
  std::string out;
  for (const Moved& m : all.items) out += std::string{id(m.kind)} + " " + std::string{m.before.id()} + "\n";
  return out;
}

TEST(Moved, TellsWhatChangesHands) {
  EXPECT_EQ(said(move("alpha", "beta")),
            "lands-on-you patch-host\n"
            "handed-over patch-guest\n"
            "new-for-you patch-runtime\n"
            "no-longer-needed keep-keys\n"
            "among-others turn-keys\n");
}

TEST(Moved, TheOtherWayRoundIsTheOpposite) {
  EXPECT_EQ(said(move("beta", "alpha")),
            "lands-on-you patch-guest\n"
            "handed-over patch-host\n"
            "new-for-you keep-keys\n"
            "no-longer-needed patch-runtime\n"
            "among-others turn-keys\n");
}

TEST(Moved, ToTheSamePlaceStays) {
  const Move all = move("alpha", "alpha");
  EXPECT_EQ(all.count(Kind::stays), all.items.size());
  EXPECT_EQ(all.items.size(), 4u) << "an act that is on neither side is no row";
}

TEST(Moved, NeverGuessesWhatIsOpen) {
  const Move there = move("alpha", "gamma"), back = move("gamma", "alpha");
  for (const Move* all : {&there, &back}) {
    for (const Moved& m : all->items)
      EXPECT_EQ(m.kind == Kind::open, m.before.id() == "patch-guest" || m.before.id() == "keep-keys") << m.before.id();
    EXPECT_EQ(all->count(Kind::open), 2u);
  }
}

TEST(Moved, FollowsTheConfiguration) {
  const MatrixView matrix = made().view();
  const std::array<Choice, 1> automatic{{{"mode", "auto"}}};
  const ServiceKey service{"gamma"};
  const Configuration given = matrix.configure(service, automatic).configuration;
  const Move all = moved(matrix, {ServiceKey{"alpha"}, {}}, {service, given});
  ASSERT_FALSE(all.items.empty());
  EXPECT_EQ(all.items[0].before.id(), "patch-guest");
  EXPECT_EQ(all.items[0].kind, Kind::handed_over);
}

TEST(Moved, TakesSupportingItemsInWhereAsked) {
  EXPECT_EQ(said(move("alpha", "beta")).find("supply-patch"), std::string::npos);
  EXPECT_NE(said(move("alpha", "beta", true)).find("stays supply-patch"), std::string::npos);
}

TEST(Moved, FromOrToNowhereIsNothing) {
  EXPECT_TRUE(move("alpha", "nothing").items.empty());
  EXPECT_TRUE(move("nothing", "alpha").items.empty());
}

TEST(Moved, BeginsWithASentence) {
  EXPECT_EQ(summary(move("alpha", "beta")),
            "Moving from Service alpha to Service beta: 1 responsibility lands on you, 1 is handed over to Acme, 1 is "
            "new for you, 1 is no longer needed and 1 changes among others.");
  EXPECT_EQ(summary(move("alpha", "alpha")),
            "Moving from Service alpha to Service alpha: 4 responsibilities stay where they are.");
  EXPECT_TRUE(
      render(move("alpha", "beta"), Format::text)
          .starts_with("From Service alpha to Service beta\nMoving from Service alpha to Service beta: 1 resp"));
}

TEST(MovedTable, NamesItemsThatOnlyOneServiceHas) {
  const Move all = moved(small(), {ServiceKey{"anvil"}, {}}, {ServiceKey{"quarry"}, {}});
  const std::string text = render(all, Format::text, {200, false, false, false});
  EXPECT_NE(text.find("Keep functions warm"), std::string::npos) << text;
  EXPECT_NE(text.find("An item of Acme Anvil alone."), std::string::npos) << text;
  EXPECT_NE(text.find("counterpart under another name"), std::string::npos) << text;
}

TEST(MovedTable, NamesWhatStaysBelow) {
  const Move all = move("gamma", "alpha");
  const std::string brief = render(all, Format::text, {200, false, false, false});
  EXPECT_NE(brief.find("Stays with AWS (1): patch the host."), std::string::npos) << brief;
  const std::string whole = render(all, Format::text, {200, false, true, false});
  EXPECT_EQ(whole.find("Stays with"), std::string::npos) << whole;
  EXPECT_NE(whole.find("\nStays\nAWS"), std::string::npos) << whole;
}

TEST(MovedTable, InEveryFormat) {
  const Move all = moved(small(), {ServiceKey{"anvil"}, {}}, {ServiceKey{"kiln"}, {}});
  for (const auto& [format, name] : {std::pair{Format::text, "txt"}, std::pair{Format::markdown, "md"},
                                     std::pair{Format::csv, "csv"}, std::pair{Format::json, "json"}}) {
    const std::string rendered = render(all, format, {100, false, false, false});
    EXPECT_EQ(fault_of(format, rendered), "") << name;
    expect_golden(std::string{"moved."} + name, rendered);
  }
  EXPECT_EQ(fault_of(Format::html, render(all, Format::html)), "");
}

TEST(MovedJson, HasBothSidesWithTheirSources) {
  const Json json = Json::parse(render(move("alpha", "beta"), Format::json));
  EXPECT_EQ(json["schema"], "demarc.moved/1");
  EXPECT_EQ(json["counts"]["lands-on-you"], 1);
  const Json& item = json["items"][0];
  EXPECT_EQ(item["change"], "lands-on-you");
  EXPECT_EQ(item["before"]["act"], "Patches all hosts.");
  EXPECT_EQ(item["after"]["act"], "Patches its own hosts.");
  EXPECT_EQ(item["after"]["sources"][0]["url"], "https://example.com/doc");
  EXPECT_EQ(json["items"][3]["after"]["reason"], "Keys keep themselves.");
}

TEST(MovedJson, HasTheCasesOfWhatIsOpen) {
  const Json json = Json::parse(render(move("alpha", "gamma"), Format::json));
  for (const Json& item : json["items"]) {
    if (item["id"] != "patch-guest") continue;
    EXPECT_EQ(item["after"]["verdict"], "depends");
    EXPECT_EQ(item["after"]["party"], nullptr);
    EXPECT_EQ(item["after"]["cases"].size(), 3u);
    EXPECT_EQ(item["after"]["cases"][0]["when"]["mode"][0], "auto");
    return;
  }
  FAIL() << "no such item";
}

}  // namespace
