// SPDX-License-Identifier: Apache-2.0
// OSCAL: a component definition, 1.1.3.
#include "oscal.hpp"

#include <uuid/uuid.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "controls.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"

namespace demarc::exports {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view home = "https://github.com/demarc/demarc";

/// A string as OSCAL wants it: on one line, no spaces around, something in it.
std::string line(std::string_view text) {
  std::string out = render_detail::printable(text);
  out.erase(0, std::min(out.find_first_not_of(' '), out.size()));
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out.empty() ? "-" : out;
}
std::string markup(std::string_view text) { return line(render_detail::markdown(text)); }

std::string dumped(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace);
}

/// An address as a URI (RFC 3986): what may not stand in one is written in hexadecimal.
std::string uri(std::string_view address) {
  constexpr std::string_view hexadecimal = "0123456789ABCDEF", marks = "-._~:/?@!$&'()*+,;=";
  const auto digit = [&](std::size_t n) {
    return n < address.size() && std::string_view{"0123456789ABCDEFabcdef"}.find(address[n]) != std::string_view::npos;
  };
  std::string out;
  bool fragment = false;
  for (std::size_t n = 0; n < address.size(); ++n) {
    const char c = address[n];
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    const bool first = c == '#' && !fragment;
    fragment = fragment || first;
    if (word || first || marks.find(c) != std::string_view::npos || (c == '%' && digit(n + 1) && digit(n + 2))) {
      out += c;
    } else {
      const auto octet = static_cast<unsigned char>(c);
      ((out += '%') += hexadecimal[octet >> 4]) += hexadecimal[octet & 0xF];
    }
  }
  return out;
}

/// A property of ours; OSCAL's own have no namespace.
Json prop(std::string_view name, std::string_view value) {
  return {{"name", name}, {"ns", std::string{home} + "/ns"}, {"value", line(value)}};
}
Json origination(std::string_view value) { return {{"name", "control-origination"}, {"value", value}}; }

void add(Json& list, Json each) {
  if (list.is_null()) list = Json::array();
  list.push_back(std::move(each));
}

/// A list of paragraphs, one an item: "- **Patch the host** ...".
template <typename Part>
std::string list_of(const Met& met, const Part& part) {
  std::string out;
  for (const Demand& demand : met.demands)
    if (const std::string said = part(demand); !said.empty())
      out += std::string{out.empty() ? "" : "\n"} + "- " + markup(demand.item.title()) + ": " + markup(said);
  return out;
}

std::string party_uuid(std::string_view party) { return uuid_of("party/" + std::string{party}); }
/// The role that a party has for what is exported.
std::string role_of(std::string_view party) { return party == "aws" ? "provider" : std::string{party}; }

/// Who has a part, in the order of the vocabulary, by role.
Json roles_of(const Met& met, bool customer) {
  Json roles;
  std::vector<std::string> seen;
  for (const Demand& demand : met.demands)
    for (const Act& act : demand.acts) {
      if (act.party.empty() || (act.party == "customer") != customer) continue;
      if (std::find(seen.begin(), seen.end(), act.party) != seen.end()) continue;
      seen.push_back(act.party);
      Json role{{"role-id", role_of(act.party)}};
      if (!customer) role["party-uuids"] = {party_uuid(act.party)};
      add(roles, std::move(role));
    }
  return roles;
}

Json statement_of(const Met& met, const std::string& base, const std::string& words, const Terms& provider,
                  const Terms& mine, bool as_provider) {
  Json statement{
      {"statement-id", oscal_id(met.control) + "_smt"}, {"uuid", uuid_of(base + "/customer")}, {"description", words}};
  Json props;
  // The part of the customer alone: whatever is inherited stands in the requirement.
  for (const std::string_view value : as_provider ? provider.oscal : mine.oscal)
    if (value.starts_with("customer") || (!as_provider && value == "system-specific")) add(props, origination(value));
  if (!props.is_null()) statement["props"] = std::move(props);
  if (Json roles = roles_of(met, true); !roles.is_null()) statement["responsible-roles"] = std::move(roles);
  return statement;
}

Json requirement_of(const Content& content, const Subject& subject, const Met& met, const std::string& component) {
  const std::string base = component + "/" + std::string{content.framework->id()} + "/" + std::string{met.control.id()};
  const Terms provider = terms(met.inheritance, Perspective::provider),
              mine = terms(met.inheritance, Perspective::customer);
  const bool as_provider = content.perspective == Perspective::provider;
  const std::string provided = list_of(met, provider_part), left = list_of(met, customer_part),
                    open = list_of(met, open_part);
  Json out{{"uuid", uuid_of(base)},
           {"control-id", oscal_id(met.control)},
           {"description", provided.empty() ? "No provider has a part in this control here." : provided}};
  Json props;
  for (const std::string_view value : as_provider ? provider.oscal : mine.oscal)
    if (!value.empty()) add(props, origination(value));
  add(props, prop("control", met.control.id()));
  add(props, prop("share", id(met.inheritance.share)));
  if (!mine.inheritable.empty()) add(props, prop("inheritable", mine.inheritable));
  for (const Demand& demand : met.demands)
    for (const Act& act : demand.acts) {
      Json each = prop("responsibility", demand.item.id());
      each["class"] = act.party.empty() ? "not-recorded" : act.party;
      each["remarks"] = (act.when.empty() ? "" : "If " + markup(act.when) + ": ") + markup(act.act);
      add(props, std::move(each));
    }
  out["props"] = std::move(props);
  Json links;
  std::vector<std::string_view> seen;
  for (const Demand& demand : met.demands)
    for (const Source& s : demand.sources)
      if (render_detail::is_web_address(s.url) && std::find(seen.begin(), seen.end(), s.url) == seen.end()) {
        seen.push_back(s.url);
        add(links, {{"href", uri(s.url)}, {"rel", "reference"}, {"text", markup(s.title)}});
      }
  if (!links.is_null()) out["links"] = std::move(links);
  if (Json roles = roles_of(met, false); !roles.is_null()) out["responsible-roles"] = std::move(roles);
  if (!left.empty()) out["statements"] = {statement_of(met, base, left, provider, mine, as_provider)};
  const std::string remark = remark_of(content, subject, met);
  if (!remark.empty() || !open.empty())
    out["remarks"] = (remark.empty() ? "" : markup(remark)) + (remark.empty() || open.empty() ? "" : "\n\n") +
                     (open.empty() ? "" : "Nobody is recorded for:\n\n" + open);
  return out;
}

