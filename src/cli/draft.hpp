// SPDX-License-Identifier: Apache-2.0
// A file that is complete or as it was: written beside its place, and moved there when it is whole.
#pragma once

#include <string>

namespace demarc::cli {

/// Until keep() has succeeded, nothing is where the file belongs but what was there before. The draft goes away with
/// this object, and with a process that is interrupted; only one that is killed or loses power can leave it, under a
/// name of its own. One at a time: the signal handlers know one name.
class Draft {
 public:
  Draft() = default;
  Draft(const Draft&) = delete;
  Draft& operator=(const Draft&) = delete;
  ~Draft();

  /// Begins a file. 0, or what errno says. What is there and is no ordinary file (a device, a pipe) is written straight
  /// away. A symbolic link stays one: what it points to is written.
  [[nodiscard]] int open(const std::string& path);
  /// Where to write; -1 where nothing is open.
  [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
  /// Puts the draft in its place, with the permissions of the file it replaces. 0, or what errno says.
  [[nodiscard]] int keep();

 private:
  int close() noexcept;
  int descriptor_ = -1;
  std::string path_;    // where it belongs
  std::string beside_;  // where it is written; empty: in its place
};

}  // namespace demarc::cli
