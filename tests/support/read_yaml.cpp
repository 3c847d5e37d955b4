// SPDX-License-Identifier: Apache-2.0
// A second opinion on YAML: libyaml reads the same bytes.
#include "read_yaml.hpp"

#include <yaml.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "load/bytes.hpp"
#include "load/lines.hpp"
#include "load/yaml.hpp"

namespace demarc::test {
namespace {

using load_detail::Kind;

/// A node as libyaml sees it; in the order of the file, as those of a Document are.
struct Seen {
  Kind kind;
  bool quoted;
  std::size_t line, column;  // from 1; columns count characters
  std::string text;
  std::size_t entries = 0;  // directly inside; keys and values apart
  std::size_t extent = 1;   // the node and all inside it
};

class Events {
 public:
  explicit Events(std::string_view bytes) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc{};
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;
  ~Events() { yaml_parser_delete(&parser_); }

  /// Empty text: all was read; else why not.
  std::string read(std::vector<Seen>& nodes) {
    std::vector<std::size_t> open;
    for (int documents = 0;;) {
      yaml_event_t event;
      if (yaml_parser_parse(&parser_, &event) == 0) {
        return std::string("libyaml refuses it: ") + (parser_.problem != nullptr ? parser_.problem : "no reason") +
               " at line " + std::to_string(parser_.problem_mark.line + 1);
      }
      const std::string fault = take(event, nodes, open, documents);
      const bool last = event.type == YAML_STREAM_END_EVENT;
      yaml_event_delete(&event);
      if (last || !fault.empty()) return fault;
    }
  }

 private:
  static std::string take(const yaml_event_t& event, std::vector<Seen>& nodes, std::vector<std::size_t>& open,
                          int& documents) {
    const auto add = [&](Kind kind) -> Seen& {
      if (!open.empty()) ++nodes[open.back()].entries;
      nodes.push_back({kind, false, event.start_mark.line + 1, event.start_mark.column + 1, {}});
      return nodes.back();
    };
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        return ++documents == 1 ? "" : "libyaml sees a second document";
      case YAML_ALIAS_EVENT:
        return "libyaml sees an alias";
      case YAML_SCALAR_EVENT: {
        const auto& scalar = event.data.scalar;
        if (scalar.anchor != nullptr || scalar.tag != nullptr) return "libyaml sees an anchor or a tag";
        Seen& seen = add(Kind::text);
        seen.quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
        seen.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
        return "";
      }
      case YAML_SEQUENCE_START_EVENT:
      case YAML_MAPPING_START_EVENT:
        add(event.type == YAML_MAPPING_START_EVENT ? Kind::mapping : Kind::list);
        open.push_back(nodes.size() - 1);
        return "";
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        nodes[open.back()].extent = nodes.size() - open.back();
        open.pop_back();
        return "";
      default:
        return "";
    }
  }

  yaml_parser_t parser_{};
};

std::string described(Kind kind, std::size_t line, std::size_t column, bool quoted, std::string_view text) {
  const std::string what = kind == Kind::mapping ? "a mapping" : kind == Kind::list ? "a list" : "text";
  return what + " at " + std::to_string(line) + ':' + std::to_string(column) + (quoted ? " in quotes" : "") +
         (kind == Kind::text ? " '" + std::string(text) + '\'' : "");
}

/// Where the two first part; empty: nowhere.
std::string compare(const load_detail::Document& document, const std::vector<Seen>& nodes) {
  const load_detail::Node* ours = &document.root();
  const std::size_t count = ours->extent;
  for (std::size_t n = 0; n < count && n < nodes.size(); ++n, ++ours) {
    const Seen& theirs = nodes[n];
    const std::string a = described(ours->kind, ours->line, ours->column, ours->quoted, document.text(*ours));
    const std::string b = described(theirs.kind, theirs.line, theirs.column, theirs.quoted, theirs.text);
    if (a != b) return "the loader reads " + a + ", libyaml " + b;
    const std::size_t entries = ours->kind == Kind::mapping ? std::size_t{ours->count} * 2 : ours->count;
    if (entries != theirs.entries || ours->extent != theirs.extent) return a + " holds other things for libyaml";
  }
  if (count != nodes.size()) {
    return "the loader reads " + std::to_string(count) + " values, libyaml " + std::to_string(nodes.size());
  }
  return "";
}

}  // namespace

SecondReading read_twice(std::string_view bytes) {
  const std::vector<std::string> files{"x.yaml"};
  load_detail::Faults faults(files);
  load_detail::Outline outline;
  load_detail::Document document;
  if (bytes.empty() || !load_detail::check_bytes(bytes, 0, faults) ||
      !load_detail::check_lines(bytes, 0, faults, &outline) || !document.read(bytes, outline, 0, faults) ||
      !faults.empty()) {
    return {};
  }
  std::vector<Seen> nodes;
  std::string difference = Events(bytes).read(nodes);
  if (difference.empty()) difference = compare(document, nodes);
  return {difference.empty() ? Reading::same : Reading::differs, std::move(difference)};
}

}  // namespace demarc::test
