// SPDX-License-Identifier: Apache-2.0
// The index for questions: built once by the builder, for the generator and for load() alike.
#pragma once

#include "../load/data.hpp"
#include "../load/faults.hpp"
#include "../load/model.hpp"

namespace demarc::ask_detail {

/// Indexes every name, and every word of every item. A name that two services claim is a fault, and so is an alias that
/// two items of one service claim.
void build_index(const model::Matrices& matrices, load_detail::Data& data, load_detail::Faults& faults);

}  // namespace demarc::ask_detail
