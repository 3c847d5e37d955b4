// SPDX-License-Identifier: Apache-2.0
// The split of one service, as its page and its data show it.
#include "split.hpp"

#include <algorithm>

#include "page.hpp"

namespace demarc::site {
namespace {

/// The position of a source in a list, put there if need be.
std::size_t number_of(std::vector<Source>& list, const Source& source) {
  const auto at = std::find_if(list.begin(), list.end(),
                               [&](const Source& s) { return s.url == source.url && s.title == source.title; });
  if (at != list.end()) return static_cast<std::size_t>(at - list.begin()) + 1;
  list.push_back(source);
  return list.size();
}

std::string_view role_title(const detail::Texts& texts, std::string_view role) {
  for (std::uint32_t n = 0; n < texts.roles.count; ++n)
    if (texts[texts.role(n).id] == role) return texts[texts.role(n).title];
  return role;
}

Told told(Split& split, const detail::Texts& texts, const ItemInfo& item, const Rule& rule) {
  Told out{rule,
           owner_id(rule.owner()),
           role_title(texts, rule.role()),
           rule.reason().empty() ? rule.act() : rule.reason(),
           {}};
  if (out.words == item.title() || rule.see_item()) out.words = {};
  const bool baseline = rule.evidence() == Evidence::baseline;
  for (const Source& s : rule.sources()) {
    const std::size_t number = number_of(baseline ? split.baseline_sources : split.sources, s);
    if (!baseline) out.sources.push_back(number);
  }
  std::sort(out.sources.begin(), out.sources.end());
  return out;
}

/// The options with a digit in a cell's table; none where no option of this service decides.
std::uint16_t options_of(const detail::Tables& t, std::uint32_t service, std::uint32_t item) {
  const std::uint32_t ruled = detail::ruled_at(t, service, detail::cell_at(t, service, item));
  return ruled == detail::none ? std::uint16_t{0} : t.ruled(ruled).options;
}

Cell cell_of(Split& split, const Answer& answer, const ItemAnswer& asked) {
  const detail::Question& q = answer.question();
  const detail::Tables& t = *q.t;
  const std::uint32_t item = detail::KeyAccess::number_in(t, asked.item().key());
  Cell cell{asked.item(), asked.owner(), {}, {}, {}};
  const std::uint16_t options = options_of(t, q.service, item);
  for (std::uint32_t o = 0; o < detail::max_options; ++o)
    if (options & detail::bit(o)) cell.options.push_back(o);
  const std::uint32_t record = detail::record_at(t, q.service, item);
  if (record == detail::none) return cell;
  const detail::Run rules = t.texts->cells[record].rules;
  for (std::uint32_t r = 0; r < rules.count; ++r)
    cell.rules.push_back(told(split, *t.texts, cell.item, Rule{&t, q.service, item, rules.first + r}));
  ItemAnswer::CaseCursor cases{q, item};
  while (cases.next()) cell.holding.push_back(cases.n - 1);
  return cell;
}

}  // namespace

Split split_of(const Content& content, const ServiceInfo& service) {
  Split split;
  const Answer answer = content.matrix.explain(service.key());
  for (const ItemAnswer& item : answer.items()) split.cells.push_back(cell_of(split, answer, item));
  return split;
}

}  // namespace demarc::site
