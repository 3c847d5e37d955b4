// SPDX-License-Identifier: Apache-2.0
#include "index_spellings.hpp"

#include <bit>
#include <span>

#include "spelling.hpp"

namespace demarc::ask_detail {

namespace {

using detail::Run;
using detail::SpellingSlot;
using detail::Text;

class SpellingIndexer {
 public:
  explicit SpellingIndexer(load_detail::Data& d) : d_{d} {}

  void run() {
    make_room();
    for (std::uint32_t s = 0; s < d_.services; ++s)
      if (s != d_.general)
        add_all(d_.keep(id(d_.service_ids, s)), d_.service_records[s].name, d_.service_records[s].aliases,
                NameKind::service, s, Shelf::services);
    for (std::uint32_t o = 0; o < d_.offerings.size(); ++o)
      add_all(d_.offerings[o].id, d_.offerings[o].name, d_.offerings[o].aliases, NameKind::offering, o,
              Shelf::services);
    add_terms(d_.terms_of(d_.area_terms), NameKind::area);
    add_terms(d_.terms_of(d_.layer_terms), NameKind::layer);
    for (std::uint32_t i = 0; i < d_.shared_items; ++i) add_item(i, Shelf::parts);
    for (std::uint32_t s = 0; s < d_.services; ++s)
      for (std::uint32_t i = d_.own_items[s]; i < d_.own_items[s + 1]; ++i) add_item(i, own_shelf(s));
  }

 private:
  [[nodiscard]] std::string_view id(const std::vector<std::uint32_t>& offsets, std::uint32_t n) const {
    return std::string_view{d_.ids}.substr(offsets[n], offsets[n + 1] - offsets[n]);
  }

  /// At most half of the slots of each table will be used.
  void make_room() {
    std::uint32_t first = 0;
    const auto room_for = [&first](const auto&... lists) {
      std::size_t count = 8;
      const auto add_names = [&count](const auto& records) {
        for (const auto& r : records) count += 2 + r.aliases.count;  // an id and a title
      };
      (add_names(lists), ...);
      const Run table{first, static_cast<std::uint32_t>(std::bit_ceil(2 * count))};
      first += table.count;
      return table;
    };
    const std::span items{d_.item_records};
    d_.spelling_tables.services = room_for(d_.service_records, d_.offerings);
    d_.spelling_tables.parts =
        room_for(d_.terms_of(d_.area_terms), d_.terms_of(d_.layer_terms), items.first(d_.shared_items));
    d_.spelling_tables.own = room_for(items.subspan(d_.shared_items));
    d_.spellings.assign(first, {});
  }

  void add_terms(std::span<const detail::TermRecord> list, NameKind kind) {
    for (std::uint32_t n = 0; n < list.size(); ++n)
      add_all(list[n].id, list[n].title, list[n].aliases, kind, n, Shelf::parts);
  }
  void add_item(std::uint32_t i, Shelf shelf) {
    const detail::ItemRecord& r = d_.item_records[i];
    add_all(d_.keep(id(d_.item_ids, i)), r.title, r.aliases, NameKind::item, i, shelf);
  }
  void add_all(Text id, Text title, Run aliases, NameKind kind, std::uint32_t entity, Shelf shelf) {
    add(id, kind, entity, shelf);
    add(title, kind, entity, shelf);
    for (std::uint32_t n = 0; n < aliases.count; ++n) add(d_.words[aliases.first + n], kind, entity, shelf);
  }

  void add(Text spelling, NameKind kind, std::uint32_t entity, Shelf shelf) {
    if (spelling.size == 0) return;
    const std::string_view name = d_.view(spelling);
    const SpellingSlot added{spelling, entity, mark_of(spelling_hash(name, shelf)), static_cast<std::uint8_t>(kind), 0};
    SpellingSlot& slot =
        find(name, shelf, [&](const SpellingSlot& s) { return s.kind == added.kind && s.entity == entity; });
    if (slot.spelling.size == 0) slot = added;
    if (shelf >= Shelf::first_own)
      find(name, Shelf::parts, [](SpellingSlot& s) {
        s.also_own = 1;
        return false;
      });
  }

  /// The slot of a spelling on a shelf for which `is` holds, else a free one.
  template <typename Is>
  SpellingSlot& find(std::string_view name, Shelf shelf, const Is& is) {
    const std::uint64_t hash = spelling_hash(name, shelf);
    const Run table = table_of(d_.spelling_tables, shelf);
    for (std::uint64_t n = hash;; ++n) {
      SpellingSlot& slot = d_.spellings[table.first + (n & (table.count - 1))];
      if (slot.spelling.size == 0) return slot;
      if (slot.hash == mark_of(hash) && same_spelling(d_.view(slot.spelling), name) && is(slot)) return slot;
    }
  }

  load_detail::Data& d_;
};

}  // namespace

void index_spellings(load_detail::Data& data) { SpellingIndexer{data}.run(); }

}  // namespace demarc::ask_detail
