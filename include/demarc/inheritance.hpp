// SPDX-License-Identifier: Apache-2.0
// Who meets a control on a service, and what the vocabularies of compliance call that. Derived, never stored.
#pragma once

#include <array>
#include <cstdint>
#include <demarc/evaluate.hpp>
#include <demarc/framework.hpp>
#include <span>
#include <string_view>

namespace demarc {

/// Who meets a control, by the parties of the acts that it demands.
enum class Share : std::uint8_t {
  inherited,       ///< providers perform all of them
  customer,        ///< the customer performs all of them
  shared,          ///< both perform some
  depends,         ///< one or the other of these, by options that are not known
  not_applicable,  ///< the service has none of them
  unknown,         ///< one of them is not recorded, and it would decide
  unmapped,        ///< no act that the control demands is recorded for the service at all
};

namespace detail {
inline constexpr std::array<std::string_view, 7> share_names{"inherited",      "customer", "shared",  "depends",
                                                             "not-applicable", "unknown",  "unmapped"};
}
constexpr std::string_view id(Share s) noexcept { return detail::share_names[static_cast<std::size_t>(s)]; }

/// How a control is met on a service, or on several.
struct Inheritance {
  Share share = Share::unmapped;
  bool aws = false, customer = false,
       third_party = false;  ///< who performs some of the acts, in any configuration left open
  bool dependent =
      false;          ///< shared: an act of the customer and one of a provider belong together, neither is of use alone
  bool open = false;  ///< some of the acts are not recorded; to be reported whatever the share
  bool own_policy = false;  ///< the control is never inherited: each organization meets it itself, with acts or without
  bool undecided = false;   ///< shared in any case, but one more act depends on how another service is configured

