// SPDX-License-Identifier: Apache-2.0
// The arithmetic of ownership: which configurations a question leaves open, and what a cell comes to in them.
// Not part of the interface; matrix_view.hpp is.
#pragma once

#include <bit>
#include <cstdint>
#include <demarc/configuration.hpp>
#include <demarc/tables.hpp>

namespace demarc::detail {

using Digits = std::uint8_t[max_options];  // value of each option from 1; 0: the option means nothing here

/// What a partial configuration leaves open: for each option the values to try where it means something.
struct Space {
  std::uint16_t candidates[max_options] = {};
  std::uint16_t given = 0;    // options that were given and are not contradicted by an earlier one
  std::uint16_t ignored = 0;  // options that were given but mean nothing beside an earlier one
  std::uint16_t assumed = 0;  // options that take their default
};

constexpr std::uint16_t bit(std::uint32_t n) noexcept { return static_cast<std::uint16_t>(1u << n); }
constexpr std::uint32_t first_bit(std::uint16_t bits) noexcept {
  return static_cast<std::uint32_t>(std::countr_zero(bits));
}
constexpr std::uint16_t without_first(std::uint16_t bits) noexcept {
  return static_cast<std::uint16_t>(bits & (bits - 1));
}
constexpr std::uint16_t all_values(const OptionShape& s) noexcept {
  return static_cast<std::uint16_t>((1u << s.values) - 1);
}

/// The values of `option` that are possible while `other` takes one of `values`: intersects `need[...]` with what the
/// clauses of an option demand of earlier ones. False when that leaves nothing.
constexpr bool demand(const Tables& t, const OptionShape& shape, std::uint16_t values,
                      std::uint16_t (&need)[max_options], std::uint16_t& touched) noexcept {
  for (std::uint32_t c = 0; c < shape.clauses; ++c) {
    const Clause clause = t.clause(shape.first_clause + c);
    std::uint16_t mask = clause.mask;
    if (clause.of_value != 0) {
      // Only binding when every value in question has a clause on that option: then their union is demanded.
      std::uint16_t wide = 0, bound = 0;
      for (std::uint32_t d = 0; d < shape.clauses; ++d) {
        const Clause other = t.clause(shape.first_clause + d);
        if (other.of_value == 0 || other.option != clause.option || !(values & bit(other.of_value - 1u))) continue;
        wide = static_cast<std::uint16_t>(wide | other.mask);
        bound = static_cast<std::uint16_t>(bound | bit(other.of_value - 1u));
      }
      if (bound != values) continue;
      mask = wide;
    }
    need[clause.option] = static_cast<std::uint16_t>(need[clause.option] & mask);
    touched = static_cast<std::uint16_t>(touched | bit(clause.option));
    if (need[clause.option] == 0) return false;
  }
  return true;
}

/// Reads what was given in the light of the options' conditions. A value that only means something under another
/// option's value says that the other option has it, default or not; an earlier option that was given wins over a later
/// one.
constexpr Space space_of(const Tables& t, std::uint32_t service, const Configuration& given, bool strict) noexcept {
  Space s;
  const std::uint32_t first = t.first_option(service), count = t.first_option(service + 1) - first;
  std::uint16_t need[max_options] = {};
  for (std::uint32_t o = 0; o < count; ++o) need[o] = all_values(t.shape(first + o));
  for (std::uint16_t rest = ConfigurationAccess::given(given); rest != 0; rest = without_first(rest)) {
    const std::uint32_t g = first_bit(rest);
    std::uint16_t trial[max_options] = {};
    for (std::uint32_t o = 0; o < max_options; ++o) trial[o] = need[o];
    trial[g] = static_cast<std::uint16_t>(trial[g] & ConfigurationAccess::mask(given, g));
    bool fits = trial[g] != 0;
    if (t.shape(first + g).needs != 0) {
      std::uint16_t touched = bit(g);
      for (std::uint32_t o = g + 1; fits && o-- > 0;)  // conditions point to earlier options only
        if (touched & bit(o)) fits = demand(t, t.shape(first + o), trial[o], trial, touched);
    }
    if (!fits) {
      s.ignored = static_cast<std::uint16_t>(s.ignored | bit(g));
      continue;
    }
    s.given = static_cast<std::uint16_t>(s.given | bit(g));
    for (std::uint32_t o = 0; o < max_options; ++o) need[o] = trial[o];
  }
  for (std::uint32_t o = 0; o < count; ++o) {
    s.candidates[o] = need[o];
    const std::uint8_t standard = t.shape(first + o).standard;
    if (strict || standard == 0 || (s.given & bit(o)) || !(need[o] & bit(standard - 1u))) continue;
    s.candidates[o] = bit(standard - 1u);
    s.assumed = static_cast<std::uint16_t>(s.assumed | bit(o));
  }
  return s;
}

/// Whether an option means something beside the digits of earlier ones.
constexpr bool active(const Tables& t, const OptionShape& shape, const Digits& digits) noexcept {
  for (std::uint32_t c = 0; c < shape.clauses; ++c) {
    const Clause clause = t.clause(shape.first_clause + c);
    if (clause.of_value != 0) continue;
    const std::uint8_t digit = digits[clause.option];
    if (digit == 0 || !(clause.mask & bit(digit - 1u))) return false;
  }
  return true;
}

/// Those of `values` that an option may take beside the digits of earlier ones.
constexpr std::uint16_t allowed(const Tables& t, const OptionShape& shape, const Digits& digits,
                                std::uint16_t values) noexcept {
  for (std::uint32_t c = 0; c < shape.clauses; ++c) {
    const Clause clause = t.clause(shape.first_clause + c);
    if (clause.of_value == 0) continue;
    const std::uint8_t digit = digits[clause.option];
    if (digit == 0 || !(clause.mask & bit(digit - 1u)))
      values = static_cast<std::uint16_t>(values & ~bit(clause.of_value - 1u));
  }
  return values;
}

/// Calls `visit(digits)` for every whole configuration of `options` in the space, until it returns false.
template <typename Visit>
constexpr bool complete(const Tables& t, std::uint32_t service, const Space& space, std::uint16_t options,
                        Digits& digits, const Visit& visit, std::uint32_t option = 0) {
  while (option < max_options && !(options & bit(option))) ++option;
  if (option == max_options) return visit(static_cast<const Digits&>(digits));
  const OptionShape shape = t.shape(t.first_option(service) + option);
  std::uint16_t values = 0;
  if (active(t, shape, digits)) {
    values = allowed(t, shape, digits, space.candidates[option]);
    if (values == 0) values = allowed(t, shape, digits, all_values(shape));
  }
  if (values == 0) {
    digits[option] = 0;
    return complete(t, service, space, options, digits, visit, option + 1);
  }
  for (std::uint8_t v = 1; v <= shape.values; ++v) {
    if (!(values & bit(v - 1u))) continue;
    digits[option] = v;
    if (!complete(t, service, space, options, digits, visit, option + 1)) return false;
  }
  return true;
}

constexpr std::uint32_t outcome_index(const RuledCell& cell, const Digits& digits) noexcept {
  std::uint32_t at = cell.outcomes, n = 0;
  for (std::uint16_t rest = cell.options; rest != 0; rest = without_first(rest))
    at += digits[first_bit(rest)] * std::uint32_t{cell.stride[n++]};
  return at;
}

/// What a cell comes to over all configurations in the space.
constexpr unsigned char code_in(const Tables& t, std::uint32_t service, const RuledCell& cell, const Space& space,
                                bool strict) noexcept {
  const char* outcomes = t.outcomes_under(strict);
  // Where every option is open, assumed or has one value, the answer is stored: 0 is the digit of what was not given.
  std::uint32_t at = cell.outcomes, n = 0;
  bool stored = true;
  for (std::uint16_t rest = cell.options; stored && rest != 0; rest = without_first(rest), ++n) {
    const std::uint32_t o = first_bit(rest);
    const OptionShape shape = t.shape(t.first_option(service) + o);
    const std::uint16_t values = space.candidates[o];
    if ((space.assumed & bit(o)) || (values == all_values(shape) && !(space.given & bit(o)))) continue;
    stored = std::has_single_bit(values);
    at += (first_bit(values) + 1u) * cell.stride[n];
  }
  if (stored) return static_cast<unsigned char>(outcomes[at]);
  int code = -1;
  Digits digits = {};
  complete(t, service, space, cell.options, digits, [&](const Digits& d) {
    const int here = static_cast<unsigned char>(outcomes[outcome_index(cell, d)]);
    if (code < 0) code = here;
    if (code != here) code = code::depends;
    return code != code::depends;
  });
  return static_cast<unsigned char>(code);
}

/// What a cell comes to under a configuration. One table look-up, unless a given option from outside the cell bears on
/// it.
[[gnu::noinline]] constexpr unsigned char code_under(const Tables& t, std::uint32_t service, const RuledCell& cell,
                                                     const Configuration& given, bool strict) noexcept {
  std::uint32_t at = cell.outcomes, n = 0;
  bool stored = true;
  for (std::uint16_t rest = cell.options; rest != 0; rest = without_first(rest), ++n) {
    const std::uint16_t mask = ConfigurationAccess::mask(given, first_bit(rest));
    if (mask == 0) continue;
    stored = stored && std::has_single_bit(mask);
    at += (first_bit(mask) + 1u) * cell.stride[n];
  }
  const std::uint32_t first = t.first_option(service);
  for (auto rest = static_cast<std::uint16_t>(ConfigurationAccess::given(given) & ~cell.options); rest != 0;
       rest = without_first(rest))
    stored = stored && !(t.shape(first + first_bit(rest)).needs & cell.options);
  if (stored) return static_cast<unsigned char>(t.outcomes_under(strict)[at]);
  return code_in(t, service, cell, space_of(t, service, given, strict), strict);
}

/// The parties of several items in one configuration.
struct PartySet {
  std::uint64_t parties = 0;  // bit p: party p
  bool unknown = false, depends = false;

