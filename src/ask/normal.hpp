// SPDX-License-Identifier: Apache-2.0
// Words in normal form, so that spelling, case, punctuation, plurals and endings do not matter.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::ask_detail {

/// A word of a text: in normal form, and where it stood.
struct Token {
  std::string word;
  std::uint32_t at = 0, size = 0;
};

/// Splits at everything that is no letter or digit ('+' and '@' stay inside words), folds ASCII case, drops
/// possessives, and reduces common English endings: "Security Groups'" -> "security", "group". Linear.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

/// One word in normal form (already lower case, letters and digits only).
[[nodiscard]] std::string stem(std::string word);

/// All words of a text in normal form, joined by single spaces.
[[nodiscard]] std::string normal_form(std::string_view text);

/// Words joined by single spaces.
[[nodiscard]] std::string join(const std::vector<std::string>& words);

/// Replaces phrases by what they are read as, longest first, once, from left to right. `lookup(phrase)` is a pointer to
/// the replacement, or nullptr; it is asked only at words that `starts(word)` says begin such a phrase: few do.
template <typename Starts, typename Lookup>
[[nodiscard]] std::vector<std::string> apply_synonyms(std::vector<std::string> words, const Starts& starts,
                                                      const Lookup& lookup) {
  constexpr std::size_t longest = 5;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size();) {
    std::size_t taken = 0;
    for (std::size_t n = starts(words[i]) ? std::min(longest, words.size() - i) : 0; n > 0 && taken == 0; --n) {
      std::string phrase = words[i];
      for (std::size_t k = 1; k < n; ++k) phrase += ' ' + words[i + k];
      if (const std::string* to = lookup(phrase)) {
        for (std::size_t at = 0; at <= to->size();) {
          const std::size_t end = std::min(to->find(' ', at), to->size());
          out.push_back(to->substr(at, end - at));
          at = end + 1;
        }
        taken = n;
      }
    }
    if (taken == 0) out.push_back(std::move(words[i]));
    i += taken == 0 ? 1 : taken;
  }
  return out;
}

/// The hash of a phrase in normal form, the same in the generator and at run time.
[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view phrase) noexcept {
  std::uint64_t h = 0x9E3779B97F4A7C15ull ^ phrase.size();
  for (const char c : phrase) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ull;
  h ^= h >> 29;
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

}  // namespace demarc::ask_detail
