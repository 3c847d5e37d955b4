// SPDX-License-Identifier: Apache-2.0
// An option of another service is no option of this one.
// refused: .Compute. is not a member|.demarc::aws::anvil::Compute. has not been declared|no member named .Compute.
#include <demarc/demarc.hpp>

using namespace demarc;
#ifdef GOOD
constexpr Configuration given{aws::kiln::Compute::own};
#else
constexpr Configuration given{aws::anvil::Compute::own};
#endif
static_assert(!given.empty());
