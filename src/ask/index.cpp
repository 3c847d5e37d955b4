// SPDX-License-Identifier: Apache-2.0
// Collects the names, finds those that two things claim, and lays a hash table over them.
#include "index.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "index_spellings.hpp"
#include "index_terms.hpp"
#include "names.hpp"
#include "phrases.hpp"

namespace demarc::ask_detail {

namespace {

using detail::none;
using detail::Run;
using detail::Text;
using load_detail::Data;
using load_detail::Faults;

std::uint32_t size_of(const auto& v) { return static_cast<std::uint32_t>(v.size()); }

class Indexer {
 public:
  Indexer(const model::Matrices& m, Data& d, Faults& f) : m_{m}, d_{d}, faults_{f} {}

  void run() {
    if (m_.vocabulary) words(*m_.vocabulary);
    services();
    claims();
    TermIndexer{d_, phrases_}.run(fillers_);
    for (std::uint32_t t = 0; t < d_.term_words.size(); ++t) add(d_.term_words[t].word, NameKind::term, {}, t, none);
    openings();
    group();
    near_names();
    index_spellings(d_);
  }

 private:
  /// The vocabulary's own words: fillers, and phrases that are read as another.
  void words(const model::Vocabulary& v) {
    for (const model::Word& w : v.ignore) {
      const Text filler = d_.keep(normal_form(w.text));
      add(filler, NameKind::filler, Origin::alias, 0, none);
      if (filler.size != 0) fillers_.push_back(filler);
    }
    for (const auto& [same, list] : v.same) {
      const std::string to = normal_form(same.text);
      for (const model::Word& w : list) {
        const std::string from = normal_form(w.text);
        if (from == to || from.empty() || !phrases_.read_as(from, to)) continue;
        add(d_.keep(from), NameKind::synonym, Origin::alias, size_of(d_.words), none);
        d_.words.push_back(d_.keep(to));
      }
    }
    for (const model::Word& w : v.whole)
      add(d_.keep(phrases_.read(w.text).form), NameKind::whole, Origin::alias, 0, none);
  }

  /// `phrase` is in normal form.
  void add(Text phrase, NameKind kind, Origin origin, std::uint32_t entity, std::uint32_t service) {
    if (phrase.size != 0)
      d_.names.push_back({phrase, static_cast<std::uint8_t>(kind), static_cast<std::uint8_t>(origin), entity, service});
  }
  void add_all(std::string_view id, Text title, Run aliases, NameKind kind, std::uint32_t entity,
               std::uint32_t service) {
    add(d_.keep(phrases_.read(id).form), kind, Origin::id, entity, service);
    add(phrases_.of(title), kind, Origin::title, entity, service);
    for (std::uint32_t n = 0; n < aliases.count; ++n)
      add(phrases_.of(d_.words[aliases.first + n]), kind, Origin::alias, entity, service);
  }
  [[nodiscard]] std::string_view id(const std::vector<std::uint32_t>& offsets, std::uint32_t n) const {
    return std::string_view{d_.ids}.substr(offsets[n], offsets[n + 1] - offsets[n]);
  }

  void services() {
    for (std::uint32_t s = 0; s < d_.services; ++s)
      if (s != d_.general)
        add_all(id(d_.service_ids, s), d_.service_records[s].name, d_.service_records[s].aliases, NameKind::service, s,
                s);
    for (std::uint32_t o = 0; o < size_of(d_.offerings); ++o)
      add_all(d_.view(d_.offerings[o].id), d_.offerings[o].name, d_.offerings[o].aliases, NameKind::offering, o, none);
    std::uint32_t s = 0;
    for (std::uint32_t i = 0; i < d_.items; ++i) {
      while (i >= d_.shared_items && i >= d_.own_items[s + 1]) ++s;
      const detail::ItemRecord& r = d_.item_records[i];
      add_all(id(d_.item_ids, i), r.title, r.aliases, NameKind::item, i, i < d_.shared_items ? none : s);
    }
    const auto terms = [&](Run of, NameKind kind) {
      const auto list = d_.terms_of(of);
      for (std::uint32_t n = 0; n < size_of(list); ++n)
        add_all(d_.view(list[n].id), list[n].title, list[n].aliases, kind, n, none);
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
        add_all(d_.view(d_.contexts[c].id), d_.contexts[c].title, d_.contexts[c].aliases, NameKind::context, c, s);
        const Run values = d_.contexts[c].values;
        for (std::uint32_t v = values.first; v < values.first + values.count; ++v)
          add_all(d_.view(d_.context_values[v].id), d_.context_values[v].title, d_.context_values[v].aliases,
                  NameKind::context_value, v, s);
      }
    }
  }

  // ---- claims: a name stands for one thing -------------------------------------------------------

  /// Who has a name: a word for what it is, and its id.
  struct Owner {
    std::string_view what;
    const model::Word* id = nullptr;
    model::Spot at;
  };
  using Owners = NumberMap<Owner>;  // by where the phrase is kept