Json component_of(const Content& content, const Subject& subject) {
  const ServiceInfo& s = subject.service;
  const std::string configuration = configuration_of(content.matrix.explain(s.key(), subject.given));
  const std::string base = "service/" + std::string{s.id()} + (configuration == "default" ? "" : ":" + configuration);
  std::string title{s.name()};
  if (configuration != "default") title += " (" + configuration + ")";
  Json out{
      {"uuid", uuid_of(base)},
      {"type", "service"},
      {"title", markup(title)},
      {"description", markup(std::string{s.name()} + (s.because().empty() ? "" : ": " + std::string{s.because()}))}};
  Json props{prop("service", s.id()), prop("configuration", configuration)};
  if (!s.baseline().empty()) add(props, prop("baseline", s.baseline()));
  if (!s.lifecycle().status.empty()) add(props, prop("lifecycle", s.lifecycle().status));
  if (!s.reviewed().empty()) add(props, prop("reviewed", s.reviewed()));
  out["props"] = std::move(props);
  out["responsible-roles"] = {{{"role-id", "provider"}, {"party-uuids", {party_uuid("aws")}}}};
  Json requirements;
  for (const Met& met : controls_of(content, *content.framework, subject))
    if (!met.demands.empty()) add(requirements, requirement_of(content, subject, met, base));
  if (requirements.is_null()) return out;
  const auto catalog = content.framework->catalog();
  const std::string name = std::string{content.framework->name()} + " " + std::string{content.framework->version()};
  out["control-implementations"] = {{{"uuid", uuid_of(base + "/" + std::string{content.framework->id()})},
                                     {"source", catalog.empty() ? std::string{home} : uri(catalog.begin()->url)},
                                     {"description", markup(name + ": " + std::string{content.framework->because()})},
                                     {"implemented-requirements", std::move(requirements)}}};
  return out;
}

/// The day of the last review of anything that is exported: what a date of today would hide.
std::string last_modified(const Content& content) {
  std::string_view last = content.framework->reviewed();
  for (const Subject& subject : content.subjects) last = std::max(last, subject.service.reviewed());
  return (last.empty() ? "1970-01-01" : std::string{last}) + "T00:00:00Z";
}

Json metadata_of(const Content& content) {
  Json roles{{{"id", "provider"}, {"title", "Provider of the service"}},
             {{"id", "customer"}, {"title", "Customer who uses the service"}}};
  Json parties;
  for (std::uint32_t n = 0; n < content.matrix.party_count(); ++n) {
    const Term party = content.matrix.party(n);
    if (party.id == "customer") continue;
    add(parties, {{"uuid", party_uuid(party.id)}, {"type", "organization"}, {"name", line(party.title)}});
    if (party.id != "aws") add(roles, {{"id", role_of(party.id)}, {"title", markup(party.title)}});
  }
  return {{"title", markup("Shared responsibility by service, " + std::string{content.framework->name()} + " " +
                           std::string{content.framework->version()})},
          {"last-modified", last_modified(content)},
          {"version", line(content.matrix.edition())},
          {"oscal-version", "1.1.3"},
          {"props", {prop("perspective", content.perspective == Perspective::provider ? "provider" : "customer")}},
          {"roles", std::move(roles)},
          {"parties", std::move(parties)}};
}

}  // namespace

std::string oscal_id(const ControlInfo& control) {
  std::string out;
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  for (const char c : control.id()) {
    if (c == '(')
      out += '.';
    else if (letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_')
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    else if (c != ')')
      out += '-';
  }
  return out.empty() || !letter(out[0]) ? std::string{control.framework().id()} + "-" + out : out;
}

std::string uuid_of(std::string_view name) {
  // The version 5 UUID of our home in the namespace of addresses (RFC 9562).
  constexpr uuid_t addresses = {0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};
  uuid_t ours, out;
  uuid_generate_sha1(ours, addresses, home.data(), home.size());
  uuid_generate_sha1(out, ours, name.data(), name.size());
  std::array<char, 37> text{};
  uuid_unparse_lower(out, text.data());
  return text.data();
}

std::string oscal(const Content& content) {
  Json components;
  for (const Subject& subject : content.subjects) add(components, component_of(content, subject));
  Json definition{{"uuid", ""}, {"metadata", metadata_of(content)}};
  if (!components.is_null()) definition["components"] = std::move(components);
  definition["uuid"] = uuid_of(dumped(definition, -1));  // another document, another id
  return render_detail::plain_json(dumped(Json{{"component-definition", std::move(definition)}}, 2)) + "\n";
}

}  // namespace demarc::exports
