// SPDX-License-Identifier: Apache-2.0
// Who meets a control, in words for people.
#include "inheritance.hpp"

#include <algorithm>

#include "boxes.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::array<std::string_view, 7> names{"Inherited", "Customer", "Shared",    "Depends",
                                                "n/a",       "Unknown",  "Not mapped"};

/// Everybody with a part in what a control demands.
std::string parties(MatrixView matrix, const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (std::uint32_t p = 0; p < matrix.party_count(); ++p) {
    const std::string_view id = matrix.party(p).id;
    for (const Answer& a : answers) {
      bool has = false;
      for (const PartyKey& key : a.parties()) has = has || key.id() == id;
      if (!has) continue;
      out.push_back(party_name(matrix, PartyKey{id}));
      break;
    }
  }
  return joined(out);
}

std::string not_recorded(const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (const Answer& a : answers)
    for (const ItemAnswer& item : a.items())
      if (item.owner() == Verdict::unknown) out.push_back(to_do(item.title()));
  return joined(out);
}

std::string options_of(const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (const Answer& a : answers) {
    for (const Condition& c : a.open()) out.push_back(the(c.option_title()));
    for (const Condition& c : a.configuration())
      if (c.values().size() > 1) out.push_back(the(c.option_title()));
  }
  return out.empty() ? "how it is configured" : joined(out);
}

/// The services whose options decide, by name.
std::string services_of(const std::vector<Answer>& answers) {
  std::vector<std::string> out;
  for (const Answer& a : answers)
    for (const ServiceInfo& s : services_behind(a))
      if (std::find(out.begin(), out.end(), s.name()) == out.end()) out.emplace_back(s.name());
  return out.empty() ? "another service" : joined(out);
}

}  // namespace

std::string_view share_name(Share share) noexcept { return names[static_cast<std::size_t>(share)]; }

std::string control_name(const ControlInfo& control) {
  const FrameworkInfo f = control.framework();
  std::string out = std::string{f.name()} + " " + std::string{f.version()} + ": " + std::string{control.id()};
  if (!control.title().empty()) out += ", " + std::string{control.title()};
  return out;
}

std::string inheritance_sentence(MatrixView matrix, const ControlInfo& control, const Inheritance& how,
                                 const std::vector<Answer>& answers) {
  const std::string id{control.id()};
  std::string out{share_name(how.share)};
  switch (how.share) {
    case Share::inherited:
      out += ": " + parties(matrix, answers) + " performs every act that " + id + " demands.";
      if (how.third_party && how.aws)
        out = "Inherited: " + parties(matrix, answers) + " perform the acts that " + id + " demands.";
      break;
    case Share::customer:
      out = how.own_policy ? "The customer's: " + id + " asks every organization for its own, so nobody inherits it."
                           : "The customer's: nobody else performs an act that " + id + " demands.";
      break;
    case Share::shared:
      out += ": " + parties(matrix, answers) + " perform the acts that " + id + " demands" +
             (how.dependent   ? ", and some of them depend on one another."
              : how.undecided ? "."
                              : ", each for itself.");
      if (how.undecided) out += " What else it demands depends on how " + services_of(answers) + " is configured.";
      break;
    case Share::depends:
      out += " on " + options_of(answers) + ": " + parties(matrix, answers) + " may have a part in what " + id +
             " demands.";
      break;
    case Share::not_applicable:
      out = "Not applicable: the acts that " + id + " demands do not exist here.";
      break;
    case Share::unknown:
      out += ": not every act that " + id + " demands is recorded.";
      break;
    case Share::unmapped:
      out += ": no act that " + id + " demands is recorded here.";
      break;
  }
  if (const std::string open = not_recorded(answers); how.open && !open.empty())
    out += " Nobody has recorded who has to " + open + ".";
  return out;
}

std::string joined(const std::array<std::string_view, 3>& words) {
  std::string out;
  for (const std::string_view w : words)
    if (!w.empty()) out += (out.empty() ? "" : ", ") + std::string{w};
  return out;
}

std::string terms_sentence(const Inheritance& how) {
  const Terms mine = terms(how);
  std::string out;
  const auto say = [&](std::string_view whose, std::string_view words) {
    if (!words.empty()) out += (out.empty() ? "" : "; ") + std::string{whose} + ": " + std::string{words};
  };
  say("inheritable", mine.inheritable);
  say("AWS", mine.aws);
  say("CSA", mine.csa);
  say("SOC 2", mine.soc);
  say("OSCAL, in your plan", joined(mine.oscal));
  say("FedRAMP, in your plan", joined(mine.fedramp));
  return out;
}

std::string_view basis(const Mapping& mapping) noexcept {
  if (!mapping.sources.empty()) return mapping.by_area ? "source, by area" : "source";
  return mapping.by_area ? "judgement, by area" : "judgement";
}

}  // namespace demarc::render_detail
