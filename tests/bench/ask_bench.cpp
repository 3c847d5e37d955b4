// SPDX-License-Identifier: Apache-2.0
// Questions in words, and answers as people and programs read them.
#include <benchmark/benchmark.h>

#include <string_view>

#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>

namespace {

using namespace demarc;

void question(benchmark::State& state, std::string_view text) {
  for (auto _ : state) benchmark::DoNotOptimize(ask(aws::matrix, text));
}
BENCHMARK_CAPTURE(question, understood, "who owns patching on Lambda");
BENCHMARK_CAPTURE(question, configured, "who patches the node OS on EKS with Fargate");
BENCHMARK_CAPTURE(question, misspelt, "who owns patching on lamda");

void rendered(benchmark::State& state, Format format) {
  const Replies replies = ask(aws::matrix, "who owns patching on Lambda");
  for (auto _ : state) benchmark::DoNotOptimize(render(aws::matrix, replies, format));
}
BENCHMARK_CAPTURE(rendered, text, Format::text);
BENCHMARK_CAPTURE(rendered, json, Format::json);

}  // namespace
