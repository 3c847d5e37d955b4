// SPDX-License-Identifier: Apache-2.0
// Reading all matrices, proof included, against yaml-cpp and libyaml reading the same files and checking nothing.
#include <yaml-cpp/yaml.h>
#include <yaml.h>

#include <demarc/load.hpp>
#include <filesystem>

#include "bench.hpp"
#include "data.hpp"

namespace bench {
namespace {

const std::filesystem::path matrices{DEMARC_MATRICES};

void load_file_each() {
  for (const auto& entry : std::filesystem::recursive_directory_iterator{matrices})
    if (entry.path().extension() == ".yaml") benchmark::DoNotOptimize(YAML::LoadFile(entry.path().string()));
}

/// With libyaml, file after file into a tree of nodes. Whether all of them could be read.
bool load_with_libyaml() {
  for (const demarc::SourceFile& file : files()) {
    yaml_parser_t parser;
    yaml_document_t document;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(file.bytes.data()), file.bytes.size());
    const bool read = yaml_parser_load(&parser, &document) == 1;
    if (read) yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    if (!read) return false;
  }
  return true;
}

}  // namespace

void loads(Bench& bench) {
  const auto load_with = [](unsigned threads) {
    return [threads](benchmark::State& state) {
      for (auto _ : state) benchmark::DoNotOptimize(demarc::try_load(matrices, threads));
    };
  };
  bench.loop("load", load_with(1), true);
  bench.loop("load, 2 threads", load_with(2), true);
  bench.loop(
      "YAML::LoadFile",
      [](benchmark::State& state) {
        for (auto _ : state) load_file_each();
      },
      true);
  bench.loop(
      "libyaml",
      [](benchmark::State& state) {
        for (auto _ : state)
          if (!load_with_libyaml()) state.SkipWithError("libyaml refuses a file");
      },
      true);
  bench.figure("load, allocations", allocations([] { benchmark::DoNotOptimize(demarc::try_load(matrices)); }));
  bench.figure("YAML::LoadFile, allocations", allocations(load_file_each));

  const std::size_t before = heap().bytes;
  const demarc::Matrix matrix = demarc::load(matrices);
  bench.figure("loaded matrices", static_cast<double>(heap().bytes - before));
  std::size_t bytes = 0;
  for (const demarc::SourceFile& file : files()) bytes += file.bytes.size();
  bench.figure("their YAML", static_cast<double>(bytes));

  bench.row("load and prove all matrices", "load", "YAML::LoadFile", at_most(1));
  bench.row("", "load", "libyaml", no_goal());
  bench.row("its allocations", "load, allocations", "YAML::LoadFile, allocations", at_most(0.5), Unit::count);
  bench.row("load with 2 threads", "load, 2 threads", "load", faster(1.5));
  bench.row("memory of loaded matrices", "loaded matrices", "their YAML", at_most(3), Unit::bytes);
}

}  // namespace bench
