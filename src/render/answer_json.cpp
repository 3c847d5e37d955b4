// SPDX-License-Identifier: Apache-2.0
// An answer as JSON: schema "demarc.answer/1". Field order is part of the contract.
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "boxes.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(std::string_view text) { return text.empty() ? Json(nullptr) : Json(text); }

Json party_of(const Owner& owner) {
  const auto who = owner.who();
  return who ? Json(who->id()) : Json(nullptr);
}

Json sources_of(const Sources& sources) {
  Json list = Json::array();
  for (const Source& s : sources)
    list.push_back({{"title", s.title}, {"url", s.url}, {"publisher", s.publisher}, {"read", s.read}});
  return list;
}

/// The pages of all cases, each once.
Json sources_of_cases(const std::vector<ItemCase>& cases) {
  Json list = Json::array();
  for (const ItemCase& c : cases)
    for (const Json& s : sources_of(c.rule.sources()))
      if (std::find(list.begin(), list.end(), s) == list.end()) list.push_back(s);
  return list;
}

/// One value as text, several as a list.
Json values_of(const std::vector<std::string>& values) {
  return values.size() == 1 ? Json(values.front()) : Json(values);
}

Json choices_as_json(const std::vector<Choices>& choices, bool lists) {
  Json when = Json::object();
  for (const Choices& c : choices) when[c.option] = lists ? Json(c.values) : values_of(c.values);
  return when;
}

/// Options with their values; a rule's conditions are lists always.
Json conditions_as_json(const auto& conditions, bool lists) {
  Json out = Json::object();
  for (const Condition& c : conditions) {
    std::vector<std::string> values;
    for (const std::string_view v : c.values()) values.emplace_back(v);
    out[std::string{c.option()}] = lists ? Json(values) : values_of(values);
  }
  return out;
}

Json rule_as_json(const Rule& rule, std::string_view baseline) {
  return {{"when", conditions_as_json(rule.when(), true)},
          {"from", baseline.empty() ? "service" : "baseline:" + std::string{baseline}},
          {"at", std::string{rule.file()} + ":" + std::to_string(rule.line())}};
}

Json see_as_json(const Rule& rule) {
  const auto service = rule.see_service();
  if (!service) return nullptr;
  return {{"service", service->id()}, {"item", rule.see_item()->id()}};
}

Json case_as_json(const ItemCase& c) {
  const Rule& rule = c.rule;
  return {{"when", choices_as_json(c.when, true)},
          {"verdict", id(rule.owner().verdict())},
          {"party", party_of(rule.owner())},
          {"role", text_or_null(rule.role())},
          {"act", rule.act()},
          {"evidence", id(rule.evidence())},
          {"rule", rule_as_json(rule, c.baseline)},
          {"sources", sources_of(rule.sources())},
          {"reason", text_or_null(rule.reason())},
          {"disputed", rule.disputed()},
          {"see", see_as_json(rule)}};
}

Json item_as_json(const Answer& answer, const ItemAnswer& item) {
  const Owner owner = item.owner();
  const bool depends = owner == Verdict::depends;
  const std::string_view baseline = item.from_baseline();
  // Where it depends no single rule decided: the cases have theirs.
  const std::optional<Rule> rule = depends ? std::nullopt : item.rule();
  Json cases = Json::array(), flips = Json::array(), related = Json::array();
  const std::vector<ItemCase> all = cases_of(answer, item);
  if (depends || all.size() > 1)
    for (const ItemCase& c : all) cases.push_back(case_as_json(c));
  for (const ItemChange& change : changes_of(answer, item))
    flips.push_back({{"when", choices_as_json(choices_of(answer.service(), change.when), false)},
                     {"verdict", id(change.owner.verdict())},
                     {"party", party_of(change.owner)}});
  for (const ItemInfo& r : item.item().related()) related.push_back(r.id());
  Json out = {{"id", item.id()},
              {"title", item.title()},
              {"area", id(item.area())},
              {"layer", id(item.layer())},
              {"activity", id(item.activity())},
              {"supporting", item.supporting()},
              {"verdict", id(owner.verdict())},
              {"party", party_of(owner)},
              {"role", rule && owner.who() ? text_or_null(rule->role()) : Json(nullptr)},
              {"act", rule ? rule->act() : std::string_view{}},
              {"evidence", rule ? Json(id(rule->evidence())) : Json(nullptr)},
              {"rule", rule ? rule_as_json(*rule, baseline) : Json(nullptr)},
              {"cases", std::move(cases)},
              {"flips", std::move(flips)}};
  out["sources"] = rule ? sources_of(rule->sources()) : sources_of_cases(all);
  out["reason"] = rule ? text_or_null(rule->reason()) : Json(nullptr);
  out["disputed"] = rule && rule->disputed();
  out["decides"] = answer.decides(item);
  out["related"] = std::move(related);
  out["see"] = rule ? see_as_json(*rule) : Json(nullptr);
  return out;
}

Json lifecycle_as_json(const ServiceInfo& service) {
  const Lifecycle l = service.lifecycle();
  if (l.status.empty()) return nullptr;
  return {{"status", l.status}, {"since", text_or_null(l.since)}, {"note", l.note}, {"sources", sources_of(l.sources)}};
}

