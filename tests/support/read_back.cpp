// SPDX-License-Identifier: Apache-2.0
#include "read_back.hpp"

#include <csv.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "render/unicode.hpp"

namespace demarc::test {
namespace {

using render_detail::append, render_detail::is_break, render_detail::is_control, render_detail::replacement,
    render_detail::take;

/// The text with each character as `map` has it.
template <typename Map>
std::string mapped(std::string_view text, const Map& map) {
  std::string out;
  while (!text.empty()) append(out, map(take(text)));
  return out;
}

/// As a reader sees a text for people: in one line, without what a terminal obeys.
std::string drawn(std::string_view text) {
  return mapped(text, [](char32_t c) { return is_break(c) ? U' ' : is_control(c) ? replacement : c; });
}
std::string valid(std::string_view text) {
  return mapped(text, [](char32_t c) { return c; });
}

constexpr std::string_view formula_starts = "=+-@\t\r\n";

std::string in_csv(std::string_view text) {
  const std::string clean =
      mapped(text, [](char32_t c) { return c != '\t' && c != '\n' && c != '\r' && is_control(c) ? replacement : c; });
  const std::string_view rest = clean;
  const bool formula =
      !rest.empty() && (formula_starts.find(rest[0]) != std::string_view::npos || rest.starts_with("＝") ||
                        rest.starts_with("＋") || rest.starts_with("－") || rest.starts_with("＠"));
  return formula ? "'" + clean : clean;
}

// ---- HTML ----------------------------------------------------------------------------------------

class HtmlReader {
 public:
  ReadBack read(const std::string& page) {
    GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    if (output->errors.length != 0) found("a parser objects");
    visit(*output->root);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return std::move(result_);
  }

 private:
  void found(const std::string& fault) {
    if (result_.fault.empty()) result_.fault = fault;
  }

  static std::string_view tag_of(const GumboElement& element) { return gumbo_normalized_tagname(element.tag); }

  static std::string text_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) return node.v.text.text;
    std::string out;
    if (node.type == GUMBO_NODE_ELEMENT)
      for (const GumboNode* child : children(node.v.element)) out += text_of(*child);
    return out;
  }

  static std::vector<const GumboNode*> children(const GumboElement& element) {
    std::vector<const GumboNode*> out;
    for (unsigned n = 0; n < element.children.length; ++n)
      out.push_back(static_cast<const GumboNode*>(element.children.data[n]));
    return out;
  }

  void check_attributes(const GumboElement& element) {
    static const std::set<std::string_view> known{"lang",  "charset", "name",  "content", "http-equiv",
                                                  "scope", "colspan", "class", "href",    "id"};
    for (unsigned n = 0; n < element.attributes.length; ++n) {
      const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[n]);
      const std::string_view name = attribute.name, value = attribute.value;
      if (!known.contains(name)) found("attribute " + std::string{name});
      if (name == "href" && !value.starts_with("https://") && !value.starts_with("http://") &&
          !value.starts_with("#source-"))
        found("link to " + std::string{value});
    }
  }

  void visit(const GumboNode& node) {
    static const std::set<std::string_view> known{"html", "head", "meta", "title", "style", "body",   "main", "h1",
                                                  "h2",   "p",    "div",  "table", "thead", "tbody",  "tr",   "th",
                                                  "td",   "ul",   "ol",   "li",    "span",  "strong", "a",    "footer"};
    if (node.type == GUMBO_NODE_COMMENT || node.type == GUMBO_NODE_CDATA) found("a comment");
    if (node.type != GUMBO_NODE_ELEMENT) return;
    const GumboElement& element = node.v.element;
    const std::string_view tag = tag_of(element);
    if (!known.contains(tag)) found("element " + std::string{tag});
    check_attributes(element);
    if (tag == "tr") {
      result_.rows.emplace_back();
      for (const GumboNode* cell : children(element))
        if (cell->type == GUMBO_NODE_ELEMENT) result_.rows.back().push_back(text_of(*cell));
    }
    if (tag == "title" || tag == "h1" || tag == "p") result_.texts.push_back(text_of(node));
    for (const GumboNode* child : children(element)) visit(*child);
  }

  ReadBack result_;
};

// ---- CSV -----------------------------------------------------------------------------------------

struct CsvState {
  ReadBack result;
  std::vector<std::string> record;
};

int no_space(unsigned char) { return 0; }

void end_field(void* field, std::size_t size, void* state) {
  static_cast<CsvState*>(state)->record.emplace_back(static_cast<const char*>(field), size);
}

