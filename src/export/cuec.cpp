// SPDX-License-Identifier: Apache-2.0
// Complementary user entity controls, and those of subservice organizations.
#include <algorithm>

#include "controls.hpp"
#include "render/words.hpp"
#include "tables.hpp"

namespace demarc::exports {
namespace {

std::string text(std::string_view s) { return std::string{s}; }

/// An item with the controls that demand it.
struct Needed {
  Demand demand;
  std::vector<std::string> controls;
};

std::vector<Needed> needed_by(const std::vector<Met>& controls) {
  std::vector<Needed> all;
  for (const Met& met : controls)
    for (const Demand& demand : met.demands) {
      auto at =
          std::find_if(all.begin(), all.end(), [&](const Needed& n) { return n.demand.item.id() == demand.item.id(); });
      if (at == all.end()) at = all.insert(at, {demand, {}});
      at->controls.push_back(text(met.control.id()));
    }
  return all;
}

}  // namespace

Table cuec(const Content& content) {
  Table table;
  table.title = "Complementary controls, " + text(content.framework->name()) + " " + text(content.framework->version());
  table.notes.emplace_back(
      "What the provider's report takes for granted. CUEC: of the user entity, its customer; CSOC: of a subservice "
      "organization.");
  table.columns = {{"kind", "Kind"},
                   {"who", "Who", true},
                   {"controls", "Criteria"},
                   {"item", "Item", false, Table::Audience::programs},
                   {"when", "If"},
                   {"act", "Control"},
                   {"sources", "Sources", false, Table::Audience::programs}};
  for (const Subject& subject : content.subjects) {
    const Answer whole = content.matrix.explain(subject.service.key(), subject.given);
    const std::string configuration = configuration_of(whole);
    const std::string group =
        text(subject.service.name()) + (configuration == "default" ? "" : " (" + configuration + ")");
    for (const Needed& needed : needed_by(controls_of(content, *content.framework, subject)))
      for (const Act& act : needed.demand.acts) {
        if (act.party.empty() || act.party == "aws") continue;
        table.rows.push_back(
            {{act.party == "customer" ? "CUEC" : "CSOC", act.who, render_detail::listed(needed.controls, ", "),
              text(needed.demand.item.id()), act.when, act.act, addresses(needed.demand.sources)},
             group});
      }
  }
  table.footer.push_back("Edition " + text(content.matrix.edition()) + ".");
  return table;
}

}  // namespace demarc::exports
