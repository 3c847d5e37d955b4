// SPDX-License-Identifier: Apache-2.0
// Options and values in people's words, given as "key=value" or mentioned in passing.
#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "distance.hpp"
#include "question.hpp"

namespace demarc::ask_detail {

using detail::none;
using Access = detail::ConfigurationAccess;

namespace {

constexpr std::array<std::string_view, 9> yes_words{"on", "ye", "yes", "tru", "true", "enabl", "us", "used", "activ"};
constexpr std::array<std::string_view, 8> no_words{"off", "no", "not", "fals", "false", "disabl", "without", "non"};

template <typename List>
bool contains(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::set<std::string> word_set(const detail::Texts& x, std::string_view text) {
  const Wording words{x, text};
  std::set<std::string> set;
  for (std::size_t n = 0; n < words.size(); ++n) set.emplace(words[n]);
  return set;
}

/// How well two sets of words agree: 1 for equal sets, 0 for none in common.
double agreement(const std::set<std::string>& a, const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (const std::string& w : a) common += b.contains(w);
  const double whole = 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
  return common == std::min(a.size(), b.size()) ? std::max(whole, 0.7)
                                                : whole;  // one says what the other says, and more
}

/// The best agreement of some words with a record's id, title and aliases.
double best_agreement(const detail::Texts& x, const std::set<std::string>& words, std::string_view id,
                      detail::Text title, detail::Run aliases) {
  double best = std::max(agreement(words, word_set(x, id)), agreement(words, word_set(x, x[title])));
  for (std::uint32_t n = 0; n < aliases.count; ++n)
    best = std::max(best, agreement(words, word_set(x, x[x.words[aliases.first + n]])));
  return best;
}

/// The value of an option that a text means: 1.., or 0. "managed" is half the name of two kinds of keys, and so of
/// none.
std::uint32_t value_of(const detail::Tables& t, std::uint32_t option, std::string_view text) {
  const detail::Texts& x = *t.texts;
  const std::set<std::string> words = word_set(x, text);
  std::uint32_t best = 0;
  double how = 0.5;
  bool tied = false;
  for (std::uint32_t v = 0; v < t.shape(option).values; ++v) {
    const std::uint32_t at = t.first_value(option) + v;
    const double here =
        best_agreement(x, words, detail::id_at(t, t.value_ids, at), x.values[at].title, x.values[at].aliases);
    if (here > how || (here == how && best == 0)) {
      how = here;
      best = v + 1;
      tied = false;
    } else {
      tied = tied || (here == how && here < 0.99 && words.size() == 1);
    }
  }
  if (tied) return 0;
  if (best != 0 || words.size() > 2) return best;
  for (const std::string& w : words) {
    const bool yes = contains(yes_words, w), no = contains(no_words, w);
    for (std::uint32_t v = 0; (yes || no) && v < t.shape(option).values; ++v) {
      const std::string_view id = detail::id_at(t, t.value_ids, t.first_value(option) + v);
      const bool id_yes = id == "enabled" || id == "yes" || id == "true" || id == "automatic" || id == "configured";
      const bool id_no =
          id == "disabled" || id == "no" || id == "none" || id == "false" || id == "manual" || id == "not-configured";
      if ((yes && id_yes) || (no && id_no)) return v + 1;
    }
  }
  return 0;
}

std::string option_id(const detail::Tables& t, std::uint32_t option) {
  return std::string{detail::id_at(t, t.option_ids, option)};
}

void set(const detail::Tables& t, std::uint32_t service, Mentioned& m, std::uint32_t option, std::uint16_t mask) {
  if (m.configuration.empty()) m.configuration = Access::make(&t, service);
  const auto local = static_cast<std::uint8_t>(option - t.first_option(service));
  Access::set(m.configuration, local, static_cast<std::uint16_t>(Access::mask(m.configuration, local) | mask));
}

void read_as(const detail::Tables& t, Mentioned& m, std::string_view words, std::uint32_t option, std::uint32_t value) {
  m.readings.add(words,
                 {"option ", detail::id_at(t, t.option_ids, option), " = ",
                  detail::id_at(t, t.value_ids, t.first_value(option) + value - 1)},
                 0);
}

/// How many options of all services have a value that is called so; a word that many share says nothing by itself.
std::size_t generality(Records records) {
  std::size_t n = 0;
  for (const detail::NameRecord& r : records) n += r.kind == static_cast<std::uint8_t>(NameKind::value);
  return n;
}

std::uint32_t option_of_value(const detail::Tables& t, std::uint32_t service, std::uint32_t value) {
  for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o)
    if (value >= t.first_value(o) && value < t.first_value(o + 1)) return o;
  return none;
}

/// Whether a key is nearly the name of an option: then it is a slip of the pen, not something else.
bool near_an_option(const detail::Tables& t, std::uint32_t service, std::string_view key) {
  const detail::Texts& x = *t.texts;
  const std::string form = normal_form(key);
  const std::uint32_t limit = form.size() > 7 ? 2 : form.size() > 3 ? 1 : 0;
  const Near near_form{form};
  const auto near = [&](std::string_view name) { return near_form.distance(normal_form(name), limit) <= limit; };
  for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o) {
    if (near(option_id(t, o)) || near(x[x.options[o].title])) return true;
    for (std::uint32_t n = 0; n < x.options[o].aliases.count; ++n)
      if (near(x[x.words[x.options[o].aliases.first + n]])) return true;
  }
  return false;
}

/// The option that has a value of exactly these words, and that value, where one option alone has it.
std::pair<std::uint32_t, std::uint32_t> only_value(const detail::Tables& t, std::uint32_t service,
                                                   const std::set<std::string>& words) {
  const detail::Texts& x = *t.texts;
  std::pair<std::uint32_t, std::uint32_t> only{none, 0};
  for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o)
    for (std::uint32_t v = 0; v < t.shape(o).values; ++v) {
      const std::uint32_t n = t.first_value(o) + v;
      if (best_agreement(x, words, detail::id_at(t, t.value_ids, n), x.values[n].title, x.values[n].aliases) < 0.99)
        continue;
      if (only.first != none && only.first != o) return {none, 0};
      only = {o, v + 1};
    }
  return only;
}

