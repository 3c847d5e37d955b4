// SPDX-License-Identifier: Apache-2.0
// Which exports there are, and in which formats.
#pragma once

#include <array>
#include <string_view>

namespace demarc::exports {

enum class Kind : unsigned char { flat, oscal, crm, caiq, cuec };

struct KindInfo {
  Kind kind;
  std::string_view name, formats;  ///< with a space between; the first is the default
  std::string_view framework;      ///< the one it speaks of unless told otherwise; empty: of none
  std::string_view does;

  [[nodiscard]] constexpr std::string_view standard() const noexcept { return formats.substr(0, formats.find(' ')); }
};

inline constexpr std::array kinds{
    KindInfo{Kind::flat, "flat", "csv jsonl", "", "one row a service, item and rule, with every field: to join in SQL"},
    KindInfo{Kind::oscal, "oscal", "json", "nist-800-53", "an OSCAL component definition: one component a service"},
    KindInfo{Kind::crm, "crm", "csv xlsx text markdown html json latex asciidoc", "nist-800-53",
             "customer responsibility matrix: what can be inherited, and who does what for each control"},
    KindInfo{Kind::caiq, "caiq", "csv text markdown html json", "csa-ccm", "CSA's CAIQ: who owns each CCM control"},
    KindInfo{Kind::cuec, "cuec", "text markdown csv html json latex asciidoc", "soc-2",
             "complementary user entity controls of a SOC 2 report, and those of third parties"},
};

[[nodiscard]] constexpr const KindInfo* find_kind(std::string_view name) noexcept {
  for (const KindInfo& k : kinds)
    if (k.name == name) return &k;
  return nullptr;
}

}  // namespace demarc::exports
