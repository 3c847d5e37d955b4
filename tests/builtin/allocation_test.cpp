// SPDX-License-Identifier: Apache-2.0
// Typed questions allocate nothing, whatever is asked.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <new>

namespace {
thread_local std::size_t allocated = 0;
}  // namespace

// Not inline: g++ would find free() where it expects delete.
[[gnu::noinline]] void* operator new(std::size_t size) {
  ++allocated;
  if (void* const memory = std::malloc(size != 0 ? size : 1)) return memory;
  throw std::bad_alloc{};
}
[[gnu::noinline]] void* operator new(std::size_t size,
                                     const std::nothrow_t&) noexcept {  // std::stable_sort's; else a sanitizer's
  ++allocated;
  return std::malloc(size != 0 ? size : 1);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace demarc {
namespace {

TEST(allocation, is_counted) {
  const std::size_t before = allocated;
  ::operator delete(::operator new(4));  // called, so that it is not left out
  EXPECT_EQ(allocated, before + 1);
}

TEST(allocation, none_for_any_lookup) {
  const MatrixView matrix = aws::matrix;
  const std::size_t before = allocated;
  std::size_t seen = 0;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const auto service = static_cast<aws::Service>(s);
    for (std::uint32_t i = 0; i < matrix.item_count(); ++i)
      seen += matrix.owner(service, static_cast<aws::Item>(i)) == Party::customer ? 1U : 0U;
    for (std::size_t a = 0; a < area_count; ++a)
      seen += matrix.owner(service, static_cast<Area>(a)) == Party::customer ? 1U : 0U;
  }
  seen +=
      matrix.owner(aws::Service::lambda, aws::Item::patch_runtime, {aws::lambda::Package::image}) == Party::customer;
  seen += matrix.owner(ServiceKey{"lambda"}, ItemKey{"patch-runtime"}) == Party::aws;
  EXPECT_EQ(allocated, before);
  EXPECT_NE(seen, 0U);
}

TEST(allocation, none_for_controls) {
  const MatrixView matrix = aws::matrix;
  const std::size_t before = allocated;
  std::size_t seen = 0;
  for (const ControlInfo& control : matrix.find_controls("si-2"))
    for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
      const ServiceKey service = matrix.service(s).key();
      seen += terms(matrix.inheritance(service, control)).inheritable.size();
      for (const Mapping& m : control.items(service)) seen += m.sources.size() + m.item.controls().size();
      seen += matrix.explain(service, control).items().size();
    }
  EXPECT_EQ(allocated, before);
  EXPECT_NE(seen, 0U);
}

TEST(allocation, none_for_a_lookup_by_names) {
  const MatrixView matrix = aws::matrix;
  const std::size_t before = allocated;
  std::size_t known = 0, customer = 0;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s)
    for (const std::string_view service : matrix.service(s).aliases())
      for (std::uint32_t i = 0; i < matrix.shared_item_count(); ++i) {
        const Owner owner = owner_of(matrix, service, matrix.item(i).title());
        known += owner != Verdict::unresolved ? 1U : 0U;
        customer += owner == Party::customer ? 1U : 0U;
      }
  customer += owner_of(matrix, "no such service", "patching") == Party::customer ? 1U : 0U;
  EXPECT_EQ(allocated, before);
  EXPECT_GT(known, 10'000U);
  EXPECT_NE(customer, 0U);
}

TEST(allocation, none_for_a_whole_answer) {
  const std::size_t before = allocated;
  std::size_t seen = 0;
  for (std::uint32_t s = 0; s < aws::matrix.service_count(); ++s) {
    const Answer answer = aws::matrix.explain(static_cast<aws::Service>(s), Area::patching);
    for (const Condition& assumed : answer.assumed()) seen += assumed.option().size();
    for (const ItemAnswer& item : answer.items()) {
      for (const Flip& flip : item.flips()) seen += flip.owner() == Party::customer ? 1U : 0U;
      for (const Rule& rule : item.cases())
        for (const auto& source : rule.sources()) seen += source.url.size();
    }
  }
  EXPECT_EQ(allocated, before);
  EXPECT_NE(seen, 0U);
}

}  // namespace
}  // namespace demarc
