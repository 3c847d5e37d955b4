// SPDX-License-Identifier: Apache-2.0
// From model to tables: names are resolved, baselines applied, every cell proven to have one owner in every
// configuration.
#pragma once

#include <demarc/load.hpp>

#include "data.hpp"
#include "faults.hpp"
#include "model.hpp"

namespace demarc::load_detail {

/// `matrices` must come from parse() without a fault: within one kind no id is defined twice, for one. Fills `data`
/// from `matrices`. Where `faults` is not empty afterwards, `data` is partial and must be dropped.
void build(const model::Matrices& matrices, Data& data, Faults& faults);

}  // namespace demarc::load_detail
