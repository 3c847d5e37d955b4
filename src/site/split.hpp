// SPDX-License-Identifier: Apache-2.0
// The split of one service, as its page and its data show it: one numbering of sources, one reading of rules.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "site.hpp"

namespace demarc::site {

/// A rule as a page says it.
struct Told {
  Rule rule;
  std::string_view who;    ///< the id of a party or a verdict
  std::string_view role;   ///< its title, or empty
  std::string_view words;  ///< the act or the reason; empty where it would repeat the title of the item
  std::vector<std::size_t>
      sources;  ///< numbers in Split::sources, from 1; a baseline's stand in Split::baseline_sources
};

/// A cell: all its rules, and which of them hold under the defaults.
struct Cell {
  ItemInfo item;
  Owner owner;
  std::vector<std::uint32_t> options;  ///< that decide: positions in the service; empty: none does
  std::vector<Told> rules;
  std::vector<std::size_t> holding;  ///< positions in `rules`
};

struct Split {
  std::vector<Cell> cells;  ///< by area and layer
  std::vector<Source> sources, baseline_sources;
};

[[nodiscard]] Split split_of(const Content& content, const ServiceInfo& service);

}  // namespace demarc::site
