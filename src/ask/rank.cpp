// SPDX-License-Identifier: Apache-2.0
// What a question is about: items, areas and layers ranked by how well their words agree with the question's.
//
// An item's score is built from two parts: the best of its phrases (title, aliases) by how much of the question it
// explains and how much of the phrase the question says; and how much of the question occurs anywhere in the item, its
// meaning and what the parties do about it in this service. Rare words count more than common ones.
#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "question.hpp"

namespace demarc::ask_detail {

using detail::none;

namespace {

/// How much it counts for a question that a word of it stands in an item's title or alias, in an act, in what the item
/// means.
constexpr double named = 1.0, acted = 0.9, meant = 0.8;

/// Calls `visit(item, how)` for each item of a service that has a term, the strongest place of an item first. Stops
/// where `visit` returns true, and tells so. Time grows with the number of places.
template <typename Visit>
bool visit_items(const detail::Tables& t, std::uint32_t service, std::uint32_t term, const Visit& visit) {
  const detail::Texts& x = *t.texts;
  const auto part = [&](detail::Run list, std::uint32_t from, std::uint32_t to) {
    const std::uint32_t *first = x.numbers + list.first, *end = first + list.count;
    first = std::lower_bound(first, end, from);
    return std::pair{first, std::lower_bound(first, end, to)};
  };
  const auto items = [&](detail::Run list, double how) {
    for (const auto& [from, to] :
         {std::pair{0u, t.shared_items}, std::pair{t.own_items[service], t.own_items[service + 1]}})
      for (auto [at, end] = part(list, from, to); at != end; ++at)
        if (visit(*at, how)) return true;
    return false;
  };
  const auto cells = [&](detail::Run list, std::uint32_t from, std::uint32_t to) {
    for (auto [at, end] = part(list, from, to); at != end; ++at)  // a baseline's cell, unless the service has its own
      if (detail::record_at(t, service, x.cells[*at].item) == *at && visit(x.cells[*at].item, acted)) return true;
    return false;
  };
  const detail::TermWordRecord& w = x.term_words[term];
  const detail::ServiceRecord& s = x.services[service];
  if (items(w.named, named)) return true;
  if (cells(w.acted, s.first_cell, service + 1 < t.services ? x.services[service + 1].first_cell : x.cell_count))
    return true;
  if (s.baseline != none) {
    const std::uint32_t first = x.baselines[s.baseline].first_cell;
    if (cells(w.acted, first, first + t.shared_items)) return true;
  }
  return items(w.meant, meant);
}

bool known_here(const detail::Tables& t, std::uint32_t service, std::uint32_t term) {
  return visit_items(t, service, term, [](std::uint32_t, double) { return true; });
}

struct Scored {
  NameKind kind;
  std::uint32_t entity;
  double score;
  bool exact;
  std::uint32_t words = 0;  // of the longest phrase that the question says whole
};

class Ranking {
 public:
  Ranking(const detail::Tables& t, std::uint32_t service, const Question& q)
      : t_{t}, x_{*t.texts}, service_{service}, q_{q} {
    hits_.assign(x_.term_count, 0);
    for (const QuestionWord& w : q.words) {
      if (w.term == none) continue;
      hits_[w.term] = w.use == Use::content ? 2 : 1;
    }
    for (const QuestionWord& w : q.words) weights_.push_back(w.use == Use::content ? w.weight : 0);
    find_strangers();
    for (const double w : weights_) weight_ += w;
  }

  [[nodiscard]] double weight() const { return weight_; }

  /// The score of each item that shares a word with the question, in the order of the items.
  [[nodiscard]] std::vector<Scored> items() const {
    std::vector<Scored> list;
    if (weight_ <= 0) return list;
    const std::vector<Shared> shared = shared_words();
    for (std::uint32_t local = 0; local < shared.size(); ++local)
      if (shared[local].coverage > 0)
        list.push_back(
            item(local < t_.shared_items ? local : t_.own_items[service_] + local - t_.shared_items, shared[local]));
    return list;
  }

 private:
  /// What an item has of the question's words.
  struct Shared {
    double coverage = 0;  // how much of the question occurs anywhere in it; phrases count whole, acts and meaning less
    double acted = 0;     // the weight of the words that its acts have
    std::size_t words = 0;  // how many words of the question are done
    bool named = false;     // a phrase has one
  };

