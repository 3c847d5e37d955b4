// SPDX-License-Identifier: Apache-2.0
// offerings.yaml: names that stand for part of a service, or for several.
#include <utility>

#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

model::Part read_part(const Reading& reading, const Node& node) {
  Fields fields(reading, node, "a part of an offering", reading.spot(node));
  model::Part part;
  part.service = fields.id("service", Need::required);
  part.with = read_conditions(reading, fields, "with");
  part.items = fields.ids("items");
  fields.finish();
  return part;
}

model::Offering read_offering(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "an offering", id.at);
  model::Offering offering;
  offering.id = std::move(id);
  offering.name = fields.text("name", Need::required);
  offering.aliases = fields.texts("aliases");
  offering.identifiers = read_identifiers(reading, fields);
  offering.note = fields.text("note");
  offering.parts = fields.entries<model::Part>("parts", Need::required, read_part);
  fields.finish();
  return offering;
}

}  // namespace

void parse_offerings(const Reading& reading, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "the file of offerings", file_start(reading));
  check_schema(reading, fields);
  matrices.offerings = fields.records<model::Offering>("offerings", Need::required, read_offering);
  fields.finish();
}

}  // namespace demarc::load_detail
