// SPDX-License-Identifier: Apache-2.0
// A matrix to ask, built in or loaded.
#pragma once

#include <cstdint>
#include <demarc/answer.hpp>
#include <demarc/configuration.hpp>
#include <demarc/evaluate.hpp>
#include <demarc/framework.hpp>
#include <demarc/info.hpp>
#include <demarc/inheritance.hpp>
#include <demarc/key.hpp>
#include <demarc/owner.hpp>
#include <optional>
#include <span>
#include <string_view>

namespace demarc {

/// Asks a matrix. One pointer; copy freely. Valid as long as the matrix it looks at; the built-in one is valid always.
///
/// Services, items and options may be named by the generated enumerations (`aws::Service::lambda`) or by key
/// (`ServiceKey{"lambda"}`); a name from another vocabulary is translated by id, and where this matrix does not have it
/// the verdict is `Verdict::unresolved`. Nothing throws, nothing allocates, nothing is locked: any number of threads
/// may ask.
class MatrixView {
 public:
  /// Who owns an item of a service, under the documented defaults. Constant time.
  [[nodiscard]] constexpr Owner owner(ServiceKey service, ItemKey item) const noexcept {
    const std::uint32_t s = number(service), i = number(item);
    if (s == detail::none || i == detail::none) return unresolved();
    const std::uint32_t cell = detail::cell_at(*t_, s, i);
    return {t_, cell == detail::none ? detail::code::not_applicable : static_cast<unsigned char>(t_->owners[cell])};
  }
  /// The same under a configuration. Constant time with one that names the cell's own options; otherwise linear in the
  /// configurations left open (at most 4,096).
  [[nodiscard]] constexpr Owner owner(ServiceKey service, ItemKey item, const Configuration& given,
                                      Defaults defaults = Defaults::assume) const noexcept {
    const std::uint32_t s = number(service), i = number(item);
    if (s == detail::none || i == detail::none) return unresolved();
    const bool strict = defaults == Defaults::ask;
    if (given.empty() || detail::ConfigurationAccess::is_of(given, t_, s))
      return {t_, detail::code_of(*t_, s, i, given, strict)};
    Configuration mine;
    if (!translate(given, s, mine)) return unresolved();
    return {t_, detail::code_of(*t_, s, i, mine, strict)};
  }

  /// Who owns an area or a layer of a service: the verdict over its leading items. Constant time without a
  /// configuration.
  [[nodiscard]] constexpr Owner owner(ServiceKey service, Area area) const noexcept {
    return verdict_of(number(service), static_cast<std::size_t>(area));
  }
  [[nodiscard]] constexpr Owner owner(ServiceKey service, Layer layer) const noexcept {
    return verdict_of(number(service), area_count + static_cast<std::size_t>(layer));
  }
  [[nodiscard]] constexpr Owner owner(ServiceKey service, Area area, const Configuration& given,
                                      Defaults defaults = Defaults::assume) const noexcept {
    if (given.empty() && defaults == Defaults::assume) return owner(service, area);
    return explain(service, area, given, defaults).owner();
  }
  [[nodiscard]] constexpr Owner owner(ServiceKey service, Layer layer, const Configuration& given,
                                      Defaults defaults = Defaults::assume) const noexcept {
    if (given.empty() && defaults == Defaults::assume) return owner(service, layer);
    return explain(service, layer, given, defaults).owner();
  }

  /// The same with everything there is to say: items, rules, assumptions, flips, sources.
  [[nodiscard]] constexpr Answer explain(ServiceKey service, ItemKey item, const Configuration& given = {},
                                         Defaults defaults = Defaults::assume) const noexcept {
    detail::Selection s;
    s.items[0] = number(item);
    s.named = 1;
    return explain_selection(service, s, s.items[0] != detail::none, given, defaults);
  }
  [[nodiscard]] constexpr Answer explain(ServiceKey service, Area area, const Configuration& given = {},
                                         Defaults defaults = Defaults::assume) const noexcept {
    return explain_selection(service, selection_of(1u << static_cast<std::uint32_t>(area), detail::all_layers), true,
                             given, defaults);
  }
  [[nodiscard]] constexpr Answer explain(ServiceKey service, Layer layer, const Configuration& given = {},
                                         Defaults defaults = Defaults::assume) const noexcept {
    return explain_selection(service, selection_of(detail::all_areas, 1u << static_cast<std::uint32_t>(layer)), true,
                             given, defaults);
  }
  /// All items of a service.
  [[nodiscard]] constexpr Answer explain(ServiceKey service, const Configuration& given = {},
                                         Defaults defaults = Defaults::assume) const noexcept {
    return explain_selection(service, selection_of(detail::all_areas, detail::all_layers), true, given, defaults);
  }

