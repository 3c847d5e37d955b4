// SPDX-License-Identifier: Apache-2.0
// Taking a question apart, and finding the services it names.
#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "question.hpp"

namespace demarc::ask_detail {

using detail::none;

namespace {

constexpr std::size_t longest_phrase = 8;

}  // namespace

Wording::Wording(const detail::Texts& x, std::string_view text) : x_{x}, text_{text} {
  normalize(text, normal_);
  look_up();
  if (!has_synonyms_) return;
  const NormalText as_said = std::move(normal_);
  read_synonyms(
      as_said, normal_, [&](std::size_t n) { return std::min<std::size_t>(longest_synonym, reach_[n].longest); },
      [&](std::size_t first, std::size_t count) -> std::optional<std::string_view> {
        const detail::NameRecord* synonym = find_name(names(first, count), NameKind::synonym);
        if (synonym == nullptr) return std::nullopt;
        return x_[x_.words[synonym->entity]];
      });
  look_up();
}

/// Finds what each word begins.
void Wording::look_up() {
  const std::size_t count = size();
  reach_.clear();
  found_.clear();
  reach_.reserve(count);
  found_.reserve(2 * count);
  for (std::size_t n = 0; n < count; ++n) reach_.push_back({hash_of_word(normal_.word(n)), 0, 1});
  for (std::size_t n = 0; n < count; ++n) {
    std::uint64_t hash = hash_with(hash_of_nothing, reach_[n].hash);
    const Records alone = find_phrase(x_, normal_.word(n), hash);
    reach_[n].found = static_cast<std::uint32_t>(found_.size());
    found_.push_back(alone);
    if (const detail::NameRecord* opening = find_name(alone, NameKind::opening))
      reach_[n].longest = static_cast<std::uint32_t>(std::min<std::size_t>(opening->entity, count - n));
    for (std::uint32_t more = 1; more < reach_[n].longest; ++more) {
      hash = hash_with(hash, reach_[n + more].hash);
      found_.push_back(find_phrase(x_, normal_.words(n, more + 1), hash));
    }
    for (std::size_t k = reach_[n].found; k < found_.size(); ++k)
      has_synonyms_ = has_synonyms_ || find_name(found_[k], NameKind::synonym) != nullptr;
  }
}

std::string_view Wording::original(std::size_t first, std::size_t count) const noexcept {
  const Token &from = normal_.tokens[first], &to = normal_.tokens[first + count - 1];
  return text_.substr(from.at, to.at + to.size - from.at);
}

bool Wording::ends_clause(std::size_t n) const noexcept {
  const std::size_t end = normal_.tokens[n].at + normal_.tokens[n].size;
  if (end >= text_.size()) return true;
  const bool stops = std::string_view{",.?!;:"}.find(text_[end]) != std::string_view::npos;
  return stops && (end + 1 == text_.size() || text_[end + 1] == ' ' || text_[end + 1] == '\n');
}

bool Wording::is_brand(std::size_t n) const noexcept { return (*this)[n] == "amazon" || (*this)[n] == "aws"; }

const detail::NameRecord* Wording::service_name(std::size_t first, std::size_t count) const noexcept {
  const auto find = [&](Records records) {
    const detail::NameRecord* service = find_name(records, NameKind::service);
    return service != nullptr ? service : find_name(records, NameKind::offering);
  };
  if (const detail::NameRecord* named = find(names(first, count))) return named;
  return count > 1 && is_brand(first) ? find(names(first + 1, count - 1)) : nullptr;
}

std::size_t Wording::longest(std::size_t first) const noexcept {
  const std::size_t here = reach_[first].longest;
  return first + 1 < size() && is_brand(first) ? std::max<std::size_t>(here, reach_[first + 1].longest + 1) : here;
}

namespace {

/// Whether a party's name is what is asked about: "who manages (users) on RDS".
bool is_object(const Wording& of, std::size_t at) {
  return at > 1 && of[at - 2] == "who" && find_name(of.names(at - 1, 1), NameKind::activity) != nullptr &&
         (at + 1 == of.size() || find_name(of.names(at + 1, 1), NameKind::filler) != nullptr);
}

}  // namespace

Question::Question(const detail::Texts& x, const Wording& of) : text{&of} {
  constexpr std::uint32_t unknown_word =
      3'000;  // about as telling as a common word of items: people bring their own stories
  words.reserve(of.size());
  for (std::size_t n = 0; n < of.size(); ++n) {
    const Records names = of.names(n, 1);
    const detail::NameRecord* term = find_name(names, NameKind::term);
    const bool soft = find_name(names, NameKind::filler) != nullptr ||
                      (find_name(names, NameKind::party) != nullptr && !is_object(of, n));
    words.push_back({of[n], term != nullptr ? term->entity : none,
                     term != nullptr ? x.term_words[term->entity].weight : unknown_word,
                     soft ? Use::soft : Use::content});
  }
  for (std::size_t n = 0; n < of.size(); ++n)
    for (std::size_t count = of.longest(n); count > 1; --count)
      if (const Records names = of.names(n, count);
          find_name(names, NameKind::filler) != nullptr || find_name(names, NameKind::party) != nullptr)
        mark(n, count, Use::soft);
}

void Question::mark(std::size_t first, std::size_t count, Use use) {
  for (std::size_t k = first; k < first + count; ++k) words[k].use = use;
}

bool Question::has(std::string_view form) const {
  return std::any_of(words.begin(), words.end(), [&](const QuestionWord& w) { return w.form == form; });
}

bool Question::has(Use use) const {
  return std::any_of(words.begin(), words.end(), [&](const QuestionWord& w) { return w.use == use; });
}

Question Question::with(Use use, Use instead) const {
  Question q = *this;
  for (QuestionWord& w : q.words)
    if (w.use == use) w.use = instead;
  return q;
}

void Readings::add(std::string_view words, std::initializer_list<std::string_view> meaning, double weight) {
  if (!wanted) return;
  std::string whole;
  for (const std::string_view part : meaning) whole += part;
  list.push_back({std::string{words}, std::move(whole), weight});
}

// ---- services ------------------------------------------------------------------------------------

namespace {

/// Whether two texts are the same but for case.
bool same_folded(std::string_view a, std::string_view b) noexcept {
  const auto folded = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char c, char d) { return folded(c) == folded(d); });
}

