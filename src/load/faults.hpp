// SPDX-License-Identifier: Apache-2.0
// The list of faults that a load collects, and the words they are told in.
#pragma once

#include <demarc/load.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace demarc::load_detail {

class Faults {
 public:
  explicit Faults(const std::vector<std::string>& files) : files_(&files) {}

  void add(Fault fault, model::Spot at, std::string message);
  void add(Fault fault, model::Spot at, model::Spot other, std::string message);

  /// Adds those of another list behind these.
  void append(Faults&& others);

  [[nodiscard]] bool empty() const noexcept { return list_.empty(); }
  [[nodiscard]] std::size_t size() const noexcept { return list_.size(); }
  /// Whether no more are kept, only counted.
  [[nodiscard]] bool full() const noexcept { return list_.size() == most; }
  /// What hint() says, while there is somebody to read it: a file of nothing but misspelt words must not cost a search
  /// each.
  [[nodiscard]] std::string hint(std::string_view found, std::span<const std::string_view> known) const;
  /// Sorted by file, line, column; at most 1,000, then one that says how many more.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  static constexpr std::size_t most = 1'000;
  [[nodiscard]] Place place(model::Spot at) const;
  const std::vector<std::string>* files_;
  std::vector<Diagnostic> list_;
  std::size_t more_ = 0;  ///< faults beyond those kept
};

/// "file:line:column", or the file alone. A file's name may hold anything: what nobody can see, or is not UTF-8, is
/// written as "?".
void append(std::string& out, const Place& place);

/// " (did you mean 'x'?)" where a known word is close, else "; expected a, b or c" for short lists, else "".
[[nodiscard]] std::string hint(std::string_view found, std::span<const std::string_view> known);

}  // namespace demarc::load_detail
