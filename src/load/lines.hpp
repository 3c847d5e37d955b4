// SPDX-License-Identifier: Apache-2.0
// The part of YAML that matrices are written in, checked line by line before a YAML reader sees the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faults.hpp"

namespace demarc::load_detail {

inline constexpr std::size_t max_depth = 16;

/// A file with its long plain text left out: `act: It does this and that.` is `act: x`. Reading YAML costs time for
/// every letter of a plain text, though only the end of the line can end it, which these checks find anyway. Everything
/// keeps its line, and everything but a comment behind such a text its column.
struct Outline {
  /// A text that was left out: where it stands in the file, a byte order mark at its beginning not counted.
  struct Text {
    std::uint32_t line, column;  ///< from 0, in bytes
    std::uint32_t at, size;
  };
  static constexpr char stand_in = 'x';

  std::string yaml;
  std::vector<Text> texts;  ///< in the order of the file, at most one a line
};

/// Reports what is YAML but not ours (anchors, aliases, tags, several documents, text over several lines), what YAML
/// readers accept silently though it is a slip (unclosed quotes, empty entries), and what makes them slow (deep
/// nesting). Quotes must close on their line, so a slip in one line does not spoil the next. True: all is well.
/// Then the outline, where one is asked for, is whole.
[[nodiscard]] bool check_lines(std::string_view text, std::uint32_t file, Faults& faults, Outline* outline = nullptr);

}  // namespace demarc::load_detail
