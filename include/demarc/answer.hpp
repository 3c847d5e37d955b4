// SPDX-License-Identifier: Apache-2.0
// Answers: who, by which rule, under what assumptions, what would flip it, and on whose word.
//
// Nothing is stored: an Answer remembers the question, and its ranges compute what they hand out while they are walked.
// Everything points at the matrix and is valid as long as it. Nothing allocates.
#pragma once

#include <bit>
#include <cstdint>
#include <demarc/configuration.hpp>
#include <demarc/evaluate.hpp>
#include <demarc/info.hpp>
#include <demarc/owner.hpp>
#include <demarc/range.hpp>
#include <optional>
#include <string_view>

namespace demarc {

/// Whether options that are not given take their documented default, or are left open ("strict").
enum class Defaults : bool { assume, ask };

namespace detail {

/// What a question asks about: one service under a configuration.
struct Subject {
  const Tables* t;
  std::uint32_t service;
  Defaults defaults;
  bool understood;  // false: the verdict is `unresolved` and everything is empty
  Configuration given;

  [[nodiscard]] constexpr bool strict() const noexcept { return defaults == Defaults::ask; }
  [[nodiscard]] constexpr Space space() const noexcept { return space_of(*t, service, given, strict()); }
  /// The number among `ruled` of the item's cell, where options decide it; else none.
  [[nodiscard]] constexpr std::uint32_t ruled(std::uint32_t item) const noexcept {
    const std::uint32_t cell = cell_at(*t, service, item);
    return cell == none ? none : ruled_at(*t, service, cell);
  }
};

/// A question: cells of a service.
struct Question : Subject {
  Selection selection;
};

struct ConditionCursor {  // of a rule's `when`
  const Tables* t;
  std::uint32_t first_option;
  Run whens;
  std::uint32_t n = 0;
  using value_type = Condition;
  constexpr bool next() noexcept { return n++ < whens.count; }
  [[nodiscard]] constexpr Condition value() const noexcept {
    const When& w = t->texts->whens[whens.first + n - 1];
    return {t, first_option + w.option, w.mask};
  }
};

constexpr bool matches(const Tables& t, const RuleRecord& rule, const Digits& d) noexcept {
  for (std::uint32_t w = 0; w < rule.when.count; ++w) {
    const When& when = t.texts->whens[rule.when.first + w];
    if (d[when.option] == 0 || !(when.mask & bit(d[when.option] - 1u))) return false;
  }
  return true;
}

}  // namespace detail

using Conditions = Range<detail::ConditionCursor>;

/// One outcome of a cell: a rule of the matrix.
class Rule {
 public:
  /// When it holds; empty: always.
  [[nodiscard]] constexpr Conditions when() const noexcept {
    return Range{detail::ConditionCursor{t_, t_->first_option(service_), record().when}};
  }
  [[nodiscard]] constexpr Owner owner() const noexcept;
  /// What the party does, in its words.
  [[nodiscard]] constexpr std::string_view act() const noexcept;
  /// Why there is no such act, or why nobody knows.
  [[nodiscard]] constexpr std::string_view reason() const noexcept {
    const auto k = record().kind;
    const bool has = k == detail::OutcomeKind::not_applicable || k == detail::OutcomeKind::unknown;
    return has ? (*t_->texts)[record().words] : std::string_view{};
  }
  /// Who within the party, or empty.
  [[nodiscard]] constexpr std::string_view role() const noexcept {
    return record().role == detail::none ? std::string_view{} : (*t_->texts)[t_->texts->role(record().role).id];
  }
  [[nodiscard]] constexpr Evidence evidence() const noexcept { return record().evidence; }
  /// The pages contradict each other.
  [[nodiscard]] constexpr bool disputed() const noexcept { return record().disputed != 0; }
  [[nodiscard]] constexpr Sources sources() const noexcept {
    const detail::ServiceRecord& s = t_->texts->services[service_];
    return Range{detail::SourceCursor{
        t_, {record().sources, record().baseline_sources != 0 ? s.baseline_sources : detail::Run{0, 0}}}};
  }
  /// Where the rule stands: "services/lambda.yaml" and the line.
  [[nodiscard]] constexpr std::string_view file() const noexcept { return (*t_->texts)[record().file]; }
  [[nodiscard]] constexpr std::uint32_t line() const noexcept { return record().line; }
  /// The service and item whose options decide, where the rule says `see`.
  [[nodiscard]] constexpr std::optional<ServiceInfo> see_service() const noexcept {
    if (record().kind != detail::OutcomeKind::see) return std::nullopt;
    return ServiceInfo{t_, record().see_service};
  }
  [[nodiscard]] constexpr std::optional<ItemInfo> see_item() const noexcept {
    if (record().kind != detail::OutcomeKind::see) return std::nullopt;
    return ItemInfo{t_, record().see_item};
  }

