// SPDX-License-Identifier: Apache-2.0
// workbook DIRECTORY: writes the customer responsibility matrix of the test matrix, and hostile tables, as book.xlsx,
// and as book.json what a reader must find in it.
#include "export/workbook.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "export/tables.hpp"
#include "render/escape.hpp"
#include "support/hostile_texts.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;

namespace {

std::vector<exports::Sheet> sheets() {
  const MatrixView matrix = test::small();
  const exports::Content all{matrix, exports::all_subjects(matrix), matrix.framework(0), Perspective::customer};
  std::vector<exports::Sheet> out{{"Summary", exports::crm_summary(all)}};
  for (const exports::Subject& subject : all.subjects)
    out.push_back(
        {std::string{subject.service.id()}, exports::crm({matrix, {subject}, all.framework, all.perspective})});
  test::Texts texts{5};
  for (int n = 0; n < 20; ++n) out.push_back({texts.next(), texts.table()});
  for (const std::string_view name :
       {"a very long name of a sheet, longer than may be", "a very long name of a sheet, longer than is",
        "A VERY LONG NAME OF A SHEET, LONGER THAN IS", "'", "", "History", "[x]:*?/\\"})
    out.push_back(
        {std::string{name}, Table{"t", {}, {{"a", "A"}, {"b", "B"}}, {{{"=1+1", "007"}, {}}, {{"12", "@x"}, {}}}, {}}});
  return out;
}

nlohmann::json expected(const Table& table) {
  nlohmann::json rows = nlohmann::json::array(), titles = nlohmann::json::array();
  for (const Table::Column& c : table.columns) titles.push_back(render_detail::printable(c.title));
  for (const Table::Row& row : table.rows) {
    nlohmann::json cells = nlohmann::json::array();
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      cells.push_back(c < row.cells.size() ? render_detail::printable(row.cells[c]) : "");
    rows.push_back(std::move(cells));
  }
  return {{"title", render_detail::printable(table.title)}, {"columns", titles}, {"rows", rows}};
}

}  // namespace

int main(int, char** arguments) {
  const std::filesystem::path directory{arguments[1]};
  const std::vector<exports::Sheet> all = sheets();
  const std::string bytes = exports::workbook(all);
  if (bytes != exports::workbook(all)) {
    std::puts("not the same twice");
    return 1;
  }
  std::ofstream{directory / "book.xlsx", std::ios::binary} << bytes;
  nlohmann::json json = nlohmann::json::array();
  for (const exports::Sheet& sheet : all) json.push_back(expected(sheet.table));
  std::ofstream{directory / "book.json"} << json.dump();
  return 0;
}
