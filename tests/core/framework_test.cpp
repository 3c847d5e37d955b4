// SPDX-License-Identifier: Apache-2.0
// Controls and what is mapped to them; who meets a control; what others call that.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "../support/tiny.hpp"

using namespace demarc;

namespace {

const std::string framework = R"(schema: 1
framework: rules
name: The Rules
aliases: [rule book]
version: "2"
publisher: acme
because: Made up.
reviewed: 2000-01-01
sources:
  doc: {title: Doc, url: "https://example.com/rules", publisher: acme, read: 2000-01-01}
catalog: [doc]
forms: [A-0, A-0(0)]
groups:
  PA: {controls: [PA-1, PA-1(2), PA-2, PA-3, PA-4, PA-5, PA-6, PA-20]}
  PO: {controls: [PO-1, PO-2]}
never-inherited: [PO-1, PO-2]
items:
  patch-host: {direct: [PA-1(2), PA-5, PA-20, PO-1]}
  supply-patch: {direct: [PA-3], supporting: [PA-4]}
  patch-guest: {direct: [PA-2, PA-3, PA-5, PA-6, PA-20], sources: [doc]}
  patch-runtime: {direct: [PA-1, PA-5, PA-6]}
  turn-keys: {supporting: [PA-1], direct: [PA-4]}
by-area:
  capacity:
    choose: {direct: [PA-1]}
services:
  alpha:
    named: {supporting: [PA-2]}
)";

const std::string alpha = R"(options:
  mode: {title: Mode, scope: thing, sources: [doc], values: {auto: {title: Auto}, manual: {title: Manual}}}
own-items:
  warm-up: {title: Warm up, means: Warms., area: capacity, layer: account, activity: choose}
  watch-warmth: {title: Watch warmth, means: Watches., area: capacity, layer: account, activity: choose, supporting: true}
  named: {title: Named, means: Is named., area: capacity, layer: account, activity: choose}
items:
  patch-guest:
    sources: [doc]
    rules:
      - {when: {mode: auto}, party: acme}
      - {when: {mode: manual}, party: customer}
  patch-runtime: {unknown: Nobody wrote it down.}
  warm-up: {party: customer, sources: [doc]}
  watch-warmth: {party: aws, sources: [doc]}
  named: {party: aws, sources: [doc]}
)";

const std::string delta = R"(items:
  patch-runtime: {see: alpha/patch-guest}
)";

class Controls : public testing::Test {
 protected:
  static const Matrix& matrix() {
    static const Matrix m = [] {
      std::vector<SourceFile> files = tiny::files({{"alpha", tiny::head("alpha") + alpha},
                                                   {"beta", tiny::head("beta")},
                                                   {"delta", tiny::head("delta") + delta}});
      files.push_back({"frameworks/rules.yaml", framework});
      Loaded loaded = try_load(std::move(files));
      if (!loaded.matrix) throw LoadError{std::move(loaded.faults)};
      return std::move(*loaded.matrix);
    }();
    return m;
  }
  static MatrixView view() { return matrix().view(); }
  static ControlInfo control(std::string_view id) { return view().framework(0).find(id).value(); }
  static Inheritance of(std::string_view service, std::string_view id, std::vector<Choice> choices = {}) {
    const auto c = view().configure(ServiceKey{service}, choices);
    EXPECT_FALSE(c.refusal.has_value());
    return view().inheritance(ServiceKey{service}, control(id), c.configuration);
  }
  static std::string told(const Range<detail::ControlItemCursor>& items) {
    std::string out;
    for (const Mapping& m : items)
      out += std::string{m.item.id()} + " " + std::string{id(m.strength)} + (m.by_area ? " by area" : "") +
             (m.sources.empty() ? "" : " sourced") + "; ";
    return out;
  }
};