/// Whether a key only names a thing that has options, or says "mode": "cluster=serverless", "table=provisioned".
bool names_a_thing(const detail::Tables& t, std::uint32_t service, const std::set<std::string>& key) {
  const detail::Texts& x = *t.texts;
  std::set<std::string> things = word_set(
      x,
      "cache capacity cluster compute database deployment domain environment instance kind mode node stream table type "
      "warehouse workload");
  for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o)
    things.merge(word_set(x, x[x.options[o].scope]));
  return !key.empty() && std::includes(things.begin(), things.end(), key.begin(), key.end());
}

/// The items of a service that speak of what "key=value" says: of most of the value's words that items know, or of the
/// key's where the value only says that there is such a thing ("SnapStart=on"). None where it says that there is none:
/// that may turn the answer.
std::vector<std::uint32_t> items_about(const detail::Tables& t, std::uint32_t service, std::string_view key,
                                       std::string_view value) {
  const detail::Texts& x = *t.texts;
  const auto telling = [&](std::string_view text) {
    std::vector<std::uint32_t> terms;
    const Wording words{x, text};
    for (const QuestionWord& w : Question{x, words}.words)
      if (w.use == Use::content && w.term != none && x.term_words[w.term].weight > 0) terms.push_back(w.term);
    return terms;
  };
  const std::set<std::string> words = word_set(x, value);
  const auto any = [&](const auto& list) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return contains(list, w); });
  };
  static constexpr std::array<std::string_view, 6> vague_words{"custom", "default", "manag",
                                                               "normal", "own",     "standard"};
  if (any(no_words) ||
      std::all_of(words.begin(), words.end(), [](const std::string& w) { return contains(vague_words, w); }))
    return {};
  const std::vector<std::uint32_t> terms = telling(any(yes_words) ? key : value);
  std::vector<std::uint32_t> items;
  if (terms.empty()) return items;
  const auto consider = [&](std::uint32_t n) {
    std::set<std::uint32_t> mine;
    const auto add = [&](detail::Run run) { mine.insert(x.terms + run.first, x.terms + run.first + run.count); };
    const detail::ItemRecord& r = x.items[n];
    for (std::uint32_t p = r.phrases.first; p < r.phrases.first + r.phrases.count; ++p) add(x.phrases[p].terms);
    add(r.means_terms);
    if (const std::uint32_t cell = detail::record_at(t, service, n); cell != none) add(x.cells[cell].act_terms);
    double said = 0, whole = 0;
    for (const std::uint32_t term : terms) {
      whole += x.term_words[term].weight;
      if (mine.contains(term)) said += x.term_words[term].weight;
    }
    if (said > 0.6 * whole) items.push_back(n);
  };
  for (std::uint32_t n = 0; n < t.shared_items; ++n) consider(n);
  for (std::uint32_t n = t.own_items(service); n < t.own_items(service + 1); ++n) consider(n);
  return items;
}