/// Whether a service's name is also an everyday word: some twenty items use it, or several shared ones.
bool is_everyday(const detail::Tables& t, const QuestionWord& w) {
  if (w.term == none || w.form.find_first_of("0123456789") != std::string_view::npos) return false;  // "S3"
  constexpr std::uint32_t everyday_weight = 4'200;  // what a word weighs that some twenty items have
  const detail::Texts& x = *t.texts;
  if (x.term_words[w.term].weight < everyday_weight) return true;
  // Phrases of shared items come first.
  const detail::Run phrases = x.term_words[w.term].phrases;
  const auto item = [&](std::uint32_t n) { return x.phrases[x.numbers[phrases.first + n]].item; };
  for (std::uint32_t n = 1; n < phrases.count; ++n)
    if (item(n) != item(0)) return item(n) < t.shared_items;
  return false;
}

/// Whether a name says where: "patching on (Direct Connect)", but not "the (Direct Connect) link".
bool is_place(const Question& q, std::size_t first, std::size_t count) {
  static constexpr std::array<std::string_view, 7> places{"at", "for", "in", "of", "on", "under", "with"};
  const std::size_t end = first + count;
  if (end < q.words.size() && q.words[end].use == Use::content && !q.text->ends_clause(end - 1)) return false;
  const auto says_where = [&](std::size_t n) {
    return std::find(places.begin(), places.end(), q.words[n].form) != places.end();
  };
  return (first > 0 && says_where(first - 1)) ||
         (first > 1 && q.words[first - 1].form == "the" && says_where(first - 2));
}

/// Marks the name of a service. The brand, and words of its title that many phrases have, complete none of them where
/// they say where: compliance on AWS Certificate Manager is not "AWS compliance".
void consume(const detail::Tables& t, Question& q, std::size_t first, std::size_t count, Use use) {
  q.mark(first, count, use);
  const detail::NameRecord* named = q.text->service_name(first, count);
  const bool title = named != nullptr && named->origin != static_cast<std::uint8_t>(Origin::alias);
  if (count == 1 || !is_place(q, first, count)) return;
  for (std::size_t n = first; n < first + count; ++n)
    if (q.text->is_brand(n) || (title && is_everyday(t, q.words[n]))) q.words[n].term = none;
}

/// Whether it names the service only with a sign beside it ("backup", "support"); "our Lambda" needs none, as only
/// other services speak of Lambda.
bool needs_sign(const detail::Tables& t, const QuestionWord& w) {
  if (!is_everyday(t, w)) return false;
  const detail::Texts& x = *t.texts;
  const detail::Run phrases = x.term_words[w.term].phrases;
  return phrases.count != 0 && x.phrases[x.numbers[phrases.first]].item < t.shared_items;
}

