// SPDX-License-Identifier: Apache-2.0
// What it costs to include the library.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "bench.hpp"

namespace bench {

void headers(Bench& bench) {
  const std::filesystem::path directory = std::filesystem::temp_directory_path() / "demarc-bench";
  std::filesystem::create_directories(directory);
  const auto source = [&](const std::string& name, const std::string& text) {
    std::ofstream{directory / name} << text;
    return (directory / name).string();
  };
  const std::string ours = source("ours.cpp", "#include <demarc/demarc.hpp>\n");
  const std::string standard = source("standard.cpp", "#include <string_view>\n#include <span>\n#include <optional>\n");
  const std::string yaml = source("yaml.cpp", "#include <yaml-cpp/yaml.h>\n");
  for (const std::string compiler : {"g++", "clang++"}) {
    if (std::system(("command -v " + compiler + " >/dev/null").c_str()) != 0) {
      bench.missing(compiler, compiler == "g++" ? "g++" : "clang");
      continue;
    }
    const auto compile = [&](const std::string& name, const std::string& file) {
      bench.process(
          compiler + ", " + name,
          {compiler, "-std=c++20", "-O2", "-I", DEMARC_INCLUDE, "-I", DEMARC_GENERATED, "-c", file, "-o", "/dev/null"},
          7);
    };
    compile("demarc.hpp", ours);
    compile("standard headers", standard);
    compile("yaml.h", yaml);
    bench.row("include <demarc/demarc.hpp>", compiler + ", demarc.hpp", compiler + ", standard headers", at_most(1.5));
    bench.row("", compiler + ", demarc.hpp", compiler + ", yaml.h", faster(3));
  }
}

}  // namespace bench