  constexpr void add(unsigned char c) noexcept {
    if (c == code::aws)
      parties |= 1;
    else if (c == code::customer)
      parties |= 2;
    else if (c == code::unknown)
      unknown = true;
    else if (c == code::depends)
      depends = true;
    else if (c >= code::third)
      parties |= std::uint64_t{1} << (c - code::third + 2);
  }
  [[nodiscard]] constexpr unsigned char code() const noexcept {
    if (depends) return code::depends;
    if ((parties & (parties - 1)) != 0) return code::split;
    if (unknown) return code::unknown;
    if (parties == 0) return code::not_applicable;
    const int party = std::countr_zero(parties);
    return static_cast<unsigned char>(party == 0 ? code::aws : party == 1 ? code::customer : code::third + party - 2);
  }
  friend constexpr bool operator==(const PartySet&, const PartySet&) noexcept = default;
};

// ---- cells ----------------------------------------------------------------------------------------------------------

struct ItemFacts {
  std::uint8_t area, layer, activity;
  bool supporting;
};
constexpr ItemFacts facts_from(std::uint32_t f) noexcept {
  return {static_cast<std::uint8_t>(f), static_cast<std::uint8_t>(f >> 8), static_cast<std::uint8_t>(f >> 16),
          f >> 24 != 0};
}
constexpr ItemFacts facts_of(const Tables& t, std::uint32_t item) noexcept { return facts_from(t.item_facts(item)); }

/// Where the cell service x item stands, or none when the item is another service's own.
constexpr std::uint32_t cell_at(const Tables& t, std::uint32_t service, std::uint32_t item) noexcept {
  if (item < t.shared_items) return service * t.shared_items + item;
  if (item < t.own_items(service) || item >= t.own_items(service + 1)) return none;
  return t.services * t.shared_items + (item - t.shared_items);
}

/// The cell's record among the texts, or none.
constexpr std::uint32_t record_at(const Tables& t, std::uint32_t service, std::uint32_t item) noexcept {
  const std::uint32_t cell = cell_at(t, service, item);
  if (cell == none) return none;
  const auto local = static_cast<unsigned char>(t.cells[cell]);
  const ServiceRecord& s = t.texts->services[service];
  if (local != 0) return s.first_cell + local - 1;
  return s.baseline == none ? none : t.texts->baselines[s.baseline].first_cell + item;
}

/// The number in `ruled` of a cell whose outcome depends on options, else none.
constexpr std::uint32_t ruled_at(const Tables& t, std::uint32_t service, std::uint32_t cell) noexcept {
  const auto local = static_cast<unsigned char>(t.cells[cell]);
  const std::uint32_t first = t.first_ruled(service), at = local - 1u;  // huge for a baseline's cell
  return at < t.first_ruled(service + 1) - first ? first + at : none;
}

constexpr unsigned char code_of(const Tables& t, std::uint32_t service, std::uint32_t item, const Configuration& given,
                                bool strict) noexcept {
  const std::uint32_t cell = cell_at(t, service, item);
  if (cell == none) return code::not_applicable;
  if (strict || !given.empty())
    if (const std::uint32_t ruled = ruled_at(t, service, cell); ruled != none)
      return code_under(t, service, t.ruled(ruled), given, strict);
  return static_cast<unsigned char>(t.owners[cell]);
}

// ---- which items a question is about -------------------------------------------------------------

inline constexpr std::uint32_t max_named_items = 48;
inline constexpr std::uint32_t all_areas = (1u << area_count) - 1;
inline constexpr std::uint16_t all_layers = (1u << layer_count) - 1;
inline constexpr std::uint8_t all_activities = (1u << 5) - 1;

/// A choice of items: those named, or those of some areas, layers and activities.
struct Selection {
  std::uint32_t areas = 0;  // bits
  std::uint16_t layers = 0;
  std::uint8_t activities = 0;
  bool everything = false;  // supporting items count
  std::uint32_t named = 0;  // count; then the masks are not used
  std::uint32_t items[max_named_items] = {};

