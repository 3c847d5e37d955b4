// SPDX-License-Identifier: Apache-2.0
// A table as Markdown (GitHub's); a table each group.
#include "escape.hpp"
#include "formats.hpp"
#include "tally.hpp"

namespace demarc::render_detail {
namespace {

void heading(std::string& out, const Table& table, const std::vector<std::size_t>& shown) {
  std::string titles = "|", rule = "|";
  for (const std::size_t c : shown) {
    titles += ' ' + markdown(table.columns[c].title) + " |";
    rule += "---|";
  }
  out += titles + '\n' + rule + '\n';
}

}  // namespace

std::string table_markdown(const Table& table) {
  const std::vector<std::size_t> shown = columns_for_people(table);
  std::string out;
  const auto paragraph = [&](std::string_view text) {
    if (!out.empty()) out += '\n';
    out += text;
    out += '\n';
  };
  if (!table.title.empty()) paragraph("# " + markdown(table.title));
  for (const std::string& note : table.notes) paragraph(markdown(note));
  for (const Summary& summary : summaries_of(table)) paragraph(markdown(said(summary)));
  const std::string* group = nullptr;
  for (const Table::Row& row : table.rows) {
    if (group == nullptr || *group != row.group) {
      if (!row.group.empty()) paragraph("## " + markdown(row.group));
      if (!out.empty()) out += '\n';
      heading(out, table, shown);
    }
    group = &row.group;
    out += '|';
    for (const std::size_t c : shown) out += ' ' + markdown(c < row.cells.size() ? row.cells[c] : "") + " |";
    out += '\n';
  }
  if (table.rows.empty()) paragraph("(none)");
  for (const std::string& line : table.footer) paragraph(markdown(line));
  return out;
}

}  // namespace demarc::render_detail
