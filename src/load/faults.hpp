// SPDX-License-Identifier: Apache-2.0
// The list of faults that a load collects, and the words they are told in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <demarc/load.hpp>

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
  /// Sorted by file, line, column; at most 1,000, then one that says how many more.
  [[nodiscard]] std::vector<Diagnostic> take();

 private:
  [[nodiscard]] Place place(model::Spot at) const;
  const std::vector<std::string>* files_;
  std::vector<Diagnostic> list_;
  std::size_t more_ = 0;  ///< faults beyond those kept
};

/// "file:line:column", or the file alone. A file's name may hold anything: what nobody can see, or is not UTF-8, is written as "?".
void append(std::string& out, const Place& place);

/// " (did you mean 'x'?)" where a known word is close, else "; expected a, b or c" for short lists, else "".
[[nodiscard]] std::string hint(std::string_view found, std::span<const std::string_view> known);

}  // namespace demarc::load_detail
