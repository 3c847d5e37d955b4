// SPDX-License-Identifier: Apache-2.0
// What changes hands when a workload moves from one service, or configuration, to another. (Link demarc::demarc.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <demarc/matrix_view.hpp>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

/// One item on both sides of a move. Points at the matrix; valid as long as it.
struct Moved {
  /// What becomes of it, in the order of a report.
  enum class Kind : std::uint8_t {
    lands_on_you,      ///< another party's before, the customer's now
    handed_over,       ///< the customer's before, another party's now
    new_for_you,       ///< there was no such act; now it is the customer's
    no_longer_needed,  ///< the customer's before; now there is no such act
    open,              ///< depends or is unknown, before or after
    among_others,      ///< never the customer's: from one other party to another, or new or gone there
    stays,             ///< the same party's
  };
  Kind kind;
  ItemAnswer before, after;
};

constexpr std::string_view id(Moved::Kind k) noexcept {
  constexpr std::array<std::string_view, 7> names{"lands-on-you", "handed-over",  "new-for-you", "no-longer-needed",
                                                  "open",         "among-others", "stays"};
  return names[static_cast<std::size_t>(k)];
}

/// A move as a whole: by kind, then in the order of tables. Valid as long as the matrix.
struct Move {
  Answer from, to;  ///< everything on either side
  std::vector<Moved> items;

  [[nodiscard]] std::size_t count(Moved::Kind kind) const noexcept {
    std::size_t n = 0;
    for (const Moved& m : items) n += m.kind == kind;
    return n;
  }
};

/// Compares who owns each item that applies on either side, under the configurations given and the documented defaults.
/// Without `supporting`, items that only support others are left out. A service or configuration that the matrix does
/// not have gives a move of nothing. Linear in the items.
[[nodiscard]] Move moved(MatrixView matrix, const std::pair<ServiceKey, Configuration>& from,
                         const std::pair<ServiceKey, Configuration>& to, bool supporting = false);

/// "Moving from Amazon EC2 to AWS Lambda: 2 responsibilities land on you, 11 are handed over to AWS, ..."
[[nodiscard]] std::string summary(const Move& move);
/// One row an item, with its acts and sources; without `all`, what stays is only named below the table.
[[nodiscard]] Table table(const Move& move, bool all = true);
/// Text, Markdown, HTML and CSV are that table, where CSV always has all; JSON has everything (schema
/// "demarc.moved/1").
[[nodiscard]] std::string render(const Move& move, Format format, const Style& style = {});

}  // namespace demarc
