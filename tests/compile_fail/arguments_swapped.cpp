// SPDX-License-Identifier: Apache-2.0
// An item is no service and a service is no item.
// refused: no matching (function|member function)
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Service, aws::Item;
#ifdef GOOD
constexpr Owner owner = aws::matrix.owner(Service::anvil, Item::patch_runtime);
#else
constexpr Owner owner = aws::matrix.owner(Item::patch_runtime, Service::anvil);
#endif
static_assert(owner == Party::aws);
