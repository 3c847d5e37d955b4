// SPDX-License-Identifier: Apache-2.0
// The matrix of tests/data/small with its structure and other words: every text that a person would read is hostile.
#pragma once

#include <demarc/matrix_view.hpp>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "load/work.hpp"

namespace demarc::test {

/// No file could say this: the loader refuses control characters and what is not UTF-8. The renderers must not rely on
/// that.
class HostileMatrix {
 public:
  /// All texts lie in one; `words`, over and over, take its place, so that most begin in the middle of them.
  explicit HostileMatrix(std::string_view words) {
    static const load_detail::Work work{std::filesystem::path{DEMARC_TEST_DATA "/small"}};
    if (!work.faults.empty() || words.empty()) throw std::logic_error{"no matrix to make hostile"};
    data_ = work.data;
    for (std::size_t n = 0; n < data_.text.size(); ++n) data_.text[n] = words[n % words.size()];
    texts_ = data_.texts();
    tables_ = data_.tables(&texts_);
  }
  HostileMatrix(const HostileMatrix&) = delete;
  HostileMatrix& operator=(const HostileMatrix&) = delete;

  [[nodiscard]] MatrixView view() const& noexcept { return MatrixView{&tables_}; }

 private:
  load_detail::Data data_;
  detail::Texts texts_{};
  detail::Tables tables_{};
};

}  // namespace demarc::test