  constexpr Rule(const detail::Tables* t, std::uint32_t service, std::uint32_t item, std::uint32_t rule) noexcept
      : t_{t}, service_{service}, item_{item}, rule_{rule} {}

 private:
  [[nodiscard]] constexpr const detail::RuleRecord& record() const noexcept { return t_->texts->rules[rule_]; }
  const detail::Tables* t_;
  std::uint32_t service_, item_, rule_;
};

/// A minimal change of configuration, and what the item comes to under it.
class Flip {
 public:
  /// One or two options and the value each would have to take.
  struct ChangeCursor {
    const detail::Tables* t;
    std::uint32_t first_option;
    std::uint8_t option[2], values[2];
    std::uint32_t n = 0;
    using value_type = Condition;
    constexpr bool next() noexcept { return n < 2 && values[n++] != 0; }
    [[nodiscard]] constexpr Condition value() const noexcept {
      return {t, first_option + option[n - 1], detail::bit(values[n - 1] - 1u)};
    }
  };
  [[nodiscard]] constexpr Range<ChangeCursor> when() const noexcept { return Range{changes_}; }
  [[nodiscard]] constexpr Owner owner() const noexcept { return owner_; }

  constexpr Flip(const ChangeCursor& changes, Owner owner) noexcept : changes_{changes}, owner_{owner} {}

 private:
  ChangeCursor changes_;
  Owner owner_;
};

/// One item of an answer.
class ItemAnswer {
 public:
  [[nodiscard]] constexpr ItemInfo item() const noexcept { return {q_.t, item_}; }
  [[nodiscard]] constexpr std::string_view id() const noexcept { return item().id(); }
  [[nodiscard]] constexpr std::string_view title() const noexcept { return item().title(); }
  [[nodiscard]] constexpr Area area() const noexcept { return item().area(); }
  [[nodiscard]] constexpr Layer layer() const noexcept { return item().layer(); }
  [[nodiscard]] constexpr Activity activity() const noexcept { return item().activity(); }
  [[nodiscard]] constexpr bool supporting() const noexcept { return item().supporting(); }

  [[nodiscard]] constexpr Owner owner() const noexcept {
    return {q_.t, detail::code_of(*q_.t, q_.service, item_, q_.given, q_.strict())};
  }
  /// The rule that decided; where several remain possible, the first. Nothing for an item of another service.
  [[nodiscard]] constexpr std::optional<Rule> rule() const noexcept {
    CaseCursor first{q_, item_};
    if (!first.next()) return std::nullopt;
    return first.value();
  }
  [[nodiscard]] constexpr std::string_view act() const noexcept {
    const auto r = rule();
    return r ? r->act() : std::string_view{};
  }
  /// The kind whose baseline the cell follows from ("managed"), or empty for the service's own cell.
  [[nodiscard]] constexpr std::string_view from_baseline() const noexcept {
    const std::uint32_t cell = detail::record_at(*q_.t, q_.service, item_);
    if (cell == detail::none) return {};
    const std::uint32_t b = q_.t->texts->cells[cell].baseline;
    return b == detail::none ? std::string_view{} : (*q_.t->texts)[q_.t->texts->baselines[b].id];
  }

  /// Every rule that may hold in the configurations left open, in the order of the matrix: more than one where it
  /// depends.
  struct CaseCursor {
    detail::Subject q;
    std::uint32_t item, n = 0;
    using value_type = Rule;
    constexpr bool next() noexcept;
    [[nodiscard]] constexpr Rule value() const noexcept {
      return {q.t, q.service, item, q.t->texts->cells[detail::record_at(*q.t, q.service, item)].rules.first + n - 1};
    }
  };
  [[nodiscard]] constexpr Range<CaseCursor> cases() const noexcept { return Range{CaseCursor{q_, item_}}; }

