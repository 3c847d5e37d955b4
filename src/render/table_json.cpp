// SPDX-License-Identifier: Apache-2.0
// A table as JSON: schema "demarc.table/1".
#include <nlohmann/json.hpp>

#include "escape.hpp"
#include "formats.hpp"

namespace demarc::render_detail {

std::string table_json(const Table& table) {
  using Json = nlohmann::ordered_json;
  Json columns = Json::array(), rows = Json::array();
  const auto shown = [&](std::size_t c) { return table.columns[c].audience != Table::Audience::people; };
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (shown(c)) columns.push_back({{"id", table.columns[c].id}, {"title", table.columns[c].title}});
  for (const Table::Row& row : table.rows) {
    Json cells = Json::object();
    if (!row.group.empty()) cells["group"] = row.group;
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      if (shown(c)) cells[table.columns[c].id] = c < row.cells.size() ? row.cells[c] : "";
    rows.push_back(std::move(cells));
  }
  const Json out = {{"schema", "demarc.table/1"},    {"title", table.title},    {"notes", table.notes},
                    {"columns", std::move(columns)}, {"rows", std::move(rows)}, {"footer", table.footer}};
  return plain_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace demarc::render_detail
