// SPDX-License-Identifier: Apache-2.0
// Coverage: what cells rest on and how areas end, on a matrix of a few cells.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/small_matrix.hpp"
#include "support/tiny.hpp"

using namespace demarc;

namespace {

const std::string options = R"(options:
  mode:
    title: Mode
    scope: thing
    sources: [doc]
    values: {auto: {title: Auto}, manual: {title: Manual}, none: {title: None}}
    default: auto
)";

/// Alpha is documented, beta the bare baseline.
Matrix two() {
  const std::string cells = R"(items:
  patch-host: {party: aws, sources: [doc]}
  supply-patch: {party: acme, sources: [doc], disputed: true}
  patch-guest: {party: aws, evidence: inferred}
  patch-runtime: {party: aws, sources: [doc], evidence: general}
  keep-keys: {unknown: Nobody knows.}
)";
  return tiny::load({{"alpha", tiny::head("alpha") + cells}, {"beta", tiny::head("beta")}});
}

/// A service whose patch-host has these rules.
Matrix ruled(const std::string& rules) {
  return tiny::load({{"alpha", tiny::head("alpha") + options + "items:\n  patch-host:\n" + rules}});
}

int number(const Table& table, std::string_view service, std::string_view column) {
  const auto at =
      std::find_if(table.columns.begin(), table.columns.end(), [&](const Table::Column& c) { return c.id == column; });
  for (const Table::Row& r : table.rows)
    if (at != table.columns.end() && r.cells[0] == service)
      return std::stoi(r.cells[static_cast<std::size_t>(at - table.columns.begin())]);
  return -1;
}

TEST(Coverage, CountsCellsByWhatTheyRestOn) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view());
  EXPECT_EQ(number(table, "alpha", "documented"), 2);
  EXPECT_EQ(number(table, "alpha", "general"), 1);
  EXPECT_EQ(number(table, "alpha", "inferred"), 1);
  EXPECT_EQ(number(table, "alpha", "unknown"), 1);
  EXPECT_EQ(number(table, "alpha", "baseline"), 0);
  EXPECT_EQ(number(table, "beta", "baseline"), 5);
}

TEST(Coverage, NotApplicableIsApartFromEvidence) {
  const Matrix matrix = two();
  EXPECT_EQ(number(coverage(matrix.view()), "beta", "not_applicable"), 1);
}

TEST(Coverage, EveryCellCountsOnce) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view());
  for (const char* service : {"alpha", "beta"}) {
    int sum = 0;
    for (const char* column : {"documented", "general", "baseline", "inferred", "not_applicable", "unknown"})
      sum += number(table, service, column);
    EXPECT_EQ(sum, 6) << service;
    EXPECT_EQ(number(table, service, "cells"), 6) << service;
  }
}

TEST(Coverage, DisputedCellsCountBesides) {
  const Matrix matrix = two();
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "disputed"), 1);
  EXPECT_EQ(number(coverage(matrix.view()), "beta", "disputed"), 0);
}

TEST(Coverage, ACellIsAsWeakAsItsWeakestRule) {
  const Matrix matrix = ruled(
      "    rules:\n"
      "      - {when: {mode: [auto, none]}, party: aws, sources: [doc]}\n"
      "      - {when: {mode: manual}, party: customer, evidence: inferred}\n");
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "inferred"), 1);
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "documented"), 0);
}

TEST(Coverage, OneUnknownRuleMakesACellUnknown) {
  const Matrix matrix = ruled(
      "    rules:\n"
      "      - {when: {mode: [auto, none]}, party: aws, sources: [doc]}\n"
      "      - {when: {mode: manual}, unknown: Nobody knows.}\n");
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "unknown"), 1);
}

TEST(Coverage, RulesThatDoNotApplyDoNotWeakenACell) {
  const Matrix matrix = ruled(
      "    rules:\n"
      "      - {when: {mode: [auto, manual]}, party: aws, sources: [doc]}\n"
      "      - {when: {mode: none}, not-applicable: There is none., evidence: inferred}\n");
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "documented"), 1);
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "inferred"), 0);
}

