// SPDX-License-Identifier: Apache-2.0
// The distance of words that is counted in bits is the one that textbooks count in a table.
#include "ask/distance.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using demarc::ask_detail::Near;

namespace {

std::uint32_t by_table(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::uint32_t>> d(a.size() + 1, std::vector<std::uint32_t>(b.size() + 1));
  for (std::uint32_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::uint32_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  return d[a.size()][b.size()];
}

TEST(Distance, is_that_of_the_table) {
  std::mt19937 random{11};
  const auto letter = [&] { return static_cast<char>('a' + random() % 3); };
  std::size_t near = 0;
  for (int n = 0; n < 100'000; ++n) {
    std::string a(random() % 64, ' ');
    std::generate(a.begin(), a.end(), letter);
    std::string b = a;
    for (std::size_t edits = random() % 6; edits > 0 && !b.empty(); --edits) {
      const std::size_t at = random() % b.size();
      switch (random() % 4) {
        case 0:
          b.erase(at, 1);
          break;
        case 1:
          if (b.size() < 63) b.insert(at, 1, letter());
          break;
        case 2:
          b[at] = letter();
          break;
        default:
          if (at > 0) std::swap(b[at], b[at - 1]);
      }
    }
    const auto limit = static_cast<std::uint32_t>(random() % 5);
    const std::uint32_t distance = by_table(a, b);
    ASSERT_EQ(Near{a}.distance(b, limit), std::min(distance, limit + 1)) << a << ' ' << b;
    near += distance <= limit ? 1 : 0;
  }
  EXPECT_GT(near, 10'000u);
}

TEST(Distance, of_long_words_is_beyond_any_limit) {
  const std::string most(63, 'a'), long_word(64, 'a');
  EXPECT_EQ(Near{most}.distance(most, 3), 0u);
  EXPECT_EQ(Near{long_word}.distance(long_word, 3), 4u);
  EXPECT_EQ(Near{most}.distance(long_word, 3), 4u);
  EXPECT_EQ(Near{""}.distance("ab", 3), 2u);
  EXPECT_EQ(Near{"ab"}.distance("", 1), 2u);
}

}  // namespace
