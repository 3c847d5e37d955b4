// SPDX-License-Identifier: Apache-2.0
// A folder of files, each written whole or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>

#include "site.hpp"

namespace demarc::site {

/// Writes the files below `folder`, in `threads` threads at once. Each appears complete, or stays as it was.
///
/// The folder is made if need be. One that holds anything must be a site of ours: it has a list of our files
/// (`.demarc-site`); those that the new site does not have are removed, and files of others are left alone. Returns
/// what is wrong, or nothing. `written` is called once a file, by any of the threads.
[[nodiscard]] std::string write(const std::filesystem::path& folder, std::span<const File> files, unsigned threads,
                                const std::function<void()>& written = {});

}  // namespace demarc::site
