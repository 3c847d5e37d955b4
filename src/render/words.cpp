// SPDX-License-Identifier: Apache-2.0
// How owners, services and verdicts are said in English.
#include "words.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "boxes.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::uint32_t every_area = (1u << area_count) - 1, every_layer = (1u << layer_count) - 1;
constexpr std::size_t told_apart = 3;  // so many named items are all said in the sentence

std::string_view party_title(MatrixView matrix, const PartyKey& party) {
  const auto term = matrix.find(party);
  return term && !term->title.empty() ? term->title : party.id();
}

/// Titles are singular or plural, and the verb follows: "Facilities are", "Logging and monitoring are", "Patching is".
std::string_view be(std::string_view title) {
  if (title.starts_with("The work of ") || title.starts_with("What ")) return "is";
  const bool many = title.find(" and ") != std::string_view::npos || title.starts_with("Decisions ") ||
                    title.starts_with("Triggers ") || title.starts_with("Checks ") ||
                    (title.ends_with('s') && !title.ends_with("ss"));
  return many ? "are" : "is";
}

/// Layers are things and take an article, areas are activities and take none; one area is named after a thing.
std::string area_noun(MatrixView matrix, Area area) {
  const std::string_view title = matrix.area(area).title;
  return area == Area::application ? "The " + inside(title) : std::string{title};
}

constexpr std::string_view whole_service = "Responsibility";  // the noun where all of it is asked about

/// What was asked about: areas and layers as a noun ("Patching"), or single items as things to do.
struct Subject {
  std::string noun;
  std::vector<std::string> deeds;  // not empty: used instead of the noun
};

bool capital(char c) noexcept { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// "Decisions on", "checks of": the activities that a question is narrowed to; none where it is about all, or all but
/// supply.
std::vector<std::string> acts_asked_about(const detail::Selection& s) {
  constexpr std::array<std::string_view, 5> nouns{"Supply for", "Decisions on", "Triggers of", "The work of",
                                                  "Checks of"};
  constexpr std::uint32_t supply = 1u << static_cast<unsigned>(Activity::supply);
  std::vector<std::string> acts;
  if ((s.activities | supply) == (1u << nouns.size()) - 1) return acts;
  for (std::size_t n = 0; n < nouns.size(); ++n)
    if (s.activities >> n & 1u) acts.push_back(acts.empty() ? std::string{nouns[n]} : inside(nouns[n]));
  return acts;
}

Subject subject_of(MatrixView matrix, const Reply& reply) {
  const detail::Selection& s = reply.answer.question().selection;
  if (s.named != 0) {
    if (s.named > told_apart && !reply.offering.empty())
      return {"What \"" + std::string{offering_of(matrix, reply.offering).name} + "\" covers", {}};
    if (s.named > told_apart) return {"What is asked about", {}};
    Subject subject;
    std::vector<std::string>
        absent;  // acts that do not exist here are told of only where there is nothing else to tell
    for (const ItemAnswer& i : reply.answer.items())
      (i.owner() == Verdict::not_applicable ? absent : subject.deeds).push_back(to_do(i.title()));
    if (subject.deeds.empty()) subject.deeds = std::move(absent);
    return subject;
  }
  const std::vector<std::string> acts = acts_asked_about(s);
  if (!acts.empty()) {  // "who decides about patching": not patching as a whole
    Subject subject;
    for (const ItemAnswer& i : reply.answer.items())
      if (!i.supporting() && i.owner() != Verdict::not_applicable) subject.deeds.push_back(to_do(i.title()));
    if (!subject.deeds.empty() && subject.deeds.size() <= told_apart) return subject;
  }
  const auto narrowed = [&](std::string noun) {
    return Subject{acts.empty() ? std::move(noun) : joined(acts) + " " + inside(noun), {}};
  };
  const std::uint32_t areas = s.areas & every_area, layers = s.layers & every_layer;
  std::vector<std::string> area_titles, layer_titles;
  for (std::size_t a = 0; a < area_count; ++a)
    if (areas >> a & 1u) area_titles.push_back(area_noun(matrix, static_cast<Area>(a)));
  for (std::size_t l = 0; l < layer_count; ++l)
    if (layers >> l & 1u) layer_titles.push_back("The " + inside(matrix.layer(static_cast<Layer>(l)).title));
  const auto noun_of = [](std::vector<std::string>& titles) {
    for (std::size_t n = 1; n < titles.size(); ++n) titles[n] = inside(titles[n]);
    return joined(titles);
  };
  if (areas == every_area && layers == every_layer)
    return acts.empty() ? Subject{std::string{whole_service}, {}} : narrowed("Security");
  if (layers == every_layer) return narrowed(noun_of(area_titles));
  if (areas == every_area) return narrowed(noun_of(layer_titles));
  return narrowed(noun_of(area_titles) + " (" + inside(joined(layer_titles)) + ")");
}

std::string place_of(MatrixView matrix, const Reply& reply) {
  const std::string_view service = reply.answer.service().name(), offering = offering_of(matrix, reply.offering).name;
  std::string place = " on " + std::string{service};
  if (!offering.empty() && offering != service) place += " (" + std::string{offering} + ")";
  return place;
}

/// The options whose value decides: not given and without a default, or given as a mix.
std::string deciding_options(const Reply& reply) {
  std::vector<std::string> titles;
  for (const Condition& c : reply.answer.open()) titles.push_back(the(c.option_title()));
  for (const Condition& c : reply.answer.configuration())
    if (c.values().size() > 1) titles.push_back(the(c.option_title()));
  for (const ServiceInfo& s : services_behind(reply.answer))
    titles.push_back("how " + std::string{s.name()} + " is configured");
  return titles.empty() ? "how it is configured" : joined(titles);
}

std::string one_party(MatrixView matrix, const Reply& reply, const Subject& subject) {
  const PartyKey party = *reply.answer.owner().who();
  const std::string who = party_name(matrix, party);
  if (!subject.deeds.empty())
    return "It is " + who + (who.ends_with('s') ? "'" : "'s") + " job to " + listed(subject.deeds, ", and to ") +
           place_of(matrix, reply) + ".";
  std::string sentence = who;
  if (who.starts_with("the ")) sentence.front() = 'T';
  if (subject.noun == whole_service) return sentence + " is responsible for everything" + place_of(matrix, reply) + ".";
  return sentence + " is responsible for " + inside(subject.noun) + place_of(matrix, reply) + ".";
}

/// The reason why a single item does not apply or is not known.
std::string reason_of(const Reply& reply) {
  if (reply.answer.question().selection.named != 1) return {};
  for (const ItemAnswer& i : reply.answer.items())
    if (const auto rule = i.rule(); rule && !rule->reason().empty()) return " " + std::string{rule->reason()};
  return {};
}

}  // namespace

