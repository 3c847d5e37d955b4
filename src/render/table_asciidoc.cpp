// SPDX-License-Identifier: Apache-2.0
// A table as AsciiDoc; groups are cells across.
#include "escape.hpp"
#include "formats.hpp"

namespace demarc::render_detail {
namespace {

/// An address that AsciiDoc leaves as it is: `::` names a macro or a term, `--` becomes a dash and `...` dots.
bool can_be_followed(std::string_view word) {
  const auto has = [&](std::string_view mark) { return word.find(mark) != std::string_view::npos; };
  return is_plain_address(word) && !has("::") && !has("--") && !has("..");
}

/// A paragraph in which addresses of web pages can be followed.
std::string paragraph(std::string_view text) {
  const std::string clean = printable(text);
  const std::size_t at = clean.rfind(' ');
  // The last word alone: that is where tables say where something stands.
  if (at == std::string::npos || !can_be_followed(std::string_view{clean}.substr(at + 1))) return asciidoc(clean);
  const std::string before = asciidoc(std::string_view{clean}.substr(0, at));
  return (before.empty() ? before : before + ' ') + clean.substr(at + 1);  // a line that begins with a space is code
}

}  // namespace

std::string table_asciidoc(const Table& table) {
  const std::vector<std::size_t> shown = columns_for_people(table);
  std::string out;
  const auto add = [&](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += '\n';
    out += text + '\n';
  };
  if (const std::string title = asciidoc(table.title); !title.empty()) add("== " + title);
  for (const std::string& note : table.notes) add(paragraph(note));
  if (!shown.empty()) {
    add("[%header,cols=" + std::to_string(shown.size()) + "*]");
    out += "|===\n";
    const auto cell = [&](std::string_view spec, std::string_view text) {
      ((out += spec) += "| ") += asciidoc(text);
      out += '\n';
    };
    for (const std::size_t c : shown) cell("", table.columns[c].title);
    out += '\n';
    const std::string across = std::to_string(shown.size()) + "+s";
    const std::string* group = nullptr;
    for (const Table::Row& row : table.rows) {
      if (!row.group.empty() && (group == nullptr || *group != row.group)) cell(across, row.group);
      group = &row.group;
      for (const std::size_t c : shown) cell("", c < row.cells.size() ? std::string_view{row.cells[c]} : "");
    }
    if (table.rows.empty()) cell(across, "(none)");
    out += "|===\n";
  }
  for (const std::string& line : table.footer) add(paragraph(line));
  return out;
}

}  // namespace demarc::render_detail
