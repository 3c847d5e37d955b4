// SPDX-License-Identifier: Apache-2.0
// How a matrix lies in memory, built in or loaded: arrays of numbers, and text by offset. Not part of the interface.
//
// `Tables` is what a lookup needs; for the built-in matrix its arrays stand in a header, so that lookups are constant
// expressions. `Texts` is what only people read; for the built-in matrix it stands in the compiled library.
// One builder (src/load/build.cpp) lays out both, for the generator and for load().
#pragma once

#include <cstdint>
#include <demarc/party.hpp>
#include <string_view>

namespace demarc::detail {

inline constexpr std::uint32_t none = 0xFFFF'FFFFu;
inline constexpr std::uint32_t max_options = 16;  // a service
inline constexpr std::uint32_t max_values = 15;   // an option
inline constexpr std::uint32_t max_third_parties = 62;

// What one cell comes to under one configuration, as a character. Third parties count from `third`.
namespace code {
inline constexpr unsigned char unresolved = 0, aws = 'a', customer = 'c', split = 's', depends = '*',
                               not_applicable = '-', unknown = '.', third = 128;
}

/// A condition `option in values`: bit v-1 of `mask` stands for value v. `of_value`: the value of the owning option
/// that is bound by it, 0 for the option as a whole.
struct Clause {
  std::uint8_t of_value;
  std::uint8_t option;  // position within the service
  std::uint16_t mask;
};

struct OptionShape {
  std::uint8_t values;    // count
  std::uint8_t standard;  // the default: value from 1, 0 for none
  std::uint16_t needs;    // bit o: its conditions lead back to option o of the service
  std::uint16_t clauses;  // count
  std::uint32_t first_clause;
};

/// A cell whose outcome depends on options: where its outcome tables start, and the weight of each option's digit.
struct RuledCell {
  std::uint32_t outcomes;
  std::uint16_t options;   // bit o: option o of the service has a digit
  const char32_t* stride;  // of the options in `options`, in order
};

struct Text {
  std::uint32_t at, size;
};
struct Run {
  std::uint32_t first, count;
};

struct Texts;

/// Ids by their hash: open addressing, where the number of an id plus 1 stands, 0 for none. Offsets into `numbers`.
struct IdIndex {
  std::uint32_t hashes;       // one for each id
  std::uint32_t slots, mask;  // mask + 1 slots, a power of two
};

/// A pointer costs a program that loads anywhere a relocation; so lists of numbers lie in one, and are found by offset.
struct Tables {
  std::uint64_t fingerprint;  // of all ids and their order: equal fingerprints, equal numbers
  std::uint32_t services, shared_items, items, options, values, parties;

  const char* ids;          // of everything, one after another
  const char32_t* numbers;  // because compilers read U"..." ten times faster than a list of numbers

  // Offsets into `numbers`, where the ids of a kind begin and end in `ids`: count + 1 each.
  std::uint32_t service_ids, item_ids, option_ids, value_ids, party_ids;
  struct Offsets {
    std::uint32_t item_facts, area_items, own_items, first_ruled, ruled, first_option, first_value, shapes, clauses;
  } at;
  IdIndex services_by_id, items_by_id;

  const char* owners;    // services x shared items, then own items: outcome under defaults
  const char* cells;     // same shape, octets: 0 the baseline's cell, else local number of the service's cell
  const char* outcomes;  // of ruled cells: under defaults, and `strict` further on without
  std::uint32_t strict;
  const char* verdicts;  // services x (areas, then layers), under defaults

  const Texts* texts;

