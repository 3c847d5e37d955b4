// SPDX-License-Identifier: Apache-2.0
// The flat table: one row a service, item and rule, for joining in SQL.
#include "flat.hpp"

#include <array>

#include "render/escape.hpp"

namespace demarc::exports {
namespace {

using render_detail::append_json;
using Type = FlatColumn::Type;

constexpr std::array all_columns{
    FlatColumn{"edition", Type::text, "the version of the data"},
    FlatColumn{"service", Type::text, "id of the service"},
    FlatColumn{"service_name", Type::text, "its name"},
    FlatColumn{"category", Type::text, "what AWS files it under"},
    FlatColumn{"kind", Type::text, "who operates it: the baseline it follows, if any"},
    FlatColumn{"lifecycle", Type::text, "announced, closed-to-new or ended; nothing while generally available"},
    FlatColumn{"reviewed", Type::text, "the day of the last review"},
    FlatColumn{"configuration", Type::text, "what was given: option=value,option=value; or default"},
    FlatColumn{"item", Type::text, "id of the responsibility"},
    FlatColumn{"title", Type::text, "its title"},
    FlatColumn{"area", Type::text, "what it is about"},
    FlatColumn{"layer", Type::text, "where in the stack"},
    FlatColumn{"activity", Type::text, "supply, choose, start, perform or check"},
    FlatColumn{"supporting", Type::truth, "only helps; never decides an area"},
    FlatColumn{"rule", Type::number, "number of the rule within the service's item, from 1"},
    FlatColumn{"holds", Type::text,
               "under the configuration and documented defaults: yes, no, or open (one of several that may)"},
    FlatColumn{"conditions", Type::text, "when the rule holds: option=value|value;option=value; nothing: always"},
    FlatColumn{"conditions_json", Type::text, "the same as JSON: {\"option\":[\"value\"]}"},
    FlatColumn{
        "verdict", Type::text,
        "what it says: aws, customer, third-party, not-applicable, unknown; depends where another service decides"},
    FlatColumn{"party", Type::text, "who, where the verdict is one party"},
    FlatColumn{"role", Type::text, "who within the party"},
    FlatColumn{"act", Type::text, "what the party does, in its words"},
    FlatColumn{"reason", Type::text, "why there is no such act, or why nobody knows"},
    FlatColumn{"evidence", Type::text, "documented, general, baseline or inferred"},
    FlatColumn{"disputed", Type::truth, "pages contradict each other"},
    FlatColumn{"origin", Type::text, "service, or the baseline: baseline:managed"},
    FlatColumn{"see", Type::text, "the service/item whose options decide"},
    FlatColumn{"file", Type::text, "where the rule stands"},
    FlatColumn{"line", Type::number, "and on which line"},
    FlatColumn{"sources", Type::text, "addresses of the pages, with a space between"},
};

using Cells = std::vector<std::string>;
std::string text(std::string_view s) { return std::string{s}; }
std::string yes(bool b) { return b ? "true" : "false"; }

std::string conditions_of(const Rule& rule) {
  std::string out;
  for (const Condition& c : rule.when()) {
    if (!out.empty()) out += ';';
    out += c.option();
    char separator = '=';
    for (const std::string_view value : c.values()) {
      (out += separator) += value;
      separator = '|';
    }
  }
  return out;
}

std::string conditions_json(const Rule& rule) {
  std::string out = "{";
  for (const Condition& c : rule.when()) {
    if (out.size() > 1) out += ',';
    append_json(out, c.option());
    char separator = '[';
    out += ':';
    for (const std::string_view value : c.values()) {
      out += separator;
      append_json(out, value);
      separator = ',';
    }
    out += ']';
  }
  return out + '}';
}

std::string see_of(const Rule& rule) {
  const auto service = rule.see_service();
  return service ? text(service->id()) + "/" + text(rule.see_item()->id()) : std::string{};
}

std::string addresses(const Rule& rule) {
  std::string out;
  for (const Source& s : rule.sources()) (out += out.empty() ? "" : " ") += s.url;
  return out;
}

/// Appends what a rule says, in the order of the columns.
void tell(Cells& cells, const Rule& rule) {
  const Owner owner = rule.owner();
  const bool acts = rule.reason().empty();
  for (std::string each :
       {conditions_of(rule), conditions_json(rule), text(id(owner.verdict())),
        owner.who() ? text(owner.who()->id()) : std::string{}, text(rule.role()),
        acts ? text(rule.act()) : std::string{}, text(rule.reason()), text(id(rule.evidence())), yes(rule.disputed())})
    cells.push_back(std::move(each));
}

/// Hands every row of a service to `row`, as cells in the order of the columns.
template <typename Row>
void walk(const Content& content, const Subject& subject, const Row& row) {
  const ServiceInfo& s = subject.service;
  const Answer answer = content.matrix.explain(s.key(), subject.given);
  const Cells front{text(content.matrix.edition()),
                    text(s.id()),
                    text(s.name()),
                    text(s.category()),
                    text(s.baseline()),
                    text(s.lifecycle().status),
                    text(s.reviewed()),
                    configuration_of(answer)};
  const detail::Question& q = answer.question();
  const detail::Texts& texts = *q.t->texts;
  for (const ItemAnswer& item : answer.items()) {
    const std::uint32_t number = detail::KeyAccess::number_in(*q.t, item.item().key());
    const std::uint32_t record = detail::record_at(*q.t, q.service, number);
    if (record == detail::none) continue;  // of another service: not told
    const detail::Run rules = texts.cells[record].rules;
    std::vector<bool> may(rules.count);
    std::size_t many = 0;
    for (ItemAnswer::CaseCursor cases{q, number}; cases.next(); ++many) may[cases.n - 1] = true;
    for (std::uint32_t n = 0; n < rules.count; ++n) {
      const Rule rule{q.t, q.service, number, rules.first + n};
      Cells cells = front;
      for (const std::string_view each :
           {item.id(), item.title(), id(item.area()), id(item.layer()), id(item.activity())})
        cells.push_back(text(each));
      cells.push_back(yes(item.supporting()));
      cells.push_back(std::to_string(n + 1));
      cells.push_back(!may[n] ? "no" : many == 1 ? "yes" : "open");
      tell(cells, rule);
      cells.push_back(item.from_baseline().empty() ? "service" : "baseline:" + text(item.from_baseline()));
      cells.push_back(see_of(rule));
      cells.push_back(text(rule.file()));
      cells.push_back(std::to_string(rule.line()));
      cells.push_back(addresses(rule));
      row(cells);
    }
  }
}

}  // namespace

std::span<const FlatColumn> flat_columns() noexcept { return all_columns; }

std::string_view sql_type(FlatColumn::Type type) noexcept {
  return type == Type::text ? "VARCHAR" : type == Type::number ? "INTEGER" : "BOOLEAN";
}

void flat_csv(const Content& content, const Write& write) {
  std::string out;
  for (const FlatColumn& c : all_columns) (out += out.empty() ? "" : ",") += c.name;
  write(out + "\r\n");
  for (const Subject& subject : content.subjects) {
    out.clear();
    walk(content, subject, [&](const Cells& cells) {
      for (std::size_t c = 0; c < cells.size(); ++c) (out += c == 0 ? "" : ",") += render_detail::csv(cells[c]);
      out += "\r\n";
    });
    write(out);
  }
}

void flat_json_lines(const Content& content, const Write& write) {
  std::string out;
  for (const Subject& subject : content.subjects) {
    out.clear();
    walk(content, subject, [&](const Cells& cells) {
      for (std::size_t c = 0; c < cells.size(); ++c) {
        out += c == 0 ? '{' : ',';
        append_json(out, all_columns[c].name);
        out += ':';
        if (cells[c].empty())
          out += "null";
        else if (all_columns[c].type == Type::text)
          append_json(out, cells[c]);
        else
          out += cells[c];
      }
      out += "}\n";
    });
    write(out);
  }
}

}  // namespace demarc::exports