TEST_F(Controls, are_found_however_they_are_typed) {
  const FrameworkInfo f = view().framework(0);
  for (const std::string_view typed : {"PA-1(2)", "pa-1(2)", "PA-01 (02)", "pa1.2", " Pa 1 2 "}) {
    ASSERT_TRUE(f.find(typed).has_value()) << typed;
    EXPECT_EQ(f.find(typed)->id(), "PA-1(2)") << typed;
  }
  EXPECT_EQ(f.find("pa-20")->id(), "PA-20");
  EXPECT_EQ(f.find("PA-2")->id(), "PA-2");
  for (const std::string_view none : {"", "-", "PA", "1", "PA-12", "PA-1(2)(3)", "XPA-1", "PA-200"})
    EXPECT_FALSE(f.find(none)) << none;
  EXPECT_EQ(view().find_controls("po1").size(), 1u);
  EXPECT_EQ(view().find_controls("xx").size(), 0u);
}

TEST_F(Controls, frameworks_are_found_by_any_of_their_names) {
  for (const std::string_view name : {"rules", "RULES", "the rules", "The Rules 2", "Rule Book"})
    EXPECT_TRUE(view().find_framework(name)) << name;
  for (const std::string_view name : {"", "rule", "the rules 3", "The Rules2"})
    EXPECT_FALSE(view().find_framework(name)) << name;
}

TEST_F(Controls, know_the_items_of_a_service) {
  EXPECT_EQ(told(control("PA-1").items(ServiceKey{"alpha"})),
            "patch-runtime direct; turn-keys supporting; warm-up direct by area; watch-warmth supporting by area; ");
  EXPECT_EQ(told(control("PA-1").items(ServiceKey{"beta"})), "patch-runtime direct; turn-keys supporting; ");
  EXPECT_EQ(told(control("PA-1").items(ServiceKey{"gamma"})), "");
  EXPECT_EQ(told(control("PA-2").items()), "patch-guest direct sourced; named supporting; ");
  EXPECT_EQ(told(control("PA-2").items(ServiceKey{"beta"})), "patch-guest direct sourced; ");
}

TEST_F(Controls, and_items_agree_on_who_serves_whom) {
  const MatrixView m = view();
  std::set<std::string> from_items, from_controls;
  for (std::uint32_t i = 0; i < m.item_count(); ++i)
    for (const Mapping& x : m.item(i).controls())
      from_items.insert(std::string{x.item.id()} + x.control.id().data() + std::string{id(x.strength)} +
                        (x.by_area ? "a" : "n"));
  for (std::uint32_t s = 0; s < m.service_count(); ++s)
    for (std::uint32_t c = 0; c < m.framework(0).control_count(); ++c)
      for (const Mapping& x : m.framework(0).control(c).items(m.service(s).key()))
        from_controls.insert(std::string{x.item.id()} + x.control.id().data() + std::string{id(x.strength)} +
                             (x.by_area ? "a" : "n"));
  EXPECT_EQ(from_items, from_controls);
  EXPECT_EQ(from_items.size(), 19u);
}

TEST_F(Controls, are_met_by_whoever_performs_what_they_demand) {
  EXPECT_EQ(of("beta", "PA-1(2)"), (Inheritance{Share::inherited, true, false, false}));
  EXPECT_EQ(of("beta", "PA-2"), (Inheritance{Share::customer, false, true, false}));
  EXPECT_EQ(of("beta", "PA-3"),
            (Inheritance{Share::shared, true, true, false, true}));  // supply-patch and patch-guest are related
  EXPECT_EQ(of("beta", "PA-20"),
            (Inheritance{Share::shared, true, true, false, false}));    // patch-host and patch-guest are not
  EXPECT_EQ(of("beta", "PA-4"), (Inheritance{Share::not_applicable}));  // turn-keys; support decides nothing
  EXPECT_EQ(of("alpha", "PA-2", {{"mode", "auto"}}), (Inheritance{Share::inherited, false, false, true}));
  EXPECT_EQ(of("alpha", "PA-2", {{"mode", "manual"}}), (Inheritance{Share::customer, false, true, false}));
  EXPECT_EQ(of("alpha", "PA-2"), (Inheritance{Share::depends, false, true, true}));
  EXPECT_EQ(of("alpha", "PA-3"), (Inheritance{Share::depends, true, true, true, true}));
  EXPECT_EQ(of("alpha", "PA-3", {{"mode", "auto"}}), (Inheritance{Share::inherited, true, false, true}));
}