  /// Bits, from the lowest: area 8, layer 8, activity 8, supporting.
  [[nodiscard]] constexpr std::uint32_t item_facts(std::uint32_t item) const noexcept {
    return numbers[at.item_facts + item];
  }
  /// The first shared item of an area, or of the next one.
  [[nodiscard]] constexpr std::uint32_t area_items(std::size_t area) const noexcept {
    return numbers[at.area_items + area];
  }
  /// The first own item of a service, behind the shared ones.
  [[nodiscard]] constexpr std::uint32_t own_items(std::uint32_t service) const noexcept {
    return numbers[at.own_items + service];
  }
  /// Its first ruled cell; the ruled cells of a service are its local cells 1, 2, ...
  [[nodiscard]] constexpr std::uint32_t first_ruled(std::uint32_t service) const noexcept {
    return numbers[at.first_ruled + service];
  }
  [[nodiscard]] constexpr std::uint32_t first_option(std::uint32_t service) const noexcept {
    return numbers[at.first_option + service];
  }
  [[nodiscard]] constexpr std::uint32_t first_value(std::uint32_t option) const noexcept {
    return numbers[at.first_value + option];
  }

  [[nodiscard]] constexpr RuledCell ruled(std::uint32_t n) const noexcept {
    const char32_t* digits = numbers + numbers[at.ruled + 2 * n + 1];
    return {numbers[at.ruled + 2 * n], static_cast<std::uint16_t>(digits[0]), digits + 1};
  }
  [[nodiscard]] constexpr OptionShape shape(std::uint32_t option) const noexcept {
    const char32_t* n = numbers + at.shapes + 2 * option;
    return {static_cast<std::uint8_t>(n[0] & 15), static_cast<std::uint8_t>(n[0] >> 4 & 15),
            static_cast<std::uint16_t>(n[0] >> 8), static_cast<std::uint16_t>(n[3] - n[1]), n[1]};
  }
  [[nodiscard]] constexpr Clause clause(std::uint32_t c) const noexcept {
    const char32_t n = numbers[at.clauses + c];
    return {static_cast<std::uint8_t>(n & 255), static_cast<std::uint8_t>(n >> 8 & 255),
            static_cast<std::uint16_t>(n >> 16)};
  }
  [[nodiscard]] constexpr const char* outcomes_under(bool is_strict) const noexcept {
    return is_strict ? outcomes + strict : outcomes;
  }
};

constexpr std::uint32_t hash_of(std::string_view id) noexcept {  // FNV-1a
  std::uint32_t h = 2166136261u;
  for (const char c : id) h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
  return h;
}

// ---- what only people read -----------------------------------------------------------------------

enum class OutcomeKind : std::uint8_t { party, not_applicable, unknown, see };

struct When {
  std::uint8_t option;
  std::uint16_t mask;
};
struct RuleRecord {
  OutcomeKind kind;
  Evidence evidence;
  std::uint8_t disputed;
  std::uint8_t baseline_sources;  // also the service's baseline sources
  std::uint32_t party;            // or none
  std::uint32_t role;             // or none
  Text words;                     // the act, or the reason
  std::uint32_t see_service, see_item;
  Run when, sources;
  Text file;
  std::uint32_t line;
};
struct CellRecord {
  Run rules;
  std::uint32_t baseline;  // or none: the service's own
  std::uint32_t item;
  Run act_terms;             // into `terms`: the words of its acts
  std::uint32_t act_weight;  // of all of them together
};
struct SourceRecord {  // four of `words`, one behind the other
  Text title, url, publisher, read;
};
struct ItemRecord {
  Text title, means;
  Run related;      // into `numbers`
  Run aliases;      // into `words`
  Run phrases;      // into `phrases`: its title, its id and its aliases as terms
  Run means_terms;  // into `terms`
};
struct OptionRecord {
  Text title, scope;
  std::uint8_t state;
  Run sources, aliases;
  Run channels;  // into `channels`
};
struct ChannelRecord {
  Text channel;
  std::uint32_t value;  // from 1
};
struct ValueRecord {
  Text title;
  Run aliases;
};
struct ServiceRecord {
  Text name, category, because, reviewed, file;
  std::uint32_t baseline;              // or none
  std::uint32_t first_cell;            // of local cell 1
  Text status, since, lifecycle_note;  // status empty: generally available
  Run lifecycle_sources, baseline_sources, notes, aliases, contexts, sources;
};
struct NoteRecord {
  Text text;
  Run sources;
};
struct BaselineRecord {
  Text id, title, about;
  std::uint32_t parent;
  std::uint32_t first_cell;  // of shared item 0
};
struct TermRecord {
  Text id, title, about;
  Run aliases;
  std::uint32_t party;  // of a role
};
struct ContextValueRecord {
  Text id, title;
  Run aliases;
  std::uint32_t offering;  // or none
  Run items;               // into `numbers`
};
struct ContextRecord {
  Text id, title;
  Run aliases, values;
};
using ChoiceRecord = When;  // of a part of an offering
struct PartRecord {
  std::uint32_t service;
  Run with;   // into `whens`
  Run items;  // into `numbers`; empty: all
};
struct OfferingRecord {
  Text id, name, note;
  Run aliases, parts;
};
/// An identifier of a service in one of the forms that tools use.
enum class Form : std::uint8_t { arn, cloudformation, endpoint, iam, principal, sdk, terraform };
struct IdentifierRecord {
  Text text;
  Form form;
  std::uint8_t offering;  // `entity` is an offering, not a service
  std::uint32_t entity;
};
/// A word that occurs in items, and how much it tells: 1,000 times the logarithm of how rare it is.
struct TermWordRecord {
  Text word;
  std::uint32_t weight;
  Run phrases;  // into `numbers`, rising: the phrases of items that have it
  Run meant;    // likewise: the items that have it in what they mean
  Run acted;    // likewise: the cells that have it in an act
};
/// A title or alias of an item as terms, each once.
struct PhraseRecord {
  Run terms;             // into `terms`
  std::uint32_t weight;  // of all its terms together
  std::uint32_t item;
};
/// One phrase of the index for questions: its words in normal form, and what it names.
struct NameRecord {
  Text phrase;
  std::uint8_t kind;    // what `entity` counts, see src/ask/names.hpp
  std::uint8_t origin;  // whether it is an id, a title or an alias
  std::uint32_t entity;
  std::uint32_t service;  // whose, or none
};
/// Where the records of a phrase are, by its hash. No records: a free slot.
struct NameSlot {
  std::uint32_t hash;
  Run records;
};
/// A name as it is spelt, found whatever its case: see src/ask/spelling.hpp. An empty one: a free slot.
struct SpellingSlot {
  Text spelling;
  std::uint32_t entity;
  std::uint16_t hash;
  std::uint8_t kind;      // what `entity` counts: a NameKind
  std::uint8_t also_own;  // some service has an item of its own that is spelt so
};
/// Names that are looked for together lie together. Each a power of two slots, open addressing.
struct SpellingTables {
  Run services, parts, own;
};

// Frameworks, controls and mappings lie in `numbers`, field after field, as each pointer of `Texts` costs a relocation.

/// A control of a framework, and what is mapped to it.
struct ControlRecord {
  Text id, title, group, group_title;
  std::uint32_t framework;
  std::uint32_t never_inherited;
  Run items;    // into `numbers`: mappings of named items, rising
  Run by_area;  // likewise: mappings of areas
};
/// The controls that one item serves, or in `by_area` of a framework, own items of one area and activity.
struct MappingRecord {
  std::uint32_t of;        // an item, or area * 5 + activity
  Run direct, supporting;  // into `numbers`: controls, rising
  Run sources;             // into `numbers`
};
struct FrameworkRecord {
  Text id, name, version, publisher, because, reviewed, file;
  std::uint32_t complete;
  Run aliases, sources, catalog;
  Run controls;        // of all controls
  Run items, by_area;  // of all mappings, rising by what they are of
};

struct Texts {
  const char* text;
  Text edition;
  std::uint32_t general;  // the service that stands for AWS in general, or none
  const ServiceRecord* services;
  const ItemRecord* items;
  const OptionRecord* options;
  const ValueRecord* values;
  const CellRecord* cells;
  const RuleRecord* rules;
  const When* whens;
  const std::uint32_t* numbers;
  const Text* words;
  const ChannelRecord* channels;
  const NoteRecord* notes;
  const BaselineRecord* baselines;
  const TermRecord* vocabulary;
  const ContextRecord* contexts;
  const ContextValueRecord* context_values;
  const OfferingRecord* offerings;
  const PartRecord* parts;
  const IdentifierRecord* identifiers;
  const TermWordRecord* term_words;
  const PhraseRecord* phrases;
  const std::uint32_t* terms;
  const NameRecord* names;     // those of a phrase together, by kind
  const NameSlot* name_slots;  // open addressing
  const SpellingSlot* spellings;
  std::uint32_t baseline_count, offering_count, source_count, cell_count, rule_count, identifier_count, term_count,
      name_count, slot_count;
  std::uint32_t framework_count, first_framework, first_control, first_mapping;  // where they begin in `numbers`
  SpellingTables spelling_tables;                                                // into `spellings`
  Run service_names;  // into `numbers`, two a name of a service or an offering: the letters it has, and which of
                      // `names`

