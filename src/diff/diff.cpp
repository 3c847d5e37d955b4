// SPDX-License-Identifier: Apache-2.0
// What changed between two matrices, walked side by side.
#include <algorithm>
#include <demarc/diff.hpp>
#include <optional>
#include <set>
#include <utility>

#include "cells.hpp"
#include "parts.hpp"

namespace demarc {
namespace diff_detail {
namespace {

using Kind = Difference::Kind;
using Subject = Difference::Subject;

std::string text(std::string_view s) { return std::string{s}; }

/// "ended 2024-05-26"; empty while it is generally available.
std::string lifecycle(const ServiceInfo& service) {
  const Lifecycle l = service.lifecycle();
  return l.since.empty() ? text(l.status) : text(l.status) + " " + text(l.since);
}

Difference::Who who(MatrixView matrix, const Owner& owner) {
  if (const auto party = owner.who()) {
    const auto term = matrix.find(*party);
    return {text(party->id()), text(term ? term->title : party->id())};
  }
  std::string name = text(id(owner.verdict()));  // "not-applicable" -> "Not applicable"
  name[0] = static_cast<char>(name[0] & ~0x20);
  std::replace(name.begin(), name.end(), '-', ' ');
  return {text(id(owner.verdict())), std::move(name)};
}

class Differ {
 public:
  Differ(MatrixView earlier, MatrixView later) : old_{earlier}, new_{later} {}

  Diff run() {
    shared_items();
    walk_services();
    Diff result{text(old_.edition()), text(new_.edition()), std::move(items_)};
    std::vector<Difference>& all = result.differences;
    all.insert(all.end(), baselines_.begin(), baselines_.end());
    all.insert(all.end(), services_.begin(), services_.end());
    compare_frameworks(old_, new_, all);
    std::stable_sort(all.begin(), all.end(), [](const Difference& a, const Difference& b) { return a.kind < b.kind; });
    return result;
  }

 private:
  // ---- items ------------------------------------------------------------------------------------------------------

  static Difference about_item(Kind kind, const ItemInfo& item, const std::optional<ServiceInfo>& home) {
    Difference d;
    d.kind = kind;
    d.subject = Subject::item;
    if (home) {
      d.service = home->id();
      d.service_name = home->name();
    }
    d.item = item.id();
    d.item_title = item.title();
    return d;
  }

  static std::optional<ServiceInfo> home(MatrixView matrix, const ItemInfo& item) {
    const detail::Tables& t = matrix.tables();
    const std::uint32_t s = home_of(t, detail::KeyAccess::number_in(t, item.key()));
    if (s == detail::none) return std::nullopt;
    return matrix.service(s);
  }

  void compare_item(std::vector<Difference>& out, const ItemInfo& was, const ItemInfo& is) const {
    const auto old_home = home(old_, was), new_home = home(new_, is);
    Difference d = about_item(Kind::reworded, is, new_home);
    add_detail(d.details, "title", was.title(), is.title());
    add_detail(d.details, "meaning", was.means(), is.means());
    add_detail(d.details, "area", id(was.area()), id(is.area()));
    add_detail(d.details, "layer", id(was.layer()), id(is.layer()));
    add_detail(d.details, "activity", id(was.activity()), id(is.activity()));
    add_detail(d.details, "supporting", was.supporting() ? "yes" : "no", is.supporting() ? "yes" : "no");
    add_detail(d.details, "of", old_home ? old_home->id() : "all services", new_home ? new_home->id() : "all services");
    if (!d.details.empty()) out.push_back(std::move(d));
  }

  void shared_items() {
    for (std::uint32_t n = 0; n < old_.shared_item_count(); ++n)
      if (!new_.find(old_.item(n).key())) items_.push_back(about_item(Kind::removed, old_.item(n), std::nullopt));
    for (std::uint32_t n = 0; n < new_.shared_item_count(); ++n) {
      const ItemInfo item = new_.item(n);
      if (const auto was = old_.find(item.key()))
        compare_item(items_, *was, item);
      else
        items_.push_back(about_item(Kind::added, item, std::nullopt));
    }
  }

  void own_items(const ServicePair& pair) {
    const detail::Tables &was = pair.tables(before), &is = pair.tables(now);
    for (std::uint32_t n = was.own_items(pair.number(before)); n < was.own_items(pair.number(before) + 1); ++n)
      if (!new_.find(old_.item(n).key()))
        services_.push_back(about_item(Kind::removed, old_.item(n), pair.info(before)));
    for (std::uint32_t n = is.own_items(pair.number(now)); n < is.own_items(pair.number(now) + 1); ++n) {
      const ItemInfo item = new_.item(n);
      if (const auto earlier = old_.find(item.key()))
        compare_item(services_, *earlier, item);
      else
        services_.push_back(about_item(Kind::added, item, pair.info(now)));
    }
  }

  // ---- services ---------------------------------------------------------------------------------------------------

  /// Both lists are sorted by id.
  void walk_services() {
    std::uint32_t o = 0, n = 0;
    while (o < old_.service_count() || n < new_.service_count()) {
      const int order = o == old_.service_count()   ? 1
                        : n == new_.service_count() ? -1
                                                    : old_.service(o).id().compare(new_.service(n).id());
      if (order < 0) {
        services_.push_back(about_service(Kind::removed, Subject::service, old_.service(o++)));
      } else if (order > 0) {
        services_.push_back(about_service(Kind::added, Subject::service, new_.service(n++)));
      } else {
        compare_service(ServicePair{old_.service(o++), new_.service(n++), old_, new_});
      }
    }
  }

