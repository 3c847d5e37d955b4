// SPDX-License-Identifier: Apache-2.0
// Texts that mean something in one format or another, and tables made of them.
#pragma once

#include <array>
#include <demarc/render.hpp>
#include <random>
#include <string>
#include <string_view>

namespace demarc::test {

/// What has a meaning somewhere, and pieces of it.
inline constexpr std::array<std::string_view, 66> hostile_pieces{"<script>",
                                                                 "</td>",
                                                                 "</style>",
                                                                 "<!--",
                                                                 "-->",
                                                                 "]]>",
                                                                 "&lt;",
                                                                 "&#60;",
                                                                 "&",
                                                                 "\"",
                                                                 "'",
                                                                 "onerror=",
                                                                 "<img src=x ",
                                                                 "javascript:",
                                                                 "data:text/html,",
                                                                 "https://a.example/",
                                                                 " https://a.example/::b ",
                                                                 " https://a.example/b--c...",
                                                                 "http://",
                                                                 "www.a.example",
                                                                 "a@b.example",
                                                                 "|",
                                                                 "\\",
                                                                 "`",
                                                                 "```",
                                                                 "~~~",
                                                                 "*",
                                                                 "**",
                                                                 "_",
                                                                 "[",
                                                                 "](",
                                                                 ")",
                                                                 "![",
                                                                 "# ",
                                                                 "> ",
                                                                 "- ",
                                                                 "1. ",
                                                                 "+ ",
                                                                 "===",
                                                                 "---",
                                                                 "$",
                                                                 "=",
                                                                 "+",
                                                                 "@",
                                                                 "\t",
                                                                 "\r",
                                                                 "\n",
                                                                 "\r\n",
                                                                 ",",
                                                                 ";",
                                                                 "\"\"",
                                                                 "{",
                                                                 "}",
                                                                 "\\u001b",
                                                                 "\033[2J",
                                                                 "\033]0;",
                                                                 "\x07",
                                                                 "\xC2\x9B",
                                                                 "\xE2\x80\xAE",
                                                                 "\xE2\x81\xA6",
                                                                 "\xE2\x80\xA8",
                                                                 "\xEF\xBC\x9D",
                                                                 "\xFF",
                                                                 "\xE2\x80",
                                                                 " ",
                                                                 "word"};

/// Texts made of them, the same for the same seed.
class Texts {
 public:
  explicit Texts(unsigned seed) : random_{seed} {}
  std::string next() {
    std::string out;
    for (std::size_t n = 1 + random_() % 6; n != 0; --n) out += hostile_pieces[random_() % hostile_pieces.size()];
    return out;
  }
  Table table() {
    Table t;
    t.title = next();
    t.notes = {next(), next()};
    t.columns = {{next() + "-0", next(), true}, {next() + "-1", next()}, {next() + "-2", next()}};
    for (std::size_t n = 2 + random_() % 4; n != 0; --n)
      t.rows.push_back({{next() + "x", next() + "x", next() + "x"}, random_() % 2 == 0 ? std::string{} : next()});
    t.rows.push_back({{next() + "x"}, {}});  // short of cells
    t.footer = {next()};
    return t;
  }

 private:
  std::mt19937 random_;
};

}  // namespace demarc::test