  /// The minimal changes of at most two options that change the owner; empty where it depends already.
  struct FlipCursor {
    detail::Subject q;
    std::uint32_t item;
    unsigned char now = 0, then = 0;
    std::uint8_t o1 = 0, v1 = 0, o2 = 0, v2 = 0;
    bool started = false;
    std::uint16_t alone[detail::max_options] = {};  // values that change the owner by themselves: no pair needs them
    using value_type = Flip;
    constexpr bool next() noexcept;
    [[nodiscard]] constexpr Flip value() const noexcept {
      return {{q.t, q.t->first_option(q.service), {o1, o2}, {v1, v2}}, Owner{q.t, then}};
    }

   private:
    constexpr unsigned char with(std::uint8_t a, std::uint8_t va, std::uint8_t b, std::uint8_t vb) const noexcept;
    constexpr bool step(std::uint32_t options) noexcept;
    [[nodiscard]] constexpr bool flips_alone(std::uint8_t o, std::uint8_t v) const noexcept {
      return alone[o] & detail::bit(v - 1u);
    }
  };
  [[nodiscard]] constexpr Range<FlipCursor> flips() const noexcept { return Range{FlipCursor{q_, item_}}; }

  constexpr ItemAnswer(const detail::Subject& q, std::uint32_t item) noexcept : q_{q}, item_{item} {}

 private:
  detail::Subject q_;
  std::uint32_t item_;
};

/// The answer to a question about one service. Copyable; valid as long as the matrix.
class Answer {
 public:
  [[nodiscard]] constexpr Owner owner() const noexcept {
    if (!q_.understood) return {q_.t, 0};
    return {q_.t, detail::code_of(*q_.t, q_.service, q_.selection, q_.given, q_.strict())};
  }
  [[nodiscard]] constexpr Verdict verdict() const noexcept { return owner().verdict(); }
  [[nodiscard]] constexpr ServiceInfo service() const noexcept { return {q_.t, q_.service}; }

  /// Every party with a part, in any configuration left open.
  struct PartyCursor {
    const detail::Tables* t;
    std::uint64_t rest;
    std::uint32_t at = 0;
    using value_type = PartyKey;
    constexpr bool next() noexcept {
      if (rest == 0) return false;
      at = static_cast<std::uint32_t>(std::countr_zero(rest));
      rest &= rest - 1;
      return true;
    }
    [[nodiscard]] constexpr PartyKey value() const noexcept { return detail::KeyAccess::make<PartyKind>(t, at); }
  };
  [[nodiscard]] constexpr Range<PartyCursor> parties() const noexcept { return Range{PartyCursor{q_.t, party_bits()}}; }

  /// All items in question, by area and layer, supporting and not applicable ones included.
  struct ItemsCursor {
    detail::Question q;
    detail::ItemCursor items;
    std::uint32_t item = detail::none;
    constexpr explicit ItemsCursor(const detail::Question& question) noexcept
        : q{question}, items{*q.t, q.service, q.selection} {}
    constexpr ItemsCursor(const ItemsCursor& other) noexcept : q{other.q}, items{other.items}, item{other.item} {
      items.of(q.selection);
    }
    constexpr ItemsCursor& operator=(const ItemsCursor&) = delete;
    using value_type = ItemAnswer;
    constexpr bool next() noexcept {
      item = q.understood ? items.next() : detail::none;
      return item != detail::none;
    }
    [[nodiscard]] constexpr ItemAnswer value() const noexcept { return {q, item}; }
  };
  [[nodiscard]] constexpr Range<ItemsCursor> items() const noexcept { return Range{ItemsCursor{q_}}; }
  /// Whether an item has a say in the verdict.
  [[nodiscard]] constexpr bool decides(const ItemAnswer& item) const noexcept {
    return q_.selection.named != 0 || q_.selection.everything || !item.supporting();
  }

  /// Options by what happened to them: what the question gave, what was assumed, what was given but means nothing.
  struct OptionCursor {
    const detail::Tables* t;
    std::uint32_t first_option;
    std::uint16_t masks[detail::max_options];
    std::uint32_t n = 0;
    using value_type = Condition;
    constexpr bool next() noexcept {
      while (n < detail::max_options && masks[n] == 0) ++n;
      return n++ < detail::max_options;
    }
    [[nodiscard]] constexpr Condition value() const noexcept { return {t, first_option + n - 1, masks[n - 1]}; }
  };
  [[nodiscard]] constexpr Range<OptionCursor> configuration() const noexcept { return options(Kind::given); }
  [[nodiscard]] constexpr Range<OptionCursor> assumed() const noexcept { return options(Kind::assumed); }
  [[nodiscard]] constexpr Range<OptionCursor> ignored() const noexcept { return options(Kind::ignored); }
  /// Options that were not given, have no documented default, and matter here: give them to get a single answer.
  [[nodiscard]] constexpr Range<OptionCursor> open() const noexcept { return options(Kind::open); }

