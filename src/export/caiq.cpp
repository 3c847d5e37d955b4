// SPDX-License-Identifier: Apache-2.0
// The columns of CSA's CAIQ.
#include "controls.hpp"
#include "tables.hpp"

namespace demarc::exports {
namespace {

std::string text(std::string_view s) { return std::string{s}; }

/// The parts of all items that a control demands, one behind the other.
template <typename Part>
std::string all_of(const Met& met, const Part& part) {
  std::string out;
  for (const Demand& demand : met.demands)
    if (const std::string said = part(demand); !said.empty() && out.find(said) == std::string::npos)
      (out += out.empty() ? "" : " ") += said;
  return out;
}

}  // namespace

Table caiq(const Content& content) {
  Table table;
  table.title = "Ownership of controls, " + text(content.framework->name()) + " " + text(content.framework->version());
  table.columns = {{"control", "CCM control ID"},
                   {"service", "Service"},
                   {"configuration", "Configuration"},
                   {"csp_caiq_answer", "CSP CAIQ answer"},
                   {"ssrm_control_ownership", "SSRM control ownership"},
                   {"csp_implementation_description", "CSP implementation description"},
                   {"csc_responsibilities", "CSC responsibilities"},
                   {"remark", "Remark"}};
  for (const Subject& subject : content.subjects) {
    const std::string configuration = configuration_of(content.matrix.explain(subject.service.key(), subject.given));
    for (const Met& met : controls_of(content, *content.framework, subject)) {
      std::string remark = remark_of(content, subject, met);
      if (const std::string open = all_of(met, open_part); !open.empty()) (remark += remark.empty() ? "" : " ") += open;
      // Whether the provider does what it should is its own to say; that there is nothing to do is not.
      const bool none = met.inheritance.share == Share::not_applicable;
      table.rows.push_back(
          {{text(met.control.id()), text(subject.service.name()), configuration, none ? "NA" : "",
            text(terms(met.inheritance).csa), all_of(met, provider_part),
            met.demands.empty() && met.inheritance.own_policy ? text(own_part) : all_of(met, customer_part), remark},
           {}});
    }
  }
  table.footer.emplace_back("The answer Yes or No is the provider's to give, and is left empty.");
  table.footer.push_back("Edition " + text(content.matrix.edition()) + ".");
  return table;
}

}  // namespace demarc::exports
