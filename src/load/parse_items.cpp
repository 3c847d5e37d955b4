// SPDX-License-Identifier: Apache-2.0
// items/<area>.yaml, and a service's own items.
#include <utility>

#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

model::Item read(const Reading& reading, model::Word id, const Node& node, bool own) {
  Fields fields(reading, node, own ? "an own item" : "an item", id.at);
  model::Item item;
  item.id = std::move(id);
  item.title = fields.text("title", Need::required);
  item.means = fields.text("means", Need::required);
  if (own) item.area = fields.id("area", Need::required);
  item.layer = fields.id("layer", Need::required);
  item.activity = fields.id("activity", Need::required);
  item.supporting = fields.flag("supporting");
  item.related = fields.ids("related");
  item.aliases = fields.texts("aliases");
  fields.finish();
  return item;
}

}  // namespace

model::Item read_item(const Reading& reading, model::Word id, const Node& node) {
  return read(reading, std::move(id), node, false);
}

model::Item read_own_item(const Reading& reading, model::Word id, const Node& node) {
  return read(reading, std::move(id), node, true);
}

void parse_items(const Reading& reading, std::string_view stem, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "a file of items", file_start(reading));
  check_schema(reading, fields);
  model::Word area = fields.id("area", Need::required);
  check_file_id(reading, area, "area", stem);
  std::vector<model::Item> items = fields.records<model::Item>("items", Need::required, read_item);
  for (model::Item& item : items) item.area = area;
  matrices.items.emplace_back(std::move(area), std::move(items));
  fields.finish();
}

}  // namespace demarc::load_detail
