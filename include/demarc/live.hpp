// SPDX-License-Identifier: Apache-2.0
// A matrix that many threads ask while it is read anew from disk. (Link demarc::load.)
#pragma once

#include <demarc/load.hpp>
#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

namespace demarc {

/// A directory of matrices that is loaded, asked by any number of threads, and loaded again when somebody says so.
///
///     LiveMatrix live{"matrices"};                       // throws LoadError
///     const LiveMatrix::Snapshot now = live.snapshot();  // in each thread, for each request
///     now.view().owner(...);
///     for (const Diagnostic& fault : live.reload()) ...  // in one thread, on a signal or a timer
///
/// What holds, whatever the other threads do:
///
/// - Every member may be called from any thread at any time.
/// - A snapshot is one whole, proved matrix, and never changes. Answers and views from it are valid while any copy of
/// it lives.
/// - snapshot() waits for no loading: at most for another thread to copy one pointer. It allocates nothing and cannot
/// fail.
/// - reload() replaces the matrix at once or not at all. Where there are faults, or it throws, the one before stays.
/// - Snapshots taken after reload() has returned are at least as new as what it read.
///
/// A reload reads file by file. To publish several changes as one, write a directory beside and rename a symbolic link
/// to it; else a reload in between may read some files before and others after: whole and proved, but of neither
/// edition.
class LiveMatrix {
 public:
  /// The matrix as it was at one moment. Copies are cheap and share it; the last one to go frees it, in its own thread.
  class Snapshot {
   public:
    [[nodiscard]] MatrixView view() const& noexcept { return matrix_->view(); }
    MatrixView view() const&& = delete;  // would dangle

   private:
    friend class LiveMatrix;
    explicit Snapshot(std::shared_ptr<const Matrix> matrix) noexcept : matrix_{std::move(matrix)} {}
    std::shared_ptr<const Matrix> matrix_;
  };

  /// Loads the directory, with up to `threads` threads now and at each reload. Throws LoadError with every fault.
  explicit LiveMatrix(std::filesystem::path directory, unsigned threads = 1);
  LiveMatrix(const LiveMatrix&) = delete;
  LiveMatrix& operator=(const LiveMatrix&) = delete;
  ~LiveMatrix();  ///< Snapshots stay valid.

  /// The newest matrix that loaded.
  [[nodiscard]] Snapshot snapshot() const noexcept;

  /// Reads the directory again and returns what is wrong with it: nothing, and the new matrix is the one to ask; or
  /// every fault, and the old one stays. Several reloads at once take turns, so that none replaces what was read later.
  /// Throws only std::bad_alloc, or std::system_error where no thread can be started.
  [[nodiscard]] std::vector<Diagnostic> reload();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace demarc
