// SPDX-License-Identifier: Apache-2.0
// What stands in the cells, notes and footers of tables about services.
#include "cells.hpp"

#include <algorithm>

#include "boxes.hpp"
#include "layout.hpp"
#include "words.hpp"

namespace demarc::render_detail {

std::string named(const ServiceInfo& service, const Answer& answer) {
  std::string out = text(service.name()), given;
  for (const Condition& c : answer.configuration()) {
    std::vector<std::string> values;
    for (const std::string_view v : c.values()) values.emplace_back(v);
    given += (given.empty() ? " (" : ", ") + text(c.option()) + " = " + joined(values, " or ");
  }
  return given.empty() ? out : out + given + ")";
}

std::string conditions(const Range<Answer::OptionCursor>& list) {
  std::string out;
  for (const Condition& c : list) {
    if (!out.empty()) out += "; ";
    out += inside(c.option_title()) + " = " + inside(c.value_title());
  }
  return out;
}

std::string option_titles(const Range<Answer::OptionCursor>& list) {
  std::vector<std::string> titles;
  for (const Condition& c : list) titles.push_back(inside(c.option_title()));
  return joined(titles);
}

void add_note(Table& table, const std::string& label, const std::string& words) {
  if (words.empty()) return;
  std::string note = label + words;
  if (std::find(table.notes.begin(), table.notes.end(), note) == table.notes.end())
    table.notes.push_back(std::move(note));
}

void add_edition(Table& table, MatrixView matrix) { table.footer.push_back("Edition " + text(matrix.edition()) + "."); }

std::string who(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  const Owner owner = item.owner();
  if (owner == Verdict::not_applicable) return "n/a";
  if (owner != Verdict::depends) {
    const auto rule = item.rule();
    return owner_name(matrix, owner, rule && owner.who() ? rule->role() : std::string_view{});
  }
  std::vector<std::string> options;
  const Answer alone =
      matrix.explain(answer.service().key(), item.item().key(), answer.question().given, answer.question().defaults);
  for (const Condition& c : alone.open()) options.emplace_back(c.option());
  for (const Condition& c : alone.configuration())
    if (c.values().size() > 1) options.emplace_back(c.option());
  for (const ServiceInfo& s : services_behind(alone)) options.emplace_back(s.id());
  return options.empty() ? "Depends" : "Depends on " + joined(options);
}

std::string cases(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  const Answer alone =
      matrix.explain(answer.service().key(), item.item().key(), answer.question().given, answer.question().defaults);
  std::string out;
  for (const AnswerCase& c : cases_of(alone)) {
    const std::string name = c.parties.empty() ? (c.verdict == Verdict::unknown ? "Unknown" : "Not applicable")
                                               : text(matrix.find(c.parties.front())->title);
    out += (out.empty() ? "" : "; ") + (c.when.empty() ? "otherwise" : said(c.when)) + ": " + name;
  }
  return out;
}

std::string addresses(const Rule& rule) {
  std::string out;
  for (const Source& s : rule.sources()) out += (out.empty() ? "" : " ") + text(s.url);
  return out;
}

std::string column_id(const Answer& answer) {
  std::string out = text(answer.service().id());
  char separator = ':';
  for (const Condition& c : answer.configuration())
    for (const std::string_view v : c.values()) {
      out += separator + text(c.option()) + "=" + text(v);
      separator = ',';
    }
  return out;
}

void add_pages(Table& table, std::vector<Mark>& marks, std::size_t column) {
  std::vector<Mark*> all;
  for (Mark& m : marks) all.push_back(&m);
  Footnotes pages;
  pages.number(all, true);
  for (std::size_t n = 0; n < marks.size(); ++n) {
    std::string& cell = table.rows[n].cells[column];
    for (const char c : said(marks[n])) c == ' ' ? cell += firm_space : cell += c;
  }
  for (std::size_t n = 0; n < pages.all().size(); ++n) {
    const Source& s = pages.all()[n];
    table.footer.push_back("[" + std::to_string(n + 1) + "] " + text(s.title) +
                           (s.read.empty() ? "" : " (read " + text(s.read) + ")") + " " + text(s.url));
  }
}

}  // namespace demarc::render_detail