/// Whether some words stand in a longer phrase that asks nothing: "what does the (customer manage) on RDS".
bool is_ignored(const Question& q, std::size_t first, std::size_t count) {
  constexpr std::size_t longest = 8;
  for (std::size_t at = first - std::min(first, longest); at <= first; ++at)
    for (std::size_t n = first + count - at + (at == first ? 1 : 0); n <= q.text->longest(at); ++n)
      if (find_name(q.names(at, n), NameKind::filler) != nullptr) return true;
  return false;
}

}  // namespace

void find_configuration(const detail::Tables& t, std::uint32_t service, Question& q, Mentioned& m, bool single_words) {
  const detail::Texts& x = *t.texts;
  // "managed updates are off", "update mode manual": an option's name, and a value close behind it
  static constexpr std::array<std::string_view, 7> askers{"who", "whose", "what", "is", "do", "does", "will"};
  for (std::size_t i = 0; i < q.words.size(); ++i)
    for (std::size_t n = std::min<std::size_t>(7, q.text->longest(i)); n > 0; --n) {
      const detail::NameRecord* named = find_name(q.names(i, n), NameKind::option, service);
      if (named == nullptr) continue;
      const std::uint32_t option = named->entity;
      bool found = false;
      for (std::size_t j = i + n; j < std::min(i + n + 4, q.words.size()) && !found; ++j)
        for (std::size_t k = std::min<std::size_t>(4, q.words.size() - j); k > 0 && !found; --k) {
          const auto end = q.words.begin() + static_cast<std::ptrdiff_t>(j + k);
          if (std::all_of(q.words.begin() + static_cast<std::ptrdiff_t>(j), end,
                          [](const QuestionWord& w) { return w.use == Use::consumed; }))
            continue;  // "the certificate of our CloudFront distribution" names the service, and no value
          // "Updates are on" says how it is; "updates on Elastic Beanstalk" says where.
          const std::string_view form = q.words[j].form, before = q.words[j - 1].form;
          static constexpr std::array<std::string_view, 5> states{"turn", "switch", "is", "ar", "are"};
          const bool is_on = form == "on" && (j + 1 == q.words.size() || contains(askers, q.words[j + 1].form) ||
                                              contains(states, before));
          if (k == 1 && form == "on" && !is_on) continue;
          std::uint32_t value = 0;
          for (const detail::NameRecord& r : q.names(j, k))
            if (r.kind == static_cast<std::uint8_t>(NameKind::value) && r.service == service &&
                option_of_value(t, service, r.entity) == option)
              value = r.entity - t.first_value(option) + 1;
          if (value == 0 && k == 1) {
            const bool off = contains(no_words, form);
            if (is_on || off || form == "enabl") value = value_of(t, option, off ? "off" : "on");
          }
          if (value == 0) continue;
          set(t, service, m, option, detail::bit(value - 1));
          m.stated = true;
          read_as(t, m, q.text->original(i, j + k - i), option, value);
          q.mark(j, k, Use::setting);
          q.mark(i, n, Use::setting);
          found = true;
        }
      break;
    }
  // "with Fargate", "container images", "we use our own AMI": a value's name, unless it is a word that says little
  // alone
  static constexpr std::array<std::string_view, 16> cues{"with", "us",  "use", "in", "on", "und", "under", "via",
                                                         "is",   "run", "own", "by", "as", "for", "from",  "are"};
  for (std::size_t i = 0; i < q.words.size(); ++i)
    for (std::size_t n = std::min<std::size_t>(5, q.text->longest(i)); n > 0; --n) {
      if (q.words[i].use == Use::consumed) break;
      const Records names = q.names(i, n);
      const detail::NameRecord* named = find_name(names, NameKind::value, service);
      const detail::NameRecord* context = named ? nullptr : find_name(names, NameKind::context_value, service);
      if ((named == nullptr && context == nullptr) || is_ignored(q, i, n)) continue;
      const bool cue =
          (i > 0 && contains(cues, q.words[i - 1].form)) || (i + n < q.words.size() && q.words[i + n].form == "mod");
      if (n == 1 && (!single_words || !cue || generality(names) >= 4 || find_name(names, NameKind::party) != nullptr))
        continue;  // "what are customer responsibilities" says nothing of whose the keys are
      if (i > 0 && contains(no_words, q.words[i - 1].form)) {  // "without Auto Mode" leaves open what it is instead
        q.mark(i, n, Use::soft);
        i += n - 1;
        break;
      }
      if (context != nullptr) {
        const detail::ContextValueRecord& c = x.context_values[context->entity];
        for (std::uint32_t k = 0; k < c.items.count; ++k) m.context_items.push_back(x.numbers[c.items.first + k]);
        m.readings.add(q.text->original(i, n), {"context ", x[c.id]}, 0);
        q.mark(i, n, Use::setting);
        i += n - 1;
        break;
      }
      const std::uint32_t option = option_of_value(t, service, named->entity);
      const std::uint32_t value = named->entity - t.first_value(option) + 1;
      // What an item is called counts as that: "retired platform branch" may be both, and then is both.
      set(t, service, m, option, detail::bit(value - 1));
      read_as(t, m, q.text->original(i, n), option, value);
      q.mark(i, n, Use::setting);
      i += n - 1;
      break;
    }
}

