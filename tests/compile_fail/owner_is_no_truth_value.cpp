// SPDX-License-Identifier: Apache-2.0
// "Is it AWS's?" must be asked in full: an owner is neither true nor false.
// refused: could not convert|no viable conversion|not contextually convertible
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Service, aws::Item;
#ifdef GOOD
constexpr bool theirs = aws::matrix.owner(Service::anvil, Item::patch_runtime) == Party::aws;
#else
constexpr bool theirs = aws::matrix.owner(Service::anvil, Item::patch_runtime) ? true : false;
#endif
static_assert(theirs);
