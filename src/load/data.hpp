// SPDX-License-Identifier: Apache-2.0
// The tables of a matrix as vectors: what the builder fills, what load() keeps, and what the generator prints.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <demarc/tables.hpp>

namespace demarc::load_detail {

struct Data {
  // numbers for lookups
  std::uint64_t fingerprint = 0;
  std::uint32_t services = 0, shared_items = 0, items = 0, options = 0, values = 0, parties = 0;
  std::string ids;
  std::vector<std::uint32_t> service_ids, item_ids, option_ids, value_ids, party_ids;
  std::string item_facts;
  std::vector<std::uint32_t> area_items, own_items;
  std::string owners, cells;
  std::vector<std::uint32_t> first_ruled;
  std::vector<detail::RuledCell> ruled;
  std::string outcomes, strict_outcomes;
  std::vector<std::uint32_t> first_option, first_value;
  std::vector<detail::OptionShape> shapes;
  std::vector<detail::Clause> clauses;
  std::string area_verdicts, layer_verdicts;

  // what people read
  std::string text;
  detail::Text edition{};
  std::uint32_t general = detail::none;
  std::vector<detail::ServiceRecord> service_records;
  std::vector<detail::ItemRecord> item_records;
  std::vector<detail::OptionRecord> option_records;
  std::vector<detail::ValueRecord> value_records;
  std::vector<detail::CellRecord> cell_records;
  std::vector<detail::RuleRecord> rule_records;
  std::vector<detail::When> whens;
  std::vector<detail::SourceRecord> source_records;
  std::vector<std::uint32_t> numbers;
  std::vector<detail::Text> words;
  std::vector<detail::ChannelRecord> channels;
  std::vector<detail::NoteRecord> notes;
  std::vector<detail::BaselineRecord> baseline_records;
  std::vector<detail::TermRecord> party_terms, role_terms, area_terms, layer_terms, activity_terms;
  std::vector<detail::ContextRecord> contexts;
  std::vector<detail::ContextValueRecord> context_values;
  std::vector<detail::OfferingRecord> offerings;
  std::vector<detail::PartRecord> parts;
  std::vector<detail::ChoiceRecord> choices;
  std::vector<detail::IdentifierRecord> identifiers;
  std::vector<detail::TermWordRecord> term_words;
  std::vector<detail::PhraseRecord> phrases;
  std::vector<std::uint32_t> terms;
  std::vector<detail::NameRecord> names;
  std::vector<detail::NameSlot> name_slots;
  std::vector<detail::SpellingSlot> spellings;
  detail::Run service_names;
  std::uint32_t framework_count = 0, first_framework = 0, first_control = 0, first_mapping = 0;

  /// The same as pointers; valid until the vectors change. `texts` fills `tables.texts`.
  [[nodiscard]] detail::Texts texts() const noexcept;
  [[nodiscard]] detail::Tables tables(const detail::Texts* texts) const noexcept;

  /// A text that is kept; valid until another is.
  [[nodiscard]] std::string_view view(detail::Text t) const noexcept {
    return std::string_view{text}.substr(t.at, t.size);
  }
  /// Keeps a text once, however often it is said.
  detail::Text keep(std::string_view words_of_a_person);
  /// Nothing more will be kept: gives back the memory that only keep() needs.
  void settle() noexcept;

 private:
  void make_room();
  std::vector<detail::Text> kept_;  // open addressing over `text`; size 0: free
  std::size_t kept_count_ = 0;
};

}  // namespace demarc::load_detail
