// SPDX-License-Identifier: Apache-2.0
// vocabulary.yaml: the words of the field.
#include <algorithm>
#include <array>
#include <utility>

#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

using namespace std::string_view_literals;

// What an answer says where it names no party; a party of that name would make it ambiguous.
constexpr std::array verdict_words{"third-party"sv,    "split"sv,   "shared"sv,     "depends"sv,
                                   "not-applicable"sv, "unknown"sv, "unresolved"sv, "per-service"sv};

model::Term read_party(const Reading& reading, model::Word id, const Node& node) {
  if (std::ranges::find(verdict_words, id.text) != verdict_words.end()) {
    reading.faults.add(Fault::reserved_id, id.at,
                       "'" + id.text + "' cannot be a party: answers use the word for something else");
  }
  Fields fields(reading, node, "a party", id.at);
  model::Term term;
  term.id = std::move(id);
  term.title = fields.text("name", Need::required);
  term.aliases = fields.texts("aliases");
  fields.finish();
  return term;
}

model::Term read_role(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a role", id.at);
  model::Term term;
  term.id = std::move(id);
  term.party = fields.id("party", Need::required);
  term.title = fields.text("title", Need::required);
  term.aliases = fields.texts("aliases");
  fields.finish();
  return term;
}

model::Term read_term(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a word of the vocabulary", id.at);
  model::Term term;
  term.id = std::move(id);
  term.title = fields.text("title", Need::required);
  term.about = fields.text("about", Need::required);
  term.aliases = fields.texts("aliases");
  fields.finish();
  return term;
}

/// The version of the data. Unquoted, 2026.10 would be a number to other readers, the same as 2026.1.
model::Word read_edition(const Reading& reading, Fields& fields) {
  const Node* node = fields.find("edition", Need::required);
  if (node == nullptr) return {};
  if (node->kind == Kind::text && !node->quoted) {
    reading.fault(Fault::wrong_type, *node,
                  "the edition must be in quotes: \"" + std::string(reading.raw(*node)) + "\"");
  }
  return reading.text(*node, "edition");
}

void read_words(const Reading& reading, const Node& node, model::Vocabulary& vocabulary) {
  Fields fields(reading, node, "the words of the vocabulary", reading.spot(node));
  vocabulary.ignore = fields.texts("ignore");
  vocabulary.whole = fields.texts("whole");
  if (const Node* same = fields.mapping("same")) {
    vocabulary.same.reserve(same->count);
    const Inside inside(*same);
    for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
      const Node& word = *entry;
      const Node& others = *++entry;
      if (word.kind != Kind::text || others.kind == Kind::nothing) continue;
      vocabulary.same.emplace_back(reading.text(word, "same"), reading.list(others, "same", &Reading::text));
    }
  }
  fields.finish();
}

}  // namespace

void parse_vocabulary(const Reading& reading, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "the vocabulary", file_start(reading));
  model::Vocabulary& vocabulary = matrices.vocabulary.emplace();
  vocabulary.at = file_start(reading);
  check_schema(reading, fields);
  vocabulary.edition = read_edition(reading, fields);
  vocabulary.parties = fields.records<model::Term>("parties", Need::required, read_party);
  vocabulary.roles = fields.records<model::Term>("roles", Need::optional, read_role);
  vocabulary.areas = fields.records<model::Term>("areas", Need::required, read_term);
  vocabulary.layers = fields.records<model::Term>("layers", Need::required, read_term);
  vocabulary.activities = fields.records<model::Term>("activities", Need::required, read_term);
  if (const Node* words = fields.find("words")) read_words(reading, *words, vocabulary);
  fields.finish();
}

}  // namespace demarc::load_detail
