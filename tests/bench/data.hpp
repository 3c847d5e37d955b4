// SPDX-License-Identifier: Apache-2.0
// What is asked and read: the built-in matrices as files, and names and questions as people write them.
#pragma once

#include <cstdint>
#include <demarc/load.hpp>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// The files of the built-in matrices; or with a service more, so that all numbers differ.
[[nodiscard]] std::vector<demarc::SourceFile> files();
[[nodiscard]] std::vector<demarc::SourceFile> with_more_services(std::uint32_t count);

/// Every id, name and alias of services and of areas, with the number of the service or area.
using Names = std::vector<std::pair<std::string, std::uint32_t>>;
[[nodiscard]] const Names& service_names();
[[nodiscard]] const Names& area_names();

/// 16,384 random pairs of the two, three in ten with changed case.
struct NameQuery {
  std::string service, area;
};
[[nodiscard]] const std::vector<NameQuery>& name_queries();

/// Questions of the truth cases; and the same with a service that nobody knows.
[[nodiscard]] const std::vector<std::string>& questions_asked();
[[nodiscard]] const std::vector<std::string>& questions_missed();

[[nodiscard]] std::string lower(std::string_view text);

}  // namespace bench
