// SPDX-License-Identifier: Apache-2.0
// A mix holds values of one option.
// refused: no matching function
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::anvil::Package;
#ifdef GOOD
constexpr Configuration given{mix(Package::zip, Package::image), aws::anvil::Key::own_key};
#else
constexpr Configuration given{mix(Package::zip, aws::anvil::Key::own_key)};
#endif
static_assert(!given.empty());
