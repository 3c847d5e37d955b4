// SPDX-License-Identifier: Apache-2.0
// Builder: cells, their rules, and the proof that every configuration of a cell has exactly one owner.
#include <algorithm>
#include <map>
#include <set>

#include "builder.hpp"

namespace demarc::load_detail {

using detail::none;

void Builder::cells() {
  baseline_cells();
  const std::size_t dense = std::size_t{d_.services} * d_.shared_items;
  d_.cells.assign(dense + (d_.items - d_.shared_items), '\0');
  d_.first_ruled.push_back(0);
  for (std::uint32_t s = 0; s < offers_.size(); ++s) {
    cells_of(s);
    d_.first_ruled.push_back(static_cast<std::uint32_t>(d_.ruled.size()));
  }
  for (std::uint32_t s = 0; s < offers_.size(); ++s) {
    service_record(s);
    close_home(offers_[s].home);
  }
  for (const Kind& k : kinds_) close_home(k.home);
}

namespace {

/// Whether the outcome of a cell may differ from question to question: by its rules, or by another service's.
bool varies(const model::Cell& cell) {
  return cell.conditional || std::any_of(cell.rules.begin(), cell.rules.end(),
                                         [](const model::Rule& r) { return r.kind == model::OutcomeKind::see; });
}

}  // namespace

/// Cells of a baseline are shared by its services, but for those that vary: they speak of the services' own options.
void Builder::baseline_cells() {
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) {
    d_.baseline_records[k].first_cell = static_cast<std::uint32_t>(d_.cell_records.size());
    for (std::uint32_t item = 0; item < d_.shared_items; ++item) {
      const auto& [cell, from] = kinds_[k].cells[item];
      const detail::Run rules{static_cast<std::uint32_t>(d_.rule_records.size()), 0};
      d_.cell_records.push_back({rules, k, item, {}, 0});
      if (cell == nullptr) continue;
      use_sources(*cell, kinds_[from].home);
      if (varies(*cell)) continue;
      for (const model::Rule& rule : cell->rules) rule_record(none, item, *cell, rule, kinds_[from].home, from);
      if (cell->per_service) {
        detail::RuleRecord unknown{};
        unknown.kind = detail::OutcomeKind::unknown;
        unknown.evidence = Evidence::baseline;
        unknown.baseline_sources = 1;
        unknown.party = unknown.role = unknown.see_service = unknown.see_item = none;
        unknown.words = d_.keep("Differs from service to service, and nobody has recorded it for this one yet.");
        unknown.file = d_.keep(m_.files[cell->item.at.file]);
        unknown.line = cell->item.at.line;
        d_.rule_records.push_back(unknown);
        rule_spots_.push_back(cell->item.at);
      }
      d_.cell_records.back().rules.count = static_cast<std::uint32_t>(d_.rule_records.size()) - rules.first;
    }
  }
}

/// A baseline's sources count as used by its own cells, whether or not a service follows it.
void Builder::use_sources(const model::Cell& cell, Home& home) {
  bool named = !cell.sources.empty();
  source_numbers(home, cell.sources);
  for (const model::Rule& rule : cell.rules) {
    named = named || !rule.sources.empty();
    source_numbers(home, rule.sources);
  }
  if (!named) home.used.assign(home.used.size(), true);
}

