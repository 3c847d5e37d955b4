// SPDX-License-Identifier: Apache-2.0
// show, compare, find and list: tables.
#include <algorithm>
#include <array>
#include <demarc/moved.hpp>

#include "chosen.hpp"
#include "export/export.hpp"
#include "load/faults.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// Whether several tables may follow one another.
bool tells_several(Format format) { return format == Format::text || format == Format::markdown; }

/// Refuses a name that stands for more than one service, with what to type instead.
Exit several(MatrixView matrix, const std::string& name, const Chosen& chosen) {
  std::vector<Candidate> services;
  for (const auto& [key, given] : chosen.services) {
    const std::string configuration = exports::configuration_of(matrix.explain(key, given));
    services.push_back(
        {"service", std::string{key.id()} + (configuration == "default" ? "" : ":" + configuration), {}});
  }
  return refuse("'" + name + "' stands for several services; this format has room for one.", services);
}

void write(const Context& c, const Table& table) { c.out.write(render(table, c.arguments.format, c.style)); }

/// The word of the vocabulary that was meant: by id, title or alias, in any case.
bool same(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}
bool names(const Term& term, std::string_view word) {
  if (same(term.id, word) || same(term.title, word)) return true;
  for (const std::string_view alias : term.aliases)
    if (same(alias, word)) return true;
  return false;
}

/// The term that a word names, or nothing after saying so.
std::optional<std::string_view> term_of(std::string_view kind, std::string_view word, const std::vector<Term>& terms,
                                        std::vector<std::string_view> also = {}) {
  for (const Term& t : terms)
    if (names(t, word)) return t.id;
  if (const auto at = std::find(also.begin(), also.end(), word); at != also.end()) return *at;
  for (const Term& t : terms) also.push_back(t.id);
  complain("no " + std::string{kind} + " '" + std::string{word} + "'" + load_detail::hint(word, also));
  return std::nullopt;
}

std::optional<std::string_view> party_of(MatrixView matrix, std::string_view word) {
  std::vector<Term> terms;
  for (std::uint32_t n = 0; n < matrix.party_count(); ++n) terms.push_back(matrix.party(n));
  return term_of("party", word, terms, {"depends", "not-applicable", "unknown", "third-party"});
}
std::optional<std::string_view> area_of(MatrixView matrix, std::string_view word) {
  std::vector<Term> terms;
  for (std::size_t n = 0; n < area_count; ++n) terms.push_back(matrix.area(static_cast<Area>(n)));
  return term_of("area", word, terms);
}
std::optional<std::string_view> layer_of(MatrixView matrix, std::string_view word) {
  std::vector<Term> terms;
  for (std::size_t n = 0; n < layer_count; ++n) terms.push_back(matrix.layer(static_cast<Layer>(n)));
  return term_of("layer", word, terms);
}

/// The owners of --only by id, or nothing after saying which is none.
std::optional<std::vector<std::string_view>> only_of(const Context& c) {
  std::vector<std::string_view> owners;
  for (const std::string& word : c.arguments.only) {
    const auto owner = party_of(c.matrix, word);
    if (!owner) return std::nullopt;
    owners.push_back(*owner);
  }
  return owners;
}

}  // namespace

std::optional<ServiceKey> service_of(MatrixView matrix, const std::string& name) {
  const Resolved resolved = resolve_service(matrix, name);
  if (resolved.service) return resolved.service;
  refuse(resolved.offering.empty() ? "There is no service '" + name + "'."
                                   : "'" + name + "' is a part of services, not one service.",
         resolved.candidates);
  return std::nullopt;
}

Exit show(const Context& c) {
  const Defaults defaults = c.arguments.strict ? Defaults::ask : Defaults::assume;
  const Chosen chosen = choose(c.matrix, c.arguments.words[0], configuration_of(c.arguments.with), defaults);
  if (chosen.services.empty()) return refuse(chosen.refusal);
  if (chosen.services.size() > 1 && !tells_several(c.arguments.format))
    return several(c.matrix, c.arguments.words[0], chosen);
  // Programs get every row; people those that count, unless they ask for all.
  const bool everything = c.arguments.all || c.arguments.format == Format::csv || c.arguments.format == Format::json;
  const auto only = only_of(c);
  if (!only) return Exit::unknown;
  for (const auto& [key, given] : chosen.services) {
    if (&key != &chosen.services.front().first) c.out.write("\n");
    write(c, demarc::show(c.matrix, key, given, everything, defaults, *only));
  }
  return Exit::answered;
}

Exit compare(const Context& c) {
  const Chosen chosen = choose(c.matrix, c.arguments.words);
  if (chosen.services.empty()) return refuse(chosen.refusal);
  const auto only = only_of(c);
  if (!only) return Exit::unknown;
  write(c, demarc::compare(c.matrix, chosen.services, c.arguments.only_differences, *only));
  return Exit::answered;
}

Exit moved(const Context& c) {
  std::vector<Chosen> sides;
  for (const std::string& word : c.arguments.words) {
    Chosen chosen = choose(c.matrix, {word});
    if (chosen.services.empty()) return refuse(chosen.refusal);
    if (chosen.services.size() > 1 && !tells_several(c.arguments.format)) return several(c.matrix, word, chosen);
    sides.push_back(std::move(chosen));
  }
  // A name such as Fargate stands for several services: each is told.
  bool first = true;
  for (const auto& from : sides[0].services)
    for (const auto& to : sides[1].services) {
      if (!first) c.out.write("\n");
      first = false;
      c.out.write(render(demarc::moved(c.matrix, from, to, c.arguments.all), c.arguments.format, c.style));
    }
  return Exit::answered;
}

Exit find(const Context& c) {
  const Arguments& a = c.arguments;
  Filter filter;
  if (!a.party.empty()) {
    const auto party = party_of(c.matrix, a.party);
    if (!party) return Exit::unknown;
    filter.party = *party;
  }
  if (!a.area.empty()) {
    const auto area = area_of(c.matrix, a.area);
    if (!area) return Exit::unknown;
    filter.area = from_id<Area>(*area);
  }
  if (!a.layer.empty()) {
    const auto layer = layer_of(c.matrix, a.layer);
    if (!layer) return Exit::unknown;
    filter.layer = from_id<Layer>(*layer);
  }
  if (!a.service.empty()) {
    filter.service = service_of(c.matrix, a.service);
    if (!filter.service) return Exit::unknown;
  }
  write(c, demarc::find(c.matrix, filter));
  return Exit::answered;
}

Exit list(const Context& c) {
  const std::string& what = c.arguments.words[0];
  const auto listing = parse_listing(what);
  if (!listing) {
    constexpr std::array<std::string_view, 8> known{"services", "items",   "areas",      "layers",
                                                    "parties",  "options", "frameworks", "controls"};
    complain("no list of '" + what + "'" + load_detail::hint(what, known));
    return Exit::usage;
  }
  std::optional<ServiceKey> service;
  if (!c.arguments.service.empty()) {
    service = service_of(c.matrix, c.arguments.service);
    if (!service) return Exit::unknown;
  }
  if (!c.arguments.framework.empty()) {
    if (*listing != Listing::controls) {
      complain("--framework goes with list controls");
      return Exit::usage;
    }
    const auto framework = framework_of(c.matrix, c.arguments.framework);
    if (!framework) return Exit::unknown;
    write(c, demarc::controls(c.matrix, framework));
    return Exit::answered;
  }
  write(c, demarc::list(c.matrix, *listing, service));
  return Exit::answered;
}

}  // namespace demarc::cli