void end_record(int, void* state) {
  auto& all = *static_cast<CsvState*>(state);
  all.result.rows.push_back(std::exchange(all.record, {}));
}

// ---- tables as they must come back ---------------------------------------------------------------

template <typename Text>
std::vector<std::string> row_of(const std::vector<std::string>& cells, std::size_t size, const Text& text) {
  std::vector<std::string> out;
  for (std::size_t n = 0; n < size; ++n) out.push_back(n < cells.size() ? text(cells[n]) : std::string{});
  return out;
}

std::vector<std::string> titles_of(const Table& table) {
  std::vector<std::string> out;
  for (const Table::Column& column : table.columns) out.push_back(column.title);
  return out;
}

/// The rows of a page or a Markdown file: a heading once or for each group; in a page, a group is a row.
Rows rows_for_people(const Table& table, bool page) {
  Rows rows;
  const std::size_t size = table.columns.size();
  const auto heading = [&] { rows.push_back(row_of(titles_of(table), size, drawn)); };
  if (page) heading();
  const std::string* group = nullptr;
  for (const Table::Row& row : table.rows) {
    if (group == nullptr || *group != row.group) {
      if (!page) heading();
      if (page && !row.group.empty()) rows.push_back({drawn(row.group)});
    }
    group = &row.group;
    rows.push_back(row_of(row.cells, size, drawn));
  }
  return rows;
}

std::vector<std::string> trimmed(std::vector<std::string> texts) {
  for (std::string& text : texts) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    text.erase(text.find_last_not_of(' ') + 1);
  }
  return texts;
}
Rows trimmed(Rows rows) {
  for (auto& row : rows) row = trimmed(std::move(row));
  return rows;
}

std::string differ(std::string_view what, const nlohmann::json& expected, const nlohmann::json& found) {
  if (expected == found) return {};
  using nlohmann::json;
  const auto dump = [](const json& value) { return value.dump(-1, ' ', true, json::error_handler_t::replace); };
  return std::string{what} + " do not come back: expected " + dump(expected) + ", found " + dump(found);
}

std::string lost_in_html(const Table& table, const ReadBack& page) {
  std::vector<std::string> texts{drawn(table.title), drawn(table.title)};  // the title of the page, and its heading
  for (const auto* list : {&table.notes, &table.footer})
    for (const std::string& text : *list) texts.push_back(drawn(text));
  const std::string rows = differ("rows", rows_for_people(table, true), page.rows);
  return rows.empty() ? differ("texts", texts, page.texts) : rows;
}

std::string lost_in_markdown(const Table& table, const ReadBack& file) {
  std::vector<std::string> texts{drawn(table.title)};
  for (const std::string& note : table.notes) texts.push_back(drawn(note));
  const std::string* group = nullptr;
  for (const Table::Row& row : table.rows) {
    if (group == nullptr || *group != row.group) texts.push_back(drawn(row.group));
    group = &row.group;
  }
  for (const std::string& line : table.footer) texts.push_back(drawn(line));
  const auto said = [](std::vector<std::string> all) {
    all = trimmed(std::move(all));
    std::erase(all, "");  // an empty paragraph is none
    return all;
  };
  const std::string rows = differ("rows", trimmed(rows_for_people(table, false)), trimmed(file.rows));
  return rows.empty() ? differ("texts", said(texts), said(file.texts)) : rows;
}

/// In LaTeX the title stands with the rows, in AsciiDoc before everything.
std::string lost_in_typeset(const Table& table, const ReadBack& file, bool title_first) {
  std::vector<std::string> texts;
  for (const std::string& note : table.notes) texts.push_back(squeezed(drawn(note)));
  texts.insert(title_first ? texts.begin() : texts.end(), squeezed(drawn(table.title)));
  for (const std::string& line : table.footer) texts.push_back(squeezed(drawn(line)));
  std::erase(texts, "");  // an empty paragraph is none
  Rows rows = rows_for_people(table, true);
  for (auto& row : rows)
    for (std::string& cell : row) cell = squeezed(cell);
  const std::string lost = differ("rows", rows, file.rows);
  return lost.empty() ? differ("texts", texts, file.texts) : lost;
}

