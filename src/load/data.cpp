// SPDX-License-Identifier: Apache-2.0
// Vectors as pointers.
#include "data.hpp"

#include <functional>
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
  x.sources = source_records.data();
  x.numbers = numbers.data();
  x.words = words.data();
  x.channels = channels.data();
  x.notes = notes.data();
  x.baselines = baseline_records.data();
  x.parties = party_terms.data();
  x.roles = role_terms.data();
  x.areas = area_terms.data();
  x.layers = layer_terms.data();
  x.activities = activity_terms.data();
  x.contexts = contexts.data();
  x.context_values = context_values.data();
  x.offerings = offerings.data();
  x.parts = parts.data();
  x.choices = choices.data();
  x.identifiers = identifiers.data();
  x.term_words = term_words.data();
  x.phrases = phrases.data();
  x.terms = terms.data();
  x.names = names.data();
  x.name_slots = name_slots.data();
  x.spellings = spellings.data();
  x.baseline_count = count(baseline_records);
  x.role_count = count(role_terms);
  x.offering_count = count(offerings);
  x.source_count = count(source_records);
  x.cell_count = count(cell_records);
  x.rule_count = count(rule_records);
  x.identifier_count = count(identifiers);
  x.term_count = count(term_words);
  x.name_count = count(names);
  x.slot_count = count(name_slots);
  x.spelling_count = count(spellings);
  x.framework_count = framework_count;
  x.first_framework = first_framework;
  x.first_control = first_control;
  x.first_mapping = first_mapping;
  x.service_names = service_names;
  return x;
}

detail::Tables Data::tables(const detail::Texts* texts) const noexcept {
  detail::Tables t{};
  t.fingerprint = fingerprint;
  t.services = services;
  t.shared_items = shared_items;
  t.items = items;
  t.options = options;
  t.values = values;
  t.parties = parties;
  t.ids = ids.data();
  t.service_ids = service_ids.data();
  t.item_ids = item_ids.data();
  t.option_ids = option_ids.data();
  t.value_ids = value_ids.data();
  t.party_ids = party_ids.data();
  t.item_facts = item_facts.data();
  t.area_items = area_items.data();
  t.own_items = own_items.data();
  t.owners = owners.data();
  t.cells = cells.data();
  t.first_ruled = first_ruled.data();
  t.ruled = ruled.data();
  t.outcomes = outcomes.data();
  t.strict_outcomes = strict_outcomes.data();
  t.first_option = first_option.data();
  t.first_value = first_value.data();
  t.shapes = shapes.data();
  t.clauses = clauses.data();
  t.area_verdicts = area_verdicts.data();
  t.layer_verdicts = layer_verdicts.data();
  t.texts = texts;
  return t;
}

}  // namespace demarc::load_detail
