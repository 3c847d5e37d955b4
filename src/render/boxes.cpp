// SPDX-License-Identifier: Apache-2.0
// Sets of configurations as "these options, these values", made as few as possible for people to read.
#include "boxes.hpp"

#include <algorithm>
#include <bit>
#include <demarc/matrix_view.hpp>
#include <map>
#include <utility>

#include "words.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::size_t most_configurations = 4'096;  // of an answer; beyond, only the options are named

/// One pass over one option: boxes that are equal but for it become one.
std::vector<Box> merged_over(std::vector<Box> boxes, std::size_t option) {
  std::vector<Box> out;
  std::map<std::pair<std::size_t, Masks>, std::size_t> seen;
  for (Box& box : boxes) {
    Masks rest = box.when;
    rest[option] = box.when[option] != 0;  // "any value" does not join a value
    const auto [at, fresh] = seen.try_emplace({box.outcome, rest}, out.size());
    if (fresh)
      out.push_back(box);
    else
      out[at->second].when[option] = static_cast<std::uint16_t>(out[at->second].when[option] | box.when[option]);
  }
  return out;
}

/// Options whose value is open: not given and without a default, or given as a mix.
Masks open_options(const Answer& answer) {
  Masks open{};
  for (const Condition& c : answer.open()) add(open, answer.service(), c);
  for (const Condition& c : answer.configuration())
    if (c.values().size() > 1) add(open, answer.service(), c);
  return open;
}

/// The item of the other service that a rule refers to.
Answer behind(const Answer& answer, const Rule& rule) {
  const detail::Question& q = answer.question();
  return MatrixView{q.t}.explain(rule.see_service()->key(), rule.see_item()->key(), {}, q.defaults);
}

bool depends_elsewhere(const Answer& answer, const Rule& rule) {
  if (!rule.see_service()) return false;
  const Answer there = behind(answer, rule);
  return there.items().begin()->owner() == Verdict::depends;
}

void append(std::vector<Choices>& to, std::vector<Choices> more, const std::string& prefix) {
  for (Choices& c : more) to.push_back({prefix + c.option, std::move(c.values)});
}

void expand(const Answer& answer, const ItemAnswer& item, const std::string& prefix, const ItemCase* before,
            std::vector<ItemCase>& out) {
  const Masks open = open_options(answer);
  const bool several = item.cases().size() > 1;
  for (const Rule& rule : item.cases()) {
    const Masks when = masks_of(answer.service(), rule.when());
    Masks telling{};
    for (std::size_t o = 0; o < when.size(); ++o)
      if (open[o] != 0 && (when[o] & open[o]) != open[o]) telling[o] = static_cast<std::uint16_t>(when[o] & open[o]);
    if (several && telling == Masks{}) telling = when;  // it follows from an option that is open, but does not name it
    ItemCase c{{}, {}, rule, item.from_baseline()};
    if (before != nullptr) {
      c.when = before->when;
      c.telling = before->telling;
    }
    append(c.when, choices_of(answer.service(), when), prefix);
    append(c.telling, choices_of(answer.service(), telling), prefix);
    if (!depends_elsewhere(answer, rule)) {
      out.push_back(std::move(c));
      continue;
    }
    const Answer there = behind(answer, rule);
    expand(there, *there.items().begin(), std::string{there.service().id()} + ":", &c, out);
  }
}

/// Adds the second list to the first where they name the same options and differ in the values of at most one.
bool join(std::vector<Choices>& a, const std::vector<Choices>& b) {
  if (a.size() != b.size()) return false;
  std::size_t differs = a.size();
  for (std::size_t n = 0; n < a.size(); ++n) {
    if (a[n].option != b[n].option) return false;
    if (a[n].values == b[n].values) continue;
    if (differs != a.size()) return false;
    differs = n;
  }
  if (differs == a.size()) return true;
  std::vector<std::string>& values = a[differs].values;
  for (const std::string& v : b[differs].values)
    if (std::find(values.begin(), values.end(), v) == values.end()) values.push_back(v);
  return true;
}