  /// Whether neither items, nor activities, nor the weight of supporting items are asked for.
  [[nodiscard]] constexpr bool plain() const noexcept {
    return named == 0 && !everything && activities == all_activities;
  }
  [[nodiscard]] constexpr bool takes(const ItemFacts& f) const noexcept {
    return (areas >> f.area & 1u) && (layers >> f.layer & 1u) && (activities >> f.activity & 1u);
  }
  [[nodiscard]] constexpr bool decides(const ItemFacts& f) const noexcept {
    return named != 0 || everything || !f.supporting;
  }
};

/// Walks the selected items of a service in the order of tables: by area, layer, shared before own.
class ItemCursor {
 public:
  constexpr ItemCursor(const Tables& t, std::uint32_t service, const Selection& s) noexcept
      : tables_{&t}, selection_{&s} {
    if (s.named != 0) return;
    const auto low = static_cast<std::uint32_t>(std::countr_zero(s.areas | 1u << area_count));
    const auto high = static_cast<std::uint32_t>(std::bit_width(s.areas));
    shared_ = low < area_count ? t.area_items(low) : 0;
    shared_end_ = t.area_items(high < low ? low : high);
    own_ = t.own_items(service);
    own_end_ = t.own_items(service + 1);
  }
  /// Follows a copy of the selection.
  constexpr void of(const Selection& s) noexcept { selection_ = &s; }
  constexpr std::uint32_t next() noexcept {  // an item, or none
    const Selection& s = *selection_;
    if (s.named != 0) return named_ < s.named ? s.items[named_++] : none;
    skip(shared_, shared_end_);
    skip(own_, own_end_);
    if (shared_ == shared_end_) return own_ == own_end_ ? none : own_++;
    if (own_ == own_end_) return shared_++;
    const ItemFacts a = facts_of(*tables_, shared_), b = facts_of(*tables_, own_);
    const bool own_first = b.area < a.area || (b.area == a.area && b.layer < a.layer);
    return own_first ? own_++ : shared_++;
  }

