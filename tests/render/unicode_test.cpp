// SPDX-License-Identifier: Apache-2.0
// Reading UTF-8, and the width of what is drawn.
#include "render/unicode.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace demarc::render_detail;

namespace {

std::vector<char32_t> all(std::string_view text) {
  std::vector<char32_t> out;
  while (!text.empty()) out.push_back(take(text));
  return out;
}

TEST(Unicode, ReadsCharactersOfEveryLength) {
  EXPECT_EQ(all("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x91"), (std::vector<char32_t>{U'a', U'é', U'€', U'🔑'}));
}

TEST(Unicode, ReplacesWhatIsNotUtf8ByteByByte) {
  EXPECT_EQ(all("a\xFF\xC3"), (std::vector<char32_t>{U'a', replacement, replacement}));
  EXPECT_EQ(all("\xC0\xAF"), (std::vector<char32_t>{replacement, replacement}));  // overlong
  EXPECT_EQ(all("\xED\xA0\x80").front(), replacement);                            // a surrogate
  EXPECT_EQ(all("\xF4\x90\x80\x80").front(), replacement);                        // beyond U+10FFFF
}

TEST(Unicode, WritesBackWhatItRead) {
  std::string out;
  for (const char32_t c : all("é€🔑")) append(out, c);
  EXPECT_EQ(out, "é€🔑");
}

TEST(Unicode, CountsColumnsNotBytes) {
  EXPECT_EQ(columns("naïve"), 5u);
  EXPECT_EQ(columns("e\xCC\x81"), 1u);  // a combining accent
  EXPECT_EQ(columns("表"), 2u);
}

}  // namespace
