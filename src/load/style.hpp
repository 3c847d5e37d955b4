// SPDX-License-Identifier: Apache-2.0
// Findings of style: the matrix loads, but a reviewer would object.
#pragma once

#include <demarc/load.hpp>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace demarc::load_detail {

/// unsorted: lists and maps that have one order. unsourced: a cell without a source that does not say it is inferred.
/// stale: `reviewed` lies more than `stale_days` before `as_of` (when given).
[[nodiscard]] std::vector<Finding> style_findings(const model::Matrices& matrices, std::string_view as_of,
                                                  int stale_days);

}  // namespace demarc::load_detail
