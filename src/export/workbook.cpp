// SPDX-License-Identifier: Apache-2.0
// Tables as a workbook. The only file that includes libxlsxwriter.
#include "workbook.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string_view>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "render/unicode.hpp"

namespace demarc::exports {
namespace {

constexpr std::size_t longest_name = 31, longest_cell = 32767;  // limits of spreadsheets, in UTF-16
constexpr double narrowest = 8, widest = 60;

/// At most so many characters, none of them cut.
std::string cut(std::string_view text, std::size_t most) {
  std::string out;
  std::size_t size = 0;
  while (!text.empty()) {
    const char32_t c = render_detail::take(text);
    size += c < 0x10000 ? 1 : 2;
    if (size > most) break;
    render_detail::append(out, c);
  }
  return out;
}

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return text;
}

/// A name that spreadsheets take: none of []:*?/\, no apostrophe at an end, not too long, and new.
std::string name_of(std::string_view wanted, std::set<std::string>& taken) {
  std::string clean = render_detail::printable(wanted);
  for (char& c : clean)
    if (std::string_view{"[]:*?/\\'"}.find(c) != std::string_view::npos) c = ' ';
  std::string name = cut(clean, longest_name);
  if (name.find_first_not_of(' ') == std::string::npos) name = "Sheet";
  for (int n = 2; !taken.insert(small(name)).second; ++n) {
    const std::string end = " " + std::to_string(n);
    name = cut(clean, longest_name - end.size()) + end;
  }
  return name;
}

/// A file name of our own that goes away.
class Temporary {
 public:
  Temporary() {
    path_ = (std::filesystem::temp_directory_path() / "demarc-XXXXXX").string();
    const int file = ::mkstemp(path_.data());
    if (file < 0) throw std::runtime_error("no temporary file for the workbook");
    ::close(file);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() { ::unlink(path_.c_str()); }
  [[nodiscard]] const char* path() const { return path_.c_str(); }

 private:
  std::string path_;
};

/// What cells look like.
class Looks {
 public:
  explicit Looks(lxw_workbook* book) {
    title = workbook_add_format(book);
    format_set_bold(title);
    format_set_font_size(title, 14);
    heading = workbook_add_format(book);
    format_set_bold(heading);
    format_set_bg_color(heading, 0xE8E8E8);
    format_set_bottom(heading, LXW_BORDER_THIN);
    format_set_text_wrap(heading);
    format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
    plain = coloured(book, 0);
    aws_ = coloured(book, 0xFDE9D0);
    customer_ = coloured(book, 0xD6E6F7);
    shared_ = coloured(book, 0xEADCF4);
  }
  lxw_format *title, *heading, *plain;

  /// Whose part a column is, or what its word says: in colours that stay apart for the colour-blind, and never alone.
  [[nodiscard]] lxw_format* of(const Table::Column& column, std::string_view cell) const {
    if (cell.empty()) return plain;
    if (column.id == "provider" || (column.id == "inheritable" && cell == "Yes") || cell == "AWS") return aws_;
    if (column.id == "customer" || (column.id == "inheritable" && cell == "No") || cell == "Customer") return customer_;
    return column.id == "inheritable" && cell == "Partial" ? shared_ : plain;
  }

 private:
  static lxw_format* coloured(lxw_workbook* book, lxw_color_t colour) {
    lxw_format* format = workbook_add_format(book);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (colour != 0) format_set_bg_color(format, colour);
    return format;
  }
  lxw_format *aws_, *customer_, *shared_;
};

bool is_count(std::string_view text) {
  return !text.empty() && text.size() < 10 && (text.size() == 1 || text[0] != '0') &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

void write(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, std::string_view text, lxw_format* format) {
  const std::string clean = cut(render_detail::printable(text), longest_cell);
  worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), clean.c_str(), format);  // never a formula
}

void fill(lxw_worksheet* sheet, const Table& table, const Looks& looks) {
  lxw_row_t row = 0;
  write(sheet, row++, 0, table.title, looks.title);
  for (const std::string& note : table.notes) write(sheet, row++, 0, note, nullptr);
  const lxw_row_t head = ++row;
  std::vector<double> widths;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    write(sheet, row, c, table.columns[c].title, looks.heading);
    widths.push_back(
        std::max(narrowest, static_cast<double>(table.columns[c].title.size()) + 4));  // beside the arrow of the filter
  }
  for (const Table::Row& each : table.rows) {
    ++row;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string_view cell = c < each.cells.size() ? std::string_view{each.cells[c]} : std::string_view{};
      widths[c] = std::max(widths[c], static_cast<double>(cell.size()) + 1);
      lxw_format* const format = looks.of(table.columns[c], cell);
      if (is_count(cell) && table.columns[c].id != "control")
        worksheet_write_number(sheet, row, static_cast<lxw_col_t>(c), std::strtod(std::string{cell}.c_str(), nullptr),
                               format);
      else
        write(sheet, row, c, cell, format);
    }
  }
  for (std::size_t c = 0; c < widths.size(); ++c)
    worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), std::min(widths[c], widest),
                         nullptr);
  worksheet_freeze_panes(sheet, head + 1, 0);
  if (!table.columns.empty())
    worksheet_autofilter(sheet, head, 0, std::max(row, head + 1), static_cast<lxw_col_t>(table.columns.size() - 1));
  worksheet_set_landscape(sheet);
  worksheet_fit_to_pages(sheet, 1, 0);
  worksheet_repeat_rows(sheet, head, head);
  ++row;
  for (const std::string& line : table.footer) write(sheet, ++row, 0, line, nullptr);
}

}  // namespace

std::string workbook(std::span<const Sheet> sheets) {
  const Temporary file;
  lxw_workbook* const book = workbook_new(file.path());
  if (book == nullptr) throw std::runtime_error("no memory for the workbook");
  lxw_doc_properties properties{};
  properties.created = 315532800;  // 1980-01-01, as in the archive: no day of today
  std::string about = "demarc";
  properties.author = about.data();
  workbook_set_properties(book, &properties);
  const Looks looks{book};
  std::set<std::string> taken{"history"};  // spreadsheets keep that name to themselves
  for (const Sheet& each : sheets)
    if (lxw_worksheet* const sheet = workbook_add_worksheet(book, name_of(each.name, taken).c_str()))
      fill(sheet, each.table, looks);
  if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
    throw std::runtime_error(lxw_strerror(error));
  std::ifstream in{file.path(), std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace demarc::exports
