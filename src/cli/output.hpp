// SPDX-License-Identifier: Apache-2.0
// Standard output, with errors noticed.
#pragma once

#include <string>
#include <string_view>

namespace demarc::cli {

class Output {
 public:
  void write(std::string_view text);
  /// Writes what is left. False once anything could not be written.
  bool finish();
  /// Whether writing is of use still: false once the reader has gone or the disk is full.
  [[nodiscard]] bool good() const noexcept { return error_ == 0; }
  /// What went wrong; empty where the reader has just gone (`| head`), which is nobody's fault.
  [[nodiscard]] std::string problem() const;

 private:
  void flush();
  std::string buffer_;
  int error_ = 0;
};

/// A line on standard error, made printable.
void complain(std::string_view text);

}  // namespace demarc::cli
