// SPDX-License-Identifier: Apache-2.0
// Collects the phrases, sorts them, lays a hash table over them, and turns the items' texts into weighted terms.
#include "index.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "names.hpp"
#include "normal.hpp"

namespace demarc::ask_detail {

namespace {

using detail::none;
using detail::Run;
using detail::Text;
using load_detail::Data;
using load_detail::Faults;

class Indexer {
 public:
  Indexer(const model::Matrices& m, Data& d, Faults& f) : m_{m}, d_{d}, faults_{f} {}

  void run() {
    if (m_.vocabulary) words(*m_.vocabulary);
    services();
    claims();
    terms();
    finish();
  }

 private:
  /// The vocabulary's own words: fillers, and phrases that are read as another.
  void words(const model::Vocabulary& v) {
    for (const model::Word& w : v.ignore) add(normal_form(w.text), NameKind::filler, Origin::alias, 0, none);
    for (const auto& [same, list] : v.same) {
      const std::string to = normal_form(same.text);
      for (const model::Word& w : list) {
        const std::string from = normal_form(w.text);
        if (from == to || from.empty() || !synonyms_.emplace(from, to).second) continue;
        add(from, NameKind::synonym, Origin::alias, static_cast<std::uint32_t>(d_.synonyms.size()), none);
        synonym_starts_.insert(from.substr(0, from.find(' ')));
        d_.synonyms.push_back({d_.keep(from), d_.keep(to)});
      }
    }
  }

  [[nodiscard]] std::string read(std::string_view text) const {
    std::vector<std::string> words;
    for (const Token& t : tokens_of(text)) words.push_back(t.word);
    return join(apply_synonyms(
        std::move(words), [&](const std::string& first) { return synonym_starts_.contains(first); },
        [&](const std::string& phrase) -> const std::string* {
          const auto at = synonyms_.find(phrase);
          return at == synonyms_.end() ? nullptr : &at->second;
        }));
  }

  void add(const std::string& phrase, NameKind kind, Origin origin, std::uint32_t entity, std::uint32_t service) {
    if (phrase.empty()) return;
    const auto count = static_cast<std::uint16_t>(std::count(phrase.begin(), phrase.end(), ' ') + 1);
    d_.names.push_back(
        {d_.keep(phrase), static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(origin), count, entity, service});
  }
  void add_text(std::string_view text, NameKind kind, Origin origin, std::uint32_t entity, std::uint32_t service) {
    add(read(text), kind, origin, entity, service);
  }
  void add_all(std::string_view id, Text title, Run aliases, NameKind kind, std::uint32_t entity,
               std::uint32_t service) {
    add_text(id, kind, Origin::id, entity, service);
    add_text(text(title), kind, Origin::title, entity, service);
    for (std::uint32_t n = 0; n < aliases.count; ++n)
      add_text(text(d_.words[aliases.first + n]), kind, Origin::alias, entity, service);
  }
  [[nodiscard]] std::string text(Text t) const { return d_.text.substr(t.at, t.size); }
  [[nodiscard]] std::string id(const std::vector<std::uint32_t>& offsets, std::uint32_t n) const {
    return d_.ids.substr(offsets[n], offsets[n + 1] - offsets[n]);
  }

