// SPDX-License-Identifier: Apache-2.0
// The pages that --help prints.
#pragma once

#include <cstddef>
#include <string>

#include "command.hpp"
#include "export/kinds.hpp"

namespace demarc::cli {

/// Lines of at most `width` columns, but no longer than 100; examples are never broken.
[[nodiscard]] std::string main_help(std::size_t width);
[[nodiscard]] std::string verb_help(const VerbInfo& verb, std::size_t width);

/// What an option says; of --format, the formats that the verb writes.
[[nodiscard]] std::string said_of(const CommandOption& option, const VerbInfo* verb);
/// "text, markdown, html, csv or json".
[[nodiscard]] std::string formats_of(const VerbInfo& verb);

/// What an export is, and its formats.
[[nodiscard]] std::string said_of(const exports::KindInfo& kind);

/// A name and what it means.
struct Meaning {
  std::string_view name, means;
};
[[nodiscard]] std::span<const Meaning> statuses() noexcept;
/// The variables that change what is printed.
[[nodiscard]] std::span<const Meaning> environment() noexcept;
/// What demarc is, in a line and in a paragraph; and the examples of the first page.
[[nodiscard]] std::string_view in_a_line() noexcept;
[[nodiscard]] std::string_view in_a_paragraph() noexcept;
[[nodiscard]] std::string_view first_examples() noexcept;

}  // namespace demarc::cli