std::string owner_name(MatrixView matrix, const Owner& owner) {
  if (const auto party = owner.who()) return std::string{party_title(matrix, *party)};
  switch (owner.verdict()) {
    case Verdict::split:
      return "Split";
    case Verdict::depends:
      return "Depends";
    case Verdict::not_applicable:
      return "Not applicable";
    default:
      return "Unknown";
  }
}

std::string owner_name(MatrixView matrix, const Owner& owner, std::string_view role) {
  std::string name = owner_name(matrix, owner);
  if (role.empty()) return name;
  const detail::Texts& x = *matrix.tables().texts;
  for (std::uint32_t r = 0; r < x.roles.count; ++r)
    if (x[x.role(r).id] == role) return name + " (" + std::string{x[x.role(r).title]} + ")";
  return name + " (" + std::string{role} + ")";
}

std::string party_name(MatrixView matrix, const PartyKey& party) {
  const std::string_view title = party_title(matrix, party);
  const std::size_t last = title.rfind(' ') + 1;  // "Software vendor" is a kind of party, "Red Hat" a name
  const bool kind = last != 0 && last < title.size() && title[last] >= 'a' && title[last] <= 'z';
  if (kind || party.id() == id(Party::customer)) return "the " + inside(title);
  return std::string{title};
}

std::string party_names(MatrixView matrix, const Answer& answer) {
  std::vector<std::string> names;
  for (const PartyKey& party : parties_of(answer)) names.push_back(party_name(matrix, party));
  return joined(names);
}

std::string joined(const std::vector<std::string>& words, std::string_view last) {
  std::string out;
  for (std::size_t n = 0; n < words.size(); ++n) {
    if (n != 0) out += n + 1 == words.size() ? last : std::string_view{", "};
    out += words[n];
  }
  return out;
}

std::string listed(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& w : words) {
    if (!out.empty()) out += separator;
    out += w;
  }
  return out;
}

std::string inside(std::string_view title) {
  const std::string_view word = title.substr(0, title.find(' '));
  const std::string_view rest = title.substr(std::min(title.size(), word.size() + 1));
  if (rest.size() > 1 && capital(rest[0]) && !capital(rest[1])) return std::string{title};  // "Elastic Load Balancing"
  constexpr std::array<std::string_view, 20> names{"Amazon",    "Bottlerocket", "Docker", "Fargate", "Java",
                                                   "Kinesis",   "Kubernetes",   "Lambda", "Linux",   "Memcached",
                                                   "Microsoft", "Outposts",     "Python", "Redis",   "Redshift",
                                                   "Ruby",      "Slurm",        "Ubuntu", "Valkey",  "Windows"};
  return std::find(names.begin(), names.end(), word) != names.end() ? std::string{title} : to_do(title);
}

