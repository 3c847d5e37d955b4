// SPDX-License-Identifier: Apache-2.0
// The flat table: one row a service, item and rule, for joining in SQL.
#pragma once

#include <span>

#include "export.hpp"

namespace demarc::exports {

/// A column of the flat table.
struct FlatColumn {
  enum class Type : unsigned char { text, number, truth };
  std::string_view name;
  Type type;
  std::string_view meaning;
};
/// In their order. Columns may be added at the end; none changes its meaning.
[[nodiscard]] std::span<const FlatColumn> flat_columns() noexcept;
/// VARCHAR, INTEGER, BOOLEAN.
[[nodiscard]] std::string_view sql_type(FlatColumn::Type type) noexcept;

/// CSV (RFC 4180) with a heading. What says nothing is an empty cell.
void flat_csv(const Content& content, const Write& write);
/// JSON Lines: an object a row, with the same members in each. What says nothing is null.
void flat_json_lines(const Content& content, const Write& write);

}  // namespace demarc::exports