TEST_F(Controls, what_is_not_recorded_is_never_inherited) {
  EXPECT_EQ(of("alpha", "PA-1"), (Inheritance{Share::unknown, false, true, false, false, true}));
  EXPECT_EQ(of("beta", "PA-1"), (Inheritance{Share::customer, false, true, false}));
}

TEST_F(Controls, nobody_inherits_a_policy) {
  EXPECT_EQ(of("beta", "PO-1"), (Inheritance{Share::customer, true, false, false, false, false, true}));
  EXPECT_EQ(terms(of("beta", "PO-1")).inheritable, "No");
}

TEST_F(Controls, a_policy_is_an_act_on_no_service) {
  for (const std::string_view service : {"alpha", "beta", "delta"}) {
    EXPECT_EQ(of(service, "PO-2"), (Inheritance{Share::customer, false, false, false, false, false, true}));
    EXPECT_EQ(view().explain(ServiceKey{service}, control("PO-2")).verdict(), Verdict::unresolved);
  }
  EXPECT_EQ(terms(of("beta", "PO-2")).aws, "Customer Specific");
  EXPECT_EQ(terms(of("beta", "PO-2"), Perspective::provider).oscal[0], "customer-provided");
}

TEST_F(Controls, that_both_have_a_part_in_are_shared_whatever_else_depends) {
  EXPECT_EQ(of("beta", "PA-5"), (Inheritance{Share::shared, true, true, false}));
  // patch-runtime depends on the options of alpha; patch-host and patch-guest do not.
  const Inheritance how = of("delta", "PA-5");
  EXPECT_EQ(how, (Inheritance{Share::shared, true, true, false, false, false, false, true}));
  EXPECT_EQ(terms(how).inheritable, "Partial");
  EXPECT_EQ(terms(how).csa, "");  // it may need the others, or not
  EXPECT_EQ(together(std::vector{how, of("beta", "PA-1(2)")}), how);
  EXPECT_EQ(of("delta", "PA-6").share, Share::depends);  // the customer's alone, or with Acme
}

TEST_F(Controls, unknown_names_are_unmapped_not_inherited) {
  EXPECT_EQ(view().inheritance(ServiceKey{"gamma"}, control("PA-1")), Inheritance{});
  EXPECT_EQ(view().explain(ServiceKey{"gamma"}, control("PA-1")).verdict(), Verdict::unresolved);
  EXPECT_EQ(view().owner(ServiceKey{"beta"}, control("PA-2")), Party::customer);
  EXPECT_EQ(view().owner(ServiceKey{"beta"}, control("PA-3")), Verdict::split);
}

TEST_F(Controls, of_another_matrix_are_found_by_name) {
  std::vector<SourceFile> files = tiny::files({{"beta", tiny::head("beta")}});
  files.push_back({"frameworks/another.yaml",
                   "schema: 1\nframework: another\nname: Another\nversion: \"1\"\npublisher: acme\nbecause: "
                   "B.\nreviewed: 2000-01-01\n"
                   "sources:\n  doc: {title: Doc, url: \"https://example.com/a\", publisher: acme, read: "
                   "2000-01-01}\ncatalog: [doc]\nforms: [A-0]\n"
                   "groups:\n  PA: {controls: [PA-2]}\nitems:\n  patch-host: {direct: [PA-2]}\n"});
  files.push_back({"frameworks/rules.yaml", framework.substr(0, framework.find("services:"))});
  const Loaded loaded = try_load(std::move(files));
  ASSERT_TRUE(loaded.matrix) << to_string(loaded.faults.front());
  const MatrixView other = loaded.matrix->view();
  EXPECT_EQ(other.inheritance(ServiceKey{"beta"}, control("PA-2")).share, Share::customer);
  EXPECT_EQ(view().inheritance(ServiceKey{"beta"}, other.framework(1).find("PA-2").value()).share, Share::customer);
  EXPECT_EQ(view().inheritance(ServiceKey{"beta"}, other.framework(0).find("PA-2").value()),
            Inheritance{});  // no such framework here
  EXPECT_EQ(control("PA-2"), other.framework(1).find("PA-2").value());
  EXPECT_FALSE(control("PA-2") == other.framework(0).find("PA-2").value());
}

// ---- a stack -------------------------------------------------------------------------------------