  /// Who meets a control on a service: share, parties, and whether their acts depend on one another.
  [[nodiscard]] constexpr Inheritance inheritance(ServiceKey service, const ControlInfo& control,
                                                  const Configuration& given = {},
                                                  Defaults defaults = Defaults::assume) const noexcept {
    const std::uint32_t s = number(service), c = number(control);
    Configuration mine;
    if (s == detail::none || c == detail::none || (!given.empty() && !translate(given, s, mine))) return {};
    return detail::inheritance_of(*t_, s, c, mine, defaults == Defaults::ask);
  }
  /// The acts that a control demands of a service, with everything there is to say. `Verdict::unresolved` where there
  /// are none, which inheritance() calls unmapped, or the customer's if the control is never inherited.
  [[nodiscard]] constexpr Answer explain(ServiceKey service, const ControlInfo& control,
                                         const Configuration& given = {},
                                         Defaults defaults = Defaults::assume) const noexcept {
    const std::uint32_t s = number(service), c = number(control);
    detail::Selection selection;
    if (s != detail::none && c != detail::none) selection = detail::direct_items(*t_, s, c);
    return explain_selection(service, selection, selection.named != 0, given, defaults);
  }
  [[nodiscard]] constexpr Owner owner(ServiceKey service, const ControlInfo& control, const Configuration& given = {},
                                      Defaults defaults = Defaults::assume) const noexcept {
    return explain(service, control, given, defaults).owner();
  }

  /// Options and values read at run time, by id. Giving an option several times means a mix of its values.
  struct Refusal {
    std::size_t choice;  ///< which of the choices
    enum class Why : std::uint8_t { service, option, value } why;
  };
  struct Configured {
    Configuration configuration{};
    std::optional<Refusal> refusal{};  ///< the first choice that this service does not have
  };
  [[nodiscard]] constexpr Configured configure(ServiceKey service, std::span<const Choice> choices) const noexcept;

