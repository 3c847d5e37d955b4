// SPDX-License-Identifier: Apache-2.0
// Control frameworks: their controls, and which items serve them. Views; valid as long as the matrix.
#pragma once

#include <cstdint>
#include <demarc/info.hpp>
#include <demarc/key.hpp>
#include <demarc/range.hpp>
#include <demarc/tables.hpp>
#include <optional>
#include <string_view>

namespace demarc {

class ControlInfo;
struct Mapping;

namespace detail {

/// An id of a control as people type it: its runs of letters and of digits, whatever stands between them.
/// "AC-2(1)", "ac-02 (01)" and "ac2.1" are the same.
class ControlWords {
 public:
  constexpr explicit ControlWords(std::string_view id) noexcept : rest_{id} {}
  /// The next run, without leading zeros; empty at the end.
  constexpr std::string_view next() noexcept {
    while (!rest_.empty() && !digit(rest_[0]) && !letter(rest_[0])) rest_.remove_prefix(1);
    std::size_t size = 0;
    while (size < rest_.size() && (digit(rest_[0]) ? digit(rest_[size]) : letter(rest_[size]))) ++size;
    std::string_view word = rest_.substr(0, size);
    rest_.remove_prefix(size);
    while (word.size() > 1 && word[0] == '0') word.remove_prefix(1);
    return word;
  }
  static constexpr char folded(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
  static constexpr bool equal(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    for (std::size_t n = 0; n < a.size(); ++n)
      if (folded(a[n]) != folded(b[n])) return false;
    return true;
  }

 private:
  static constexpr bool digit(char c) noexcept { return c >= '0' && c <= '9'; }
  static constexpr bool letter(char c) noexcept { return folded(c) >= 'a' && folded(c) <= 'z'; }
  std::string_view rest_;
};

constexpr bool same_control(std::string_view a, std::string_view b) noexcept {
  ControlWords x{a}, y{b};
  for (bool any = false;; any = true) {
    const std::string_view p = x.next(), q = y.next();
    if (p.empty() && q.empty()) return any;
    if (!ControlWords::equal(p, q)) return false;
  }
}

/// What mappings of an area's activity are `of`.
constexpr std::uint32_t area_activity(std::uint32_t area, std::uint32_t activity) noexcept {
  return area * static_cast<std::uint32_t>(activity_count) + activity;
}
constexpr std::uint32_t area_activity(const ItemFacts& f) noexcept { return area_activity(f.area, f.activity); }

/// The mapping of `of` in a rising run of mappings, or none.
constexpr std::uint32_t mapping_of(const Texts& x, const Run& run, std::uint32_t of) noexcept {
  std::uint32_t low = run.first, high = run.first + run.count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (x.mapping(middle).of < of)
      low = middle + 1;
    else
      high = middle;
  }
  return low < run.first + run.count && x.mapping(low).of == of ? low : none;
}

/// What an item is mapped by in a framework: a line of its own; for an own item of a service, else that of its area and
/// activity.
constexpr std::uint32_t mapping_of(const Tables& t, const FrameworkRecord& f, std::uint32_t item) noexcept {
  const std::uint32_t named = mapping_of(*t.texts, f.items, item);
  if (named != none || item < t.shared_items) return named;
  return mapping_of(*t.texts, f.by_area, area_activity(facts_of(t, item)));
}

/// Whether the mapping names the control as direct.
constexpr bool is_direct(const Texts& x, const MappingRecord& m, std::uint32_t control) noexcept {
  for (std::uint32_t n = 0; n < m.direct.count; ++n)
    if (x.numbers[m.direct.first + n] == control) return true;
  return false;
}

/// The items that are mapped to a control: of one service by name and by area, or by name alone of all.
struct ControlItemCursor {
  const Tables* t;
  std::uint32_t control;
  std::uint32_t service;  // or none: all
  std::uint32_t n = 0, own = 0;
  std::uint32_t mapping = none, item = none;  // those found last
  using value_type = Mapping;
  constexpr bool next() noexcept;
  [[nodiscard]] constexpr Mapping value() const noexcept;