/// What a service may come to, as a few letters: parties, and what is open.
Inheritance made(Share share, bool aws, bool customer) { return {share, aws, customer, false}; }

TEST(Stack, what_one_service_leaves_to_the_customer_is_the_customers) {
  const Inheritance inherited = made(Share::inherited, true, false), customer = made(Share::customer, false, true),
                    shared = made(Share::shared, true, true), depends = made(Share::depends, true, true),
                    unknown{Share::unknown, true, false, false, false, true},
                    none = made(Share::not_applicable, false, false), unmapped{};
  const auto stack = [](std::vector<Inheritance> list) { return together(list).share; };
  EXPECT_EQ(stack({}), Share::unmapped);
  EXPECT_EQ(stack({unmapped, none}), Share::not_applicable);
  EXPECT_EQ(stack({inherited, none, unmapped}), Share::inherited);
  EXPECT_EQ(stack({customer, unmapped}), Share::customer);
  EXPECT_EQ(stack({inherited, customer}), Share::shared);
  EXPECT_EQ(stack({inherited, shared}), Share::shared);
  EXPECT_EQ(stack({inherited, depends}), Share::depends);
  EXPECT_EQ(stack({inherited, unknown}), Share::unknown);
  EXPECT_EQ(stack({customer, unknown}), Share::unknown);
  EXPECT_EQ(stack({depends, unknown}), Share::unknown);
  EXPECT_EQ(stack({shared, unknown, depends}), Share::shared);
  EXPECT_TRUE(together(std::vector{shared, unknown}).open);
  const Inheritance both = together(std::vector{inherited, customer});
  EXPECT_TRUE(both.aws && both.customer && !both.dependent);
  Inheritance policy = inherited;
  policy.own_policy = true;
  EXPECT_EQ(stack({policy, inherited}), Share::customer);
}

// ---- words ---------------------------------------------------------------------------------------

/// Every state there is, and its words: written out, so that the table can be read beside the vocabularies' own
/// documents.
struct Row {
  Inheritance in;
  std::string_view aws, inheritable, csa, soc, oscal_customer, oscal_provider, fedramp_customer, fedramp_provider;
};

std::string joined(const std::array<std::string_view, 3>& words) {
  std::string out;
  for (const std::string_view w : words)
    if (!w.empty()) out += (out.empty() ? "" : " + ") + std::string{w};
  return out;
}

constexpr std::string_view
    inherits = "Inherited from pre-existing FedRAMP Authorization",
    mine = "Service Provider System Specific", split = "Shared (Service Provider and Customer Responsibility)",
    theirs = "Provided by Customer (Customer System Specific)",
    both_mine = "Inherited from pre-existing FedRAMP Authorization + Service Provider System Specific",
    split_of_three =
        "Inherited from pre-existing FedRAMP Authorization + Shared (Service Provider and Customer Responsibility)",
    third_and_theirs =
        "Inherited from pre-existing FedRAMP Authorization + Provided by Customer (Customer System Specific)";
