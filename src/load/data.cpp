// SPDX-License-Identifier: Apache-2.0
// Vectors as pointers.
#include "data.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <map>
#include <utility>

namespace demarc::load_detail {

namespace {

/// The slot of `words`, or the free one where they belong.
detail::Text& slot_of(std::vector<detail::Text>& slots, std::string_view text, std::string_view words) {
  std::size_t n = std::hash<std::string_view>{}(words);
  for (;; ++n) {
    detail::Text& slot = slots[n & (slots.size() - 1)];
    if (slot.size == 0 || text.substr(slot.at, slot.size) == words) return slot;
  }
}

}  // namespace

detail::Text Data::keep(std::string_view words_of_a_person) {
  if (words_of_a_person.empty()) return {0, 0};
  if (kept_count_ * 2 >= kept_.size()) make_room();
  detail::Text& slot = slot_of(kept_, text, words_of_a_person);
  if (slot.size == 0) {
    slot = {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(words_of_a_person.size())};
    text.append(words_of_a_person);
    ++kept_count_;
  }
  return slot;
}

void Data::make_room() {
  std::vector<detail::Text> wider(kept_.empty() ? 1'024 : kept_.size() * 2);
  for (const detail::Text kept : kept_)
    if (kept.size != 0) slot_of(wider, text, std::string_view{text}.substr(kept.at, kept.size)) = kept;
  kept_ = std::move(wider);
}

void Data::settle() noexcept {
  kept_ = {};
  kept_count_ = 0;
  // Lists that grow have up to twice the room that they need: 40 % of all memory.
  const auto fit = [](auto&... lists) { (lists.shrink_to_fit(), ...); };
  fit(text, outcomes, ruled, numbers, words, cell_records, rule_records, identifiers, term_words, phrases, terms,
      names);
}

detail::Texts Data::texts() const noexcept {
  const auto count = [](const auto& v) { return static_cast<std::uint32_t>(v.size()); };
  detail::Texts x{};
  x.text = text.data();
  x.edition = edition;
  x.general = general;
  x.services = service_records.data();
  x.items = item_records.data();
  x.options = option_records.data();
  x.values = value_records.data();
  x.cells = cell_records.data();
  x.rules = rule_records.data();
  x.whens = whens.data();
  x.numbers = numbers.data();
  x.words = words.data();
  x.channels = channels.data();
  x.notes = notes.data();
  x.baselines = baseline_records.data();
  x.vocabulary = vocabulary.data();
  x.parties = party_terms;
  x.roles = role_terms;
  x.areas = area_terms;
  x.layers = layer_terms;
  x.activities = activity_terms;
  x.contexts = contexts.data();
  x.context_values = context_values.data();
  x.offerings = offerings.data();
  x.parts = parts.data();
  x.identifiers = identifiers.data();
  x.term_words = term_words.data();
  x.phrases = phrases.data();
  x.terms = terms.data();
  x.names = names.data();
  x.name_slots = name_slots.data();
  x.spellings = spellings.data();
  x.baseline_count = count(baseline_records);
  x.offering_count = count(offerings);
  x.source_count = sources;
  x.cell_count = count(cell_records);
  x.rule_count = count(rule_records);
  x.identifier_count = count(identifiers);
  x.term_count = count(term_words);
  x.name_count = count(names);
  x.slot_count = count(name_slots);
  x.framework_count = framework_count;
  x.first_framework = first_framework;
  x.first_control = first_control;
  x.first_mapping = first_mapping;
  x.spelling_tables = spelling_tables;
  x.service_names = service_names;
  return x;
}

namespace {

/// Puts lists of numbers one behind the other, and says where.
class Layout {
 public:
  explicit Layout(std::u32string& to) : to_{to} { to_.clear(); }
  template <typename Numbers>
  std::uint32_t operator()(const Numbers& list) {
    const auto at = static_cast<std::uint32_t>(to_.size());
    to_.append(list.begin(), list.end());
    return at;
  }

 private:
  std::u32string& to_;
};

std::u32string shapes_of(const Data& d) {
  std::u32string list;
  for (const detail::OptionShape& s : d.shapes)
    list +=
        {static_cast<char32_t>(std::uint32_t{s.values} | std::uint32_t{s.standard} << 4 | std::uint32_t{s.needs} << 8),
         s.first_clause};
  return list += {0, static_cast<char32_t>(d.clauses.size())};
}

std::u32string clauses_of(const Data& d) {
  std::u32string list;
  for (const detail::Clause& c : d.clauses)
    list +=
        static_cast<char32_t>(std::uint32_t{c.of_value} | std::uint32_t{c.option} << 8 | std::uint32_t{c.mask} << 16);
  return list;
}

/// Many cells have digits of the same options: they share a list of strides.
std::u32string ruled_of(const Data& d, Layout& lay) {
  std::map<std::pair<std::uint16_t, std::array<std::uint16_t, 6>>, std::uint32_t> digits;
  std::u32string list;
  for (const Ruled& r : d.ruled) {
    const auto [at, fresh] = digits.try_emplace({r.options, r.stride});
    if (fresh) {
      std::u32string all{r.options};
      all.append(r.stride.begin(), r.stride.begin() + std::min(std::popcount(r.options), 6));
      at->second = lay(all);
    }
    list += {r.outcomes, at->second};
  }
  return list;
}

}  // namespace

detail::Tables Data::tables(const detail::Texts* texts) {
  Layout lay{laid_out_};
  detail::Tables t{};
  t.fingerprint = fingerprint;
  t.services = services;
  t.shared_items = shared_items;
  t.items = items;
  t.options = options;
  t.values = values;
  t.parties = parties;
  t.ids = ids.data();
  t.service_ids = lay(service_ids);
  t.item_ids = lay(item_ids);
  t.option_ids = lay(option_ids);
  t.value_ids = lay(value_ids);
  t.party_ids = lay(party_ids);
  t.at = {lay(item_facts),   lay(area_items),  lay(own_items),        lay(first_ruled),      lay(ruled_of(*this, lay)),
          lay(first_option), lay(first_value), lay(shapes_of(*this)), lay(clauses_of(*this))};
  const auto index = [&](const std::vector<std::uint32_t>& hashes, const std::vector<std::uint32_t>& slots) {
    return detail::IdIndex{lay(hashes), lay(slots), static_cast<std::uint32_t>(slots.size()) - 1};
  };
  t.services_by_id = index(service_hashes, service_slots);
  t.items_by_id = index(item_hashes, item_slots);
  t.numbers = laid_out_.data();
  t.owners = owners.data();
  t.cells = cells.data();
  t.outcomes = outcomes.data();
  t.strict = static_cast<std::uint32_t>(outcomes.size() / 2);
  t.verdicts = verdicts.data();
  t.texts = texts;
  return t;
}

}  // namespace demarc::load_detail