 private:
  [[nodiscard]] constexpr bool has_mapping(const Run& list) const noexcept {
    for (std::uint32_t i = 0; i < list.count; ++i)
      if (t->texts->numbers[list.first + i] == mapping) return true;
    return false;
  }
};

/// The controls of an item, framework by framework.
struct ItemControlCursor {
  const Tables* t;
  std::uint32_t item, framework = 0, n = 0;
  std::uint32_t mapping = none, control = none;  // those found last
  using value_type = Mapping;
  constexpr bool next() noexcept;
  [[nodiscard]] constexpr Mapping value() const noexcept;
};

}  // namespace detail

class FrameworkInfo;

/// A control of a framework, such as SI-2 of NIST SP 800-53.
class ControlInfo {
 public:
  /// In the framework's own spelling.
  [[nodiscard]] constexpr std::string_view id() const noexcept { return text(record().id); }
  /// Empty where the framework's text is not free to use.
  [[nodiscard]] constexpr std::string_view title() const noexcept { return text(record().title); }
  /// What it stands under ("SI"), and what that is called, or empty.
  [[nodiscard]] constexpr std::string_view group() const noexcept { return text(record().group); }
  [[nodiscard]] constexpr std::string_view group_title() const noexcept { return text(record().group_title); }
  [[nodiscard]] constexpr FrameworkInfo framework() const noexcept;
  /// Demands something of every organization itself, such as a policy of its own: nobody inherits it.
  [[nodiscard]] constexpr bool never_inherited() const noexcept { return record().never_inherited != 0; }

  /// The items that are mapped to it by name: those that services share, then own items of services.
  [[nodiscard]] constexpr Range<detail::ControlItemCursor> items() const noexcept;
  /// Those of one service: shared ones, then its own, by name or by their area. None where the matrix has no such
  /// service.
  [[nodiscard]] constexpr Range<detail::ControlItemCursor> items(ServiceKey service) const noexcept;

  friend constexpr bool operator==(const ControlInfo& a, const ControlInfo& b) noexcept;

  constexpr ControlInfo(const detail::Tables* t, std::uint32_t n) noexcept : t_{t}, n_{n} {}
  /// For lookups.
  [[nodiscard]] constexpr const detail::Tables* tables() const noexcept { return t_; }
  [[nodiscard]] constexpr std::uint32_t number() const noexcept { return n_; }

 private:
  [[nodiscard]] constexpr detail::ControlRecord record() const noexcept { return t_->texts->control(n_); }
  [[nodiscard]] constexpr std::string_view text(detail::Text x) const noexcept { return (*t_->texts)[x]; }
  const detail::Tables* t_;
  std::uint32_t n_;
};

/// An item serves a control: how strongly, and on whose word.
struct Mapping {
  ItemInfo item;
  ControlInfo control;
  Strength strength;
  bool by_area;     ///< follows from the area and activity of an own item of a service; nobody looked at this very item
  Sources sources;  ///< who says so; none: our judgement, on the grounds that FrameworkInfo::because() gives
};

/// A framework of controls, such as NIST SP 800-53.
class FrameworkInfo {
 public:
  [[nodiscard]] constexpr std::string_view id() const noexcept { return text(record().id); }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return text(record().name); }
  [[nodiscard]] constexpr std::string_view version() const noexcept { return text(record().version); }
  [[nodiscard]] constexpr std::string_view publisher() const noexcept { return text(record().publisher); }
  /// On what grounds items were mapped where no source is named.
  [[nodiscard]] constexpr std::string_view because() const noexcept { return text(record().because); }
  [[nodiscard]] constexpr std::string_view reviewed() const noexcept { return text(record().reviewed); }
  [[nodiscard]] constexpr std::string_view file() const noexcept { return text(record().file); }
  /// Every item of every service serves some control of it.
  [[nodiscard]] constexpr bool complete() const noexcept { return record().complete != 0; }
  [[nodiscard]] constexpr Words aliases() const noexcept { return Range{detail::WordCursor{t_, record().aliases}}; }
  /// Where its ids come from.
  [[nodiscard]] constexpr Sources catalog() const noexcept {
    return Range{detail::SourceCursor{t_, {record().catalog, {}}}};
  }
  /// All pages that its file names.
  [[nodiscard]] constexpr Sources sources() const noexcept {
    return Range{detail::SourceCursor{t_, {record().sources, {}}}};
  }

  [[nodiscard]] constexpr std::uint32_t control_count() const noexcept { return record().controls.count; }
  /// In the framework's order; n < control_count().
  [[nodiscard]] constexpr ControlInfo control(std::uint32_t n) const noexcept {
    return {t_, record().controls.first + n};
  }
  /// A control by id as people type it: "SI-2", "si2", "ac-02 (1)", "ac-2.1". Linear in the controls.
  [[nodiscard]] constexpr std::optional<ControlInfo> find(std::string_view id) const noexcept {
    for (std::uint32_t n = 0; n < control_count(); ++n)
      if (detail::same_control(control(n).id(), id)) return control(n);
    return std::nullopt;
  }
  /// Whether it is called so: its id, name, name with version, or an alias, in any case.
  [[nodiscard]] constexpr bool called(std::string_view name) const noexcept;

