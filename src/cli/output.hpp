// SPDX-License-Identifier: Apache-2.0
// Standard output, or the file of --output, with errors noticed.
#pragma once

#include <string>
#include <string_view>

#include "draft.hpp"

namespace demarc::cli {

class Output {
 public:
  /// Standard output, unless told otherwise.
  explicit Output(int descriptor = 1) noexcept : descriptor_{descriptor} {}

  /// Writes to a file from now on: complete once finish() has returned true, and as it was before until then. False
  /// where it cannot be written; problem() says why.
  bool open(const std::string& path);
  void write(std::string_view text);
  /// Writes what is left, and puts a file in its place. False once anything could not be written.
  bool finish();
  /// Whether writing is of use still: false once the reader has gone or the disk is full.
  [[nodiscard]] bool good() const noexcept { return error_ == 0; }
  [[nodiscard]] bool empty() const noexcept { return empty_; }
  /// What went wrong; empty where the reader has just gone (`| head`), which is nobody's fault.
  [[nodiscard]] std::string problem() const;

 private:
  void flush();
  std::string buffer_, path_;
  Draft file_;
  int descriptor_, error_ = 0;
  bool empty_ = true;
};

/// A line on standard error, made printable.
void complain(std::string_view text);
/// What an errno means, as the system says it.
[[nodiscard]] std::string reason(int error);

}  // namespace demarc::cli
