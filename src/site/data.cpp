// SPDX-License-Identifier: Apache-2.0
// The data that scripts answer from: JSON in a call, as a page opened from a disk may read scripts but no other file.
#include <algorithm>
#include <concepts>

#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"
#include "split.hpp"

namespace demarc::site {
namespace {

using render_detail::append_json;

/// Writes JSON, putting the commas.
class Json {
 public:
  Json& open(char bracket) { return comma(), out_ += bracket, first_ = true, *this; }
  Json& close(char bracket) { return out_ += bracket, first_ = false, *this; }
  Json& line() { return comma(), first_ = true, out_ += '\n', *this; }
  Json& key(std::string_view name) { return value(name), out_ += ':', first_ = true, *this; }
  Json& value(std::string_view text) { return comma(), append_json(out_, text), *this; }
  Json& value(std::same_as<bool> auto b) { return comma(), out_ += b ? "true" : "false", *this; }
  Json& value(std::size_t n) { return comma(), out_ += std::to_string(n), *this; }
  Json& field(std::string_view name, const auto& v) { return key(name).value(v); }
  /// The same, unless there is nothing to say.
  Json& said(std::string_view name, std::string_view v) { return v.empty() ? *this : field(name, v); }

  [[nodiscard]] std::string call(std::string_view function) const {
    return "globalThis.demarc." + std::string{function} + "(" + out_ + ");\n";
  }

 private:
  void comma() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  std::string out_;
  bool first_ = true;
};

void put_conditions(Json& json, const auto& conditions) {
  json.open('{');
  for (const Condition& c : conditions) {
    json.key(c.option()).open('[');
    for (const std::string_view v : c.values()) json.value(v);
    json.close(']');
  }
  json.close('}');
}
void put_when(Json& json, const auto& conditions) {
  if (conditions.empty()) return;
  json.key("when");
  put_conditions(json, conditions);
}

void put_option(Json& json, const OptionInfo& option) {
  json.line().open('{').field("id", option.id()).field("title", option.title());
  if (const auto standard = option.standard(); !standard.empty()) json.field("default", standard);
  put_when(json, option.only_when());
  json.key("values").open('[');
  for (std::uint32_t v = 0; v < option.value_count(); ++v) {
    const ValueInfo value = option.value(v);
    json.open('{').field("id", value.id).field("title", value.title);
    put_when(json, option.value_only_when(v));
    json.close('}');
  }
  json.close(']').close('}');
}

void put_rule(Json& json, const Content& content, const Told& told) {
  json.line().open('{').key("when");
  put_conditions(json, told.rule.when());
  json.field("who", told.who).said("role", told.role).said("words", told.words);
  if (const auto item = told.rule.see_item()) {
    const ServiceInfo service = *told.rule.see_service();
    json.key("see").open('{').field("service", service.id()).field("item", item->id()).field("name", service.name());
    json.field("title", item->title()).field("page", content.has(service)).close('}');
  }
  json.field("evidence", id(told.rule.evidence()));
  if (told.rule.disputed()) json.field("disputed", true);
  json.key("sources").open('[');
  for (const std::size_t n : told.sources) json.value(n);
  json.close(']').close('}');
}

void put_cell(Json& json, const Content& content, const ServiceInfo& service, const Cell& cell) {
  json.line().key(cell.item.id()).open('{').key("options").open('[');
  for (const std::uint32_t o : cell.options) json.value(service.option(o).id());
  json.close(']').key("rules").open('[');
  for (const Told& rule : cell.rules) put_rule(json, content, rule);
  json.close(']').close('}');
}

void put_item(Json& json, const ItemInfo& item) {
  json.line().open('{').field("id", item.id()).field("title", item.title()).field("area", id(item.area()));
  json.field("layer", id(item.layer())).close('}');
}

bool own(const Content& content, const ItemInfo& item) {
  return detail::KeyAccess::number_in(content.matrix.tables(), item.key()) >= content.matrix.shared_item_count();
}

/// Words of the aliases that neither the name nor an earlier alias has: all that search by words needs of them.
std::string more_words(std::string_view name, const Words& aliases) {
  const auto is_word = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  };
  std::vector<std::string> seen;
  std::string out;
  const auto take = [&](std::string_view text, bool keep) {
    std::string word;
    for (std::size_t n = 0; n <= text.size(); ++n) {
      const char c = n == text.size()                   ? ' '
                     : text[n] >= 'A' && text[n] <= 'Z' ? static_cast<char>(text[n] | 0x20)
                                                        : text[n];
      if (is_word(c)) {
        word += c;
      } else if (!word.empty()) {
        if (std::find(seen.begin(), seen.end(), word) == seen.end()) {
          seen.push_back(word);
          if (keep) put(out, {out.empty() ? "" : " ", word});
        }
        word.clear();
      }
    }
  };
  take(name, false);
  for (const std::string_view alias : aliases) take(alias, true);
  return out;
}

std::string page_of(const ServiceInfo& service) { return "services/" + std::string{service.id()} + ".html"; }

void put_offerings(Json& json, const Content& content) {
  const detail::Tables& t = content.matrix.tables();
  const detail::Texts& x = *t.texts;
  for (std::uint32_t n = 0; n < x.offering_count; ++n) {
    const detail::OfferingRecord& offering = x.offerings[n];
    for (std::uint32_t p = 0; p < offering.parts.count; ++p) {
      const detail::PartRecord& part = x.parts[offering.parts.first + p];
      const ServiceInfo service = content.matrix.service(part.service);
      if (!content.has(service)) continue;
      std::string page = page_of(service) + "#";
      if (part.items.count != 0) page += content.matrix.item(x.numbers[part.items.first]).id();
      for (std::uint32_t c = 0; c < part.with.count; ++c) {
        const detail::ChoiceRecord& choice = x.whens[part.with.first + c];
        const std::uint32_t option = t.first_option(part.service) + choice.option;
        const Condition condition{&t, option, choice.mask};
        put(page, {c == 0 ? ":" : ",", condition.option(), "=", *condition.values().begin()});
      }
      json.line().open('{').field("name", x[offering.name]);
      json.field("where", service.name())
          .said("also", more_words(x[offering.name], Range{detail::WordCursor{&t, offering.aliases}}));
      json.field("page", std::string_view{page}).close('}');
    }
  }
}

}  // namespace