/// Whether a word is written as the name of a service: with a capital where its neighbours have none ("Outposts"), or
/// in any case where the name has capitals inside ("IAM", "CloudTrail").
bool written_as_name(const detail::Texts& x, const Question& q, const Named& named) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  if (named.service == none || named.count != 1) return false;
  const std::string_view word = q.text->original(named.first, 1);
  if (named.first != 0 && capital(word.front()) && small(q.text->original(named.first - 1, 1).front())) return true;
  const detail::Run aliases = x.services[named.service].aliases;
  for (std::uint32_t n = 0; n < aliases.count; ++n)
    if (const std::string_view alias = x[x.words[aliases.first + n]]; same_folded(alias, word))
      return std::any_of(alias.begin() + 1, alias.end(), capital);
  return false;
}

/// Whether the word before an everyday word makes a name of it: "on Backup". It does not in "responsible for backup",
/// where that is the area which is asked about.
bool has_sign(const Question& q, std::size_t at) {
  static constexpr std::array<std::string_view, 12> signs{"on",  "in", "for", "with",   "of",    "us",
                                                          "use", "aw", "aws", "amazon", "under", "using"};
  if (at == 0 || std::find(signs.begin(), signs.end(), q.words[at - 1].form) == signs.end()) return false;
  const std::string_view sign = q.words[at - 1].form;
  const bool only_asks = at > 1 && (sign == "for" || sign == "of") && q.words[at - 2].use == Use::soft;
  return !only_asks || find_name(q.names(at, 1), NameKind::area) == nullptr;
}

/// Whether so many words and so many are names of the same service.
bool same_entity(const Question& q, std::size_t first, std::size_t some, std::size_t others) {
  const detail::NameRecord *a = q.text->service_name(first, some), *b = q.text->service_name(first, others);
  return a != nullptr && b != nullptr && a->kind == b->kind && a->entity == b->entity;
}

/// How many words of a service's name are its name where the rest is asked about: one in "S3 bucket policy", "IAM
/// roles" and "RDS backups", where S3, IAM and RDS alone are names too, and the rest is something that one does or
/// writes.
std::size_t without_what_is_asked(const Question& q, std::size_t first, std::size_t count) {
  const detail::NameRecord* named = q.text->service_name(first, count);
  if (named->origin != static_cast<std::uint8_t>(Origin::alias)) return count;
  for (std::size_t part = count - 1; part != 0; --part) {
    if (!same_entity(q, first, part, count)) continue;
    const std::size_t at = first + part, rest = count - part;
    const Records asked = q.names(at, rest);
    if (q.words[at].form == "rol" || q.words[at].form == "polici" || find_name(asked, NameKind::area) != nullptr ||
        find_name(asked, NameKind::item, named->entity) != nullptr)
      return part;
    for (std::size_t n = 2; n <= std::min(longest_phrase, q.text->longest(at)); ++n)
      if (find_name(q.names(at, n), NameKind::item) != nullptr) return part;
  }
  return count;
}

/// Whether an everyday word behind the brand says what AWS does: "does AWS back up RDS", "will AWS support it", but not
/// "does AWS Backup encrypt".
bool is_what_aws_does(const detail::Tables& t, const Question& q, std::size_t at, const detail::NameRecord& named) {
  static constexpr std::array<std::string_view, 10> auxiliaries{"can",  "could", "did",    "do",   "doe",
                                                                "must", "shall", "should", "will", "would"};
  if (named.kind != static_cast<std::uint8_t>(NameKind::service) || at == 0 || !q.text->is_brand(at - 1) ||
      !is_everyday(t, q.words[at]))
    return false;
  const detail::Texts& x = *t.texts;
  const std::string_view word = q.text->original(at, 1);
  const auto ends_a_name = [&](detail::Text name) {
    return x[name].size() >= word.size() && same_folded(x[name].substr(x[name].size() - word.size()), word);
  };
  const detail::ServiceRecord& s = x.services[named.entity];
  const bool as_written = ends_a_name(s.name) || std::any_of(x.words + s.aliases.first,
                                                             x.words + s.aliases.first + s.aliases.count, ends_a_name);
  const bool asked =
      at > 1 && std::find(auxiliaries.begin(), auxiliaries.end(), q.words[at - 2].form) != auxiliaries.end();
  return !as_written || (asked && word.front() >= 'a' && word.front() <= 'z');
}

}  // namespace

