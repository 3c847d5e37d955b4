// SPDX-License-Identifier: Apache-2.0
// A table for a terminal: aligned columns, cells wrapped to its width, never cut.
#include <algorithm>
#include <numeric>

#include "escape.hpp"
#include "formats.hpp"
#include "layout.hpp"
#include "tally.hpp"
#include "unicode.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::size_t gap = 2;           // columns between cells
constexpr std::size_t narrowest = 8;     // no column gets less to make room
constexpr std::size_t comfortable = 24;  // for a column of sentences; with less they go below the row
constexpr std::size_t sign = 2;          // a sign and a space

struct Shape {
  std::vector<std::size_t> shown;   // which columns of the table stand side by side
  std::vector<std::size_t> widths;  // of those
  std::vector<std::size_t> below;   // those that stand below their row, each with its title
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

/// A column that may stand side by side with others.
struct Need {
  std::size_t column, width, average;
  std::size_t least, floor;  // with whole words, and with broken ones
  bool party;
};

Need need_of(const Table& table, std::size_t column, bool signs) {
  const std::string title = printable(table.columns[column].title);
  const std::size_t extra = signs && table.columns[column].party ? sign : 0;
  std::size_t need = columns(title), word = longest_word(title), sum = need;
  for (const Table::Row& row : table.rows) {
    const std::string cell = cell_of(row, column);
    const std::size_t size = columns(cell) + (cell.empty() ? 0 : extra);
    need = std::max(need, size);
    sum += size;
    word = std::max(word, longest_word(cell) + extra);
  }
  const std::size_t floor = std::min(need, narrowest + extra);
  const std::size_t average = sum / (table.rows.size() + 1) + 1;
  return {column, need, average, std::clamp<std::size_t>(word, floor, 30), floor, table.columns[column].party};
}

/// The columns that are better off below their row: sentences, the longest first, until those that stay side by side
/// have room. Parties stay, and so does what they are responsible for.
std::vector<std::size_t> take_below(std::vector<Need>& needs, std::size_t width) {
  std::vector<std::size_t> below;
  const auto cramped = [&] {
    std::size_t sum = gap * (needs.size() - 1);
    for (const Need& n : needs) sum += std::min(n.width, comfortable);
    return sum > width;
  };
  const auto subject = [&] { return std::find_if(needs.begin(), needs.end(), [](const Need& n) { return !n.party; }); };
  while (cramped()) {
    auto longest = needs.end();
    for (auto n = needs.begin(); n != needs.end(); ++n)
      if (!n->party && n != subject() && n->width > comfortable &&
          (longest == needs.end() || n->width > longest->width))
        longest = n;
    if (longest == needs.end()) break;
    below.push_back(longest->column);
    needs.erase(longest);
  }
  std::sort(below.begin(), below.end());
  return below;
}

/// As wide as the cells need. Where that is too wide, long columns go below their rows, and then the column gives way
/// that is widest beside what its cells need on average, so that many short cells do not pay for a few long ones; words
/// are broken only when nothing else is left.
Shape shape_of(const Table& table, const Style& style) {
  Shape shape;
  std::vector<Need> needs;
  for (const std::size_t c : columns_for_people(table)) needs.push_back(need_of(table, c, style.signs != Signs::none));
  const std::size_t width = style.width;
  if (width != 0 && !needs.empty()) shape.below = take_below(needs, width);
  for (const Need& n : needs) {
    shape.shown.push_back(n.column);
    shape.widths.push_back(n.width);
  }
  if (width == 0 || needs.empty()) return shape;
  const std::size_t gaps = gap * (needs.size() - 1);
  const auto too_wide = [&] { return std::accumulate(shape.widths.begin(), shape.widths.end(), gaps) > width; };
  for (const bool break_words : {false, true}) {
    while (too_wide()) {
      std::size_t widest = needs.size();
      for (std::size_t c = 0; c < needs.size(); ++c) {
        const std::size_t floor = break_words ? needs[c].floor : needs[c].least;
        if (shape.widths[c] <= floor) continue;
        if (widest == needs.size() || shape.widths[c] * needs[widest].average > shape.widths[widest] * needs[c].average)
          widest = c;
      }
      if (widest == needs.size()) break;
      --shape.widths[widest];
    }
  }
  return shape;
}

class TextTable {
 public:
  TextTable(const Table& table, const Style& style) : table_{table}, style_{style}, shape_{shape_of(table, style)} {}