GivenConfiguration read_configuration(const detail::Tables& t, std::uint32_t service, std::string_view text,
                                      bool readings) {
  const detail::Texts& x = *t.texts;
  GivenConfiguration given;
  given.mentioned.readings.wanted = readings;
  if (text == "-") return given;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.find(',', at), text.size());
    // a comma inside a value: the next piece has no '='
    while (end < text.size() &&
           text.substr(end + 1, std::min(text.find(',', end + 1), text.size()) - end - 1).find('=') ==
               std::string_view::npos)
      end = std::min(text.find(',', end + 1), text.size());
    const std::string_view pair = text.substr(at, end - at);
    at = end + 1;
    const std::size_t equals = pair.find('=');
    const auto trim = [](std::string_view s) {
      while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
      while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
      return s;
    };
    if (equals == std::string_view::npos) {
      if (trim(pair).empty()) continue;
      given.problem = "expected key=value, found '" + std::string{trim(pair)} + "'";
      return given;
    }
    const std::string_view key = trim(pair.substr(0, equals)), value_text = trim(pair.substr(equals + 1));
    const std::set<std::string> key_words = word_set(x, key);

    // an option by its name, best agreement first
    std::uint32_t option = none, value = 0;
    double how = 0;
    std::uint32_t named_option = none;
    double named_how = 0.5;
    for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o) {
      const double here = best_agreement(x, key_words, option_id(t, o), x.options[o].title, x.options[o].aliases);
      if (here > named_how) named_how = here, named_option = o;
      const std::uint32_t v = value_of(t, o, value_text);
      if (v != 0 && here >= 0.5 && here > how) how = here, option = o, value = v;
    }
    // a context
    if (option == none || how < 0.99) {
      const detail::Run contexts = x.services[service].contexts;
      bool taken = false;
      for (std::uint32_t c = contexts.first; c < contexts.first + contexts.count && !taken; ++c) {
        const detail::ContextRecord& record = x.contexts[c];
        if (best_agreement(x, key_words, x[record.id], record.title, record.aliases) < std::max(how, 0.6)) continue;
        const std::set<std::string> words = word_set(x, value_text);
        double best = 0.55;
        const detail::ContextValueRecord* chosen = nullptr;
        for (std::uint32_t v = record.values.first; v < record.values.first + record.values.count; ++v) {
          const detail::ContextValueRecord& cv = x.context_values[v];
          const double here = best_agreement(x, words, x[cv.id], cv.title, cv.aliases);
          if (here > best) best = here, chosen = &cv;
        }
        if (chosen == nullptr) continue;
        taken = true;
        for (std::uint32_t k = 0; k < chosen->items.count; ++k)
          given.mentioned.context_items.push_back(x.numbers[chosen->items.first + k]);
        if (chosen->offering != none) {
          const detail::OfferingRecord& o = x.offerings[chosen->offering];
          for (std::uint32_t p = o.parts.first; p < o.parts.first + o.parts.count; ++p) {
            if (x.parts[p].service != service) continue;
            for (std::uint32_t k = 0; k < x.parts[p].with.count; ++k) {
              const detail::ChoiceRecord& choice = x.whens[x.parts[p].with.first + k];
              set(t, service, given.mentioned, t.first_option(service) + choice.option, choice.mask);
            }
            for (std::uint32_t k = 0; k < x.parts[p].items.count; ++k)
              given.mentioned.context_items.push_back(x.numbers[x.parts[p].items.first + k]);
          }
        }
        given.mentioned.readings.add(pair, {"context ", x[record.id], " = ", x[chosen->id]}, 0);
      }
      if (taken) continue;
    }
    // the channel that decides defaults
    if (option == none && (key_words.contains("channel") || key_words.contains("creat"))) {
      bool taken = false;
      for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o)
        for (std::uint32_t c = 0; c < x.options[o].channels.count; ++c) {
          const detail::ChannelRecord& channel = x.channels[x.options[o].channels.first + c];
          if (!word_set(x, value_text).contains(normal_form(x[channel.channel]))) continue;
          set(t, service, given.mentioned, o, detail::bit(channel.value - 1));
          read_as(t, given.mentioned, pair, o, channel.value);
          taken = true;
        }
      if (taken) continue;
    }
    // a value whose name says it all, under a key that people word differently or that names the thing that has it
    if (option == none && named_how < 0.99) {
      const std::set<std::string> words = word_set(x, value_text);
      const bool says_little = generality(find_phrase(x, normal_form(value_text))) >= 4;
      const bool yes_or_no = std::all_of(words.begin(), words.end(), [](const std::string& w) {
        return contains(yes_words, w) || contains(no_words, w) || w == "none";
      });
      if (!yes_or_no && (names_a_thing(t, service, key_words) || (named_option == none && !says_little)))
        std::tie(option, value) = only_value(t, service, words);
    }
    // a value for a key, and that it is so: "custom AMI=yes"
    if (option == none && !key_words.empty()) {
      const std::set<std::string> words = word_set(x, value_text);
      const bool yes = !words.empty() &&
                       std::all_of(words.begin(), words.end(), [](const auto& w) { return contains(yes_words, w); });
      if (yes) std::tie(option, value) = only_value(t, service, key_words);
    }
    if (option != none) {
      set(t, service, given.mentioned, option, detail::bit(value - 1));
      read_as(t, given.mentioned, pair, option, value);
      continue;
    }
    const std::string name{x[x.services[service].name]};
    std::string problem = name + " has no option '" + std::string{key} + "'";
    std::vector<Candidate> candidates;
    if (named_option != none) {
      problem = name + ": option '" + option_id(t, named_option) + "' has no value '" + std::string{value_text} + "'";
      for (std::uint32_t v = 0; v < t.shape(named_option).values && candidates.size() < 5; ++v) {
        const std::uint32_t n = t.first_value(named_option) + v;
        candidates.push_back({"value", option_id(t, named_option) + "=" + std::string{detail::id_at(t, t.value_ids, n)},
                              std::string{x[x.values[n].title]}});
      }
    } else {
      for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1) && candidates.size() < 5; ++o)
        candidates.push_back({"option", option_id(t, o), std::string{x[x.options[o].title]}});
    }
    // No option, but what some items speak of: it tells which of them are meant.
    if (named_how < 0.99 && !near_an_option(t, service, key)) {
      std::vector<std::uint32_t> items = items_about(t, service, key, value_text);
      if (!items.empty()) {
        given.mentioned.context_items.insert(given.mentioned.context_items.end(), items.begin(), items.end());
        given.mentioned.readings.add(pair, {"no option: narrows to items that speak of it"}, 0);
        given.ignored.emplace_back(std::string{key}, std::string{value_text});
        given.asides.push_back({std::move(problem), std::move(items), std::move(candidates)});
        continue;
      }
    }
    given.problem = std::move(problem);
    given.candidates = std::move(candidates);
    return given;
  }
  return given;
}

}  // namespace demarc::ask_detail
