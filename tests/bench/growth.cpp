// SPDX-License-Identifier: Apache-2.0
// How loading and lookups grow with the number of services: the built-in matrices and made-up services.
#include <algorithm>
#include <chrono>
#include <demarc/load.hpp>
#include <iterator>
#include <ostream>
#include <random>
#include <utility>

#include "bench.hpp"
#include "data.hpp"
#include "load/build.hpp"
#include "load/parse.hpp"

namespace bench {
namespace {

using demarc::load_detail::Data;
using demarc::load_detail::Faults;
namespace model = demarc::model;

using Clock = std::chrono::steady_clock;
double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// The real matrices and one made-up service, as the parser leaves them.
model::Matrices parsed() {
  const std::vector<demarc::SourceFile> all = with_more_services(1);
  model::Matrices matrices;
  for (const demarc::SourceFile& file : all) matrices.files.push_back(file.path);
  Faults faults{matrices.files};
  demarc::load_detail::parse(all, matrices, faults);
  return matrices;
}

/// As many services as made-up ones: a directory has 4,096 files at most, a model as many services as there is memory.
void add_services(model::Matrices& matrices, std::size_t count) {
  const auto made_up = std::find_if(matrices.services.begin(), matrices.services.end(),
                                    [](const model::Service& s) { return s.id.text.starts_with("aaa-"); });
  const model::Service like = *made_up;
  matrices.services.reserve(matrices.services.size() + count);
  for (std::size_t n = 1; n <= count; ++n) {
    model::Service& service = matrices.services.emplace_back(like);
    service.id.text = "aaa-" + std::to_string(n);
    service.name.text = "Made Up " + std::to_string(n);
  }
}

/// Nanoseconds for one of many lookups with random keys.
double lookup_time(demarc::MatrixView view, bool by_id) {
  std::mt19937 random{4};  // NOLINT(cert-msc51-cpp)
  std::vector<std::pair<demarc::ServiceKey, demarc::ItemKey>> keys;
  for (int n = 0; n < 16'384; ++n) {
    const auto service = view.service(static_cast<std::uint32_t>(random() % view.service_count()));
    const auto item = view.item(static_cast<std::uint32_t>(random() % view.shared_item_count()));
    if (by_id)
      keys.emplace_back(demarc::ServiceKey{service.id()}, demarc::ItemKey{item.id()});
    else
      keys.emplace_back(service.key(), item.key());
  }
  return median_time(std::vector<int>(50),
                     [&](int) {
                       std::size_t customer = 0;
                       for (const auto& [service, item] : keys)
                         customer += view.owner(service, item) == demarc::Party::customer ? 1U : 0U;
                       return customer;
                     }) /
         static_cast<double>(keys.size());
}

}  // namespace

void growth(std::ostream& out) {
  auto start = Clock::now();
  const model::Matrices real = parsed();
  out << "Reading and parsing " << real.files.size()
      << " files: " << milliseconds_since(start) / static_cast<double>(real.files.size())
      << " ms a file.\n\n| services | lay out and prove, ms | of that a service, us | lookup ns | by ids ns |\n"
      << "|---:|---:|---:|---:|---:|\n";
  for (const std::size_t more :
       {0U, 100U, 300U, 1'000U, 3'000U, 10'000U, 20'000U, 40'000U, 60'000U, 80'000U, 100'000U}) {
    model::Matrices matrices = real;
    add_services(matrices, more);
    Data data;
    Faults faults{matrices.files};
    start = Clock::now();
    demarc::load_detail::build(matrices, data, faults);
    const double took = milliseconds_since(start);
    if (!faults.empty()) {
      out << "faults with " << more << " more services\n";
      return;
    }
    const demarc::detail::Texts texts = data.texts();
    const demarc::detail::Tables tables = data.tables(&texts);
    const demarc::MatrixView view{&tables};
    out << "| " << view.service_count() << " | " << took << " | " << took * 1e3 / view.service_count() << " | "
        << lookup_time(view, false) << " | " << lookup_time(view, true) << " |" << std::endl;
  }
}

}  // namespace bench
