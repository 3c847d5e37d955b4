// SPDX-License-Identifier: Apache-2.0
// Typed lookups, each against a loop that only loads its query. Queries are many and random: one hot key would flatter.
#include <demarc/demarc.hpp>
#include <demarc/load.hpp>
#include <random>
#include <utility>

#include "bench.hpp"
#include "data.hpp"

namespace bench {
namespace {

using namespace demarc;

struct Query {
  aws::Service service;
  aws::Item item;
  Area area;
};

constexpr std::size_t many = 16'384;  // a power of two

/// Random services, each with one of its items, own ones included.
const std::vector<Query>& queries() {
  static const std::vector<Query> all = [] {
    std::mt19937 random{1};  // NOLINT(cert-msc51-cpp): the same queries every time
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random()) % n; };
    const detail::Tables& t = aws::tables;
    std::vector<Query> list;
    for (std::size_t n = 0; n < many; ++n) {
      const std::uint32_t service = below(t.services);
      const std::uint32_t own = t.own_items(service + 1) - t.own_items(service);
      const std::uint32_t item = below(t.shared_items + own);
      list.push_back(
          {static_cast<aws::Service>(service),
           static_cast<aws::Item>(item < t.shared_items ? item : t.own_items(service) + item - t.shared_items),
           static_cast<Area>(below(static_cast<std::uint32_t>(area_count)))});
    }
    return list;
  }();
  return all;
}

/// Services with an option, an item that depends on it, and a value of it.
struct Configured {
  aws::Service service;
  aws::Item item;
  Configuration configuration;
};
const std::vector<Configured>& configured() {
  static const std::vector<Configured> all = [] {
    std::mt19937 random{2};  // NOLINT(cert-msc51-cpp)
    const detail::Tables& t = aws::tables;
    std::vector<Configured> list;
    while (list.size() < many) {
      const auto service = static_cast<std::uint32_t>(random() % t.services);
      const std::uint32_t options = t.first_option(service + 1) - t.first_option(service);
      if (options == 0) continue;
      const auto option = static_cast<std::uint32_t>(random() % options);
      Configuration c = detail::ConfigurationAccess::make(&t, service);
      const std::uint32_t values = t.shape(t.first_option(service) + option).values;
      detail::ConfigurationAccess::set(c, static_cast<std::uint8_t>(option),
                                       detail::bit(static_cast<std::uint32_t>(random()) % values));
      list.push_back({static_cast<aws::Service>(service), static_cast<aws::Item>(random() % t.shared_items), c});
    }
    return list;
  }();
  return all;
}

/// The built-in vocabulary, and one that differs from it by a service.
const Matrix& loaded() {
  static const Matrix matrix = load(DEMARC_MATRICES, 2);
  return matrix;
}
const Matrix& other() {
  static const Matrix matrix = [] {
    Loaded loaded = try_load(with_more_services(1));
    if (!loaded.matrix) throw LoadError{std::move(loaded.faults)};
    return std::move(*loaded.matrix);
  }();
  return matrix;
}

template <typename Ask>
void each_query(benchmark::State& state, const Ask& ask) {
  const std::vector<Query>& all = queries();
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(ask(all[n++ % many]));
}

template <typename Ask>
double allocations_of(const Ask& ask) {
  static_cast<void>(queries().size() + configured().size());
  return allocations([&] {
    for (const Query& q : queries()) benchmark::DoNotOptimize(ask(q));
  });
}

}  // namespace

void lookups(Bench& bench) {
  const auto load_query = [](const Query& q) {
    return static_cast<std::uint32_t>(q.service) + static_cast<std::uint32_t>(q.item);
  };
  const auto item = [](const Query& q) { return aws::matrix.owner(q.service, q.item) == Party::customer; };
  const auto area = [](const Query& q) { return aws::matrix.owner(q.service, q.area) == Party::customer; };
  const auto same = [view = loaded().view()](const Query& q) {
    return view.owner(q.service, q.item) == Party::customer;
  };
  const auto another = [view = other().view()](const Query& q) {
    return view.owner(q.service, q.item) == Party::customer;
  };
  const auto walk = [](const Query& q) {
    const Answer answer = aws::matrix.explain(q.service, q.area);
    auto seen = static_cast<std::size_t>(answer.owner().verdict());
    for (const auto& option : answer.assumed()) seen += option.option().size();
    for (const ItemAnswer& one : answer.items()) {
      seen += one.owner() == Party::customer ? 1U : 0U;
      for (const Flip& flip : one.flips()) seen += flip.owner() == Party::customer ? 1U : 0U;
      if (const std::optional<Rule> rule = one.rule())
        for (const auto& source : rule->sources()) seen += source.url.size();
    }
    return seen;
  };
  bench.loop("empty loop", [=](benchmark::State& s) { each_query(s, load_query); });
  bench.loop("typed item", [=](benchmark::State& s) { each_query(s, item); });
  bench.loop("typed area", [=](benchmark::State& s) { each_query(s, area); });
  bench.loop("loaded, same vocabulary", [=](benchmark::State& s) { each_query(s, same); });
  bench.loop("loaded, another vocabulary", [=](benchmark::State& s) { each_query(s, another); });
  bench.figure("whole answer, median", median_time(queries(), walk));
  bench.loop("typed configuration", [](benchmark::State& s) {
    const std::vector<Configured>& all = configured();
    std::size_t n = 0;
    for (auto _ : s) {
      const Configured& q = all[n++ % many];
      benchmark::DoNotOptimize(aws::matrix.owner(q.service, q.item, q.configuration) == Party::customer);
    }
  });
  bench.figure("typed allocations",
               allocations_of(item) + allocations_of(area) + allocations_of(same) + allocations_of(another) +
                   allocations_of(walk) + allocations([] {
                     for (const Configured& q : configured())
                       benchmark::DoNotOptimize(aws::matrix.owner(q.service, q.item, q.configuration));
                   }));
#ifdef __clang__
  constexpr double twice = 2.5;
#else
  constexpr double twice = 2;
#endif
  bench.row("typed lookup: service x item", "typed item", "empty loop", at_most(twice));
  bench.row("typed lookup: service x area", "typed area", "empty loop", at_most(twice));
  bench.row("typed lookup with a configuration", "typed configuration", "empty loop", at_most(8));
  bench.row("loaded matrix, same vocabulary", "loaded, same vocabulary", "empty loop", at_most(4));
  bench.row("loaded matrix, another vocabulary", "loaded, another vocabulary", "empty loop", at_most(40));
  bench.row("whole typed answer of an area, walked", "whole answer, median", "", below(500));
  bench.row("allocations of all of these", "typed allocations", "", below(0), Unit::count);
}

}  // namespace bench
