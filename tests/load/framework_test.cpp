// SPDX-License-Identifier: Apache-2.0
// Frameworks: every fault at its place, and what a valid file becomes.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "../support/tiny.hpp"

using namespace demarc;

namespace {

using Files = std::vector<SourceFile>;

const std::string head = R"(schema: 1
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
)";
const std::string groups = R"(groups:
  PA:
    title: Patching
    controls: {PA-1: Patch, PA-1(2): Patch soon}
  KE:
    controls: [KE-10]
)";
const std::string items = R"(items:
  patch-host: {direct: [PA-1]}
  supply-patch: {supporting: [PA-1]}
  patch-guest: {direct: [PA-1, PA-1(2)], sources: [doc]}
  patch-runtime: {direct: [PA-1]}
  keep-keys: {direct: [KE-10]}
  turn-keys: {direct: [KE-10]}
)";

/// A service with two own items: one that counts, one that supports.
const std::string own = R"(own-items:
  warm-up: {title: Warm up, means: Warms., area: capacity, layer: account, activity: choose}
  watch-warmth: {title: Watch warmth, means: Watches., area: capacity, layer: account, activity: choose, supporting: true}
items:
  warm-up: {party: customer, evidence: inferred}
  watch-warmth: {party: aws, evidence: inferred}
)";

