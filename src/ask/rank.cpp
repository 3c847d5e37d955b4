// SPDX-License-Identifier: Apache-2.0
// What a question is about: items, areas and layers ranked by how well their words agree with the question's.
//
// An item's score is built from two parts: the best of its phrases (title, aliases) by how much of the question it explains and
// how much of the phrase the question says; and how much of the question occurs anywhere in the item, its meaning and what the
// parties do about it in this service. Rare words count more than common ones.
#include <algorithm>
#include <bit>
#include <cmath>

#include "question.hpp"

namespace demarc::ask_detail {

using detail::none;

namespace {

struct Scored {
  NameKind kind;
  std::uint32_t entity;
  double score;
  bool exact;
  std::uint32_t words = 0;  // of the longest phrase that the question says whole
};

class Ranking {
 public:
  Ranking(const detail::Tables& t, std::uint32_t service, const Question& q) : t_{t}, x_{*t.texts}, service_{service}, q_{q} {
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

  [[nodiscard]] Scored item(std::uint32_t n) const {
    const detail::ItemRecord& r = x_.items[n];
    Scored s{NameKind::item, n, 0, false};
    if (weight_ <= 0) return s;
    double best = 0;
    for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p) {
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
    best = std::max(best, act_agreement(n));
    s.score = 0.6 * best + 0.4 * coverage(r);
    if (detail::facts_of(t_, n).supporting && !s.exact) s.score *= 0.96;
    return s;
  }

 private:
  /// What the parties do about the item in this service, read as one more phrase.
  [[nodiscard]] double act_agreement(std::uint32_t item) const {
    const std::uint32_t cell = detail::record_at(t_, service_, item);
    if (cell == none) return 0;
    double whole = 0, explained = 0;
    for (std::uint32_t k = 0; k < x_.cells[cell].act_terms.count; ++k) {
      const std::uint32_t term = x_.terms[x_.cells[cell].act_terms.first + k];
      whole += x_.term_words[term].weight;
      if (hits_[term] == 2) explained += x_.term_words[term].weight;
    }
    return explained <= 0 ? 0 : 2 * explained / (whole + weight_);
  }

  /// How much of the question occurs anywhere in the item; its own phrases count whole, acts and meaning less.
  [[nodiscard]] double coverage(const detail::ItemRecord& r) const {
    double sum = 0;
    const auto mark = [&](detail::Run terms, double factor, std::vector<double>& best) {
      for (std::uint32_t k = 0; k < terms.count; ++k) {
        const std::uint32_t term = x_.terms[terms.first + k];
        if (hits_[term] != 2) continue;
        for (std::size_t w = 0; w < q_.words.size(); ++w)
          if (q_.words[w].term == term && q_.words[w].use == Use::content) best[w] = std::max(best[w], factor);
      }
    };
    std::vector<double> best(q_.words.size(), 0);
    for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p) mark(x_.phrases[p].terms, 1.0, best);
    const auto item = static_cast<std::uint32_t>(&r - x_.items);
    if (const std::uint32_t cell = detail::record_at(t_, service_, item); cell != none) mark(x_.cells[cell].act_terms, 0.9, best);
    mark(r.means_terms, 0.8, best);
    for (std::size_t w = 0; w < q_.words.size(); ++w)
      if (q_.words[w].use == Use::content) sum += best[w] * weights_[w];
    return sum / weight_;
  }

