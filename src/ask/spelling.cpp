// SPDX-License-Identifier: Apache-2.0
// Lookups by name, as names are spelt.
#include "spelling.hpp"

#include "question.hpp"

namespace demarc {

using namespace ask_detail;
using detail::none;
using detail::SpellingSlot;

namespace {

/// What a name of a part of a service stands for.
struct Part {
  std::uint32_t item = none, area = none, layer = none;
};

/// An item that only this service has goes before an area or a layer, and that before an item of all services: as for
/// who_owns(). Nothing where an area and a layer, or two items, are spelt so.
Part part_named(const detail::Texts& x, std::uint32_t service, std::string_view name, const Spelt& shared) noexcept {
  Part found;
  bool also_own = false, any = false, two_items = false;
  const auto take = [&](const SpellingSlot& slot) {
    any = true;
    also_own = also_own || slot.also_own != 0;
    const auto kind = static_cast<NameKind>(slot.kind);
    if (kind == NameKind::item) {
      two_items = two_items || found.item != none;
      found.item = slot.entity;
    } else {
      (kind == NameKind::area ? found.area : found.layer) = slot.entity;
    }
  };
  shared.each(take);
  if (also_own || !any) {
    const Part of_all = found;
    const bool two_of_all = two_items;
    found = {};
    any = two_items = false;
    Spelt{x, name, own_shelf(service)}.each(take);
    if (any) return two_items ? Part{} : found;
    found = of_all;
    two_items = two_of_all;
  }
  if (found.area != none && found.layer != none) return {};
  if (found.area != none || found.layer != none) return {none, found.area, found.layer};
  return two_items ? Part{} : found;
}

}  // namespace

Owner owner_of(MatrixView matrix, std::string_view service, std::string_view what) noexcept {
  const detail::Tables& t = matrix.tables();
  std::uint32_t s = none;
  const Spelt as_service{*t.texts, service, Shelf::services}, as_part{*t.texts, what, Shelf::parts};
  as_service.each([&](const SpellingSlot& slot) {
    if (slot.kind == static_cast<std::uint8_t>(NameKind::service)) s = slot.entity;
  });
  if (s == none && (service.empty() || service == "-")) s = t.texts->general;
  if (s == none) return {&t, 0};
  const ServiceKey key = detail::KeyAccess::make<ServiceKind>(&t, s);
  const Part part = part_named(*t.texts, s, what, as_part);
  if (part.item != none) return matrix.owner(key, detail::KeyAccess::make<ItemKind>(&t, part.item));
  if (part.area != none) return matrix.owner(key, static_cast<Area>(part.area));
  if (part.layer != none) {  // a noun without an act, as for who_owns()
    const auto selection = select_broad(t, s, 0, 1u << part.layer, 0, false);
    return selection ? matrix.explain_selection(key, *selection, true, {}, Defaults::assume).owner()
                     : matrix.owner(key, static_cast<Layer>(part.layer));
  }
  return {&t, 0};
}

}  // namespace demarc
