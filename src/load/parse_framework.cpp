// SPDX-License-Identifier: Apache-2.0
// frameworks/<id>.yaml: the controls of a framework, and which items serve them.
#include <algorithm>
#include <utility>

#include "bytes.hpp"
#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

/// "8.2" is a number to other readers of YAML, and "8.10" the same number as "8.1".
bool looks_like_a_number(std::string_view text) {
  return std::ranges::count(text, '.') <= 1 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

model::Word read_control_id(const Reading& reading, const Node& node, std::string_view key) {
  model::Word id = reading.token(node, key);
  if (id.present() && !node.quoted && looks_like_a_number(id.text))
    reading.fault(Fault::bad_text, node, "YAML readers take " + id.text + " for a number; write \"" + id.text + "\"");
  return id;
}

model::Words read_control_ids(const Reading& reading, Fields& fields, std::string_view key) {
  model::Words out;
  const Node* node = fields.list(key);
  if (node == nullptr) return out;
  for (const Node& entry : Inside(*node))
    if (model::Word id = read_control_id(reading, entry, key); id.present()) out.push_back(std::move(id));
  reading.check_repeats(out, key);
  return out;
}

/// Ids alone, or ids with titles.
std::vector<model::Control> read_controls(const Reading& reading, Fields& fields) {
  constexpr std::string_view key = "controls";
  std::vector<model::Control> out;
  const Node* node = fields.find(key, Need::required);
  if (node == nullptr) return out;
  if (node->kind != Kind::mapping) {
    if (reading.expect(Kind::list, *node, key))
      for (const Node& entry : Inside(*node))
        if (model::Word id = read_control_id(reading, entry, key); id.present()) out.push_back({std::move(id), {}});
  } else {
    const Inside inside(*node);
    for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
      const Node& name = *entry;
      const Node& title = *++entry;
      if (name.kind != Kind::text) continue;
      model::Word id = read_control_id(reading, name, key);
      out.push_back({std::move(id), title.kind == Kind::nothing ? model::Word{} : reading.text(title, key)});
    }
  }
  if (node->count == 0) reading.fault(Fault::empty_text, *node, "'controls' is empty");
  return out;
}

/// Calls `read(key, value)` for each entry of a mapping whose keys are no ids.
template <typename Read>
void each(const Reading& reading, const Node& mapping, const Read& read) {
  const Inside inside(mapping);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
    const Node& name = *entry;
    const Node& value = *++entry;
    if (name.kind == Kind::text && reading.raw(name) != "<<") read(name, value);
  }
}

std::vector<model::ControlGroup> read_groups(const Reading& reading, Fields& all) {
  std::vector<model::ControlGroup> out;
  const Node* node = all.mapping("groups", Need::required);
  if (node == nullptr) return out;
  each(reading, *node, [&](const Node& name, const Node& value) {
    model::ControlGroup group;
    group.id = read_control_id(reading, name, "groups");
    Fields fields(reading, value, "a group of controls", group.id.at);
    group.title = fields.text("title");
    group.controls = read_controls(reading, fields);
    fields.finish();
    out.push_back(std::move(group));
  });
  return out;
}

model::Mapping read_mapping(const Reading& reading, model::Word of, const Node& node) {
  Fields fields(reading, node, "a mapping", of.at);
  model::Mapping mapping;
  mapping.of = std::move(of);
  mapping.direct = read_control_ids(reading, fields, "direct");
  mapping.supporting = read_control_ids(reading, fields, "supporting");
  mapping.sources = fields.ids("sources");
  if (node.kind == Kind::mapping && mapping.direct.empty() && mapping.supporting.empty())
    reading.faults.add(Fault::missing_key, mapping.of.at,
                       "'" + mapping.of.text + "' names no control; expected direct, supporting or both");
  fields.finish();
  return mapping;
}

/// Mappings by area or by service.
std::vector<std::pair<model::Word, std::vector<model::Mapping>>> read_nested(const Reading& reading, Fields& all,
                                                                             std::string_view key) {
  std::vector<std::pair<model::Word, std::vector<model::Mapping>>> out;
  const Node* node = all.mapping(key);
  if (node == nullptr) return out;
  each(reading, *node, [&](const Node& name, const Node& value) {
    std::vector<model::Mapping> mappings;
    if (reading.expect(Kind::mapping, value, reading.raw(name)))
      each(reading, value, [&](const Node& of, const Node& mapping) {
        mappings.push_back(read_mapping(reading, reading.id(of, key), mapping));
      });
    out.emplace_back(reading.id(name, key), std::move(mappings));
  });
  return out;
}

}  // namespace

void parse_framework(const Reading& reading, std::string_view stem, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "a framework", file_start(reading));
  model::Framework framework;
  check_schema(reading, fields);
  framework.id = fields.id("framework", Need::required);
  check_file_id(reading, framework.id, "framework", stem);
  framework.name = fields.text("name", Need::required);
  framework.aliases = fields.texts("aliases");
  framework.version = fields.text("version", Need::required);
  framework.publisher = fields.id("publisher", Need::required);
  framework.complete = fields.flag("complete");
  framework.because = fields.text("because", Need::required);
  framework.reviewed = fields.date("reviewed", Need::required);
  framework.sources = fields.records<model::Source>("sources", Need::required, read_source);
  framework.catalog = fields.ids("catalog", Need::required);
  framework.forms = fields.tokens("forms", Need::required);
  framework.groups = read_groups(reading, fields);
  framework.never_inherited = read_control_ids(reading, fields, "never-inherited");
  framework.items = fields.records<model::Mapping>("items", Need::required, read_mapping);
  framework.by_area = read_nested(reading, fields, "by-area");
  framework.services = read_nested(reading, fields, "services");
  fields.finish();
  matrices.frameworks.push_back(std::move(framework));
}

}  // namespace demarc::load_detail
