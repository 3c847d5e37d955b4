// SPDX-License-Identifier: Apache-2.0
// Lookups in the built-in matrix, every service and item in turn, so that no branch or cache line is always the same.
#include <benchmark/benchmark.h>

#include <cstdint>

#include <demarc/demarc.hpp>

namespace {

using namespace demarc;

/// Every pair of a service and a shared item, in an order that jumps about.
struct Pairs {
  std::uint32_t services = aws::matrix.service_count(), items = aws::matrix.shared_item_count(), n = 0;
  void next() { n = (n + 7919) % (services * items); }
  [[nodiscard]] aws::Service service() const { return static_cast<aws::Service>(n / items); }
  [[nodiscard]] aws::Item item() const { return static_cast<aws::Item>(n % items); }
};

/// What walking the pairs costs without asking anything.
void walk(benchmark::State& state) {
  Pairs pairs;
  for (auto _ : state) {
    pairs.next();
    benchmark::DoNotOptimize(pairs.service());
    benchmark::DoNotOptimize(pairs.item());
  }
}
BENCHMARK(walk);

void owner_of_an_item(benchmark::State& state) {
  Pairs pairs;
  for (auto _ : state) {
    pairs.next();
    benchmark::DoNotOptimize(aws::matrix.owner(pairs.service(), pairs.item()));
  }
}
BENCHMARK(owner_of_an_item);

void owner_of_an_area(benchmark::State& state) {
  Pairs pairs;
  for (auto _ : state) {
    pairs.next();
    benchmark::DoNotOptimize(aws::matrix.owner(pairs.service(), static_cast<Area>(pairs.n % area_count)));
  }
}
BENCHMARK(owner_of_an_area);

void owner_with_a_configuration(benchmark::State& state) {
  const Configuration image{aws::lambda::Package::image};
  for (auto _ : state)
    benchmark::DoNotOptimize(aws::matrix.owner(aws::Service::lambda, aws::Item::patch_runtime, image));
}
BENCHMARK(owner_with_a_configuration);

void owner_by_id(benchmark::State& state) {
  const ServiceKey service{"lambda"};
  const ItemKey item{"patch-runtime"};
  for (auto _ : state) benchmark::DoNotOptimize(aws::matrix.owner(service, item));
}
BENCHMARK(owner_by_id);

void explain_an_area(benchmark::State& state) {
  Pairs pairs;
  for (auto _ : state) {
    pairs.next();
    std::uint32_t items = 0;
    for (const ItemAnswer& item : aws::matrix.explain(pairs.service(), static_cast<Area>(pairs.n % area_count)).items())
      items += item.owner() == Party::customer ? 1u : 0u;
    benchmark::DoNotOptimize(items);
  }
}
BENCHMARK(explain_an_area);

}  // namespace
