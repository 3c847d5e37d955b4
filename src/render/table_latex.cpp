// SPDX-License-Identifier: Apache-2.0
// A table as LaTeX, to be read into a document: longtable, with the rules of booktabs; groups are lines across.
#include <algorithm>
#include <array>
#include <cstdio>

#include "escape.hpp"
#include "formats.hpp"

namespace demarc::render_detail {
namespace {

/// What the columns get of the line, in hundredths: as much as they say, but none less than 8.
std::vector<std::size_t> widths(const Table& table, const std::vector<std::size_t>& shown) {
  std::vector<std::size_t> sizes;
  for (const std::size_t c : shown) {
    std::size_t size = table.columns[c].title.size();
    for (const Table::Row& row : table.rows)
      if (c < row.cells.size()) size = std::max(size, std::min<std::size_t>(row.cells[c].size(), 120));
    sizes.push_back(std::max<std::size_t>(size, 1));
  }
  std::size_t all = 0;
  for (const std::size_t size : sizes) all += size;
  const std::size_t free = shown.size() >= 12 ? 0 : 100 - 8 * shown.size();
  for (std::size_t& size : sizes) size = (shown.size() >= 12 ? 100 / shown.size() : 8) + free * size / all;
  return sizes;
}

void row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t n = 0; n < cells.size(); ++n) (out += n == 0 ? "" : " & ") += cells[n];
  out += " \\\\\n";
}

/// A paragraph in which addresses of web pages can be followed.
std::string paragraph(std::string_view text) {
  std::string out;
  const std::string clean = printable(text);
  for (std::string_view rest = clean; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    out += is_plain_address(word) ? "\\url{" + std::string{word} + "}" : latex(word);
    rest.remove_prefix(end);
    const std::size_t spaces = std::min(rest.find_first_not_of(' '), rest.size());
    if (spaces != 0 && !rest.empty()) out += ' ';
    rest.remove_prefix(spaces);
  }
  return out;
}

}  // namespace

std::string table_latex(const Table& table) {
  const std::vector<std::size_t> shown = columns_for_people(table), shares = widths(table, shown);
  std::string out = "% needs \\usepackage{booktabs,longtable,array,url}\n";
  for (const std::string& note : table.notes) out += paragraph(note) + "\n\n";
  if (!shown.empty()) {
    out += "\\begin{longtable}{@{}";
    for (const std::size_t share : shares) {
      std::array<char, 8> part{};
      std::snprintf(part.data(), part.size(), "%.2f", static_cast<double>(share) / 100);
      out += std::string{">{\\raggedright\\arraybackslash}p{\\dimexpr "} + part.data() +
             "\\linewidth-2\\tabcolsep\\relax}";
    }
    out += "@{}}\n";
    if (!table.title.empty()) out += "\\caption{" + latex(table.title) + "}\\\\\n";
    std::vector<std::string> titles;
    for (const std::size_t c : shown) titles.push_back(latex(table.columns[c].title));
    out += "\\toprule\n";
    row(out, titles);
    out += "\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n";
    const auto across = [&](const std::string& text) {
      out += "\\multicolumn{" + std::to_string(shown.size()) + "}{@{}l@{}}{" + text + "} \\\\\n";
    };
    const std::string* group = nullptr;
    for (const Table::Row& r : table.rows) {
      if (!r.group.empty() && (group == nullptr || *group != r.group)) {
        if (group != nullptr) out += "\\addlinespace\n";
        across("\\textbf{" + latex(r.group) + "}");
      }
      group = &r.group;
      std::vector<std::string> cells;
      for (const std::size_t c : shown) cells.push_back(latex(c < r.cells.size() ? std::string_view{r.cells[c]} : ""));
      row(out, cells);
    }
    if (table.rows.empty()) across("(none)");
    out += "\\end{longtable}\n";
  }
  for (const std::string& line : table.footer) out += "\n" + paragraph(line) + "\n";
  return out;
}

}  // namespace demarc::render_detail
