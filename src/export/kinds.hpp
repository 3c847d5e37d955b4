// SPDX-License-Identifier: Apache-2.0
// Which exports there are, and in which formats.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace demarc::exports {

enum class Kind : unsigned char { flat };

struct KindInfo {
  Kind kind;
  std::string_view name, formats, does;  ///< formats: with a space between; the first is the default

  [[nodiscard]] constexpr std::string_view standard() const noexcept { return formats.substr(0, formats.find(' ')); }
};

inline constexpr std::array kinds{
    KindInfo{Kind::flat, "flat", "csv jsonl", "one row a service, item and rule, with every field: to join in SQL"},
};

[[nodiscard]] constexpr const KindInfo* find_kind(std::string_view name) noexcept {
  for (const KindInfo& k : kinds)
    if (k.name == name) return &k;
  return nullptr;
}

}  // namespace demarc::exports
