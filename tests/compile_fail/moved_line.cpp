// SPDX-License-Identifier: Apache-2.0
// A policy stops compiling where the line is not where it says.
// refused: static assertion failed|static_assert failed
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Service, aws::Item, aws::anvil::Package;
#ifdef GOOD
static_assert(aws::matrix.owner(Service::anvil, Item::patch_runtime, {Package::image}) == Party::customer);
#else
static_assert(aws::matrix.owner(Service::anvil, Item::patch_runtime, {Package::image}) == Party::aws);
#endif
