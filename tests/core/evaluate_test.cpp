// SPDX-License-Identifier: Apache-2.0
// Configurations: defaults, conditions, mixes, implications, verdicts, flips.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../support/tiny.hpp"

using namespace demarc;

namespace {

const std::string options = R"(options:
  kind:
    title: Kind
    scope: thing
    sources: [doc]
    values: {zip: {title: Zip}, image: {title: Image}}
    default: zip
  mode:
    title: Mode
    scope: thing
    sources: [doc]
    only-when: {kind: zip}
    values: {auto: {title: Auto}, manual: {title: Manual}}
    default: auto
  base:
    title: Base
    scope: thing
    sources: [doc]
    only-when: {kind: image}
    values: {theirs: {title: Theirs}, ours: {title: Ours}}
    default: theirs
  node:
    title: Node
    scope: thing
    sources: [doc]
    values: {own: {title: Own}, managed: {title: Managed}, acme: {title: Acme}}
  add-on:
    title: Add-on
    scope: thing
    sources: [doc]
    values: {self: {title: Self}, built-in: {title: Built in, only-when: {node: managed}}}
)";

const std::string cells = R"(items:
  patch-host:
    sources: [doc]
    rules:
      - when: {add-on: self}
        party: customer
      - when: {add-on: built-in}
        party: aws
  patch-guest:
    sources: [doc]
    rules:
      - when: {node: own}
        party: customer
        act: Patch it.
      - when: {node: managed}
        party: aws
      - when: {node: acme}
        party: acme
  patch-runtime:
    sources: [doc]
    rules:
      - when: {mode: auto}
        party: aws
      - when: {mode: manual}
        party: customer
      - when: {base: theirs}
        party: customer
      - when: {base: ours}
        not-applicable: Nothing to patch.
)";

class Evaluate : public testing::Test {
 protected:
  Matrix matrix = tiny::load({{"alpha", tiny::head("alpha") + options + cells}});
  MatrixView view = matrix.view();
  ServiceKey alpha{"alpha"};

  [[nodiscard]] Owner owner(std::string_view item, const std::vector<Choice>& given = {},
                            Defaults defaults = Defaults::assume) const {
    const auto configured = view.configure(alpha, given);
    EXPECT_FALSE(configured.refusal.has_value());
    return view.owner(alpha, ItemKey{item}, configured.configuration, defaults);
  }
  [[nodiscard]] static std::string text(Owner o) { return std::string{o.who() ? o.who()->id() : id(o.verdict())}; }
};

TEST_F(Evaluate, takes_documented_defaults) {
  EXPECT_EQ(owner("patch-runtime"), Party::aws);
  EXPECT_EQ(owner("patch-runtime", {{"mode", "manual"}}), Party::customer);
  EXPECT_EQ(owner("patch-runtime", {{"kind", "image"}}), Party::customer);
}

TEST_F(Evaluate, strict_leaves_defaults_open) {
  EXPECT_EQ(owner("patch-runtime", {}, Defaults::ask), Verdict::depends);
  EXPECT_EQ(owner("patch-runtime", {{"kind", "zip"}}, Defaults::ask), Verdict::depends);
  EXPECT_EQ(owner("patch-runtime", {{"kind", "zip"}, {"mode", "auto"}}, Defaults::ask), Party::aws);
}

TEST_F(Evaluate, depends_without_a_default) {
  EXPECT_EQ(owner("patch-guest"), Verdict::depends);
  EXPECT_EQ(owner("patch-guest", {{"node", "own"}}), Party::customer);
  EXPECT_EQ(owner("patch-guest", {{"node", "acme"}}), PartyKey{"acme"});
}

TEST_F(Evaluate, a_mix_is_all_of_its_values) {
  EXPECT_EQ(owner("patch-guest", {{"node", "own"}, {"node", "managed"}}), Verdict::depends);
  EXPECT_EQ(owner("patch-runtime", {{"mode", "auto"}, {"mode", "auto"}}), Party::aws);
}

TEST_F(Evaluate, a_value_says_what_it_rests_on) {
  // `base` means something only for images, so giving it says that it is an image, whatever the default.
  EXPECT_EQ(owner("patch-runtime", {{"base", "theirs"}}), Party::customer);
  EXPECT_EQ(owner("patch-runtime", {{"base", "ours"}}), Verdict::not_applicable);
  // `built-in` is possible on managed nodes only: it decides another option's cell.
  EXPECT_EQ(owner("patch-guest", {{"add-on", "built-in"}}), Party::aws);
}

TEST_F(Evaluate, what_means_nothing_is_ignored_and_said) {
  const auto configured = view.configure(alpha, std::vector<Choice>{{"kind", "image"}, {"mode", "auto"}});
  const Answer a = view.explain(alpha, ItemKey{"patch-runtime"}, configured.configuration);
  EXPECT_EQ(a.owner(), Party::customer);
  ASSERT_EQ(a.ignored().size(), 1u);
  EXPECT_EQ(a.ignored().begin()->option(), "mode");
  EXPECT_EQ(a.configuration().size(), 1u);
}

