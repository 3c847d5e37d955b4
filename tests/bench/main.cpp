// SPDX-License-Identifier: Apache-2.0
// ./dev bench [--json FILE] [--growth] [options of Google Benchmark]
#include <fstream>
#include <iostream>
#include <string_view>

#include "bench.hpp"

int main(int argc, char** argv) {
  std::vector<char*> rest{argv[0]};
  std::string json;
  bool growth = false;
  for (int n = 1; n < argc; ++n) {
    const std::string_view argument = argv[n];
    if (argument == "--json" && n + 1 < argc) {
      json = argv[++n];
    } else if (argument == "--growth") {
      growth = true;
    } else {
      rest.push_back(argv[n]);
    }
  }
  if (growth) {
    bench::growth(std::cout);
    return 0;
  }
  char interleave[] = "--benchmark_enable_random_interleaving=true";
  rest.push_back(interleave);
  int count = static_cast<int>(rest.size());
  benchmark::Initialize(&count, rest.data());
  if (benchmark::ReportUnrecognizedArguments(count, rest.data())) return 2;

  bench::Bench bench;
  for (const auto add :
       {bench::lookups, bench::names, bench::questions, bench::loads, bench::renders, bench::processes, bench::headers})
    add(bench);
  bench.run();
  bench.print(std::cout);
  if (!json.empty()) {
    std::ofstream out{json};
    bench.print_json(out);
    if (!out.flush()) {
      std::cerr << "cannot write " << json << '\n';
      return 1;
    }
  }
  return 0;
}
