// SPDX-License-Identifier: Apache-2.0
#include "index_terms.hpp"

#include <algorithm>
#include <cmath>

namespace demarc::ask_detail {

using detail::Run;
using detail::Text;

namespace {

std::uint32_t size_of(const auto& v) { return static_cast<std::uint32_t>(v.size()); }

}  // namespace

void TermIndexer::run(const std::vector<Text>& tells_nothing) {
  item_ids_.reserve(d_.items);
  for (std::uint32_t i = 0; i < d_.items; ++i)
    item_ids_.push_back(std::string_view{d_.ids}.substr(d_.item_ids[i], d_.item_ids[i + 1] - d_.item_ids[i]));
  std::sort(item_ids_.begin(), item_ids_.end());
  for (std::uint32_t i = 0; i < d_.items; ++i) item(i);
  for (detail::CellRecord& c : d_.cell_records) cell(c);
  const auto each = [this](Run run, const auto& visit) {
    for (std::uint32_t n = 0; n < run.count; ++n) visit(d_.terms[run.first + n]);
  };
  post(&detail::TermWordRecord::phrases, d_.phrases.size(),
       [&](std::uint32_t p, const auto& visit) { each(d_.phrases[p].terms, visit); });
  post(&detail::TermWordRecord::meant, d_.item_records.size(),
       [&](std::uint32_t i, const auto& visit) { each(d_.item_records[i].means_terms, visit); });
  post(&detail::TermWordRecord::acted, d_.cell_records.size(),
       [&](std::uint32_t c, const auto& visit) { each(d_.cell_records[c].act_terms, visit); });
  weigh(tells_nothing);
}

// ---- the terms of one text -----------------------------------------------------------------------

void TermIndexer::begin() {
  ++texts_;
  terms_.clear();
}

void TermIndexer::add(std::uint32_t term) {
  if (last_[term] == texts_) return;
  last_[term] = texts_;
  terms_.push_back(term);
}

/// Adds words in normal form.
void TermIndexer::add(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const std::size_t end = std::min(words.find(' ', at), words.size());
    const Text word = d_.keep(words.substr(at, end - at));
    at = end + 1;
    const auto [number, fresh] = numbers_[word.at];
    if (fresh) {
      number = size_of(d_.term_words);
      d_.term_words.push_back({word, 0, {}, {}, {}});
      last_.push_back(0);
    }
    add(number);
  }
}

Run TermIndexer::keep() {
  const Run run{size_of(d_.terms), size_of(terms_)};
  d_.terms.insert(d_.terms.end(), terms_.begin(), terms_.end());
  return run;
}

// ---- items and cells -----------------------------------------------------------------------------

void TermIndexer::item(std::uint32_t number) {
  detail::ItemRecord& record = d_.item_records[number];
  const std::uint32_t first = size_of(d_.phrases);
  titles_.clear();
  const auto title = [&](Text text) {
    const Text form = phrases_.of(text);
    if (std::find(titles_.begin(), titles_.end(), form.at) != titles_.end()) return;
    titles_.push_back(form.at);
    begin();
    words_ = d_.view(form);  // a copy: keeping words moves the text
    add(words_);
    d_.phrases.push_back({keep(), 0, number});
  };
  title(record.title);
  for (std::uint32_t n = 0; n < record.aliases.count; ++n) title(d_.words[record.aliases.first + n]);
  record.phrases = {first, size_of(d_.phrases) - first};
  read_included(d_.view(record.means));
  begin();
  add(phrases_.read(included_).form);
  record.means_terms = keep();
}

/// Of what an item means, the clauses that do not say which other item something belongs to: "patching the machine is
/// patch-guest-os".
void TermIndexer::read_included(std::string_view means) {
  included_.clear();
  for (std::size_t at = 0; at < means.size();) {
    const std::size_t end = std::min(means.find_first_of(".;", at), means.size());
    const std::string_view clause = means.substr(at, end - at);
    at = end + 1;
    bool elsewhere = clause.find("another act") != std::string_view::npos;
    for (std::size_t from = 0; from < clause.size() && !elsewhere;) {
      const std::size_t stop = std::min(clause.find_first_of(" ,", from), clause.size());
      elsewhere = std::binary_search(item_ids_.begin(), item_ids_.end(), clause.substr(from, stop - from));
      from = stop + 1;
    }
    if (!elsewhere) included_.append(clause).append(". ");
  }
}