  /// Words that no item here knows tell little, however rare they are elsewhere: people bring their own stories.
  void find_strangers() {
    std::vector<bool> here(x_.term_count, false);
    const auto mark = [&](detail::Run terms) {
      for (std::uint32_t k = 0; k < terms.count; ++k) here[x_.terms[terms.first + k]] = true;
    };
    const auto item = [&](std::uint32_t n) {
      const detail::ItemRecord& r = x_.items[n];
      for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p) mark(x_.phrases[p].terms);
      mark(r.means_terms);
      if (const std::uint32_t cell = detail::record_at(t_, service_, n); cell != none) mark(x_.cells[cell].act_terms);
    };
    for (std::uint32_t n = 0; n < t_.shared_items; ++n) item(n);
    for (std::uint32_t n = t_.own_items[service_]; n < t_.own_items[service_ + 1]; ++n) item(n);
    for (std::size_t w = 0; w < weights_.size(); ++w)
      if (q_.words[w].term == none || !here[q_.words[w].term]) weights_[w] = std::min(weights_[w], 2'000.0);
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

/// Areas, layers and activities by longest match over the content words, and the weight of what they explain and do not.
struct Broad {
  std::uint32_t areas = 0, layers = 0, activities = 0, words = 0;
  double explained = 0, rest = 0;

  /// How sure it is that areas and layers are meant: one alone is; one of each says less than an item would; more are a list.
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
        if (kind == NameKind::area) b.areas |= 1u << r.entity;
        else if (kind == NameKind::layer) b.layers |= 1u << r.entity;
        else if (kind == NameKind::activity) b.activities |= 1u << r.entity;
        else continue;
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
  const auto add = [&](std::string_view kind, std::string_view id) { name += (name.empty() ? "" : "+") + std::string{kind} + ":" + std::string{id}; };
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
    if (cell != none && s.decides(detail::facts_of(t, item)) && static_cast<unsigned char>(t.owners[cell]) != detail::code::not_applicable) return true;
  }
  return false;
}

}  // namespace

namespace {

What read_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items) {
  const detail::Texts& x = *t.texts;
  What what;
  const bool everything = q.has("sol") || q.has("soleli") || q.has("fulli") || q.has("ful") || q.has("everyth") || q.has("entir") || q.has("entireli");
  const Ranking ranking{t, service, q};
  if (ranking.weight() <= 0) {  // the service as a whole, or what a context narrows it to
    what.selection = all_activities();
    what.name = "service";
    what.score = 1;
    if (!context_items.empty()) {
      what.selection.named = static_cast<std::uint32_t>(std::min<std::size_t>(context_items.size(), detail::max_named_items));
      std::copy_n(context_items.begin(), what.selection.named, what.selection.items);
      what.name = "items";
    }
    return what;
  }

  // items visible in this service
  const Broad broad = broad_of(x, q);
  std::vector<Scored> items;
  const auto consider = [&](std::uint32_t n) {
    Scored s = ranking.item(n);
    if (std::find(context_items.begin(), context_items.end(), n) != context_items.end()) s.score *= 1.15;
    // "choosing" asks for who chooses, not for who performs
    if (!s.exact && broad.activities != 0 && !(broad.activities >> detail::facts_of(t, n).activity & 1u)) s.score *= 0.86;
    if (!s.exact && detail::code_of(t, service, n, given, false) == detail::code::not_applicable) s.score *= 0.85;
    if (s.score > 0.2) items.push_back(s);
  };
  for (std::uint32_t n = 0; n < t.shared_items; ++n) consider(n);
  for (std::uint32_t n = t.own_items[service]; n < t.own_items[service + 1]; ++n) consider(n);
  const auto own = [&](const Scored& s) { return s.entity >= t.shared_items; };
  std::sort(items.begin(), items.end(), [&](const Scored& a, const Scored& b) {
    if (a.exact != b.exact) return a.exact;
    if (a.score != b.score) return a.score > b.score;
    return own(a) != own(b) ? own(a) : a.entity < b.entity;
  });
  for (std::size_t n = 0; n < std::min<std::size_t>(5, items.size()); ++n)
    what.candidates.push_back({"item", item_id(t, items[n].entity), std::string{x[x.items[items[n].entity].title]}});

  const bool alone = broad.score() > 0.96;  // "compliance": the area, though a shared item is called so too
  const bool item_is_meant = !items.empty() && items.front().exact && (!alone || own(items.front()) || items.front().words > broad.words);
  const double best_item = items.empty() || (alone && !item_is_meant) ? 0 : items.front().score;
  if (broad.score() >= threshold && !item_is_meant && best_item < broad.score()) {
    detail::Selection s;
    s.areas = broad.areas != 0 ? broad.areas : (1u << area_count) - 1;
    s.layers = static_cast<std::uint16_t>(broad.layers != 0 ? broad.layers : 0xFFF);
    s.activities = static_cast<std::uint8_t>(broad.activities != 0 ? broad.activities : 0x1F);
    s.everything = everything;
    if (broad.areas == 0 && broad.activities == 0)  // a noun without an act: who decides, starts and does, not who supplies
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
  // Among them the act that was asked for; without one, who decides, starts and does, rather than who supplies or helps.
  const auto keep = [&](auto&& suits) {
    if (!best.exact && std::any_of(close.begin(), close.end(), suits)) std::erase_if(close, [&](const Scored& s) { return !suits(s); });
  };
  const std::uint32_t acts = broad.activities != 0 ? broad.activities : 0x1Fu & ~(1u << static_cast<unsigned>(Activity::supply));
  keep([&](const Scored& s) { return (acts >> detail::facts_of(t, s.entity).activity & 1u) != 0; });
  if (broad.activities == 0) keep([&](const Scored& s) { return !detail::facts_of(t, s.entity).supporting; });
  for (const Scored& s : close) take(s.entity, s.score);
  // An act that does not exist here is answered with what stands beside it.
  if (what.selection.named == 1 && detail::code_of(t, service, best.entity, given, false) == detail::code::not_applicable) {
    const detail::Run related = x.items[best.entity].related;
    for (std::uint32_t k = 0; k < related.count && what.selection.named < 4; ++k) {
      const std::uint32_t n = x.numbers[related.first + k];
      const detail::ItemFacts a = detail::facts_of(t, best.entity), b = detail::facts_of(t, n);
      if (a.area == b.area && detail::code_of(t, service, n, given, false) != detail::code::not_applicable) take(n, best.score);
    }
  }
  what.name = (what.selection.named > 1 ? "items:" : "item:") + what.name;
  what.score = std::min(1.0, best.score);
  return what;
}

}  // namespace

/// Words that were read as configuration may be what is asked about ("when is a runtime deprecated"): the better reading counts,
/// and the one that leaves less unexplained where both do.
What find_what(const detail::Tables& t, std::uint32_t service, const Question& q, const Configuration& given,
               const std::vector<std::uint32_t>& context_items) {
  const bool any = std::any_of(q.words.begin(), q.words.end(), [](const QuestionWord& w) { return w.use == Use::setting; });
  What aside = read_what(t, service, q.with_settings_as(Use::soft), given, context_items);
  if (!any) return aside;
  What asked = read_what(t, service, q.with_settings_as(Use::content), given, context_items);
  const bool better = aside.name == "service" ? asked.score >= threshold : asked.score >= 0.8 * aside.score;
  if (!better) return aside;
  asked.settings_are_asked = true;
  return asked;
}

}  // namespace demarc::ask_detail
