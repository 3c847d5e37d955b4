// SPDX-License-Identifier: Apache-2.0
// What a question says beside what it asks: which of a service's resources are meant, and in what circumstances.
#include <algorithm>
#include <array>
#include <span>

#include "question.hpp"

namespace demarc::ask_detail {

namespace {

using Forms = std::span<const std::string_view>;  // words in normal form

bool is_one_of(Forms forms, const Question& q, std::size_t at) {
  return at < q.words.size() && std::find(forms.begin(), forms.end(), q.words[at].form) != forms.end();
}

/// Whether a word says by itself or with its neighbours what may be asked about.
bool names_what_is_asked(const Question& q, std::size_t at) {
  constexpr std::array kinds{NameKind::item, NameKind::area, NameKind::layer, NameKind::activity, NameKind::whole};
  constexpr std::size_t longest = 8;
  for (std::size_t first = at - std::min(at, longest - 1); first <= at; ++first)
    for (std::size_t n = at - first + 1; n <= q.text->longest(first); ++n)
      if (std::any_of(kinds.begin(), kinds.end(),
                      [&](NameKind kind) { return find_name(q.names(first, n), kind) != nullptr; }))
        return true;
  return false;
}

/// Whether something else begins at a word: it asks about nothing.
bool ends_name(const Question& q, std::size_t at) {
  static constexpr std::array<std::string_view, 4> links{"across", "over", "throughout", "under"};
  if (at == q.words.size() || q.words[at].use != Use::content || is_one_of(links, q, at)) return true;
  const std::string_view word = q.text->original(at, 1);  // "attached to EC2", "running in Frankfurt"
  return (word.ends_with("ed") || word.ends_with("ing")) && at + 1 < q.words.size() &&
         q.words[at + 1].use == Use::soft && !names_what_is_asked(q, at);
}

/// Marks what stands before the name: "patches (our fleet of production) EKS clusters".
void mark_before(Question& q, const Named& service) {
  static constexpr std::array<std::string_view, 5> crowds{"estat", "fleet", "group", "pool", "set"};
  static constexpr std::array<std::string_view, 2> whose{"our", "your"};
  std::size_t first = service.first;
  const auto is = [&](Forms forms, std::size_t back) { return first >= back && is_one_of(forms, q, first - back); };
  const auto extend = [&] {
    for (; first > 1 && q.words[first - 1].use == Use::content; --first) {
      if (q.words[first - 2].form == "who") return;                            // "who reboots EC2": the act
      const bool participle = q.text->original(first - 1, 1).ends_with("ed");  // "encrypted": how it is, not an act
      if (!participle && names_what_is_asked(q, first - 1)) return;
    }
  };
  extend();
  if (first > 1 && q.words[first - 1].form == "of" && is(crowds, 2)) {
    first -= 2;
    extend();
  }
  q.mark(first, service.first - first, Use::circumstance);
  // "Our compliance" is not "compliance", but our encrypted Lambda is Lambda.
  for (std::size_t back = 1; back <= 3; ++back)
    if (is(whose, back)) q.mark(first - back, 1, Use::soft);
}

/// Marks what one has of the service and stands behind its name: "EKS (clusters)". Returns what comes next.
std::size_t mark_thing(Question& q, const Named& service) {
  static constexpr std::array<std::string_view, 44> things{
      "acl",         "alarm",      "api",       "apis",    "applicat", "bot",        "broker",       "bucket",
      "cluster",     "connection", "dashboard", "databas", "desktop",  "detector",   "distribution", "domain",
      "environment", "fleet",      "function",  "gatewai", "instanc",  "job",        "model",        "network",
      "pipelin",     "project",    "queri",     "queu",    "rack",     "repositori", "resourc",      "rul",
      "sddc",        "server",     "servic",    "stack",   "stream",   "tabl",       "task",         "topic",
      "trail",       "volum",      "workflow",  "zone"};
  const std::size_t end = service.first + service.count;
  if (!is_one_of(things, q, end)) return end;
  if (ends_name(q, end + 1)) q.mark(end, 1, Use::circumstance);
  return end + 1;
}

/// Marks what follows the name to the end of the clause: "patches EC2 instances (behind our website)".
void mark_behind(Question& q, const Named& service, std::size_t end) {
  // With a condition begins what may change the answer, with the others what else is asked.
  static constexpr std::array<std::string_view, 21> new_clause{
      "after", "am",  "and", "are",    "because", "but",   "can",  "do",  "doe",  "if",   "is",
      "must",  "onc", "or",  "should", "unless",  "until", "when", "who", "whom", "whose"};
  bool complete = false;  // what is asked has been said
  for (std::size_t n = service.first; n != 0 && !q.text->ends_clause(n - 1); --n)
    complete = complete || (q.words[n - 1].use == Use::content && names_what_is_asked(q, n - 1));
  for (; !ends_name(q, end); ++end) complete = complete || names_what_is_asked(q, end);  // "RDS patching in ..."
  if (!complete) return;
  for (; end < q.words.size() && q.words[end].use != Use::consumed && !is_one_of(new_clause, q, end); ++end) {
    if (q.text->ends_clause(end - 1)) break;
    if (q.words[end].use == Use::content) q.mark(end, 1, Use::circumstance);
  }
}

/// Marks how something is done ("officially", "who (handles) it"), and what says why one asks: "(show me a list of) who
/// patches EC2".
void mark_frame(Question& q) {
  std::size_t who = 0;
  while (who < q.words.size() && q.words[who].form != "who") ++who;
  const bool asks = std::any_of(q.words.begin() + static_cast<std::ptrdiff_t>(std::min(who, q.words.size())),
                                q.words.end(), [](const QuestionWord& w) { return w.use == Use::content; });
  std::size_t first = who;  // of its clause
  while (first != 0 && !q.text->ends_clause(first - 1) && q.words[first - 1].use != Use::consumed) --first;
  for (std::size_t n = 0; n < q.words.size(); ++n) {
    if (q.words[n].use != Use::content) continue;
    const std::string_view word = q.text->original(n, 1);
    const bool adverb = word.size() > 4 && word.ends_with("ly");
    const bool who_does = n == who + 1 && n + 1 < q.words.size() && says_only_who(q.words[n].form);
    if (adverb || who_does || q.words[n].form == "not" || (asks && n >= first && n < who))
      q.mark(n, 1, Use::circumstance);
  }
}

}  // namespace

bool says_only_who(std::string_view verb) noexcept {
  static constexpr std::array<std::string_view, 13> verbs{"address",  "administer", "do",      "govern", "handl",
                                                          "maintain", "manag",      "oper",    "operat", "overse",
                                                          "run",      "tak",        "undertak"};
  return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

void mark_circumstances(Question& q, const std::vector<Named>& services) {
  mark_frame(q);
  for (const Named& n : services) {
    const std::size_t end = mark_thing(q, n);
    if (ends_name(q, end)) mark_before(q, n);  // not "stolen IAM credentials"
    mark_behind(q, n, end);
  }
}

}  // namespace demarc::ask_detail