Json service_or_null(const ServiceInfo& service) { return service.general() ? Json(nullptr) : Json(service.id()); }

Json candidates_of(const Replies& replies) {
  Json list = Json::array();
  for (const Candidate& c : replies.candidates) list.push_back({{"kind", c.kind}, {"id", c.id}, {"title", c.title}});
  return list;
}

Json ignored_of(const Replies& replies, const Answer& answer) {
  Json ignored = conditions_as_json(answer.ignored(), false);
  for (const auto& [option, value] : replies.ignored) ignored[option] = value;
  return ignored;
}

/// The fields that every answer begins with.
Json head(std::string_view id, bool answered, Json service, Verdict verdict, Json parties, const Replies& replies) {
  Json out = {{"schema", "demarc.answer/1"},
              {"id", id.empty() ? Json(nullptr) : Json(id)},
              {"status", answered ? "answered" : "unresolved"},
              {"service", service},
              {"verdict", demarc::id(verdict)},
              {"parties", std::move(parties)}};
  out["read_as"] = {{"service", std::move(service)},
                    {"what", text_or_null(replies.what)},
                    {"score", std::round(replies.score * 1000) / 1000}};
  return out;
}

Json unresolved(MatrixView matrix, const Replies& replies, std::string_view id) {
  Json out = head(id, false, nullptr, Verdict::unresolved, Json::array(), replies);
  for (const char* empty : {"configuration", "assumed", "ignored"}) out[empty] = Json::object();
  out["items"] = Json::array();
  out["candidates"] = candidates_of(replies);
  out["lifecycle"] = nullptr;
  out["edition"] = matrix.edition();
  out["problem"] = replies.problem;
  return out;
}

Json answered(MatrixView matrix, const Replies& replies, const Reply& reply, std::string_view id) {
  const Answer& answer = reply.answer;
  const ServiceInfo service = answer.service();
  Json parties = Json::array(), items = Json::array(), cases = Json::array(), notes = Json::array();
  for (const PartyKey& p : parties_of(answer)) parties.push_back(p.id());
  for (const ItemAnswer& item : answer.items()) items.push_back(item_as_json(answer, item));
  for (const AnswerCase& c : cases_of(answer)) {
    Json of_case = Json::array();
    for (const PartyKey& p : c.parties) of_case.push_back(p.id());
    cases.push_back(
        {{"when", choices_as_json(c.when, true)}, {"verdict", demarc::id(c.verdict)}, {"parties", std::move(of_case)}});
  }
  for (const Note& n : service.notes()) notes.push_back({{"text", n.text}, {"sources", sources_of(n.sources)}});
  Json out = head(id, true, service_or_null(service), answer.verdict(), std::move(parties), replies);
  out["configuration"] = conditions_as_json(answer.configuration(), false);
  out["assumed"] = conditions_as_json(answer.assumed(), false);
  out["ignored"] = ignored_of(replies, answer);
  out["items"] = std::move(items);
  out["candidates"] = candidates_of(replies);
  out["lifecycle"] = lifecycle_as_json(service);
  out["edition"] = matrix.edition();
  out["name"] = service.name();
  out["offering"] = text_or_null(offering_of(matrix, reply.offering).id);
  out["sentence"] = verdict_sentence(matrix, reply);
  out["open"] = conditions_as_json(answer.open(), true);
  out["cases"] = std::move(cases);
  out["notes"] = std::move(notes);
  return out;
}

/// Several services under one id: the verdict that they come to together, and each on its own.
Json together(MatrixView matrix, const Replies& replies, std::string_view id) {
  Json out =
      head(id, true, nullptr, combined_verdict(replies.replies), combined_parties(matrix, replies.replies), replies);
  for (const char* empty : {"configuration", "assumed", "ignored"}) out[empty] = Json::object();
  out["items"] = Json::array();
  out["candidates"] = candidates_of(replies);
  out["lifecycle"] = nullptr;
  out["edition"] = matrix.edition();
  Json services = Json::array();
  for (const Reply& r : replies.replies) services.push_back(answered(matrix, replies, r, id));
  out["services"] = std::move(services);
  return out;
}

std::string dumped(const Json& json, int indent) {
  return plain_json(json.dump(indent, ' ', false, Json::error_handler_t::replace));
}

}  // namespace

std::string answer_json(MatrixView matrix, const Replies& replies) {
  if (!replies.answered()) return dumped(unresolved(matrix, replies, {}), 2) + "\n";
  if (replies.replies.size() == 1) return dumped(answered(matrix, replies, replies.replies.front(), {}), 2) + "\n";
  Json list = Json::array();
  for (const Reply& r : replies.replies) list.push_back(answered(matrix, replies, r, {}));
  return dumped(list, 2) + "\n";
}

}  // namespace demarc::render_detail

namespace demarc {

std::string render_line(MatrixView matrix, const Replies& replies, std::string_view id) {
  namespace r = render_detail;
  if (!replies.answered()) return r::dumped(r::unresolved(matrix, replies, id), -1);
  if (replies.replies.size() == 1) return r::dumped(r::answered(matrix, replies, replies.replies.front(), id), -1);
  return r::dumped(r::together(matrix, replies, id), -1);
}

}  // namespace demarc
