// SPDX-License-Identifier: Apache-2.0
// services/<id>.yaml, and general.yaml, which has the same shape.
#include <algorithm>
#include <array>
#include <utility>

#include "bytes.hpp"
#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view general_id = "general";
constexpr std::array statuses{"announced"sv, "closed-to-new"sv, "ended"sv};
constexpr std::array identifier_kinds{"arn"sv, "cloudformation"sv, "endpoint"sv, "iam"sv, "principal"sv,
                                      "sdk"sv, "terraform"sv};

model::Lifecycle read_lifecycle(const Reading& reading, const Node& node) {
  model::Lifecycle lifecycle;
  lifecycle.at = reading.spot(node);
  Fields fields(reading, node, "the lifecycle", lifecycle.at);
  lifecycle.status = fields.one_of("status", statuses, Need::required);
  lifecycle.since = fields.date("since");
  lifecycle.note = fields.text("note", Need::required);
  lifecycle.sources = fields.ids("sources");
  fields.finish();
  return lifecycle;
}

model::ContextValue read_context_value(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a value of a context", id.at);
  model::ContextValue value;
  value.id = std::move(id);
  value.title = fields.text("title", Need::required);
  value.aliases = fields.texts("aliases");
  value.offering = fields.id("offering");
  value.items = fields.ids("items");
  fields.finish();
  return value;
}

model::Context read_context(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a context", id.at);
  model::Context context;
  context.id = std::move(id);
  context.title = fields.text("title", Need::required);
  context.aliases = fields.texts("aliases");
  context.values = fields.records<model::ContextValue>("values", Need::required, read_context_value);
  fields.finish();
  return context;
}

model::Note read_note(const Reading& reading, const Node& node) {
  Fields fields(reading, node, "a note", reading.spot(node));
  model::Note note;
  note.text = fields.text("text", Need::required);
  note.sources = fields.ids("sources");
  fields.finish();
  return note;
}

/// Everything but the id. AWS in general is no service, so it needs less.
void read_body(const Reading& reading, Fields& fields, model::Service& service, Need need) {
  service.name = fields.text("name", Need::required);
  service.aliases = fields.texts("aliases");
  service.identifiers = read_identifiers(reading, fields);
  service.category = fields.text("category", need);
  service.baseline = fields.id("baseline");
  service.because = fields.text("because", service.baseline.present() ? need : Need::optional);
  service.reviewed = fields.date("reviewed", Need::required);
  if (const Node* node = fields.find("lifecycle")) service.lifecycle = read_lifecycle(reading, *node);
  service.sources = fields.records<model::Source>("sources", Need::optional, read_source);
  service.baseline_sources = fields.ids("baseline-sources");
  service.options = fields.records<model::Option>("options", Need::optional, read_option);
  service.contexts = fields.records<model::Context>("contexts", Need::optional, read_context);
  service.own_items = fields.records<model::Item>("own-items", Need::optional, read_own_item);
  service.cells = fields.records<model::Cell>("items", Need::optional, read_cell);
  service.notes = fields.entries<model::Note>("notes", Need::optional, read_note);
  fields.finish();
}

}  // namespace

model::Identifiers read_identifiers(const Reading& reading, Fields& fields) {
  model::Identifiers out;
  const Node* node = fields.mapping("identifiers");
  if (node == nullptr) return out;
  out.kinds.reserve(node->count);
  const Inside inside(*node);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
    const Node& kind = *entry;
    const Node& list = *++entry;
    if (kind.kind != Kind::text) continue;
    const std::string_view found = reading.raw(kind);
    if (found == "<<") continue;  // a merge key is a fault already
    if (std::ranges::find(identifier_kinds, found) == identifier_kinds.end()) {
      reading.fault(Fault::unknown_key, kind,
                    "unknown kind of identifier " + shown(found) + reading.faults.hint(found, identifier_kinds));
    } else if (list.kind != Kind::nothing) {
      out.kinds.emplace_back(reading.word(kind), reading.list(list, found, &Reading::token));
    }
  }
  return out;
}

void parse_general(const Reading& reading, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "AWS in general", file_start(reading));
  model::Service service;
  check_schema(reading, fields);
  service.id = fields.id("service", Need::required);
  check_file_id(reading, service.id, "service", general_id);
  read_body(reading, fields, service, Need::optional);
  matrices.general = std::move(service);
}

void parse_service(const Reading& reading, std::string_view stem, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "a service", file_start(reading));
  model::Service service;
  check_schema(reading, fields);
  service.id = fields.id("service", Need::required);
  if (service.id.text == general_id) {
    reading.faults.add(Fault::reserved_id, service.id.at, "'general' is AWS in general and stands in general.yaml");
  } else {
    check_file_id(reading, service.id, "service", stem);
  }
  read_body(reading, fields, service, Need::required);
  matrices.services.push_back(std::move(service));
}

}  // namespace demarc::load_detail
