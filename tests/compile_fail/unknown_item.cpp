// SPDX-License-Identifier: Apache-2.0
// An item that the matrix does not have is no name.
// refused: .patch_runtimes. is not a member|no member named .patch_runtimes.
#include <demarc/demarc.hpp>

using namespace demarc;
#ifdef GOOD
constexpr ItemKey item = aws::Item::patch_runtime;
#else
constexpr ItemKey item = aws::Item::patch_runtimes;
#endif
static_assert(item.id() == "patch-runtime");
