// SPDX-License-Identifier: Apache-2.0
// Text becomes a name only where somebody says so.
// refused: no matching (function|member function)
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Item;
#ifdef GOOD
constexpr Owner owner = aws::matrix.owner(ServiceKey{"anvil"}, Item::patch_runtime);
#else
constexpr Owner owner = aws::matrix.owner("anvil", Item::patch_runtime);
#endif
static_assert(owner == Party::aws);
