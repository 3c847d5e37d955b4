// SPDX-License-Identifier: Apache-2.0
#include "phrases.hpp"

#include <optional>

namespace demarc::ask_detail {

bool Phrases::read_as(std::string_view from, std::string_view to) {
  if (!synonyms_.emplace(from, to).second) return false;
  opens_.set(opening(from.substr(0, from.find(' '))));
  return true;
}

const NormalText& Phrases::read(std::string_view text) {
  normalize(text, said_);
  const auto opens = [&](std::size_t n) { return opens_.test(opening(said_.word(n))); };
  bool any = false;
  for (std::size_t n = 0; n < said_.tokens.size() && !any; ++n) any = opens(n);
  if (!any) return said_;
  read_synonyms(
      said_, read_, [&](std::size_t n) { return opens(n) ? longest_synonym : 0; },
      [&](std::size_t first, std::size_t count) -> std::optional<std::string_view> {
        const auto at = synonyms_.find(said_.words(first, count));
        if (at == synonyms_.end()) return std::nullopt;
        return at->second;
      });
  return read_;
}

detail::Text Phrases::of(detail::Text text) {
  if (text.size == 0) return text;
  const auto [phrase, fresh] = known_[text.at];
  if (fresh) phrase = d_.keep(read(std::string_view{d_.text}.substr(text.at, text.size)).form);
  return phrase;
}

}  // namespace demarc::ask_detail
