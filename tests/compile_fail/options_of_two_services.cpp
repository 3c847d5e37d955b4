// SPDX-License-Identifier: Apache-2.0
// A configuration holds options of one service.
// refused: no matching (function|constructor)
#include <demarc/demarc.hpp>

using namespace demarc;
#ifdef GOOD
constexpr Configuration given{aws::anvil::Package::zip, aws::anvil::Key::own_key};
#else
constexpr Configuration given{aws::anvil::Package::zip, aws::kiln::Compute::own};
#endif
static_assert(!given.empty());