  constexpr FrameworkInfo(const detail::Tables* t, std::uint32_t n) noexcept : t_{t}, n_{n} {}

 private:
  [[nodiscard]] constexpr detail::FrameworkRecord record() const noexcept { return t_->texts->framework(n_); }
  [[nodiscard]] constexpr std::string_view text(detail::Text x) const noexcept { return (*t_->texts)[x]; }
  const detail::Tables* t_;
  std::uint32_t n_;
};

// ---- bodies --------------------------------------------------------------------------------------

constexpr FrameworkInfo ControlInfo::framework() const noexcept { return {t_, record().framework}; }

constexpr Range<detail::ControlItemCursor> ControlInfo::items() const noexcept {
  return Range{detail::ControlItemCursor{t_, n_, detail::none}};
}
constexpr Range<detail::ControlItemCursor> ControlInfo::items(ServiceKey service) const noexcept {
  const std::uint32_t s = detail::KeyAccess::number_in(*t_, service);
  return Range{detail::ControlItemCursor{t_, n_, s == detail::none ? t_->services : s}};
}

/// Equal ids in frameworks of equal ids, whatever matrix they come from.
constexpr bool operator==(const ControlInfo& a, const ControlInfo& b) noexcept {
  return (a.t_ == b.t_ && a.n_ == b.n_) || (a.id() == b.id() && a.framework().id() == b.framework().id());
}

constexpr bool FrameworkInfo::called(std::string_view wanted) const noexcept {
  using detail::ControlWords;
  if (ControlWords::equal(id(), wanted) || ControlWords::equal(name(), wanted)) return true;
  const std::string_view n = name(), v = version();
  if (wanted.size() == n.size() + 1 + v.size() && ControlWords::equal(wanted.substr(0, n.size()), n) &&
      wanted[n.size()] == ' ' && ControlWords::equal(wanted.substr(n.size() + 1), v))
    return true;
  for (const std::string_view alias : aliases())
    if (ControlWords::equal(alias, wanted)) return true;
  return false;
}

namespace detail {

constexpr Mapping mapping_at(const Tables& t, std::uint32_t mapping, std::uint32_t item, std::uint32_t control,
                             bool by_area) noexcept {
  const MappingRecord m = t.texts->mapping(mapping);
  // What its area says of an own item holds no further than the mark of the item itself.
  const bool direct = is_direct(*t.texts, m, control) && !(by_area && facts_of(t, item).supporting);
  return {ItemInfo{&t, item}, ControlInfo{&t, control}, direct ? Strength::direct : Strength::supporting, by_area,
          Range{SourceCursor{&t, {m.sources, {}}}}};
}

constexpr bool ControlItemCursor::next() noexcept {
  const Texts& x = *t->texts;
  const ControlRecord c = x.control(control);
  if (service == t->services) return false;
  while (n < c.items.count) {
    mapping = x.numbers[c.items.first + n++];
    item = x.mapping(mapping).of;
    if (service == none || cell_at(*t, service, item) != none) return true;
  }
  if (service == none || c.by_area.count == 0) return false;
  const FrameworkRecord f = x.framework(c.framework);
  if (own == 0) own = t->own_items(service);
  while (own < t->own_items(service + 1)) {
    item = own++;
    if (mapping_of(x, f.items, item) != none) continue;
    mapping = mapping_of(x, f.by_area, area_activity(facts_of(*t, item)));
    if (mapping != none && has_mapping(c.by_area)) return true;
  }
  return false;
}

constexpr Mapping ControlItemCursor::value() const noexcept { return mapping_at(*t, mapping, item, control, own != 0); }

constexpr bool ItemControlCursor::next() noexcept {
  const Texts& x = *t->texts;
  for (; framework < x.framework_count; ++framework, n = 0) {
    mapping = mapping_of(*t, x.framework(framework), item);
    if (mapping == none) continue;
    const MappingRecord m = x.mapping(mapping);
    if (n >= m.direct.count + m.supporting.count) continue;
    control = x.numbers[n < m.direct.count ? m.direct.first + n : m.supporting.first + (n - m.direct.count)];
    ++n;
    return true;
  }
  return false;
}

constexpr Mapping ItemControlCursor::value() const noexcept {
  const Run named = t->texts->framework(framework).items;
  return mapping_at(*t, mapping, item, control, mapping < named.first || mapping >= named.first + named.count);
}

}  // namespace detail

constexpr Range<detail::ItemControlCursor> ItemInfo::controls() const noexcept {
  return Range{detail::ItemControlCursor{t_, n_}};
}

}  // namespace demarc
