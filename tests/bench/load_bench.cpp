// SPDX-License-Identifier: Apache-2.0
// Reading all matrices from YAML, proof included.
#include <benchmark/benchmark.h>

#include <demarc/load.hpp>

namespace {

void load_all(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(demarc::try_load(std::filesystem::path{DEMARC_MATRICES}));
}
BENCHMARK(load_all)->Unit(benchmark::kMillisecond);

}  // namespace
