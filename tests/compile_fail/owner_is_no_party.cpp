// SPDX-License-Identifier: Apache-2.0
// An owner may be nobody: it does not convert to a party.
// refused: cannot convert|no viable conversion
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Service, aws::Item;
#ifdef GOOD
constexpr std::optional<Party> party = aws::matrix.owner(Service::anvil, Item::patch_runtime).party();
#else
constexpr Party party = aws::matrix.owner(Service::anvil, Item::patch_runtime);
#endif
static_assert(party == Party::aws);