  [[nodiscard]] std::vector<Shared> shared_words() const {
    const std::uint32_t own = t_.own_items[service_];
    std::vector<Shared> shared(t_.shared_items + t_.own_items[service_ + 1] - own);
    for (std::size_t w = 0; w < q_.words.size(); ++w) {
      const std::uint32_t term = q_.words[w].term;
      if (q_.words[w].use != Use::content || term == none) continue;
      const bool again =
          std::any_of(q_.words.begin(), q_.words.begin() + static_cast<std::ptrdiff_t>(w),
                      [&](const QuestionWord& before) { return before.term == term && before.use == Use::content; });
      const bool counts = hits_[term] == 2;
      visit_items(t_, service_, term, [&](std::uint32_t n, double how) {
        Shared& s = shared[n < t_.shared_items ? n : t_.shared_items + n - own];
        if (counts && s.words <= w) s.coverage += how * weights_[w];
        s.words = w + 1;
        s.named = s.named || how == named;
        if (counts && !again && how == acted) s.acted += x_.term_words[term].weight;
        return false;
      });
    }
    return shared;
  }

  [[nodiscard]] Scored item(std::uint32_t n, const Shared& shared) const {
    const detail::ItemRecord& r = x_.items[n];
    Scored s{NameKind::item, n, 0, false};
    double best = 0;
    for (std::uint32_t p = r.phrases.first; shared.named && p < r.phrases.first + r.phrases.count; ++p) {
      const detail::PhraseRecord& phrase = x_.phrases[p];
      double said = 0, explained = 0;
      bool whole = true;  // every word of it, also those that tell nothing: "our compliance" is not "compliance"
      for (std::uint32_t k = 0; k < phrase.terms.count; ++k) {
        const std::uint32_t term = x_.terms[phrase.terms.first + k];
        if (hits_[term] == 0) {
          whole = false;
          continue;
        }
        said += x_.term_words[term].weight;
        if (hits_[term] == 2) explained += x_.term_words[term].weight;
      }
      explained = std::min(explained, weight_);
      if (explained <= 0 || phrase.weight == 0) continue;
      const double precision = said / phrase.weight, recall = explained / weight_;
      const double agreement = 2 * precision * recall / (precision + recall);
      best = std::max(best, agreement);
      if (whole) s.words = std::max(s.words, phrase.terms.count);
      if (whole && recall > 0.999) s.exact = true;
    }
    if (shared.acted > 0)  // what the parties do about it here, read as one more phrase
      best = std::max(best, 2 * shared.acted / (x_.cells[detail::record_at(t_, service_, n)].act_weight + weight_));
    s.score = 0.6 * best + 0.4 * shared.coverage / weight_;
    if (detail::facts_of(t_, n).supporting && !s.exact) s.score *= 0.96;
    return s;
  }

