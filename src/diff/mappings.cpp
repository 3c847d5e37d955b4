// SPDX-License-Identifier: Apache-2.0
// What changed in control frameworks: their controls, and which items serve them.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "parts.hpp"

namespace demarc::diff_detail {
namespace {

using Kind = Difference::Kind;
using Subject = Difference::Subject;
using Served = std::map<std::string_view, Strength>;  // controls by id

Difference about(Kind kind, Subject subject, const FrameworkInfo& framework) {
  Difference d;
  d.kind = kind;
  d.subject = subject;
  d.framework = framework.id();
  d.framework_name = framework.name();
  return d;
}

/// What a mapping is of: an item, or an area and an activity. By id, so that both matrices name it alike.
struct Of {
  std::uint32_t service = detail::none, item = detail::none;  // in the matrix that it was read from
  std::string_view service_id, item_id, area, activity;
  friend bool operator<(const Of& a, const Of& b) {
    return std::tie(a.service_id, a.item_id, a.area, a.activity) <
           std::tie(b.service_id, b.item_id, b.area, b.activity);
  }
};

/// The mappings of one framework, in the order of its matrix.
class Side {
 public:
  Side(MatrixView matrix, std::uint32_t number) : matrix_{matrix}, info_{matrix.framework(number)} {
    const detail::Texts& x = *matrix.tables().texts;
    const detail::FrameworkRecord record = x.framework(number);
    for (const auto& [run, named] : {std::pair{record.items, true}, {record.by_area, false}})
      for (std::uint32_t n = run.first; n < run.first + run.count; ++n) {
        const detail::MappingRecord m = x.mapping(n);
        const Of of = named ? item(m.of) : by_area(m.of);
        order_.push_back(of);
        Served& served = served_[of];
        for (const auto& [controls, strength] :
             {std::pair{m.direct, Strength::direct}, {m.supporting, Strength::supporting}})
          for (std::uint32_t c = 0; c < controls.count; ++c)
            served.emplace(x[x.control(x.numbers[controls.first + c]).id], strength);
      }
  }

  [[nodiscard]] const FrameworkInfo& info() const noexcept { return info_; }
  [[nodiscard]] const std::vector<Of>& order() const noexcept { return order_; }
  /// Null where nothing is mapped so.
  [[nodiscard]] const Served* served(const Of& of) const {
    const auto at = served_.find(of);
    return at == served_.end() ? nullptr : &at->second;
  }
  /// Whether the matrix has the item at all, in the same place; areas and activities are always there.
  [[nodiscard]] bool knows(const Of& of) const {
    if (of.item_id.empty()) return true;
    const auto found = matrix_.find(ItemKey{of.item_id});
    return found && item(detail::KeyAccess::number_in(matrix_.tables(), found->key())).service_id == of.service_id;
  }
  /// The title of an item, and the name of the service whose own it is.
  void name(const Of& of, Difference& d) const {
    d.service = of.service_id;
    d.item = of.item_id;
    d.area = of.area;
    d.activity = of.activity;
    if (of.service != detail::none) d.service_name = matrix_.service(of.service).name();
    if (of.item != detail::none) d.item_title = matrix_.item(of.item).title();
  }
  [[nodiscard]] std::string_view control_in_order(std::uint32_t n) const { return info_.control(n).id(); }

 private:
  [[nodiscard]] Of item(std::uint32_t number) const {
    Of of;
    of.item = number;
    of.item_id = matrix_.item(number).id();
    of.service = home_of(matrix_.tables(), number);
    if (of.service != detail::none) of.service_id = matrix_.service(of.service).id();
    return of;
  }
  [[nodiscard]] Of by_area(std::uint32_t number) const {
    Of of;
    of.area = id(static_cast<Area>(number / activity_count));
    of.activity = id(static_cast<Activity>(number % activity_count));
    return of;
  }

