// SPDX-License-Identifier: Apache-2.0
// What takes so long: a line on standard error for people who wait, and for nobody else.
#pragma once

#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>

namespace demarc::cli {

/// While it lives, and once that has been longer than a second, "Writing pages: 120 of 360, 2 s" is drawn again and
/// again; the end erases it. Nothing is drawn where standard error is no terminal or a dumb one, or where messages are
/// logged there (-v).
class Progress {
 public:
  struct Way {
    int descriptor = STDERR_FILENO;
    std::chrono::milliseconds patience{1000};
    bool quiet = false;
  };

  explicit Progress(std::string what) : Progress{std::move(what), usual()} {}
  Progress(std::string what, const Way& way);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// So many steps, if that is known; may be said later.
  void expect(std::size_t steps) noexcept { total_ = steps; }
  /// One more is done. Any thread may say so.
  void step() noexcept { done_.fetch_add(1, std::memory_order_relaxed); }

  [[nodiscard]] static Way usual();

 private:
  void draw();
  void run();

  const std::string what_;
  const Way way_;
  const std::chrono::steady_clock::time_point start_;
  std::atomic<std::size_t> done_{0}, total_{0};
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false, drawn_ = false;
  std::thread thread_;
};

}  // namespace demarc::cli
