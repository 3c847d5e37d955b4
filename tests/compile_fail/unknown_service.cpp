// SPDX-License-Identifier: Apache-2.0
// A service that the matrix does not have is no name.
// refused: .anvill. is not a member|no member named .anvill.
#include <demarc/demarc.hpp>

using namespace demarc;
#ifdef GOOD
constexpr ServiceKey service = aws::Service::anvil;
#else
constexpr ServiceKey service = aws::Service::anvill;
#endif
static_assert(service.id() == "anvil");
