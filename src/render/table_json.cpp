// SPDX-License-Identifier: Apache-2.0
// A table as JSON: schema "demarc.table/1". Written as it goes: a tree of 10,000 rows costs more than its text.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "escape.hpp"
#include "formats.hpp"
#include "tally.hpp"

namespace demarc::render_detail {
namespace {

/// Members and elements, one a line, as deep as they lie.
class Writer {
 public:
  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void next() {
    if (!first_) out_ += ',';
    first_ = false;
    line();
  }
  void key(std::string_view name) {
    next();
    append_json(out_, name);
    out_ += ": ";
  }
  void text(std::string_view value) { append_json(out_, value); }
  void number(std::size_t value) { out_ += std::to_string(value); }
  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    open('[');
    for (const std::string& value : values) {
      next();
      text(value);
    }
    close(']');
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void line() {
    out_ += '\n';
    out_.append(2 * depth_, ' ');
  }
  std::string out_;
  std::size_t depth_ = 0;
  bool first_ = true;
};

/// An object for each column of parties, with the counts by id.
void summaries(Writer& json, const std::vector<Summary>& all) {
  json.key("summary");
  json.open('[');
  for (const Summary& summary : all) {
    json.next();
    json.open('{');
    json.member("column", summary.column);
    json.key("rows");
    json.open('{');
    for (const Summary::Count& c : summary.counts) {
      json.key(c.id);
      json.number(c.rows);
    }
    json.close('}');
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string table_json(const Table& table) {
  const auto shown = [&](std::size_t c) { return table.columns[c].audience != Table::Audience::people; };
  Writer json;
  json.open('{');
  json.member("schema", "demarc.table/1");
  json.member("title", table.title);
  json.texts("notes", table.notes);
  if (const std::vector<Summary> all = summaries_of(table); !all.empty()) summaries(json, all);
  json.key("columns");
  json.open('[');
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!shown(c)) continue;
    json.next();
    json.open('{');
    json.member("id", table.columns[c].id);
    json.member("title", table.columns[c].title);
    json.close('}');
  }
  json.close(']');
  json.key("rows");
  json.open('[');
  for (const Table::Row& row : table.rows) {
    json.next();
    json.open('{');
    if (!row.group.empty()) json.member("group", row.group);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (shown(c))
        json.member(table.columns[c].id, c < row.cells.size() ? std::string_view{row.cells[c]} : std::string_view{});
    json.close('}');
  }
  json.close(']');
  json.texts("footer", table.footer);
  json.close('}');
  return json.take() + "\n";
}

}  // namespace demarc::render_detail
