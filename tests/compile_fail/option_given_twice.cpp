// SPDX-License-Identifier: Apache-2.0
// A configuration holds each option once; a mix of values is said in so many words.
// refused: no matching (function|constructor)
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::anvil::Package;
#ifdef GOOD
constexpr Configuration given{mix(Package::zip, Package::image)};
#else
constexpr Configuration given{Package::zip, Package::image};
#endif
static_assert(!given.empty());
