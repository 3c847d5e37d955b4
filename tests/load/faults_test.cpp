// SPDX-License-Identifier: Apache-2.0
// Faults as people read them: names, places, order, near misses.
#include "../../src/load/faults.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {
namespace {

using load_detail::Faults;
using load_detail::hint;
using namespace std::string_view_literals;

TEST(fault_names, each_has_its_own) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Fault::too_many); ++i) names.insert(name(static_cast<Fault>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(Fault::too_many) + 1);
}

TEST(fault_names, follow_the_enumeration) {
  EXPECT_EQ(name(Fault::unreadable), "unreadable");
  EXPECT_EQ(name(Fault::too_many_files), "too-many-files");
  EXPECT_EQ(name(Fault::syntax), "syntax");
  EXPECT_EQ(name(Fault::too_many_nodes), "too-many-nodes");
  EXPECT_EQ(name(Fault::duplicate_key), "duplicate-key");
  EXPECT_EQ(name(Fault::reserved_id), "reserved-id");
  EXPECT_EQ(name(Fault::unknown_party), "unknown-party");
  EXPECT_EQ(name(Fault::alias_claimed_twice), "alias-claimed-twice");
  EXPECT_EQ(name(Fault::missing_vocabulary), "missing-vocabulary");
  EXPECT_EQ(name(Fault::two_rules), "two-rules");
  EXPECT_EQ(name(Fault::own_item_without_cell), "own-item-without-cell");
  EXPECT_EQ(name(Fault::too_many_options), "too-many-options");
  EXPECT_EQ(name(Fault::too_many), "too-many");
}

TEST(diagnostic, text_with_a_place) {
  EXPECT_EQ(to_string(Diagnostic{Fault::bad_id, {"services/x.yaml", 3, 7}, {}, "wrong"}),
            "services/x.yaml:3:7: error: wrong [bad-id]");
}

TEST(diagnostic, text_of_a_whole_file) {
  EXPECT_EQ(to_string(Diagnostic{Fault::empty, {"services/x.yaml", 0, 0}, {}, "empty"}),
            "services/x.yaml: error: empty [empty]");
}

TEST(diagnostic, text_with_two_places) {
  EXPECT_EQ(to_string(Diagnostic{Fault::two_rules, {"a.yaml", 3, 7}, Place{"b.yaml", 1, 2}, "both hold"}),
            "a.yaml:3:7: error: both hold [two-rules]\nb.yaml:1:2: note: the other place");
}

TEST(diagnostic, file_names_cannot_steer_a_terminal) {
  EXPECT_EQ(to_string(Diagnostic{Fault::empty, {"a\x1b[2J\n.yaml", 0, 0}, {}, "empty"}),
            "a?[2J?.yaml: error: empty [empty]");
}

TEST(load_error, lists_every_fault) {
  const LoadError error({{Fault::empty, {"a.yaml", 0, 0}, {}, "one"}, {Fault::tag, {"b.yaml", 1, 2}, {}, "two"}});
  EXPECT_STREQ(error.what(), "a.yaml: error: one [empty]\nb.yaml:1:2: error: two [tag]");
  EXPECT_EQ(error.faults().size(), 2U);
}

TEST(faults, come_sorted_by_place) {
  const std::vector<std::string> files{"b.yaml", "a.yaml"};
  Faults faults(files);
  faults.add(Fault::tag, {0, 1, 1}, "3");
  faults.add(Fault::tag, {1, 10, 2}, "2");
  faults.add(Fault::tag, {1, 9, 5}, "1");
  std::string order;
  for (const Diagnostic& fault : faults.take()) order += fault.message;
  EXPECT_EQ(order, "123");
}

TEST(faults, of_one_place_keep_their_order) {
  const std::vector<std::string> files{"a.yaml"};
  Faults faults(files);
  for (const char* message : {"1", "2", "3"}) faults.add(Fault::missing_key, {0, 1, 1}, message);
  std::string order;
  for (const Diagnostic& fault : faults.take()) order += fault.message;
  EXPECT_EQ(order, "123");
}

TEST(faults, beyond_a_thousand_are_counted) {
  const std::vector<std::string> files{"a.yaml"};
  Faults faults(files);
  for (std::uint32_t i = 0; i < 1'234; ++i) faults.add(Fault::tag, {0, i + 1, 1}, "a tag");
  const std::vector<Diagnostic> found = faults.take();
  ASSERT_EQ(found.size(), 1'001U);
  EXPECT_EQ(to_string(found.back()), "error: and 234 more faults [too-many]");
}

constexpr std::array keys{"title"sv, "scope"sv, "values"sv, "only-when"sv};

TEST(hint, a_wrong_letter) { EXPECT_EQ(hint("tittle", keys), " (did you mean 'title'?)"); }
TEST(hint, swapped_letters) { EXPECT_EQ(hint("vlaues", keys), " (did you mean 'values'?)"); }
TEST(hint, other_case_and_joins) { EXPECT_EQ(hint("Only_When", keys), " (did you mean 'only-when'?)"); }
TEST(hint, nothing_near_lists_a_few) {
  EXPECT_EQ(hint("colour", keys), "; expected title, scope, values or only-when");
}
TEST(hint, nothing_near_lists_not_many) {
  EXPECT_EQ(hint("colour", std::array{"a"sv, "b"sv, "c"sv, "d"sv, "e"sv, "f"sv, "g"sv, "h"sv, "i"sv}), "");
}
TEST(hint, nothing_known) { EXPECT_EQ(hint("colour", {}), ""); }
TEST(hint, the_nearest_of_several) {
  EXPECT_EQ(hint("rule", std::array{"role"sv, "rules"sv}), " (did you mean 'rules'?)");
}
TEST(hint, a_very_long_word) {
  EXPECT_EQ(hint(std::string(5'000, 'x'), keys), "; expected title, scope, values or only-when");
}

}  // namespace
}  // namespace demarc
