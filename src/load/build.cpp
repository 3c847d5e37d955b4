// SPDX-License-Identifier: Apache-2.0
// The order of the builder's steps, and the fingerprint.
#include "build.hpp"

#include <bit>

#include "../ask/index.hpp"
#include "builder.hpp"

namespace demarc::load_detail {

void build(const model::Matrices& matrices, Data& data, Faults& faults) { Builder{matrices, data, faults}.run(); }

void Builder::run() {
  if (!m_.vocabulary) {
    faults_.add(Fault::missing_vocabulary, {},
                "vocabulary.yaml is missing: it names the parties, areas, layers and activities");
    return;
  }
  vocabulary();
  shared_items();
  services();
  own_items();
  kinds();
  options();
  if (!faults_.empty()) return;  // what follows rests on every name above
  cells();
  offerings();
  frameworks();
  if (!faults_.empty()) return;
  outcomes();
  verdicts();
  finish();
  ask_detail::build_index(m_, d_, faults_);
  d_.settle();
}

namespace {

/// See detail::IdIndex. Of equal ids the first counts.
void index_ids(const std::string& ids, const std::vector<std::uint32_t>& offsets, std::vector<std::uint32_t>& hashes,
               std::vector<std::uint32_t>& slots) {
  const std::size_t count = offsets.size() - 1;
  slots.assign(std::bit_ceil(count + count / 2 + 1), 0);
  for (std::uint32_t n = 0; n < count; ++n) {
    hashes.push_back(detail::hash_of(std::string_view{ids}.substr(offsets[n], offsets[n + 1] - offsets[n])));
    std::size_t slot = hashes[n];
    while (slots[slot & (slots.size() - 1)] != 0) ++slot;
    slots[slot & (slots.size() - 1)] = n + 1;
  }
}

}  // namespace

void Builder::finish() {
  index_ids(d_.ids, d_.service_ids, d_.service_hashes, d_.service_slots);
  index_ids(d_.ids, d_.item_ids, d_.item_hashes, d_.item_slots);
  std::uint64_t h = 14695981039346656037ull;  // FNV-1a
  const auto add = [&h](const void* bytes, std::size_t size) {
    const auto* p = static_cast<const unsigned char*>(bytes);
    for (std::size_t i = 0; i < size; ++i) h = (h ^ p[i]) * 1099511628211ull;
  };
  const auto numbers = [&](const std::vector<std::uint32_t>& v) { add(v.data(), v.size() * sizeof(std::uint32_t)); };
  add(d_.ids.data(), d_.ids.size());
  for (const auto* v : {&d_.service_ids, &d_.item_ids, &d_.option_ids, &d_.value_ids, &d_.party_ids, &d_.own_items,
                        &d_.first_option, &d_.first_value})
    numbers(*v);
  add(&d_.shared_items, sizeof d_.shared_items);
  d_.fingerprint = h;
}

}  // namespace demarc::load_detail
