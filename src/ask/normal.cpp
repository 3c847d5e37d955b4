// SPDX-License-Identifier: Apache-2.0
// Splitting and reducing words. Deliberately crude: two words that people use for one thing should meet, and a wrong
// meeting costs little, because an answer needs several words to agree.
#include "normal.hpp"

#include <array>
#include <utility>

namespace demarc::ask_detail {

namespace {

constexpr bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '@' ||
         static_cast<unsigned char>(c) >= 0x80;
}

constexpr char fold(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool ends(std::string_view word, std::string_view ending) noexcept {
  return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool vowel_in(std::string_view stem) noexcept { return stem.find_first_of("aeiouy") != std::string_view::npos; }

/// "stopp" -> "stop", "patch" stays.
void undouble(std::string& w) {
  const std::size_t n = w.size();
  if (n >= 4 && w[n - 1] == w[n - 2] && std::string_view{"lsz"}.find(w[n - 1]) == std::string_view::npos) w.pop_back();
}

}  // namespace

std::string stem(std::string w) {
  if (w.size() <= 3) return w;
  if (w == "certificate" || w == "certificates") return "certificate";  // apart from certification
  if (ends(w, "ies") && w.size() > 4) {
    w.replace(w.size() - 3, 3, "y");
  } else if (ends(w, "sses") || ends(w, "shes") || ends(w, "ches") || ends(w, "xes") || ends(w, "zes")) {
    w.resize(w.size() - 2);
  } else if (ends(w, "s") && !ends(w, "ss") && !ends(w, "us") && !ends(w, "is") && w != "aws" && w != "dns" &&
             w != "tls" && w != "kms" && w != "rds") {
    w.pop_back();
  }
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 18> endings{{
      {"isation", "ize"},
      {"ization", "ize"},
      {"ising", "ize"},
      {"izing", "ize"},
      {"ised", "ize"},
      {"ized", "ize"},
      {"ise", "ize"},
      {"ations", "at"},
      {"ation", "at"},
      {"ating", "at"},
      {"ated", "at"},
      {"ate", "at"},
      {"ement", ""},
      {"ingly", ""},
      {"ing", ""},
      {"edly", ""},
      {"ed", ""},
      {"ly", ""},
  }};
  for (const auto& [ending, with] : endings) {
    if (!ends(w, ending)) continue;
    const std::string_view rest = std::string_view{w}.substr(0, w.size() - ending.size());
    if (rest.size() < 3 || !vowel_in(rest)) continue;
    w.resize(rest.size());
    if (with.empty()) undouble(w);
    w += with;
    break;
  }
  if (w.size() > 3 && w.back() == 'e') w.pop_back();
  if (w.size() > 3 && w.back() == 'y') w.back() = 'i';
  return w;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    std::string word;
    while (i < text.size() && is_word(text[i])) word += fold(text[i++]);
    // "who's", "don't": what follows the apostrophe is dropped, but for "n't", which is a word of its own
    if (i + 1 < text.size() && (text[i] == '\'' || text.substr(i, 3) == "\xE2\x80\x99")) {
      const std::size_t skip = text[i] == '\'' ? 1 : 3;
      std::size_t j = i + skip;
      std::string tail;
      while (j < text.size() && is_word(text[j])) tail += fold(text[j++]);
      if (tail == "t" && word.size() > 1 && word.back() == 'n') {
        word.pop_back();
        if (word == "ca") word = "can";
        tokens.push_back(
            {stem(std::move(word)), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(i - from)});
        tokens.push_back({"not", static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j - i)});
        i = j;
        continue;
      }
      if (tail.size() <= 2) i = j;
    }
    tokens.push_back({stem(std::move(word)), static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(i - from)});
  }
  return tokens;
}

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& w : words) {
    if (!text.empty()) text += ' ';
    text += w;
  }
  return text;
}

std::string normal_form(std::string_view text) {
  std::vector<std::string> words;
  for (Token& t : tokens_of(text)) words.push_back(std::move(t.word));
  return join(words);
}

}  // namespace demarc::ask_detail
