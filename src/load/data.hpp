// SPDX-License-Identifier: Apache-2.0
// The tables of a matrix as vectors: what the builder fills, what load() keeps, and what the generator prints.
#pragma once

#include <array>
#include <cstdint>
#include <demarc/tables.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::load_detail {

/// A cell whose outcome depends on options, see detail::RuledCell.
struct Ruled {
  std::uint32_t outcomes;
  std::uint16_t options;
  std::array<std::uint16_t, 6> stride;
};

struct Data {
  // numbers for lookups
  std::uint64_t fingerprint = 0;
  std::uint32_t services = 0, shared_items = 0, items = 0, options = 0, values = 0, parties = 0;
  std::string ids;
  std::vector<std::uint32_t> service_ids, item_ids, option_ids, value_ids, party_ids;
  std::vector<std::uint32_t> item_facts, area_items, own_items;
  std::string owners, cells;
  std::vector<std::uint32_t> first_ruled;
  std::vector<Ruled> ruled;
  std::string outcomes;  // under defaults, then strict ones: as many
  std::vector<std::uint32_t> first_option, first_value;
  std::vector<detail::OptionShape> shapes;
  std::vector<detail::Clause> clauses;
  std::string verdicts;
  std::vector<std::uint32_t> service_hashes, service_slots, item_hashes, item_slots;  // see detail::IdIndex

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
  std::uint32_t sources = 0;  // each four of `words`
  std::vector<std::uint32_t> numbers;
  std::vector<detail::Text> words;
  std::vector<detail::ChannelRecord> channels;
  std::vector<detail::NoteRecord> notes;
  std::vector<detail::BaselineRecord> baseline_records;
  std::vector<detail::TermRecord> vocabulary;
  detail::Run party_terms{}, role_terms{}, area_terms{}, layer_terms{}, activity_terms{};  // into `vocabulary`
  std::vector<detail::ContextRecord> contexts;
  std::vector<detail::ContextValueRecord> context_values;
  std::vector<detail::OfferingRecord> offerings;
  std::vector<detail::PartRecord> parts;
  std::vector<detail::IdentifierRecord> identifiers;
  std::vector<detail::TermWordRecord> term_words;
  std::vector<detail::PhraseRecord> phrases;
  std::vector<std::uint32_t> terms;
  std::vector<detail::NameRecord> names;
  std::vector<detail::NameSlot> name_slots;
  std::vector<detail::SpellingSlot> spellings;
  detail::SpellingTables spelling_tables{};
  detail::Run service_names;
  std::uint32_t framework_count = 0, first_framework = 0, first_control = 0, first_mapping = 0;

  /// The same as pointers, valid until the vectors change. `texts` fills `tables.texts`. tables() lays the numbers out
  /// anew.
  [[nodiscard]] detail::Texts texts() const noexcept;
  [[nodiscard]] detail::Tables tables(const detail::Texts* texts);
  /// The numbers that tables() points to.
  [[nodiscard]] const std::u32string& numbers_laid_out() const noexcept { return laid_out_; }

  /// A text that is kept; valid until another is.
  [[nodiscard]] std::string_view view(detail::Text t) const noexcept {
    return std::string_view{text}.substr(t.at, t.size);
  }
  /// The areas, layers, ...: one of the runs of `vocabulary`.
  [[nodiscard]] std::span<const detail::TermRecord> terms_of(detail::Run run) const noexcept {
    return std::span{vocabulary}.subspan(run.first, run.count);
  }
  /// Keeps a text once, however often it is said.
  detail::Text keep(std::string_view words_of_a_person);
  /// Nothing more will be kept: gives back the memory that only keep() needs.
  void settle() noexcept;

 private:
  void make_room();
  std::u32string laid_out_;
  std::vector<detail::Text> kept_;  // open addressing over `text`; size 0: free
  std::size_t kept_count_ = 0;
};

}  // namespace demarc::load_detail
