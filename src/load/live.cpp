// SPDX-License-Identifier: Apache-2.0
// A matrix that is replaced while it is asked.
#include <demarc/live.hpp>
#include <mutex>

namespace demarc {

/// A pointer under a lock that is held for as long as it takes to copy it. Not std::atomic<std::shared_ptr>: it spins
/// on a lock of its own, and as libstdc++ 12 writes it, a load and a store that follows are a data race by the letter
/// of the standard.
struct LiveMatrix::State {
  std::filesystem::path directory;
  unsigned threads;
  std::mutex reloading;  // one reload at a time
  std::mutex swapping;   // guards current
  std::shared_ptr<const Matrix> current;

  State(std::filesystem::path from, unsigned with_threads)
      : directory{std::move(from)},
        threads{with_threads},
        current{std::make_shared<const Matrix>(load(directory, threads))} {}
};

LiveMatrix::LiveMatrix(std::filesystem::path directory, unsigned threads)
    : state_{std::make_unique<State>(std::move(directory), threads)} {}
LiveMatrix::~LiveMatrix() = default;

LiveMatrix::Snapshot LiveMatrix::snapshot() const noexcept {
  const std::scoped_lock lock{state_->swapping};
  return Snapshot{state_->current};
}

std::vector<Diagnostic> LiveMatrix::reload() {
  const std::scoped_lock turn{state_->reloading};
  Loaded loaded = try_load(state_->directory, state_->threads);
  if (!loaded.matrix) return std::move(loaded.faults);
  auto next = std::make_shared<const Matrix>(std::move(*loaded.matrix));
  {
    const std::scoped_lock lock{state_->swapping};
    next.swap(state_->current);
  }
  return {};  // the old matrix goes here, outside the lock, unless a snapshot still holds it
}

}  // namespace demarc