  Run parties, roles, areas, layers, activities;  // into `vocabulary`

  [[nodiscard]] constexpr const TermRecord& party(std::uint32_t n) const noexcept {
    return vocabulary[parties.first + n];
  }
  [[nodiscard]] constexpr const TermRecord& role(std::uint32_t n) const noexcept { return vocabulary[roles.first + n]; }
  [[nodiscard]] constexpr const TermRecord& area(std::uint32_t n) const noexcept { return vocabulary[areas.first + n]; }
  [[nodiscard]] constexpr const TermRecord& layer(std::uint32_t n) const noexcept {
    return vocabulary[layers.first + n];
  }
  [[nodiscard]] constexpr const TermRecord& activity(std::uint32_t n) const noexcept {
    return vocabulary[activities.first + n];
  }
  [[nodiscard]] constexpr SourceRecord source(std::uint32_t word) const noexcept {
    return {words[word], words[word + 1], words[word + 2], words[word + 3]};
  }
  [[nodiscard]] constexpr std::string_view operator[](Text t) const noexcept { return {text + t.at, t.size}; }

  [[nodiscard]] constexpr FrameworkRecord framework(std::uint32_t n) const noexcept {  // by id
    const std::uint32_t* p = numbers + first_framework + n * framework_size;
    return {{p[0], p[1]},   {p[2], p[3]},   {p[4], p[5]},   {p[6], p[7]},   {p[8], p[9]},
            {p[10], p[11]}, {p[12], p[13]}, p[14],          {p[15], p[16]}, {p[17], p[18]},
            {p[19], p[20]}, {p[21], p[22]}, {p[23], p[24]}, {p[25], p[26]}};
  }
  [[nodiscard]] constexpr ControlRecord control(std::uint32_t n) const noexcept {
    const std::uint32_t* p = numbers + first_control + n * control_size;
    return {{p[0], p[1]}, {p[2], p[3]}, {p[4], p[5]}, {p[6], p[7]}, p[8], p[9], {p[10], p[11]}, {p[12], p[13]}};
  }
  [[nodiscard]] constexpr MappingRecord mapping(std::uint32_t n) const noexcept {
    const std::uint32_t* p = numbers + first_mapping + n * mapping_size;
    return {p[0], {p[1], p[2]}, {p[3], p[4]}, {p[5], p[6]}};
  }
  static constexpr std::uint32_t framework_size = 27, control_size = 14, mapping_size = 7;  // in numbers
};
static_assert(sizeof(FrameworkRecord) == 4 * Texts::framework_size &&
              sizeof(ControlRecord) == 4 * Texts::control_size && sizeof(MappingRecord) == 4 * Texts::mapping_size);

}  // namespace demarc::detail
