// SPDX-License-Identifier: Apache-2.0
// How a matrix lies in memory, built in or loaded: arrays of numbers, and text by offset. Not part of the interface.
//
// `Tables` is what a lookup needs; for the built-in matrix its arrays stand in a header, so that lookups are constant
// expressions. `Texts` is what only people read; for the built-in matrix it stands in the compiled library.
// One builder (src/load/build.cpp) lays out both, for the generator and for load().
#pragma once

#include <cstdint>
#include <string_view>

#include <demarc/party.hpp>

namespace demarc::detail {

inline constexpr std::uint32_t none = 0xFFFF'FFFFu;
inline constexpr std::uint32_t max_options = 16;       // a service
inline constexpr std::uint32_t max_values = 15;        // an option
inline constexpr std::uint32_t max_third_parties = 62;

// What one cell comes to under one configuration, as a character. Third parties count from `third`.
namespace code {
inline constexpr unsigned char aws = 'a', customer = 'c', split = 's', depends = '*', not_applicable = '-', unknown = '.', third = 128;
}

/// A condition `option in values`: bit v-1 of `mask` stands for value v. `of_value`: the value of the owning option that is
/// bound by it, 0 for the option as a whole.
struct Clause {
  std::uint8_t of_value;
  std::uint8_t option;  // position within the service
  std::uint16_t mask;
};

struct OptionShape {
  std::uint8_t values;    // count
  std::uint8_t standard;  // the default: value from 1, 0 for none
  std::uint16_t clauses;  // count
  std::uint32_t first_clause;
};

/// A cell whose outcome depends on options: where its outcome tables start, and the weight of each option's digit.
struct RuledCell {
  std::uint32_t outcomes;       // into `outcomes` and `strict_outcomes`
  std::uint16_t options;        // bit o: option o of the service has a digit
  std::uint16_t cell;           // local number of the cell in its service
  std::uint16_t stride[6];      // of the options in `options`, in order
};

struct Text {
  std::uint32_t at, size;
};
struct Run {
  std::uint32_t first, count;
};

struct Texts;

struct Tables {
  std::uint64_t fingerprint;  // of all ids and their order: equal fingerprints, equal numbers
  std::uint32_t services, shared_items, items, options, values, parties;

  const char* ids;  // of everything, one after another
  const std::uint32_t *service_ids, *item_ids, *option_ids, *value_ids, *party_ids;  // offsets into `ids`, count + 1 each

  const char* item_facts;            // 4 characters an item: area, layer, activity ('a' + n), 's' supporting or 'l' leading
  const std::uint32_t* area_items;   // area_count + 1: shared items by area
  const std::uint32_t* own_items;    // services + 1: own items of each service, behind the shared ones
  const char* owners;                // services x shared items, then own items: outcome under defaults
  const char* cells;                 // same shape, octets: 0 the baseline's cell, else local number of the service's cell
  const std::uint32_t* first_ruled;  // services + 1; the ruled cells of a service are its local cells 1, 2, ...
  const RuledCell* ruled;
  const char *outcomes, *strict_outcomes;

  const std::uint32_t* first_option;  // services + 1
  const std::uint32_t* first_value;   // options + 1
  const OptionShape* shapes;
  const Clause* clauses;

  const char* area_verdicts;   // services x areas, under defaults
  const char* layer_verdicts;  // services x layers

  const Texts* texts;
};

// ---- what only people read --------------------------------------------------------------------------------------------

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
  Run act_terms;           // into `terms`: the words of its acts
  std::uint32_t act_weight;  // of all of them together
};
struct SourceRecord {
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
  std::uint32_t baseline;    // or none
  std::uint32_t first_cell;  // of local cell 1
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
  Run items;             // into `numbers`
};
struct ContextRecord {
  Text id, title;
  Run aliases, values;
};
struct ChoiceRecord {
  std::uint8_t option;
  std::uint16_t mask;
};
struct PartRecord {
  std::uint32_t service;
  Run with;   // into `choices`
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
  std::uint8_t kind;     // what `entity` counts, see src/ask/names.hpp
  std::uint8_t origin;   // whether it is an id, a title or an alias
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
  std::uint32_t hash;
  Text spelling;
  std::uint32_t entity;
  std::uint8_t kind;      // what `entity` counts: a NameKind
  std::uint8_t also_own;  // some service has an item of its own that is spelt so
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
  const SourceRecord* sources;
  const std::uint32_t* numbers;
  const Text* words;
  const ChannelRecord* channels;
  const NoteRecord* notes;
  const BaselineRecord* baselines;
  const TermRecord *parties, *roles, *areas, *layers, *activities;
  const ContextRecord* contexts;
  const ContextValueRecord* context_values;
  const OfferingRecord* offerings;
  const PartRecord* parts;
  const ChoiceRecord* choices;
  const IdentifierRecord* identifiers;
  const TermWordRecord* term_words;
  const PhraseRecord* phrases;
  const std::uint32_t* terms;
  const NameRecord* names;     // those of a phrase together, by kind
  const NameSlot* name_slots;  // open addressing
  const SpellingSlot* spellings;  // likewise
  std::uint32_t baseline_count, role_count, offering_count, source_count, cell_count, rule_count, identifier_count,
      term_count, name_count, slot_count, spelling_count;
  std::uint32_t framework_count, first_framework, first_control, first_mapping;  // where they begin in `numbers`
  Run service_names;  // into `numbers`, two a name of a service or an offering: the letters it has, and which of `names`

  [[nodiscard]] constexpr std::string_view operator[](Text t) const noexcept { return {text + t.at, t.size}; }

  [[nodiscard]] constexpr FrameworkRecord framework(std::uint32_t n) const noexcept {  // by id
    const std::uint32_t* p = numbers + first_framework + n * framework_size;
    return {{p[0], p[1]},   {p[2], p[3]},   {p[4], p[5]},   {p[6], p[7]},   {p[8], p[9]},   {p[10], p[11]}, {p[12], p[13]},
            p[14],          {p[15], p[16]}, {p[17], p[18]}, {p[19], p[20]}, {p[21], p[22]}, {p[23], p[24]}, {p[25], p[26]}};
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
static_assert(sizeof(FrameworkRecord) == 4 * Texts::framework_size && sizeof(ControlRecord) == 4 * Texts::control_size &&
              sizeof(MappingRecord) == 4 * Texts::mapping_size);

}  // namespace demarc::detail
