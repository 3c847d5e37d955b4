// SPDX-License-Identifier: Apache-2.0
// Cells: who performs an item, in one outcome or in rules over options.
#include <algorithm>
#include <array>
#include <utility>

#include "bytes.hpp"
#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

using namespace std::string_view_literals;

struct OutcomeKey {
  std::string_view key;
  model::OutcomeKind kind;
};
constexpr std::array outcome_keys{
    OutcomeKey{"party", model::OutcomeKind::party}, OutcomeKey{"not-applicable", model::OutcomeKind::not_applicable},
    OutcomeKey{"unknown", model::OutcomeKind::unknown}, OutcomeKey{"see", model::OutcomeKind::see}};
constexpr std::array evidences{"documented"sv, "general"sv, "baseline"sv, "inferred"sv};

std::string_view key_of(model::OutcomeKind kind) {
  return std::ranges::find(outcome_keys, kind, &OutcomeKey::kind)->key;
}

/// SERVICE/ITEM
model::Word read_see(const Reading& reading, const Node& node) {
  if (!reading.expect(Kind::text, node, "see")) return {};
  const std::string_view found = reading.raw(node);
  const std::size_t slash = found.find('/');
  if (slash == std::string_view::npos || !is_id(found.substr(0, slash)) || !is_id(found.substr(slash + 1))) {
    reading.fault(Fault::bad_id, node, shown(found) + " names no cell; expected SERVICE/ITEM");
  }
  return reading.word(node);
}

model::Word read_outcome(const Reading& reading, const Node& node, const OutcomeKey& outcome) {
  switch (outcome.kind) {
    case model::OutcomeKind::party:
      return reading.id(node, outcome.key);
    case model::OutcomeKind::see:
      return read_see(reading, node);
    default:
      return reading.text(node, outcome.key);
  }
}

void read_outcomes(const Reading& reading, Fields& fields, model::Rule& rule, std::string_view what) {
  for (const OutcomeKey& outcome : outcome_keys) {
    const Node* node = fields.find(outcome.key);
    if (node == nullptr) continue;
    model::Word word = read_outcome(reading, *node, outcome);
    if (rule.kind == model::OutcomeKind::none) {
      rule.kind = outcome.kind;
      rule.outcome = std::move(word);
      continue;
    }
    reading.faults.add(Fault::several_outcomes, reading.spot(*node), rule.outcome.present() ? rule.outcome.at : rule.at,
                       std::string(what) + " with both '" + std::string(key_of(rule.kind)) + "' and '" +
                           std::string(outcome.key) + "'; expected exactly one outcome");
  }
  if (rule.kind == model::OutcomeKind::none) {
    reading.faults.add(Fault::no_outcome, rule.at,
                       std::string(what) + " without an outcome; expected party, not-applicable, unknown or see");
  }
}

/// `act` and `role` say more about a party; without one they mean nothing.
void check_goes_with_party(const Reading& reading, const model::Rule& rule, const model::Word& word,
                           std::string_view key) {
  if (!word.present() || rule.kind == model::OutcomeKind::party || rule.kind == model::OutcomeKind::none) return;
  reading.faults.add(
      Fault::unknown_key, word.at,
      "'" + std::string(key) + "' beside '" + std::string(key_of(rule.kind)) + "'; it goes with 'party' only");
}

/// Everything that a rule and a cell without rules have in common.
void read_rule_fields(const Reading& reading, Fields& fields, model::Rule& rule, std::string_view what) {
  read_outcomes(reading, fields, rule, what);
  rule.role = fields.id("role");
  rule.act = fields.text("act");
  rule.evidence = fields.one_of("evidence", evidences);
  rule.disputed = fields.flag("disputed");
  check_goes_with_party(reading, rule, rule.role, "role");
  check_goes_with_party(reading, rule, rule.act, "act");
}

model::Rule read_rule(const Reading& reading, const Node& node) {
  model::Rule rule;
  rule.at = reading.spot(node);
  Fields fields(reading, node, "a rule", rule.at);
  rule.when = read_conditions(reading, fields, "when", Need::required);
  if (node.kind == Kind::mapping) read_rule_fields(reading, fields, rule, "a rule");
  rule.sources = fields.ids("sources");
  fields.finish();
  return rule;
}

bool has_rules(const Reading& reading, const Node& node) {
  if (node.kind != Kind::mapping) return false;
  const Inside inside(node);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry, ++entry) {
    if (reading.raw(*entry) == "rules") return true;
  }
  return false;
}

}  // namespace

model::Cell read_cell(const Reading& reading, model::Word id, const Node& node) {
  model::Cell cell;
  cell.item = std::move(id);
  cell.conditional = has_rules(reading, node);
  if (cell.conditional) {
    Fields fields(reading, node, "a cell with rules", cell.item.at);
    cell.sources = fields.ids("sources");
    const bool disputed = fields.flag("disputed");
    cell.rules = fields.entries<model::Rule>("rules", Need::required, read_rule);
    for (model::Rule& rule : cell.rules) rule.disputed = rule.disputed || disputed;
    fields.finish();
    return cell;
  }
  Fields fields(reading, node, "a cell", cell.item.at);
  if (node.kind != Kind::mapping) return cell;
  model::Rule& rule = cell.rules.emplace_back();
  rule.at = cell.item.at;
  read_rule_fields(reading, fields, rule, "a cell");
  cell.sources = fields.ids("sources");
  static_cast<void>(fields.find("rules"));  // known, so that `rule` gets its near miss
  fields.finish();
  return cell;
}

model::Cell read_baseline_cell(const Reading& reading, model::Word id, const Node& node) {
  if (node.kind != Kind::text) return read_cell(reading, std::move(id), node);
  model::Cell cell;
  cell.item = std::move(id);
  cell.per_service = reading.raw(node) == "per-service";
  if (cell.per_service) return cell;
  model::Rule& rule = cell.rules.emplace_back();
  rule.at = cell.item.at;
  rule.kind = model::OutcomeKind::party;
  rule.outcome = reading.id(node, "cells");
  return cell;
}

}  // namespace demarc::load_detail