std::vector<Named> find_services(const detail::Tables& t, Question& q, bool certain) {
  const detail::Texts& x = *t.texts;
  std::vector<Named> strong, weak;
  std::vector<std::size_t> doubtful;  // everyday words after a sign
  std::size_t certain_names = 0;
  for (std::size_t i = 0; i < q.words.size();) {
    std::size_t taken = 0;
    const bool verb = i > 0 && q.words[i - 1].form == "who";  // "who manages databases" names no managed database
    for (std::size_t n = verb ? 0 : std::min(longest_phrase, q.text->longest(i)); n > 0 && taken == 0; --n) {
      const detail::NameRecord* found = q.text->service_name(i, n);
      if (found == nullptr) continue;
      if (is_what_aws_does(t, q, i + n - 1, *found)) continue;
      if (!certain) n = without_what_is_asked(q, i, n);
      Named named;
      named.first = i;
      named.count = n;
      (found->kind == static_cast<std::uint8_t>(NameKind::service) ? named.service : named.offering) = found->entity;
      const bool whole = n == q.words.size();
      // "Identity and access management on ACM": the area
      const bool area = !certain && find_name(q.names(i, n), NameKind::area) != nullptr;
      const bool sure = !area && (n > 1 || whole || !is_everyday(t, q.words[i]) || (certain && q.words.size() <= 2));
      const bool sign = has_sign(q, i) || !needs_sign(t, q.words[i]);
      (sure || sign ? strong : weak).push_back(named);
      if (sure) ++certain_names;
      if (!sure && sign) doubtful.push_back(i);
      taken = n;
    }
    i += std::max<std::size_t>(taken, 1);
  }
  // "on the hook for backups in DynamoDB": an everyday word names no service where a name that is nothing else stands
  // beside it.
  if (certain_names != 0)
    std::erase_if(
        strong, [&](const Named& n) { return std::find(doubtful.begin(), doubtful.end(), n.first) != doubtful.end(); });
  // "Who powers Outposts": where nothing else is named, the one that is written as a name.
  if (strong.empty() && !certain) {
    std::erase_if(weak, [&](const Named& n) { return !written_as_name(x, q, n); });
    if (weak.size() > 1) weak.clear();
  }
  // "Compliance on AWS" is not "AWS compliance".
  for (std::size_t n = 1; n < q.words.size(); ++n)
    if (q.text->is_brand(n) && (q.words[n - 1].form == "on" || q.words[n - 1].form == "in") &&
        (n + 1 == q.words.size() || q.words[n + 1].use == Use::soft))
      q.words[n].term = none;
  std::vector<Named>& found = strong.empty() ? weak : strong;
  for (const Named& n : found) {
    // An offering that narrows a service to items ("network ACL") is itself what is asked about: its words stay.
    const bool thing = n.offering != none && x.parts[x.offerings[n.offering].parts.first].items.count != 0;
    if (!thing) consume(t, q, n.first, n.count, n.service != none ? Use::consumed : Use::soft);
  }
  return found;
}

void consume_service(const detail::Tables& t, std::uint32_t service, Question& q) {
  for (std::size_t i = 0; i < q.words.size(); ++i)
    for (std::size_t n = std::min(longest_phrase, q.text->longest(i)); n > 0; --n) {
      const detail::NameRecord* named = q.text->service_name(i, n);
      if (named == nullptr || named->kind != static_cast<std::uint8_t>(NameKind::service) || named->entity != service)
        continue;
      // One word may be part of what is asked ("the role that lets Lambda manage instances"); more are the name alone.
      if (n > 1)
        q.mark(i, n, Use::consumed);
      else if (!needs_sign(t, q.words[i]))
        q.mark(i, n, Use::soft);
      break;
    }
}

// ---- identifiers ---------------------------------------------------------------------------------