void Builder::cells_of(std::uint32_t s) {
  Offer& offer = offers_[s];
  struct Entry {
    std::uint32_t item;
    const model::Cell* cell;
    Home* home;
    std::uint32_t kind;
  };
  std::map<std::uint32_t, Entry> entries;  // in item order
  if (offer.kind != none)
    for (std::uint32_t item = 0; item < d_.shared_items; ++item)
      if (const auto& [cell, from] = kinds_[offer.kind].cells[item]; cell != nullptr && varies(*cell))
        entries.insert_or_assign(item, Entry{item, cell, &kinds_[from].home, from});
  std::map<std::uint32_t, model::Spot> seen;
  for (const model::Cell& cell : offer.service->cells) {
    const std::uint32_t item = item_number(cell.item, s);
    if (item == none) continue;
    if (const auto [at, fresh] = seen.emplace(item, cell.item.at); !fresh)
      continue;  // a duplicate key, reported by parse
    entries.insert_or_assign(item, Entry{item, &cell, &offer.home, none});
  }
  for (std::uint32_t n = d_.own_items[s]; n < d_.own_items[s + 1]; ++n)
    if (!entries.contains(n)) {
      const std::string id{detail::id_at(options_view_, options_view_.item_ids, n)};
      faults_.add(Fault::own_item_without_cell, own_spots_.at(std::string_view{id}),
                  "own item '" + id + "' has no cell under items:");
    }
  if (offer.kind == none) {
    std::string missing;
    std::uint32_t count = 0;
    for (std::uint32_t item = 0; item < d_.shared_items; ++item)
      if (!entries.contains(item) && ++count <= 5) missing += (missing.empty() ? "'" : ", '") + shared_ids_[item] + "'";
    if (count > 0)
      faults_.add(Fault::cell_missing, offer.service->id.at,
                  "service '" + offer.service->id.text + "' has no baseline, so every item needs a cell; " +
                      std::to_string(count) + " missing: " + missing + (count > 5 ? ", ..." : ""));
  }

  offer.first_cell = static_cast<std::uint32_t>(d_.cell_records.size());
  d_.service_records[s].first_cell = offer.first_cell;
  std::uint32_t local = 0;
  bool whole = true;
  const auto lay = [&](const Entry& e) {
    if (++local > 255) {
      if (local == 256)
        faults_.add(Fault::too_many_cells, e.cell->item.at, "a service has at most 255 cells of its own");
      return;
    }
    const std::size_t at = e.item < d_.shared_items
                               ? std::size_t{s} * d_.shared_items + e.item
                               : std::size_t{d_.services} * d_.shared_items + (e.item - d_.shared_items);
    d_.cells[at] = static_cast<char>(local);
    whole = lay_cell(s, e.item, *e.cell, *e.home, e.kind) && whole;
  };
  for (const auto& [item, e] : entries)  // those with rules first: local numbers 1, 2, ... are their places in `ruled`
    if (varies(*e.cell)) lay(e);
  for (const auto& [item, e] : entries)
    if (!varies(*e.cell)) lay(e);
  if (whole) unused_options(s);  // a fault in a cell would only be told twice
}

