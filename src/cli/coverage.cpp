// SPDX-License-Identifier: Apache-2.0
// coverage: what the cells of the matrices rest on, and how answers about areas end.
#include "verbs.hpp"

namespace demarc::cli {

Exit coverage(const Context& c) {
  std::optional<ServiceKey> service;
  if (!c.arguments.service.empty()) {
    service = service_of(c.matrix, c.arguments.service);
    if (!service) return Exit::unknown;
  }
  c.out.write(render(demarc::coverage(c.matrix, service), c.arguments.format, c.style));
  return Exit::answered;
}

}  // namespace demarc::cli
