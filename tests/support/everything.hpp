// SPDX-License-Identifier: Apache-2.0
// Everything that a matrix can be made to say in one format.
#pragma once

#include <demarc/diff.hpp>
#include <demarc/moved.hpp>
#include <demarc/render.hpp>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace demarc::test {

using Told = std::function<void(std::string_view what, const std::string& rendered)>;

/// Tables of every kind.
inline void tell_tables(MatrixView matrix, Format format, const Style& style, const Told& told) {
  std::vector<std::pair<ServiceKey, Configuration>> services;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s)
    services.emplace_back(matrix.service(s).key(), Configuration{});
  for (const auto& [service, configuration] : services)
    told("show", render(show(matrix, service, configuration, true, Defaults::ask), format, style));
  told("compare", render(compare(matrix, services), format, style));
  for (std::size_t n = 1; n < services.size(); ++n)
    told("moved", render(moved(matrix, services[n - 1], services[n], true), format, style));
  told("find", render(find(matrix, {}), format, style));
  told("coverage", render(coverage(matrix), format, style));
  for (const Listing listing :
       {Listing::services, Listing::items, Listing::areas, Listing::layers, Listing::parties, Listing::options,
        Listing::frameworks, Listing::controls})
    told("list", render(list(matrix, listing), format, style));
}

/// An answer about every service, with and without defaults.
inline void tell_answers(MatrixView matrix, Format format, const Style& style, const Told& told) {
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s)
    for (const Defaults defaults : {Defaults::assume, Defaults::ask}) {
      Replies replies;
      replies.score = 1;
      replies.replies.push_back({matrix.explain(matrix.service(s).key(), Configuration{}, defaults), {}});
      told("answer", render(matrix, replies, format, style));
      if (format == Format::json) told("line", render_line(matrix, replies, "id"));
    }
}

}  // namespace demarc::test