using enum Share;
constexpr bool yes = true, no = false;
constexpr Row rows[] = {
    // share, aws, customer, third party, dependent, open
    {{inherited, yes, no, no},
     "Inherited",
     "Yes",
     "CSP-owned",
     "Service organization",
     "inherited",
     "system-specific",
     inherits,
     mine},
    {{inherited, no, no, yes}, "", "Yes", "3rd-party outsourced", "CSOC", "inherited", "inherited", inherits, inherits},
    {{inherited, yes, no, yes},
     "",
     "Yes",
     "Shared CSP and 3rd-party",
     "Service organization, CSOC",
     "inherited",
     "inherited + system-specific",
     inherits,
     both_mine},
    {{customer, no, yes, no},
     "Customer Specific",
     "No",
     "CSC-owned",
     "CUEC",
     "system-specific",
     "customer-provided",
     mine,
     theirs},
    {{shared, yes, yes, no},
     "Shared",
     "Partial",
     "Shared CSP and CSC (Independent)",
     "Service organization, CUEC",
     "inherited + system-specific",
     "system-specific + customer-provided",
     both_mine,
     split},
    {{shared, yes, yes, no, yes},
     "Shared",
     "Partial",
     "Shared CSP and CSC (Dependent)",
     "Service organization, CUEC",
     "inherited + system-specific",
     "system-specific + customer-configured",
     both_mine,
     split},
    {{shared, yes, yes, yes},
     "Shared",
     "Partial",
     "Shared CSP and CSC (Independent)",
     "Service organization, CUEC, CSOC",
     "inherited + system-specific",
     "inherited + system-specific + customer-provided",
     both_mine,
     split_of_three},
    {{shared, yes, yes, yes, yes},
     "Shared",
     "Partial",
     "Shared CSP and CSC (Dependent)",
     "Service organization, CUEC, CSOC",
     "inherited + system-specific",
     "inherited + system-specific + customer-configured",
     both_mine,
     split_of_three},
    {{shared, no, yes, yes},
     "",
     "Partial",
     "Shared CSP and CSC (Independent)",
     "CUEC, CSOC",
     "inherited + system-specific",
     "inherited + customer-provided",
     both_mine,
     third_and_theirs},
    {{shared, no, yes, yes, yes},
     "",
     "Partial",
     "Shared CSP and CSC (Dependent)",
     "CUEC, CSOC",
     "inherited + system-specific",
     "inherited + customer-configured",
     both_mine,
     third_and_theirs},
};

TEST(Terms, of_every_share_and_every_set_of_parties) {
  std::map<std::array<int, 5>, const Row*> expected;  // share, aws, customer, third, dependent
  for (const Row& r : rows)
    expected[{static_cast<int>(r.in.share), r.in.aws, r.in.customer, r.in.third_party, r.in.dependent}] = &r;
  std::size_t told = 0;
  for (int share = 0; share < 7; ++share)
    for (int bits = 0; bits < 64; ++bits) {
      Inheritance i{static_cast<Share>(share), (bits & 1) != 0,  (bits & 2) != 0, (bits & 4) != 0,
                    (bits & 8) != 0,           (bits & 16) != 0, (bits & 32) != 0};
      const auto customer = terms(i, Perspective::customer), provider = terms(i, Perspective::provider);
      if (i.share == Share::not_applicable) {
        EXPECT_EQ(customer.inheritable, "N/A");
        EXPECT_EQ(customer.csa, "N/A");
        EXPECT_EQ(customer.aws, "");
        continue;
      }
      if (i.share == Share::depends || i.share == Share::unknown || i.share == Share::unmapped) {  // nothing is guessed
        EXPECT_EQ(customer.inheritable, "");
        EXPECT_EQ(customer.csa, "");
        EXPECT_EQ(customer.soc, "");
        EXPECT_EQ(customer.aws, "");
        EXPECT_EQ(joined(customer.oscal) + joined(provider.oscal) + joined(customer.fedramp) + joined(provider.fedramp),
                  "");
        continue;
      }
      // A policy is the customer's whoever else has one; so is a control of which it performs every act.
      if (i.share == Share::customer) i.aws = i.third_party = i.dependent = false, i.customer = true;
      const auto at = expected.find({share, i.aws, i.customer, i.third_party, i.dependent});
      if (at == expected.end()) continue;  // no such state: shared without two sides, inherited with the customer
      const Row& r = *at->second;
      ++told;
      EXPECT_EQ(customer.aws, r.aws);
      EXPECT_EQ(customer.inheritable, r.inheritable);
      const bool cannot_say = i.share == Share::shared && !i.dependent && i.open;  // what is open may depend
      EXPECT_EQ(customer.csa, cannot_say ? "" : r.csa);
      EXPECT_EQ(customer.soc, r.soc);
      EXPECT_EQ(joined(customer.oscal), r.oscal_customer);
      EXPECT_EQ(joined(provider.oscal), r.oscal_provider);
      EXPECT_EQ(joined(customer.fedramp), r.fedramp_customer);
      EXPECT_EQ(joined(provider.fedramp), r.fedramp_provider);
      EXPECT_EQ(provider.inheritable, r.inheritable);
    }
  // Each row with open and with a policy or without; the customer's with every set of parties.
  EXPECT_EQ(told, 9u * 4 + 64);
}

}  // namespace
