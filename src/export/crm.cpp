// SPDX-License-Identifier: Apache-2.0
// The customer responsibility matrix.
#include <array>

#include "controls.hpp"
#include "tables.hpp"

namespace demarc::exports {
namespace {

std::string text(std::string_view s) { return std::string{s}; }

std::string title(const Content& content, std::string_view what) {
  return text(what) + ", " + text(content.framework->name()) + " " + text(content.framework->version());
}

void add_footer(Table& table, const Content& content) {
  table.footer.push_back("The mapping of controls is our judgement where it names no page: " +
                         text(content.framework->because()));
  table.footer.push_back("Edition " + text(content.matrix.edition()) + ".");
}

}  // namespace

Table crm(const Content& content) {
  Table table;
  table.title = title(content, "Customer responsibility matrix");
  table.columns = {{"control", "Control"},
                   {"control_title", "Title"},
                   {"service", "Service"},
                   {"configuration", "Configuration"},
                   {"inheritable", "Can be inherited"},
                   {"item", "Item", false, Table::Audience::programs},
                   {"responsibility", "Responsibility"},
                   {"provider", "Provider's part"},
                   {"customer", "Customer's part"},
                   {"not_recorded", "Not recorded"},
                   {"remark", "Remark"},
                   {"sources", "Sources", false, Table::Audience::programs}};
  for (const Subject& subject : content.subjects) {
    const std::string configuration = configuration_of(content.matrix.explain(subject.service.key(), subject.given));
    for (const Met& met : controls_of(content, *content.framework, subject)) {
      const std::string_view inheritable = terms(met.inheritance).inheritable;
      const auto row = [&](std::string id, std::string responsibility, std::string provider, std::string customer,
                           std::string open, std::string pages) {
        table.rows.push_back(
            {{text(met.control.id()), text(met.control.title()), text(subject.service.name()), configuration,
              text(inheritable), std::move(id), std::move(responsibility), std::move(provider), std::move(customer),
              std::move(open), remark_of(content, subject, met), std::move(pages)},
             {}});
      };
      for (const Demand& demand : met.demands)
        row(text(demand.item.id()), text(demand.item.title()), provider_part(demand), customer_part(demand),
            open_part(demand), addresses(demand.sources));
      if (met.demands.empty() && met.inheritance.own_policy) row({}, {}, {}, text(own_part), {}, {});
    }
  }
  add_footer(table, content);
  return table;
}

Table crm_summary(const Content& content) {
  constexpr std::array<std::string_view, 4> words{"Yes", "Partial", "No", "N/A"};
  Table table;
  table.title = title(content, "Controls that can be inherited");
  table.columns = {{"service", "Service"}, {"configuration", "Configuration"}};
  for (const std::string_view word : words) table.columns.push_back({text(word), text(word)});
  table.columns.push_back({"open", "Open"});
  for (const Subject& subject : content.subjects) {
    std::array<std::size_t, words.size() + 1> counts{};
    for (const Met& met : controls_of(content, *content.framework, subject)) {
      std::size_t n = 0;
      while (n < words.size() && words[n] != terms(met.inheritance).inheritable) ++n;
      ++counts[n];
    }
    Table::Row row{
        {text(subject.service.name()), configuration_of(content.matrix.explain(subject.service.key(), subject.given))},
        {}};
    for (const std::size_t count : counts) row.cells.push_back(std::to_string(count));
    table.rows.push_back(std::move(row));
  }
  add_footer(table, content);
  return table;
}

}  // namespace demarc::exports
