// SPDX-License-Identifier: Apache-2.0
// A table for a terminal: aligned columns, cells wrapped to its width, never cut.
#include <algorithm>
#include <numeric>

#include "escape.hpp"
#include "formats.hpp"
#include "layout.hpp"
#include "unicode.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::size_t gap = 2;        // columns between cells
constexpr std::size_t narrowest = 8;  // no column gets less to make room

struct Shape {
  std::vector<std::size_t> shown;   // which columns of the table
  std::vector<std::size_t> widths;  // of those
};

/// A paragraph whose later lines hang by two columns.
void hanging(std::string& out, const std::string& text, const Style& style, Tone tone) {
  const std::size_t first =
      std::min(text.size(), text.find(' ') + 1);  // a word and its space; 0 where there is no space
  paragraph(out, printable(text.substr(0, first)), text.substr(first), first == 0 ? 0 : 2, style, {tone, tone});
}

std::size_t longest_word(std::string_view text) {
  std::size_t longest = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    longest = std::max(longest, columns(word));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return longest;
}

std::string cell_of(const Table::Row& row, std::size_t column) {
  return column < row.cells.size() ? printable(row.cells[column]) : std::string{};
}

/// As wide as the cells need. Where that is too wide, the column gives way that is widest beside what its cells need on
/// average, so that many short cells do not pay for a few long ones; words are broken only when nothing else is left.
Shape shape_of(const Table& table, std::size_t width) {
  Shape shape;
  std::vector<std::size_t> least, average;
  for (const std::size_t c : columns_for_people(table)) {
    const std::string title = printable(table.columns[c].title);
    std::size_t need = columns(title), word = longest_word(title), sum = need;
    for (const Table::Row& row : table.rows) {
      const std::string cell = cell_of(row, c);
      need = std::max(need, columns(cell));
      sum += columns(cell);
      word = std::max(word, longest_word(cell));
    }
    shape.shown.push_back(c);
    shape.widths.push_back(need);
    average.push_back(sum / (table.rows.size() + 1) + 1);
    least.push_back(std::clamp<std::size_t>(word, std::min(need, narrowest), 30));
  }
  if (width == 0 || shape.shown.empty()) return shape;
  const std::size_t gaps = gap * (shape.shown.size() - 1);
  const auto too_wide = [&] { return std::accumulate(shape.widths.begin(), shape.widths.end(), gaps) > width; };
  for (const bool break_words : {false, true}) {
    while (too_wide()) {
      std::size_t widest = shape.widths.size();
      for (std::size_t c = 0; c < shape.widths.size(); ++c) {
        const std::size_t floor = break_words ? std::min(least[c], narrowest) : least[c];
        if (shape.widths[c] <= floor) continue;
        if (widest == shape.widths.size() || shape.widths[c] * average[widest] > shape.widths[widest] * average[c])
          widest = c;
      }
      if (widest == shape.widths.size()) break;
      --shape.widths[widest];
    }
  }
  return shape;
}

class TextTable {
 public:
  TextTable(const Table& table, const Style& style)
      : table_{table}, style_{style}, shape_{shape_of(table, style.width)} {}

  std::string write() {
    if (!table_.title.empty()) paragraph(out_, "", table_.title, 0, style_, {Tone::plain, Tone::strong});
    for (const std::string& note : table_.notes) hanging(out_, note, style_, Tone::plain);
    if (!out_.empty() && !shape_.shown.empty()) out_ += '\n';
    if (!shape_.shown.empty()) heading();
    const std::string* group = nullptr;
    for (const Table::Row& row : table_.rows) {
      if (!row.group.empty() && (group == nullptr || *group != row.group)) {
        out_ += '\n';
        paragraph(out_, "", row.group, 0, style_, {Tone::plain, Tone::strong});
      }
      group = &row.group;
      cells(row);
    }
    if (table_.rows.empty() && !shape_.shown.empty()) out_ += "(none)\n";
    if (!table_.footer.empty()) out_ += '\n';
    for (const std::string& line : table_.footer) hanging(out_, line, style_, Tone::faint);
    return std::move(out_);
  }

 private:
  void heading() {
    Table::Row titles;
    for (const Table::Column& c : table_.columns) titles.cells.push_back(c.title);
    lines(titles, [](std::size_t, const std::string&) { return Tone::strong; });
    for (std::size_t n = 0; n < shape_.widths.size(); ++n) {
      if (n != 0) out_.append(gap, ' ');
      out_.append(shape_.widths[n], '-');
    }
    out_ += '\n';
  }

  void cells(const Table::Row& row) {
    lines(row, [&](std::size_t column, const std::string& cell) {
      return table_.columns[column].party ? tone_of(cell) : Tone::plain;
    });
  }

  void lines(const Table::Row& row, const auto& tone) {
    std::vector<std::vector<std::string>> wrapped;
    std::size_t height = 1;
    for (std::size_t n = 0; n < shape_.shown.size(); ++n) {
      wrapped.push_back(wrap(cell_of(row, shape_.shown[n]), shape_.widths[n], true));
      height = std::max(height, wrapped.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
      std::size_t spaces = 0;  // held back, so that no line ends in them
      for (std::size_t n = 0; n < wrapped.size(); ++n) {
        const std::string text = line < wrapped[n].size() ? wrapped[n][line] : std::string{};
        if (!text.empty()) {
          out_.append(spaces, ' ');
          out_ += paint(tone(shape_.shown[n], cell_of(row, shape_.shown[n])), text, style_);
          spaces = 0;
        }
        spaces += gap + shape_.widths[n] - std::min(shape_.widths[n], columns(text));
      }
      out_ += '\n';
    }
  }

  const Table& table_;
  const Style& style_;
  Shape shape_;
  std::string out_;
};

}  // namespace

std::string table_text(const Table& table, const Style& style) { return TextTable{table, style}.write(); }

}  // namespace demarc::render_detail
