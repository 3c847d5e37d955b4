// SPDX-License-Identifier: Apache-2.0
// The public face of the load room: whole, or every fault.
#include <algorithm>
#include <demarc/load.hpp>

#include "build.hpp"
#include "parse.hpp"
#include "style.hpp"
#include "work.hpp"

namespace demarc {

namespace load_detail {

Work::Work(const std::filesystem::path& directory, unsigned threads) {
  std::vector<SourceFile> files = read_directory(directory, faults);
  run(std::move(files), threads);
}

Work::Work(std::vector<SourceFile> files, unsigned threads) { run(std::move(files), threads); }

void Work::run(std::vector<SourceFile> files, unsigned threads) {
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  for (const SourceFile& f : files) matrices.files.push_back(f.path);
  Faults found{matrices.files};
  parse(files, matrices, found, threads);
  if (faults.empty() && found.empty()) build(matrices, data, found);  // a file that was not read is missed everywhere
  const std::vector<Diagnostic> more = found.take();
  faults.insert(faults.end(), more.begin(), more.end());
}

}  // namespace load_detail

/// The tables of a loaded matrix, and the pointers into them that views hold.
struct Matrix::Storage {
  load_detail::Data data;
  detail::Texts texts;
  detail::Tables tables;
  explicit Storage(load_detail::Data&& from)
      : data{std::move(from)}, texts{data.texts()}, tables{data.tables(&texts)} {}
};

Matrix::Matrix(std::unique_ptr<const Storage> storage) noexcept : storage_{std::move(storage)} {}
Matrix::Matrix(Matrix&&) noexcept = default;
Matrix& Matrix::operator=(Matrix&&) noexcept = default;
Matrix::~Matrix() = default;
MatrixView Matrix::view() const& noexcept { return MatrixView{&storage_->tables}; }

namespace {

Loaded finish(load_detail::Work&& work) {
  if (!work.faults.empty()) return {std::nullopt, std::move(work.faults)};
  return {Matrix{std::make_unique<const Matrix::Storage>(std::move(work.data))}, {}};
}

CheckReport review(const load_detail::Work& work, std::string_view as_of, int stale_days) {
  if (!work.faults.empty()) return {work.faults, {}};
  return {{}, load_detail::style_findings(work.matrices, as_of, stale_days)};
}

}  // namespace

Loaded try_load(const std::filesystem::path& directory, unsigned threads) {
  return finish(load_detail::Work{directory, threads});
}
Loaded try_load(std::vector<SourceFile> files, unsigned threads) {
  return finish(load_detail::Work{std::move(files), threads});
}

Matrix load(const std::filesystem::path& directory, unsigned threads) {
  Loaded loaded = try_load(directory, threads);
  if (!loaded.matrix) throw LoadError{std::move(loaded.faults)};
  return std::move(*loaded.matrix);
}

CheckReport check(const std::filesystem::path& directory, std::string_view as_of, int stale_days) {
  return review(load_detail::Work{directory}, as_of, stale_days);
}
CheckReport check(std::vector<SourceFile> files, std::string_view as_of, int stale_days) {
  return review(load_detail::Work{std::move(files)}, as_of, stale_days);
}

}  // namespace demarc
