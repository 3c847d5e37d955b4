// SPDX-License-Identifier: Apache-2.0
// show, compare, find and list, compared with files in every format.
#include <gtest/gtest.h>

#include <array>

#include "render/tally.hpp"
#include "support/golden.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

constexpr Style narrow{100, false, false, false};

const ServiceKey anvil{"anvil"}, kiln{"kiln"}, quarry{"quarry"};

void compare_all(const std::string& name, const Table& table) {
  expect_golden(name + ".txt", render(table, Format::text, narrow));
  expect_golden(name + ".md", render(table, Format::markdown));
  expect_golden(name + ".html", render(table, Format::html));
  expect_golden(name + ".csv", render(table, Format::csv));
  expect_golden(name + ".json", render(table, Format::json));
  expect_golden(name + ".tex", render(table, Format::latex));
  expect_golden(name + ".adoc", render(table, Format::asciidoc));
}

Table three() {
  const std::array<std::pair<ServiceKey, Configuration>, 3> services{{{anvil, {}}, {kiln, {}}, {quarry, {}}}};
  return compare(small(), services);
}

/// The cell of a row in a column, both by id; the row's id stands in its column "item" or "id".
std::string cell(const Table& table, std::string_view row, std::string_view column) {
  std::size_t key = 0, at = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (table.columns[c].id == "item" || table.columns[c].id == "id" || table.columns[c].id == "option") key = c;
    if (table.columns[c].id == column) at = c;
  }
  for (const Table::Row& r : table.rows)
    if (r.cells[key] == row) return r.cells[at];
  return "(no row)";
}

TEST(Show, InEveryFormat) { compare_all("show", show(small(), anvil)); }
TEST(Show, OfAServiceThatDepends) {
  expect_golden("show-depends.txt", render(show(small(), kiln, {}, false), Format::text, narrow));
}
TEST(Show, OfHostileText) { compare_all("hostile-show", show(small(), ServiceKey{"trickster"}, {}, false)); }
TEST(Compare, InEveryFormat) { compare_all("compare", three()); }
TEST(Find, InEveryFormat) { compare_all("find", demarc::find(small(), {"mason", {}, {}, {}})); }
TEST(List, Services) { compare_all("list-services", list(small(), Listing::services)); }
TEST(List, Items) { expect_golden("list-items.txt", render(list(small(), Listing::items), Format::text, narrow)); }
TEST(List, Options) {
  expect_golden("list-options.txt", render(list(small(), Listing::options), Format::text, narrow));
}
TEST(List, Parties) {
  expect_golden("list-parties.txt", render(list(small(), Listing::parties), Format::text, narrow));
}

TEST(Show, FollowsTheConfiguration) {
  const Table image = show(small(), anvil, configured("anvil", {{"package", "image"}}));
  EXPECT_EQ(cell(image, "patch-runtime", "party"), "customer");
  EXPECT_EQ(cell(show(small(), anvil), "patch-runtime", "party"), "aws");
  EXPECT_EQ(image.title, "Acme Anvil (package = image): who is responsible for what");
}

TEST(Show, LeavesOutWhatDoesNotCount) {
  const Table table = show(small(), anvil, {}, false);
  EXPECT_EQ(cell(table, "supply-runtime-patches", "who"), "(no row)");
  EXPECT_EQ(cell(table, "rebuild-images", "who"), "(no row)");
  EXPECT_EQ(cell(show(small(), anvil), "rebuild-images", "who"), "n/a");
}

TEST(Show, NamesWhatDecides) {
  const Table table = show(small(), kiln);
  EXPECT_EQ(cell(table, "patch-guest-os", "who"), "Depends on compute");
  EXPECT_EQ(cell(table, "patch-guest-os", "detail"),
            "compute = own, managed or hybrid: Customer; compute = serverless: AWS");
  EXPECT_EQ(cell(show(small(), anvil), "patch-runtime", "changes"), "package, state, updates");
}

TEST(Show, NamesTheServiceThatDecides) {
  const Table table = show(small(), ServiceKey{"forge"});
  EXPECT_EQ(cell(table, "patch-guest-os", "who"), "Depends on kiln");
  EXPECT_EQ(cell(table, "patch-guest-os", "detail"),
            "kiln:compute = own, hybrid or managed: Customer; kiln:compute = serverless: AWS");
}

TEST(Show, StrictlyAssumesNothing) {
  EXPECT_EQ(cell(show(small(), anvil, {}, true, Defaults::ask), "rotate-keys", "who"), "Depends on key and vault");
}

std::string summary(const Table& table) {
  const std::vector<render_detail::Summary> all = render_detail::summaries_of(table);
  std::string out;
  for (const render_detail::Summary::Count& c : all.at(0).counts) out += c.id + " " + std::to_string(c.rows) + ",";
  return out;
}

