// SPDX-License-Identifier: Apache-2.0
// A table as CSV (RFC 4180): a heading of column ids, one record a row; groups are the first column.
#include <algorithm>

#include "escape.hpp"
#include "formats.hpp"

namespace demarc::render_detail {

std::string table_csv(const Table& table) {
  const bool grouped =
      std::any_of(table.rows.begin(), table.rows.end(), [](const Table::Row& r) { return !r.group.empty(); });
  std::string out;
  const auto record = [&](std::string_view group, const auto& cell) {
    bool first = !grouped;
    if (grouped) out += csv(group);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].audience == Table::Audience::people) continue;
      if (!first) out += ',';
      first = false;
      out += csv(cell(c));
    }
    out += "\r\n";
  };
  record("group", [&](std::size_t c) { return std::string_view{table.columns[c].id}; });
  for (const Table::Row& row : table.rows)
    record(row.group,
           [&](std::size_t c) { return c < row.cells.size() ? std::string_view{row.cells[c]} : std::string_view{}; });
  return out;
}

}  // namespace demarc::render_detail
