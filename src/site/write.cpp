// SPDX-License-Identifier: Apache-2.0
// A folder of files, each written whole or not at all.
#include "write.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <mutex>
#include <set>
#include <system_error>
#include <thread>

namespace demarc::site {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view list_name = ".demarc-site";

std::string failure(std::string_view what, const fs::path& path, int error) {
  return "cannot " + std::string{what} + " '" + path.string() + "': " + std::system_category().message(error);
}

/// Writes a file beside its place and moves it there.
std::string write_file(const fs::path& path, std::string_view text) {
  const fs::path temporary = path.string() + ".new";
  const int file =
      ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);  // NOLINT: a C function
  if (file < 0) return failure("write", temporary, errno);
  int error = 0;
  while (!text.empty() && error == 0) {
    const ssize_t n = ::write(file, text.data(), text.size());
    if (n >= 0)
      text.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR)
      error = errno;
  }
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) error = errno;
  if (error == 0) return {};
  ::unlink(temporary.c_str());
  return failure("write", path, error);
}

/// Below the folder and nowhere else: what a list says is not trusted.
bool stays_below(const fs::path& path) {
  return path.is_relative() && std::find(path.begin(), path.end(), "..") == path.end();
}

std::set<std::string> read_list(const fs::path& list) {
  std::set<std::string> paths;
  std::ifstream in{list};
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line.front() != '#' && stays_below(line)) paths.insert(line);
  return paths;
}

std::string list_of(const std::set<std::string>& paths) {
  std::string out =
      "# The files that demarc site wrote here; the next run removes those that it does not write again.\n";
  for (const std::string& p : paths) out += p + "\n";
  return out;
}

/// Why the folder cannot be written to, or nothing; then it exists.
std::string prepare(const fs::path& folder, std::span<const File> files) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (fs::exists(status) && !fs::is_directory(status)) return "'" + folder.string() + "' is no directory";
  if (fs::exists(status) && !fs::exists(folder / list_name, error)) {
    const bool empty = fs::is_empty(folder, error);
    if (error) return failure("read", folder, error.value());
    if (!empty)
      return "'" + folder.string() +
             "' is not empty, and no site of demarc: choose another directory, or empty it first";
  }
  std::set<fs::path> directories{folder};
  for (const File& f : files) directories.insert((folder / f.path).parent_path());
  for (const fs::path& d : directories) {
    fs::create_directories(d, error);
    if (error) return failure("make", d, error.value());
  }
  return {};
}

}  // namespace

std::string write(const fs::path& folder, std::span<const File> files, unsigned threads,
                  const std::function<void()>& written) {
  if (std::string problem = prepare(folder, files); !problem.empty()) return problem;
  std::set<std::string> now, all = read_list(folder / list_name);
  for (const File& f : files) now.insert(f.path);
  std::set<std::string> stale;
  std::set_difference(all.begin(), all.end(), now.begin(), now.end(), std::inserter(stale, stale.end()));
  all.insert(now.begin(), now.end());
  // Said before anything is written, so that a run that is cut short leaves a folder that is known as ours.
  if (std::string problem = write_file(folder / list_name, list_of(all)); !problem.empty()) return problem;

  std::atomic<std::size_t> next{0};
  std::mutex saying;
  std::string problem;
  const auto work = [&] {
    for (std::size_t n = next++; n < files.size(); n = next++) {
      std::string wrong;
      try {
        wrong = write_file(folder / files[n].path, files[n].make());
      } catch (const std::exception& e) {
        wrong = e.what();
      }
      if (wrong.empty() && written) written();
      if (wrong.empty()) continue;
      const std::lock_guard lock{saying};
      if (problem.empty()) problem = wrong;
      next = files.size();
    }
  };
  {
    std::vector<std::jthread> pool;
    for (unsigned n = 1; n < threads; ++n) pool.emplace_back(work);
    work();
  }
  if (!problem.empty()) return problem;
  std::error_code ignored;
  for (const std::string& path : stale) fs::remove(folder / path, ignored);
  return write_file(folder / list_name, list_of(now));
}

}  // namespace demarc::site
