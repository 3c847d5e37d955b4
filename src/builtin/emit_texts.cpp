// SPDX-License-Identifier: Apache-2.0
// Generated texts: what people read, as one literal and arrays of offsets into it, in one translation unit.
#include <initializer_list>

#include "emit.hpp"

namespace demarc::embed {

namespace {

using detail::Run;
using detail::Text;

/// A record as a braced list of its fields.
class Fields {
 public:
  Fields& operator()(std::uint64_t n) {
    text_ += std::to_string(n) + ",";
    return *this;
  }
  Fields& operator()(Text t) { return pair(t.at, t.size); }
  Fields& operator()(Run r) { return pair(r.first, r.count); }
  template <typename E>
  requires std::is_enum_v<E> Fields& operator()(E e) {
    text_ += "static_cast<" + std::string{e_name(e)} + ">(" + std::to_string(static_cast<unsigned>(e)) + "),";
    return *this;
  }
  [[nodiscard]] std::string str() const { return "{" + text_ + "},"; }

 private:
  static std::string_view e_name(detail::OutcomeKind) { return "OutcomeKind"; }
  static std::string_view e_name(Evidence) { return "Evidence"; }
  static std::string_view e_name(detail::Form) { return "Form"; }
  Fields& pair(std::uint32_t a, std::uint32_t b) {
    text_ += "{" + std::to_string(a) + "," + std::to_string(b) + "},";
    return *this;
  }
  std::string text_;
};

/// const RuleRecord rules[] = {
///     {...},
/// };
template <typename Record, typename Write>
std::string array(std::string_view type, std::string_view name, const std::vector<Record>& records,
                  const Write& write) {
  std::string text = "const " + std::string{type} + " " + std::string{name} + "[] = {";
  for (const Record& r : records) {
    Fields f;
    write(f, r);
    text += "\n    " + f.str();
  }
  if (records.empty()) text += "{}";
  return text + "};\n";
}

void term(Fields& f, const detail::TermRecord& r) { f(r.id)(r.title)(r.about)(r.aliases)(r.party); }

}  // namespace

std::string emit_texts(const load_detail::Data& d) {
  std::string text =
      preamble("What people read of the built-in matrix: titles, acts, sources, and the index for questions.") +
      "#include <demarc/aws/tables.hpp>\n\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n"
      "namespace demarc::aws {\nnamespace {\nusing namespace demarc::detail;\nusing demarc::Evidence;\n";
  text += "const char text[] =" + literal(d.text) + ";\n";
  text += array("ServiceRecord", "services", d.service_records, [](Fields& f, const detail::ServiceRecord& r) {
    f(r.name)(r.category)(r.because)(r.reviewed)(r.file)(r.baseline)(r.first_cell)(r.status)(r.since)(r.lifecycle_note)(
        r.lifecycle_sources)(r.baseline_sources)(r.notes)(r.aliases)(r.contexts)(r.sources);
  });
  text += array("ItemRecord", "items", d.item_records, [](Fields& f, const detail::ItemRecord& r) {
    f(r.title)(r.means)(r.related)(r.aliases)(r.phrases)(r.means_terms);
  });
  text += array("OptionRecord", "options", d.option_records, [](Fields& f, const detail::OptionRecord& r) {
    f(r.title)(r.scope)(r.state)(r.sources)(r.aliases)(r.channels);
  });
  text += array("ValueRecord", "values", d.value_records,
                [](Fields& f, const detail::ValueRecord& r) { f(r.title)(r.aliases); });
  text += array("CellRecord", "cells", d.cell_records, [](Fields& f, const detail::CellRecord& r) {
    f(r.rules)(r.baseline)(r.item)(r.act_terms)(r.act_weight);
  });
  text += array("RuleRecord", "rules", d.rule_records, [](Fields& f, const detail::RuleRecord& r) {
    f(r.kind)(r.evidence)(r.disputed)(r.baseline_sources)(r.party)(r.role)(r.words)(r.see_service)(r.see_item)(r.when)(
        r.sources)(r.file)(r.line);
  });
  text += array("When", "whens", d.whens, [](Fields& f, const detail::When& r) { f(r.option)(r.mask); });
  text += "const std::uint32_t numbers[] = " + numbers(d.numbers) + ";\n";
  const auto texts = [](Fields& f, Text t) { f(t.at)(t.size); };
  text += array("Text", "words", d.words, texts);
  text += array("ChannelRecord", "channels", d.channels,
                [](Fields& f, const detail::ChannelRecord& r) { f(r.channel)(r.value); });
  text += array("NoteRecord", "notes", d.notes, [](Fields& f, const detail::NoteRecord& r) { f(r.text)(r.sources); });
  text += array("BaselineRecord", "baselines", d.baseline_records,
                [](Fields& f, const detail::BaselineRecord& r) { f(r.id)(r.title)(r.about)(r.parent)(r.first_cell); });
  text += array("TermRecord", "vocabulary", d.vocabulary, term);
  text += array("ContextRecord", "contexts", d.contexts,
                [](Fields& f, const detail::ContextRecord& r) { f(r.id)(r.title)(r.aliases)(r.values); });
  text +=
      array("ContextValueRecord", "context_values", d.context_values,
            [](Fields& f, const detail::ContextValueRecord& r) { f(r.id)(r.title)(r.aliases)(r.offering)(r.items); });
  text += array("OfferingRecord", "offerings", d.offerings,
                [](Fields& f, const detail::OfferingRecord& r) { f(r.id)(r.name)(r.note)(r.aliases)(r.parts); });
  text += array("PartRecord", "parts", d.parts,
                [](Fields& f, const detail::PartRecord& r) { f(r.service)(r.with)(r.items); });
  text += array("IdentifierRecord", "identifiers", d.identifiers,
                [](Fields& f, const detail::IdentifierRecord& r) { f(r.text)(r.form)(r.offering)(r.entity); });
  text += array("TermWordRecord", "term_words", d.term_words,
                [](Fields& f, const detail::TermWordRecord& r) { f(r.word)(r.weight)(r.phrases)(r.meant)(r.acted); });
  text += array("PhraseRecord", "phrases", d.phrases,
                [](Fields& f, const detail::PhraseRecord& r) { f(r.terms)(r.weight)(r.item); });
  text += "const std::uint32_t terms[] = " + numbers(d.terms) + ";\n";
  text += array("NameRecord", "names", d.names,
                [](Fields& f, const detail::NameRecord& r) { f(r.phrase)(r.kind)(r.origin)(r.entity)(r.service); });
  text +=
      array("NameSlot", "name_slots", d.name_slots, [](Fields& f, const detail::NameSlot& r) { f(r.hash)(r.records); });
  text += array("SpellingSlot", "spellings", d.spellings,
                [](Fields& f, const detail::SpellingSlot& r) { f(r.spelling)(r.entity)(r.hash)(r.kind)(r.also_own); });
  text += "}  // namespace\n\nconst demarc::detail::Texts texts{\n    text, {" + std::to_string(d.edition.at) + ", " +
          std::to_string(d.edition.size) + "}, " + std::to_string(d.general) +
          ", services, items, options, values, cells, rules, whens, numbers, words, channels, notes,\n"
          "    baselines, vocabulary, contexts, context_values, offerings, parts, identifiers,\n"
          "    term_words, phrases, terms, names, name_slots, spellings,\n    ";
  const detail::Texts counts = d.texts();
  for (const std::uint32_t n :
       {counts.baseline_count, counts.offering_count, counts.source_count, counts.cell_count, counts.rule_count,
        counts.identifier_count, counts.term_count, counts.name_count, counts.slot_count, counts.framework_count,
        counts.first_framework, counts.first_control, counts.first_mapping})
    text += std::to_string(n) + ", ";
  const auto runs = [](std::initializer_list<Run> list) {
    std::string out;
    for (const Run run : list)
      out += (out.empty() ? "{" : ", {") + std::to_string(run.first) + ", " + std::to_string(run.count) + "}";
    return out;
  };
  const detail::SpellingTables& spelt = counts.spelling_tables;
  return text + "{" + runs({spelt.services, spelt.parts, spelt.own}) + "}, " +
         runs({counts.service_names, counts.parties, counts.roles, counts.areas, counts.layers, counts.activities}) +
         "};\n\n}  // namespace demarc::aws\n";
}

}  // namespace demarc::embed
