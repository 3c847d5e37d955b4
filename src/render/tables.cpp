// SPDX-License-Identifier: Apache-2.0
// Tables of what a matrix holds: the split of a service, services side by side, cells that match.
#include <algorithm>

#include "boxes.hpp"
#include "digest.hpp"
#include "words.hpp"

namespace demarc {
namespace {

using render_detail::Footnotes;
using render_detail::inside;
using render_detail::joined;
using render_detail::owner_name;

constexpr Table::Audience people = Table::Audience::people, programs = Table::Audience::programs;

std::string text(std::string_view s) { return std::string{s}; }

/// A service, and what of its configuration was given.
std::string named(const ServiceInfo& service, const Answer& answer) {
  std::string out = text(service.name()), given;
  for (const Condition& c : answer.configuration()) {
    std::vector<std::string> values;
    for (const std::string_view v : c.values()) values.emplace_back(v);
    given += (given.empty() ? " (" : ", ") + text(c.option()) + " = " + joined(values, " or ");
  }
  return given.empty() ? out : out + given + ")";
}

std::string conditions(const auto& list) {
  std::string out;
  for (const Condition& c : list) {
    if (!out.empty()) out += "; ";
    out += inside(c.option_title()) + " = " + inside(c.value_title());
  }
  return out;
}

std::string option_titles(const auto& list) {
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

/// Who, in a cell: with the options that decide where several may.
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
  for (const ServiceInfo& s : render_detail::services_behind(alone)) options.emplace_back(s.id());
  return options.empty() ? "Depends" : "Depends on " + joined(options);
}

/// The options that would change the owner, by id.
std::string changing(const Answer& answer, const ItemAnswer& item) {
  std::vector<std::string> options;
  for (const render_detail::ItemChange& c :
       render_detail::essential(render_detail::changes_of(answer, item), answer.service()))
    for (const render_detail::Choices& choice : render_detail::choices_of(answer.service(), c.when))
      if (std::find(options.begin(), options.end(), choice.option) == options.end()) options.push_back(choice.option);
  return joined(options, ", ");
}

std::string addresses(const Rule& rule) {
  std::string out;
  for (const Source& s : rule.sources()) out += (out.empty() ? "" : " ") + text(s.url);
  return out;
}

// ---- show
// -------------------------------------------------------------------------------------------------------------

std::vector<std::string> show_cells(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  using namespace render_detail;
  const Owner owner = item.owner();
  const std::optional<Rule> rule = owner == Verdict::depends ? std::nullopt : item.rule();
  std::string detail;
  if (rule) {
    detail = text(rule->reason().empty() ? rule->act() : rule->reason());
    if (detail == item.title()) detail.clear();
  } else {
    const Answer alone =
        matrix.explain(answer.service().key(), item.item().key(), answer.question().given, answer.question().defaults);
    for (const AnswerCase& c : cases_of(alone)) {
      const std::string name = c.parties.empty() ? (c.verdict == Verdict::unknown ? "Unknown" : "Not applicable")
                                                 : text(matrix.find(c.parties.front())->title);
      detail += (detail.empty() ? "" : "; ") + (c.when.empty() ? "otherwise" : said(c.when)) + ": " + name;
    }
  }
  const std::string_view baseline = item.from_baseline();
  return {text(item.id()),
          who(matrix, answer, item),
          text(item.title()),
          detail,
          changing(answer, item),
          {},  // the mark, once pages have numbers
          text(id(item.area())),
          text(id(item.layer())),
          text(id(item.activity())),
          item.supporting() ? "true" : "false",
          text(id(owner.verdict())),
          owner.who() ? text(owner.who()->id()) : "",
          rule ? text(rule->role()) : "",
          rule ? text(id(rule->evidence())) : "",
          baseline.empty() ? "service" : "baseline:" + text(baseline),
          rule ? text(rule->file()) + ":" + std::to_string(rule->line()) : "",
          rule ? addresses(*rule) : ""};
}

void describe(Table& table, const ServiceInfo& service, const Answer& answer) {
  add_note(table, "", render_detail::lifecycle_sentence(service));
  add_note(table, "Given: ", conditions(answer.configuration()));
  add_note(table, "Assumed: ", conditions(answer.assumed()));
  add_note(table, "Ignored, as it means nothing here: ", conditions(answer.ignored()));
  add_note(table, "Not given, and without a documented default: ", option_titles(answer.open()));
  for (const Note& n : service.notes()) add_note(table, "Note: ", text(n.text));
}

constexpr std::size_t mark_column = 5;

/// A page behind each row, and the list of them below; programs get all pages of each row.
void add_pages(Table& table, std::vector<render_detail::Mark>& marks) {
  std::vector<render_detail::Mark*> all;
  for (render_detail::Mark& m : marks) all.push_back(&m);
  Footnotes pages;
  pages.number(all, true);
  for (std::size_t n = 0; n < marks.size(); ++n) {
    std::string& cell = table.rows[n].cells[mark_column];
    for (const char c : render_detail::said(marks[n])) c == ' ' ? cell += render_detail::firm_space : cell += c;
  }
  for (std::size_t n = 0; n < pages.all().size(); ++n) {
    const Source& s = pages.all()[n];
    table.footer.push_back("[" + std::to_string(n + 1) + "] " + text(s.title) +
                           (s.read.empty() ? "" : " (read " + text(s.read) + ")") + " " + text(s.url));
  }
}

// ---- compare
// ----------------------------------------------------------------------------------------------------------

/// The items of an area in the order of tables: shared ones, and those that any of the services has of its own.
std::vector<ItemInfo> items_of(MatrixView matrix, Area area, const std::vector<Answer>& answers) {
  const detail::Tables& t = matrix.tables();
  std::vector<ItemInfo> items;
  std::vector<std::uint32_t> own_of;
  for (std::uint32_t i = t.area_items[static_cast<std::size_t>(area)];
       i < t.area_items[static_cast<std::size_t>(area) + 1]; ++i)
    items.push_back(matrix.item(i));
  for (const Answer& a : answers) {
    const std::uint32_t s = a.question().service;
    if (std::find(own_of.begin(), own_of.end(), s) != own_of.end()) continue;
    own_of.push_back(s);
    for (std::uint32_t i = t.own_items[s]; i < t.own_items[s + 1]; ++i)
      if (matrix.item(i).area() == area) items.push_back(matrix.item(i));
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const ItemInfo& a, const ItemInfo& b) { return a.layer() < b.layer(); });
  return items;
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

bool matches(MatrixView matrix, const Filter& filter, const ItemAnswer& item) {
  if ((filter.area && item.area() != *filter.area) || (filter.layer && item.layer() != *filter.layer)) return false;
  const Owner owner = item.owner();
  if (filter.party.empty()) return owner != Verdict::not_applicable;
  if (id(owner.verdict()) == filter.party) return true;
  if (const auto party = owner.who()) return party->id() == filter.party;
  if (owner != Verdict::depends || !matrix.find(PartyKey{filter.party})) return false;
  for (const Rule& r : item.cases())
    if (r.owner().who() && r.owner().who()->id() == filter.party) return true;
  return false;
}

}  // namespace

Table show(MatrixView matrix, ServiceKey service, const Configuration& given, bool supporting, Defaults defaults) {
  Table table;
  const auto info = matrix.find(service);
  if (!info) return table;
  const Answer answer = matrix.explain(service, given, defaults);
  table.title = named(*info, answer) + ": who is responsible for what";
  describe(table, *info, answer);
  table.columns = {{"item", "Item", false, programs},
                   {"who", "Who", true},
                   {"responsibility", "Responsibility"},
                   {"detail", "In detail"},
                   {"changes", "Changes with"},
                   {"source", "Source", false, people},
                   {"area", "Area", false, programs},
                   {"layer", "Layer", false, programs},
                   {"activity", "Activity", false, programs},
                   {"supporting", "Supporting", false, programs},
                   {"verdict", "Verdict", false, programs},
                   {"party", "Party", false, programs},
                   {"role", "Role", false, programs},
                   {"evidence", "Evidence", false, programs},
                   {"from", "From", false, programs},
                   {"at", "At", false, programs},
                   {"sources", "Sources", false, programs}};
  std::vector<render_detail::Mark> marks;
  std::size_t left_out = 0;
  for (const ItemAnswer& item : answer.items()) {
    if (!supporting && (item.supporting() || item.owner() == Verdict::not_applicable)) {
      ++left_out;
      continue;
    }
    table.rows.push_back({show_cells(matrix, answer, item), text(matrix.area(item.area()).title)});
    marks.push_back(render_detail::mark_of(item.cases()));
  }
  add_pages(table, marks);
  if (!info->baseline().empty())
    table.footer.push_back("[baseline] follows from the " + text(info->baseline()) +
                           " baseline: " + text(info->because()));
  if (left_out != 0)
    table.footer.push_back("Left out: " + std::to_string(left_out) +
                           " items that only support others or do not apply here.");
  add_edition(table, matrix);
  return table;
}

Table compare(MatrixView matrix, std::span<const std::pair<ServiceKey, Configuration>> services,
              bool only_differences) {
  Table table;
  table.columns = {
      {"item", "Item", false, programs}, {"layer", "Layer", false, programs}, {"responsibility", "Responsibility"}};
  std::vector<Answer> answers;
  std::vector<std::string> names;
  for (const auto& [key, given] : services) {
    const auto info = matrix.find(key);
    if (!info) continue;
    answers.push_back(matrix.explain(key, given));
    names.push_back(named(*info, answers.back()));
    table.columns.push_back({column_id(answers.back()), names.back(), true});
    add_note(table, "", render_detail::lifecycle_sentence(*info));
    add_note(table, names.back() + ", assumed: ", conditions(answers.back().assumed()));
  }
  table.title = joined(names) + ": who is responsible for what";
  for (std::size_t a = 0; a < area_count; ++a) {
    const Area area = static_cast<Area>(a);
    for (const ItemInfo& item : items_of(matrix, area, answers)) {
      Table::Row row{{text(item.id()), text(id(item.layer())), text(item.title())}, text(matrix.area(area).title)};
      bool applies = false, differs = false;
      for (const Answer& answer : answers) {
        const Answer one = matrix.explain(answer.service().key(), item.key(), answer.question().given);
        row.cells.push_back(who(matrix, one, *one.items().begin()));
        applies = applies || one.verdict() != Verdict::not_applicable;
        differs = differs || row.cells.back() != row.cells[3];
      }
      if (applies && (differs || !only_differences)) table.rows.push_back(std::move(row));
    }
  }
  add_edition(table, matrix);
  return table;
}

Table find(MatrixView matrix, const Filter& filter) {
  Table table;
  table.title = "Who is responsible for what";
  std::vector<std::string> said;
  if (!filter.party.empty()) said.push_back(filter.party);
  if (filter.area) said.push_back("area " + text(id(*filter.area)));
  if (filter.layer) said.push_back("layer " + text(id(*filter.layer)));
  if (filter.service) said.push_back("service " + text(filter.service->id()));
  if (!said.empty()) table.title += ": " + joined(said, ", ");
  table.columns = {{"service", "Service", false, programs},
                   {"item", "Item", false, programs},
                   {"who", "Who", true},
                   {"responsibility", "Responsibility"},
                   {"area", "Area", false, programs},
                   {"layer", "Layer"},
                   {"verdict", "Verdict", false, programs},
                   {"party", "Party", false, programs},
                   {"evidence", "Evidence", false, programs},
                   {"changes", "Changes with"},
                   {"at", "At", false, programs}};
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const ServiceInfo service = matrix.service(s);
    if (filter.service ? service.id() != filter.service->id() : service.general()) continue;
    const Answer answer = matrix.explain(service.key());
    for (const ItemAnswer& item : answer.items()) {
      if (!matches(matrix, filter, item)) continue;
      const auto rule = item.rule();
      const auto party = item.owner().who();
      table.rows.push_back(
          {{text(service.id()), text(item.id()), who(matrix, answer, item), text(item.title()), text(id(item.area())),
            text(id(item.layer())), text(id(item.owner().verdict())), party ? text(party->id()) : "",
            rule ? text(id(rule->evidence())) : "", changing(answer, item),
            rule ? text(rule->file()) + ":" + std::to_string(rule->line()) : ""},
           text(service.name())});
    }
  }
  add_edition(table, matrix);
  return table;
}

}  // namespace demarc
