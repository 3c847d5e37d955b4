// SPDX-License-Identifier: Apache-2.0
// The controls of a framework on services: who does what for each.
#include "controls.hpp"

#include <algorithm>

#include "render/boxes.hpp"
#include "render/words.hpp"

namespace demarc::exports {
namespace {

using render_detail::cases_of;
using render_detail::ItemCase;

Act act_of(MatrixView matrix, const Rule& rule, std::string when) {
  const Owner owner = rule.owner();
  Act act{{}, {}, std::move(when), std::string{rule.reason().empty() ? rule.act() : rule.reason()}};
  if (const auto party = owner.who()) {
    act.party = party->id();
    act.who = render_detail::owner_name(matrix, owner, rule.role());
  } else if (const auto item = rule.see_item(); item && owner == Verdict::depends) {
    act.act = "Depends on " + std::string{rule.see_service()->name()} + ": " + std::string{item->title()};
  }
  return act;
}

std::string sentence(const Act& act, bool named) {
  std::string front = named ? act.who : std::string{};
  if (!act.when.empty()) front += (front.empty() ? "If " : ", if ") + act.when;
  return front.empty() ? act.act : front + ": " + act.act;
}

template <typename Wanted>
std::string part(const Demand& demand, const Wanted& wanted) {
  std::string out;
  for (const Act& act : demand.acts)
    if (wanted(act)) {
      std::string text = sentence(act, act.party != "aws" && act.party != "customer" && !act.party.empty());
      if (!text.empty() && std::string_view{".!?"}.find(text.back()) == std::string_view::npos) text += '.';
      (out += out.empty() ? "" : " ") += text;
    }
  return out;
}

}  // namespace

Demand demand_of(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  Demand demand{item.item(), {}, {}};
  const auto add = [&](const Rule& rule, std::string when) {
    if (rule.owner() == Verdict::not_applicable) return;
    demand.acts.push_back(act_of(matrix, rule, std::move(when)));
    for (const Source& s : rule.sources())
      if (std::ranges::none_of(demand.sources, [&](const Source& known) { return known.url == s.url; }))
        demand.sources.push_back(s);
  };
  const std::vector<ItemCase> cases = cases_of(answer, item);
  if (cases.size() > 1)
    for (const ItemCase& c : cases) add(c.rule, render_detail::said(c.telling));
  else if (const auto rule = item.rule())
    add(*rule, {});
  return demand;
}

std::vector<Met> controls_of(const Content& content, const FrameworkInfo& framework, const Subject& subject) {
  std::vector<Met> all;
  for (std::uint32_t n = 0; n < framework.control_count(); ++n) {
    const ControlInfo control = framework.control(n);
    Met met{control, content.matrix.inheritance(subject.service.key(), control, subject.given), {}};
    if (met.inheritance.share == Share::unmapped) continue;
    const Answer answer = content.matrix.explain(subject.service.key(), control, subject.given);
    for (const ItemAnswer& item : answer.items())
      if (Demand demand = demand_of(content.matrix, answer, item); !demand.acts.empty())
        met.demands.push_back(std::move(demand));
    all.push_back(std::move(met));
  }
  return all;
}

std::string provider_part(const Demand& demand) {
  return part(demand, [](const Act& a) { return !a.party.empty() && a.party != "customer"; });
}
std::string customer_part(const Demand& demand) {
  return part(demand, [](const Act& a) { return a.party == "customer"; });
}
std::string open_part(const Demand& demand) {
  return part(demand, [](const Act& a) { return a.party.empty(); });
}

std::string remark_of(const Content& content, const Subject& subject, const Met& met) {
  std::vector<std::string> parts;
  const bool part = met.inheritance.undecided;
  if (met.inheritance.share == Share::depends || part) {
    std::vector<std::string> options;
    const Answer answer = content.matrix.explain(subject.service.key(), met.control, subject.given);
    if (!part) {  // else no option of this service decides
      for (const Condition& c : answer.open()) options.emplace_back(c.option());
      for (const Condition& c : answer.configuration())
        if (c.values().size() > 1) options.emplace_back(c.option());
    }
    for (const ServiceInfo& s : render_detail::services_behind(answer)) options.emplace_back(s.id());
    parts.push_back((part ? "Part of it depends on " : "Depends on ") +
                    (options.empty() ? std::string{"the configuration"} : render_detail::joined(options)) + ".");
  }
  if (met.inheritance.own_policy) parts.emplace_back("Never inherited: each organization meets it itself.");
  if (met.inheritance.open) parts.emplace_back("Not all of it is recorded.");
  return render_detail::listed(parts, " ");
}

std::string addresses(const std::vector<Source>& sources) {
  std::string out;
  for (const Source& s : sources) (out += out.empty() ? "" : " ") += s.url;
  return out;
}

}  // namespace demarc::exports
