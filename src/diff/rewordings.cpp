// SPDX-License-Identifier: Apache-2.0
// How the rules of a cell read differently.
#include <algorithm>

#include "cells.hpp"

namespace demarc::diff_detail {
namespace {

/// What a rule says besides its owner, part by part.
enum Part : std::size_t { conditions, act, role, evidence, sources, dispute, see, part_count };
constexpr std::array<std::string_view, part_count> part_names{"conditions", "act",     "role", "evidence",
                                                              "sources",    "dispute", "see"};
using Wording = std::array<std::string, part_count>;

void append(std::string& list, std::string_view separator, std::string_view word) {
  if (!list.empty()) list += separator;
  list += word;
}

/// "package = image and runtime = managed or own", whatever the order in the file.
std::string conditions_of(const Rule& rule) {
  std::vector<std::string> all;
  for (const Condition& c : rule.when()) {
    std::string values;
    for (const std::string_view v : c.values()) append(values, " or ", v);
    all.push_back(std::string{c.option()} + " = " + values);
  }
  std::sort(all.begin(), all.end());
  std::string out;
  for (const std::string& condition : all) append(out, " and ", condition);
  return out;
}

/// The rule's own pages; those of a whole baseline are the service's, not the cell's.
std::string addresses_of(const detail::Tables& t, const detail::RuleRecord& rule) {
  std::vector<std::string> all;
  for (const Source& s : Sources{detail::SourceCursor{&t, {rule.sources, {0, 0}}}}) all.emplace_back(s.url);
  std::sort(all.begin(), all.end());
  std::string out;
  for (const std::string& address : all) append(out, " ", address);
  return out;
}

/// Rule by rule, in the order of their conditions.
std::vector<Wording> wordings(const ServicePair& pair, std::size_t side, std::uint32_t item) {
  const detail::Tables& t = pair.tables(side);
  const std::uint32_t service = pair.number(side);
  const detail::Run rules = t.texts->cells[detail::record_at(t, service, item)].rules;
  std::vector<Wording> all;
  for (std::uint32_t n = rules.first; n < rules.first + rules.count; ++n) {
    const detail::RuleRecord& record = t.texts->rules[n];
    const Rule rule{&t, service, item, n};
    Wording w;
    w[conditions] = conditions_of(rule);
    w[act] = (*t.texts)[record.words];  // not the item's title, which stands in where nothing is said
    w[role] = rule.role();
    w[evidence] = id(rule.evidence());
    w[sources] = addresses_of(t, record);
    w[dispute] = rule.disputed() ? "disputed" : "";
    if (const auto service_seen = rule.see_service())
      w[see] = std::string{service_seen->id()} + "/" + std::string{rule.see_item()->id()};
    all.push_back(std::move(w));
  }
  std::sort(all.begin(), all.end());
  return all;
}

/// What some rules say of a part: each text once. With `other`, only where that differs, rule by rule.
std::string said(const std::vector<Wording>& rules, const std::vector<Wording>& other, Part part) {
  std::vector<std::string_view> texts;
  for (std::size_t n = 0; n < rules.size(); ++n) {
    const std::string& text = rules[n][part];
    if (rules.size() == other.size() && text == other[n][part]) continue;
    if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  }
  std::string out;
  for (const std::string_view text : texts) append(out, part == sources ? " " : "; ", text);
  return out;
}

}  // namespace

std::vector<Difference::Detail> rewordings(const ServicePair& pair, const Items& items) {
  const std::vector<Wording> old = wordings(pair, before, items[before]), fresh = wordings(pair, now, items[now]);
  std::vector<Difference::Detail> details;
  if (old == fresh) return details;
  for (std::size_t p = 0; p < part_count; ++p) {
    const auto part = static_cast<Part>(p);
    const std::string was = said(old, fresh, part), is = said(fresh, old, part);
    if (was != is) details.push_back({std::string{part_names[p]}, was, is});
  }
  return details;
}

}  // namespace demarc::diff_detail
