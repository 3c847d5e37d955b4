// SPDX-License-Identifier: Apache-2.0
// Options, their values and the conditions on them, and sources, as baselines and services write them.
#include <utility>

#include "parse_parts.hpp"

namespace demarc::load_detail {
namespace {

model::Value read_value(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a value", id.at);
  model::Value value;
  value.id = std::move(id);
  value.title = fields.text("title", Need::required);
  value.aliases = fields.texts("aliases");
  value.only_when = read_conditions(reading, fields, "only-when");
  fields.finish();
  return value;
}

/// One value, or one a channel.
void read_default(const Reading& reading, Fields& fields, model::Option& option) {
  constexpr std::string_view key = "default";
  const Node* node = fields.find(key);
  if (node == nullptr) return;
  if (node->kind != Kind::mapping) {
    option.standard = reading.id(*node, key);
    return;
  }
  if (node->count < 2) {
    reading.fault(Fault::wrong_type, *node,
                  "a default by channel names at least two channels; expected a value, or more channels");
  }
  option.standard_by_channel.reserve(node->count);
  const Inside inside(*node);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
    const Node& channel = *entry;
    const Node& value = *++entry;
    if (channel.kind != Kind::text || value.kind == Kind::nothing) continue;
    option.standard_by_channel.emplace_back(reading.new_id(channel, key), reading.id(value, key));
  }
}

}  // namespace

model::Source read_source(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "a source", id.at);
  model::Source source;
  source.id = std::move(id);
  source.title = fields.text("title", Need::required);
  source.url = fields.address("url", Need::required);
  source.publisher = fields.id("publisher", Need::required);
  source.read = fields.date("read", Need::required);
  fields.finish();
  return source;
}

model::Option read_option(const Reading& reading, model::Word id, const Node& node) {
  Fields fields(reading, node, "an option", id.at);
  model::Option option;
  option.id = std::move(id);
  option.title = fields.text("title", Need::required);
  option.aliases = fields.texts("aliases");
  option.scope = fields.id("scope", Need::required);
  option.state = fields.flag("state");
  option.sources = fields.ids("sources");
  option.only_when = read_conditions(reading, fields, "only-when");
  option.values = fields.records<model::Value>("values", Need::required, read_value);
  read_default(reading, fields, option);
  fields.finish();
  return option;
}

model::Conditions read_conditions(const Reading& reading, Fields& fields, std::string_view key, Need need) {
  model::Conditions out;
  const Node* node = fields.mapping(key, need);
  if (node == nullptr) return out;
  if (node->count == 0) {
    reading.fault(Fault::empty_text, *node, "'" + std::string(key) + "' is empty; leave the key out");
  }
  out.reserve(node->count);
  const Inside inside(*node);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
    const Node& option = *entry;
    const Node& value = *++entry;
    if (option.kind != Kind::text || value.kind == Kind::nothing) continue;
    model::Condition condition{reading.id(option, key), {}};
    if (value.kind == Kind::text) {
      condition.values.push_back(reading.id(value, key));
    } else {
      condition.values = reading.list(value, key, &Reading::id);
    }
    out.push_back(std::move(condition));
  }
  return out;
}

}  // namespace demarc::load_detail