/// The terms of what the parties do. Many cells have one act, and the same.
void TermIndexer::cell(detail::CellRecord& record) {
  const detail::RuleRecord *first = nullptr, *other = nullptr;
  const auto each_act = [&](const auto& visit) {
    for (std::uint32_t n = 0; n < record.rules.count; ++n) {
      const detail::RuleRecord& rule = d_.rule_records[record.rules.first + n];
      if (rule.kind == detail::OutcomeKind::party && rule.words.size != 0) visit(rule);
    }
  };
  each_act([&](const detail::RuleRecord& rule) {
    if (first == nullptr) first = &rule;
    if (rule.words.at != first->words.at) other = &rule;
  });
  if (first == nullptr) return;
  if (other == nullptr) {
    const Run terms = terms_of_act(first->words);
    Run& kept = acts_[first->words.at].first.kept;
    if (kept.count != terms.count) {
      kept = {size_of(d_.terms), terms.count};
      const auto from = act_terms_.begin() + terms.first;
      d_.terms.insert(d_.terms.end(), from, from + terms.count);
    }
    record.act_terms = kept;
    return;
  }
  several_.clear();
  each_act([&](const detail::RuleRecord& rule) { several_.push_back(terms_of_act(rule.words)); });
  begin();
  for (const Run act : several_)
    for (std::uint32_t n = 0; n < act.count; ++n) add(act_terms_[act.first + n]);
  record.act_terms = keep();
}

Run TermIndexer::terms_of_act(Text act) {
  const auto [known, fresh] = acts_[act.at];
  if (!fresh) return known.terms;
  begin();
  add(phrases_.read(d_.view(act)).form);
  known.terms = {size_of(act_terms_), size_of(terms_)};
  act_terms_.insert(act_terms_.end(), terms_.begin(), terms_.end());
  return known.terms;
}

// ---- where terms stand, and what they weigh ------------------------------------------------------

/// Lays a list for each term: those of `count` things that have it, rising. `each_term(thing, visit)` visits a thing's
/// terms.
template <typename Each>
void TermIndexer::post(Run detail::TermWordRecord::*list, std::size_t count, const Each& each_term) {
  const auto things = static_cast<std::uint32_t>(count);
  for (std::uint32_t n = 0; n < things; ++n)
    each_term(n, [&](std::uint32_t term) { ++(d_.term_words[term].*list).count; });
  std::uint32_t at = size_of(d_.numbers);
  for (detail::TermWordRecord& t : d_.term_words) {
    Run& run = t.*list;
    run.first = at;
    at += run.count;
    run.count = 0;
  }
  d_.numbers.resize(at);
  for (std::uint32_t n = 0; n < things; ++n)
    each_term(n, [&](std::uint32_t term) {
      Run& run = d_.term_words[term].*list;
      d_.numbers[run.first + run.count++] = n;
    });
}

/// How rare a term is among the items' own phrases and meanings.
void TermIndexer::weigh(const std::vector<Text>& tells_nothing) {
  std::vector<std::uint32_t> items(d_.term_words.size());
  for (const detail::ItemRecord& r : d_.item_records) {
    begin();
    for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p)
      for (std::uint32_t n = 0; n < d_.phrases[p].terms.count; ++n) add(d_.terms[d_.phrases[p].terms.first + n]);
    for (std::uint32_t n = 0; n < r.means_terms.count; ++n) add(d_.terms[r.means_terms.first + n]);
    for (const std::uint32_t term : terms_) ++items[term];
  }
  for (std::size_t t = 0; t < items.size(); ++t)
    d_.term_words[t].weight = static_cast<std::uint32_t>(
        1000.0 * std::log(1.0 + static_cast<double>(d_.items) / (1.0 + static_cast<double>(items[t]))));
  for (const Text word : tells_nothing) {  // several may have one form, and no item need know it
    const auto [number, fresh] = numbers_[word.at];
    if (fresh)
      number = detail::none;
    else if (number != detail::none)
      d_.term_words[number].weight = 0;
  }
  const auto weight = [&](Run terms) {
    std::uint32_t sum = 0;
    for (std::uint32_t n = 0; n < terms.count; ++n) sum += d_.term_words[d_.terms[terms.first + n]].weight;
    return sum;
  };
  for (detail::PhraseRecord& p : d_.phrases) p.weight = weight(p.terms);
  for (detail::CellRecord& c : d_.cell_records) c.act_weight = weight(c.act_terms);
}

}  // namespace demarc::ask_detail
