// SPDX-License-Identifier: Apache-2.0
// Configurations, joined for people.
#include "render/boxes.hpp"

#include <gtest/gtest.h>

#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::render_detail;
using namespace demarc::test;

namespace {

std::vector<std::string> changes(const Replies& replies, bool only_essential = false) {
  const Answer& answer = replies.replies.front().answer;
  std::vector<ItemChange> list = changes_of(answer, *answer.items().begin());
  if (only_essential) list = essential(std::move(list), answer.service());
  std::vector<std::string> out;
  for (const ItemChange& c : list)
    out.push_back(said(choices_of(answer.service(), c.when)) + " -> " + std::string{id(c.owner.verdict())});
  return out;
}

TEST(Changes, WithOneOptionAndOneResultAreOne) {
  EXPECT_EQ(changes(answered("anvil", ItemKey{"start-runtime-patching"})),
            (std::vector<std::string>{"package = image -> customer", "state = retired -> not-applicable",
                                      "updates = on-deploy or manual -> customer"}));
}

TEST(Changes, WithDifferentResultsStayApart) {
  EXPECT_EQ(changes(answered("anvil", ItemKey{"patch-runtime"})),
            (std::vector<std::string>{"package = image -> customer", "state = retired -> not-applicable",
                                      "updates = manual -> customer"}));
}

TEST(Changes, AreNoneWhereItDepends) { EXPECT_TRUE(changes(answered("kiln", ItemKey{"patch-guest-os"})).empty()); }

TEST(Changes, ThatFollowFromAnotherAreNotEssential) {
  // Asked of an image, an update mode would say that the package is a zip archive, which alone does the same.
  const Replies replies = answered("anvil", ItemKey{"patch-runtime"}, {{"package", "image"}});
  const auto all = changes(replies), some = changes(replies, true);
  EXPECT_LE(some.size(), all.size());
  EXPECT_EQ(some.front(), "package = zip -> aws");
}

TEST(Merged, JoinsOnlyEqualOutcomes) {
  Box a{{1}, 0}, b{{2}, 0}, c{{4}, 1};
  const std::vector<Box> boxes = merged({a, b, c});
  ASSERT_EQ(boxes.size(), 2u);
  EXPECT_EQ(boxes[0].when[0], 3);
  EXPECT_EQ(boxes[1].when[0], 4);
}

TEST(Merged, DoesNotJoinAnyValueWithAValue) { EXPECT_EQ(merged({{{0, 1}, 0}, {{1, 1}, 0}}).size(), 2u); }

TEST(Merged, JoinsOverTwoOptions) {
  EXPECT_EQ(merged({{{1, 1}, 0}, {{1, 2}, 0}, {{2, 1}, 0}, {{2, 2}, 0}}).size(), 1u);
}

TEST(Cases, OfAnAnswerNameTheOptionThatDecides) {
  const auto cases = cases_of(answered("kiln", ItemKey{"patch-guest-os"}).replies.front().answer);
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(said(cases[0].when), "compute = own, managed or hybrid");
  EXPECT_EQ(cases[0].verdict, Verdict::customer);
  EXPECT_EQ(said(cases[1].when), "compute = serverless");
  EXPECT_EQ(cases[1].verdict, Verdict::aws);
}

TEST(Cases, SayNoMoreThanTellsThemApart) {
  std::vector<std::string> said_cases;
  for (const AnswerCase& c :
       cases_of(answered("anvil", ItemKey{"patch-runtime"}, {}, Defaults::ask).replies.front().answer))
    said_cases.push_back(said(c.when) + " -> " + std::string{id(c.verdict)});
  EXPECT_EQ(said_cases, (std::vector<std::string>{"updates = auto or on-deploy -> aws", "updates = manual -> customer",
                                                  "state = retired -> not-applicable", "package = image -> customer"}));
}

TEST(Cases, OfAStrictAnswerLeaveOutOptionsThatDoNotMatter) {
  const auto cases = cases_of(answered("anvil", ItemKey{"rotate-keys"}, {}, Defaults::ask).replies.front().answer);
  for (const AnswerCase& c : cases)
    for (const Choices& choice : c.when)
      EXPECT_TRUE(choice.option == "key" || choice.option == "vault:rotation") << choice.option;
}

TEST(Cases, LookBehindAReferenceToAnotherService) {
  const Answer answer = answered("forge", ItemKey{"patch-guest-os"}).replies.front().answer;
  const auto cases = cases_of(answer);
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_EQ(said(cases[0].when), "kiln:compute = own, hybrid or managed");
  EXPECT_EQ(cases[0].verdict, Verdict::customer);
  EXPECT_EQ(said(cases[1].when), "kiln:compute = serverless");
  EXPECT_EQ(parties_of(answer).size(), 2u);
}

TEST(Cases, OfAnAreaNameTheOtherServiceToo) {
  const Answer answer = answered("forge", Area::patching).replies.front().answer;
  const auto services = services_behind(answer);
  ASSERT_EQ(services.size(), 1u);
  EXPECT_EQ(services[0].id(), "kiln");
}

TEST(Cases, AreNoneWhereOneVerdictHolds) {
  EXPECT_TRUE(cases_of(answered("anvil", Area::patching).replies.front().answer).empty());
}

TEST(Said, JoinsConditions) {
  EXPECT_EQ(said(std::vector<Choices>{{"package", {"image"}}, {"key", {"a", "b"}}}),
            "package = image and key = a or b");
}

}  // namespace
