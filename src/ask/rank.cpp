// SPDX-License-Identifier: Apache-2.0
// What a question is about: items, areas and layers ranked by how well their words agree with the question's.
//
// An item's score is built from two parts: the best of its phrases (title, aliases) by how much of the question it
// explains and how much of the phrase the question says; and how much of the question occurs anywhere in the item, its
// meaning and what the parties do about it in this service. Rare words count more than common ones.
#include <algorithm>
#include <array>
#include <bit>
#include <iterator>
#include <span>

#include "question.hpp"

namespace demarc::ask_detail {

using detail::none;

namespace {

/// How much it counts for a question that a word of it stands in an item's title or alias, in an act, in what the item
/// means.
constexpr double named = 1.0, acted = 0.9, meant = 0.8;

struct Range {
  std::uint32_t first, end;
};

/// Those of some rising numbers that are in a range. Logarithmic, and constant where the range begins with the list.
std::span<const std::uint32_t> part_of(const detail::Texts& x, detail::Run numbers, Range range) {
  const std::uint32_t *first = x.numbers + numbers.first, *const end = first + numbers.count;
  if (range.first != 0) first = std::lower_bound(first, end, range.first);
  const std::uint32_t* last = first;
  while (last != end && *last < range.end) ++last;
  return {first, last};
}

struct Scored {
  std::uint32_t entity;
  double score;
  bool exact;
  std::uint32_t words = 0;  // of the longest phrase that the question says whole
};

/// Scores the items of a service by the words of a question. Goes from each word to the places that have it: time grows
/// with those, not with the items.
class Ranking {
 public:
  Ranking(const detail::Tables& t, std::uint32_t service, const Question& q)
      : t_{t},
        x_{*t.texts},
        service_{service},
        q_{q},
        shared_items_{0, t.shared_items},
        own_items_{t.own_items(service), t.own_items(service + 1)},
        shared_phrases_{0, first_phrase(shared_items_.end)},
        own_phrases_{first_phrase(own_items_.first), first_phrase(own_items_.end)},
        items_(t.shared_items + own_items_.end - own_items_.first),
        said_(shared_phrases_.end + own_phrases_.end - own_phrases_.first) {
    find_terms();
    for (std::size_t w = 0; w < q.words.size(); ++w) {
      const bool known = find_places(w);
      if (q.words[w].use != Use::content) continue;
      // Words that no item here knows tell little, however rare they are elsewhere: people bring their own stories.
      const double weight = q.words[w].weight;
      weight_ += known ? weight : std::min(weight, 2'000.0);
    }
  }

  [[nodiscard]] double weight() const { return weight_; }

  /// The score of each item that shares a word with the question, in the order of the items.
  [[nodiscard]] std::vector<Scored> items() {
    std::vector<Scored> list;
    if (weight_ <= 0) return list;
    agree();
    list.reserve(items_.size());
    for (std::uint32_t n = 0; n < items_.size(); ++n)
      if (items_[n].coverage > 0)
        list.push_back(scored(n < t_.shared_items ? n : own_items_.first + n - t_.shared_items, items_[n]));
    return list;
  }

 private:
  /// A term of the question. `counts`: as what is asked about; else it is only not missing from a phrase.
  struct Asked {
    std::uint32_t term;
    bool counts;
  };
  /// What an item has of the question's words.
  struct Shared {
    double coverage = 0;   // how much of the question occurs anywhere in it; phrases count whole, acts and meaning less
    double acted = 0;      // the weight of the words that its acts have
    double agreement = 0;  // of the best of its phrases
    std::uint32_t words_done = 0;   // how many words of the question have been looked at for `coverage`
    std::uint32_t whole_words = 0;  // of the longest phrase that the question says whole
    bool named = false;             // a phrase has a word of the question
    bool exact = false;             // a phrase is the question
  };
  [[nodiscard]] std::uint32_t first_phrase(std::uint32_t item) const {
    if (item < t_.items) return x_.items[item].phrases.first;
    const detail::Run last = t_.items == 0 ? detail::Run{0, 0} : x_.items[t_.items - 1].phrases;
    return last.first + last.count;
  }
  [[nodiscard]] Shared& item(std::uint32_t n) {
    return items_[n < t_.shared_items ? n : t_.shared_items + n - own_items_.first];
  }
  [[nodiscard]] std::uint32_t& said(std::uint32_t phrase) {
    return said_[phrase < shared_phrases_.end ? phrase : shared_phrases_.end + phrase - own_phrases_.first];
  }

  void find_terms() {
    terms_.reserve(q_.words.size());
    for (const QuestionWord& w : q_.words) {
      if (w.term == none) continue;
      const auto at = std::find_if(terms_.begin(), terms_.end(), [&](const Asked& a) { return a.term == w.term; });
      if (at == terms_.end())
        terms_.push_back({w.term, w.use == Use::content});
      else
        at->counts = w.use == Use::content;  // said twice: as the last time
    }
  }
  [[nodiscard]] const Asked* asked(std::uint32_t term) const {
    const auto at = std::find_if(terms_.begin(), terms_.end(), [&](const Asked& a) { return a.term == term; });
    return at == terms_.end() ? nullptr : &*at;
  }

  /// Takes a word of the question to the phrases and items of the service that have it. Whether there are any.
  bool find_places(std::size_t w) {
    const QuestionWord& word = q_.words[w];
    if (word.term == none) return false;
    const bool content = word.use == Use::content;
    const auto said_before = [&](bool as_content) {
      return std::any_of(
          q_.words.begin(), q_.words.begin() + static_cast<std::ptrdiff_t>(w),
          [&](const QuestionWord& b) { return b.term == word.term && (!as_content || b.use == Use::content); });
    };
    const bool counts = asked(word.term)->counts, first = !said_before(false);
    const detail::TermWordRecord& term = x_.term_words[word.term];
    if (!counts && first && term.weight != 0) others_.push_back(word.term);
    if (!content && !(counts && first)) return false;
    bool any = false;
    const auto found = [&](std::uint32_t n, double how) -> Shared& {
      Shared& s = item(n);
      if (counts && s.words_done <= w) s.coverage += how * word.weight;
      s.words_done = static_cast<std::uint32_t>(w) + 1;
      any = true;
      return s;
    };
    // The strongest place of an item comes first.
    for (const Range range : {shared_phrases_, own_phrases_})
      for (const std::uint32_t p : part_of(x_, term.phrases, range)) {
        if (counts && first && term.weight != 0) say(p, term.weight);
        if (content) found(x_.phrases[p].item, named).named = true;
      }
    if (!content) return any;
    const bool adds = counts && !said_before(true);
    for (const Range range : {own_cells(), baseline_cells()})
      for (const std::uint32_t cell : part_of(x_, term.acted, range)) {
        const std::uint32_t n = x_.cells[cell].item;
        if (detail::record_at(t_, service_, n) != cell) continue;  // a baseline's, but the service has its own
        Shared& s = found(n, acted);
        if (adds) s.acted += term.weight;
      }
    for (const Range range : {shared_items_, own_items_})
      for (const std::uint32_t n : part_of(x_, term.meant, range)) found(n, meant);
    return any;
  }

  void say(std::uint32_t phrase, std::uint32_t weight) {
    if (said(phrase) == 0) touched_.push_back(phrase);
    said(phrase) += weight;
  }
  /// The weight of a phrase's words that the question says without asking about them.
  [[nodiscard]] std::uint32_t other(const detail::PhraseRecord& phrase) const {
    std::uint32_t weight = 0;
    if (!others_.empty())
      for (std::uint32_t n = 0; n < phrase.terms.count; ++n)
        if (const std::uint32_t term = x_.terms[phrase.terms.first + n];
            std::find(others_.begin(), others_.end(), term) != others_.end())
          weight += x_.term_words[term].weight;
    return weight;
  }

  [[nodiscard]] Range own_cells() const {
    return {x_.services[service_].first_cell,
            service_ + 1 < t_.services ? x_.services[service_ + 1].first_cell : x_.cell_count};
  }
  [[nodiscard]] Range baseline_cells() const {
    const std::uint32_t baseline = x_.services[service_].baseline;
    if (baseline == none) return {0, 0};
    const std::uint32_t first = x_.baselines[baseline].first_cell;
    return {first, first + t_.shared_items};
  }

  /// How well the phrases agree that share what counts with the question: the best of each item.
  void agree() {
    for (const std::uint32_t n : touched_) {
      const detail::PhraseRecord& record = x_.phrases[n];
      Shared& s = item(record.item);
      if (record.weight == 0 || !s.named) continue;
      const double explained = std::min<double>(said(n), weight_), all = said(n) + other(record);
      // Every word of it, also those that tell nothing: "our compliance" is not "compliance".
      if (all >= record.weight && is_whole(record)) {
        s.whole_words = std::max(s.whole_words, record.terms.count);
        s.exact = s.exact || explained / weight_ > 0.999;
      }
      // The harmonic mean of precision and recall, where it may be the best: most cannot, and division is slow.
      if (2.000001 * all * explained < s.agreement * (all * weight_ + explained * record.weight)) continue;
      const double precision = all / record.weight, recall = explained / weight_;
      s.agreement = std::max(s.agreement, 2 * precision * recall / (precision + recall));
    }
  }

  [[nodiscard]] bool is_whole(const detail::PhraseRecord& p) const {
    return std::all_of(x_.terms + p.terms.first, x_.terms + p.terms.first + p.terms.count,
                       [&](std::uint32_t term) { return asked(term) != nullptr; });
  }

  [[nodiscard]] Scored scored(std::uint32_t n, const Shared& shared) const {
    Scored s{n, 0, shared.exact, shared.whole_words};
    double best = shared.agreement;
    if (shared.acted > 0)  // what the parties do about it here, read as one more phrase
      best = std::max(best, 2 * shared.acted / (x_.cells[detail::record_at(t_, service_, n)].act_weight + weight_));
    s.score = 0.6 * best + 0.4 * shared.coverage / weight_;
    if (detail::facts_of(t_, n).supporting && !s.exact) s.score *= 0.96;
    return s;
  }

  const detail::Tables& t_;
  const detail::Texts& x_;
  std::uint32_t service_;
  const Question& q_;
  Range shared_items_, own_items_, shared_phrases_, own_phrases_;
  std::vector<Asked> terms_;
  std::vector<Shared> items_;                    // the shared ones, then those of the service
  std::vector<std::uint32_t> said_;              // likewise of phrases: the weight of their words that are asked about
  std::vector<std::uint32_t> touched_, others_;  // phrases with such words; terms that are said, but not asked about
  double weight_ = 0;                            // of the question
};

/// Areas, layers and activities by longest match over the content words, and the weight of what they explain and do
/// not.
struct Broad {
  std::uint32_t areas = 0, layers = 0, activities = 0, words = 0;
  std::uint32_t particular = 0;  // of the activities, those that an area is narrowed to
  double explained = 0, rest = 0;