Files files(const std::string& framework) {
  Files all = tiny::files({{"alpha", tiny::head("alpha") + own}});
  all.push_back({"frameworks/rules.yaml", framework});
  return all;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

struct Case {
  Fault fault;
  std::string framework, expected;
};

std::vector<Case> cases() {
  const std::string good = head + groups + items;
  const std::string whole = with(good, "because:", "complete: true\nbecause:");
  std::string many = with(good, "KE-10]", "KE-10]\n  MY:\n    controls: [MY-1]") +
                     "by-area:\n  capacity:\n    choose: {direct: [MY-1]}\n";
  return {
      {Fault::malformed_control, with(good, "[KE-10]", "[KE-010]"),
       "frameworks/rules.yaml:18:16: error: 'KE-010' does not look like a control of 'rules'; expected the form A-0 or "
       "A-0(0) "
       "[malformed-control]"},
      {Fault::malformed_control, with(good, "[KE-10]", "[Ke-10]"),
       "frameworks/rules.yaml:18:16: error: 'Ke-10' does not look like a control of 'rules'; expected the form A-0 or "
       "A-0(0) "
       "[malformed-control]"},
      {Fault::malformed_control, with(good, "[KE-10]", "[KE-10, KE-11(3]"),
       "frameworks/rules.yaml:18:23: error: 'KE-11(3' does not look like a control of 'rules'; expected the form A-0 "
       "or A-0(0) "
       "[malformed-control]"},
      {Fault::duplicate_id, with(good, "[KE-10]", "[KE-10, PA-1]"),
       "frameworks/rules.yaml:18:23: error: control 'PA-1' cannot be told from 'PA-1' "
       "[duplicate-id]\nframeworks/rules.yaml:16:16: note: the "
       "other place"},
      {Fault::unknown_control, with(good, "keep-keys: {direct: [KE-10]", "keep-keys: {direct: [KE-11]"),
       "frameworks/rules.yaml:24:24: error: control 'KE-11' is not declared under groups (did you mean 'KE-10'?) "
       "[unknown-control]"},
      {Fault::unknown_control, with(good, "keep-keys: {direct: [KE-10]", "keep-keys: {direct: [ke-010]"),
       "frameworks/rules.yaml:24:24: error: unknown control 'ke-010'; the framework spells it 'KE-10' "
       "[unknown-control]"},
      {Fault::unknown_control, with(good, "items:", "never-inherited: [PO-1]\nitems:"),
       "frameworks/rules.yaml:19:19: error: control 'PO-1' is not declared under groups (did you mean 'PA-1'?) "
       "[unknown-control]"},
      {Fault::unused_control, with(good, "[KE-10]\nitems", "[KE-10, KE-11]\nitems"),
       "frameworks/rules.yaml:18:23: error: control 'KE-11' is declared, but no item is mapped to it, and it is not "
       "among never-inherited [unused-control]"},
      {Fault::unknown_item, with(good, "keep-keys:", "keep-kees:"),
       "frameworks/rules.yaml:24:3: error: unknown item 'keep-kees' (did you mean 'keep-keys'?) [unknown-item]"},
      {Fault::unknown_item, good + "services:\n  alpha:\n    warm-upp: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:28:5: error: unknown item 'warm-upp' (did you mean 'warm-up'?) [unknown-item]"},
      {Fault::unknown_item, good + "services:\n  alpha:\n    keep-keys: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:28:5: error: 'keep-keys' is shared by all services; map it under items: [unknown-item]"},
      {Fault::unknown_service, good + "services:\n  alpa:\n    warm-up: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:27:3: error: unknown service 'alpa' (did you mean 'alpha'?) [unknown-service]"},
      {Fault::unknown_area, good + "by-area:\n  capasity:\n    choose: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:27:3: error: unknown area 'capasity' (did you mean 'capacity'?) [unknown-area]"},
      {Fault::unknown_activity, good + "by-area:\n  capacity:\n    chose: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:28:5: error: unknown activity 'chose' (did you mean 'choose'?) [unknown-activity]"},
      {Fault::unknown_source, with(good, "sources: [doc]}", "sources: [dog]}"),
       "frameworks/rules.yaml:22:52: error: source 'dog' is not defined in this file (did you mean 'doc'?) "
       "[unknown-source]"},
      {Fault::unused_source,
       with(good, "catalog: [doc]",
            "  more: {title: More, url: \"https://example.com/more\", publisher: acme, read: 2000-01-01}\ncatalog: "
            "[doc]"),
       "frameworks/rules.yaml:11:3: error: source 'more' is defined but not used [unused-source]"},
      {Fault::duplicate_id, with(good, "supporting: [PA-1]", "direct: [PA-1], supporting: [PA-1]"),
       "frameworks/rules.yaml:21:47: error: 'supply-patch' serves control 'PA-1' either directly or as support, not "
       "both "
       "[duplicate-id]\nframeworks/rules.yaml:21:27: note: the other place"},
      {Fault::item_without_control,
       with(whole, "  turn-keys: {direct: [KE-10]}\n", "") +
           "by-area:\n  capacity:\n    choose: {supporting: [PA-1]}\n",
       "frameworks/rules.yaml:2:12: error: item 'turn-keys' has no control in 'rules', which is complete "
       "[item-without-control]\n"
       "items/keys.yaml:9:3: note: the other place"},
      {Fault::item_without_control, whole + "services:\n  alpha:\n    warm-up: {direct: [KE-10]}\n",
       "frameworks/rules.yaml:2:12: error: item 'watch-warmth' of 'alpha' has no control in 'rules', which is "
       "complete: map it under "
       "services, or capacity, choose under by-area [item-without-control]\nservices/alpha.yaml:13:3: note: the other "
       "place"},
      {Fault::missing_key, with(good, "turn-keys: {direct: [KE-10]}", "turn-keys: {sources: [doc]}"),
       "frameworks/rules.yaml:25:3: error: 'turn-keys' names no control; expected direct, supporting or both "
       "[missing-key]"},
      {Fault::bad_text, with(good, "[KE-10]", "[8.10]"),
       "frameworks/rules.yaml:18:16: error: YAML readers take 8.10 for a number; write \"8.10\" [bad-text]"},
      {Fault::id_differs_from_file, with(good, "framework: rules", "framework: ruels"),
       "frameworks/rules.yaml:2:12: error: framework 'ruels' in the file 'rules.yaml'; expected 'rules', or the file "
       "'ruels.yaml' "
       "[id-differs-from-file]"},
      {Fault::unknown_key, with(good, "keep-keys: {direct:", "keep-keys: {direkt: [PA-1], direct:"),
       "frameworks/rules.yaml:24:15: error: unknown key 'direkt' in a mapping (did you mean 'direct'?) [unknown-key]"},
      {Fault::wrong_type, good + "by-area:\n  capacity: [KE-10]\n",
       "frameworks/rules.yaml:27:13: error: expected a mapping for 'capacity', found a list [wrong-type]"},
      {Fault::empty_text, with(good, "[KE-10]", "[]"),
       "frameworks/rules.yaml:18:15: error: 'controls' is empty [empty-text]"},
  };
}

TEST(FrameworkFaults, each_is_found_at_its_place_in_these_words) {
  for (const Case& c : cases()) {
    const Loaded loaded = try_load(files(c.framework));
    ASSERT_FALSE(loaded.matrix.has_value()) << c.expected;
    EXPECT_EQ(to_string(loaded.faults.front()), c.expected);
    EXPECT_EQ(loaded.faults.front().fault, c.fault);
    EXPECT_EQ(loaded.faults.size(), 1u) << c.expected;
  }
}

TEST(FrameworkFaults, two_frameworks_of_one_name) {
  Files all = files(head + groups + items);
  all.push_back(
      {"frameworks/more.yaml",
       with(with(head, "framework: rules", "framework: more"), "name: The Rules", "name: RULE BOOK") + groups + items});
  const Loaded loaded = try_load(all);
  ASSERT_FALSE(loaded.matrix.has_value());
  EXPECT_EQ(
      to_string(loaded.faults.front()),
      "frameworks/rules.yaml:4:11: error: 'rule book' is a name of framework 'more' already [alias-claimed-twice]\n"
      "frameworks/more.yaml:3:7: note: the other place");
}

TEST(FrameworkFaults, a_control_that_demands_too_much) {
  std::string own_items = "own-items:\n", cells = "items:\n";
  for (int n = 0; n < 49; ++n) {
    own_items += "  act-" + std::to_string(n) +
                 ": {title: Act, means: Acts., area: capacity, layer: account, activity: choose}\n";
    cells += "  act-" + std::to_string(n) + ": {party: customer, evidence: inferred}\n";
  }
  Files all = tiny::files({{"alpha", tiny::head("alpha") + own_items + cells}});
  all.push_back(
      {"frameworks/rules.yaml", head + groups + items + "by-area:\n  capacity:\n    choose: {direct: [PA-1(2)]}\n"});
  const Loaded loaded = try_load(all);
  ASSERT_FALSE(loaded.matrix.has_value());
  EXPECT_EQ(to_string(loaded.faults.front()),
            "frameworks/rules.yaml:16:29: error: control 'PA-1(2)' demands 50 acts of 'alpha'; at most 48 [too-many]");
}

TEST(Framework, a_policy_needs_no_item) {
  const Loaded loaded =
      try_load(files(head + with(groups, "[KE-10]", "[KE-10, KE-11]") + "never-inherited: [KE-11]\n" + items));
  ASSERT_TRUE(loaded.matrix) << to_string(loaded.faults.front());
  EXPECT_TRUE(loaded.matrix->view().framework(0).find("KE-11")->items().empty());
}

TEST(Framework, lists_follow_those_that_they_speak_of) {
  const std::string good = head + groups + items +
                           "by-area:\n  patching:\n    choose: {direct: [PA-1]}\n  capacity:\n    supply: {direct: "
                           "[PA-1]}\n    choose: {direct: [PA-1]}\n"
                           "services:\n  alpha:\n    warm-up: {direct: [PA-1]}\n    watch-warmth: {direct: [PA-1]}\n";
  const auto found = [&](const std::string& framework) {
    std::string out;
    for (const Finding& f : check(files(framework)).findings) out += to_string(f) + "\n";
    return out;
  };
  EXPECT_EQ(found(good), "");
  const auto says = [](std::string_view line, std::string_view what) {
    return "frameworks/rules.yaml:" + std::string{line} + ": style: " + std::string{what} + " [unsorted]\n";
  };
  EXPECT_EQ(found(with(good, "[PA-1, PA-1(2)], sources", "[PA-1(2), PA-1], sources")),
            says("22:35", "'PA-1' stands after 'PA-1(2)'; controls follow the order of groups"));
  EXPECT_EQ(found(with(good, "[rule book]", "[rule book, book]")),
            says("4:22", "'book' stands after 'rule book'; aliases are sorted"));
  EXPECT_EQ(found(with(good, "  keep-keys: {direct: [KE-10]}\n  turn-keys: {direct: [KE-10]}",
                       "  turn-keys: {direct: [KE-10]}\n  keep-keys: {direct: [KE-10]}")),
            says("25:3", "'keep-keys' stands after 'turn-keys'; items follow the order of items/"));
  EXPECT_EQ(found(with(good, "    supply: {direct: [PA-1]}\n    choose: {direct: [PA-1]}",
                       "    choose: {direct: [PA-1]}\n    supply: {direct: [PA-1]}")),
            says("31:5", "'supply' stands after 'choose'; activities follow the order of the vocabulary"));
  EXPECT_EQ(found(with(with(good, "  patching:\n    choose: {direct: [PA-1]}\n", ""), "by-area:\n",
                       "by-area:\n  training:\n    choose: {direct: [PA-1]}\n")),
            says("29:3", "'capacity' stands after 'training'; areas follow the order of the vocabulary"));
  EXPECT_EQ(found(with(good, "    warm-up: {direct: [PA-1]}\n    watch-warmth: {direct: [PA-1]}",
                       "    watch-warmth: {direct: [PA-1]}\n    warm-up: {direct: [PA-1]}")),
            says("35:5", "'warm-up' stands after 'watch-warmth'; own items follow the order of their service"));
}

TEST(Framework, says_what_its_file_says) {
  const Loaded loaded =
      try_load(files(with(head, "because:", "complete: true\nbecause:") + groups + "never-inherited: [PA-1(2)]\n" +
                     items + "by-area:\n  capacity:\n    choose: {direct: [PA-1]}\n"));
  ASSERT_TRUE(loaded.matrix) << to_string(loaded.faults.front());
  const MatrixView m = loaded.matrix->view();
  ASSERT_EQ(m.framework_count(), 1u);
  const FrameworkInfo f = m.framework(0);
  EXPECT_EQ(f.id(), "rules");
  EXPECT_EQ(f.name(), "The Rules");
  EXPECT_EQ(f.version(), "2");
  EXPECT_EQ(f.publisher(), "acme");
  EXPECT_EQ(f.because(), "Made up.");
  EXPECT_EQ(f.reviewed(), "2000-01-01");
  EXPECT_EQ(f.file(), "frameworks/rules.yaml");
  EXPECT_TRUE(f.complete());
  ASSERT_EQ(f.catalog().size(), 1u);
  EXPECT_EQ((*f.catalog().begin()).title, "Doc");
  ASSERT_EQ(f.control_count(), 3u);
  EXPECT_EQ(f.control(1).id(), "PA-1(2)");
  EXPECT_EQ(f.control(1).title(), "Patch soon");
  EXPECT_TRUE(f.control(1).never_inherited());
  EXPECT_EQ(f.control(2).group(), "KE");
  EXPECT_EQ(f.control(2).group_title(), "");
  EXPECT_EQ(f.control(2).title(), "");
  EXPECT_EQ(f.control(0).group_title(), "Patching");
  EXPECT_EQ(f.control(0).framework().id(), "rules");
}

}  // namespace
