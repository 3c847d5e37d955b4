// SPDX-License-Identifier: Apache-2.0
// One owner, checked independently: every configuration of every cell, by reading its rules the slow, obvious way.
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include <demarc/demarc.hpp>

using namespace demarc;

namespace {

using Whole = std::map<std::string, std::string>;  // option -> value; absent: means nothing

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
std::set<std::string> options_of(const ServiceInfo& service, const ItemAnswer& item) {
  std::set<std::string> names;
  for (const Rule& r : item.cases())
    for (const Condition c : r.when()) names.insert(std::string{c.option()});
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t o = 0; o < service.option_count(); ++o) {
      if (!names.contains(std::string{service.option(o).id()})) continue;
      for (const Condition c : service.option(o).only_when()) grown = names.insert(std::string{c.option()}).second || grown;
      for (std::uint32_t v = 0; v < service.option(o).value_count(); ++v)
        for (const Condition c : service.option(o).value_only_when(v)) grown = names.insert(std::string{c.option()}).second || grown;
    }
  }
  return names;
}

void enumerate(const ServiceInfo& service, const std::set<std::string>& names, std::uint32_t o, Whole& whole, std::vector<Whole>& all) {
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

TEST(Proof, exactly_one_rule_matches_every_configuration) {
  const MatrixView m = aws::matrix;
  std::size_t configurations = 0, conditional = 0;
  for (std::uint32_t s = 0; s < m.service_count(); ++s) {
    const ServiceInfo service = m.service(s);
    for (const ItemAnswer& item : m.explain(service.key(), {}, Defaults::ask).items()) {
      const std::set<std::string> names = options_of(service, item);
      if (!names.empty()) ++conditional;
      std::vector<Whole> all;
      Whole whole;
      enumerate(service, names, 0, whole, all);
      for (const Whole& w : all) {
        ++configurations;
        std::vector<Rule> matching;
        for (const Rule& r : item.cases())
          if (holds(r.when(), w)) matching.push_back(r);
        ASSERT_EQ(matching.size(), 1u) << service.id() << " " << item.id();
        std::vector<Choice> choices;
        for (const auto& [option, value] : w) choices.push_back({option, value});
        const Owner owner = m.owner(service.key(), item.item().key(), m.configure(service.key(), choices).configuration, Defaults::ask);
        if (!matching[0].see_item()) {
          ASSERT_EQ(owner, matching[0].owner()) << service.id() << " " << item.id();
        }
      }
    }
  }
  EXPECT_GT(conditional, 50u);
  EXPECT_GT(configurations, 1'000u);
}

}  // namespace