std::string to_do(std::string_view title) {
  std::string out{title};
  const std::string_view word = title.substr(0, title.find(' '));
  if (!word.empty() && capital(word[0]) && std::none_of(word.begin() + 1, word.end(), capital))
    out[0] = static_cast<char>(out[0] | 0x20);
  return out;
}

std::string the(std::string_view title) {
  constexpr std::array<std::string_view, 8> asks{"How", "What", "When", "Where", "Whether", "Which", "Who", "Whose"};
  const std::string_view word = title.substr(0, title.find(' '));
  return (std::find(asks.begin(), asks.end(), word) == asks.end() ? "the " : "") + inside(title);
}

std::string verdict_sentence(MatrixView matrix, const Reply& reply) {
  const Subject subject = subject_of(matrix, reply);
  const bool deeds = !subject.deeds.empty();
  const std::string place = place_of(matrix, reply), what = listed(subject.deeds, ", and to ");
  const std::string who_has = "ho has to " + what + place;
  const std::string who_for =
      "ho is responsible for " + (subject.noun == whole_service ? std::string{"what"} : inside(subject.noun)) + place;
  switch (reply.answer.verdict()) {
    case Verdict::aws:
    case Verdict::customer:
    case Verdict::third_party:
      return one_party(matrix, reply, subject);
    case Verdict::split: {
      const std::string between = " split between " + party_names(matrix, reply.answer) + ".";
      if (deeds) return "To " + what + place + " is" + between;
      return subject.noun + place + " " + std::string{be(subject.noun)} + between;
    }
    case Verdict::depends: {
      const std::string on = " on " + deciding_options(reply) + ".";
      if (deeds) return "W" + who_has + " depends" + on;
      return "W" + who_for + " depends" + on;
    }
    case Verdict::not_applicable:
      if (deeds) return "Nobody has to " + what + place + "." + reason_of(reply);
      if (subject.noun == whole_service) return "There is nothing to do" + place + ".";
      return "There is nothing to do for " + inside(subject.noun) + place + ".";
    case Verdict::unknown:
      if (deeds) return "It is not recorded w" + who_has + "." + reason_of(reply);
      return "It is not recorded in full w" + who_for + ".";
    case Verdict::unresolved:
      break;
  }
  return "The question was not understood.";
}

Verdict combined_verdict(const std::vector<Reply>& replies) {
  Verdict verdict = Verdict::not_applicable;
  std::string party;
  bool offering = true, unknown = false, differ = false, depends = false, split = false;
  for (const Reply& r : replies) {
    const Owner owner = r.answer.owner();
    offering = offering && !r.offering.empty();
    unknown = unknown || owner == Verdict::unknown || owner == Verdict::unresolved;
    depends = depends || owner == Verdict::depends;
    split = split || owner == Verdict::split;
    if (!owner.who()) continue;
    differ = differ || (!party.empty() && party != owner.who()->id());
    party = owner.who()->id();
    verdict = owner.verdict();
  }
  if (depends) return Verdict::depends;
  if (split && party.empty() && !unknown) return Verdict::split;
  if (split || differ) return offering ? Verdict::depends : Verdict::split;
  return unknown ? Verdict::unknown : verdict;
}

std::vector<std::string> combined_parties(MatrixView matrix, const std::vector<Reply>& replies) {
  std::vector<std::string> ids;
  for (std::uint32_t p = 0; p < matrix.party_count(); ++p) {
    const std::string_view id = matrix.party(p).id;
    const bool takes_part = std::any_of(replies.begin(), replies.end(), [&](const Reply& r) {
      const std::vector<PartyKey> keys = parties_of(r.answer);
      return std::any_of(keys.begin(), keys.end(), [&](const PartyKey& key) { return key.id() == id; });
    });
    if (takes_part) ids.emplace_back(id);
  }
  return ids;
}

std::string lifecycle_sentence(const ServiceInfo& service) {
  const Lifecycle l = service.lifecycle();
  if (l.status.empty()) return {};
  std::string out{service.name()};
  out += l.status == "ended"           ? " has ended"
         : l.status == "closed-to-new" ? " is closed to new customers"
                                       : " is announced to end";
  if (!l.since.empty()) out += " (" + std::string{l.since} + ")";
  out += '.';
  if (!l.note.empty()) out += " " + std::string{l.note};
  return out;
}

Offering offering_of(MatrixView matrix, std::string_view id_or_name) {
  const detail::Texts& x = *matrix.tables().texts;
  for (std::uint32_t n = 0; n < x.offering_count && !id_or_name.empty(); ++n) {
    const detail::OfferingRecord& o = x.offerings[n];
    if (x[o.id] == id_or_name || x[o.name] == id_or_name) return {x[o.id], x[o.name], x[o.note]};
  }
  return {id_or_name, id_or_name, {}};
}

}  // namespace demarc::render_detail