std::string lost_in_csv(const Table& table, const ReadBack& file) {
  const bool grouped =
      std::any_of(table.rows.begin(), table.rows.end(), [](const Table::Row& r) { return !r.group.empty(); });
  Rows rows;
  const auto add = [&](const std::string& group, const std::vector<std::string>& cells) {
    rows.push_back(row_of(cells, table.columns.size(), in_csv));
    if (grouped) rows.back().insert(rows.back().begin(), in_csv(group));
  };
  std::vector<std::string> ids;
  for (const Table::Column& column : table.columns) ids.push_back(column.id);
  add("group", ids);
  for (const Table::Row& row : table.rows) add(row.group, row.cells);
  return differ("records", rows, file.rows);
}

std::string lost_in_json(const Table& table, const std::string& text) {
  const nlohmann::json json = nlohmann::json::parse(text);
  const auto same = [](const std::vector<std::string>& texts) { return row_of(texts, texts.size(), valid); };
  if (json["title"] != valid(table.title)) return "the title does not come back";
  if (json["notes"] != same(table.notes)) return "notes do not come back";
  if (json["footer"] != same(table.footer)) return "the footer does not come back";
  if (json["rows"].size() != table.rows.size()) return "another number of rows";
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Table::Row& row = table.rows[r];
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (json["rows"][r].value(valid(table.columns[c].id), "?") != (c < row.cells.size() ? valid(row.cells[c]) : ""))
        return "a cell does not come back";
    if (json["rows"][r].value("group", "") != valid(row.group)) return "a group does not come back";
  }
  return {};
}

std::string fault_of_json(const std::string& text) {
  if (!nlohmann::json::accept(text)) return "no JSON";
  return fault_on_terminal(text);
}

}  // namespace

ReadBack read_html(const std::string& page) { return HtmlReader{}.read(page); }

ReadBack read_csv(const std::string& text) {
  CsvState state;
  csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_space_func(&parser, no_space);
  const bool whole = csv_parse(&parser, text.data(), text.size(), end_field, end_record, &state) == text.size() &&
                     csv_fini(&parser, end_field, end_record, &state) == 0;
  csv_free(&parser);
  if (!whole) state.result.fault = "a parser objects";
  for (const auto& row : state.result.rows) {
    if (row.size() != state.result.rows.front().size()) state.result.fault = "records of different lengths";
    for (const std::string& cell : row)
      if (!cell.empty() && formula_starts.find(cell[0]) != std::string_view::npos) state.result.fault = "a formula";
  }
  return std::move(state.result);
}

std::string fault_on_terminal(std::string_view text) {
  constexpr std::array<std::string_view, 7> colours{"[0m", "[1m", "[2m", "[31m", "[33m", "[35m", "[36m"};
  while (!text.empty()) {
    const std::string_view before = text;
    const char32_t c = take(text);
    if (c == replacement && !before.starts_with("\uFFFD")) return "not UTF-8";
    const auto begins = [&](std::string_view colour) { return text.starts_with(colour); };
    if (c == 0x1B && std::any_of(colours.begin(), colours.end(), begins)) continue;
    if (c != '\n' && is_control(c)) return "control character " + std::to_string(static_cast<unsigned>(c));
  }
  return {};
}

std::string fault_of(Format format, const std::string& rendered) {
  switch (format) {
    case Format::text:
      return fault_on_terminal(rendered);
    case Format::markdown:
      if (std::string fault = fault_on_terminal(rendered); !fault.empty()) return fault;
      return read_markdown(rendered).fault;
    case Format::html:
      if (std::string fault = fault_on_terminal(rendered); !fault.empty()) return fault;
      return read_html(rendered).fault;
    case Format::csv:
      return read_csv(rendered).fault;
    case Format::json:
      return fault_of_json(rendered);
    case Format::latex:
      if (std::string fault = fault_on_terminal(rendered); !fault.empty()) return fault;
      return read_latex(rendered).fault;
    case Format::asciidoc:
      if (std::string fault = fault_on_terminal(rendered); !fault.empty()) return fault;
      return read_asciidoc(rendered).fault;
  }
  return "no format";
}

std::string fault_of(Format format, const Table& table) {
  const std::string out = render(table, format, {0, format == Format::text, true, false});
  if (std::string fault = fault_of(format, out); !fault.empty()) return fault;
  switch (format) {
    case Format::markdown:
      return lost_in_markdown(table, read_markdown(out));
    case Format::html:
      return lost_in_html(table, read_html(out));
    case Format::csv:
      return lost_in_csv(table, read_csv(out));
    case Format::json:
      return lost_in_json(table, out);
    case Format::latex:
      return lost_in_typeset(table, read_latex(out), false);
    case Format::asciidoc:
      return lost_in_typeset(table, read_asciidoc(out), true);
    case Format::text:
      break;
  }
  return {};
}

}  // namespace demarc::test
