// SPDX-License-Identifier: Apache-2.0
// Tables on terminals of any width: nothing is cut, nothing sticks out, signs beside colours.
#include <gtest/gtest.h>

#include <array>
#include <sstream>

#include "render/unicode.hpp"
#include "support/golden.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

constexpr Style style(std::size_t width, Signs signs = Signs::none) { return {width, false, false, false, signs}; }

Table made() {
  Table table;
  table.columns = {{"who", "Who", true, {}}, {"what", "What", false, {}}, {"detail", "In detail", false, {}}};
  table.rows = {{{"Customer (Owner of the place)", "Sweep", "Sweep the floor of every room, and under the rugs too."},
                 "",
                 {{"customer", "customer"}}},
                {{"AWS", "Bake", ""}, "", {{"aws", "AWS"}}}};
  return table;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in{text};
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string without_space(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n') out += c;
  return out;
}

TEST(TextTable, PutsSentencesBelowWhereThereIsNoRoom) {
  EXPECT_EQ(render(made(), Format::text, style(40)),
            "customer 1, AWS 1\n"
            "\n"
            "Who                            What\n"
            "-----------------------------  -----\n"
            "Customer (Owner of the place)  Sweep\n"
            "                               In detail: Sweep the\n"
            "                                 floor of every room,\n"
            "                                 and under the rugs\n"
            "                                 too.\n"
            "AWS                            Bake\n");
}

TEST(TextTable, PutsSignsBeforeParties) {
  const std::string text = render(made(), Format::text, style(24, Signs::letters));
  EXPECT_NE(text.find("\nC Customer (Owner"), std::string::npos) << text;
  EXPECT_NE(text.find("\n  of the place)"), std::string::npos) << "the rest hangs behind the sign\n" << text;
  EXPECT_NE(text.find("\nA AWS"), std::string::npos) << text;
  EXPECT_NE(render(made(), Format::text, style(80, Signs::shapes)).find("\n● Customer"), std::string::npos);
}

TEST(TextTable, CountsWithTheSignsOfItsRows) {
  Table table = made();
  table.rows.push_back({{"Mason", "Dust", ""}, "", {{"mason", "Mason"}}});
  table.rows.push_back({{"Depends", "Wash", ""}, "", {{"depends", "depends"}}});
  EXPECT_TRUE(render(table, Format::text, style(80)).starts_with("customer 1, AWS 1, Mason 1, depends 1\n\n"));
  EXPECT_TRUE(render(table, Format::text, style(80, Signs::shapes))
                  .starts_with("● customer 1, ○ AWS 1, ◇ Mason 1, ◐ depends 1\n\n"));
  EXPECT_TRUE(render(table, Format::text, style(20)).starts_with("customer 1, AWS 1,\nMason 1, depends 1\n\n"));
  table.rows.erase(table.rows.begin());
  EXPECT_TRUE(render(table, Format::text, style(80)).starts_with("AWS 1, Mason 1, depends 1\n"))
      << "whoever takes rows out gets the counts of the others";
}

TEST(TextTable, CountsServicesInAColumn) {
  Table table;
  table.columns = {{"anvil", "Acme Anvil", true, {}}, {"kiln", "Kiln", true, {}}};
  table.rows = {{{"Customer", "AWS"}, "", {{"customer", "customer"}, {"aws", "AWS"}}}};
  EXPECT_TRUE(render(table, Format::text, style(80)).starts_with("Acme Anvil  customer 1\nKiln        AWS 1\n\n"));
  EXPECT_TRUE(render(table, Format::text, style(40)).starts_with("Acme Anvil\n  customer 1\nKiln\n  AWS 1\n\n"));
}

TEST(TextTable, NeitherCutsNorSticksOutAtAnyWidth) {
  const std::array<std::pair<ServiceKey, Configuration>, 2> services{
      {{ServiceKey{"anvil"}, {}}, {ServiceKey{"kiln"}, {}}}};
  for (const Table& table : {show(small(), ServiceKey{"anvil"}, {}, false), show(small(), ServiceKey{"kiln"}),
                             compare(small(), services), demarc::find(small(), {"customer", {}, {}, {}})})
    for (const std::size_t width :
         {std::size_t{40}, std::size_t{60}, std::size_t{80}, std::size_t{132}, std::size_t{200}}) {
      const std::string text = render(table, Format::text, style(width, Signs::letters));
      for (const std::string& line : lines_of(text))
        // An address is one word; cutting it would make it useless.
        if (line.find("://") == std::string::npos) {
          EXPECT_LE(render_detail::columns(line), width) << line;
        }
      // Every word of every cell is somewhere, in whatever column or line.
      const std::string letters = without_space(text);
      for (const Table::Row& row : table.rows)
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
          if (table.columns[c].audience == Table::Audience::programs) continue;
          std::istringstream words{row.cells[c]};
          for (std::string word; words >> word;)
            if (word.size() <= 8) {
              EXPECT_NE(letters.find(word), std::string::npos) << word << " at " << width;
            }
        }
    }
}

TEST(TextTable, OnANarrowTerminal) {
  expect_golden("show-60.txt",
                render(show(small(), ServiceKey{"anvil"}, {}, false), Format::text, style(60, Signs::shapes)));
}

}  // namespace