TEST_F(Evaluate, says_what_it_assumed_and_what_is_open) {
  const Answer runtime = view.explain(alpha, ItemKey{"patch-runtime"});
  std::vector<std::string> assumed;
  for (const Condition c : runtime.assumed())
    assumed.push_back(std::string{c.option()} + "=" + std::string{*c.values().begin()});
  EXPECT_EQ(assumed, (std::vector<std::string>{"kind=zip", "mode=auto"}));
  EXPECT_TRUE(runtime.open().empty());
  const Answer guest = view.explain(alpha, ItemKey{"patch-guest"});
  ASSERT_EQ(guest.open().size(), 1u);
  EXPECT_EQ(guest.open().begin()->option(), "node");
}

TEST_F(Evaluate, lists_the_minimal_changes_that_flip) {
  std::vector<std::string> flips;
  for (const ItemAnswer& item : view.explain(alpha, ItemKey{"patch-runtime"}).items())
    for (const Flip& f : item.flips()) {
      std::string when;
      for (const Condition c : f.when())
        when += (when.empty() ? "" : ",") + std::string{c.option()} + "=" + std::string{*c.values().begin()};
      flips.push_back(when + ":" + text(f.owner()));
    }
  // base=theirs and base=ours imply image, so each flips alone; no pair is minimal beside them.
  EXPECT_EQ(flips, (std::vector<std::string>{"kind=image:customer", "mode=manual:customer", "base=theirs:customer",
                                             "base=ours:not-applicable"}));
}

TEST_F(Evaluate, lists_the_cases_of_what_depends) {
  std::vector<std::string> cases;
  for (const ItemAnswer& item : view.explain(alpha, ItemKey{"patch-guest"}).items())
    for (const Rule& r : item.cases()) cases.push_back(text(r.owner()) + ": " + std::string{r.act()});
  EXPECT_EQ(cases, (std::vector<std::string>{"customer: Patch it.", "aws: Patch the guest", "acme: Patch the guest"}));
}

TEST_F(Evaluate, an_area_is_its_leading_items) {
  const auto area = [&](const std::vector<Choice>& given) {
    return text(view.owner(alpha, Area::patching, view.configure(alpha, given).configuration));
  };
  EXPECT_EQ(area({}), "depends");
  EXPECT_EQ(area({{"node", "managed"}, {"add-on", "built-in"}}), "aws");
  EXPECT_EQ(area({{"node", "own"}, {"add-on", "self"}, {"mode", "manual"}}),
            "customer");  // supply-patch is AWS's, but supporting
  EXPECT_EQ(area({{"node", "own"}, {"add-on", "self"}}), "split");
}

TEST_F(Evaluate, not_applicable_items_drop_out) {
  EXPECT_EQ(view.owner(alpha, Area::keys), Party::aws);  // turn-keys does not apply
  EXPECT_EQ(view.owner(alpha, Layer::account), Verdict::not_applicable);
  EXPECT_EQ(view.owner(alpha, Area::cost), Verdict::not_applicable);  // no item at all
}

TEST_F(Evaluate, refuses_what_it_does_not_have) {
  EXPECT_EQ(view.owner(ServiceKey{"beta"}, ItemKey{"patch-guest"}), Verdict::unresolved);
  EXPECT_EQ(view.owner(alpha, ItemKey{"no-such-item"}), Verdict::unresolved);
  const auto option = view.configure(alpha, std::vector<Choice>{{"kind", "zip"}, {"moed", "auto"}});
  ASSERT_TRUE(option.refusal.has_value());
  EXPECT_EQ(option.refusal->choice, 1u);
  EXPECT_EQ(option.refusal->why, MatrixView::Refusal::Why::option);
  const auto value = view.configure(alpha, std::vector<Choice>{{"kind", "tar"}});
  ASSERT_TRUE(value.refusal.has_value());
  EXPECT_EQ(value.refusal->why, MatrixView::Refusal::Why::value);
}

TEST(Unknown, forbids_a_one_party_verdict) {
  const std::string unknown =
      "items:\n  keep-keys:\n    unknown: Nobody knows.\n  turn-keys:\n    party: customer\n    evidence: inferred\n";
  const Matrix m = tiny::load({{"alpha", tiny::head("alpha") + unknown}});
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, ItemKey{"keep-keys"}), Verdict::unknown);
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, Area::keys), Verdict::unknown);
}

