// SPDX-License-Identifier: Apache-2.0
// Whole configurations of a service, found the slow, obvious way: by the names that options and conditions have.
#pragma once

#include <demarc/matrix_view.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace demarc::test {

using Whole = std::map<std::string, std::string>;  // option -> value; absent: means nothing

/// Whether all conditions (of a rule, an option or a value) hold.
template <typename Conditions>
bool holds(const Conditions& conditions, const Whole& whole) {
  for (const Condition c : conditions) {
    const auto at = whole.find(std::string{c.option()});
    if (at == whole.end()) return false;
    bool among = false;
    for (const std::string_view v : c.values()) among = among || v == at->second;
    if (!among) return false;
  }
  return true;
}

/// Options that some rule of the cell names, and those their conditions name.
inline std::set<std::string> options_of(const ServiceInfo& service, const ItemAnswer& item) {
  std::set<std::string> names;
  for (const Rule& r : item.cases())
    for (const Condition c : r.when()) names.insert(std::string{c.option()});
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t o = 0; o < service.option_count(); ++o) {
      if (!names.contains(std::string{service.option(o).id()})) continue;
      for (const Condition c : service.option(o).only_when())
        grown = names.insert(std::string{c.option()}).second || grown;
      for (std::uint32_t v = 0; v < service.option(o).value_count(); ++v)
        for (const Condition c : service.option(o).value_only_when(v))
          grown = names.insert(std::string{c.option()}).second || grown;
    }
  }
  return names;
}

/// All wholes of some options, from option `o` on.
inline void enumerate(const ServiceInfo& service, const std::set<std::string>& names, std::uint32_t o, Whole& whole,
                      std::vector<Whole>& all) {
  if (o == service.option_count()) {
    all.push_back(whole);
    return;
  }
  const OptionInfo option = service.option(o);
  const std::string id{option.id()};
  if (!names.contains(id) || !holds(option.only_when(), whole)) return enumerate(service, names, o + 1, whole, all);
  for (std::uint32_t v = 0; v < option.value_count(); ++v) {
    if (!holds(option.value_only_when(v), whole)) continue;
    whole[id] = std::string{option.value(v).id};
    enumerate(service, names, o + 1, whole, all);
  }
  whole.erase(id);
}

inline std::vector<Whole> wholes_of(const ServiceInfo& service, const std::set<std::string>& names) {
  std::vector<Whole> all;
  Whole whole;
  enumerate(service, names, 0, whole, all);
  return all;
}

/// The matrix's own form of a whole.
inline Configuration configured(MatrixView matrix, const ServiceInfo& service, const Whole& whole) {
  std::vector<Choice> choices;
  for (const auto& [option, value] : whole) choices.push_back({option, value});
  return matrix.configure(service.key(), choices).configuration;
}

}  // namespace demarc::test
