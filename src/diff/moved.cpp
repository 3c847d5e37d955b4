// SPDX-License-Identifier: Apache-2.0
// What changes hands between two services of one matrix.
#include <algorithm>
#include <demarc/moved.hpp>
#include <optional>

namespace demarc {
namespace {

using Kind = Moved::Kind;

bool is_open(const Owner& owner) { return owner.verdict() > Verdict::third_party && owner != Verdict::not_applicable; }

/// Nothing where the act is on neither side.
std::optional<Kind> kind_of(const Owner& before, const Owner& after) {
  if (is_open(before) || is_open(after)) return Kind::open;
  if (before == Verdict::not_applicable && after == Verdict::not_applicable) return std::nullopt;
  if (before == after) return Kind::stays;
  if (after == Party::customer) return before == Verdict::not_applicable ? Kind::new_for_you : Kind::lands_on_you;
  if (before == Party::customer) return after == Verdict::not_applicable ? Kind::no_longer_needed : Kind::handed_over;
  return Kind::among_others;
}

/// The items of both sides, each once, in the order of tables: also those that only one of the services has of its own.
std::vector<ItemInfo> items_of(const Move& move) {
  std::vector<ItemInfo> items;
  for (const Answer* side : {&move.from, &move.to})
    for (const ItemAnswer& item : side->items())
      if (std::none_of(items.begin(), items.end(), [&](const ItemInfo& i) { return i.id() == item.id(); }))
        items.push_back(item.item());
  std::stable_sort(items.begin(), items.end(), [](const ItemInfo& a, const ItemInfo& b) {
    return std::pair{a.area(), a.layer()} < std::pair{b.area(), b.layer()};
  });
  return items;
}

}  // namespace

Move moved(MatrixView matrix, const std::pair<ServiceKey, Configuration>& from,
           const std::pair<ServiceKey, Configuration>& to, bool supporting) {
  Move move{matrix.explain(from.first, from.second), matrix.explain(to.first, to.second), {}};
  if (!move.from.question().understood || !move.to.question().understood) return move;
  for (const ItemInfo& item : items_of(move)) {
    if (item.supporting() && !supporting) continue;
    const Answer before = matrix.explain(from.first, item.key(), from.second);
    const Answer after = matrix.explain(to.first, item.key(), to.second);
    if (const auto kind = kind_of(before.owner(), after.owner()))
      move.items.push_back({*kind, *before.items().begin(), *after.items().begin()});
  }
  std::stable_sort(move.items.begin(), move.items.end(),
                   [](const Moved& a, const Moved& b) { return a.kind < b.kind; });
  return move;
}

}  // namespace demarc
