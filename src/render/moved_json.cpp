// SPDX-License-Identifier: Apache-2.0
// A move as JSON: schema "demarc.moved/1".
#include <nlohmann/json.hpp>

#include "boxes.hpp"
#include "escape.hpp"
#include "moved.hpp"

namespace demarc::render_detail {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Moved::Kind;

Json conditions(const Range<Answer::OptionCursor>& list) {
  Json out = Json::object();
  for (const Condition& c : list) {
    std::vector<std::string> values;
    for (const std::string_view v : c.values()) values.emplace_back(v);
    out[std::string{c.option()}] = values.size() == 1 ? Json(values.front()) : Json(values);
  }
  return out;
}

Json side(const Answer& answer) {
  return {{"service", answer.service().id()},
          {"name", answer.service().name()},
          {"configuration", conditions(answer.configuration())},
          {"assumed", conditions(answer.assumed())},
          {"ignored", conditions(answer.ignored())}};
}

Json sources(const Rule& rule) {
  Json out = Json::array();
  for (const Source& s : rule.sources())
    out.push_back({{"title", s.title}, {"url", s.url}, {"publisher", s.publisher}, {"read", s.read}});
  return out;
}

/// One side of an item. The rule's keys are null where it depends, and where the item is the other service's own:
/// then nothing is recorded.
Json side(const Answer& answer, const ItemAnswer& item) {
  const Owner owner = item.owner();
  const auto party = owner.who();
  const auto rule = owner == Verdict::depends ? std::nullopt : item.rule();
  Json out = {{"verdict", id(owner.verdict())}, {"party", party ? Json(party->id()) : Json(nullptr)}};
  out["act"] = rule && party ? Json(rule->act()) : Json(nullptr);
  out["reason"] = rule && !rule->reason().empty() ? Json(rule->reason()) : Json(nullptr);
  out["recorded"] = item.rule().has_value();
  out["evidence"] = rule ? Json(id(rule->evidence())) : Json(nullptr);
  out["at"] = rule ? Json(std::string{rule->file()} + ":" + std::to_string(rule->line())) : Json(nullptr);
  Json all = Json::array();
  if (owner == Verdict::depends)
    for (const ItemCase& c : cases_of(answer, item)) {
      Json when = Json::object();
      for (const Choices& choice : c.when) when[choice.option] = choice.values;
      const auto whose = c.rule.owner().who();
      all.push_back({{"when", std::move(when)},
                     {"verdict", id(c.rule.owner().verdict())},
                     {"party", whose ? Json(whose->id()) : Json(nullptr)},
                     {"act", c.rule.act()},
                     {"sources", sources(c.rule)}});
    }
  out["cases"] = std::move(all);
  out["sources"] = rule ? sources(*rule) : Json::array();
  return out;
}

}  // namespace

std::string moved_json(const Move& move) {
  Json counts = Json::object();
  for (int k = 0; k <= static_cast<int>(Kind::stays); ++k)
    counts[std::string{id(static_cast<Kind>(k))}] = move.count(static_cast<Kind>(k));
  Json items = Json::array();
  for (const Moved& m : move.items)
    items.push_back({{"id", m.before.id()},
                     {"title", m.before.title()},
                     {"area", id(m.before.area())},
                     {"layer", id(m.before.layer())},
                     {"supporting", m.before.supporting()},
                     {"change", id(m.kind)},
                     {"before", side(move.from, m.before)},
                     {"after", side(move.to, m.after)}});
  const Json out = {{"schema", "demarc.moved/1"},
                    {"from", side(move.from)},
                    {"to", side(move.to)},
                    {"summary", summary(move)},
                    {"counts", std::move(counts)},
                    {"items", std::move(items)},
                    {"edition", MatrixView{move.from.question().t}.edition()}};
  return plain_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace demarc::render_detail
