// SPDX-License-Identifier: Apache-2.0
// One service in two matrices: its options by name, and what both matrices say of one configuration.
#include "pair.hpp"

#include <algorithm>

namespace demarc::diff_detail {

ServicePair::ServicePair(const ServiceInfo& earlier, const ServiceInfo& later, MatrixView earlier_matrix,
                         MatrixView later_matrix)
    : matrices_{earlier_matrix, later_matrix},
      infos_{earlier, later},
      numbers_{detail::KeyAccess::number_in(earlier_matrix.tables(), earlier.key()),
               detail::KeyAccess::number_in(later_matrix.tables(), later.key())} {
  pair_options();
}

void ServicePair::pair_options() {
  for (const std::size_t side : {now, before})
    for (std::uint32_t o = 0; o < infos_[side].option_count(); ++o) {
      const std::string_view id = infos_[side].option(o).id();
      auto at = std::find_if(options_.begin(), options_.end(), [id](const PairedOption& p) { return p.id == id; });
      if (at == options_.end()) at = options_.insert(at, PairedOption{id, {absent, absent}, {}});
      at->place[side] = static_cast<std::uint8_t>(o);
    }
  for (PairedOption& option : options_) pair_values(option);
}

void ServicePair::pair_values(PairedOption& option) const {
  for (const std::size_t side : {now, before}) {
    if (option.place[side] == absent) continue;
    const OptionInfo info = infos_[side].option(option.place[side]);
    for (std::uint32_t v = 0; v < info.value_count(); ++v) {
      const std::string_view id = info.value(v).id;
      auto at =
          std::find_if(option.values.begin(), option.values.end(), [id](const PairedValue& p) { return p.id == id; });
      if (at == option.values.end()) at = option.values.insert(at, PairedValue{id, {}});
      at->number[side] = static_cast<std::uint8_t>(v + 1);
    }
  }
  if (option.place[before] != absent && option.place[now] != absent)
    std::erase_if(option.values, [](const PairedValue& v) { return v.number[before] == 0 || v.number[now] == 0; });
}

bool ServicePair::has(const Items& items) const noexcept {
  for (const std::size_t side : {before, now}) {
    const detail::Tables& t = tables(side);
    const std::uint32_t record =
        items[side] == detail::none ? detail::none : detail::record_at(t, numbers_[side], items[side]);
    if (record == detail::none || t.texts->cells[record].rules.count == 0) return false;
  }
  return true;
}

bool ServicePair::plain(const Items& items) const noexcept {
  return (options_of(before, items[before]) | options_of(now, items[now])) == 0;
}

std::pair<Owner, Owner> ServicePair::owners(const Items& items, const Given& given) const noexcept {
  const auto owner = [&](std::size_t side) {
    const detail::Tables& t = tables(side);
    Configuration c = detail::ConfigurationAccess::make(&t, numbers_[side]);
    for (std::size_t o = 0; o < options_.size(); ++o)
      if (given[o] != 0 && options_[o].place[side] != absent)
        detail::ConfigurationAccess::set(c, options_[o].place[side],
                                         detail::bit(options_[o].values[given[o] - 1u].number[side] - 1u));
    return Owner{&t, detail::code_of(t, numbers_[side], items[side], c, false)};
  };
  return {owner(before), owner(now)};
}

std::uint32_t ServicePair::options_of(std::size_t side, std::uint32_t item) const noexcept {
  const detail::Tables& t = tables(side);
  const std::uint32_t cell = detail::cell_at(t, numbers_[side], item);
  const std::uint32_t ruled = cell == detail::none ? detail::none : detail::ruled_at(t, numbers_[side], cell);
  if (ruled == detail::none) return 0;
  const std::uint16_t local = detail::with_conditions(t, numbers_[side], t.ruled(ruled).options);
  std::uint32_t found = 0;
  for (std::size_t o = 0; o < options_.size(); ++o)
    if (options_[o].place[side] != absent && (local & detail::bit(options_[o].place[side]))) found |= 1u << o;
  return found;
}

bool ServicePair::lacks_options(const Items& items, std::size_t side) const noexcept {
  const std::uint32_t options = options_of(before, items[before]) | options_of(now, items[now]);
  for (std::size_t o = 0; o < options_.size(); ++o)
    if ((options >> o & 1u) && options_[o].place[side] == absent) return true;
  return false;
}

std::vector<Given> ServicePair::wholes(const Items& items, std::size_t side, Defaults defaults) const {
  const detail::Tables& t = tables(side);
  const std::uint32_t wanted = options_of(before, items[before]) | options_of(now, items[now]);
  std::array<std::size_t, detail::max_options> paired{};  // from positions within the service
  std::uint16_t local = 0;
  for (std::size_t o = 0; o < options_.size(); ++o) {
    if (options_[o].place[side] == absent) continue;
    paired[options_[o].place[side]] = o;
    if (wanted >> o & 1u) local = static_cast<std::uint16_t>(local | detail::bit(options_[o].place[side]));
  }
  local = detail::with_conditions(t, numbers_[side], local);
  std::vector<Given> all;
  std::uint32_t visited = 0;
  detail::Digits digits{};
  const detail::Space space = detail::space_of(t, numbers_[side], {}, defaults == Defaults::ask);
  detail::complete(t, numbers_[side], space, local, digits, [&](const detail::Digits& d) {
    Given given{};
    bool known = true;
    for (std::uint32_t o = 0; o < detail::max_options && known; ++o) {
      if (d[o] == 0) continue;
      const std::vector<PairedValue>& values = options_[paired[o]].values;
      const auto at =
          std::find_if(values.begin(), values.end(), [&](const PairedValue& v) { return v.number[side] == d[o]; });
      known = at != values.end();
      if (known) given[paired[o]] = static_cast<std::uint8_t>(at - values.begin() + 1);
    }
    if (known) all.push_back(given);
    return ++visited < detail::max_cases;
  });
  return all;
}

}  // namespace demarc::diff_detail
