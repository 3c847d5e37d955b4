// SPDX-License-Identifier: Apache-2.0
// Whose the rows of a table are, or may be; and how many are whose.
#include "tally.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "boxes.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

/// Where an owner stands in a summary: third parties after AWS, by id.
std::pair<std::size_t, std::string_view> place_of(std::string_view owner) {
  constexpr std::array<std::string_view, 2> first{"customer", "aws"};
  constexpr std::array<std::string_view, 4> last{"split", "depends", "unknown", "not-applicable"};
  if (const auto at = std::find(first.begin(), first.end(), owner); at != first.end())
    return {static_cast<std::size_t>(at - first.begin()), {}};
  if (const auto at = std::find(last.begin(), last.end(), owner); at != last.end())
    return {first.size() + 1 + static_cast<std::size_t>(at - last.begin()), {}};
  return {first.size(), owner};
}

}  // namespace

bool may_be(const Answer& answer, const ItemAnswer& item, std::string_view owner) {
  const Owner now = item.owner();
  if (id(now.verdict()) == owner) return true;
  if (const auto party = now.who()) return party->id() == owner;
  if (now != Verdict::depends) return false;
  const MatrixView matrix{answer.question().t};
  const Answer alone =
      matrix.explain(answer.service().key(), item.item().key(), answer.question().given, answer.question().defaults);
  for (const PartyKey& party : parties_of(alone)) {
    const bool third = party.id() != id(Party::aws) && party.id() != id(Party::customer);
    if (party.id() == owner || (third && owner == id(Verdict::third_party))) return true;
  }
  for (const Rule& rule : item.cases())
    if (id(rule.owner().verdict()) == owner) return true;
  return false;
}

Table::Whose whose(MatrixView matrix, const Owner& owner) {
  const auto party = owner.who();
  // Names keep their capitals, other words are inside a sentence.
  std::string name = owner_name(matrix, owner);
  if (!party || party->id() == id(Party::customer)) name = inside(name);
  return {std::string{party ? party->id() : id(owner.verdict())}, std::move(name)};
}

std::vector<Summary> summaries_of(const Table& table) {
  std::vector<Summary> all;
  for (const Table::Column& c : table.columns)
    if (c.party) all.push_back({c.id, c.title, {}});
  if (all.size() == 1) all.front().of.clear();
  bool any = false;
  for (const Table::Row& row : table.rows)
    for (std::size_t n = 0; n < std::min(all.size(), row.whose.size()); ++n) {
      any = true;
      std::vector<Summary::Count>& counts = all[n].counts;
      const Table::Whose& owner = row.whose[n];
      auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.id == owner.id; });
      if (at == counts.end()) at = counts.insert(at, {owner.id, owner.name, 0});
      ++at->rows;
    }
  if (!any) return {};
  for (Summary& s : all)
    std::sort(s.counts.begin(), s.counts.end(),
              [](const auto& a, const auto& b) { return place_of(a.id) < place_of(b.id); });
  return all;
}

std::string said(const Summary& summary) {
  std::vector<std::string> parts;
  for (const Summary::Count& c : summary.counts) parts.push_back(c.name + " " + std::to_string(c.rows));
  const std::string counts = listed(parts, ", ");
  return summary.of.empty() ? counts : summary.of + ": " + counts;
}

}  // namespace demarc::render_detail
