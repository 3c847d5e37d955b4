// SPDX-License-Identifier: Apache-2.0
// Faults of names and of the model: each is found, at its place, in words that help.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../support/tiny.hpp"

using namespace demarc;

namespace {

using Files = std::vector<SourceFile>;

std::string& file(Files& files, std::string_view path) {
  for (SourceFile& f : files)
    if (f.path == path) return f.bytes;
  files.push_back({std::string{path}, ""});
  return files.back().bytes;
}

/// One tiny matrix with `from` replaced by `to` in a file.
Files with(std::string_view path, std::string_view from, std::string_view to, Files files) {
  std::string& bytes = file(files, path);
  const std::size_t at = bytes.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  bytes.replace(at, from.size(), to);
  return files;
}

Files service(const std::string& body) { return tiny::files({{"alpha", tiny::head("alpha") + body}}); }

const std::string mode = R"(options:
  mode:
    title: Mode
    scope: thing
    sources: [doc]
    values: {auto: {title: Auto}, manual: {title: Manual}}
    default: auto
)";
/// An option with two values and no more.
std::string option(const std::string& id, const std::string& more = "") {
  return "  " + id + ":\n    title: T\n    scope: thing\n    sources: [doc]\n" + more +
         "    values: {aa: {title: A}, bb: {title: B}}\n";
}
std::string rules(const std::string& item, const std::vector<std::string>& list) {
  std::string text = "  " + item + ":\n    sources: [doc]\n    rules:\n";
  for (const std::string& r : list) text += "      - " + r + "\n";
  return text;
}
const std::string by_mode =
    rules("patch-guest", {"{when: {mode: auto}, party: aws}", "{when: {mode: manual}, party: customer}"});

struct Case {
  Fault fault;
  Files files;
  std::string expected;  // the first diagnostic, whole
};

