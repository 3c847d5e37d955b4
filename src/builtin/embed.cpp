// SPDX-License-Identifier: Apache-2.0
// demarc-embed MATRICES OUTPUT: turns a directory of matrices into C++. A fault in a matrix is a build error at its
// place.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "emit.hpp"
#include "load/work.hpp"

namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// Writes beside the file and renames, so that it is complete or as it was; leaves an equal file alone, so that nothing
/// rebuilds.
bool write(const std::filesystem::path& path, const std::string& text) {
  if (std::filesystem::exists(path) && read(path) == text) return true;
  std::filesystem::create_directories(path.parent_path());
  const std::filesystem::path draft = path.string() + ".draft";
  std::ofstream out{draft, std::ios::binary};
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out) {
    std::filesystem::remove(draft);
    return false;
  }
  std::filesystem::rename(draft, path);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  spdlog::set_default_logger(spdlog::stderr_logger_st("demarc-embed"));
  spdlog::set_pattern("%n: %v");
  if (argc != 3) {
    spdlog::error("expected two arguments: MATRICES OUTPUT");
    return 2;
  }
  try {
    const std::filesystem::path matrices = argv[1], output = argv[2];
    demarc::load_detail::Work work{matrices};
    if (!work.faults.empty()) {
      for (demarc::Diagnostic fault : work.faults) {
        fault.at.file = (matrices / fault.at.file).string();  // so that editors jump to it
        if (fault.other) fault.other->file = (matrices / fault.other->file).string();
        std::fprintf(stderr, "%s\n", to_string(fault).c_str());
      }
      return 1;
    }
    for (const demarc::embed::File& file : demarc::embed::emit(work.data))
      if (!write(output / file.path, file.text)) {
        spdlog::error("cannot write {}", (output / file.path).string());
        return 1;
      }
    // The command runs only when a matrix changed; equal outputs keep their time, so the stamp is the texts' file.
    std::filesystem::last_write_time(output / "aws_texts.cpp", std::filesystem::file_time_type::clock::now());
    return 0;
  } catch (const std::exception& e) {
    spdlog::error("{}", e.what());
    return 1;
  }
}