  MatrixView matrix_;
  FrameworkInfo info_;
  std::vector<Of> order_;
  std::map<Of, Served> served_;
};

/// The controls of both sides, those of the new one first, each once, in their order.
std::vector<std::string_view> controls_of(const Side& was, const Side& is) {
  std::vector<std::string_view> all;
  for (std::uint32_t n = 0; n < is.info().control_count(); ++n) all.push_back(is.control_in_order(n));
  for (std::uint32_t n = 0; n < was.info().control_count(); ++n)
    if (std::find(all.begin(), all.end(), was.control_in_order(n)) == all.end()) all.push_back(was.control_in_order(n));
  return all;
}

std::optional<ControlInfo> control_of(const FrameworkInfo& framework, std::string_view id) {
  for (std::uint32_t n = 0; n < framework.control_count(); ++n)
    if (framework.control(n).id() == id) return framework.control(n);
  return std::nullopt;
}

void compare_controls(const Side& was, const Side& is, std::vector<Difference>& out) {
  for (const std::string_view id : controls_of(was, is)) {
    const auto before = control_of(was.info(), id), now = control_of(is.info(), id);
    Difference d = about(!before ? Kind::added : !now ? Kind::removed : Kind::reworded, Subject::control, is.info());
    d.control = id;
    d.control_title = (now ? *now : *before).title();
    if (before && now) {
      add_detail(d.details, "title", before->title(), now->title());
      add_detail(d.details, "group", before->group(), now->group());
      add_detail(d.details, "never inherited", before->never_inherited() ? "yes" : "no",
                 now->never_inherited() ? "yes" : "no");
      if (d.details.empty()) continue;
    }
    out.push_back(std::move(d));
  }
}

/// What came, what went and what serves more or less strongly, each as one difference.
void compare_mapping(const Side& was, const Side& is, const Of& of, const std::vector<std::string_view>& controls,
                     std::vector<Difference>& out) {
  const Served none;
  const Served &before = was.served(of) ? *was.served(of) : none, &now = is.served(of) ? *is.served(of) : none;
  if (before == now) return;
  for (const Kind kind : {Kind::removed, Kind::added, Kind::reworded}) {
    Difference d = about(kind, Subject::mapping, is.info());
    (is.served(of) ? is : was).name(of, d);
    for (const std::string_view control : controls) {
      const auto b = before.find(control), n = now.find(control);
      const bool old = b != before.end(), fresh = n != now.end();
      if (old && fresh && b->second == n->second) continue;
      const Kind here = !old ? Kind::added : !fresh ? Kind::removed : Kind::reworded;
      if ((old || fresh) && here == kind)
        d.controls.push_back(
            {std::string{control}, old ? std::string{id(b->second)} : "", fresh ? std::string{id(n->second)} : ""});
    }
    if (!d.controls.empty()) out.push_back(std::move(d));
  }
}

void compare(const Side& was, const Side& is, std::vector<Difference>& out) {
  Difference d = about(Kind::reworded, Subject::framework, is.info());
  add_detail(d.details, "name", was.info().name(), is.info().name());
  add_detail(d.details, "version", was.info().version(), is.info().version());
  add_detail(d.details, "grounds", was.info().because(), is.info().because());
  add_detail(d.details, "complete", was.info().complete() ? "yes" : "no", is.info().complete() ? "yes" : "no");
  if (!d.details.empty()) out.push_back(std::move(d));
  compare_controls(was, is, out);
  const std::vector<std::string_view> controls = controls_of(was, is);
  for (const Of& of : is.order())
    if (was.knows(of)) compare_mapping(was, is, of, controls, out);
  for (const Of& of : was.order())
    if (is.served(of) == nullptr && is.knows(of)) compare_mapping(was, is, of, controls, out);
}

}  // namespace

/// Frameworks are sorted by id in both. One that only one of them has is told as a whole, and so is an item.
void compare_frameworks(MatrixView before, MatrixView now, std::vector<Difference>& differences) {
  std::uint32_t o = 0, n = 0;
  while (o < before.framework_count() || n < now.framework_count()) {
    const int order = o == before.framework_count() ? 1
                      : n == now.framework_count()  ? -1
                                                    : before.framework(o).id().compare(now.framework(n).id());
    if (order < 0)
      differences.push_back(about(Kind::removed, Subject::framework, before.framework(o++)));
    else if (order > 0)
      differences.push_back(about(Kind::added, Subject::framework, now.framework(n++)));
    else
      compare(Side{before, o++}, Side{now, n++}, differences);
  }
}

}  // namespace demarc::diff_detail
