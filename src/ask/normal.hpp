// SPDX-License-Identifier: Apache-2.0
// Words in normal form, so that spelling, case, punctuation, plurals and endings do not matter.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::ask_detail {

/// Where a word stands in a normal form, and where it came from in the text.
struct Token {
  std::uint32_t first = 0, length = 0;  // in the normal form
  std::uint32_t at = 0, size = 0;       // in the text
};

/// A text in normal form: its words, joined by single spaces.
struct NormalText {
  std::string form;
  std::vector<Token> tokens;

  [[nodiscard]] std::string_view word(std::size_t n) const noexcept {
    return std::string_view{form}.substr(tokens[n].first, tokens[n].length);
  }
  /// Some of its words.
  [[nodiscard]] std::string_view words(std::size_t first, std::size_t count) const noexcept {
    const Token& last = tokens[first + count - 1];
    return std::string_view{form}.substr(tokens[first].first, last.first + last.length - tokens[first].first);
  }
  /// Adds a word that came from `size` characters at `at`.
  void add(std::string_view word, std::uint32_t at, std::uint32_t size);
  void clear() noexcept;
};

/// Splits at everything that is no letter or digit ('+' and '@' stay inside words), folds ASCII case, drops
/// possessives, and reduces common English endings: "Security Groups'" -> "security", "group". Linear; uses what memory
/// `into` has.
void normalize(std::string_view text, NormalText& into);

/// All words of a text in normal form, joined by single spaces.
[[nodiscard]] std::string normal_form(std::string_view text);

/// Replaces phrases by what they are read as, longest first, once, from left to right. `find(first, count)` is what
/// those words of `from` are read as, or nothing; it is asked only where `longest(word)`, the most words of a phrase
/// that begins there, is not 0.
template <typename Longest, typename Find>
void read_synonyms(const NormalText& from, NormalText& into, const Longest& longest, const Find& find) {
  into.clear();
  const std::size_t end = from.tokens.size();
  for (std::size_t i = 0; i < end;) {
    std::size_t taken = 0;
    for (std::size_t n = std::min(longest(i), end - i); n > 0 && taken == 0; --n) {
      const auto same = find(i, n);
      if (!same) continue;
      const std::uint32_t at = from.tokens[i].at;
      const std::uint32_t size = from.tokens[i + n - 1].at + from.tokens[i + n - 1].size - at;
      for (std::size_t word = 0; word <= same->size();) {
        const std::size_t stop = std::min(same->find(' ', word), same->size());
        into.add(same->substr(word, stop - word), at, size);
        word = stop + 1;
      }
      taken = n;
    }
    if (taken == 0) into.add(from.word(i), from.tokens[i].at, from.tokens[i].size);
    i += std::max<std::size_t>(taken, 1);
  }
}

/// The most words of a phrase that is read as another.
inline constexpr std::size_t longest_synonym = 5;

/// Which letters a phrase has, as bits; digits go by twos, and all others are one. An edit changes at most two bits.
[[nodiscard]] constexpr std::uint32_t letters_of(std::string_view phrase) noexcept {
  std::uint32_t letters = 0;
  for (const char c : phrase)
    letters |= 1u << (c >= 'a' && c <= 'z' ? c - 'a' : c >= '0' && c <= '9' ? 26 + (c - '0') / 2 : 31);
  return letters;
}

/// The hash of a phrase, from those of its words, so that a longer phrase costs one step more than a shorter one. The
/// same in the generator and at run time, whatever the machine.
[[nodiscard]] constexpr std::uint64_t hash_of_word(std::string_view word) noexcept {
  std::uint64_t h = 0x9E3779B97F4A7C15ull;
  for (const char c : word) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  return h;
}
inline constexpr std::uint64_t hash_of_nothing = 0;
[[nodiscard]] constexpr std::uint64_t hash_with(std::uint64_t phrase, std::uint64_t word) noexcept {
  const std::uint64_t h = (phrase ^ word) * 0x9E3779B97F4A7C15ull;
  return h ^ h >> 32;
}
[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view phrase) noexcept {
  std::uint64_t h = hash_of_nothing;
  for (std::size_t at = 0; at <= phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', at), phrase.size());
    h = hash_with(h, hash_of_word(phrase.substr(at, end - at)));
    at = end + 1;
  }
  return h;
}

}  // namespace demarc::ask_detail