/// What the rows themselves say.
std::size_t count(const Table& table, std::string_view column, std::string_view cell) {
  std::size_t at = 0, n = 0;
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].id == column) at = c;
  for (const Table::Row& r : table.rows) n += r.cells[at] == cell;
  return n;
}

TEST(Show, CountsTheRowsThatItHas) {
  for (const bool supporting : {false, true}) {
    const Table table = show(small(), kiln, {}, supporting);
    const std::vector<render_detail::Summary> all = render_detail::summaries_of(table);
    std::size_t sum = 0;
    for (const render_detail::Summary::Count& c : all.at(0).counts) {
      EXPECT_EQ(c.rows, count(table, c.id == "aws" || c.id == "customer" ? "party" : "verdict", c.id)) << c.id;
      sum += c.rows;
    }
    EXPECT_EQ(sum, table.rows.size());
  }
}

TEST(Show, MayHaveOnlyOnesRows) {
  const std::array<std::string_view, 1> customer{"customer"};
  const Table all = show(small(), kiln, {}, false), table = show(small(), kiln, {}, false, Defaults::assume, customer);
  EXPECT_EQ(cell(table, "patch-guest-os", "who"), "Depends on compute") << "it may be the customer's";
  EXPECT_EQ(cell(table, "patch-host", "who"), "Depends on compute");
  EXPECT_EQ(count(table, "party", "customer"), count(all, "party", "customer"));
  EXPECT_EQ(count(table, "party", "aws"), 0u);
  EXPECT_EQ(table.notes.back(), "Only rows that are, or may be: customer. " +
                                    std::to_string(all.rows.size() - table.rows.size()) + " others are left out.");
  EXPECT_EQ(summary(table).find("aws"), std::string::npos);
}

TEST(Show, MayHaveOnlyOneVerdict) {
  const std::array<std::string_view, 2> only{"unknown", "depends"};
  const Table table = show(small(), kiln, {}, false, Defaults::assume, only);
  EXPECT_EQ(count(table, "verdict", "unknown") + count(table, "verdict", "depends"), table.rows.size());
  EXPECT_EQ(count(table, "verdict", "unknown"), 1u);
  const std::array<std::string_view, 1> absent{"not-applicable"};
  EXPECT_EQ(cell(show(small(), anvil, {}, false, Defaults::assume, absent), "rebuild-images", "who"), "n/a")
      << "what is named is not left out";
}

TEST(Show, OfNoServiceIsEmpty) { EXPECT_TRUE(show(small(), ServiceKey{"nothing"}).rows.empty()); }

TEST(Compare, PutsServicesSideBySide) {
  const Table table = three();
  EXPECT_EQ(cell(table, "patch-host", "anvil"), "AWS");
  EXPECT_EQ(cell(table, "patch-host", "kiln"), "Depends on compute");
  EXPECT_EQ(cell(table, "patch-host", "quarry"), "Mason & Sons");
}

TEST(Compare, HasTheOwnItemsOfEach) {
  EXPECT_EQ(cell(three(), "keep-warm", "anvil"), "Customer");
  EXPECT_EQ(cell(three(), "keep-warm", "quarry"), "n/a");
}

TEST(Compare, LeavesOutWhatAppliesNowhere) { EXPECT_EQ(cell(three(), "rebuild-images", "anvil"), "(no row)"); }

TEST(Compare, OfOneServiceTwiceTellsTheConfigurationsApart) {
  const std::array<std::pair<ServiceKey, Configuration>, 2> twice{
      {{kiln, configured("kiln", {{"compute", "own"}})}, {kiln, configured("kiln", {{"compute", "serverless"}})}}};
  const Table table = compare(small(), twice, true);
  ASSERT_EQ(table.rows.size(), 1u);
  EXPECT_EQ(cell(table, "patch-guest-os", "kiln:compute=own"), "Customer");
  EXPECT_EQ(cell(table, "patch-guest-os", "kiln:compute=serverless"), "AWS");
}

TEST(Compare, CountsEachService) {
  const Table table = three();
  const std::vector<render_detail::Summary> all = render_detail::summaries_of(table);
  ASSERT_EQ(all.size(), 3u);
  for (std::size_t n = 0; n < 3; ++n) {
    EXPECT_EQ(all[n].of, table.columns[n + 3].title);
    std::size_t sum = 0;
    for (const render_detail::Summary::Count& c : all[n].counts) sum += c.rows;
    EXPECT_EQ(sum, table.rows.size());
  }
  EXPECT_EQ(all[0].counts.front().rows, count(table, "anvil", "Customer"));
}

