// SPDX-License-Identifier: Apache-2.0
// The scripts and styles of src/site/assets, embedded by the build.
#pragma once

#include <span>
#include <string_view>

namespace demarc::site {

struct Asset {
  std::string_view name, text;  ///< "site.css"
};
[[nodiscard]] std::span<const Asset> assets() noexcept;

}  // namespace demarc::site