  /// What there is: services by id, items in the order of tables, parties, ...
  [[nodiscard]] constexpr std::uint32_t service_count() const noexcept { return t_->services; }
  [[nodiscard]] constexpr ServiceInfo service(std::uint32_t n) const noexcept { return {t_, n}; }
  [[nodiscard]] constexpr std::optional<ServiceInfo> find(ServiceKey key) const noexcept {
    const std::uint32_t n = number(key);
    if (n == detail::none) return std::nullopt;
    return ServiceInfo{t_, n};
  }
  /// The service that stands for what AWS says of all services.
  [[nodiscard]] constexpr std::optional<ServiceInfo> general() const noexcept {
    if (t_->texts->general == detail::none) return std::nullopt;
    return ServiceInfo{t_, t_->texts->general};
  }
  [[nodiscard]] constexpr std::uint32_t item_count() const noexcept { return t_->items; }
  [[nodiscard]] constexpr std::uint32_t shared_item_count() const noexcept { return t_->shared_items; }
  [[nodiscard]] constexpr ItemInfo item(std::uint32_t n) const noexcept { return {t_, n}; }
  [[nodiscard]] constexpr std::optional<ItemInfo> find(ItemKey key) const noexcept {
    const std::uint32_t n = number(key);
    if (n == detail::none) return std::nullopt;
    return ItemInfo{t_, n};
  }
  [[nodiscard]] constexpr std::uint32_t party_count() const noexcept { return t_->parties; }
  [[nodiscard]] constexpr Term party(std::uint32_t n) const noexcept { return term(t_->texts->party(n)); }
  [[nodiscard]] constexpr std::optional<Term> find(PartyKey key) const noexcept {
    const std::uint32_t n = detail::KeyAccess::number_in(*t_, key);
    if (n == detail::none) return std::nullopt;
    return party(n);
  }
  /// Control frameworks, by id.
  [[nodiscard]] constexpr std::uint32_t framework_count() const noexcept { return t_->texts->framework_count; }
  [[nodiscard]] constexpr FrameworkInfo framework(std::uint32_t n) const noexcept { return {t_, n}; }
  /// The framework of that id, name (with its version or without) or alias, in any case.
  [[nodiscard]] constexpr std::optional<FrameworkInfo> find_framework(std::string_view name) const noexcept {
    for (std::uint32_t n = 0; n < framework_count(); ++n)
      if (framework(n).called(name)) return framework(n);
    return std::nullopt;
  }
  /// The control of that id in every framework that has one, as FrameworkInfo::find() reads it.
  struct ControlCursor {
    const detail::Tables* t;
    std::string_view id;
    std::uint32_t framework = 0;
    std::optional<ControlInfo> found{};
    using value_type = ControlInfo;
    constexpr bool next() noexcept {
      found.reset();
      while (!found && framework < t->texts->framework_count) found = FrameworkInfo{t, framework++}.find(id);
      return found.has_value();
    }
    [[nodiscard]] constexpr ControlInfo value() const noexcept { return *found; }
  };
  [[nodiscard]] constexpr Range<ControlCursor> find_controls(std::string_view id) const noexcept {
    return Range{ControlCursor{t_, id}};
  }
  [[nodiscard]] constexpr Term area(Area a) const noexcept {
    return term(t_->texts->area(static_cast<std::uint32_t>(a)));
  }
  [[nodiscard]] constexpr Term layer(Layer l) const noexcept {
    return term(t_->texts->layer(static_cast<std::uint32_t>(l)));
  }
  [[nodiscard]] constexpr Term activity(Activity a) const noexcept {
    return term(t_->texts->activity(static_cast<std::uint32_t>(a)));
  }

  /// The version of the data, such as "2026.11", and a number that differs when any id, option or order does.
  [[nodiscard]] constexpr std::string_view edition() const noexcept { return (*t_->texts)[t_->texts->edition]; }
  [[nodiscard]] constexpr std::uint64_t fingerprint() const noexcept { return t_->fingerprint; }

  constexpr explicit MatrixView(const detail::Tables* tables) noexcept : t_{tables} {}
  [[nodiscard]] constexpr const detail::Tables& tables() const noexcept { return *t_; }

  /// For ask: a question over any selection of items.
  [[nodiscard]] constexpr Answer explain_selection(ServiceKey service, const detail::Selection& selection,
                                                   bool understood, const Configuration& given,
                                                   Defaults defaults) const noexcept {
    detail::Question q{{t_, number(service), defaults, understood, {}}, selection};
    if (q.service == detail::none) q.understood = false;
    if (q.understood && !given.empty()) q.understood = translate(given, q.service, q.given);
    if (!q.understood) q.service = 0;
    return Answer{q};
  }

 private:
  [[nodiscard]] constexpr std::uint32_t number(ServiceKey key) const noexcept {
    return detail::KeyAccess::number_in(*t_, key);
  }
  [[nodiscard]] constexpr std::uint32_t number(ItemKey key) const noexcept {
    return detail::KeyAccess::number_in(*t_, key);
  }
  /// The control's number here: by arithmetic where it is of this matrix, else by name; none where there is no such.
  [[nodiscard]] constexpr std::uint32_t number(const ControlInfo& control) const noexcept {
    if (control.tables() == t_) return control.number();
    for (std::uint32_t f = 0; f < framework_count(); ++f)
      if (framework(f).id() == control.framework().id())
        for (std::uint32_t n = 0; n < framework(f).control_count(); ++n)
          if (framework(f).control(n).id() == control.id()) return framework(f).control(n).number();
    return detail::none;
  }
  [[nodiscard]] constexpr Owner unresolved() const noexcept { return {t_, 0}; }
  [[nodiscard]] constexpr Owner verdict_of(std::uint32_t service, std::size_t n) const noexcept {
    if (service == detail::none) return unresolved();
    return {t_, static_cast<unsigned char>(t_->verdicts[detail::verdict_at(service, n)])};
  }
  static constexpr detail::Selection selection_of(std::uint32_t areas, std::uint32_t layers) noexcept {
    detail::Selection s;
    s.areas = areas;
    s.layers = static_cast<std::uint16_t>(layers);
    s.activities = detail::all_activities;
    return s;
  }
  [[nodiscard]] constexpr Term term(const detail::TermRecord& r) const noexcept {
    const detail::Texts& x = *t_->texts;
    return {x[r.id], x[r.title], x[r.about], Range{detail::WordCursor{t_, r.aliases}}};
  }
  /// The configuration in this matrix's numbers; false when it is another service's or holds what this matrix lacks.
  [[nodiscard]] constexpr bool translate(const Configuration& given, std::uint32_t service,
                                         Configuration& mine) const noexcept;