  std::string write() {
    if (!table_.title.empty()) paragraph(out_, "", table_.title, 0, style_, {Tone::plain, Tone::strong});
    for (const std::string& note : table_.notes) hanging(out_, note, style_, Tone::plain);
    summary();
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
      below(row);
    }
    if (table_.rows.empty() && !shape_.shown.empty()) out_ += "(none)\n";
    if (!table_.footer.empty()) out_ += '\n';
    for (const std::string& line : table_.footer) hanging(out_, line, style_, Tone::faint);
    return std::move(out_);
  }

 private:
  /// Counts, each behind its sign: they are the legend too. Names of services stand in a column.
  void summary() {
    const std::vector<Summary> all = summaries_of(table_);
    std::size_t widest = 0;
    for (const Summary& s : all) widest = std::max(widest, columns(printable(s.of)));
    const bool beside = style_.width == 0 || widest + gap + 2 * comfortable <= style_.width;
    for (const Summary& s : all) {
      const std::string of = printable(s.of);
      const std::size_t indent = of.empty() ? 0 : beside ? widest + gap : gap;
      std::size_t used = indent;
      if (!of.empty()) {
        out_ += paint(Tone::strong, of, style_);
        if (!beside) out_ += '\n';
        pad(out_, beside ? of : "", indent);
      }
      for (std::size_t n = 0; n < s.counts.size(); ++n) count(s.counts[n], n + 1 == s.counts.size(), indent, used);
      out_ += '\n';
    }
  }

  void count(const Summary::Count& c, bool last, std::size_t indent, std::size_t& used) {
    const Tone tone = tone_of_id(c.id);
    const std::string_view mark = sign_of(tone, style_.signs);
    const std::string words = printable(c.name) + " " + std::to_string(c.rows);
    const std::size_t size = columns(words) + (mark.empty() ? 0 : sign) + (last ? 0 : 1);
    if (used > indent && style_.width != 0 && used + 1 + size > style_.width) {
      out_ += '\n';
      out_.append(indent, ' ');
      used = indent;
    }
    if (used > indent) {
      out_ += ' ';
      ++used;
    }
    out_ += paint(tone, (mark.empty() ? "" : std::string{mark} + " ") + words, style_);
    if (!last) out_ += ',';
    used += size;
  }

  /// The cells that found no room in the row, below it, each with its column's title.
  void below(const Table::Row& row) {
    std::size_t indent = 0;
    for (std::size_t n = 0; n < shape_.shown.size() && table_.columns[shape_.shown[n]].party; ++n)
      indent += shape_.widths[n] + gap;
    indent = std::max(indent, gap);
    for (const std::size_t c : shape_.below) {
      const std::string cell = cell_of(row, c);
      if (cell.empty()) continue;
      const std::string label = std::string(indent, ' ') + printable(table_.columns[c].title) + ": ";
      paragraph(out_, label, cell, indent + 2, style_, {Tone::faint, Tone::plain});
    }
  }

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
      const std::size_t c = shape_.shown[n];
      const std::string cell = cell_of(row, c);
      const std::string_view mark = sign_of(tone(c, cell), table_.columns[c].party ? style_.signs : Signs::none);
      const std::size_t marked = mark.empty() ? 0 : sign;
      wrapped.push_back(wrap(cell, shape_.widths[n] - std::min(marked, shape_.widths[n] - 1), true));
      if (marked != 0)
        for (std::string& line : wrapped.back())
          line.insert(0, &line == &wrapped.back().front() ? std::string{mark} + " " : std::string(sign, ' '));
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
