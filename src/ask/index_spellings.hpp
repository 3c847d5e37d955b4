// SPDX-License-Identifier: Apache-2.0
// The table of all spellings, for lookups by name.
#pragma once

#include "../load/data.hpp"

namespace demarc::ask_detail {

/// Lays out how services, offerings, items, areas and layers are spelt: ids, names or titles, aliases.
void index_spellings(load_detail::Data& data);

}  // namespace demarc::ask_detail