TEST(Compare, MayHaveOnlyOnesRows) {
  const std::array<std::pair<ServiceKey, Configuration>, 2> services{{{anvil, {}}, {quarry, {}}}};
  const std::array<std::string_view, 1> mason{"mason"};
  const Table table = compare(small(), services, false, mason);
  EXPECT_EQ(cell(table, "patch-host", "anvil"), "AWS") << "the other side of such a row stays";
  EXPECT_EQ(count(table, "quarry", "Mason & Sons"), table.rows.size());
  EXPECT_FALSE(table.rows.empty());
}

TEST(Find, CountsWhatItFound) {
  const Table table = demarc::find(small(), {"mason", {}, {}, {}});
  EXPECT_EQ(summary(table), "mason " + std::to_string(table.rows.size()) + ",");
}

TEST(Find, TakesAllConditionsTogether) {
  const Table table = demarc::find(small(), {"customer", Area::patching, Layer::application, anvil});
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(cell(table, "update-dependencies", "verdict"), "customer");
}

TEST(Find, HasWhatDependsOnTheParty) {
  EXPECT_EQ(cell(demarc::find(small(), {"aws", {}, {}, kiln}), "patch-guest-os", "verdict"), "depends");
  EXPECT_EQ(cell(demarc::find(small(), {"mason", {}, {}, kiln}), "patch-guest-os", "verdict"), "(no row)");
}

TEST(Find, TakesVerdictsForParties) {
  EXPECT_EQ(cell(demarc::find(small(), {"unknown", {}, {}, {}}), "keep-data-durable", "service"), "kiln");
  EXPECT_EQ(demarc::find(small(), {"unknown", {}, {}, {}}).rows.size(), 1u);
}

TEST(Find, LeavesAwsInGeneralToThoseWhoNameIt) {
  for (const Table::Row& r : demarc::find(small(), {"", Area::patching, {}, {}}).rows) EXPECT_NE(r.cells[0], "general");
  EXPECT_FALSE(demarc::find(small(), {"", Area::patching, {}, ServiceKey{"general"}}).rows.empty());
}

TEST(List, OfOptionsMayBeOfOneService) {
  EXPECT_EQ(list(small(), Listing::options, kiln).rows.size(), 2u);
  EXPECT_EQ(cell(list(small(), Listing::options, anvil), "updates", "only_when"), "state = supported");
}

TEST(List, OfItemsMayBeOfOneService) {
  EXPECT_EQ(cell(list(small(), Listing::items, anvil), "keep-warm", "service"), "anvil");
  EXPECT_EQ(cell(list(small(), Listing::items, kiln), "keep-warm", "service"), "(no row)");
}

TEST(List, OfAreasAndLayersIsWhole) {
  EXPECT_EQ(list(small(), Listing::areas).rows.size(), area_count);
  EXPECT_EQ(list(small(), Listing::layers).rows.size(), layer_count);
}

TEST(TableFormats, HidePeopleTheColumnsThatSayNothing) {
  Table table;
  table.columns = {{"a", "First"},
                   {"b", "Second"},
                   {"c", "Third", false, Table::Audience::programs},
                   {"d", "Fourth", false, Table::Audience::people}};
  table.rows = {{{"1", "", "3", "4"}, {}}};
  for (const Format f : {Format::text, Format::markdown, Format::html}) {
    const std::string out = render(table, f);
    EXPECT_NE(out.find("First"), std::string::npos);
    EXPECT_EQ(out.find("Second"), std::string::npos);
    EXPECT_EQ(out.find("Third"), std::string::npos);
    EXPECT_NE(out.find("Fourth"), std::string::npos);
  }
  EXPECT_EQ(render(table, Format::csv), "a,b,c\r\n1,,3\r\n");
}

TEST(TableFormats, ShowTheHeadingOfAnEmptyTable) {
  Table table;
  table.columns = {{"a", "First"}};
  EXPECT_EQ(render(table, Format::text), "First\n-----\n(none)\n");
  EXPECT_EQ(render(table, Format::csv), "a\r\n");
}

TEST(TextTable, GivesRoomToColumnsThatNeedIt) {
  Table table;
  table.columns = {{"a", "What"}, {"b", "A heading that is long"}};
  for (int n = 0; n < 5; ++n) table.rows.push_back({{"a long description of what is to be done", "AWS"}, {}});
  const std::string out = render(table, Format::text, {54, false, false, false});
  EXPECT_NE(out.find("a long description of what is to be done"), std::string::npos) << out;
}

TEST(Formats, AreReadById) {
  EXPECT_EQ(parse_format("markdown"), Format::markdown);
  EXPECT_EQ(parse_format("Markdown"), std::nullopt);
  EXPECT_EQ(parse_listing("parties"), Listing::parties);
  EXPECT_EQ(parse_listing(""), std::nullopt);
}

}  // namespace
