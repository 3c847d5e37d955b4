// SPDX-License-Identifier: Apache-2.0
// How a difference is said in English; and the formats of a diff that are more than a table.
#pragma once

#include <demarc/diff.hpp>
#include <string>

namespace demarc::render_detail {

/// "2 flipped, 1 removed and 3 reworded"; "Nothing changed" where nothing did.
[[nodiscard]] std::string said_counts(const Diff& diff);
/// "Flipped (breaking)", "Removed", "Added", "Only reworded".
[[nodiscard]] std::string_view heading_of(Difference::Kind kind) noexcept;
/// "package = image or zip", "always", "by default".
[[nodiscard]] std::string said_when(const Difference& difference);
/// "act, evidence (baseline to documented)": long texts are only named.
[[nodiscard]] std::string said_details(const Difference& difference);
/// Of a mapping: the item, and whose it is. "own items of services, patching, perform".
[[nodiscard]] std::string said_mapped(const Difference& difference);
/// Of a mapping: its controls. "SI-2, SI-3 (supporting)", "SI-2 (direct to supporting)".
[[nodiscard]] std::string said_controls(const Difference& difference);
/// "new option", "other default"; empty where the cell itself says so.
[[nodiscard]] std::string_view said_cause(Difference::Cause cause) noexcept;

[[nodiscard]] std::string diff_markdown(const Diff& diff);
[[nodiscard]] std::string diff_json(const Diff& diff);

}  // namespace demarc::render_detail
