// SPDX-License-Identifier: Apache-2.0
// On whose word: the marks behind what is told, and the numbered pages below.
#pragma once

#include <cstddef>
#include <demarc/answer.hpp>
#include <string>
#include <vector>

namespace demarc::render_detail {

/// "[1,2]", "[baseline 3]", "[inferred]".
struct Mark {
  Evidence evidence = Evidence::documented;
  bool disputed = false;
  std::vector<Source> sources;     ///< all of them
  std::vector<std::size_t> pages;  ///< the numbers of those that are shown
};
[[nodiscard]] Mark mark_of(const Rule& rule);
/// Of several rules: the weakest evidence, all sources.
[[nodiscard]] Mark mark_of(Range<ItemAnswer::CaseCursor> rules);
[[nodiscard]] std::string said(const Mark& mark);

/// The pages behind what is told, numbered as they come up.
class Footnotes {
 public:
  /// Numbers the pages of the marks, in their order. `brief`: as few pages as will do, but at least one behind each
  /// mark, and all where pages contradict each other.
  void number(const std::vector<Mark*>& marks, bool brief);
  [[nodiscard]] const std::vector<Source>& all() const noexcept { return pages_; }

 private:
  std::size_t number(const Source& source);
  std::vector<Source> pages_;
};

}  // namespace demarc::render_detail
