// SPDX-License-Identifier: Apache-2.0
// A static site of a matrix: pages, the data they answer from, and the scripts that do.
#pragma once

#include <demarc/diff.hpp>
#include <demarc/matrix_view.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::site {

/// What a site shows. Everything points at the matrix.
struct Content {
  MatrixView matrix;
  std::vector<ServiceInfo> services;  ///< those with a page, by name
  const Diff* since = nullptr;        ///< what changed since an older edition; none: no page says so

  /// Whether a service has a page that can be linked.
  [[nodiscard]] bool has(const ServiceInfo& service) const noexcept;
};

/// Every service of a matrix, by name; AWS in general is none.
[[nodiscard]] std::vector<ServiceInfo> all_services(MatrixView matrix);

/// A file of the site: where it stands in the folder ("services/lambda.html"), and how to make it.
struct File {
  std::string path;
  std::function<std::string()> make;
};

/// Every file of the site. Nothing is made yet; the makers may run at once in several threads, as long as `content`
/// lives.
[[nodiscard]] std::vector<File> files(const Content& content);

}  // namespace demarc::site