TEST(ThirdParties, never_compare_equal_to_one_another) {
  const std::string two =
      "items:\n  keep-keys:\n    party: acme\n    sources: [doc]\n  turn-keys:\n    party: zeta\n    sources: [doc]\n";
  const Matrix m = tiny::load({{"alpha", tiny::head("alpha") + two}});
  const Owner acme = m.view().owner(ServiceKey{"alpha"}, ItemKey{"keep-keys"}),
              zeta = m.view().owner(ServiceKey{"alpha"}, ItemKey{"turn-keys"});
  EXPECT_EQ(acme, Party::third_party);
  EXPECT_EQ(zeta, Party::third_party);
  EXPECT_FALSE(acme == zeta);
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, Area::keys), Verdict::split);
}

TEST(See, follows_the_other_service) {
  const std::string alpha = "items:\n  keep-keys:\n    see: beta/keep-keys\n";
  const std::string beta =
      "options:\n  hold:\n    title: Hold\n    scope: thing\n    sources: [doc]\n    values: {here: {title: Here}, "
      "there: {title: There}}\n    default: there\n"
      "items:\n  keep-keys:\n    sources: [doc]\n    rules:\n      - when: {hold: here}\n        party: aws\n        "
      "act: Keep them here.\n"
      "      - when: {hold: there}\n        party: acme\n        act: Keep them there.\n";
  const Matrix m = tiny::load({{"alpha", tiny::head("alpha") + alpha}, {"beta", tiny::head("beta") + beta}});
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, ItemKey{"keep-keys"}), PartyKey{"acme"});
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, ItemKey{"keep-keys"}, {}, Defaults::ask), Verdict::depends);
  const Answer a = m.view().explain(ServiceKey{"alpha"}, ItemKey{"keep-keys"});
  EXPECT_EQ(a.owner(), PartyKey{"acme"});
  EXPECT_EQ(m.view().owner(ServiceKey{"alpha"}, Area::keys), PartyKey{"acme"});  // and it counts in its area
  for (const ItemAnswer& item : a.items()) {
    EXPECT_EQ(item.act(), "Keep them there.");
    EXPECT_EQ(item.rule()->see_service()->id(), "beta");
    EXPECT_TRUE(item.flips().empty());  // no option of alpha's does
  }
}

TEST(Vocabularies, never_mix_their_numbers) {
  // The same words in another order, one service more: what was option 0 there is option 1 here.
  const std::string one =
      "options:\n  aa:\n    title: A\n    scope: thing\n    sources: [doc]\n    values: {xx: {title: X}, yy: {title: "
      "Y}}\n    default: xx\n";
  const std::string two =
      "options:\n  bb:\n    title: B\n    scope: thing\n    sources: [doc]\n    values: {u: {title: U}, v: {title: "
      "V}}\n    default: u\n";
  const std::string by_a =
      "  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {aa: xx}, party: aws}\n      - {when: {aa: yy}, "
      "party: customer}\n";
  const std::string by_b =
      "  patch-host:\n    sources: [doc]\n    rules:\n      - {when: {bb: u}, party: aws}\n      - {when: {bb: v}, "
      "party: acme}\n";
  const auto body = [](const std::string& o1, const std::string& o2) {
    return o1 + o2.substr(std::string_view{"options:\n"}.size());
  };
  const Matrix m1 = tiny::load({{"alpha", tiny::head("alpha") + body(one, two) + "items:\n" + by_b + by_a}});
  const Matrix m2 = tiny::load(
      {{"aaaa", tiny::head("aaaa")}, {"alpha", tiny::head("alpha") + body(two, one) + "items:\n" + by_b + by_a}});
  const Configuration y = m1.view().configure(ServiceKey{"alpha"}, std::vector<Choice>{{"aa", "yy"}}).configuration;
  EXPECT_EQ(m1.view().owner(ServiceKey{"alpha"}, ItemKey{"patch-guest"}, y), Party::customer);
  EXPECT_EQ(m2.view().owner(ServiceKey{"alpha"}, ItemKey{"patch-guest"}, y), Party::customer);
  EXPECT_EQ(m2.view().owner(ServiceKey{"alpha"}, ItemKey{"patch-host"}, y), Party::aws);
  EXPECT_EQ(m2.view().owner(m1.view().service(0).key(), m1.view().find(ItemKey{"patch-guest"})->key(), y),
            Party::customer);
  EXPECT_EQ(m2.view().owner(ServiceKey{"aaaa"}, ItemKey{"patch-guest"}, y),
            Verdict::unresolved);  // another service's configuration
  const Matrix without = tiny::load({{"alpha", tiny::head("alpha")}});
  EXPECT_EQ(without.view().owner(ServiceKey{"alpha"}, ItemKey{"patch-guest"}, y),
            Verdict::unresolved);  // has no such option
}

TEST(Matrix_, keeps_views_valid_when_it_moves) {
  Matrix from = tiny::load({{"alpha", tiny::head("alpha")}});
  const MatrixView view = from.view();
  const Matrix to = std::move(from);
  EXPECT_EQ(view.owner(ServiceKey{"alpha"}, ItemKey{"patch-guest"}), Party::customer);
  EXPECT_EQ(to.view().edition(), "2000.01");
}

}  // namespace