  void claim(Owners& owners, const model::Word& word, std::string_view what, const model::Word& id,
             std::string_view rule) {
    const Text phrase = phrases_.of(d_.keep(word.text));
    constexpr std::uint32_t nothing = none - 1;  // stands nowhere: "..." and "?" are one name
    const auto [owner, fresh] = owners[phrase.size == 0 ? nothing : phrase.at];
    if (fresh) {
      owner = {what, &id, word.at};
      return;
    }
    if (owner.what == what && owner.id->text == id.text) return;
    const auto named = [](std::string_view kind, const model::Word& w) {
      return std::string{kind} + " '" + w.text + "'";
    };
    faults_.add(
        Fault::alias_claimed_twice, word.at, owner.at,
        "'" + word.text + "' names " + named(what, id) + " and " + named(owner.what, *owner.id) + std::string{rule});
  }

  void claims() {
    Owners names, items;
    const auto claim_all = [&](const auto& list, std::string_view what) {
      for (const auto& one : list) {
        const auto take = [&](const model::Word& w) {
          claim(names, w, what, one.id, "; a name stands for one of them");
        };
        take(one.id);
        take(one.name);
        for (const model::Word& w : one.aliases) take(w);
      }
    };
    claim_all(m_.services, "service");
    claim_all(m_.offerings, "offering");
    const auto claim_items = [&](Owners& owners, const std::vector<model::Item>& list) {
      for (const model::Item& i : list)
        for (const model::Word& w : i.aliases) claim(owners, w, "item", i.id, {});
    };
    for (const auto& [area, list] : m_.items) claim_items(items, list);
    for (const model::Service& s : m_.services) {
      if (s.own_items.empty()) continue;
      Owners own;  // an own item may take a shared item's phrase: in its service it is the one meant
      claim_items(own, s.own_items);
    }
  }

  // ---- finding names again -----------------------------------------------------------------------

  /// Says of each word that begins longer phrases how long the longest is, so that nobody looks for what cannot be.
  void openings() {
    NumberMap<std::uint32_t> longest;  // by where the word is kept
    std::vector<Text> words;
    for (const detail::NameRecord& r : d_.names) {
      const std::string_view phrase = d_.view(r.phrase);
      const std::size_t space = phrase.find(' ');
      if (space == std::string_view::npos) continue;
      const auto count = static_cast<std::uint32_t>(std::count(phrase.begin(), phrase.end(), ' ') + 1);
      const Text word = d_.keep(phrase.substr(0, space));
      const auto [most, fresh] = longest[word.at];
      if (fresh) words.push_back(word);
      most = std::max(most, count);
    }
    for (const Text word : words) add(word, NameKind::opening, {}, longest[word.at].first, none);
  }

  /// Brings the records of a phrase together and lays a hash table over them.
  void group() {
    const auto key = [](const detail::NameRecord& r) {  // a text is kept once: equal phrases stand in one place
      return std::tuple{r.phrase.at, r.kind, r.origin, r.service, r.entity};
    };
    std::sort(d_.names.begin(), d_.names.end(),
              [&](const detail::NameRecord& a, const detail::NameRecord& b) { return key(a) < key(b); });
    std::vector<detail::NameRecord>& names = d_.names;
    std::size_t kept = 0, phrases = 0;
    for (const detail::NameRecord r : names) {  // id, title and aliases may be one phrase
      const bool again = std::any_of(names.begin() + static_cast<std::ptrdiff_t>(kept - std::min<std::size_t>(4, kept)),
                                     names.begin() + static_cast<std::ptrdiff_t>(kept), [&](const auto& o) {
                                       return o.phrase.at == r.phrase.at && o.kind == r.kind && o.entity == r.entity &&
                                              o.service == r.service;
                                     });
      if (again) continue;
      if (kept == 0 || names[kept - 1].phrase.at != r.phrase.at) ++phrases;
      names[kept++] = r;
    }
    names.resize(kept);
    std::size_t slots = 16;
    while (slots * 2 < phrases * 3) slots *= 2;
    d_.name_slots.assign(slots, {});
    for (std::uint32_t n = 0, end = 0; n < kept; n = end) {
      while (end < kept && names[end].phrase.at == names[n].phrase.at) ++end;
      const std::uint64_t hash = hash_of(d_.view(names[n].phrase));
      std::uint64_t slot = hash;
      while (d_.name_slots[slot & (slots - 1)].records.count != 0) ++slot;
      d_.name_slots[slot & (slots - 1)] = {static_cast<std::uint32_t>(hash), {n, end - n}};
    }
  }

  /// The names that a misspelt one may be: of services and offerings, each with the letters that it has.
  void near_names() {
    d_.service_names.first = size_of(d_.numbers);
    for (std::uint32_t n = 0; n < size_of(d_.names); ++n)
      if (d_.names[n].kind <= static_cast<std::uint8_t>(NameKind::offering)) {
        d_.numbers.push_back(letters_of(d_.view(d_.names[n].phrase)));
        d_.numbers.push_back(n);
      }
    d_.service_names.count = size_of(d_.numbers) - d_.service_names.first;
  }

  const model::Matrices& m_;
  Data& d_;
  Faults& faults_;
  Phrases phrases_{d_};
  std::vector<Text> fillers_;
};

}  // namespace

void build_index(const model::Matrices& matrices, Data& data, Faults& faults) { Indexer{matrices, data, faults}.run(); }

}  // namespace demarc::ask_detail