  void services() {
    const auto count = [](const auto& v) { return static_cast<std::uint32_t>(v.size()); };
    for (std::uint32_t s = 0; s < d_.services; ++s)
      if (s != d_.general)
        add_all(id(d_.service_ids, s), d_.service_records[s].name, d_.service_records[s].aliases, NameKind::service, s,
                s);
    for (std::uint32_t o = 0; o < count(d_.offerings); ++o)
      add_all(text(d_.offerings[o].id), d_.offerings[o].name, d_.offerings[o].aliases, NameKind::offering, o, none);
    std::uint32_t s = 0;
    for (std::uint32_t i = 0; i < d_.items; ++i) {
      while (i >= d_.shared_items && i >= d_.own_items[s + 1]) ++s;
      const detail::ItemRecord& r = d_.item_records[i];
      add_all(id(d_.item_ids, i), r.title, r.aliases, NameKind::item, i, i < d_.shared_items ? none : s);
    }
    const auto terms = [&](const std::vector<detail::TermRecord>& list, NameKind kind) {
      for (std::uint32_t n = 0; n < count(list); ++n)
        add_all(text(list[n].id), list[n].title, list[n].aliases, kind, n, none);
    };
    terms(d_.area_terms, NameKind::area);
    terms(d_.layer_terms, NameKind::layer);
    terms(d_.activity_terms, NameKind::activity);
    terms(d_.party_terms, NameKind::party);
    for (s = 0; s < d_.services; ++s) {
      for (std::uint32_t o = d_.first_option[s]; o < d_.first_option[s + 1]; ++o) {
        add_all(id(d_.option_ids, o), d_.option_records[o].title, d_.option_records[o].aliases, NameKind::option, o, s);
        for (std::uint32_t v = d_.first_value[o]; v < d_.first_value[o + 1]; ++v)
          add_all(id(d_.value_ids, v), d_.value_records[v].title, d_.value_records[v].aliases, NameKind::value, v, s);
      }
      const Run contexts = d_.service_records[s].contexts;
      for (std::uint32_t c = contexts.first; c < contexts.first + contexts.count; ++c) {
        add_all(text(d_.contexts[c].id), d_.contexts[c].title, d_.contexts[c].aliases, NameKind::context, c, s);
        const Run values = d_.contexts[c].values;
        for (std::uint32_t v = values.first; v < values.first + values.count; ++v)
          add_all(text(d_.context_values[v].id), d_.context_values[v].title, d_.context_values[v].aliases,
                  NameKind::context_value, v, s);
      }
    }
  }

  // ---- claims: a name stands for one thing --------------------------------------------------------------------------

  void claims() {
    std::map<std::string, std::pair<std::string, model::Spot>> names;  // phrase -> whose, where
    const auto claim = [&](const model::Word& word, const std::string& whose) {
      const std::string phrase = read(word.text);
      const auto [at, fresh] = names.emplace(phrase, std::pair{whose, word.at});
      if (!fresh && at->second.first != whose)
        faults_.add(
            Fault::alias_claimed_twice, word.at, at->second.second,
            "'" + word.text + "' names " + whose + " and " + at->second.first + "; a name stands for one of them");
    };
    for (const model::Service& s : m_.services) {
      claim(s.id, "service '" + s.id.text + "'");
      claim(s.name, "service '" + s.id.text + "'");
      for (const model::Word& w : s.aliases) claim(w, "service '" + s.id.text + "'");
    }
    for (const model::Offering& o : m_.offerings) {
      claim(o.id, "offering '" + o.id.text + "'");
      claim(o.name, "offering '" + o.id.text + "'");
      for (const model::Word& w : o.aliases) claim(w, "offering '" + o.id.text + "'");
    }
    std::map<std::string, std::pair<std::string, model::Spot>> items;
    const auto claim_item = [&](auto& table, const model::Word& word, const std::string& whose) {
      const auto [at, fresh] = table.emplace(read(word.text), std::pair{whose, word.at});
      if (!fresh && at->second.first != whose)
        faults_.add(Fault::alias_claimed_twice, word.at, at->second.second,
                    "'" + word.text + "' names item '" + whose + "' and item '" + at->second.first + "'");
    };
    for (const auto& [area, list] : m_.items)
      for (const model::Item& i : list)
        for (const model::Word& w : i.aliases) claim_item(items, w, i.id.text);
    for (const model::Service& s :
         m_.services) {  // an own item may take a shared item's phrase: in its service it is the one meant
      std::map<std::string, std::pair<std::string, model::Spot>> own;
      for (const model::Item& i : s.own_items)
        for (const model::Word& w : i.aliases) claim_item(own, w, i.id.text);
    }
  }

  // ---- terms: the words of items, weighted
  // ------------------------------------------------------------------------------