/// The cases of a single item that depends on another service; those with one owner are joined where one option tells
/// them apart.
std::vector<AnswerCase> cases_elsewhere(const Answer& answer, const ItemAnswer& item) {
  std::vector<AnswerCase> cases;
  for (ItemCase& c : cases_of(answer, item)) {
    const Owner owner = c.rule.owner();
    AnswerCase one{std::move(c.telling), owner.verdict(), {}};
    if (owner.who()) one.parties.push_back(*owner.who());
    const bool joined_one = std::any_of(cases.begin(), cases.end(), [&](AnswerCase& other) {
      return other.verdict == one.verdict && other.parties == one.parties && join(other.when, one.when);
    });
    if (!joined_one) cases.push_back(std::move(one));
  }
  return cases;
}

/// Whether some configuration lies in both.
bool meet(const Masks& a, const Masks& b) {
  for (std::size_t o = 0; o < a.size(); ++o)
    if (a[o] != 0 && b[o] != 0 && (a[o] & b[o]) == 0) return false;
  return true;
}

/// Drops conditions that no box with another outcome makes necessary. What is left is compared with whole boxes, in
/// which an option that means nothing still differs from its values; said to people, it cannot.
void shorten(std::vector<Box>& boxes) {
  const std::vector<Box> whole = boxes;
  for (Box& box : boxes) {
    for (std::uint16_t& mask : box.when) mask = static_cast<std::uint16_t>(mask & ~no_value);
    for (std::size_t o = detail::max_options; o-- > 0;) {
      Masks wider = box.when;
      wider[o] = 0;
      const bool blurs = std::any_of(whole.begin(), whole.end(),
                                     [&](const Box& b) { return b.outcome != box.outcome && meet(wider, b.when); });
      if (!blurs) box.when = wider;
    }
  }
}

}  // namespace

std::vector<ItemCase> cases_of(const Answer& answer, const ItemAnswer& item) {
  std::vector<ItemCase> out;
  expand(answer, item, {}, nullptr, out);
  return out;
}

std::vector<PartyKey> parties_of(const Answer& answer) {
  const detail::Tables& t = *answer.question().t;
  std::uint64_t bits = 0;
  const auto take = [&](const PartyKey& p) { bits |= std::uint64_t{1} << detail::KeyAccess::number_in(t, p); };
  for (const PartyKey& p : answer.parties()) take(p);
  for (const ItemAnswer& item : answer.items()) {
    if (!answer.decides(item) || item.owner() != Verdict::depends) continue;
    for (const ItemCase& c : cases_of(answer, item))
      if (const auto p = c.rule.owner().who()) take(*p);
  }
  std::vector<PartyKey> parties;
  for (std::uint32_t p = 0; p < t.parties; ++p)
    if (bits >> p & 1u) parties.push_back(detail::KeyAccess::make<PartyKind>(&t, p));
  return parties;
}

std::vector<ServiceInfo> services_behind(const Answer& answer) {
  std::vector<ServiceInfo> services;
  for (const ItemAnswer& item : answer.items()) {
    if (!answer.decides(item) || item.owner() != Verdict::depends) continue;
    for (const Rule& r : item.cases()) {
      if (!depends_elsewhere(answer, r)) continue;
      const bool known = std::any_of(services.begin(), services.end(),
                                     [&](const ServiceInfo& s) { return s.id() == r.see_service()->id(); });
      if (!known) services.push_back(*r.see_service());
    }
  }
  return services;
}

std::vector<Box> merged(std::vector<Box> boxes) {
  const auto named = [&](std::size_t o) {
    return std::any_of(boxes.begin(), boxes.end(), [o](const Box& b) { return b.when[o] != 0; });
  };
  for (std::size_t o = detail::max_options; o-- > 0 && boxes.size() > 1;)
    if (o == 0 || named(o)) boxes = merged_over(std::move(boxes), o);  // one pass at least: equal boxes become one
  return boxes;
}

void add(Masks& masks, const ServiceInfo& service, const Condition& condition) {
  for (std::uint32_t o = 0; o < service.option_count(); ++o) {
    const OptionInfo option = service.option(o);
    if (option.id() != condition.option()) continue;
    for (std::uint32_t v = 0; v < option.value_count(); ++v)
      for (const std::string_view value : condition.values())
        if (option.value(v).id == value) masks[o] = static_cast<std::uint16_t>(masks[o] | detail::bit(v));
  }
}

Masks masks_of(const ServiceInfo& service, Range<detail::ConditionCursor> conditions) {
  Masks masks{};
  for (const Condition& c : conditions) add(masks, service, c);
  return masks;
}

