// SPDX-License-Identifier: Apache-2.0
// Tables of the vocabulary of a matrix: services, items, areas, layers, parties, options.
#include <algorithm>

#include "boxes.hpp"
#include "words.hpp"

namespace demarc {
namespace {

using render_detail::joined;

constexpr Table::Audience programs = Table::Audience::programs;

std::string text(std::string_view s) { return std::string{s}; }

std::string aliases(const Words& words) {
  std::vector<std::string> list;
  for (const std::string_view w : words) list.emplace_back(w);
  return joined(list, ", ");
}

Table services(MatrixView matrix) {
  Table table;
  table.title = "Services";
  table.columns = {{"id", "Id"},
                   {"name", "Name"},
                   {"category", "Category"},
                   {"baseline", "Kind"},
                   {"status", "Status"},
                   {"options", "Options", false, programs},
                   {"reviewed", "Reviewed", false, programs},
                   {"aliases", "Also called", false, programs}};
  for (std::uint32_t n = 0; n < matrix.service_count(); ++n) {
    const ServiceInfo s = matrix.service(n);
    std::vector<std::string> options;
    for (std::uint32_t o = 0; o < s.option_count(); ++o) options.emplace_back(s.option(o).id());
    const Lifecycle l = s.lifecycle();
    const std::string status = l.status.empty() ? "" : text(l.status) + (l.since.empty() ? "" : " " + text(l.since));
    table.rows.push_back({{text(s.id()), text(s.name()), text(s.category()), text(s.baseline()), status,
                           joined(options, ", "), text(s.reviewed()), aliases(s.aliases())},
                          {}});
  }
  return table;
}

Table items(MatrixView matrix, const std::optional<ServiceInfo>& service) {
  Table table;
  table.title = service ? "Responsibility items of " + text(service->name()) : "Responsibility items";
  table.columns = {{"id", "Id"},
                   {"title", "Title"},
                   {"layer", "Layer"},
                   {"activity", "Activity"},
                   {"supporting", "Supporting"},
                   {"area", "Area", false, programs},
                   {"means", "Means", false, programs},
                   {"aliases", "Also called", false, programs},
                   {"service", "Service", false, programs}};
  const detail::Tables& t = matrix.tables();
  for (std::size_t a = 0; a < area_count; ++a) {
    std::vector<std::uint32_t> numbers;
    for (std::uint32_t i = t.area_items(a); i < t.area_items(a + 1); ++i) numbers.push_back(i);
    for (std::uint32_t i = matrix.shared_item_count(); i < matrix.item_count(); ++i)
      if (matrix.item(i).area() == static_cast<Area>(a)) numbers.push_back(i);
    std::stable_sort(numbers.begin(), numbers.end(),
                     [&](std::uint32_t x, std::uint32_t y) { return matrix.item(x).layer() < matrix.item(y).layer(); });
    for (const std::uint32_t n : numbers) {
      const ItemInfo i = matrix.item(n);
      std::string owner;  // the service whose own item it is
      for (std::uint32_t s = 0; s < t.services && n >= matrix.shared_item_count(); ++s)
        if (n >= t.own_items(s) && n < t.own_items(s + 1)) owner = matrix.service(s).id();
      if (service && !owner.empty() && owner != service->id()) continue;
      table.rows.push_back(
          {{text(i.id()), text(i.title()), text(id(i.layer())), text(id(i.activity())), i.supporting() ? "yes" : "",
            text(id(i.area())), text(i.means()), aliases(i.aliases()), owner},
           text(matrix.area(i.area()).title)});
    }
  }
  return table;
}

void add_term(Table& table, const Term& term) {
  table.rows.push_back({{text(term.id), text(term.title), text(term.about), aliases(term.aliases)}, {}});
}

Table terms(MatrixView matrix, Listing what) {
  Table table;
  table.title = what == Listing::areas ? "Areas" : what == Listing::layers ? "Layers, bottom to top" : "Parties";
  table.columns = {{"id", "Id"},
                   {"title", "Title"},
                   {"about", "About", false, what == Listing::parties ? programs : Table::Audience::everyone},
                   {"aliases", "Also called", false, programs}};
  if (what == Listing::areas)
    for (std::size_t n = 0; n < area_count; ++n) add_term(table, matrix.area(static_cast<Area>(n)));
  if (what == Listing::layers)
    for (std::size_t n = 0; n < layer_count; ++n) add_term(table, matrix.layer(static_cast<Layer>(n)));
  if (what == Listing::parties)
    for (std::uint32_t n = 0; n < matrix.party_count(); ++n) add_term(table, matrix.party(n));
  return table;
}

Table options(MatrixView matrix, const std::optional<ServiceInfo>& service) {
  Table table;
  table.title = service ? "Options of " + text(service->name()) : "Options";
  table.columns = {{"service", "Service", false, programs},
                   {"option", "Option"},
                   {"title", "Title"},
                   {"values", "Values"},
                   {"default", "Default"},
                   {"only_when", "Only when"},
                   {"scope", "Scope", false, programs},
                   {"state", "State", false, programs},
                   {"aliases", "Also called", false, programs}};
  for (std::uint32_t n = 0; n < matrix.service_count(); ++n) {
    const ServiceInfo s = matrix.service(n);
    if (service && s.id() != service->id()) continue;
    for (std::uint32_t o = 0; o < s.option_count(); ++o) {
      const OptionInfo option = s.option(o);
      std::vector<std::string> values;
      for (std::uint32_t v = 0; v < option.value_count(); ++v) values.emplace_back(option.value(v).id);
      render_detail::Masks masks{};
      for (const Condition& c : option.only_when()) render_detail::add(masks, s, c);
      table.rows.push_back({{text(s.id()), text(option.id()), text(option.title()), joined(values, ", "),
                             text(option.standard()), render_detail::said(render_detail::choices_of(s, masks)),
                             text(option.scope()), option.state() ? "true" : "false", aliases(option.aliases())},
                            service ? std::string{} : text(s.name())});
    }
  }
  return table;
}

}  // namespace

Table list(MatrixView matrix, Listing what, std::optional<ServiceKey> service) {
  const std::optional<ServiceInfo> info = service ? matrix.find(*service) : std::nullopt;
  switch (what) {
    case Listing::services:
      return services(matrix);
    case Listing::items:
      return items(matrix, info);
    case Listing::options:
      return options(matrix, info);
    case Listing::frameworks:
      return frameworks(matrix);
    case Listing::controls:
      return controls(matrix);
    case Listing::areas:
    case Listing::layers:
    case Listing::parties:
      return terms(matrix, what);
  }
  return {};
}

}  // namespace demarc