  const detail::Tables* t_;
};

// ---- bodies --------------------------------------------------------------------------------------

namespace detail {

/// Option and value numbers by id; none where the service has no such.
constexpr std::uint32_t option_number(const Tables& t, std::uint32_t service, std::string_view id) noexcept {
  for (std::uint32_t o = t.first_option(service); o < t.first_option(service + 1); ++o)
    if (id_at(t, t.option_ids, o) == id) return o;
  return none;
}
constexpr std::uint32_t value_number(const Tables& t, std::uint32_t option, std::string_view id) noexcept {
  for (std::uint32_t v = 0; v < t.shape(option).values; ++v)
    if (id_at(t, t.value_ids, t.first_value(option) + v) == id) return v + 1;
  return none;
}

}  // namespace detail

constexpr MatrixView::Configured MatrixView::configure(ServiceKey service,
                                                       std::span<const Choice> choices) const noexcept {
  using Access = detail::ConfigurationAccess;
  Configured result;
  if (choices.empty()) return result;
  const std::uint32_t s = number(service);
  if (s == detail::none) {
    result.refusal = Refusal{0, Refusal::Why::service};
    return result;
  }
  Configuration c = Access::make(t_, s);
  for (std::size_t n = 0; n < choices.size(); ++n) {
    const std::uint32_t o = detail::option_number(*t_, s, choices[n].option);
    const std::uint32_t v = o == detail::none ? detail::none : detail::value_number(*t_, o, choices[n].value);
    if (v == detail::none) {
      result.refusal = Refusal{n, o == detail::none ? Refusal::Why::option : Refusal::Why::value};
      return result;
    }
    const auto local = static_cast<std::uint8_t>(o - t_->first_option(s));
    Access::set(c, local, static_cast<std::uint16_t>(Access::mask(c, local) | detail::bit(v - 1)));
  }
  result.configuration = c;
  return result;
}

constexpr bool MatrixView::translate(const Configuration& given, std::uint32_t service,
                                     Configuration& mine) const noexcept {
  using Access = detail::ConfigurationAccess;
  const detail::Tables* theirs = Access::vocabulary(given);
  const std::uint32_t their_service = Access::service(given);
  if (theirs == t_ || theirs->fingerprint == t_->fingerprint) {
    mine = given;
    return their_service == service;
  }
  if (detail::id_at(*theirs, theirs->service_ids, their_service) != detail::id_at(*t_, t_->service_ids, service))
    return false;
  mine = Access::make(t_, service);
  for (std::uint32_t o = 0; o < detail::max_options; ++o) {
    const std::uint16_t mask = Access::mask(given, o);
    if (mask == 0) continue;
    const std::uint32_t theirs_o = theirs->first_option(their_service) + o;
    const std::uint32_t my_o =
        detail::option_number(*t_, service, detail::id_at(*theirs, theirs->option_ids, theirs_o));
    if (my_o == detail::none) return false;
    std::uint16_t my_mask = 0;
    for (std::uint32_t v = 0; v < theirs->shape(theirs_o).values; ++v) {
      if (!(mask & detail::bit(v))) continue;
      const std::uint32_t my_v =
          detail::value_number(*t_, my_o, detail::id_at(*theirs, theirs->value_ids, theirs->first_value(theirs_o) + v));
      if (my_v == detail::none) return false;
      my_mask = static_cast<std::uint16_t>(my_mask | detail::bit(my_v - 1));
    }
    Access::set(mine, static_cast<std::uint8_t>(my_o - t_->first_option(service)), my_mask);
  }
  return true;
}

}  // namespace demarc