  friend constexpr bool operator==(const Inheritance&, const Inheritance&) noexcept = default;
};

/// A stack of services: what one of them leaves to the customer is the customer's.
constexpr Inheritance together(std::span<const Inheritance> services) noexcept {
  Inheritance all;
  bool seen[7] = {};
  for (const Inheritance& one : services) {
    seen[static_cast<std::size_t>(one.share)] = true;
    all.aws |= one.aws;
    all.customer |= one.customer;
    all.third_party |= one.third_party;
    all.dependent |= one.dependent;
    all.open |= one.open;
    all.own_policy |= one.own_policy;
    all.undecided |= one.undecided;
  }
  const auto has = [&](Share s) { return seen[static_cast<std::size_t>(s)]; };
  if (all.own_policy)
    all.share = Share::customer;
  else if (has(Share::shared) || (has(Share::inherited) && has(Share::customer)))
    all.share = Share::shared;
  else if (has(Share::unknown))
    all.share = Share::unknown;
  else if (has(Share::depends))
    all.share = Share::depends;
  else if (has(Share::inherited))
    all.share = Share::inherited;
  else if (has(Share::customer))
    all.share = Share::customer;
  else if (has(Share::not_applicable))
    all.share = Share::not_applicable;
  if (all.share != Share::shared && all.share != Share::depends) all.dependent = false;
  if (all.share != Share::shared) all.undecided = false;
  return all;
}

/// Whose document a word stands in.
enum class Perspective : std::uint8_t {
  customer,  ///< the customer's own: the security plan of a system that is built on the service
  provider,  ///< the provider's, of the service itself
};

/// A control in the words of others. Empty: they have no word for it, or it cannot be said; report it rather than
/// guess.
struct Terms {
  std::string_view aws{};          ///< of AWS's shared responsibility model: "Inherited", "Shared", "Customer Specific"
  std::string_view inheritable{};  ///< of a customer responsibility matrix: "Yes", "No", "Partial", "N/A"
  std::array<std::string_view, 3> oscal{};    ///< values of OSCAL's control-origination
  std::array<std::string_view, 3> fedramp{};  ///< boxes of FedRAMP's control origination
  std::string_view csa{};                     ///< SSRM control ownership in CSA's CAIQ
  std::string_view soc{};  ///< where a SOC 2 report has it; CUEC: complementary user entity control, CSOC: of a
                           ///< subservice organization
};

/// The one place that translates. OSCAL and FedRAMP speak as the author of the document, hence the perspective; whether
/// what the author meets itself is specific to the system or of its whole organization, only the author knows: here it
/// is of the system.
constexpr Terms terms(const Inheritance& i, Perspective perspective = Perspective::customer) noexcept {
  Terms t;
  if (i.share == Share::not_applicable) {
    t.inheritable = t.csa = "N/A";
    return t;
  }
  if (i.share != Share::inherited && i.share != Share::customer && i.share != Share::shared) return t;
  // What nobody can inherit is the customer's, whatever providers do for themselves.
  const bool customer = i.share != Share::inherited;
  const bool aws = i.aws && i.share != Share::customer, third = i.third_party && i.share != Share::customer;
  t.inheritable = i.share == Share::inherited ? "Yes" : i.share == Share::customer ? "No" : "Partial";
  if (!third)
    t.aws = !customer ? "Inherited" : aws ? "Shared" : "Customer Specific";
  else if (aws && customer)
    t.aws = "Shared";

  if (customer && (aws || third))
    t.csa = i.dependent             ? "Shared CSP and CSC (Dependent)"
            : i.open || i.undecided ? ""
                                    : "Shared CSP and CSC (Independent)";
  else if (customer)
    t.csa = "CSC-owned";
  else
    t.csa = !third ? "CSP-owned" : aws ? "Shared CSP and 3rd-party" : "3rd-party outsourced";

  constexpr std::array<std::string_view, 8> reports{
      "",     "Service organization",       "CUEC",       "Service organization, CUEC",
      "CSOC", "Service organization, CSOC", "CUEC, CSOC", "Service organization, CUEC, CSOC"};
  t.soc = reports[(aws ? 1u : 0u) + (customer ? 2u : 0u) + (third ? 4u : 0u)];

  std::size_t o = 0, f = 0;
  const bool mine = perspective == Perspective::customer;
  if (third || (aws && mine)) t.oscal[o++] = "inherited";
  if (aws && !mine) t.oscal[o++] = "system-specific";
  if (customer)
    t.oscal[o++] = mine                                      ? "system-specific"
                   : i.share == Share::shared && i.dependent ? "customer-configured"
                                                             : "customer-provided";
  if (third || (aws && mine)) t.fedramp[f++] = "Inherited from pre-existing FedRAMP Authorization";
  if (mine) {
    if (customer) t.fedramp[f++] = "Service Provider System Specific";
  } else if (customer && aws) {
    t.fedramp[f++] = "Shared (Service Provider and Customer Responsibility)";
  } else if (customer) {
    t.fedramp[f++] = "Provided by Customer (Customer System Specific)";
  } else if (aws) {
    t.fedramp[f++] = "Service Provider System Specific";
  }
  return t;
}

namespace detail {

/// The acts that a control demands of a service.
constexpr Selection direct_items(const Tables& t, std::uint32_t service, std::uint32_t control) noexcept {
  Selection s;
  ControlItemCursor cursor{&t, control, service};
  while (s.named < max_named_items && cursor.next())
    if (const Mapping m = cursor.value(); m.strength == Strength::direct) s.items[s.named++] = m.item.number();
  return s;
}

constexpr Share share_of(const PartySet& set) noexcept {
  constexpr std::uint64_t customer = 2;
  // What depends on another service's options cannot undo that both sides have a part already.
  if ((set.parties & customer) && (set.parties & ~customer)) return Share::shared;
  if (set.depends) return Share::depends;
  if (set.unknown) return Share::unknown;
  if (set.parties == 0) return Share::not_applicable;
  return set.parties & customer ? Share::customer : Share::inherited;
}

/// Whether an act of the customer and one of a provider are related.
constexpr bool dependent(const Tables& t, std::uint32_t service, const Selection& s, const Configuration& given,
                         bool strict) noexcept {
  const Space space = space_of(t, service, given, strict);
  std::uint64_t parties[max_named_items] = {};
  for (std::uint32_t n = 0; n < s.named; ++n) parties[n] = parties_of(t, service, s.items[n], space, strict);
  const auto names = [&](std::uint32_t from, std::uint32_t to) {
    const Run& related = t.texts->items[from].related;
    for (std::uint32_t n = 0; n < related.count; ++n)
      if (t.texts->numbers[related.first + n] == to) return true;
    return false;
  };
  for (std::uint32_t a = 0; a < s.named; ++a)
    for (std::uint32_t b = 0; b < s.named; ++b)
      if ((parties[a] & 2u) && (parties[b] & ~std::uint64_t{2}) &&
          (names(s.items[a], s.items[b]) || names(s.items[b], s.items[a])))
        return true;
  return false;
}

/// Linear in the configurations left open, as verdicts over areas are.
constexpr Inheritance inheritance_of(const Tables& t, std::uint32_t service, std::uint32_t control,
                                     const Configuration& given, bool strict) noexcept {
  Inheritance out;
  out.own_policy = t.texts->control(control).never_inherited != 0;
  const Selection s = direct_items(t, service, control);
  if (s.named == 0) {
    if (out.own_policy) out.share = Share::customer;  // an act of no service
    return out;
  }
  std::uint64_t parties = 0;
  std::uint32_t cases = 0;
  for_each_case(t, service, s, given, strict, [&](const Digits&, const PartySet& set) {
    const Share here = share_of(set);
    out.share = cases == 0 || here == out.share ? here : Share::depends;
    out.open = out.open || set.unknown;
    out.undecided = out.undecided || set.depends;
    parties |= set.parties;
    if (++cases <= max_cases) return true;
    out.share = Share::depends;
    return false;
  });
  out.undecided = out.undecided && out.share == Share::shared;
  out.aws = parties & 1u;
  out.customer = parties & 2u;
  out.third_party = parties & ~std::uint64_t{3};
  out.dependent =
      (out.share == Share::shared || out.share == Share::depends) && dependent(t, service, s, given, strict);
  if (out.own_policy && out.share != Share::not_applicable) {
    out.share = Share::customer;
    out.dependent = out.undecided = false;
  }
  return out;
}

}  // namespace detail

}  // namespace demarc
