// SPDX-License-Identifier: Apache-2.0
// Tables of what a matrix holds: the split of a service, services side by side, cells that match.
#include <algorithm>

#include "boxes.hpp"
#include "cells.hpp"
#include "digest.hpp"
#include "tally.hpp"
#include "words.hpp"

namespace demarc {
namespace {

using namespace render_detail;

constexpr Table::Audience people = Table::Audience::people, programs = Table::Audience::programs;

/// The options that would change the owner, by id.
std::string changing(const Answer& answer, const ItemAnswer& item) {
  std::vector<std::string> options;
  for (const ItemChange& c : essential(changes_of(answer, item), answer.service()))
    for (const Choices& choice : choices_of(answer.service(), c.when))
      if (std::find(options.begin(), options.end(), choice.option) == options.end()) options.push_back(choice.option);
  return joined(options, ", ");
}

// ---- show ----------------------------------------------------------------------------------------

std::vector<std::string> show_cells(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  const Owner owner = item.owner();
  const std::optional<Rule> rule = owner == Verdict::depends ? std::nullopt : item.rule();
  std::string detail;
  if (rule) {
    detail = text(rule->reason().empty() ? rule->act() : rule->reason());
    if (detail == item.title()) detail.clear();
  } else {
    detail = cases(matrix, answer, item);
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

constexpr std::size_t mark_column = 5;

void describe(Table& table, const ServiceInfo& service, const Answer& answer) {
  add_note(table, "", lifecycle_sentence(service));
  add_note(table, "Given: ", conditions(answer.configuration()));
  add_note(table, "Assumed: ", conditions(answer.assumed()));
  add_note(table, "Ignored, as it means nothing here: ", conditions(answer.ignored()));
  add_note(table, "Not given, and without a documented default: ", option_titles(answer.open()));
  for (const Note& n : service.notes()) add_note(table, "Note: ", text(n.text));
}

// ---- compare -------------------------------------------------------------------------------------

/// The items of an area in the order of tables: shared ones, and those that any of the services has of its own.
std::vector<ItemInfo> items_of(MatrixView matrix, Area area, const std::vector<Answer>& answers) {
  const detail::Tables& t = matrix.tables();
  std::vector<ItemInfo> items;
  std::vector<std::uint32_t> own_of;
  for (std::uint32_t i = t.area_items(static_cast<std::size_t>(area));
       i < t.area_items(static_cast<std::size_t>(area) + 1); ++i)
    items.push_back(matrix.item(i));
  for (const Answer& a : answers) {
    const std::uint32_t s = a.question().service;
    if (std::find(own_of.begin(), own_of.end(), s) != own_of.end()) continue;
    own_of.push_back(s);
    for (std::uint32_t i = t.own_items(s); i < t.own_items(s + 1); ++i)
      if (matrix.item(i).area() == area) items.push_back(matrix.item(i));
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const ItemInfo& a, const ItemInfo& b) { return a.layer() < b.layer(); });
  return items;
}

bool matches(const Filter& filter, const Answer& answer, const ItemAnswer& item) {
  if ((filter.area && item.area() != *filter.area) || (filter.layer && item.layer() != *filter.layer)) return false;
  if (filter.party.empty()) return item.owner() != Verdict::not_applicable;
  return may_be(answer, item, filter.party);
}

bool may_be_any(const Answer& answer, const ItemAnswer& item, std::span<const std::string_view> only) {
  return only.empty() ||
         std::any_of(only.begin(), only.end(), [&](std::string_view owner) { return may_be(answer, item, owner); });
}

/// What `only` left out, so that nobody takes a part for the whole.
void describe(Table& table, std::span<const std::string_view> only, std::size_t others) {
  if (only.empty()) return;
  std::vector<std::string> names;
  for (const std::string_view owner : only) names.emplace_back(owner);
  add_note(table, "Only rows that are, or may be: ",
           joined(names, " or ") + ". " + std::to_string(others) + (others == 1 ? " other is" : " others are") +
               " left out.");
}

}  // namespace

Table show(MatrixView matrix, ServiceKey service, const Configuration& given, bool supporting, Defaults defaults,
           std::span<const std::string_view> only) {
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
  std::vector<Mark> marks;
  std::size_t left_out = 0, others = 0;
  const bool absent = std::find(only.begin(), only.end(), id(Verdict::not_applicable)) != only.end();
  for (const ItemAnswer& item : answer.items()) {
    if (!supporting && (item.supporting() || (item.owner() == Verdict::not_applicable && !absent))) {
      ++left_out;
      continue;
    }
    if (!may_be_any(answer, item, only)) {
      ++others;
      continue;
    }
    table.rows.push_back(
        {show_cells(matrix, answer, item), text(matrix.area(item.area()).title), {whose(matrix, item.owner())}});
    marks.push_back(mark_of(item.cases()));
  }
  add_pages(table, marks, mark_column);
  describe(table, only, others);
  if (!info->baseline().empty())
    table.footer.push_back("[baseline] follows from the " + text(info->baseline()) +
                           " baseline: " + text(info->because()));
  if (left_out != 0)
    table.footer.push_back("Left out: " + std::to_string(left_out) +
                           " items that only support others or do not apply here.");
  add_edition(table, matrix);
  return table;
}

Table compare(MatrixView matrix, std::span<const std::pair<ServiceKey, Configuration>> services, bool only_differences,
              std::span<const std::string_view> only) {
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
    add_note(table, "", lifecycle_sentence(*info));
    add_note(table, names.back() + ", assumed: ", conditions(answers.back().assumed()));
  }
  table.title = joined(names) + ": who is responsible for what";
  std::size_t others = 0;
  for (std::size_t a = 0; a < area_count; ++a) {
    const Area area = static_cast<Area>(a);
    for (const ItemInfo& item : items_of(matrix, area, answers)) {
      Table::Row row{{text(item.id()), text(id(item.layer())), text(item.title())}, text(matrix.area(area).title), {}};
      bool applies = false, differs = false, wanted = false;
      for (const Answer& answer : answers) {
        const Answer one = matrix.explain(answer.service().key(), item.key(), answer.question().given);
        const ItemAnswer cell = *one.items().begin();
        row.cells.push_back(who(matrix, one, cell));
        row.whose.push_back(whose(matrix, one.owner()));
        applies = applies || one.verdict() != Verdict::not_applicable;
        differs = differs || row.cells.back() != row.cells[3];
        wanted = wanted || may_be_any(one, cell, only);
      }
      if (!applies || (only_differences && !differs)) continue;
      if (!wanted) {
        ++others;
        continue;
      }
      table.rows.push_back(std::move(row));
    }
  }
  if (only_differences) add_note(table, "", "Only rows in which they differ.");
  describe(table, only, others);
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
      if (!matches(filter, answer, item)) continue;
      const auto rule = item.rule();
      const auto party = item.owner().who();
      table.rows.push_back(
          {{text(service.id()), text(item.id()), who(matrix, answer, item), text(item.title()), text(id(item.area())),
            text(id(item.layer())), text(id(item.owner().verdict())), party ? text(party->id()) : "",
            rule ? text(id(rule->evidence())) : "", changing(answer, item),
            rule ? text(rule->file()) + ":" + std::to_string(rule->line()) : ""},
           text(service.name()),
           {whose(matrix, item.owner())}});
    }
  }
  add_edition(table, matrix);
  return table;
}

}  // namespace demarc
