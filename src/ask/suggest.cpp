// SPDX-License-Identifier: Apache-2.0
// Near misses.
#include <algorithm>

#include "distance.hpp"
#include "question.hpp"

namespace demarc::ask_detail {

namespace {
/// Whether so many bits are set, or fewer: a few steps, where counting them all would be a call on older processors.
bool at_most(std::uint32_t count, std::uint32_t bits) noexcept {
  for (; count > 0; --count) bits &= bits - 1;
  return bits == 0;
}
bool starts_with_word(std::string_view phrase, std::string_view word) noexcept {
  return phrase.size() > word.size() && phrase.substr(0, word.size()) == word && phrase[word.size()] == ' ';
}
/// Whether a text has these words in a row.
bool has_words(std::string_view text, std::string_view words) noexcept {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}
}  // namespace

std::vector<Candidate> suggest_services(const detail::Tables& t, std::string_view name) {
  const detail::Texts& x = *t.texts;
  const std::string form = normal_form(name);
  const std::string_view wanted = without_brand(form);
  const auto limit = static_cast<std::uint32_t>(std::clamp<std::size_t>(wanted.size() / 3, 1, 3));
  const std::uint32_t letters = letters_of(wanted);
  const Near near_wanted{wanted};
  struct Found {
    std::uint32_t distance, kind, entity;
    auto operator<=>(const Found&) const = default;
  };
  std::vector<Found> found;
  for (std::uint32_t n = 0; n < x.service_names.count; n += 2) {
    const std::uint32_t* const entry = x.numbers + x.service_names.first + n;
    // Most names have other letters: an edit changes one on each side, and a part has no others.
    const std::uint32_t missing = letters & ~entry[0], more = entry[0] & ~letters;
    const bool close = at_most(limit, missing) && at_most(limit, more);
    if (!close && missing != 0 && more != 0) continue;
    const detail::NameRecord& r = x.names[entry[1]];
    const std::string_view phrase = x[r.phrase];
    std::uint32_t d = close ? near_wanted.distance(phrase, limit) : limit + 1;
    if (missing == 0 && d > limit && wanted.size() >= 4 && phrase.find(wanted) != std::string_view::npos) d = limit;
    if (more == 0 && d > limit && phrase.size() >= 4 && has_words(wanted, phrase)) d = limit;
    if (missing == 0 && d > 0 && (starts_with_word(phrase, wanted) || starts_with_word(without_brand(phrase), wanted)))
      d = 0;  // "Q": Q Business
    if (d <= limit) found.push_back({d, r.kind, r.entity});
  }
  std::sort(found.begin(), found.end());
  std::vector<Candidate> out;
  for (std::size_t n = 0; n < found.size(); ++n) {
    const Found& f = found[n];
    if (out.size() == 5 || (found.front().distance == 0 && f.distance > 0)) break;
    if (std::any_of(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(n),
                    [&](const Found& before) { return before.kind == f.kind && before.entity == f.entity; }))
      continue;
    if (f.kind == static_cast<std::uint32_t>(NameKind::service))
      out.push_back({"service", std::string{detail::id_at(t, t.service_ids, f.entity)},
                     std::string{x[x.services[f.entity].name]}});
    else
      out.push_back({"offering", std::string{x[x.offerings[f.entity].id]}, std::string{x[x.offerings[f.entity].name]}});
  }
  return out;
}

}  // namespace demarc::ask_detail
