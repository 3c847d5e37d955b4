// SPDX-License-Identifier: Apache-2.0
// Answers for a terminal, compared with files.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "render/unicode.hpp"
#include "support/golden.hpp"
#include "support/small_matrix.hpp"
#include "support/tiny.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

constexpr Style narrow{80, false, false, false}, everything{80, false, true, false};

std::string text(const Replies& replies, const Style& style = narrow) {
  return render(small(), replies, Format::text, style);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(TextAnswer, ToldForAnArea) { expect_golden("area.txt", text(answered("anvil", Area::patching))); }
TEST(TextAnswer, ToldInFull) { expect_golden("area-all.txt", text(answered("anvil", Area::patching), everything)); }
TEST(TextAnswer, ToldForAnItem) {
  expect_golden("item.txt", text(answered("anvil", ItemKey{"patch-runtime"}, {{"updates", "manual"}})));
}
TEST(TextAnswer, ToldForALayer) { expect_golden("layer.txt", text(answered("quarry", Layer::account))); }
TEST(TextAnswer, ToldForAWholeService) { expect_golden("service.txt", text(whole("anvil"))); }
TEST(TextAnswer, ListsEachCaseWhereItDepends) {
  expect_golden("depends.txt", text(answered("kiln", ItemKey{"patch-guest-os"})));
}
TEST(TextAnswer, ListsEachCaseOfAnArea) { expect_golden("depends-layer.txt", text(answered("kiln", Layer::host))); }
TEST(TextAnswer, FoldsItemsThatDependAlike) {
  expect_golden("depends-area.txt", text(answered("kiln", Area::patching)));
}
TEST(TextAnswer, ToldWhereItDoesNotApply) {
  expect_golden("not-applicable.txt", text(answered("anvil", ItemKey{"rebuild-images"})));
}
TEST(TextAnswer, TellsWhyNothingOfAnAreaApplies) {
  const Matrix matrix =
      tiny::load({{"alpha", tiny::head("alpha") + "items:\n  keep-keys: {not-applicable: Doors have no locks.}\n"}});
  Replies replies;
  replies.replies.push_back({matrix.view().explain(ServiceKey{"alpha"}, Area::keys), {}});
  const std::vector<std::string> lines = lines_of(render(matrix.view(), replies, Format::text, narrow));
  ASSERT_GT(lines.size(), 5u);
  EXPECT_EQ(lines[0], "There is nothing to do for the keys on Service alpha.");
  EXPECT_EQ(lines[2], "  Not applicable  service  Keep the keys [inferred]");
  EXPECT_EQ(lines[3], "                           Doors have no locks.");
  EXPECT_EQ(lines[5], "                           There are none.");
}
TEST(TextAnswer, ToldWhereNobodyKnows) { expect_golden("unknown.txt", text(answered("kiln", Area::data))); }
TEST(TextAnswer, FollowsAnotherService) {
  expect_golden("see.txt", text(answered("anvil", ItemKey{"rotate-keys"}, {{"key", "own-key"}})));
}
TEST(TextAnswer, ListsTheCasesOfAnotherService) {
  expect_golden("see-depends.txt", text(answered("forge", ItemKey{"patch-guest-os"})));
}
TEST(TextAnswer, ListsTheCasesOfAnotherServiceInAnArea) {
  expect_golden("see-depends-area.txt", text(answered("forge", Area::patching)));
}
TEST(TextAnswer, NamesTheRole) {
  expect_golden("role.txt", text(answered("kiln", Area::network, {{"plot", "shared-plot"}})));
}
TEST(TextAnswer, ForSeveralServicesIsALineEach) { expect_golden("offering.txt", text(hearth(Area::patching))); }
TEST(TextAnswer, Refused) { expect_golden("refused.txt", text(refused())); }

TEST(TextAnswer, BeginsWithTheVerdict) {
  EXPECT_EQ(lines_of(text(answered("anvil", Area::patching))).front(),
            "Patching on Acme Anvil is split between AWS and the customer.");
}

TEST(TextAnswer, OfAnEndedServiceSaysSoBeforeAnythingElse) {
  EXPECT_TRUE(text(answered("quarry", Area::patching)).starts_with("Acme Quarry by Mason has ended (2030-12-31)."));
}

TEST(TextAnswer, OfAServiceClosedToNewCustomersSaysSoAfterTheVerdict) {
  const auto lines =
      lines_of(render(small(), answered("kiln", Area::patching), Format::text, {200, false, false, false}));
  EXPECT_EQ(lines[1], "Acme Kiln is closed to new customers (2031-01-31). New customers go to Acme Anvil.");
}

TEST(TextAnswer, KeepsToTheWidth) {
  for (const std::size_t width : {60u, 80u, 120u})
    for (const std::string& line : lines_of(text(answered("anvil", Area::patching), {width, false, true, false}))) {
      if (line.find("https://") != std::string::npos) continue;  // an address is never broken
      EXPECT_LE(render_detail::columns(line), width) << line;
    }
}

TEST(TextAnswer, WithoutAWidthDoesNotWrap) {
  const auto lines = lines_of(text(answered("anvil", Area::patching), {0, false, false, false}));
  EXPECT_TRUE(std::any_of(lines.begin(), lines.end(), [](const std::string& l) { return l.size() > 100; }));
}

TEST(TextAnswer, EndsNoLineInSpaces) {
  for (const std::string& line : lines_of(text(answered("anvil", Area::patching), everything)))
    EXPECT_FALSE(line.ends_with(' ')) << line;
}

TEST(TextAnswer, IsColouredOnlyWhenAsked) {
  EXPECT_EQ(text(answered("anvil", Area::patching)).find('\033'), std::string::npos);
  const std::string coloured = text(answered("anvil", Area::patching), {80, true, false, false});
  EXPECT_NE(coloured.find("\033[33mAWS\033[0m"), std::string::npos);
  EXPECT_NE(coloured.find("\033[36mCustomer\033[0m"), std::string::npos);
}

TEST(TextAnswer, IsTheSameTextInColour) {
  std::string coloured = text(answered("anvil", Area::patching), {80, true, false, false});
  for (std::size_t at = coloured.find('\033'); at != std::string::npos; at = coloured.find('\033'))
    coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, text(answered("anvil", Area::patching)));
}

TEST(TextAnswer, MeansBaselineInWords) {
  EXPECT_NE(text(answered("anvil", Area::patching)).find("[baseline] follows from the abstracted baseline"),
            std::string::npos);
}

TEST(TextAnswer, ExplainsHowItWasRead) {
  Replies replies = answered("anvil", Area::patching);
  replies.what = "area:patching";
  replies.readings = {{"anvil", "service anvil", 0.5}, {"the", "filler", 0}};
  const std::string told = text(replies, {80, false, false, true});
  EXPECT_NE(told.find("Read as area:patching, score 1.00"), std::string::npos);
  EXPECT_NE(told.find("\"anvil\"  service anvil +0.50"), std::string::npos);
}

TEST(TextAnswer, SaysWhatWasIgnored) {
  Replies replies = answered("anvil", ItemKey{"patch-runtime"}, {{"package", "image"}, {"updates", "manual"}});
  replies.ignored = {{"feature", "ports"}};
  EXPECT_NE(text(replies, {0, false, false, false})
                .find("Ignored, as it means nothing here: update mode = manual; feature = ports"),
            std::string::npos);
}

}  // namespace
