// SPDX-License-Identifier: Apache-2.0
// From bytes to model: every file is read, guarded, parsed and checked for form; no name is resolved.
#pragma once

#include <demarc/load.hpp>
#include <vector>

#include "faults.hpp"
#include "model.hpp"

namespace demarc::load_detail {

/// Reads all files (sorted by path) into a model. Faults of form go to `faults`; the model then is partial.
/// `matrices.files` must already hold the paths; `files[i].path == matrices.files[i]`. Up to `threads` threads read at
/// once.
void parse(std::span<const SourceFile> files, model::Matrices& matrices, Faults& faults, unsigned threads = 1);

/// Reads the files below a directory: vocabulary.yaml, general.yaml, offerings.yaml, items/*.yaml, baselines/*.yaml,
/// services/*.yaml, frameworks/*.yaml.
/// Other files (README.md, dot files) are skipped; a *.yaml in another place is the fault misplaced_file.
/// Faults whose file cannot be read are returned with the path.
[[nodiscard]] std::vector<SourceFile> read_directory(const std::filesystem::path& directory,
                                                     std::vector<Diagnostic>& faults);

}  // namespace demarc::load_detail
