// SPDX-License-Identifier: Apache-2.0
// What one cell, area or layer comes to: who, or why nobody can be named.
#pragma once

#include <optional>

#include <demarc/key.hpp>
#include <demarc/party.hpp>

namespace demarc {

/// The answer in its shortest form. Comparable with a Party, a PartyKey or a Verdict; there is no conversion that would have
/// to lie. Valid as long as the matrix it comes from. 16 bytes.
class Owner {
 public:
  [[nodiscard]] constexpr Verdict verdict() const noexcept { return verdict_; }

  /// The one party, where the verdict is one.
  [[nodiscard]] constexpr std::optional<Party> party() const noexcept {
    if (verdict_ > Verdict::third_party) return std::nullopt;
    return static_cast<Party>(verdict_);
  }
  /// Who it is by name ("aws", "customer", "vmware"), where the verdict is one party.
  [[nodiscard]] constexpr std::optional<PartyKey> who() const noexcept {
    if (verdict_ > Verdict::third_party) return std::nullopt;
    return detail::KeyAccess::make<PartyKind>(tables_, party_);
  }

  friend constexpr bool operator==(const Owner& a, Party b) noexcept { return a.verdict_ == static_cast<Verdict>(b); }
  friend constexpr bool operator==(const Owner& a, Verdict b) noexcept { return a.verdict_ == b; }
  friend constexpr bool operator==(const Owner& a, const PartyKey& b) noexcept { return a.who().has_value() && *a.who() == b; }
  /// Equal verdicts; two third parties are equal only when they are the same one.
  friend constexpr bool operator==(const Owner& a, const Owner& b) noexcept {
    if (a.verdict_ != b.verdict_) return false;
    return a.verdict_ != Verdict::third_party || *a.who() == *b.who();
  }

  // For the lookup.
  constexpr Owner(const detail::Tables* tables, unsigned char c) noexcept : tables_{tables} {
    namespace code = detail::code;  // qualified: demarc::aws is a namespace
    switch (c) {
      case code::aws: verdict_ = Verdict::aws; party_ = 0; break;
      case code::customer: verdict_ = Verdict::customer; party_ = 1; break;
      case code::split: verdict_ = Verdict::split; break;
      case code::depends: verdict_ = Verdict::depends; break;
      case code::not_applicable: verdict_ = Verdict::not_applicable; break;
      case code::unknown: verdict_ = Verdict::unknown; break;
      default:
        if (c >= code::third) {
          verdict_ = Verdict::third_party;
          party_ = static_cast<std::uint16_t>(c - code::third + 2);
        }
    }
  }

 private:
  const detail::Tables* tables_;
  Verdict verdict_ = Verdict::unresolved;
  std::uint16_t party_ = 0;
};

}  // namespace demarc