std::vector<Choices> choices_of(const ServiceInfo& service, const Masks& masks) {
  std::vector<Choices> out;
  for (std::uint32_t o = 0; o < service.option_count(); ++o) {
    const OptionInfo option = service.option(o);
    Choices choices{std::string{option.id()}, {}};
    for (std::uint32_t v = 0; v < option.value_count(); ++v)
      if (masks[o] & detail::bit(v)) choices.values.emplace_back(option.value(v).id);
    if (!choices.values.empty()) out.push_back(std::move(choices));
  }
  return out;
}

std::string said(const std::vector<Choices>& choices) {
  std::vector<std::string> parts;
  for (const Choices& c : choices) parts.push_back(c.option + " = " + joined(c.values, " or "));
  return joined(parts);
}

std::vector<AnswerCase> cases_of(const Answer& answer) {
  if (answer.verdict() != Verdict::depends) return {};
  const detail::Question& q = answer.question();
  if (q.selection.named == 1 && !services_behind(answer).empty())
    return cases_elsewhere(answer, *answer.items().begin());
  std::vector<detail::PartySet> sets;
  std::vector<Box> boxes;
  detail::for_each_case(*q.t, q.service, q.selection, q.given, q.strict(),
                        [&](const detail::Digits& digits, const detail::PartySet& set) {
                          Box box;
                          for (std::size_t o = 0; o < detail::max_options; ++o)
                            box.when[o] = digits[o] == 0 ? no_value : detail::bit(digits[o] - 1u);
                          box.outcome =
                              static_cast<std::size_t>(std::find(sets.begin(), sets.end(), set) - sets.begin());
                          if (box.outcome == sets.size()) sets.push_back(set);
                          boxes.push_back(box);
                          return boxes.size() <= most_configurations;
                        });
  if (boxes.size() > most_configurations) return {};
  boxes = merged(std::move(boxes));
  shorten(boxes);
  std::vector<AnswerCase> cases;
  for (const Box& b : merged(std::move(boxes))) {
    const detail::PartySet& set = sets[b.outcome];
    AnswerCase c{choices_of(answer.service(), b.when), Owner{q.t, set.code()}.verdict(), {}};
    if (set.depends) c.parties = parties_of(answer);  // which of them, another service's options decide
    for (std::uint64_t rest = set.depends ? 0 : set.parties; rest != 0; rest &= rest - 1)
      c.parties.push_back(detail::KeyAccess::make<PartyKind>(q.t, static_cast<std::uint32_t>(std::countr_zero(rest))));
    cases.push_back(std::move(c));
  }
  return cases;
}

std::vector<ItemChange> changes_of(const Answer& answer, const ItemAnswer& item) {
  std::vector<Owner> owners;
  std::vector<Box> boxes;
  for (const Flip& flip : item.flips()) {
    Box box;
    for (const Condition& c : flip.when()) add(box.when, answer.service(), c);
    box.outcome = static_cast<std::size_t>(std::find(owners.begin(), owners.end(), flip.owner()) - owners.begin());
    if (box.outcome == owners.size()) owners.push_back(flip.owner());
    boxes.push_back(box);
  }
  std::vector<ItemChange> changes;
  for (const Box& b : merged(std::move(boxes))) changes.push_back({b.when, owners[b.outcome]});
  return changes;
}

std::vector<ItemChange> essential(std::vector<ItemChange> changes, const ServiceInfo& service) {
  const std::vector<ItemChange> all = changes;
  // Whether the other change is this one with option `o` replaced by the option above it that gives `o` its meaning.
  const auto replaces = [&](const ItemChange& other, const ItemChange& change, std::uint32_t o) {
    Masks above{};
    for (const Condition& c : service.option(o).only_when()) add(above, service, c);
    for (std::size_t a = 0; a < o; ++a) {
      if (above[a] == 0 || (above[a] & ~other.when[a]) != 0) continue;
      Masks replaced = change.when;
      replaced[o] = 0;
      replaced[a] = other.when[a];
      if (replaced == other.when) return true;
    }
    return false;
  };
  const auto follows = [&](const ItemChange& change) {
    for (std::uint32_t o = 0; o < service.option_count(); ++o)
      for (const ItemChange& other : all)
        if (change.when[o] != 0 && other.owner == change.owner && replaces(other, change, o)) return true;
    return false;
  };
  std::erase_if(changes, follows);
  return changes;
}

}  // namespace demarc::render_detail
