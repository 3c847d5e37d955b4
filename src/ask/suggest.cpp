// SPDX-License-Identifier: Apache-2.0
// Near misses.
#include <algorithm>
#include <array>
#include <set>

#include "question.hpp"

namespace demarc::ask_detail {

std::uint32_t distance(std::string_view a, std::string_view b, std::uint32_t limit) {
  const std::size_t longest = std::max(a.size(), b.size());
  if (longest > 63 || longest - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::array<std::array<std::uint32_t, 64>, 3> rows;  // the restricted ("optimal string alignment") distance
  for (std::uint32_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::uint32_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    std::uint32_t least = i;
    for (std::uint32_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > limit) return limit + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], limit + 1);
}

namespace {
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
  const std::string wanted{without_brand(normal_form(name))};
  struct Near {
    std::uint32_t distance;
    std::uint32_t kind, entity;
    auto operator<=>(const Near&) const = default;
  };
  std::set<Near> near;
  const auto limit = static_cast<std::uint32_t>(std::clamp<std::size_t>(wanted.size() / 3, 1, 3));
  for (std::uint32_t n = 0; n < x.service_names.count; n += 2) {
    const detail::NameRecord& r = x.names[x.numbers[x.service_names.first + n + 1]];
    const std::string_view phrase = x[r.phrase];
    std::uint32_t d = distance(wanted, phrase, limit);
    if (d > limit && wanted.size() >= 4 && (phrase.find(wanted) != std::string_view::npos)) d = limit;
    if (d > limit && phrase.size() >= 4 && has_words(wanted, phrase)) d = limit;
    if (d > 0 && (starts_with_word(phrase, wanted) || starts_with_word(without_brand(phrase), wanted)))
      d = 0;  // "Q": Q Business
    if (d <= limit) near.insert({d, r.kind, r.entity});
  }
  std::vector<Candidate> out;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
  for (const Near& n : near) {
    if (out.size() == 5 || (near.begin()->distance == 0 && n.distance > 0)) break;
    if (!seen.emplace(n.kind, n.entity).second) continue;
    if (n.kind == static_cast<std::uint32_t>(NameKind::service))
      out.push_back({"service", std::string{detail::id_at(t, t.service_ids, n.entity)},
                     std::string{x[x.services[n.entity].name]}});
    else
      out.push_back({"offering", std::string{x[x.offerings[n.entity].id]}, std::string{x[x.offerings[n.entity].name]}});
  }
  return out;
}

}  // namespace demarc::ask_detail
