// SPDX-License-Identifier: Apache-2.0
// One owner, checked independently: every configuration of every cell, and 10,000 random ones of every service, by
// reading the rules the slow, obvious way.
#include <gtest/gtest.h>

#include <algorithm>
#include <demarc/demarc.hpp>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "support/seed.hpp"
#include "support/wholes.hpp"

namespace demarc {
namespace {

using test::Whole;

struct Asked {
  Whole whole;
  Owner owner;
};

/// What is left open comes to what all whole configurations with these values come to, and depends where they differ.
Owner over(const std::vector<Asked>& all, const Whole& given) {
  std::optional<Owner> one;
  for (const Asked& asked : all) {
    if (!std::includes(asked.whole.begin(), asked.whole.end(), given.begin(), given.end())) continue;
    if (one && !(*one == asked.owner)) return Owner{&aws::matrix.tables(), detail::code::depends};
    one = asked.owner;
  }
  return one.value_or(Owner{&aws::matrix.tables(), detail::code::unresolved});
}

TEST(Proof, exactly_one_rule_matches_every_configuration) {
  const MatrixView m = aws::matrix;
  std::size_t configurations = 0, conditional = 0;
  for (std::uint32_t s = 0; s < m.service_count(); ++s) {
    const ServiceInfo service = m.service(s);
    for (const ItemAnswer& item : m.explain(service.key(), {}, Defaults::ask).items()) {
      const std::set<std::string> names = test::options_of(service, item);
      if (!names.empty()) ++conditional;
      std::vector<Asked> all;
      std::set<Whole> parts{{}};  // nothing, and each value alone
      for (const Whole& w : test::wholes_of(service, names)) {
        ++configurations;
        std::vector<Rule> matching;
        for (const Rule& r : item.cases())
          if (test::holds(r.when(), w)) matching.push_back(r);
        ASSERT_EQ(matching.size(), 1u) << service.id() << " " << item.id();
        const Owner owner = m.owner(service.key(), item.item().key(), test::configured(m, service, w), Defaults::ask);
        if (!matching[0].see_item()) {
          ASSERT_EQ(owner, matching[0].owner()) << service.id() << " " << item.id();
        }
        all.push_back({w, owner});
        for (const auto& chosen : w) parts.insert(Whole{chosen});
      }
      for (const Whole& part : parts) {
        const Configuration given = test::configured(m, service, part);
        EXPECT_EQ(m.owner(service.key(), item.item().key(), given, Defaults::ask), over(all, part))
            << service.id() << " " << item.id() << (part.empty() ? "" : " " + part.begin()->second);
      }
    }
  }
  EXPECT_GT(conditional, 50u);
  EXPECT_GT(configurations, 1'000u);
}

using Choices = std::vector<Choice>;

/// What flips() says, the slow, obvious way: each single value that changes the owner, then each pair of which neither
/// does so alone. A value that means nothing beside the others changes nothing.
std::multiset<std::string> changes_that_flip(const MatrixView& m, const ServiceInfo& service, const ItemAnswer& item,
                                             const Choices& given, Defaults defaults) {
  const auto owner = [&](const Choices& changed) {
    Choices all = changed;
    for (const Choice& choice : given)
      if (std::none_of(changed.begin(), changed.end(), [&](const Choice& c) { return c.option == choice.option; }))
        all.push_back(choice);
    const Configuration configuration = m.configure(service.key(), all).configuration;
    for (const Condition ignored : m.explain(service.key(), item.item().key(), configuration, defaults).ignored())
      for (const Choice& choice : changed)
        if (choice.option == ignored.option()) return item.owner();
    return m.owner(service.key(), item.item().key(), configuration, defaults);
  };
  std::multiset<std::string> all;
  if (item.owner() == Verdict::depends) return all;
  Choices tame;  // change nothing alone
  // All rules of the cell, and not only those that hold here.
  const Answer open = m.explain(service.key(), item.item().key(), {}, Defaults::ask);
  const std::set<std::string> names = test::options_of(service, *open.items().begin());
  for (std::uint32_t o = 0; o < service.option_count(); ++o) {
    const OptionInfo option = service.option(o);
    for (std::uint32_t v = 0; v < option.value_count() && names.contains(std::string{option.id()}); ++v) {
      const Choice choice{option.id(), option.value(v).id};
      if (owner({choice}) == item.owner())
        tame.push_back(choice);
      else
        all.insert(std::string{choice.option} + "=" + std::string{choice.value});
    }
  }
  for (std::size_t a = 0; a < tame.size(); ++a)
    for (std::size_t b = a + 1; b < tame.size(); ++b)
      if (tame[a].option != tame[b].option && !(owner({tame[a], tame[b]}) == item.owner()))
        all.insert(std::string{tame[a].option} + "=" + std::string{tame[a].value} + " " + std::string{tame[b].option} +
                   "=" + std::string{tame[b].value});
  return all;
}

/// Nothing, and each value of each option alone.
std::vector<Choices> some_configurations(const ServiceInfo& service) {
  std::vector<Choices> all{{}};
  for (std::uint32_t o = 0; o < service.option_count(); ++o)
    for (std::uint32_t v = 0; v < service.option(o).value_count(); ++v)
      all.push_back({{service.option(o).id(), service.option(o).value(v).id}});
  return all;
}

TEST(Proof, flips_are_the_least_changes_that_change_the_owner) {
  const MatrixView m = aws::matrix;
  std::size_t single = 0, pairs = 0;
  for (std::uint32_t s = 0; s < m.service_count(); ++s) {
    const ServiceInfo service = m.service(s);
    for (const Choices& given : some_configurations(service))
      for (const Defaults defaults : {Defaults::assume, Defaults::ask})
        for (const ItemAnswer& item :
             m.explain(service.key(), m.configure(service.key(), given).configuration, defaults).items()) {
          std::multiset<std::string> found;
          for (const Flip& flip : item.flips()) {
            std::string when;
            for (const Condition c : flip.when())
              when += (when.empty() ? "" : " ") + std::string{c.option()} + "=" + std::string{*c.values().begin()};
            ++(when.find(' ') == std::string::npos ? single : pairs);
            EXPECT_FALSE(flip.owner() == item.owner()) << service.id() << " " << item.id() << " " << when;
            found.insert(std::move(when));
          }
          EXPECT_EQ(found, changes_that_flip(m, service, item, given, defaults))
              << service.id() << " " << item.id() << (given.empty() ? "" : " under ")
              << (given.empty() ? std::string_view{} : given[0].value);
        }
  }
  EXPECT_GT(single, 10'000u);
  EXPECT_GT(pairs, 100u);
}

/// A condition in numbers: an option of the service and which of its values hold.
struct Held {
  std::uint32_t option;
  std::set<std::uint32_t> values;
};
using AllHeld = std::vector<Held>;

/// By option: its value, or nothing where the option means nothing.
using Chosen = std::vector<std::optional<std::uint32_t>>;

/// A service's options and conditional cells in numbers, so that asking 10,000 times does not take all day.
class Numbered {
 public:
  struct Case {
    AllHeld when;
    Owner owner;
    bool see;
  };
  struct Cell {
    ItemKey item;
    std::string id;
    std::vector<Case> cases;
  };

  explicit Numbered(const MatrixView& m, const ServiceInfo& service) : service_{service} {
    for (std::uint32_t o = 0; o < service.option_count(); ++o) {
      const OptionInfo option = service.option(o);
      Option& to = options_.emplace_back();
      to.when = numbers(option.only_when());
      for (std::uint32_t v = 0; v < option.value_count(); ++v) to.values.push_back(numbers(option.value_only_when(v)));
    }
    for (const ItemAnswer& item : m.explain(service.key(), {}, Defaults::ask).items()) {
      Cell cell{item.item().key(), std::string{item.id()}, {}};
      for (const Rule& r : item.cases()) cell.cases.push_back({numbers(r.when()), r.owner(), r.see_item().has_value()});
      if (cell.cases.size() > 1) cells_.push_back(std::move(cell));
    }
  }

  [[nodiscard]] const std::vector<Cell>& cells() const { return cells_; }

  /// An upper bound of the number of wholes.
  [[nodiscard]] std::size_t count() const {
    std::size_t product = 1;
    for (const Option& o : options_) product = std::min<std::size_t>(product * o.values.size(), 1'000'000);
    return product;
  }

  static bool holds(const AllHeld& all, const Chosen& chosen) {
    return std::all_of(all.begin(), all.end(), [&](const Held& held) {
      return chosen[held.option].has_value() && held.values.contains(*chosen[held.option]);
    });
  }

  Chosen draw(std::mt19937& random) const {
    Chosen chosen(options_.size());
    for (std::size_t o = 0; o < options_.size(); ++o) {
      if (!holds(options_[o].when, chosen)) continue;
      std::vector<std::uint32_t> possible;
      for (std::uint32_t v = 0; v < options_[o].values.size(); ++v)
        if (holds(options_[o].values[v], chosen)) possible.push_back(v);
      if (possible.empty()) continue;  // the caller objects: no rule matches then
      chosen[o] = possible[std::uniform_int_distribution<std::size_t>(0, possible.size() - 1)(random)];
    }
    return chosen;
  }

  Configuration configuration(const MatrixView& m, const Chosen& chosen) const {
    std::vector<Choice> choices;
    for (std::uint32_t o = 0; o < chosen.size(); ++o)
      if (chosen[o]) choices.push_back({service_.option(o).id(), service_.option(o).value(*chosen[o]).id});
    return m.configure(service_.key(), choices).configuration;
  }

 private:
  struct Option {
    AllHeld when;
    std::vector<AllHeld> values;
  };

  template <typename Conditions>
  AllHeld numbers(const Conditions& conditions) const {
    AllHeld all;
    for (const Condition c : conditions) {
      Held held{0, {}};
      while (service_.option(held.option).id() != c.option()) ++held.option;
      const OptionInfo option = service_.option(held.option);
      for (const std::string_view value : c.values())
        for (std::uint32_t v = 0; v < option.value_count(); ++v)
          if (option.value(v).id == value) held.values.insert(v);
      all.push_back(std::move(held));
    }
    return all;
  }

  ServiceInfo service_;
  std::vector<Option> options_;
  std::vector<Cell> cells_;
};

TEST(Proof, ten_thousand_random_configurations_of_every_service) {
  constexpr std::size_t draws = 10'000;
  const std::uint32_t seed = test::seed();
  const MatrixView m = aws::matrix;
  std::mt19937 random(seed);
  std::size_t asked = 0;
  for (std::uint32_t s = 0; s < m.service_count(); ++s) {
    const ServiceInfo service = m.service(s);
    const Numbered numbered(m, service);
    if (numbered.cells().empty()) continue;  // nothing depends on anything
    std::set<Chosen> seen;                   // of a service with few options, each whole need be asked once
    for (std::size_t n = 0; n < draws; ++n) {
      const Chosen chosen = numbered.draw(random);
      if (numbered.count() <= draws && !seen.insert(chosen).second) continue;
      const Configuration given = numbered.configuration(m, chosen);
      for (const Numbered::Cell& cell : numbered.cells()) {
        const Numbered::Case* match = nullptr;
        for (const Numbered::Case& one : cell.cases) {
          if (!Numbered::holds(one.when, chosen)) continue;
          ASSERT_EQ(match, nullptr) << "two rules: " << service.id() << " " << cell.id << ", seed " << seed;
          match = &one;
        }
        ASSERT_NE(match, nullptr) << "no rule: " << service.id() << " " << cell.id << ", seed " << seed;
        for (const Defaults defaults : {Defaults::ask, Defaults::assume}) {
          const Owner owner = m.owner(service.key(), cell.item, given, defaults);
          if (!match->see) {
            ASSERT_EQ(owner, match->owner) << service.id() << " " << cell.id << ", seed " << seed;
          }
          ++asked;
        }
      }
    }
  }
  EXPECT_GT(asked, 100'000u);
}

}  // namespace
}  // namespace demarc