std::vector<Case> cases() {
  const Files good = service(mode + "items:\n" + by_mode);
  std::vector<Case> all;
  const auto add = [&](Fault f, Files files, std::string expected) {
    all.push_back({f, std::move(files), std::move(expected)});
  };

  // ---- names
  add(Fault::missing_vocabulary, {{"baselines/plain.yaml", std::string{tiny::plain}}},
      "baselines/plain.yaml: error: vocabulary.yaml is missing: it names the parties, areas, layers and activities "
      "[missing-vocabulary]");
  add(Fault::closed_list_differs, with("vocabulary.yaml", "  hardware: {title", "  gardware: {title", good),
      "vocabulary.yaml:12:3: error: the list of areas is closed: expected 'hardware', found 'gardware' "
      "[closed-list-differs]");
  add(Fault::unknown_party, service("items:\n  patch-guest:\n    party: acmee\n    sources: [doc]\n"),
      "services/alpha.yaml:13:12: error: unknown party 'acmee' (did you mean 'acme'?) [unknown-party]");
  add(Fault::unknown_role, service("items:\n  patch-guest:\n    party: aws\n    role: ownr\n    sources: [doc]\n"),
      "services/alpha.yaml:14:11: error: unknown role 'ownr' (did you mean 'owner'?) [unknown-role]");
  add(Fault::unknown_layer, with("items/keys.yaml", "layer: service", "layer: servic", good),
      "items/keys.yaml:7:12: error: unknown layer 'servic' (did you mean 'service'?) [unknown-layer]");
  add(Fault::unknown_activity, with("items/keys.yaml", "activity: perform", "activity: preform", good),
      "items/keys.yaml:8:15: error: unknown activity 'preform' (did you mean 'perform'?) [unknown-activity]");
  add(Fault::unknown_item, service("items:\n  patch-gest:\n    party: aws\n    sources: [doc]\n"),
      "services/alpha.yaml:12:3: error: unknown item 'patch-gest' (did you mean 'patch-guest'?) [unknown-item]");
  add(Fault::unknown_option,
      service(mode + "items:\n" +
              rules("patch-guest", {"{when: {moed: auto}, party: aws}", "{when: {mode: manual}, party: customer}"})),
      "services/alpha.yaml:22:17: error: service 'alpha' has no option 'moed' (did you mean 'mode'?) [unknown-option]");
  add(Fault::unknown_value,
      service(mode + "items:\n" +
              rules("patch-guest", {"{when: {mode: auto}, party: aws}", "{when: {mode: manuel}, party: customer}"})),
      "services/alpha.yaml:23:23: error: option 'mode' has no value 'manuel' (did you mean 'manual'?) [unknown-value]");
  add(Fault::unknown_service, service("items:\n  patch-guest:\n    see: beta/patch-guest\n"),
      "services/alpha.yaml:13:10: error: see: unknown service 'beta'; expected alpha [unknown-service]");
  add(Fault::unknown_baseline, with("services/alpha.yaml", "baseline: plain", "baseline: plane", good),
      "services/alpha.yaml:5:11: error: unknown baseline 'plane' (did you mean 'plain'?) [unknown-baseline]");
  add(Fault::unknown_source, service("items:\n  patch-guest:\n    party: aws\n    sources: [dock]\n"),
      "services/alpha.yaml:14:15: error: source 'dock' is not defined in this file (did you mean 'doc'?) "
      "[unknown-source]");
  add(Fault::unused_source,
      tiny::files({{"alpha", tiny::head("alpha").substr(0, tiny::head("alpha").find("baseline-sources"))}}),
      "services/alpha.yaml:9:3: error: source 'doc' is defined but not used [unused-source]");
  {
    Files two = tiny::files({{"alpha", tiny::head("alpha")}, {"beta", tiny::head("beta")}});
    two = with("services/beta.yaml", "category: Test", "aliases: [Service Alpha]\ncategory: Test", two);
    add(Fault::alias_claimed_twice, two,
        "services/beta.yaml:4:11: error: 'Service Alpha' names service 'beta' and service 'alpha'; a name stands for "
        "one of them [alias-claimed-twice]\n"
        "services/alpha.yaml:3:7: note: the other place");
  }
  add(Fault::duplicate_id,
      service("own-items:\n  patch-guest:\n    title: Patch it\n    means: It.\n    area: patching\n    layer: host\n  "
              "  activity: perform\nitems:\n  patch-guest:\n    party: aws\n    sources: [doc]\n"),
      "services/alpha.yaml:12:3: error: own item 'patch-guest' is a shared item already; write a cell for that one "
      "under items: [duplicate-id]\n"
      "items/patching.yaml:16:3: note: the other place");
  add(Fault::own_item_without_cell,
      service("own-items:\n  do-it:\n    title: Do it\n    means: It.\n    area: patching\n    layer: host\n    "
              "activity: perform\n"),
      "services/alpha.yaml:12:3: error: own item 'do-it' has no cell under items: [own-item-without-cell]");

  // ---- baselines
  add(Fault::baseline_hole, with("baselines/plain.yaml", "  keep-keys: aws\n", "", good),
      "baselines/plain.yaml:2:11: error: baseline 'plain' says nothing about 1 item: 'keep-keys' [baseline-hole]");
  {
    Files loop = with("baselines/plain.yaml", "about: The provider does it.\n", "about: It.\nparent: other\n", good);
    file(loop, "baselines/other.yaml") =
        "schema: 1\nbaseline: other\ntitle: O\nabout: It.\nparent: plain\nsources:\n  page: {title: P, url: "
        "\"https://example.com\", publisher: aws, read: 2000-01-01}\ncells:\n  patch-host: aws\n";
    add(Fault::baseline_loop, loop,
        "baselines/other.yaml:5:9: error: baseline 'other' is its own ancestor [baseline-loop]");
  }
  {
    Files bare = with("services/alpha.yaml", "baseline: plain\nbecause: It is plain.\n", "", good);
    bare = with("services/alpha.yaml", "baseline-sources: [doc]\n", "", bare);
    add(Fault::cell_missing, bare,
        "services/alpha.yaml:2:10: error: service 'alpha' has no baseline, so every item needs a cell; 5 missing: "
        "'patch-host', 'supply-patch', 'patch-runtime', 'keep-keys', 'turn-keys' [cell-missing]");
  }

  // ---- options
  add(Fault::only_when_loop,
      service("options:\n" + option("one", "    only-when: {two: aa}\n") + option("two", "    only-when: {one: aa}\n")),
      "services/alpha.yaml:16:17: error: only-when of 'one' leads back to itself [only-when-loop]");
  add(Fault::only_when_later, service("options:\n" + option("one", "    only-when: {two: aa}\n") + option("two")),
      "services/alpha.yaml:16:17: error: only-when of 'one' names the later option 'two'; move that one above "
      "[only-when-later]\n"
      "services/alpha.yaml:18:3: note: the other place");
  add(Fault::impossible_value,
      service("options:\n" + option("one") + option("two", "    only-when: {one: aa}\n") +
              "  three:\n    title: T\n    scope: thing\n    sources: [doc]\n    only-when: {one: bb}\n    values: "
              "{cc: {title: C}, dd: {title: D, only-when: {two: aa}}}\n"),
      "services/alpha.yaml:28:30: error: value 'dd' of option 'three' is not possible in any configuration "
      "[impossible-value]");
  add(Fault::unused_option, service(mode),
      "services/alpha.yaml:12:3: error: option 'mode' changes nothing: no two outcomes differ by it [unused-option]");
  add(Fault::unused_option,
      service(mode + "items:\n" +
              rules("patch-guest", {"{when: {mode: auto}, party: aws}", "{when: {mode: manual}, party: aws}"})),
      "services/alpha.yaml:12:3: error: option 'mode' changes nothing: no two outcomes differ by it [unused-option]");

  // ---- the proof
  add(Fault::no_rule, service(mode + "items:\n" + rules("patch-guest", {"{when: {mode: auto}, party: aws}"})),
      "services/alpha.yaml:19:3: error: no rule of 'patch-guest' in alpha matches mode = manual [no-rule]");
  add(Fault::two_rules,
      service(mode + "items:\n" +
              rules("patch-guest",
                    {"{when: {mode: auto}, party: aws}", "{when: {mode: [auto, manual]}, party: customer}"})),
      "services/alpha.yaml:23:9: error: two rules of 'patch-guest' in alpha match mode = auto [two-rules]\n"
      "services/alpha.yaml:22:9: note: the other place");
  add(Fault::two_rules,
      service(mode + "items:\n" +
              rules("patch-guest", {"{when: {mode: auto}, party: aws}", "{when: {mode: manual}, party: customer}",
                                    "{when: {mode: manual}, party: customer}"})),
      "services/alpha.yaml:24:9: error: two rules of 'patch-guest' in alpha match mode = manual [two-rules]\n"
      "services/alpha.yaml:23:9: note: the other place");
  add(Fault::useless_when,
      service("options:\n" + option("one") + option("two", "    only-when: {one: aa}\n") + "items:\n" +
              rules("patch-guest", {"{when: {two: aa}, party: aws}", "{when: {two: bb}, party: customer}",
                                    "{when: {one: bb}, party: aws}", "{when: {one: bb, two: aa}, party: aws}"})),
      "services/alpha.yaml:30:9: error: this rule of 'patch-guest' matches no configuration of alpha [useless-when]");
  add(Fault::see_loop,
      tiny::files({{"alpha", tiny::head("alpha") + "items:\n  keep-keys:\n    see: beta/keep-keys\n"},
                   {"beta", tiny::head("beta") + "items:\n  keep-keys:\n    see: alpha/keep-keys\n"}}),
      "services/alpha.yaml:12:3: error: see leads back to itself [see-loop]");
  add(Fault::unknown_offering,
      service("contexts:\n  feature:\n    title: Feature\n    values:\n      dax: {title: DAX, offering: dax}\n"),
      "services/alpha.yaml:15:35: error: unknown offering 'dax' [unknown-offering]");

  // ---- limits
  {
    std::string many = "options:\n", two = "items:\n";
    std::vector<std::string> list;
    for (char c = 'a'; c < 'a' + 17; ++c) many += option(std::string("opt-") + c);
    add(Fault::too_many_options, service(many),
        "services/alpha.yaml:92:3: error: a service has at most 16 options, 'alpha' has 17 [too-many-options]");
    std::string seven = "options:\n", all_aa, some_bb;
    for (char c = 'a'; c < 'a' + 7; ++c) seven += option(std::string("opt-") + c);
    for (char c = 'a'; c < 'a' + 7; ++c) {
      std::string when;
      for (char d = 'a'; d < c; ++d) when += std::string("opt-") + d + ": aa, ";
      list.push_back("{when: {" + when + "opt-" + c + ": bb}, party: aws}");
      all_aa += std::string(all_aa.empty() ? "" : ", ") + "opt-" + c + ": aa";
    }
    list.push_back("{when: {" + all_aa + "}, party: customer}");
    add(Fault::too_many_cell_options, service(seven + "items:\n" + rules("patch-guest", list)),
        "services/alpha.yaml:48:3: error: the rules of 'patch-guest' rest on 7 options; at most 6 "
        "[too-many-cell-options]");
  }
  {
    const auto wide = [](const std::string& id) {
      std::string text = "  " + id + ":\n    title: T\n    scope: thing\n    sources: [doc]\n    values:\n";
      for (int n = 0; n < 8; ++n) text += "      v" + std::to_string(n) + ": {title: V}\n";
      return text;
    };
    std::string four = "options:\n";
    for (const char* id : {"aa", "bb", "cc", "dd"}) four += wide(id);
    add(Fault::too_many_configurations,
        service(four + "items:\n" + rules("patch-guest", {"{when: {aa: v0, bb: v0, cc: v0, dd: v0}, party: aws}"})),
        "services/alpha.yaml:65:3: error: the rules of 'patch-guest' have 6561 configurations; at most 4096 "
        "[too-many-configurations]");
    std::string sixteen = "options:\n  aa:\n    title: T\n    scope: thing\n    sources: [doc]\n    values:\n";
    for (int n = 0; n < 16; ++n) sixteen += "      v" + std::to_string(n) + ": {title: V}\n";
    add(Fault::too_many_values, service(sixteen),
        "services/alpha.yaml:32:7: error: option 'aa' has more than 15 values [too-many-values]");
  }
  {
    Files many = good;
    std::string parties;
    for (int n = 0; n < 61; ++n) parties += "  party-" + std::to_string(n) + ": {name: P}\n";
    many = with("vocabulary.yaml", "  acme: {name: Acme}\n", "  acme: {name: Acme}\n" + parties, many);
    add(Fault::too_many_parties, many, "vocabulary.yaml:68:3: error: more than 62 third parties [too-many-parties]");
  }
  {
    std::string own = "own-items:\n", cells = "items:\n";
    for (int n = 0; n < 256; ++n) {
      const std::string id = "act-" + std::to_string(1'000 + n);
      own += "  " + id + ": {title: T" + std::to_string(n) + ", means: M., area: keys, layer: host, activity: start}\n";
      cells += "  " + id + ": {party: aws, evidence: inferred}\n";
    }
    add(Fault::too_many_cells, service(own + cells),
        "services/alpha.yaml:524:3: error: a service has at most 255 cells of its own [too-many-cells]");
    std::string chain = "options:\n" + option("opt-a");
    for (char c = 'b'; c < 'a' + 7; ++c)
      chain +=
          option(std::string("opt-") + c, std::string("    only-when: {opt-") + static_cast<char>(c - 1) + ": aa}\n");
    add(Fault::too_many_cell_options, service(chain),
        "services/alpha.yaml:47:3: error: option 'opt-g' rests on more than five others [too-many-cell-options]");
    add(Fault::impossible_value,
        service("options:\n" + option("one") + option("two") +
                "  three:\n    title: T\n    scope: thing\n    sources: [doc]\n    values: {cc: {title: C, only-when: "
                "{one: aa}}, dd: {title: D, only-when: {two: aa}}}\n"),
        "services/alpha.yaml:22:3: error: option 'three' has no possible value with one = bb, two = bb "
        "[impossible-value]");
  }
  return all;
}

TEST(ModelFaults, each_is_found_at_its_place_in_these_words) {
  for (const Case& c : cases()) {
    const Loaded loaded = try_load(c.files);
    ASSERT_FALSE(loaded.matrix.has_value()) << name(c.fault);
    ASSERT_FALSE(loaded.faults.empty());
    EXPECT_EQ(to_string(loaded.faults.front()), c.expected) << name(c.fault);
    EXPECT_EQ(loaded.faults.front().fault, c.fault);
  }
}

TEST(ModelFaults, all_are_reported_not_only_the_first) {
  const Loaded loaded =
      try_load(service("items:\n  patch-gest:\n    party: aws\n    sources: [doc]\n  patch-hst:\n    party: acmee\n    "
                       "sources: [doc]\n"));
  ASSERT_EQ(loaded.faults.size(), 2u);
  EXPECT_EQ(loaded.faults[0].at.line, 12u);
  EXPECT_EQ(loaded.faults[1].at.line, 15u);
}

TEST(LoadError, says_every_fault) {
  try {
    throw LoadError{try_load(service("items:\n  patch-gest:\n    party: aws\n    sources: [doc]\n")).faults};
  } catch (const LoadError& e) {
    EXPECT_NE(std::string_view{e.what()}.find("services/alpha.yaml:12:3"), std::string_view::npos);
    EXPECT_EQ(e.faults().size(), 1u);
  }
}

TEST(Style, findings_do_not_stop_a_load) {
  const CheckReport clean = check(service("items:\n  patch-guest:\n    party: aws\n    sources: [doc]\n"));
  EXPECT_TRUE(clean.faults.empty());
  EXPECT_TRUE(clean.findings.empty());
  const CheckReport unsourced = check(service("items:\n  patch-guest:\n    party: aws\n"));
  ASSERT_EQ(unsourced.findings.size(), 1u);
  EXPECT_EQ(to_string(unsourced.findings[0]),
            "services/alpha.yaml:12:3: style: 'patch-guest' has no source; name the page that says so, or say "
            "evidence: inferred [unsourced]");
}

TEST(Style, a_review_grows_stale_against_a_given_date) {
  const Files files = service("items:\n  patch-guest:\n    party: aws\n    sources: [doc]\n");
  EXPECT_TRUE(check(files, "2001-02-03", 400).findings.empty());  // 399 days
  const CheckReport stale = check(files, "2001-02-05", 400);
  ASSERT_EQ(stale.findings.size(), 1u);
  EXPECT_EQ(stale.findings[0].rule, "stale");
}

TEST(Style, lists_are_sorted) {
  Files files = service("items:\n  patch-guest:\n    party: aws\n    sources: [doc]\n");
  files = with("services/alpha.yaml", "category: Test", "aliases: [bee, Ant]\ncategory: Test", files);
  const CheckReport report = check(files);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(to_string(report.findings[0]),
            "services/alpha.yaml:4:16: style: 'Ant' stands after 'bee'; aliases are sorted [unsorted]");
}

}  // namespace
