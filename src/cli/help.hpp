// SPDX-License-Identifier: Apache-2.0
// The pages that --help prints.
#pragma once

#include <array>
#include <span>
#include <string>

#include "arguments.hpp"

namespace demarc::cli {

/// Every verb, in the order of --help.
[[nodiscard]] std::span<const VerbInfo> verbs() noexcept;
[[nodiscard]] const VerbInfo& info_of(Verb verb) noexcept;

[[nodiscard]] std::string main_help();
[[nodiscard]] std::string verb_help(const VerbInfo& verb);

}  // namespace demarc::cli