std::string service_data(const Content& content, const ServiceInfo& service) {
  const Split split = split_of(content, service);
  Json json;
  json.open('{').field("service", service.id()).field("name", service.name());
  json.line().key("options").open('[');
  for (std::uint32_t o = 0; o < service.option_count(); ++o) put_option(json, service.option(o));
  json.close(']').line().key("items").open('[');
  for (const Cell& cell : split.cells)
    if (own(content, cell.item)) put_item(json, cell.item);
  json.close(']').line().key("owners").open('{');
  for (const Cell& cell : split.cells)
    if (cell.options.empty()) json.field(cell.item.id(), owner_id(cell.owner));
  json.close('}').line().key("cells").open('{');
  for (const Cell& cell : split.cells)
    if (!cell.options.empty()) put_cell(json, content, service, cell);
  return json.close('}').close('}').call("add");
}

std::string common_data(const Content& content) {
  const MatrixView m = content.matrix;
  Json json;
  json.open('{').field("edition", m.edition()).key("parties").open('{');
  for (std::uint32_t p = 0; p < m.party_count(); ++p) json.field(m.party(p).id, m.party(p).title);
  json.close('}').line().key("areas").open('[');
  const auto term = [&](const Term& t) { json.open('{').field("id", t.id).field("title", t.title).close('}'); };
  for (std::size_t a = 0; a < area_count; ++a) term(m.area(static_cast<Area>(a)));
  json.close(']').line().key("layers").open('[');
  for (std::size_t l = 0; l < layer_count; ++l) term(m.layer(static_cast<Layer>(l)));
  json.close(']').line().key("items").open('[');
  for (std::uint32_t i = 0; i < m.shared_item_count(); ++i) put_item(json, m.item(i));
  return json.close(']').close('}').call("share");
}

std::string index_data(const Content& content) {
  const MatrixView m = content.matrix;
  const detail::Tables& t = m.tables();
  Json json;
  json.open('{').key("services").open('[');
  for (const ServiceInfo& s : content.services) {
    json.line().open('{').field("id", s.id()).field("name", s.name()).said("also", more_words(s.name(), s.aliases()));
    json.key("items").open('[');
    const std::uint32_t n = detail::KeyAccess::number_in(t, s.key());
    for (std::uint32_t i = t.own_items(n); i < t.own_items(n + 1); ++i)
      json.open('[').value(m.item(i).id()).value(m.item(i).title()).close(']');
    json.close(']').close('}');
  }
  json.close(']').line().key("offerings").open('[');
  put_offerings(json, content);
  json.close(']').line().key("items").open('[');
  for (std::uint32_t i = 0; i < m.shared_item_count(); ++i) {
    const ItemInfo item = m.item(i);
    json.line().open('{').field("id", item.id()).field("name", item.title()).field("area", id(item.area()));
    json.field("where", m.area(item.area()).title).said("also", more_words(item.title(), item.aliases())).close('}');
  }
  return json.close(']').close('}').call("index");
}

}  // namespace demarc::site
