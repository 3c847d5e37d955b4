// SPDX-License-Identifier: Apache-2.0
// What the pages answer is what the library answers: for every cell of every service, in every configuration a page can
// show.
//
// Owners and rules are walked in the same order here and by answers.mjs, which runs the very script of the pages on the
// very data of the pages; each side prints one number a cell, and the numbers must be the same.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <demarc/load.hpp>
#include <future>
#include <map>
#include <sstream>

#include "cli/program.hpp"
#include "site/page.hpp"
#include "site/pages.hpp"
#include "site/site.hpp"
#include "site/write.hpp"

namespace demarc::test {

/// FNV-1a, 32 bits.
class Sum {
 public:
  void add(std::string_view text) noexcept {
    for (const char c : text) step(static_cast<unsigned char>(c));
    step(0);
  }
  void add(std::uint32_t n) noexcept { step(n); }
  [[nodiscard]] std::uint32_t value() const noexcept { return value_; }

 private:
  void step(std::uint32_t n) noexcept { value_ = (value_ ^ n) * 16'777'619u; }
  std::uint32_t value_ = 2'166'136'261u;
};

/// Options that bear on one another: those that conditions tie together, both ways.
inline std::uint16_t tied(const detail::Tables& t, std::uint32_t service, std::uint16_t options) {
  const std::uint32_t first = t.first_option(service), count = t.first_option(service + 1) - first;
  for (std::uint16_t before = 0; before != options;) {
    before = options;
    options = detail::with_conditions(t, service, options);
    for (std::uint32_t o = 0; o < count; ++o)
      if (detail::with_conditions(t, service, detail::bit(o)) & options)
        options = static_cast<std::uint16_t>(options | detail::bit(o));
  }
  return options;
}

/// Calls `visit` with every configuration that controls can stand at: an option is not given, or has one value; its
/// default is what holds where it is not given.
template <typename Visit>
void for_each_configuration(const detail::Tables& t, std::uint32_t service, std::uint16_t options, Configuration& c,
                            const Visit& visit, std::uint8_t option = 0) {
  while (option < detail::max_options && !(options >> option & 1u)) ++option;
  if (option == detail::max_options) return visit(c);
  const detail::OptionShape shape = t.shape(t.first_option(service) + option);
  for (std::uint8_t v = 0; v <= shape.values; ++v) {
    if (v != 0 && v == shape.standard) continue;
    detail::ConfigurationAccess::set(c, option, v == 0 ? std::uint16_t{0} : detail::bit(v - 1u));
    for_each_configuration(t, service, options, c, visit, static_cast<std::uint8_t>(option + 1));
  }
  detail::ConfigurationAccess::set(c, option, 0);
}

/// So many configurations that asking for the options too would take long.
inline std::size_t configurations_of(const detail::Tables& t, std::uint32_t service, std::uint16_t options) {
  std::size_t count = 1;
  for (std::uint32_t o = 0; o < detail::max_options; ++o) {
    if (!(options & detail::bit(o))) continue;
    const detail::OptionShape shape = t.shape(t.first_option(service) + o);
    count *= shape.values + (shape.standard == 0 ? 1u : 0u);
  }
  return count;
}
inline constexpr std::size_t few_configurations = 3'000;

/// What becomes of every option of a service under a configuration.
inline void add_options(Sum& sum, MatrixView matrix, ServiceKey service, const Configuration& given) {
  detail::Selection all;
  all.areas = (1u << area_count) - 1;
  all.layers = 0xFFF;
  all.activities = 0x1F;
  all.everything = true;
  const Answer answer = matrix.explain_selection(service, all, true, given, Defaults::assume);
  const auto add = [&](std::string_view state, const auto& conditions) {
    sum.add(state);
    for (const Condition& c : conditions) {
      sum.add(c.option());
      for (const std::string_view value : c.values()) sum.add(value);
    }
  };
  add("given", answer.configuration());
  add("ignored", answer.ignored());
  add("assumed", answer.assumed());
  add("open", answer.open());
}

struct Counts {
  std::size_t cells = 0, groups = 0, answers = 0, configurations = 0;
};

/// "lambda patch-runtime 12345" for every cell, and "lambda options 12345" for what becomes of the options.
inline std::string library_says(MatrixView matrix, const site::Content& content, Counts& counts) {
  const detail::Tables& t = matrix.tables();
  std::ostringstream out;
  for (const ServiceInfo& service : content.services) {
    const std::uint32_t s = detail::KeyAccess::number_in(t, service.key());
    std::map<std::uint16_t, std::vector<std::uint32_t>> groups;  // cells by the options that bear on them
    for (const ItemAnswer& a : matrix.explain(service.key()).items()) {
      const std::uint32_t item = detail::KeyAccess::number_in(t, a.item().key());
      const std::uint32_t ruled = detail::ruled_at(t, s, detail::cell_at(t, s, item));
      groups[ruled == detail::none ? std::uint16_t{0} : tied(t, s, t.ruled(ruled).options)].push_back(item);
    }
    for (const auto& group : groups) {
      const std::uint16_t options = group.first;
      const std::vector<std::uint32_t>& items = group.second;
      std::vector<Sum> sums(items.size());
      Sum becomes;
      const bool few = options != 0 && configurations_of(t, s, options) <= few_configurations;
      Configuration c = detail::ConfigurationAccess::make(&t, s);
      for_each_configuration(t, s, options, c, [&](const Configuration& given) {
        ++counts.configurations;
        if (few) add_options(becomes, matrix, service.key(), given);
        for (std::size_t n = 0; n < items.size(); ++n) {
          const Owner owner = matrix.owner(service.key(), matrix.item(items[n]).key(), given);
          sums[n].add(site::owner_id(owner));
          ++counts.answers;
          if (options == 0) continue;
          ItemAnswer::CaseCursor cases{{&t, s, Defaults::assume, true, given}, items[n]};
          while (cases.next()) sums[n].add(cases.n);
        }
      });
      for (std::size_t n = 0; n < items.size(); ++n)
        out << service.id() << ' ' << matrix.item(items[n]).id() << ' ' << sums[n].value() << '\n';
      out << service.id() << " options " << becomes.value() << '\n';
      ++counts.groups;
      counts.cells += items.size();
    }
  }
  return out.str();
}

/// The same from the script of the pages.
inline std::string pages_say(const site::Content& content, const Scratch& scratch) {
  std::vector<site::File> files = site::files(content);
  std::erase_if(files,
                [](const site::File& f) { return !f.path.starts_with("data/") && f.path != "assets/evaluate.js"; });
  const std::string problem = site::write(scratch.path() / "site", files, 2);
  EXPECT_EQ(problem, "");
  const std::string out = (scratch.path() / "said").string();
  const std::string command = std::string{DEMARC_NODE} + " " + DEMARC_SITE_TESTS + "/answers.mjs '" +
                              (scratch.path() / "site").string() + "' > '" + out + "'";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;  // NOLINT(cert-env33-c): our own words
  return text_of(out);
}

/// Line by line, so that a difference names its service and item.
inline void expect_same(MatrixView matrix) {
  const site::Content content{matrix, site::all_services(matrix), nullptr};
  const Scratch scratch;
  Counts counts;
  auto said = std::async(std::launch::async, [&] { return pages_say(content, scratch); });
  std::istringstream library{library_says(matrix, content, counts)}, pages{said.get()};
  std::size_t lines = 0, different = 0;
  for (std::string a, b; std::getline(library, a); ++lines) {
    if (!std::getline(pages, b)) b = "nothing";
    if (a == b) continue;
    if (++different <= 10) ADD_FAILURE() << "the library says " << a << ", the pages " << b;
  }
  EXPECT_EQ(different, 0u);
  EXPECT_EQ(lines, counts.cells + counts.groups);
  EXPECT_GT(counts.cells, 0u);
  EXPECT_GT(counts.answers, counts.cells);
  std::string more;
  EXPECT_FALSE(std::getline(pages, more)) << more;
  std::printf("%zu services, %zu cells, %zu configurations, %zu answers\n", content.services.size(), counts.cells,
              counts.configurations, counts.answers);
}

}  // namespace demarc::test
