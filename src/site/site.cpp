// SPDX-License-Identifier: Apache-2.0
// Which files a site has.
#include "site.hpp"

#include <algorithm>

#include "assets.hpp"
#include "pages.hpp"

namespace demarc::site {
namespace {

/// Letters alone count, large or small.
bool before(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [&](char x, char y) { return small(x) < small(y); });
}

}  // namespace

bool Content::has(const ServiceInfo& service) const noexcept {
  return std::any_of(services.begin(), services.end(), [&](const ServiceInfo& s) { return s.id() == service.id(); });
}

std::vector<ServiceInfo> all_services(MatrixView matrix) {
  std::vector<ServiceInfo> services;
  for (std::uint32_t n = 0; n < matrix.service_count(); ++n)
    if (!matrix.service(n).general()) services.push_back(matrix.service(n));
  std::stable_sort(services.begin(), services.end(),
                   [](const ServiceInfo& a, const ServiceInfo& b) { return before(a.name(), b.name()); });
  return services;
}

std::vector<File> files(const Content& content) {
  std::vector<File> all;
  for (const Asset& asset : assets())
    all.push_back({"assets/" + std::string{asset.name}, [&asset] { return std::string{asset.text}; }});
  all.push_back({"index.html", [&] { return start_page(content); }});
  all.push_back({"compare.html", [&] { return compare_page(content); }});
  if (content.since != nullptr) all.push_back({"changes.html", [&] { return changes_page(content); }});
  all.push_back({"data/index.js", [&] { return index_data(content); }});
  all.push_back({"data/common.js", [&] { return common_data(content); }});
  for (std::size_t a = 0; a < area_count; ++a) {
    const Area area = static_cast<Area>(a);
    all.push_back({"areas/" + std::string{id(area)} + ".html", [&content, area] { return area_page(content, area); }});
  }
  for (std::uint32_t n = 0; n < content.matrix.framework_count(); ++n) {
    const FrameworkInfo f = content.matrix.framework(n);
    const std::string name{f.id()};
    all.push_back({"frameworks/" + name + ".html", [&content, f] { return framework_page(content, f); }});
    all.push_back({"data/frameworks/" + name + ".js", [&content, f] { return framework_data(content, f); }});
  }
  for (const ServiceInfo& s : content.services) {
    const std::string name{s.id()};
    all.push_back({"services/" + name + ".html", [&content, &s] { return service_page(content, s); }});
    all.push_back({"data/" + name + ".js", [&content, &s] { return service_data(content, s); }});
  }
  return all;
}

}  // namespace demarc::site