  constexpr explicit Answer(const detail::Question& q) noexcept : q_{q} {}
  [[nodiscard]] constexpr const detail::Question& question() const noexcept { return q_; }

 private:
  enum class Kind : std::uint8_t { given, assumed, ignored, open };
  [[nodiscard]] constexpr Range<OptionCursor> options(Kind kind) const noexcept;
  [[nodiscard]] constexpr std::uint64_t party_bits() const noexcept;
  detail::Question q_;
};

// ---- bodies --------------------------------------------------------------------------------------

constexpr Owner Rule::owner() const noexcept {
  using detail::OutcomeKind;
  const detail::RuleRecord& r = record();
  switch (r.kind) {
    case OutcomeKind::party: {
      const std::uint32_t p = r.party;
      return {t_, static_cast<unsigned char>(p == 0   ? detail::code::aws
                                             : p == 1 ? detail::code::customer
                                                      : detail::code::third + p - 2)};
    }
    case OutcomeKind::not_applicable:
      return {t_, detail::code::not_applicable};
    case OutcomeKind::unknown:
      return {t_, detail::code::unknown};
    case OutcomeKind::see:
      return {t_, detail::code_of(*t_, r.see_service, r.see_item, {}, false)};
  }
  return {t_, detail::code::unknown};
}

constexpr std::string_view Rule::act() const noexcept {
  const detail::RuleRecord& r = record();
  if (r.kind == detail::OutcomeKind::party && r.words.size != 0) return (*t_->texts)[r.words];
  if (r.kind == detail::OutcomeKind::party) return (*t_->texts)[t_->texts->items[item_].title];
  if (r.kind == detail::OutcomeKind::see) {
    const detail::Subject there{t_, r.see_service, Defaults::assume, true, {}};
    return ItemAnswer{there, r.see_item}.act();
  }
  return {};
}

constexpr bool ItemAnswer::CaseCursor::next() noexcept {
  const detail::Tables& t = *q.t;
  const std::uint32_t record = detail::record_at(t, q.service, item);
  if (record == detail::none) return false;
  const detail::Run rules = t.texts->cells[record].rules;
  const std::uint32_t ruled = q.ruled(item);
  const std::uint16_t options = ruled != detail::none ? t.ruled(ruled).options : std::uint16_t{0};
  if (options == 0) return n++ < rules.count;
  const detail::Space space = q.space();
  while (n < rules.count) {
    const detail::RuleRecord& rule = t.texts->rules[rules.first + n++];
    bool holds = false;
    detail::Digits digits = {};
    detail::complete(t, q.service, space, options, digits, [&](const detail::Digits& d) {
      holds = detail::matches(t, rule, d);
      return !holds;
    });
    if (holds) return true;
  }
  return false;
}

constexpr unsigned char ItemAnswer::FlipCursor::with(std::uint8_t a, std::uint8_t va, std::uint8_t b,
                                                     std::uint8_t vb) const noexcept {
  Configuration c = q.given.empty() ? detail::ConfigurationAccess::make(q.t, q.service) : q.given;
  detail::ConfigurationAccess::set(c, a, detail::bit(va - 1u));
  if (vb != 0) detail::ConfigurationAccess::set(c, b, detail::bit(vb - 1u));
  // Where nothing else is given, a change that means nothing leaves the owner as it is, or does what the other does.
  if (q.given.empty()) return detail::code_under(*q.t, q.service, q.t->ruled(q.ruled(item)), c, q.strict());
  const detail::Space s = detail::space_of(*q.t, q.service, c, q.strict());
  const auto changed = static_cast<std::uint16_t>(detail::bit(a) | (vb != 0 ? detail::bit(b) : 0u));
  if (s.ignored & changed) return now;  // means nothing beside what was given
  return detail::code_in(*q.t, q.service, q.t->ruled(q.ruled(item)), s, q.strict());
}

/// Moves to the next single change, then to the next pair. v2 == 0: a single one.
constexpr bool ItemAnswer::FlipCursor::step(std::uint32_t options) noexcept {
  const auto values = [&](std::uint32_t o) { return q.t->shape(q.t->first_option(q.service) + o).values; };
  const auto after = [&](std::uint32_t o) {
    do ++o;
    while (o < detail::max_options && !(options >> o & 1u));
    return static_cast<std::uint8_t>(o);
  };
  if (!started) {
    started = true;
    o1 = static_cast<std::uint8_t>(std::countr_zero(options));
    v1 = 1;
    return true;
  }
  if (v2 == 0) {
    if (v1 < values(o1)) {
      ++v1;
      return true;
    }
    o1 = after(o1);
    v1 = 1;
    if (o1 < detail::max_options) return true;
    o1 = static_cast<std::uint8_t>(std::countr_zero(options));
    o2 = after(o1);
    v2 = 1;
    return o2 < detail::max_options;
  }
  if (v2 < values(o2)) {
    ++v2;
    return true;
  }
  v2 = 1;
  if (v1 < values(o1)) {
    ++v1;
    return true;
  }
  v1 = 1;
  o2 = after(o2);
  if (o2 < detail::max_options) return true;
  o1 = after(o1);
  o2 = o1 < detail::max_options ? after(o1) : o1;
  return o2 < detail::max_options;
}

constexpr bool ItemAnswer::FlipCursor::next() noexcept {
  const std::uint32_t ruled = q.ruled(item);
  if (ruled == detail::none || q.t->ruled(ruled).options == 0)
    return false;  // nothing, or only another service, decides
  if (!started) now = detail::code_of(*q.t, q.service, item, q.given, q.strict());
  if (now == detail::code::depends) return false;
  while (step(q.t->ruled(ruled).options)) {
    if (v2 != 0 && (flips_alone(o1, v1) || flips_alone(o2, v2))) continue;
    then = with(o1, v1, o2, v2);
    if (then == now) continue;
    if (v2 == 0) alone[o1] = static_cast<std::uint16_t>(alone[o1] | detail::bit(v1 - 1u));
    return true;
  }
  return false;
}

constexpr std::uint64_t Answer::party_bits() const noexcept {
  if (!q_.understood) return 0;
  std::uint64_t parties = 0;
  const detail::Space space = q_.space();
  detail::ItemCursor items{*q_.t, q_.service, q_.selection};
  for (std::uint32_t item = items.next(); item != detail::none; item = items.next())
    if (q_.selection.decides(detail::facts_of(*q_.t, item)))
      parties |= detail::parties_of(*q_.t, q_.service, item, space, q_.strict());
  return parties;
}

constexpr Range<Answer::OptionCursor> Answer::options(Kind kind) const noexcept {
  OptionCursor c{q_.t, 0, {}};
  if (!q_.understood) return Range{c};
  const detail::Tables& t = *q_.t;
  c.first_option = t.first_option(q_.service);
  const std::uint16_t said = detail::ConfigurationAccess::given(q_.given);
  std::uint16_t relevant = said;
  detail::ItemCursor items{t, q_.service, q_.selection};
  for (std::uint32_t item = items.next(); item != detail::none; item = items.next()) {
    if (!q_.selection.decides(detail::facts_of(t, item))) continue;
    if (const std::uint32_t ruled = q_.ruled(item); ruled != detail::none)
      relevant = static_cast<std::uint16_t>(relevant | t.ruled(ruled).options);
  }
  if (relevant == 0) return Range{c};
  const detail::Space space = q_.space();
  for (std::uint32_t o = 0; o < detail::max_options; ++o) {
    if (!(relevant & detail::bit(o))) continue;
    // Which values occur in the configurations left open: an option that never means anything is neither assumed nor
    // open.
    std::uint16_t seen = 0;
    detail::Digits digits = {};
    detail::complete(t, q_.service, space, detail::with_conditions(t, q_.service, detail::bit(o)), digits,
                     [&](const detail::Digits& d) {
                       if (d[o] != 0) seen = static_cast<std::uint16_t>(seen | detail::bit(d[o] - 1u));
                       return true;
                     });
    const std::uint16_t mask = detail::ConfigurationAccess::mask(q_.given, o);
    const bool counts = seen & mask;  // a given value that occurs
    bool wanted = false;
    switch (kind) {
      case Kind::given:
        wanted = counts;
        break;
      case Kind::ignored:
        wanted = mask != 0 && !counts;
        break;
      case Kind::assumed:
        wanted = mask == 0 && std::has_single_bit(seen);
        break;
      case Kind::open:
        wanted = mask == 0 && detail::without_first(seen) != 0;
        break;
    }
    if (wanted) c.masks[o] = mask != 0 ? mask : seen;
  }
  return Range{c};
}

}  // namespace demarc
