// SPDX-License-Identifier: Apache-2.0
// What one cell, area or layer comes to: who, or why nobody can be named.
#pragma once

#include <demarc/key.hpp>
#include <demarc/party.hpp>
#include <optional>

namespace demarc {

namespace detail {

constexpr Verdict verdict_of(unsigned char c) noexcept {
  switch (c) {
    case code::aws:
      return Verdict::aws;
    case code::customer:
      return Verdict::customer;
    case code::split:
      return Verdict::split;
    case code::depends:
      return Verdict::depends;
    case code::not_applicable:
      return Verdict::not_applicable;
    case code::unknown:
      return Verdict::unknown;
    default:
      return c >= code::third ? Verdict::third_party : Verdict::unresolved;
  }
}
/// verdict_of(c) == v in one comparison.
constexpr bool comes_to(unsigned char c, Verdict v) noexcept {
  constexpr unsigned char codes[] = {code::aws,     code::customer,       code::third,   code::split,
                                     code::depends, code::not_applicable, code::unknown, code::unresolved};
  return v == Verdict::third_party ? c >= code::third : c == codes[static_cast<std::size_t>(v)];
}
/// The number of the party that a code of one party stands for.
constexpr std::uint32_t party_of(unsigned char c) noexcept {
  return c == code::aws ? 0u : c == code::customer ? 1u : c - code::third + 2u;
}

}  // namespace detail

/// The answer in its shortest form. Comparable with a Party, a PartyKey or a Verdict; there is no conversion that would
/// have to lie. Valid as long as the matrix it comes from. 16 bytes.
class Owner {
 public:
  [[nodiscard]] constexpr Verdict verdict() const noexcept { return detail::verdict_of(code_); }

  /// The one party, where the verdict is one.
  [[nodiscard]] constexpr std::optional<Party> party() const noexcept {
    if (verdict() > Verdict::third_party) return std::nullopt;
    return static_cast<Party>(verdict());
  }
  /// Who it is by name ("aws", "customer", "vmware"), where the verdict is one party.
  [[nodiscard]] constexpr std::optional<PartyKey> who() const noexcept {
    if (verdict() > Verdict::third_party) return std::nullopt;
    return name();
  }

  friend constexpr bool operator==(const Owner& a, Party b) noexcept {
    return detail::comes_to(a.code_, static_cast<Verdict>(b));
  }
  friend constexpr bool operator==(const Owner& a, Verdict b) noexcept { return detail::comes_to(a.code_, b); }
  friend constexpr bool operator==(const Owner& a, const PartyKey& b) noexcept {
    return a.verdict() <= Verdict::third_party && a.name() == b;
  }
  /// Equal verdicts; two third parties are equal only when they are the same one.
  friend constexpr bool operator==(const Owner& a, const Owner& b) noexcept {
    if (a.code_ < detail::code::third || b.code_ < detail::code::third) return a.code_ == b.code_;
    return a.name() == b.name();
  }

  // For the lookup.
  constexpr Owner(const detail::Tables* tables, unsigned char c) noexcept : tables_{tables}, code_{c} {}

 private:
  [[nodiscard]] constexpr PartyKey name() const noexcept {
    return detail::KeyAccess::make<PartyKind>(tables_, detail::party_of(code_));
  }
  const detail::Tables* tables_;
  unsigned char code_;  // see detail::code
};

}  // namespace demarc
