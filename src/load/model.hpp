// SPDX-License-Identifier: Apache-2.0
// What the YAML files say, file by file, with the place of every word; nothing is resolved yet.
//
//   YAML text --read--> Node tree --parse--> model (this header) --resolve, prove, build--> tables
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace demarc::model {

/// Where a word stands: an index into the list of files; line and column from 1.
struct Spot {
  std::uint32_t file = 0, line = 0, column = 0;
};

/// A scalar with its place. Empty text and line 0: absent.
struct Word {
  std::string text;
  Spot at;
  [[nodiscard]] bool present() const noexcept { return at.line != 0; }
};
using Words = std::vector<Word>;

/// One entry of `when` or `only-when`: an option and the values that hold.
struct Condition {
  Word option;
  Words values;
};
using Conditions = std::vector<Condition>;

enum class OutcomeKind : std::uint8_t { none, party, not_applicable, unknown, see };

/// A rule; a cell without `rules:` is one rule without `when`.
struct Rule {
  Spot at;
  Conditions when;
  OutcomeKind kind = OutcomeKind::none;
  Word outcome;  ///< the party, the reason, or SERVICE/ITEM
  Word role, act, evidence;
  bool disputed = false;
  Words sources;
};

struct Cell {
  Word item;
  Words sources;  ///< of every rule
  std::vector<Rule> rules;
  bool conditional = false;  ///< written with `rules:`
  bool per_service = false;  ///< a baseline's `per-service`
};

struct Source {
  Word id, title, url, publisher, read;
};

struct Value {
  Word id, title;
  Words aliases;
  Conditions only_when;
};

struct Option {
  Word id, title, scope;
  Words aliases, sources;
  bool state = false;
  Conditions only_when;
  std::vector<Value> values;
  Word standard;                                           ///< the one documented default
  std::vector<std::pair<Word, Word>> standard_by_channel;  ///< console: enabled, api: disabled
};

struct Item {
  Word id, title, means, area, layer, activity;
  bool supporting = false;
  Words related, aliases;
};

struct ContextValue {
  Word id, title, offering;
  Words aliases, items;
};
struct Context {
  Word id, title;
  Words aliases;
  std::vector<ContextValue> values;
};

struct Lifecycle {
  Spot at;
  Word status, since, note;
  Words sources;
};

struct Note {
  Word text;
  Words sources;
};

struct Identifiers {
  std::vector<std::pair<Word, Words>> kinds;  ///< arn, cloudformation, endpoint, iam, principal, sdk, terraform
};

struct Service {
  Word id, name, category, baseline, because, reviewed;
  Words aliases, baseline_sources;
  Identifiers identifiers;
  std::optional<Lifecycle> lifecycle;
  std::vector<Source> sources;
  std::vector<Option> options;
  std::vector<Context> contexts;
  std::vector<Item> own_items;
  std::vector<Cell> cells;
  std::vector<Note> notes;
};

struct Baseline {
  Word id, title, about, parent;
  std::vector<Source> sources;
  std::vector<Option> options;
  std::vector<Cell> cells;
};

struct Part {
  Word service;
  Conditions with;
  Words items;
};
struct Offering {
  Word id, name, note;
  Words aliases;
  Identifiers identifiers;
  std::vector<Part> parts;
};

/// A term of the vocabulary: party, role, area, layer or activity.
struct Term {
  Word id, title, about, party;
  Words aliases;
};

struct Vocabulary {
  Spot at;
  Word edition;
  std::vector<Term> parties, roles, areas, layers, activities;
  Words ignore, whole;
  std::vector<std::pair<Word, Words>> same;
};

/// A control of a framework; controls of copyrighted frameworks have no title.
struct Control {
  Word id, title;
};
struct ControlGroup {
  Word id, title;
  std::vector<Control> controls;
};
/// An item, or the activity of an area, and the controls that it serves.
struct Mapping {
  Word of;
  Words direct, supporting, sources;
};
struct Framework {
  Word id, name, version, publisher, because, reviewed;
  bool complete = false;
  Words aliases, catalog, forms, never_inherited;
  std::vector<Source> sources;
  std::vector<ControlGroup> groups;
  std::vector<Mapping> items;                                   ///< of shared items
  std::vector<std::pair<Word, std::vector<Mapping>>> by_area;   ///< area, then activity
  std::vector<std::pair<Word, std::vector<Mapping>>> services;  ///< service, then its own items
};

/// Everything in one directory of matrices. `files[0..]` are paths below it, sorted.
struct Matrices {
  std::vector<std::string> files;
  std::optional<Vocabulary> vocabulary;
  std::vector<std::pair<Word, std::vector<Item>>> items;  ///< by area
  std::vector<Baseline> baselines;
  std::optional<Service> general;
  std::vector<Offering> offerings;
  std::vector<Service> services;
  std::vector<Framework> frameworks;
};

}  // namespace demarc::model