  std::vector<std::uint32_t> terms_of(std::string_view words) {
    std::vector<std::uint32_t> list;
    std::size_t at = 0;
    while (at < words.size()) {
      const std::size_t end = std::min(words.find(' ', at), words.size());
      const std::string word{words.substr(at, end - at)};
      at = end + 1;
      const auto [found, fresh] = term_numbers_.emplace(word, static_cast<std::uint32_t>(d_.term_words.size()));
      if (fresh) d_.term_words.push_back({d_.keep(word), 0, {}, {}, {}});
      if (std::find(list.begin(), list.end(), found->second) == list.end()) list.push_back(found->second);
    }
    return list;
  }
  Run keep(const std::vector<std::uint32_t>& list) {
    const Run run{static_cast<std::uint32_t>(d_.terms.size()), static_cast<std::uint32_t>(list.size())};
    d_.terms.insert(d_.terms.end(), list.begin(), list.end());
    return run;
  }

  /// What an item means, without the clauses that say which other item something belongs to: "patching the machine is
  /// patch-guest-os".
  [[nodiscard]] std::string included(std::string_view means) const {
    std::string kept;
    for (std::size_t at = 0; at < means.size();) {
      const std::size_t end = std::min(means.find_first_of(".;", at), means.size());
      const std::string_view clause = means.substr(at, end - at);
      at = end + 1;
      bool elsewhere = clause.find("another act") != std::string_view::npos;
      for (std::size_t from = 0; from < clause.size() && !elsewhere;) {
        const std::size_t stop = std::min(clause.find_first_of(" ,", from), clause.size());
        elsewhere = item_ids_.contains(clause.substr(from, stop - from));
        from = stop + 1;
      }
      if (!elsewhere) kept.append(clause).append(". ");
    }
    return kept;
  }

  void terms() {
    for (std::uint32_t i = 0; i < d_.items; ++i) item_ids_.insert(id(d_.item_ids, i));
    for (detail::ItemRecord& r : d_.item_records) {
      const auto first = static_cast<std::uint32_t>(d_.phrases.size());
      std::set<std::string> seen;
      const auto phrase = [&](const std::string& words) {
        if (seen.insert(words).second) d_.phrases.push_back({keep(terms_of(words)), 0});
      };
      phrase(read(text(r.title)));
      for (std::uint32_t n = 0; n < r.aliases.count; ++n) phrase(read(text(d_.words[r.aliases.first + n])));
      r.phrases = {first, static_cast<std::uint32_t>(d_.phrases.size()) - first};
      r.means_terms = keep(terms_of(read(included(text(r.means)))));
    }
    for (detail::CellRecord& c : d_.cell_records) {
      std::string acts;
      for (std::uint32_t n = 0; n < c.rules.count; ++n) {
        const detail::RuleRecord& rule = d_.rule_records[c.rules.first + n];
        if (rule.kind == detail::OutcomeKind::party) acts += (acts.empty() ? "" : " ") + read(text(rule.words));
      }
      c.act_terms = keep(terms_of(acts));
    }
    postings();
    // How rare a term is among the items' own phrases and meanings.
    for (detail::TermWordRecord& t : d_.term_words) {
      std::vector<std::uint32_t> items;
      const auto list = [&](Run run) { return d_.numbers.begin() + run.first; };
      std::set_union(list(t.named), list(t.named) + t.named.count, list(t.meant), list(t.meant) + t.meant.count,
                     std::back_inserter(items));
      t.weight = static_cast<std::uint32_t>(
          1000.0 * std::log(1.0 + static_cast<double>(d_.items) / (1.0 + static_cast<double>(items.size()))));
    }
    for (const detail::NameRecord& r : d_.names)  // fillers tell nothing, wherever they stand
      if (r.kind == static_cast<std::uint8_t>(NameKind::filler))
        if (const auto at = term_numbers_.find(text(r.phrase)); at != term_numbers_.end())
          d_.term_words[at->second].weight = 0;
    for (detail::PhraseRecord& p : d_.phrases)
      for (std::uint32_t n = 0; n < p.terms.count; ++n) p.weight += d_.term_words[d_.terms[p.terms.first + n]].weight;
    for (detail::CellRecord& c : d_.cell_records)
      for (std::uint32_t n = 0; n < c.act_terms.count; ++n)
        c.act_weight += d_.term_words[d_.terms[c.act_terms.first + n]].weight;
    for (std::uint32_t t = 0; t < d_.term_words.size(); ++t)
      d_.names.push_back({d_.term_words[t].word, static_cast<std::uint8_t>(NameKind::term), 0, 1, t, none});
  }

