// SPDX-License-Identifier: Apache-2.0
// A move as a sentence and as a table.
#include "moved.hpp"

#include <algorithm>
#include <tuple>

#include "boxes.hpp"
#include "cells.hpp"
#include "tally.hpp"
#include "words.hpp"

namespace demarc {
namespace {

using namespace render_detail;
using Kind = Moved::Kind;

constexpr Table::Audience people = Table::Audience::people, programs = Table::Audience::programs;
constexpr std::size_t mark_column = 8;

/// Everybody else who takes over.
std::string takers(const Move& move) {
  std::vector<std::string> names;
  for (const Moved& m : move.items) {
    if (m.kind != Kind::handed_over) continue;
    std::string name = party_name(MatrixView{move.to.question().t}, *m.after.owner().who());
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return joined(names);
}

/// What a person wants to know of the act now: who does what, or why nobody does.
std::string detail_of(MatrixView matrix, const Move& move, const Moved& m) {
  if (m.kind == Kind::open) {
    std::string out;
    for (const auto& [label, answer, item] :
         {std::tuple{"before", &move.from, &m.before}, std::tuple{"after", &move.to, &m.after}}) {
      const auto rule = item->rule();
      const std::string words = item->owner() == Verdict::depends   ? cases(matrix, *answer, *item)
                                : item->owner() == Verdict::unknown ? std::string{rule ? rule->reason() : ""}
                                                                    : std::string{};
      if (!words.empty()) out += (out.empty() ? "" : " / ") + (label + (": " + words));
    }
    return out;
  }
  if (!m.after.rule()) return "An item of " + text(move.from.service().name()) + " alone.";
  return said_act(m.after);
}

Table::Row row_of(MatrixView matrix, const Move& move, const Moved& m) {
  const auto side = [&](const ItemAnswer& item, auto&& say) {
    const auto rule = item.owner() == Verdict::depends ? std::nullopt : item.rule();
    return rule ? say(*rule) : std::string{};
  };
  const auto party = [](const ItemAnswer& item) {
    const auto who = item.owner().who();
    return who ? text(who->id()) : std::string{};
  };
  const auto evidence = [](const Rule& r) { return text(id(r.evidence())); };
  const auto sources = [](const Rule& r) { return addresses(r); };
  const auto place = [](const Rule& r) { return text(r.file()) + ":" + std::to_string(r.line()); };
  return {{text(id(m.kind)),
           text(m.before.id()),
           text(id(m.before.area())),
           text(id(m.before.layer())),
           who(matrix, move.from, m.before),
           who(matrix, move.to, m.after),
           text(m.before.title()),
           detail_of(matrix, move, m),
           "",
           text(id(m.before.owner().verdict())),
           text(id(m.after.owner().verdict())),
           party(m.before),
           party(m.after),
           m.before.owner() == Verdict::depends ? "" : text(m.before.act()),
           m.after.owner() == Verdict::depends ? "" : text(m.after.act()),
           side(m.before, evidence),
           side(m.after, evidence),
           side(m.before, place),
           side(m.after, place),
           side(m.before, sources),
           side(m.after, sources)},
          text(heading_of(m.kind)),
          {}};
}

/// Whose the items are that stay: "Stays with the customer (12): Classify the data; ...".
void add_stays(Table& table, MatrixView matrix, const Move& move) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_party;
  for (const Moved& m : move.items) {
    if (m.kind != Kind::stays) continue;
    const std::string name = party_name(matrix, *m.after.owner().who());
    auto at = std::find_if(by_party.begin(), by_party.end(), [&](const auto& p) { return p.first == name; });
    if (at == by_party.end()) at = by_party.insert(at, {name, {}});
    at->second.push_back(to_do(m.after.title()));
  }
  for (const auto& [name, titles] : by_party)
    table.footer.push_back("Stays with " + name + " (" + std::to_string(titles.size()) + "): " + listed(titles, "; ") +
                           ".");
}

void describe(Table& table, const Answer& answer, const std::string& label) {
  add_note(table, "", lifecycle_sentence(answer.service()));
  add_note(table, label + ", assumed: ", conditions(answer.assumed()));
  add_note(table, label + ", ignored, as it means nothing there: ", conditions(answer.ignored()));
}

}  // namespace

std::string render_detail::said_act(const ItemAnswer& item) {
  if (item.owner() == Verdict::depends) return {};
  const auto rule = item.rule();
  if (!rule) return {};
  std::string words = text(rule->reason().empty() ? rule->act() : rule->reason());
  return words == item.title() ? std::string{} : words;
}

std::string_view render_detail::heading_of(Kind kind) noexcept {
  switch (kind) {
    case Kind::lands_on_you:
      return "Lands on you";
    case Kind::handed_over:
      return "Handed over";
    case Kind::new_for_you:
      return "New for you";
    case Kind::no_longer_needed:
      return "No longer needed";
    case Kind::open:
      return "Open: depends, or is not recorded";
    case Kind::among_others:
      return "Among others: never yours";
    case Kind::stays:
      break;
  }
  return "Stays";
}

std::string summary(const Move& move) {
  const MatrixView matrix{move.from.question().t};
  std::string out =
      "Moving from " + named(move.from.service(), move.from) + " to " + named(move.to.service(), move.to) + ": ";
  std::vector<std::string> parts;
  const auto add = [&](Kind kind, std::string_view one, std::string_view many, const std::string& more = {}) {
    const std::size_t n = move.count(kind);
    if (n == 0) return;
    const std::string_view noun = parts.empty() ? (n == 1 ? " responsibility" : " responsibilities") : "";
    parts.push_back(std::to_string(n) + std::string{noun} + " " + std::string{n == 1 ? one : many} + more);
  };
  add(Kind::lands_on_you, "lands on you", "land on you");
  add(Kind::handed_over, "is handed over to ", "are handed over to ", takers(move));
  add(Kind::new_for_you, "is new for you", "are new for you");
  add(Kind::no_longer_needed, "is no longer needed", "are no longer needed");
  add(Kind::open, "is open", "are open");
  add(Kind::among_others, "changes among others", "change among others");
  add(Kind::stays, "stays where it is", "stay where they are");
  return out + (parts.empty() ? "there is nothing to compare" : joined(parts)) + ".";
}

Table table(const Move& move, bool all) {
  const MatrixView matrix{move.from.question().t};
  Table table;
  table.title = "From " + named(move.from.service(), move.from) + " to " + named(move.to.service(), move.to);
  table.notes.push_back(summary(move));
  describe(table, move.from, named(move.from.service(), move.from));
  describe(table, move.to, named(move.to.service(), move.to));
  table.columns = {{"change", "Change", false, programs},
                   {"item", "Item", false, programs},
                   {"area", "Area", false, programs},
                   {"layer", "Layer", false, programs},
                   {"said_before", "Before", true, people},
                   {"said_after", "After", true, people},
                   {"responsibility", "Responsibility"},
                   {"detail", "In detail", false, people},
                   {"source", "Source", false, people},
                   {"before", "Before", false, programs},
                   {"after", "After", false, programs},
                   {"party_before", "Party before", false, programs},
                   {"party_after", "Party after", false, programs},
                   {"act_before", "Act before", false, programs},
                   {"act_after", "Act after", false, programs},
                   {"evidence_before", "Evidence before", false, programs},
                   {"evidence_after", "Evidence after", false, programs},
                   {"at_before", "At before", false, programs},
                   {"at_after", "At after", false, programs},
                   {"sources_before", "Sources before", false, programs},
                   {"sources_after", "Sources after", false, programs}};
  std::vector<Mark> marks;
  for (const Moved& m : move.items) {
    if (m.kind == Kind::stays && !all) continue;
    table.rows.push_back(row_of(matrix, move, m));
    const bool has_after = m.after.rule().has_value();
    marks.push_back(mark_of((has_after ? m.after : m.before).cases()));
  }
  add_pages(table, marks, mark_column);
  if (std::any_of(move.items.begin(), move.items.end(),
                  [](const Moved& m) { return !m.before.rule() || !m.after.rule(); }))
    add_note(table, "",
             "Items that only one of them has of its own count as new or no longer needed. The other may have a "
             "counterpart under another name: look through both lists.");
  for (const Answer* side : {&move.from, &move.to})
    if (const ServiceInfo service = side->service(); !service.baseline().empty())
      table.footer.push_back("[baseline] " + text(service.name()) + ": the " + text(service.baseline()) +
                             " baseline: " + text(service.because()));
  if (!all) add_stays(table, matrix, move);
  add_edition(table, matrix);
  return table;
}

std::string render(const Move& move, Format format, const Style& style) {
  if (format == Format::json) return moved_json(move);
  return render(table(move, style.all || format == Format::csv), format, style);
}

}  // namespace demarc
