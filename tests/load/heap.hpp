// SPDX-License-Identifier: Apache-2.0
// What operator new hands out, counted for the whole test program (heap.cpp).
#pragma once

#include <cstddef>

namespace demarc::test {

/// Allocations since the last reset_heap_use(), the most bytes beyond those of then that lived at once, and those that
/// live now.
struct HeapUse {
  std::size_t allocations = 0, peak = 0, alive = 0;
};
void reset_heap_use() noexcept;
[[nodiscard]] HeapUse heap_use() noexcept;

}  // namespace demarc::test
