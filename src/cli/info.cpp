// SPDX-License-Identifier: Apache-2.0
// info: what is in the matrices.
#include <spdlog/fmt/fmt.h>

#include <array>

#include "builtin.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// Cells by what they rest on, and those that say nothing.
struct Counts {
  std::array<std::size_t, detail::evidence_names.size()> evidence{};
  std::size_t cells = 0, depend = 0, not_applicable = 0, unknown = 0;
};

Counts count_cells(MatrixView matrix) {
  Counts n;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const ServiceInfo service = matrix.service(s);
    if (service.general()) continue;
    for (const ItemAnswer& item : matrix.explain(service.key()).items()) {
      const auto rule = item.rule();
      if (!rule) continue;
      ++n.cells;
      ++n.evidence[static_cast<std::size_t>(rule->evidence())];
      n.depend += item.owner() == Verdict::depends || !item.flips().empty();
      n.not_applicable += item.owner() == Verdict::not_applicable;
      n.unknown += item.owner() == Verdict::unknown;
    }
  }
  return n;
}

}  // namespace

Exit info(const Context& c) {
  const detail::Tables& t = c.matrix.tables();
  const Counts n = count_cells(c.matrix);
  Table table;
  table.title = "demarc " + std::string{program_version()} + ", edition " + std::string{c.matrix.edition()};
  table.columns = {{"what", "What"}, {"count", "Count"}};
  const auto row = [&](std::string_view what, std::string value) {
    table.rows.push_back({{std::string{what}, std::move(value)}, {}});
  };
  const auto number = [&](std::string_view what, std::size_t value) { row(what, std::to_string(value)); };
  row("edition", std::string{c.matrix.edition()});
  row("fingerprint", fmt::format("{:016x}", c.matrix.fingerprint()));
  number("services", c.matrix.service_count() - (c.matrix.general() ? 1u : 0u));
  number("offerings", t.texts->offering_count);
  number("items of all services", c.matrix.shared_item_count());
  number("items of single services", c.matrix.item_count() - c.matrix.shared_item_count());
  number("options", t.options);
  number("parties", c.matrix.party_count());
  number("baselines", t.texts->baseline_count);
  number("sources", t.texts->source_count);
  number("cells", n.cells);
  for (std::size_t e = 0; e < n.evidence.size(); ++e)
    number("cells: " + std::string{id(static_cast<Evidence>(e))}, n.evidence[e]);
  number("cells: with options", n.depend);
  number("cells: not applicable", n.not_applicable);
  number("cells: unknown", n.unknown);
  c.out.write(render(table, c.arguments.format, c.style));
  return Exit::answered;
}

}  // namespace demarc::cli
