// SPDX-License-Identifier: Apache-2.0
// The kinds of pages, and the data behind them: one maker a file.
#pragma once

#include "site.hpp"

namespace demarc::site {

[[nodiscard]] std::string start_page(const Content& content);
[[nodiscard]] std::string service_page(const Content& content, const ServiceInfo& service);
[[nodiscard]] std::string area_page(const Content& content, Area area);
[[nodiscard]] std::string framework_page(const Content& content, const FrameworkInfo& framework);
/// Who meets each of its controls on each service.
[[nodiscard]] std::string framework_data(const Content& content, const FrameworkInfo& framework);
[[nodiscard]] std::string compare_page(const Content& content);
[[nodiscard]] std::string changes_page(const Content& content);  ///< content.since is not null

/// What search looks through.
[[nodiscard]] std::string index_data(const Content& content);
/// Titles of parties, areas and layers, and the items of all services.
[[nodiscard]] std::string common_data(const Content& content);
/// The options of a service, the rules of its cells that depend on them, and the owners of all others.
[[nodiscard]] std::string service_data(const Content& content, const ServiceInfo& service);

}  // namespace demarc::site
