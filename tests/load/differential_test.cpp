// SPDX-License-Identifier: Apache-2.0
// What the loader accepts as YAML, libyaml must read to the same values at the same places.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "cases.hpp"
#include "support/read_yaml.hpp"
#include "support/seed.hpp"

namespace demarc {
namespace {

namespace fs = std::filesystem;
using test::Reading;
using test::SecondReading;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> yaml_below(const fs::path& directory) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(differential, all_matrices_are_read_alike) {
  std::size_t count = 0;
  for (const char* directory : {DEMARC_MATRICES, DEMARC_TEST_DATA "/small"}) {
    for (const fs::path& path : yaml_below(directory)) {
      const SecondReading found = test::read_twice(read(path));
      EXPECT_EQ(found.reading, Reading::same) << path << ": " << found.difference;
      ++count;
    }
  }
  EXPECT_GT(count, 300U);
}

TEST(differential, hostile_files_are_read_alike_or_refused) {
  std::size_t same = 0;
  for (const char* kind : {"form", "hostile"}) {
    for (const test::Case& each : test::read_all_cases(fs::path(DEMARC_TEST_DATA "/invalid") / kind)) {
      for (const SourceFile& file : each.files) {
        const SecondReading found = test::read_twice(file.bytes);
        EXPECT_NE(found.reading, Reading::differs) << each.name << ": " << found.difference;
        if (found.reading == Reading::same) ++same;
      }
    }
  }
  EXPECT_GT(same, 50U);
}

TEST(differential, inputs_of_the_fuzzer_are_read_alike_or_refused) {
  for (const fs::path& path : yaml_below(DEMARC_TEST_DATA "/../fuzz/corpus/load")) {
    const SecondReading found = test::read_twice(read(path));
    EXPECT_NE(found.reading, Reading::differs) << path << ": " << found.difference;
  }
}

/// Signs that mean something in YAML, and some that do not.
constexpr std::string_view alphabet[] = {
    ":", ": ", "- ",  "-", "[",    "]",   "{",   "}",       ",",     ", ",   "'",  "\"",  "#", " #", "?", "? ", "|",
    ">", "&",  "*",   "!", "%",    "@",   "`",   "\\",      "\\\"",  "''",   "\n", "\n ", " ", "  ", "~", "=",  "<<",
    "a", "no", "1.0", "é", "\r\n", "...", "---", "\\u00e9", "\\x41", "null", ".",  "/",   "(", ";",  "$"};

/// Puts signs in, takes text out, says things twice, swaps.
std::string changed(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (std::size_t edits = 1 + below(3); edits-- > 0 && !text.empty();) {
    const std::size_t at = below(text.size());
    const std::string_view sign = alphabet[below(std::size(alphabet))];
    switch (below(5)) {
      case 0:
        text.erase(at, 1 + below(3));
        break;
      case 1:
        text.replace(at, 1, sign);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), below(12)));
        break;
      default:
        text.insert(at, sign);
        break;
    }
  }
  return text;
}

TEST(differential, random_edits_are_read_alike_or_refused) {
  const std::uint32_t seed = test::seed();
  std::mt19937 random(seed);
  const std::vector<std::string> seeds{
      "a: b\nc: [d, \"e\", 'f']\ng:\n  - h\n  - {i: j, k: [l]}\n",
      "title: Text with words, and (signs); 50 % of it.\nurl: https://example.com/a?b=c#d\nread: 2026-11-23\n",
      "items:\n  one:\n    rules:\n      - when: {mode: auto}\n        party: aws\n      - when: {mode: [a, b]}\n      "
      "  party: us\n",
      "- [a, b]\n- {c: d}\n- 'it''s'\n- \"say \\\"x\\\" \\u00e9\"\n# comment\n- é: x # more\n"};
  std::size_t same = 0;
  for (int n = 0; n < 20'000; ++n) {
    const std::string text = changed(seeds[static_cast<std::size_t>(n) % seeds.size()], random);
    const SecondReading found = test::read_twice(text);
    ASSERT_NE(found.reading, Reading::differs) << "seed " << seed << ", edit " << n << ": " << found.difference << "\n"
                                               << text;
    if (found.reading == Reading::same) ++same;
  }
  EXPECT_GT(same, 4'000U);  // enough to mean something
}

}  // namespace
}  // namespace demarc
