// SPDX-License-Identifier: Apache-2.0
// The first line of an answer, and verdicts over several services.
#include "render/words.hpp"

#include <gtest/gtest.h>

#include "support/small_matrix.hpp"
#include "support/tiny.hpp"

using namespace demarc;
using namespace demarc::render_detail;
using namespace demarc::test;

namespace {

std::string sentence(const Replies& replies) { return verdict_sentence(small(), replies.replies.front()); }

TEST(VerdictSentence, NamesThePartiesOfASplit) {
  EXPECT_EQ(sentence(answered("anvil", Area::patching)),
            "Patching on Acme Anvil is split between AWS and the customer.");
  EXPECT_EQ(sentence(answered("quarry", Area::patching)),
            "Patching on Acme Quarry by Mason is split between AWS, the customer and Mason & Sons.");
}

TEST(VerdictSentence, SaysAreForSeveralThings) {
  EXPECT_EQ(sentence(answered("quarry", Area::network)),
            "Network security on Acme Quarry by Mason is split between the customer and Mason & Sons.");
  EXPECT_EQ(sentence(answered("anvil", Area::keys)),
            "AWS is responsible for keys, secrets and certificates on Acme Anvil.");
}

TEST(VerdictSentence, NamesTheOneParty) {
  EXPECT_EQ(sentence(answered("anvil", Area::capacity)),
            "The customer is responsible for capacity and scaling on Acme Anvil.");
  EXPECT_EQ(sentence(answered("quarry", Area::keys)),
            "Mason & Sons is responsible for keys, secrets and certificates on Acme Quarry by Mason.");
}

TEST(VerdictSentence, OfALayerHasAnArticle) {
  EXPECT_EQ(sentence(answered("anvil", Layer::guest_os)),
            "AWS is responsible for the guest operating system on Acme Anvil.");
}

TEST(Titles, BeginSmallInsideASentenceUnlessTheyAreNames) {
  EXPECT_EQ(inside("Compute type"), "compute type");
  EXPECT_EQ(inside("AWS key"), "AWS key");
  EXPECT_EQ(inside("Amazon RDS"), "Amazon RDS");
  EXPECT_EQ(inside("Windows licence"), "Windows licence");
  EXPECT_EQ(inside("Event Function"), "Event Function");
  EXPECT_EQ(to_do("Update CoreDNS"), "update CoreDNS");
  EXPECT_EQ(the("Compute type"), "the compute type");
  EXPECT_EQ(the("Where the image comes from"), "where the image comes from");
}

TEST(VerdictSentence, OfSomeActsOfAnAreaIsNotOfAllOfIt) {
  const auto about = [](std::string_view service, std::uint32_t areas, Activity activity) {
    detail::Selection s;
    s.areas = areas;
    s.layers = detail::all_layers;
    s.activities = static_cast<std::uint8_t>(1u << static_cast<unsigned>(activity));
    Replies replies;
    replies.replies.push_back({small().explain_selection(ServiceKey{service}, s, true, {}, Defaults::assume), {}});
    return sentence(replies);
  };
  EXPECT_EQ(about("anvil", detail::all_areas, Activity::choose),
            "It is the customer's job to open and close ports, and to classify the data, and to keep functions warm on "
            "Acme Anvil.");
  EXPECT_EQ(about("anvil", detail::all_areas, Activity::perform),
            "The work of security on Acme Anvil is split between AWS and the customer.");
  EXPECT_EQ(about("kiln", 1u << static_cast<unsigned>(Area::patching), Activity::choose),
            "There is nothing to do for decisions on patching on Acme Kiln.");
}

TEST(VerdictSentence, OfAWholeServiceSaysWhoIsResponsibleForWhat) {
  detail::Selection all;
  all.areas = detail::all_areas;
  all.layers = detail::all_layers;
  all.activities = detail::all_activities;
  const auto of = [&](const Matrix& matrix) {
    Replies replies;
    replies.replies.push_back(
        {matrix.view().explain_selection(ServiceKey{"alpha"}, all, true, {}, Defaults::assume), {}});
    return verdict_sentence(matrix.view(), replies.replies.front());
  };
  const std::string mode =
      "options:\n  mode: {title: Mode, scope: thing, sources: [doc], values: {one: {title: One}, two: {title: Two}}}\n";
  const std::string ours =
      "  patch-host: {party: aws, sources: [doc]}\n  patch-guest: {party: aws, sources: [doc]}\n"
      "  patch-runtime: {party: aws, sources: [doc]}\n";
  EXPECT_EQ(of(tiny::load({{"alpha", tiny::head("alpha")}})),
            "Responsibility on Service alpha is split between AWS and the customer.");
  EXPECT_EQ(of(tiny::load({{"alpha", tiny::head("alpha") + "items:\n" + ours}})),
            "AWS is responsible for everything on Service alpha.");
  EXPECT_EQ(
      of(tiny::load({{"alpha", tiny::head("alpha") + "items:\n" + ours + "  keep-keys: {unknown: Nobody knows.}\n"}})),
      "It is not recorded in full who is responsible for what on Service alpha.");
  EXPECT_EQ(of(tiny::load({{"alpha", tiny::head("alpha") + mode + "items:\n" + ours +
                                         "  keep-keys:\n    sources: [doc]\n    rules:\n"
                                         "      - {when: {mode: one}, party: aws}\n"
                                         "      - {when: {mode: two}, party: acme}\n"}})),
            "Who is responsible for what on Service alpha depends on the mode.");
}

TEST(VerdictSentence, OfAnItemSaysWhatToDo) {
  EXPECT_EQ(sentence(answered("anvil", ItemKey{"patch-runtime"})),
            "It is AWS's job to apply patches to the runtime on Acme Anvil.");
  EXPECT_EQ(sentence(answered("anvil", ItemKey{"classify-data"})),
            "It is the customer's job to classify the data on Acme Anvil.");
}

TEST(VerdictSentence, PutsTheApostropheWhereItBelongs) {
  EXPECT_EQ(sentence(answered("quarry", ItemKey{"patch-host"})),
            "It is Mason & Sons' job to patch hosts and hypervisors on Acme Quarry by Mason.");
}

TEST(VerdictSentence, SaysWhatItDependsOn) {
  EXPECT_EQ(sentence(answered("kiln", ItemKey{"patch-guest-os"})),
            "Who has to apply patches to the guest operating system on Acme Kiln depends on the compute type.");
  EXPECT_EQ(sentence(answered("kiln", Layer::guest_os)),
            "Who is responsible for the guest operating system on Acme Kiln depends on the compute type.");
}

TEST(VerdictSentence, SaysThatAMixDepends) {
  EXPECT_EQ(sentence(answered("anvil", ItemKey{"patch-runtime"}, {{"package", "zip"}, {"package", "image"}})),
            "Who has to apply patches to the runtime on Acme Anvil depends on the deployment package.");
}

TEST(VerdictSentence, SaysThatAnotherServiceDecides) {
  EXPECT_EQ(
      sentence(answered("forge", ItemKey{"patch-guest-os"})),
      "Who has to apply patches to the guest operating system on Acme Forge depends on how Acme Kiln is configured.");
}

TEST(VerdictSentence, GivesTheReasonWhyNobodyHasTo) {
  EXPECT_EQ(sentence(answered("anvil", ItemKey{"rebuild-images"})),
            "Nobody has to rebuild and redeploy own images on Acme Anvil. There is no image.");
}

TEST(VerdictSentence, NeverTurnsUnknownIntoAParty) {
  EXPECT_EQ(
      sentence(answered("kiln", ItemKey{"keep-data-durable"})),
      "It is not recorded who has to keep stored data durable on Acme Kiln. No page says how many copies there are.");
  EXPECT_EQ(sentence(answered("kiln", Area::data)),
            "It is not recorded in full who is responsible for data on Acme Kiln.");
}

TEST(VerdictSentence, NamesTheOfferingThatWasUsed) {
  EXPECT_EQ(sentence(hearth(Area::capacity)),
            "The customer is responsible for capacity and scaling on Acme Anvil (Acme Hearth).");
}

TEST(Lifecycle, SaysWhatBecameOfAService) {
  EXPECT_EQ(lifecycle_sentence(*small().find(ServiceKey{"quarry"})),
            "Acme Quarry by Mason has ended (2030-12-31). Mason sells it no more. Move to Acme Kiln.");
  EXPECT_EQ(lifecycle_sentence(*small().find(ServiceKey{"anvil"})), "");
}

TEST(Inside, LowersTheFirstLetterOfOrdinaryWords) {
  EXPECT_EQ(inside("Deployment package"), "deployment package");
  EXPECT_EQ(inside("Kind of Lambda resource"), "kind of Lambda resource");
}

TEST(Inside, LeavesNamesAlone) {
  EXPECT_EQ(inside("AWS key"), "AWS key");
  EXPECT_EQ(inside("Event Function"), "Event Function");
  EXPECT_EQ(inside("IPv6 only"), "IPv6 only");
  EXPECT_EQ(inside(""), "");
}

TEST(Joined, ReadsLikeAList) {
  EXPECT_EQ(joined({}), "");
  EXPECT_EQ(joined({"a"}), "a");
  EXPECT_EQ(joined({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(joined({"a", "b"}, " or "), "a or b");
}

Replies both(const Replies& a, const Replies& b, const char* offering = "") {
  Replies out = a;
  out.replies.push_back(b.replies.front());
  for (Reply& r : out.replies) r.offering = offering;
  return out;
}

TEST(CombinedVerdict, StaysWhereAllAgree) {
  const Replies r = both(answered("anvil", ItemKey{"guard-doors"}), answered("kiln", ItemKey{"guard-doors"}));
  EXPECT_EQ(combined_verdict(r.replies), Verdict::aws);
}

TEST(CombinedVerdict, IsASplitBetweenNamedServices) {
  const Replies r = both(answered("anvil", ItemKey{"patch-guest-os"}), answered("quarry", ItemKey{"patch-guest-os"}));
  EXPECT_EQ(combined_verdict(r.replies), Verdict::split);
  EXPECT_EQ(combined_parties(small(), r.replies), (std::vector<std::string>{"aws", "customer"}));
}

TEST(CombinedVerdict, DependsOnTheServiceOfAnOffering) {
  const Replies r =
      both(answered("anvil", ItemKey{"patch-guest-os"}), answered("quarry", ItemKey{"patch-guest-os"}), "hearth");
  EXPECT_EQ(combined_verdict(r.replies), Verdict::depends);
}

TEST(CombinedVerdict, TellsThirdPartiesFromEachOther) {
  const Replies r = both(answered("quarry", ItemKey{"patch-host"}), answered("anvil", ItemKey{"patch-host"}));
  EXPECT_EQ(combined_parties(small(), r.replies), (std::vector<std::string>{"aws", "mason"}));
  EXPECT_EQ(combined_verdict(r.replies), Verdict::split);
}

TEST(CombinedVerdict, IsNoPartyWhereOneIsUnknown) {
  const Replies r =
      both(answered("anvil", ItemKey{"keep-data-durable"}), answered("kiln", ItemKey{"keep-data-durable"}));
  EXPECT_EQ(combined_verdict(r.replies), Verdict::unknown);
}

TEST(CombinedVerdict, IgnoresWhereItDoesNotApply) {
  const Replies r = both(answered("anvil", ItemKey{"rebuild-images"}),
                         answered("anvil", ItemKey{"rebuild-images"}, {{"package", "image"}}));
  EXPECT_EQ(combined_verdict(r.replies), Verdict::customer);
}

}  // namespace