bool Builder::lay_cell(std::uint32_t s, std::uint32_t item, const model::Cell& cell, Home& home, std::uint32_t kind) {
  const auto first = static_cast<std::uint32_t>(d_.rule_records.size());
  const std::size_t faults = faults_.size();
  for (const model::Rule& rule : cell.rules) rule_record(s, item, cell, rule, home, kind);
  const bool understood = faults_.size() == faults;
  if (cell.per_service)
    faults_.add(Fault::wrong_type, cell.item.at,
                "per-service is for baselines; a service says who, or unknown: with a reason");
  d_.cell_records.push_back({{first, static_cast<std::uint32_t>(d_.rule_records.size()) - first}, kind, item, {}, 0});
  if (!varies(cell)) return true;

  std::uint16_t options = 0;
  for (std::uint32_t r = first; r < d_.rule_records.size(); ++r)
    for (std::uint32_t w = 0; w < d_.rule_records[r].when.count; ++w)
      options = static_cast<std::uint16_t>(options | detail::bit(d_.whens[d_.rule_records[r].when.first + w].option));
  const std::uint16_t mentioned = options;
  options = detail::with_conditions(options_view_, s, options);
  Ruled ruled{0, options, {}};
  std::uint64_t slots = 1;
  std::uint32_t count = 0;
  for (std::uint32_t o = 0; o < detail::max_options; ++o) {
    if (!(options & detail::bit(o))) continue;
    if (count < 6) ruled.stride[count] = static_cast<std::uint16_t>(std::min<std::uint64_t>(slots, 65'535));
    ++count;
    slots *= options_view_.shape(options_view_.first_option(s) + o).values + 1u;
  }
  d_.ruled.push_back(ruled);
  offers_[s].ruled_cells.push_back(item);
  if (count > 6) {
    faults_.add(Fault::too_many_cell_options, cell.item.at,
                "the rules of '" + cell.item.text + "' rest on " + std::to_string(count) + " options; at most 6");
    return false;
  }
  if (slots > 4'096) {
    faults_.add(
        Fault::too_many_configurations, cell.item.at,
        "the rules of '" + cell.item.text + "' have " + std::to_string(slots) + " configurations; at most 4096");
    return false;
  }
  if (!understood || !prove(s, cell, first, options)) return false;

  // An option that its rules mention changes something where two of them differ.
  std::set<std::tuple<int, std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>> outcomes;
  for (std::uint32_t r = first; r < d_.rule_records.size(); ++r) {
    const detail::RuleRecord& rule = d_.rule_records[r];
    outcomes.emplace(static_cast<int>(rule.kind), rule.party, rule.role, rule.words.at,
                     rule.see_service * 65'536 + rule.see_item);
  }
  if (outcomes.size() > 1)
    for (std::uint32_t o = 0; o < detail::max_options; ++o)
      if (mentioned & detail::bit(o)) offers_[s].option_used[o] = true;
  return true;
}

void Builder::rule_record(std::uint32_t s, std::uint32_t item, const model::Cell& cell, const model::Rule& rule,
                          Home& home, std::uint32_t kind) {
  detail::RuleRecord r{};
  r.party = r.role = r.see_service = r.see_item = none;
  const auto known = [](const Index& index) {
    std::vector<std::string> ids;
    for (const auto& [id, n] : index) ids.emplace_back(id);
    std::sort(ids.begin(), ids.end());
    return ids;
  };
  switch (rule.kind) {
    case model::OutcomeKind::none:
      faults_.add(Fault::no_outcome, rule.at,
                  "'" + cell.item.text + "' has no outcome; expected party, not-applicable, unknown or see");
      break;
    case model::OutcomeKind::party:
      r.kind = detail::OutcomeKind::party;
      if (const auto at = parties_.find(rule.outcome.text); at != parties_.end())
        r.party = at->second;
      else
        faults_.add(Fault::unknown_party, rule.outcome.at,
                    "unknown party '" + rule.outcome.text + "'" + hint(rule.outcome.text, known(parties_)));
      r.words = d_.keep(rule.act.text);
      break;
    case model::OutcomeKind::not_applicable:
      r.kind = detail::OutcomeKind::not_applicable;
      r.words = d_.keep(rule.outcome.text);
      break;
    case model::OutcomeKind::unknown:
      r.kind = detail::OutcomeKind::unknown;
      r.words = d_.keep(rule.outcome.text);
      break;
    case model::OutcomeKind::see: {
      r.kind = detail::OutcomeKind::see;
      const std::size_t slash = rule.outcome.text.find('/');
      const model::Word service{rule.outcome.text.substr(0, slash), rule.outcome.at};
      const model::Word target{slash == std::string::npos ? std::string{} : rule.outcome.text.substr(slash + 1),
                               rule.outcome.at};
      if (const auto at = services_.find(service.text); at != services_.end()) {
        r.see_service = at->second;
        r.see_item = item_number(target, at->second);
      } else {
        faults_.add(Fault::unknown_service, rule.outcome.at,
                    "see: unknown service '" + service.text + "'" + hint(service.text, service_names_));
      }
      break;
    }
  }
  if (rule.role.present()) {
    if (const auto at = roles_.find(rule.role.text); at != roles_.end())
      r.role = at->second;
    else
      faults_.add(Fault::unknown_role, rule.role.at,
                  "unknown role '" + rule.role.text + "'" + hint(rule.role.text, known(roles_)));
  }
  model::Words names = cell.sources;
  names.insert(names.end(), rule.sources.begin(), rule.sources.end());
  std::vector<std::uint32_t> sources = source_numbers(home, names);
  const bool from_baseline = kind != none;
  if (from_baseline && names.empty()) {  // a baseline's cell rests on all of its sources
    sources = home.numbers;
    home.used.assign(home.used.size(), true);
  }
  r.baseline_sources = from_baseline;
  r.sources = keep_numbers(sources);
  r.evidence = from_baseline ? Evidence::baseline : sources.empty() ? Evidence::inferred : Evidence::documented;
  if (rule.evidence.present())
    if (const auto e = from_id<Evidence>(rule.evidence.text)) r.evidence = *e;
  r.disputed = rule.disputed;
  r.when.first = static_cast<std::uint32_t>(d_.whens.size());
  if (s != none)
    for (const model::Condition& c : rule.when)
      if (const std::uint32_t o = option_number(s, c.option); o != none) {
        d_.whens.push_back({static_cast<std::uint8_t>(o), value_mask(s, o, c)});
        ++r.when.count;
      }
  r.file = d_.keep(m_.files[rule.at.file]);
  r.line = rule.at.line;
  static_cast<void>(item);
  d_.rule_records.push_back(r);
  rule_spots_.push_back(rule.at);
}

/// Counts, for every configuration of the cell's options, the rules that match: it must be one.
bool Builder::prove(std::uint32_t s, const model::Cell& cell, std::uint32_t first_rule, std::uint16_t options) {
  const detail::Texts texts = d_.texts();
  detail::Tables view = options_view_;
  view.texts = &texts;
  const auto end = static_cast<std::uint32_t>(d_.rule_records.size());
  std::vector<bool> matched(end - first_rule);
  std::set<std::pair<std::uint32_t, std::uint32_t>> overlaps;
  bool hole = false;
  detail::Digits digits{};
  detail::complete(view, s, detail::space_of(view, s, {}, true), options, digits, [&](const detail::Digits& d) {
    std::uint32_t owner = none;
    for (std::uint32_t r = first_rule; r < end; ++r) {
      if (!detail::matches(view, d_.rule_records[r], d)) continue;
      matched[r - first_rule] = true;
      if (owner == none) {
        owner = r;
      } else if (overlaps.emplace(owner, r).second) {
        faults_.add(Fault::two_rules, rule_spots_[r], rule_spots_[owner],
                    "two rules of '" + cell.item.text + "' in " + offers_[s].service->id.text + " match " +
                        describe(s, options, d));
      }
    }
    if (owner == none && !hole) {
      hole = true;
      faults_.add(Fault::no_rule, cell.item.at,
                  "no rule of '" + cell.item.text + "' in " + offers_[s].service->id.text + " matches " +
                      describe(s, options, d));
    }
    return true;
  });
  for (std::uint32_t r = first_rule; r < end; ++r)
    if (!matched[r - first_rule])
      faults_.add(Fault::useless_when, rule_spots_[r],
                  "this rule of '" + cell.item.text + "' matches no configuration of " + offers_[s].service->id.text);
  return !hole && overlaps.empty();
}

/// An option that no outcome depends on is a fault; one that only a used option's only-when names has its use there.
void Builder::unused_options(std::uint32_t s) {
  Offer& offer = offers_[s];
  for (std::uint32_t o = static_cast<std::uint32_t>(offer.options.size()); o-- > 0;) {
    if (!offer.option_used[o]) continue;
    const std::uint16_t closure = detail::with_conditions(options_view_, s, detail::bit(o));
    for (std::uint32_t p = 0; p < o; ++p)
      if (closure & detail::bit(p)) offer.option_used[p] = true;
  }
  for (std::uint32_t o = 0; o < offer.options.size(); ++o)
    if (!offer.option_used[o] && offer.options[o].second == &offer.home)
      faults_.add(Fault::unused_option, offer.options[o].first->id.at,
                  "option '" + offer.options[o].first->id.text + "' changes nothing: no two outcomes differ by it");
}

}  // namespace demarc::load_detail
