// SPDX-License-Identifier: Apache-2.0
// Finding phrases in the index.
#pragma once

#include <algorithm>
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
  synonym,  // the phrase is read as another: `entity` counts in `words`
  filler,   // what says nothing
  whole,    // what means all that a service has
  term,     // a TermWordRecord
  opening,  // a word that phrases begin with; `entity` is how many words the longest of them has
};

/// Where a phrase comes from; earlier is stronger.
enum class Origin : std::uint8_t { id, title, alias };

using Records = std::span<const detail::NameRecord>;

/// All records of a phrase in normal form, by kind. Constant time.
[[nodiscard]] inline Records find_phrase(const detail::Texts& x, std::string_view phrase, std::uint64_t hash) noexcept {
  if (x.slot_count == 0) return {};
  for (std::uint64_t n = hash;; ++n) {
    const detail::NameSlot& slot = x.name_slots[n & (x.slot_count - 1)];
    if (slot.records.count == 0) return {};
    if (slot.hash == static_cast<std::uint32_t>(hash) && x[x.names[slot.records.first].phrase] == phrase)
      return {x.names + slot.records.first, slot.records.count};
  }
}
[[nodiscard]] inline Records find_phrase(const detail::Texts& x, std::string_view phrase) noexcept {
  return find_phrase(x, phrase, hash_of(phrase));
}

/// The first of a phrase's records that is of a kind and suits; nullptr if there is none.
template <typename Suits>
const detail::NameRecord* first_of(Records records, NameKind kind, const Suits& suits) noexcept {
  const auto wanted = static_cast<std::uint8_t>(kind);
  auto at = std::lower_bound(records.begin(), records.end(), wanted,
                             [](const detail::NameRecord& r, std::uint8_t k) noexcept { return r.kind < k; });
  for (; at != records.end() && at->kind == wanted; ++at)
    if (suits(*at)) return &*at;
  return nullptr;
}

/// The first of a phrase's records that is of a kind, and of a service where one is asked for; nullptr if there is
/// none.
[[nodiscard]] inline const detail::NameRecord* find_name(Records records, NameKind kind,
                                                         std::uint32_t service = detail::none) noexcept {
  return first_of(records, kind, [service](const detail::NameRecord& r) noexcept {
    return service == detail::none || r.service == service;
  });
}

/// Whether a phrase names anything, rather than only begin what does.
[[nodiscard]] inline bool is_name(Records records) noexcept {
  return !records.empty() && records.front().kind != static_cast<std::uint8_t>(NameKind::opening);
}

/// A phrase without a leading "amazon" or "aws": names of services are found with and without.
[[nodiscard]] inline std::string_view without_brand(std::string_view phrase) noexcept {
  for (const std::string_view brand : {"amazon ", "aws "})
    if (phrase.size() > brand.size() && phrase.substr(0, brand.size()) == brand) return phrase.substr(brand.size());
  return phrase;
}

}  // namespace demarc::ask_detail
