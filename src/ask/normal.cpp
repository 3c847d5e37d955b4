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
void undouble(std::string& text, std::size_t from) {
  const std::size_t n = text.size();
  if (n - from >= 4 && text[n - 1] == text[n - 2] &&
      std::string_view{"lsz"}.find(text[n - 1]) == std::string_view::npos)
    text.pop_back();
}

/// Reduces the word that a text ends with, from `from` on: lower case already.
void stem(std::string& text, std::size_t from) {
  const auto word = [&] { return std::string_view{text}.substr(from); };
  const auto drop = [&](std::size_t count) { text.resize(text.size() - count); };
  if (word().size() <= 3) return;
  if (word() == "certificate" || word() == "certificates") {  // apart from certification
    text.resize(from + std::string_view{"certificate"}.size());
    return;
  }
  if (text.back() == 's') {
    const std::string_view w = word();
    if (ends(w, "ies") && w.size() > 4) {
      drop(3);
      text += 'y';
    } else if (ends(w, "sses") || ends(w, "shes") || ends(w, "ches") || ends(w, "xes") || ends(w, "zes")) {
      drop(2);
    } else if (!ends(w, "ss") && !ends(w, "us") && !ends(w, "is") && w != "aws" && w != "dns" && w != "tls" &&
               w != "kms" && w != "rds") {
      drop(1);
    }
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
    if (ending.back() != text.back() || !ends(word(), ending)) continue;
    const std::string_view rest = word().substr(0, word().size() - ending.size());
    if (rest.size() < 3 || !vowel_in(rest)) continue;
    if (ending == "ly" && rest.back() == 'p') continue;  // "apply", "supply", "comply" are no adverbs
    drop(ending.size());
    if (with.empty()) undouble(text, from);
    text += with;
    break;
  }
  if (word().size() > 3 && text.back() == 'e') text.pop_back();
  if (word().size() > 3 && text.back() == 'y') text.back() = 'i';
}

}  // namespace

void NormalText::clear() noexcept {
  form.clear();
  tokens.clear();
}

void NormalText::add(std::string_view word, std::uint32_t at, std::uint32_t size) {
  if (!tokens.empty()) form += ' ';
  tokens.push_back({static_cast<std::uint32_t>(form.size()), static_cast<std::uint32_t>(word.size()), at, size});
  form += word;
}

void normalize(std::string_view text, NormalText& into) {
  into.clear();
  into.form.reserve(text.size() + 1);
  std::string& form = into.form;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_word(text[i])) {
      ++i;
      continue;
    }
    const std::size_t at = i;
    if (!form.empty()) form += ' ';
    const std::size_t first = form.size();
    // Reduces what has been read since `first`, and keeps it as a word that ends at `end` in the text.
    const auto keep = [&](std::size_t end) {
      stem(form, first);
      into.tokens.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(form.size() - first),
                             static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end - at)});
    };
    while (i < text.size() && is_word(text[i])) form += fold(text[i++]);
    // "who's", "don't": what follows the apostrophe is dropped, but for "n't", which is a word of its own
    if (i + 1 < text.size() && (text[i] == '\'' || text.substr(i, 3) == "\xE2\x80\x99")) {
      const std::size_t tail = i + (text[i] == '\'' ? 1 : 3);
      std::size_t j = tail;
      while (j < text.size() && is_word(text[j])) ++j;
      if (j - tail == 1 && fold(text[tail]) == 't' && form.size() - first > 1 && form.back() == 'n') {
        form.pop_back();
        if (std::string_view{form}.substr(first) == "ca") form += 'n';
        keep(i);
        into.add("not", static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j - i));
        i = j;
        continue;
      }
      if (j - tail <= 2) i = j;
    }
    keep(i);
  }
}

std::string normal_form(std::string_view text) {
  NormalText normal;
  normalize(text, normal);
  return std::move(normal.form);
}

}  // namespace demarc::ask_detail