  /// Words that no item here knows tell little, however rare they are elsewhere: people bring their own stories.
  void find_strangers() {
    for (std::size_t w = 0; w < weights_.size(); ++w)
      if (q_.words[w].term == none || !known_here(t_, service_, q_.words[w].term))
        weights_[w] = std::min(weights_[w], 2'000.0);
  }

  const detail::Tables& t_;
  const detail::Texts& x_;
  std::uint32_t service_;
  const Question& q_;
  std::vector<std::uint8_t> hits_;
  std::vector<double> weights_;  // of each word of the question
  double weight_ = 0;
};

detail::Selection all_activities() {
  detail::Selection s;
  s.areas = (1u << area_count) - 1;
  s.layers = 0xFFF;
  s.activities = 0x1F;
  return s;
}

/// Areas, layers and activities by longest match over the content words, and the weight of what they explain and do
/// not.
struct Broad {
  std::uint32_t areas = 0, layers = 0, activities = 0, words = 0;
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
Broad broad_of(const detail::Texts& x, const Question& q) {
  Broad b;
  for (std::size_t i = 0; i < q.words.size();) {
    if (q.words[i].use == Use::consumed) {
      ++i;
      continue;
    }
    std::size_t taken = 0;
    for (std::size_t n = std::min<std::size_t>(6, q.words.size() - i); n > 0 && taken == 0; --n) {
      bool whole = false;  // at least one content word
      for (std::size_t k = i; k < i + n; ++k) whole = whole || q.words[k].use == Use::content;
      if (!whole) continue;
      for (const detail::NameRecord& r : find_phrase(x, q.phrase(i, n))) {
        const auto kind = static_cast<NameKind>(r.kind);
        if (kind == NameKind::area)
          b.areas |= 1u << r.entity;
        else if (kind == NameKind::layer)
          b.layers |= 1u << r.entity;
        else if (kind == NameKind::activity)
          b.activities |= 1u << r.entity;
        else
          continue;
        taken = n;
        if (kind != NameKind::activity) b.words = std::max(b.words, static_cast<std::uint32_t>(n));
      }
      for (std::size_t k = i; taken != 0 && k < i + n; ++k)
        if (q.words[k].use == Use::content) b.explained += q.words[k].weight;
    }
    if (taken == 0 && q.words[i].use == Use::content) b.rest += q.words[i].weight;
    i += std::max<std::size_t>(taken, 1);
  }
  return b;
}

std::string item_id(const detail::Tables& t, std::uint32_t n) { return std::string{detail::id_at(t, t.item_ids, n)}; }

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

}  // namespace

namespace {

What read_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items) {
  const detail::Texts& x = *t.texts;
  What what;
  const bool everything = q.has("sol") || q.has("soleli") || q.has("fulli") || q.has("ful") || q.has("everyth") ||
                          q.has("entir") || q.has("entireli");
  const Ranking ranking{t, service, q};
  if (ranking.weight() <= 0) {  // the service as a whole, or what a context narrows it to
    what.selection = all_activities();
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
  const Broad broad = broad_of(x, q);
  std::vector<Scored> items;
  for (Scored s : ranking.items()) {
    const std::uint32_t n = s.entity;
    if (std::find(context_items.begin(), context_items.end(), n) != context_items.end()) s.score *= 1.15;
    // "choosing" asks for who chooses, not for who performs
    if (!s.exact && broad.activities != 0 && !(broad.activities >> detail::facts_of(t, n).activity & 1u))
      s.score *= 0.86;
    if (!s.exact && detail::code_of(t, service, n, given, false) == detail::code::not_applicable) s.score *= 0.85;
    if (s.score > 0.2) items.push_back(s);
  }
  const auto own = [&](const Scored& s) { return s.entity >= t.shared_items; };
  std::sort(items.begin(), items.end(), [&](const Scored& a, const Scored& b) {
    if (a.exact != b.exact) return a.exact;
    if (a.score != b.score) return a.score > b.score;
    return own(a) != own(b) ? own(a) : a.entity < b.entity;
  });
  for (std::size_t n = 0; n < std::min<std::size_t>(5, items.size()); ++n)
    what.candidates.push_back({"item", item_id(t, items[n].entity), std::string{x[x.items[items[n].entity].title]}});

  const bool alone = broad.score() > 0.96;  // "compliance": the area, though a shared item is called so too
  const bool item_is_meant =
      !items.empty() && items.front().exact && (!alone || own(items.front()) || items.front().words > broad.words);
  const double best_item = items.empty() || (alone && !item_is_meant) ? 0 : items.front().score;
  if (broad.score() >= threshold && !item_is_meant && best_item < broad.score()) {
    detail::Selection s;
    s.areas = broad.areas != 0 ? broad.areas : (1u << area_count) - 1;
    s.layers = static_cast<std::uint16_t>(broad.layers != 0 ? broad.layers : 0xFFF);
    s.activities = static_cast<std::uint8_t>(broad.activities != 0 ? broad.activities : 0x1F);
    s.everything = everything;
    if (broad.areas == 0 &&
        broad.activities == 0)  // a noun without an act: who decides, starts and does, not who supplies
      s.activities = 0x1F & ~(1u << static_cast<unsigned>(Activity::supply));
    if (!any_item(t, service, s)) s.activities = 0x1F;
    if (any_item(t, service, s)) {
      what.selection = s;
      what.name = name_of(broad);
      what.score = broad.score();
      return what;
    }
  }
  if (items.empty() || items.front().score < threshold) {
    what.score = items.empty() ? 0 : items.front().score;
    return what;
  }
  // The best item, and those that are nearly as good: a close call is answered whole, not decided by chance.
  const Scored& best = items.front();
  const double cut = best.exact ? best.score : best.score * (best.score > 0.8 ? 0.97 : 0.92);
  const auto take = [&](std::uint32_t n, double score) {
    what.selection.items[what.selection.named++] = n;
    what.name += (what.name.empty() ? "" : ",") + item_id(t, n);
    what.readings.push_back({"", "item " + item_id(t, n), score});
  };
  constexpr std::size_t most_close = 6;
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
  what.name = (what.selection.named > 1 ? "items:" : "item:") + what.name;
  what.score = std::min(1.0, best.score);
  return what;
}

}  // namespace

/// Words that were read as configuration may be what is asked about ("when is a runtime deprecated"): the better
/// reading counts, and the one that leaves less unexplained where both do.
What find_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items) {
  const bool any =
      std::any_of(q.words.begin(), q.words.end(), [](const QuestionWord& w) { return w.use == Use::setting; });
  What aside = read_what(t, service, q.with_settings_as(Use::soft), given, context_items);
  if (!any) return aside;
  What asked = read_what(t, service, q.with_settings_as(Use::content), given, context_items);
  const bool better = aside.name == "service" ? asked.score >= threshold : asked.score >= 0.8 * aside.score;
  if (!better) return aside;
  asked.settings_are_asked = true;
  return asked;
}

}  // namespace demarc::ask_detail
