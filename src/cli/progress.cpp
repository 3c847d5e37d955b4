// SPDX-License-Identifier: Apache-2.0
// What takes so long: a line on standard error for people who wait, and for nobody else.
#include "progress.hpp"

#include <spdlog/spdlog.h>

#include <cstdlib>
#include <string_view>
#include <system_error>

#include "terminal.hpp"

namespace demarc::cli {
namespace {

constexpr std::chrono::milliseconds pace{100};
constexpr std::string_view erase = "\r\033[K";

/// As much as the terminal takes; what it does not take is no loss.
void put(int descriptor, std::string_view text) {
  [[maybe_unused]] const ssize_t ignored = ::write(descriptor, text.data(), text.size());
}

}  // namespace

Progress::Way Progress::usual() {
  return {STDERR_FILENO, std::chrono::milliseconds{1000}, spdlog::should_log(spdlog::level::info)};
}

Progress::Progress(std::string what, const Way& way)
    : what_{std::move(what)}, way_{way}, start_{std::chrono::steady_clock::now()} {
  if (way_.quiet || !is_smart_terminal(way_.descriptor)) return;
  try {
    thread_ = std::thread{[this] { run(); }};
  } catch (const std::system_error&) {
    // No thread to be had: the work is what counts.
  }
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock{mutex_};
    over_ = true;
  }
  ended_.notify_one();
  thread_.join();
  if (drawn_) put(way_.descriptor, erase);
}

void Progress::run() {
  std::unique_lock lock{mutex_};
  std::chrono::milliseconds wait = way_.patience;
  while (!ended_.wait_for(lock, wait, [this] { return over_; })) {
    draw();
    drawn_ = true;
    wait = pace;
  }
}

void Progress::draw() {
  const std::size_t done = done_, total = total_;
  std::string line = what_;
  if (total != 0)
    line += ": " + std::to_string(done) + " of " + std::to_string(total);
  else if (done != 0)
    line += ": " + std::to_string(done);
  const auto took = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::steady_clock::now() - start_);
  line += ", " + std::to_string(took.count()) + " s";
  // A line that is broken in two cannot be erased.
  line.resize(std::min(line.size(), width_of(way_.descriptor) - 1));
  put(way_.descriptor, std::string{erase} + line);
}

}  // namespace demarc::cli
