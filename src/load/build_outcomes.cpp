// SPDX-License-Identifier: Apache-2.0
// Builder: what every cell, area and layer comes to, as characters in tables.
#include "builder.hpp"

namespace demarc::load_detail {

namespace code = detail::code;

void Builder::outcomes() {
  marks_.assign(d_.cells.size(), Mark::fresh);
  codes_.assign(d_.cells.size(), {});
  for (std::uint32_t s = 0; s < d_.services; ++s) {
    for (std::uint32_t item = 0; item < d_.shared_items; ++item) codes_of(s, s * d_.shared_items + item);
    for (std::uint32_t n = d_.own_items[s]; n < d_.own_items[s + 1]; ++n)
      codes_of(s, d_.services * d_.shared_items + (n - d_.shared_items));
  }
  d_.outcomes += strict_outcomes_;
  d_.owners.resize(codes_.size());
  for (std::size_t n = 0; n < codes_.size(); ++n) d_.owners[n] = static_cast<char>(codes_[n].standard);
}

/// What a cell comes to when nothing is given; `see` follows the other cell, which may say see in turn.
Builder::Codes Builder::codes_of(std::uint32_t s, std::uint32_t cell) {
  if (marks_[cell] == Mark::done) return codes_[cell];
  const auto local = static_cast<unsigned char>(d_.cells[cell]);
  const std::uint32_t baseline = d_.service_records[s].baseline;
  const std::uint32_t record = local != 0 ? offers_[s].first_cell + local - 1
                                          : d_.baseline_records[baseline].first_cell + (cell - s * d_.shared_items);
  const detail::CellRecord& cell_record = d_.cell_records[record];
  if (marks_[cell] == Mark::under_way) {
    faults_.add(Fault::see_loop, rule_spots_[cell_record.rules.first], "see leads back to itself");
    return {code::unknown, code::unknown};
  }
  marks_[cell] = Mark::under_way;
  const std::uint32_t first = d_.first_ruled[s];
  if (local != 0 && local <= d_.first_ruled[s + 1] - first) {
    outcome_table(s, first + local - 1, cell_record);
    const std::uint32_t at = d_.ruled[first + local - 1].outcomes;
    codes_[cell] = {static_cast<unsigned char>(d_.outcomes[at]), static_cast<unsigned char>(strict_outcomes_[at])};
  } else {
    codes_[cell] = codes_of_rule(d_.rule_records[cell_record.rules.first]);
  }
  marks_[cell] = Mark::done;
  return codes_[cell];
}

Builder::Codes Builder::codes_of_rule(const detail::RuleRecord& rule) {
  const auto both = [](unsigned char c) { return Codes{c, c}; };
  switch (rule.kind) {
    case detail::OutcomeKind::party:
      return both(static_cast<unsigned char>(rule.party == 0   ? code::aws
                                             : rule.party == 1 ? code::customer
                                                               : code::third + rule.party - 2));
    case detail::OutcomeKind::not_applicable:
      return both(code::not_applicable);
    case detail::OutcomeKind::unknown:
      return both(code::unknown);
    case detail::OutcomeKind::see:
      break;
  }
  return codes_of(rule.see_service, detail::cell_at(options_view_, rule.see_service, rule.see_item));
}

/// The outcome for every combination of digits, 0 standing for "not given": what is left open is walked once, here.
void Builder::outcome_table(std::uint32_t s, std::uint32_t ruled, const detail::CellRecord& cell) {
  std::vector<Codes> by_rule;
  for (std::uint32_t r = 0; r < cell.rules.count; ++r)
    by_rule.push_back(codes_of_rule(d_.rule_records[cell.rules.first + r]));
  const detail::Texts texts = d_.texts();
  detail::Tables view = options_view_;
  view.texts = &texts;
  const Ruled shape = d_.ruled[ruled];

  const auto outcome = [&](const Configuration& given, bool strict) {
    int found = -1;
    detail::Digits digits{};
    detail::complete(view, s, detail::space_of(view, s, given, strict), shape.options, digits,
                     [&](const detail::Digits& d) {
                       for (std::uint32_t r = 0; r < cell.rules.count; ++r) {
                         if (!detail::matches(view, d_.rule_records[cell.rules.first + r], d)) continue;
                         const int here = strict ? by_rule[r].strict : by_rule[r].standard;
                         found = found < 0 || found == here ? here : code::depends;
                         break;
                       }
                       return found != code::depends;
                     });
    return static_cast<char>(found);
  };

  std::string standard, strict;
  std::vector<std::uint32_t> options;
  std::uint32_t slots = 1;
  for (std::uint32_t o = 0; o < detail::max_options; ++o)
    if (shape.options & detail::bit(o)) {
      options.push_back(o);
      slots *= view.shape(view.first_option(s) + o).values + 1u;
    }
  for (std::uint32_t slot = 0; slot < slots; ++slot) {
    Configuration given = detail::ConfigurationAccess::make(&view, s);
    std::uint32_t rest = slot;
    for (const std::uint32_t o : options) {
      const std::uint32_t base = view.shape(view.first_option(s) + o).values + 1u;
      if (rest % base != 0)
        detail::ConfigurationAccess::set(given, static_cast<std::uint8_t>(o), detail::bit(rest % base - 1));
      rest /= base;
    }
    standard += outcome(given, false);
    strict += outcome(given, true);
  }
  const auto [at, fresh] = outcome_tables_.emplace(standard + strict, static_cast<std::uint32_t>(d_.outcomes.size()));
  if (fresh) {
    d_.outcomes += standard;
    strict_outcomes_ += strict;
  }
  d_.ruled[ruled].outcomes = at->second;
}

/// Areas and layers of every service, under defaults.
void Builder::verdicts() {
  const detail::Texts texts = d_.texts();
  const detail::Tables view = d_.tables(&texts);
  for (std::uint32_t s = 0; s < d_.services; ++s) {
    const auto verdict = [&](std::uint32_t areas, std::uint32_t layers, std::string_view name) {
      detail::Selection selection;
      selection.areas = areas;
      selection.layers = static_cast<std::uint16_t>(layers);
      selection.activities = detail::all_activities;
      std::uint32_t cases = 0;
      detail::for_each_case(view, s, selection, {}, true, [&](const detail::Digits&, const detail::PartySet&) {
        return ++cases <= detail::max_cases;
      });
      if (cases > detail::max_cases)
        faults_.add(Fault::too_many_configurations, offers_[s].service->id.at,
                    "'" + std::string{name} + "' of service '" + offers_[s].service->id.text + "' has more than " +
                        std::to_string(detail::max_cases) + " configurations");
      return static_cast<char>(detail::code_over(view, s, selection, {}, false));
    };
    for (std::uint32_t a = 0; a < area_count; ++a)
      d_.verdicts += verdict(1u << a, detail::all_layers, detail::area_names[a]);
    for (std::uint32_t l = 0; l < layer_count; ++l)
      d_.verdicts += verdict(detail::all_areas, 1u << l, detail::layer_names[l]);
  }
}

}  // namespace demarc::load_detail