namespace {

bool starts(std::string_view text, std::string_view with) noexcept { return text.substr(0, with.size()) == with; }
bool ends(std::string_view text, std::string_view with) noexcept {
  return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

std::string folded(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// An identifier in one form. `narrow`: a whole namespace is no answer.
struct Wanted {
  detail::Form form;
  std::string name;
  bool narrow = false;
};

/// How well a pattern, in any case, fits an identifier, which is folded: exact, else by the length of what it fixes; 0
/// for no fit.
std::size_t fit(std::string_view pattern, const Wanted& wanted) {
  const std::string_view name = wanted.name;
  constexpr std::size_t exact = 1'000;
  if (same_folded(pattern, name)) return exact;
  const auto begins = [&](std::string_view with) { return same_folded(with, name.substr(0, with.size())); };
  if (wanted.form == detail::Form::cloudformation) {
    if (ends(pattern, "*")) return begins(pattern.substr(0, pattern.size() - 1)) ? pattern.size() : 0;
    return !wanted.narrow && begins(pattern) && starts(name.substr(pattern.size()), "::") ? pattern.size() : 0;
  }
  if (wanted.form == detail::Form::terraform && ends(pattern, "_")) return begins(pattern) ? pattern.size() : 0;
  return 0;
}

}  // namespace

namespace {

/// The type of resource in an ARN as CloudFormation spells it, folded: "arn:aws:ec2:eu-west-1:1:transit-gateway/tgw-1"
/// is of type "transitgateway". Empty if the ARN names none.
std::string resource_type(std::string_view arn) {
  for (int field = 0; field < 5; ++field) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  const std::size_t end = arn.find_first_of("/:");
  std::string type{arn.substr(0, end == std::string_view::npos ? 0 : end)};
  std::erase(type, '-');
  return type;
}

/// The prefix of an action in a policy, "ec2:RunInstances" or "ec2:*"; empty if it is none.
std::string_view action_prefix(std::string_view text) noexcept {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size()) return {};
  const auto all = [](std::string_view part, auto&& allowed) { return std::all_of(part.begin(), part.end(), allowed); };
  const bool prefix =
      all(text.substr(0, colon), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  const char first = text[colon + 1];
  const bool action = (first == '*' || (first >= 'A' && first <= 'Z')) && all(text.substr(colon + 1), [](char c) {
                        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*';
                      });
  return prefix && action ? text.substr(0, colon) : std::string_view{};
}

}  // namespace

bool has_form(std::string_view text) noexcept {
  const std::string name = folded(text.substr(0, 24));
  return text.find("::") != std::string_view::npos || starts(name, "aws_") || starts(name, "arn:") ||
         !action_prefix(text).empty() || folded(text).find(".amazonaws.com") != std::string::npos;
}

std::vector<Named> find_identifier(const detail::Tables& t, std::string_view text) {
  const detail::Texts& x = *t.texts;
  std::string name = folded(text);
  std::vector<Wanted> tries;
  if (name.find("::") != std::string::npos && !starts(name, "arn:")) {
    tries.push_back({detail::Form::cloudformation, name});
  } else if (const std::string_view prefix = action_prefix(text); !prefix.empty()) {
    tries.push_back({detail::Form::iam, std::string{prefix}});
  } else if (starts(name, "aws_")) {
    tries.push_back({detail::Form::terraform, name});
  } else if (starts(name, "arn:")) {
    const std::size_t one = name.find(':', 4), two = one == std::string::npos ? one : name.find(':', one + 1);
    if (one == std::string::npos) return {};
    const std::string service = name.substr(one + 1, two == std::string::npos ? two : two - one - 1);
    if (const std::string type = resource_type(name); !type.empty())  // services share "ec2": "volume/..." tells which
      tries.push_back({detail::Form::cloudformation, "aws::" + service + "::" + type, true});
    tries.push_back({detail::Form::arn, service});
  } else if (const std::size_t domain = name.find(".amazonaws.com"); domain != std::string::npos) {
    const std::string label = name.substr(0, domain);
    for (const detail::Form form : {detail::Form::principal, detail::Form::endpoint, detail::Form::iam})
      tries.push_back({form, label});
    // "bucket.s3.eu-west-1": the part next to the domain that is a service; names of people's own stand before it
    for (std::string_view rest = label; !rest.empty();) {
      const std::size_t dot = rest.rfind('.');
      for (const detail::Form form : {detail::Form::principal, detail::Form::endpoint, detail::Form::iam})
        tries.push_back({form, std::string{rest.substr(dot + 1)}});  // behind none: all of it
      rest = rest.substr(0, dot == std::string_view::npos ? 0 : dot);
    }
  } else {  // as it stands: "elasticloadbalancing", "cognito-idp"
    for (const detail::Form form : {detail::Form::iam, detail::Form::sdk, detail::Form::endpoint, detail::Form::arn})
      tries.push_back({form, name});
  }
  for (const Wanted& wanted : tries) {
    std::size_t best = 0;
    std::vector<Named> found;
    for (std::uint32_t n = 0; n < x.identifier_count; ++n) {
      const detail::IdentifierRecord& r = x.identifiers[n];
      if (r.form != wanted.form) continue;
      const std::size_t how = fit(x[r.text], wanted);
      if (how == 0 || how < best) continue;
      if (how > best) found.clear();
      best = how;
      Named one;
      (r.offering ? one.offering : one.service) = r.entity;
      const bool known = std::any_of(found.begin(), found.end(), [&](const Named& f) {
        return f.service == one.service && f.offering == one.offering;
      });
      if (!known) found.push_back(one);
    }
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace demarc::ask_detail
