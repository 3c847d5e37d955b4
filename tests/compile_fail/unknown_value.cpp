// SPDX-License-Identifier: Apache-2.0
// A value that the option does not have is no name.
// refused: .tarball. is not a member|no member named .tarball.
#include <demarc/demarc.hpp>

using namespace demarc;
#ifdef GOOD
constexpr Configuration given{aws::anvil::Package::image};
#else
constexpr Configuration given{aws::anvil::Package::tarball};
#endif
static_assert(!given.empty());