  /// From each term to where it stands, so that a question looks only at items that share a word with it.
  void postings() {
    using Lists = std::vector<std::vector<std::uint32_t>>;
    Lists named(d_.term_words.size()), meant(named.size()), acted(named.size());
    const auto post = [&](Lists& lists, Run terms, std::uint32_t n) {
      for (std::uint32_t k = 0; k < terms.count; ++k)
        if (auto& list = lists[d_.terms[terms.first + k]]; list.empty() || list.back() != n) list.push_back(n);
    };
    for (std::uint32_t i = 0; i < d_.items; ++i) {
      const detail::ItemRecord& r = d_.item_records[i];
      for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p)
        post(named, d_.phrases[p].terms, i);
      post(meant, r.means_terms, i);
    }
    for (std::uint32_t c = 0; c < d_.cell_records.size(); ++c) post(acted, d_.cell_records[c].act_terms, c);
    const auto lay = [&](const std::vector<std::uint32_t>& list) {
      const Run run{static_cast<std::uint32_t>(d_.numbers.size()), static_cast<std::uint32_t>(list.size())};
      d_.numbers.insert(d_.numbers.end(), list.begin(), list.end());
      return run;
    };
    for (std::size_t t = 0; t < named.size(); ++t) {
      d_.term_words[t].named = lay(named[t]);
      d_.term_words[t].meant = lay(meant[t]);
      d_.term_words[t].acted = lay(acted[t]);
    }
  }

  // ---- the hash table
  // --------------------------------------------------------------------------------------------------

  void finish() {
    std::sort(d_.names.begin(), d_.names.end(), [&](const detail::NameRecord& a, const detail::NameRecord& b) {
      const std::string_view whole = d_.text;
      const auto key = [](const detail::NameRecord& r) { return std::tuple{r.kind, r.origin, r.service, r.entity}; };
      const int order = whole.substr(a.phrase.at, a.phrase.size).compare(whole.substr(b.phrase.at, b.phrase.size));
      return order != 0 ? order < 0 : key(a) < key(b);
    });
    const auto same = [](const detail::NameRecord& a, const detail::NameRecord& b) {
      return a.phrase.at == b.phrase.at && a.kind == b.kind && a.entity == b.entity && a.service == b.service;
    };
    std::vector<detail::NameRecord> once;
    for (const detail::NameRecord& r : d_.names)
      if (std::none_of(once.rbegin(), once.rbegin() + std::min<std::ptrdiff_t>(4, std::ssize(once)),
                       [&](const auto& o) { return same(o, r); }))
        once.push_back(r);
    d_.names = std::move(once);
    d_.service_names.first = static_cast<std::uint32_t>(d_.numbers.size());
    for (std::uint32_t n = 0; n < d_.names.size(); ++n)
      if (d_.names[n].kind <= static_cast<std::uint8_t>(NameKind::offering)) d_.numbers.push_back(n);
    d_.service_names.count = static_cast<std::uint32_t>(d_.numbers.size()) - d_.service_names.first;
    std::size_t slots = 16;
    while (slots < d_.names.size() * 2) slots *= 2;
    d_.name_slots.assign(slots, 0);
    for (std::uint32_t n = 0; n < d_.names.size(); ++n) {
      if (n > 0 && d_.names[n - 1].phrase.at == d_.names[n].phrase.at) continue;
      std::size_t slot =
          hash_of(std::string_view{d_.text}.substr(d_.names[n].phrase.at, d_.names[n].phrase.size)) & (slots - 1);
      while (d_.name_slots[slot] != 0) slot = (slot + 1) & (slots - 1);
      d_.name_slots[slot] = n + 1;
    }
  }

  const model::Matrices& m_;
  Data& d_;
  Faults& faults_;
  std::unordered_map<std::string, std::string> synonyms_;
  std::unordered_set<std::string> synonym_starts_;  // the first word of each
  std::unordered_map<std::string, std::uint32_t> term_numbers_;
  std::set<std::string, std::less<>> item_ids_;
};

}  // namespace

void build_index(const model::Matrices& matrices, Data& data, Faults& faults) { Indexer{matrices, data, faults}.run(); }

}  // namespace demarc::ask_detail