TEST(Coverage, CountsHowAreasEnd) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view());
  EXPECT_EQ(number(table, "alpha", "areas_aws"), 1);      // patching
  EXPECT_EQ(number(table, "alpha", "areas_unknown"), 1);  // keys
  EXPECT_EQ(number(table, "beta", "areas_split"), 1);     // patching
  EXPECT_EQ(number(table, "beta", "areas_aws"), 1);       // keys
  EXPECT_EQ(number(table, "beta", "areas_not_applicable"), 18);
}

TEST(Coverage, AnAreaMayDependOrBeAThirdPartys) {
  const Matrix matrix = tiny::load(
      {{"alpha", tiny::head("alpha") + "options:\n  node:\n    title: Node\n    scope: thing\n    sources: [doc]\n"
                                       "    values: {own: {title: Own}, managed: {title: Managed}}\n"
                                       "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n"
                                       "      - {when: {node: own}, party: customer}\n"
                                       "      - {when: {node: managed}, party: aws}\n"
                                       "  patch-runtime: {party: aws, sources: [doc]}\n"
                                       "  keep-keys: {party: acme, sources: [doc]}\n"}});
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "areas_depends"), 1);
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "areas_third_party"), 1);
}

TEST(Coverage, OwnItemsCount) {
  const std::string own =
      "own-items:\n  polish:\n    title: Polish it\n    means: Polishes.\n    area: patching\n    layer: host\n    "
      "activity: perform\n";
  const Matrix matrix =
      tiny::load({{"alpha", tiny::head("alpha") + own + "items:\n  polish: {party: customer, sources: [doc]}\n"}});
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "cells"), 7);
  EXPECT_EQ(number(coverage(matrix.view()), "alpha", "documented"), 1);
}

TEST(Coverage, IsSortedById) {
  const Matrix matrix =
      tiny::load({{"zulu", tiny::head("zulu")}, {"alpha", tiny::head("alpha")}, {"mike", tiny::head("mike")}});
  const Table table = coverage(matrix.view());
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].cells[0], "alpha");
  EXPECT_EQ(table.rows[1].cells[0], "mike");
  EXPECT_EQ(table.rows[2].cells[0], "zulu");
}

TEST(Coverage, MayBeOfOneService) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view(), ServiceKey{"beta"});
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(table.rows[0].cells[0], "beta");
  EXPECT_EQ(table.footer[0], "Services: 1.");
}

TEST(Coverage, OfNoServiceIsEmpty) {
  const Matrix matrix = two();
  EXPECT_TRUE(coverage(matrix.view(), ServiceKey{"nothing"}).rows.empty());
}

TEST(Coverage, LeavesAwsInGeneralToThoseWhoNameIt) {
  EXPECT_EQ(number(coverage(test::small()), "general", "cells"), -1);
  EXPECT_GT(number(coverage(test::small(), ServiceKey{"general"}), "general", "cells"), 0);
}

TEST(Coverage, TotalsStandBelow) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view());
  ASSERT_EQ(table.footer.size(), 3u);
  EXPECT_EQ(table.footer[1],
            "Cells: 12: 2 documented (16.7%), 1 general (8.3%), 5 baseline (41.7%), 1 inferred (8.3%), 2 not "
            "applicable (16.7%), "
            "1 unknown (8.3%); 1 disputed.");
  EXPECT_EQ(table.footer[2],
            "Areas: 40: 2 aws (5.0%), 0 customer (0.0%), 0 third-party (0.0%), 1 split (2.5%), 0 depends (0.0%), "
            "36 not-applicable (90.0%), 1 unknown (2.5%).");
}

TEST(Coverage, HasACellForEveryColumn) {
  const Matrix matrix = two();
  const Table table = coverage(matrix.view());
  for (const Table::Row& r : table.rows) EXPECT_EQ(r.cells.size(), table.columns.size());
}

TEST(Coverage, AServiceTakesOneLineOfATerminal) {
  const Matrix matrix = two();
  const std::string text = render(coverage(matrix.view()), Format::text, {100, false, false, false});
  EXPECT_NE(text.find("\nbeta "), std::string::npos);
  const std::size_t at = text.find("\nalpha ");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(text.find("\nbeta "), text.find('\n', at + 1)) << text;
}

}  // namespace
