// SPDX-License-Identifier: Apache-2.0
// Whose the rows of a table are, or may be; and how many are whose.
#pragma once

#include <cstddef>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc::render_detail {

/// Whether an item has this owner, or has it in a configuration that is left open: the id of a party or of a verdict.
[[nodiscard]] bool may_be(const Answer& answer, const ItemAnswer& item, std::string_view owner);

[[nodiscard]] Table::Whose whose(MatrixView matrix, const Owner& owner);

/// How many rows of a table are whose.
struct Summary {
  struct Count {
    std::string id, name;
    std::size_t rows = 0;
  };
  std::string column, of;     ///< id and title of the column of parties; no title where there is only one
  std::vector<Count> counts;  ///< the customer first, then AWS, third parties, and what has no one owner
};
/// One a column of parties; none where the rows do not say whose they are.
[[nodiscard]] std::vector<Summary> summaries_of(const Table& table);
/// "customer 14, AWS 21, depends 3"; with the service before it, where there is one.
[[nodiscard]] std::string said(const Summary& summary);

}  // namespace demarc::render_detail