  /// How sure it is that areas and layers are meant: one alone is; one of each says less than an item would; more are a
  /// list.
  [[nodiscard]] double score() const {
    const int a = std::popcount(areas), l = std::popcount(layers);
    if (a + l == 0) return 0;
    const double base = a + l == 1 ? 0.97 : a == 1 && l == 1 ? 0.74 : 0.55;
    return base * explained / (explained + rest);
  }
};
Broad broad_of(const Question& q) {
  Broad b;
  for (std::size_t i = 0; i < q.words.size();) {
    if (q.words[i].use == Use::consumed) {
      ++i;
      continue;
    }
    std::size_t taken = 0;
    for (std::size_t n = std::min<std::size_t>(6, q.text->longest(i)); n > 0 && taken == 0; --n) {
      bool whole = false;  // at least one content word
      for (std::size_t k = i; k < i + n; ++k) whole = whole || q.words[k].use == Use::content;
      if (!whole) continue;
      for (const detail::NameRecord& r : q.names(i, n)) {
        const auto kind = static_cast<NameKind>(r.kind);
        if (kind == NameKind::area)
          b.areas |= 1u << r.entity;
        else if (kind == NameKind::layer)
          b.layers |= 1u << r.entity;
        else if (kind == NameKind::activity) {
          b.activities |= 1u << r.entity;
          if (!says_only_who(q.words[i].form)) b.particular |= 1u << r.entity;
        } else if (kind != NameKind::whole || n == 1)  // "patching as a control": says no more than the area
          continue;
        taken = n;
        if (kind == NameKind::area || kind == NameKind::layer)
          b.words = std::max(b.words, static_cast<std::uint32_t>(n));
      }
      for (std::size_t k = i; taken != 0 && k < i + n; ++k)
        if (q.words[k].use == Use::content) b.explained += q.words[k].weight;
    }
    if (taken == 0 && q.words[i].use == Use::content) b.rest += q.words[i].weight;
    i += std::max<std::size_t>(taken, 1);
  }
  return b;
}

/// Whether all that is asked about is the service: "security", "who manages the security controls", "who runs it".
bool asks_for_the_whole(const Question& q) {
  bool any = false;
  for (std::size_t i = 0; i < q.words.size();) {
    if (q.words[i].use == Use::soft || q.words[i].use == Use::consumed) {
      ++i;
      continue;
    }
    std::size_t taken = 0;
    for (std::size_t n = std::min<std::size_t>(6, q.text->longest(i)); n > 0 && taken == 0; --n)
      if (find_name(q.names(i, n), NameKind::whole) != nullptr) taken = n;
    any = any || taken != 0;
    if (taken == 0)
      if (const detail::NameRecord* act = find_name(q.names(i, 1), NameKind::activity)) {
        const bool does = act->entity == static_cast<std::uint32_t>(Activity::perform);
        any = any || does;
        if (does || act->entity == static_cast<std::uint32_t>(Activity::check)) taken = 1;
      }
    if (taken == 0) return false;
    i += taken;
  }
  return any;
}

std::string_view item_id(const detail::Tables& t, std::uint32_t n) { return detail::id_at(t, t.item_ids, n); }

std::string name_of(const Broad& b) {
  std::string name;
  const auto add = [&](std::string_view kind, std::string_view id) {
    name += (name.empty() ? "" : "+") + std::string{kind} + ":" + std::string{id};
  };
  for (std::uint32_t a = 0; a < area_count; ++a)
    if (b.areas >> a & 1u) add("area", detail::area_names[a]);
  for (std::uint32_t l = 0; l < layer_count; ++l)
    if (b.layers >> l & 1u) add("layer", detail::layer_names[l]);
  return name;
}

bool any_item(const detail::Tables& t, std::uint32_t service, const detail::Selection& s) {
  detail::ItemCursor items{t, service, s};
  for (std::uint32_t item = items.next(); item != none; item = items.next()) {
    const std::uint32_t cell = detail::cell_at(t, service, item);
    if (cell != none && s.decides(detail::facts_of(t, item)) &&
        static_cast<unsigned char>(t.owners[cell]) != detail::code::not_applicable)
      return true;
  }
  return false;
}

/// All acts of some areas and layers, where none is all.
detail::Selection all_of(std::uint32_t areas, std::uint32_t layers, bool everything) {
  detail::Selection s;
  s.areas = areas != 0 ? areas : detail::all_areas;
  s.layers = layers != 0 ? static_cast<std::uint16_t>(layers) : detail::all_layers;
  s.activities = detail::all_activities;
  s.everything = everything;
  return s;
}

}  // namespace

std::optional<detail::Selection> select_broad(const detail::Tables& t, std::uint32_t service, std::uint32_t areas,
                                              std::uint32_t layers, std::uint32_t activities,
                                              bool everything) noexcept {
  detail::Selection s = all_of(areas, layers, everything);
  const std::uint8_t all = s.activities;
  if (activities != 0)
    s.activities = static_cast<std::uint8_t>(activities);
  else if (areas == 0)  // a noun without an act: who decides, starts and does, not who supplies
    s.activities = static_cast<std::uint8_t>(all & ~(1u << static_cast<unsigned>(Activity::supply)));
  if (any_item(t, service, s)) return s;
  s.activities = all;
  if (any_item(t, service, s)) return s;
  return std::nullopt;
}

namespace {

What read_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items, bool readings) {
  const detail::Texts& x = *t.texts;
  What what;
  what.readings.wanted = readings;
  const bool everything = q.has("sol") || q.has("soleli") || q.has("fulli") || q.has("ful") || q.has("everyth") ||
                          q.has("entir") || q.has("entireli");
  Ranking ranking{t, service, q};
  const Broad broad = broad_of(q);
  if (ranking.weight() <= 0 || (broad.areas == 0 && broad.layers == 0 &&
                                asks_for_the_whole(q))) {  // the service as a whole, or what a context narrows it to
    what.selection = all_of(0, 0, false);
    what.name = "service";
    what.score = 1;
    if (!context_items.empty()) {
      what.selection.named =
          static_cast<std::uint32_t>(std::min<std::size_t>(context_items.size(), detail::max_named_items));
      std::copy_n(context_items.begin(), what.selection.named, what.selection.items);
      what.name = "items";
    }
    return what;
  }

  // items visible in this service
  std::vector<Scored> items;
  for (Scored s : ranking.items()) {
    const std::uint32_t n = s.entity;
    if (std::find(context_items.begin(), context_items.end(), n) != context_items.end()) s.score *= 1.15;
    // "choosing" asks for who chooses, not for who performs
    if (!s.exact && broad.activities != 0 && !(broad.activities >> detail::facts_of(t, n).activity & 1u))
      s.score *= 0.86;
    if (s.score <= 0.2) continue;
    if (!s.exact && detail::code_of(t, service, n, given, false) == detail::code::not_applicable) s.score *= 0.85;
    if (s.score > 0.2) items.push_back(s);
  }
  const auto own = [&](const Scored& s) { return s.entity >= t.shared_items; };
  constexpr std::size_t most_close = 6, most_candidates = 5;  // nobody looks at more
  std::partial_sort(items.begin(), items.begin() + std::min(std::ssize(items), std::ptrdiff_t{most_close}), items.end(),
                    [&](const Scored& a, const Scored& b) {
                      if (a.exact != b.exact) return a.exact;
                      if (a.score != b.score) return a.score > b.score;
                      return own(a) != own(b) ? own(a) : a.entity < b.entity;
                    });

  const bool alone = broad.score() > 0.96;  // "compliance": the area, though a shared item is called so too
  const bool item_is_meant =
      !items.empty() && items.front().exact && (!alone || own(items.front()) || items.front().words > broad.words);
  const double best_item = items.empty() || (alone && !item_is_meant) ? 0 : items.front().score;
  if (broad.score() >= threshold && !item_is_meant && best_item < broad.score()) {
    auto s = select_broad(t, service, broad.areas, broad.layers, broad.particular, everything);
    // Where nothing of an area or layer applies, that is the answer, and not some act with a word in common.
    if (!s && (broad.areas == 0 || broad.layers == 0)) s = all_of(broad.areas, broad.layers, everything);
    if (s) {
      what.selection = *s;
      what.name = name_of(broad);
      what.score = broad.score();
      return what;
    }
  }
  if (items.empty() || items.front().score < threshold) {
    what.score = items.empty() ? 0 : items.front().score;
    for (std::size_t n = 0; n < std::min(most_candidates, items.size()); ++n)
      what.candidates.push_back(
          {"item", std::string{item_id(t, items[n].entity)}, std::string{x[x.items[items[n].entity].title]}});
    return what;
  }
  // The best item, and those that are nearly as good: a close call is answered whole, not decided by chance.
  const Scored& best = items.front();
  const double cut = best.exact ? best.score : best.score * (best.score > 0.8 ? 0.97 : 0.92);
  const auto take = [&](std::uint32_t n, double score) {
    what.selection.items[what.selection.named++] = n;
    if (what.name.empty()) what.name = "item:";
    if (what.selection.named == 2) what.name.insert(4, "s");
    if (what.selection.named > 1) what.name += ',';
    what.name += item_id(t, n);
    what.readings.add("", {"item ", item_id(t, n)}, score);
  };
  std::vector<Scored> close;
  for (const Scored& s : items) {
    if (s.exact != best.exact || s.score < cut || close.size() == most_close) break;
    if (best.exact && own(best) != own(s)) break;  // the service's own item is the one meant
    close.push_back(s);
  }
  // Among them the act that was asked for; without one, who decides, starts and does, rather than who supplies or
  // helps.
  const auto keep = [&](auto&& suits) {
    if (!best.exact && std::any_of(close.begin(), close.end(), suits))
      std::erase_if(close, [&](const Scored& s) { return !suits(s); });
  };
  const std::uint32_t acts =
      broad.activities != 0 ? broad.activities : 0x1Fu & ~(1u << static_cast<unsigned>(Activity::supply));
  keep([&](const Scored& s) { return (acts >> detail::facts_of(t, s.entity).activity & 1u) != 0; });
  if (broad.activities == 0) keep([&](const Scored& s) { return !detail::facts_of(t, s.entity).supporting; });
  for (const Scored& s : close) take(s.entity, s.score);
  // An act that does not exist here is answered with what stands beside it.
  if (what.selection.named == 1 &&
      detail::code_of(t, service, best.entity, given, false) == detail::code::not_applicable) {
    const detail::Run related = x.items[best.entity].related;
    for (std::uint32_t k = 0; k < related.count && what.selection.named < 4; ++k) {
      const std::uint32_t n = x.numbers[related.first + k];
      const detail::ItemFacts a = detail::facts_of(t, best.entity), b = detail::facts_of(t, n);
      if (a.area == b.area && detail::code_of(t, service, n, given, false) != detail::code::not_applicable)
        take(n, best.score);
    }
  }
  what.score = std::min(1.0, best.score);
  return what;
}

/// Words that were read as configuration may be what is asked about ("when is a runtime deprecated"): the better
/// reading counts, and the one that leaves less unexplained where both do. What comes to the same either way is both.
What read_settings(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
                   const std::vector<std::uint32_t>& context_items, bool readings) {
  if (!q.has(Use::setting)) return read_what(t, service, q, given, context_items, readings);
  What aside = read_what(t, service, q.with(Use::setting, Use::soft), given, context_items, readings);
  What asked = read_what(t, service, q.with(Use::setting, Use::content), given, context_items, readings);
  const bool better = aside.name == "service" ? asked.score >= threshold : asked.score >= 0.8 * aside.score;
  if (!better) return aside;
  // "Who patches custom runtimes": patching runtimes is asked about, and "custom" says how it is.
  const detail::Texts& x = *t.texts;
  const auto is_of_what_is_asked = [&](const QuestionWord& w) {
    if (w.use != Use::setting || asked.selection.named == 0) return true;
    if (w.term == none) return false;
    const detail::Run phrases = x.term_words[w.term].phrases;
    return std::any_of(x.numbers + phrases.first, x.numbers + phrases.first + phrases.count, [&](std::uint32_t n) {
      const std::uint32_t *first = asked.selection.items, *end = first + asked.selection.named;
      return std::find(first, end, x.phrases[n].item) != end;
    });
  };
  asked.settings_are_asked =
      asked.name != aside.name && std::all_of(q.words.begin(), q.words.end(), is_of_what_is_asked);
  return asked;
}

}  // namespace

/// Words that say which one is meant, and when, may be what is asked about: "who recovers a compromised Lambda
/// function".
What find_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items, bool readings) {
  if (!q.has(Use::circumstance)) return read_settings(t, service, q, given, context_items, readings);
  What aside = read_settings(t, service, q.with(Use::circumstance, Use::soft), given, context_items, readings);
  What asked = read_settings(t, service, q.with(Use::circumstance, Use::content), given, context_items, readings);
  if (aside.selection.named != 0 && asked.selection.named == 0) return aside;  // an act says more than its area
  return asked.score >= (aside.name == "service" ? 0.85 : 0.95 * aside.score) ? asked : aside;
}

}  // namespace demarc::ask_detail
