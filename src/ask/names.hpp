// SPDX-License-Identifier: Apache-2.0
// Finding phrases in the index.
#pragma once

#include <cstdint>
#include <demarc/tables.hpp>
#include <span>
#include <string_view>

#include "normal.hpp"

namespace demarc::ask_detail {

/// What a NameRecord names, and so what its `entity` counts.
enum class NameKind : std::uint8_t {
  service,
  offering,
  item,
  area,
  layer,
  activity,
  party,
  option,
  value,
  context,
  context_value,
  synonym,  // a SynonymRecord: the phrase is read as another
  filler,   // a word that says nothing
  term,     // a TermWordRecord
};

/// Where a phrase comes from; earlier is stronger.
enum class Origin : std::uint8_t { id, title, alias };

/// All records of a phrase in normal form. Constant time.
[[nodiscard]] inline std::span<const detail::NameRecord> find_phrase(const detail::Texts& x,
                                                                     std::string_view phrase) noexcept {
  if (x.slot_count == 0) return {};
  for (std::uint32_t slot = hash_of(phrase) & (x.slot_count - 1);; slot = (slot + 1) & (x.slot_count - 1)) {
    const std::uint32_t first = x.name_slots[slot];
    if (first == 0) return {};
    if (x[x.names[first - 1].phrase] != phrase) continue;
    std::uint32_t end = first;
    while (end < x.name_count && x.names[end].phrase.at == x.names[first - 1].phrase.at &&
           x.names[end].phrase.size == phrase.size())
      ++end;
    return {x.names + first - 1, x.names + end};
  }
}

/// The first record of a phrase that is of a kind, and of a service where one is asked for; nullptr if there is none.
[[nodiscard]] inline const detail::NameRecord* find_name(const detail::Texts& x, std::string_view phrase, NameKind kind,
                                                         std::uint32_t service = detail::none) noexcept {
  for (const detail::NameRecord& r : find_phrase(x, phrase))
    if (r.kind == static_cast<std::uint8_t>(kind) && (service == detail::none || r.service == service)) return &r;
  return nullptr;
}

/// A phrase without a leading "amazon" or "aws": names of services are found with and without.
[[nodiscard]] inline std::string_view without_brand(std::string_view phrase) noexcept {
  for (const std::string_view brand : {"amazon ", "aws "})
    if (phrase.size() > brand.size() && phrase.substr(0, brand.size()) == brand) return phrase.substr(brand.size());
  return phrase;
}

/// A service or offering by a phrase, with or without the brand; nullptr if there is none.
[[nodiscard]] inline const detail::NameRecord* find_service_name(const detail::Texts& x,
                                                                 std::string_view phrase) noexcept {
  for (const std::string_view form : {phrase, without_brand(phrase)})
    for (const NameKind kind : {NameKind::service, NameKind::offering})
      if (const detail::NameRecord* named = find_name(x, form, kind)) return named;
  return nullptr;
}

}  // namespace demarc::ask_detail