 private:
  constexpr void skip(std::uint32_t& item, std::uint32_t end) const noexcept {
    while (item < end && !selection_->takes(facts_of(*tables_, item))) ++item;
  }
  const Tables* tables_;
  const Selection* selection_;
  std::uint32_t shared_ = 0, shared_end_ = 0, own_ = 0, own_end_ = 0, named_ = 0;
};

/// The verdict over the selected items: the set of parties in each configuration left open; `depends` when the sets
/// differ. A configuration in which none of them exists has no set of parties to differ. `visit(digits, set)` sees
/// every configuration until it returns false.
template <typename Visit>
constexpr void for_each_case(const Tables& t, std::uint32_t service, const Selection& selection,
                             const Configuration& given, bool strict, const Visit& visit) {
  const char* outcomes = t.outcomes_under(strict);
  std::uint16_t options = 0;
  PartySet fixed;  // what does not depend on options
  ItemCursor cursor{t, service, selection};
  for (std::uint32_t item = cursor.next(); item != none; item = cursor.next()) {
    if (!selection.decides(facts_of(t, item))) continue;
    const std::uint32_t cell = cell_at(t, service, item);
    if (cell == none) continue;
    const std::uint32_t ruled = ruled_at(t, service, cell);
    if (ruled == none)
      fixed.add(static_cast<unsigned char>(t.owners[cell]));
    else if (t.ruled(ruled).options == 0)  // a plain `see`: no option of this service bears on it
      fixed.add(static_cast<unsigned char>(outcomes[t.ruled(ruled).outcomes]));
    else
      options = static_cast<std::uint16_t>(options | t.ruled(ruled).options);
  }
  const Space space = space_of(t, service, given, strict);
  Digits digits = {};
  complete(t, service, space, options, digits, [&](const Digits& d) {
    PartySet set = fixed;
    if (options != 0) {
      ItemCursor again{t, service, selection};
      for (std::uint32_t item = again.next(); item != none; item = again.next()) {
        if (!selection.decides(facts_of(t, item))) continue;
        const std::uint32_t cell = cell_at(t, service, item);
        if (cell == none) continue;
        if (const std::uint32_t ruled = ruled_at(t, service, cell); ruled != none)
          set.add(static_cast<unsigned char>(outcomes[outcome_index(t.ruled(ruled), d)]));
      }
    }
    return visit(d, set);
  });
}

/// What the selection comes to. Looks at no more than `max_cases` configurations; a question that leaves more open
/// (only one over a whole service can) and has not found them to differ by then counts as depending.
inline constexpr std::uint32_t max_cases = 65'536;

constexpr unsigned char code_over(const Tables& t, std::uint32_t service, const Selection& selection,
                                  const Configuration& given, bool strict) noexcept {
  PartySet first;
  std::uint32_t cases = 0;
  bool differ = false;
  for_each_case(t, service, selection, given, strict, [&](const Digits&, const PartySet& set) {
    if (first == PartySet{}) first = set;
    differ = !(set == first || set == PartySet{}) || ++cases > max_cases;
    return !differ;
  });
  return differ ? code::depends : first.code();
}

/// Where the verdict over an area stands, or that over a layer, which come behind the areas.
constexpr std::size_t verdict_at(std::uint32_t service, std::size_t n) noexcept {
  return service * (area_count + layer_count) + n;
}

/// The same; that of a whole area or layer under defaults is stored.
constexpr unsigned char code_of(const Tables& t, std::uint32_t service, const Selection& selection,
                                const Configuration& given, bool strict) noexcept {
  if (!strict && given.empty() && selection.plain()) {
    if (selection.layers == all_layers && std::has_single_bit(selection.areas))
      return static_cast<unsigned char>(
          t.verdicts[verdict_at(service, static_cast<std::uint32_t>(std::countr_zero(selection.areas)))]);
    if (selection.areas == all_areas && std::has_single_bit(selection.layers))
      return static_cast<unsigned char>(t.verdicts[verdict_at(service, area_count + first_bit(selection.layers))]);
  }
  return code_over(t, service, selection, given, strict);
}

/// Every party that an item comes to in some configuration left open, as bits.
constexpr std::uint64_t parties_of(const Tables& t, std::uint32_t service, std::uint32_t item, const Space& space,
                                   bool strict) noexcept {
  PartySet set;
  const std::uint32_t cell = cell_at(t, service, item);
  if (cell == none) return 0;
  const std::uint32_t ruled = ruled_at(t, service, cell);
  if (ruled == none) {
    set.add(static_cast<unsigned char>(t.owners[cell]));
    return set.parties;
  }
  Digits digits = {};
  complete(t, service, space, t.ruled(ruled).options, digits, [&](const Digits& d) {
    set.add(static_cast<unsigned char>(t.outcomes_under(strict)[outcome_index(t.ruled(ruled), d)]));
    return true;
  });
  return set.parties;
}

/// `options` and every option that their conditions lead back to.
constexpr std::uint16_t with_conditions(const Tables& t, std::uint32_t service, std::uint16_t options) noexcept {
  std::uint16_t all = options;
  for (std::uint16_t rest = options; rest != 0; rest = without_first(rest))
    all = static_cast<std::uint16_t>(all | t.shape(t.first_option(service) + first_bit(rest)).needs);
  return all;
}

}  // namespace demarc::detail
