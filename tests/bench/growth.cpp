// SPDX-License-Identifier: Apache-2.0
// How loading and lookups grow with the number of services: the built-in matrices and made-up services.
#include <chrono>
#include <demarc/load.hpp>
#include <ostream>
#include <random>

#include "bench.hpp"
#include "data.hpp"

namespace bench {

void growth(std::ostream& out) {
  out << "| services | load ms | of that per service us | lookup ns |\n|---:|---:|---:|---:|\n";
  for (const std::uint32_t more : {10U, 30U, 100U, 300U, 1'000U, 3'000U}) {
    std::vector<demarc::SourceFile> all = with_more_services(more);
    const auto start = std::chrono::steady_clock::now();
    const demarc::Loaded loaded = demarc::try_load(std::move(all));
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    if (!loaded.matrix) return;
    const demarc::MatrixView view = loaded.matrix->view();
    std::mt19937 random{4};  // NOLINT(cert-msc51-cpp)
    std::vector<std::pair<demarc::ServiceKey, demarc::ItemKey>> keys;
    for (int n = 0; n < 16'384; ++n)
      keys.emplace_back(view.service(static_cast<std::uint32_t>(random() % view.service_count())).key(),
                        view.item(static_cast<std::uint32_t>(random() % view.shared_item_count())).key());
    const double lookup = median_time(std::vector<int>(50), [&](int) {
      std::size_t customer = 0;
      for (const auto& [service, item] : keys)
        customer += view.owner(service, item) == demarc::Party::customer ? 1U : 0U;
      return customer;
    });
    out << "| " << view.service_count() << " | " << took.count() / 1e3 << " | " << took.count() / view.service_count()
        << " | " << lookup / static_cast<double>(keys.size()) << " |\n";
  }
}

}  // namespace bench
