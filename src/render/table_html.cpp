// SPDX-License-Identifier: Apache-2.0
// A table as a page of HTML.
#include "escape.hpp"
#include "formats.hpp"
#include "html_page.hpp"
#include "tally.hpp"

namespace demarc::render_detail {
namespace {

void heading(std::string& out, const Table& table, const std::vector<std::size_t>& shown) {
  out += "<thead><tr>";
  for (const std::size_t c : shown) out += "<th scope=\"col\">" + html(table.columns[c].title) + "</th>";
  out += "</tr></thead>\n";
}

void rows(std::string& out, const Table& table, const std::vector<std::size_t>& shown) {
  const std::string* group = nullptr;
  for (const Table::Row& row : table.rows) {
    if (group == nullptr || *group != row.group) {
      if (group != nullptr) out += "</tbody>\n";
      out += "<tbody>\n";
      if (!row.group.empty())
        out += "<tr><th scope=\"rowgroup\" colspan=\"" + std::to_string(shown.size()) + "\">" + html(row.group) +
               "</th></tr>\n";
    }
    group = &row.group;
    out += "<tr>";
    for (const std::size_t c : shown) {
      const std::string_view cell = c < row.cells.size() ? std::string_view{row.cells[c]} : std::string_view{};
      out += table.columns[c].party ? html_party(tone_of(cell), cell) : "<td>" + html_with_links(cell) + "</td>";
    }
    out += "</tr>\n";
  }
  if (group != nullptr) out += "</tbody>\n";
}

}  // namespace

std::string table_html(const Table& table) {
  std::string body = "<main>\n<h1>" + html(table.title) + "</h1>\n";
  for (const std::string& note : table.notes) body += "<p>" + html_with_links(note) + "</p>\n";
  for (const Summary& summary : summaries_of(table)) body += "<p>" + html(said(summary)) + "</p>\n";
  body += "<div class=\"table\"><table>\n";
  const std::vector<std::size_t> shown = columns_for_people(table);
  heading(body, table, shown);
  rows(body, table, shown);
  body += "</table></div>\n</main>\n";
  if (!table.footer.empty()) body += "<footer>\n";
  for (const std::string& line : table.footer) body += "<p>" + html_with_links(line) + "</p>\n";
  if (!table.footer.empty()) body += "</footer>\n";
  return html_page(table.title, body);
}

}  // namespace demarc::render_detail