  static Difference about_service(Kind kind, Subject subject, const ServiceInfo& service) {
    Difference d;
    d.kind = kind;
    d.subject = subject;
    d.service = service.id();
    d.service_name = service.name();
    return d;
  }

  void compare_service(const ServicePair& pair) {
    const ServiceInfo &was = pair.info(before), &is = pair.info(now);
    Difference d = about_service(Kind::reworded, Subject::service, is);
    add_detail(d.details, "name", was.name(), is.name());
    add_detail(d.details, "baseline", was.baseline(), is.baseline());
    add_detail(d.details, "lifecycle", lifecycle(was), lifecycle(is));
    if (!d.details.empty()) services_.push_back(std::move(d));
    for (const PairedOption& option : pair.options()) compare_option(pair, option);
    own_items(pair);
    // In the order of tables: by area and layer, own items among the shared ones.
    for (const ItemAnswer& answer : new_.explain(is.key()).items()) compare_cell(pair, answer.item());
  }

  void compare_option(const ServicePair& pair, const PairedOption& option) {
    const auto about = [&](Kind kind, Subject subject, std::string_view value) {
      Difference d = about_service(kind, subject, pair.info(now));
      d.option = option.id;
      d.value = value;
      return d;
    };
    if (option.place[before] == absent || option.place[now] == absent) {
      services_.push_back(about(option.place[now] == absent ? Kind::removed : Kind::added, Subject::option, {}));
      return;
    }
    const OptionInfo was = pair.info(before).option(option.place[before]),
                     is = pair.info(now).option(option.place[now]);
    const auto values_only_in = [&](const OptionInfo& one, const OptionInfo& other, Kind kind) {
      for (std::uint32_t v = 0; v < one.value_count(); ++v) {
        bool in_other = false;
        for (std::uint32_t w = 0; w < other.value_count(); ++w)
          in_other = in_other || other.value(w).id == one.value(v).id;
        if (!in_other) services_.push_back(about(kind, Subject::value, one.value(v).id));
      }
    };
    values_only_in(was, is, Kind::removed);
    values_only_in(is, was, Kind::added);
    Difference d = about(Kind::reworded, Subject::option, {});
    const auto standard = [](const OptionInfo& o) {
      return o.standard().empty() ? std::string_view{"none"} : o.standard();
    };
    add_detail(d.details, "default", standard(was), standard(is));
    if (!d.details.empty()) services_.push_back(std::move(d));
  }

  // ---- cells ------------------------------------------------------------------------------------------------------

  void compare_cell(const ServicePair& pair, const ItemInfo& item) {
    const Items items{detail::KeyAccess::number_in(old_.tables(), item.key()),
                      detail::KeyAccess::number_in(new_.tables(), item.key())};
    if (!pair.has(items)) return;
    Difference d = about_item(Kind::flipped, item, pair.info(now));
    d.subject = Subject::cell;
    const std::vector<FlippedOwner> found = flips(pair, items);
    for (const FlippedOwner& flip : found) {
      d.when = flip.when;
      d.everywhere = flip.everywhere;
      d.by_default = flip.by_default;
      d.before = who(old_, flip.before);
      d.after = who(new_, flip.after);
      d.cause = flip.cause;
      services_.push_back(d);
    }
    if (found.empty()) reworded_cell(pair, items, std::move(d));
  }

  /// A cell of a baseline is told once, not for each service that follows it; that a service follows another baseline
  /// is told of the service, not of each of its cells.
  void reworded_cell(const ServicePair& pair, const Items& items, Difference d) {
    const std::string_view was = baseline_of(pair, before, items[before]), is = baseline_of(pair, now, items[now]);
    if (!was.empty() && !is.empty() && was != is) return;
    d.kind = Kind::reworded;
    d.details = rewordings(pair, items);
    if (d.details.empty()) return;
    const auto owners = pair.owners(items, {});
    d.before = who(old_, owners.first);
    d.after = who(new_, owners.second);
    if (is.empty() || was.empty()) {
      services_.push_back(std::move(d));
    } else if (told_.emplace(is, d.item).second) {
      d.baseline = is;
      d.service.clear();
      d.service_name.clear();
      baselines_.push_back(std::move(d));
    }
  }

  static std::string_view baseline_of(const ServicePair& pair, std::size_t side, std::uint32_t item) {
    const detail::Texts& x = *pair.tables(side).texts;
    const std::uint32_t baseline = x.cells[detail::record_at(pair.tables(side), pair.number(side), item)].baseline;
    return baseline == detail::none ? std::string_view{} : x[x.baselines[baseline].id];
  }

  MatrixView old_, new_;
  std::vector<Difference> items_, baselines_, services_;
  std::set<std::pair<std::string, std::string>> told_;  // baselines and items
};

}  // namespace
}  // namespace diff_detail

Diff diff(MatrixView before, MatrixView now) { return diff_detail::Differ{before, now}.run(); }

}  // namespace demarc
