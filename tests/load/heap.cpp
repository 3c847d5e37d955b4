// SPDX-License-Identifier: Apache-2.0
// Counts what operator new hands out.
#include "heap.hpp"

#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<std::size_t> allocations = 0, live = 0, peak = 0, before = 0;

void* counted(std::size_t size) noexcept {
  void* const memory = std::malloc(size != 0 ? size : 1);
  if (memory == nullptr) return nullptr;
  allocations.fetch_add(1, std::memory_order_relaxed);
  const std::size_t now = live.fetch_add(malloc_usable_size(memory)) + malloc_usable_size(memory);
  for (std::size_t seen = peak; now > seen && !peak.compare_exchange_weak(seen, now);) {
  }
  return memory;
}

void uncounted(void* memory) noexcept {
  if (memory != nullptr) live.fetch_sub(malloc_usable_size(memory));
  std::free(memory);
}

}  // namespace

// Not inline: g++ would find free() where it expects delete.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* const memory = counted(size)) return memory;
  throw std::bad_alloc{};
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { uncounted(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { uncounted(memory); }

void demarc::test::reset_heap_use() noexcept {
  allocations = 0;
  peak = before = live.load();
}
demarc::test::HeapUse demarc::test::heap_use() noexcept {
  const std::size_t now = live, then = before;
  return {allocations, peak - then, now > then ? now - then : 0};
}
