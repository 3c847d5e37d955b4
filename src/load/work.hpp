// SPDX-License-Identifier: Apache-2.0
// One load from beginning to end: files, model, faults, tables. What load(), check() and the generator share.
#pragma once

#include <demarc/load.hpp>
#include <filesystem>
#include <vector>

#include "data.hpp"
#include "model.hpp"

namespace demarc::load_detail {

struct Work {
  model::Matrices matrices;
  Data data;  ///< whole only when there are no faults
  std::vector<Diagnostic> faults;

  explicit Work(const std::filesystem::path& directory, unsigned threads = 1);
  explicit Work(std::vector<SourceFile> files, unsigned threads = 1);

 private:
  void run(std::vector<SourceFile> files, unsigned threads);
};

}  // namespace demarc::load_detail
