// SPDX-License-Identifier: Apache-2.0
// Everything that a matrix can be made to say in one format.
#pragma once

#include <demarc/diff.hpp>
#include <demarc/moved.hpp>
#include <demarc/render.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc::test {

/// One thing that it says, when it is asked to.
struct Telling {
  std::string_view what;
  std::function<std::string()> say;
};

/// Tables of every kind, then an answer about every service, with and without defaults. They hold no longer than the
/// matrix.
inline std::vector<Telling> tellings(MatrixView matrix, Format format, const Style& style) {
  std::vector<Telling> all;
  const auto table = [&](std::string_view what, auto make) {
    all.push_back({what, [=] { return render(make(), format, style); }});
  };
  std::vector<std::pair<ServiceKey, Configuration>> services;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s)
    services.emplace_back(matrix.service(s).key(), Configuration{});
  for (const auto& placed : services)
    table("show", [=] { return show(matrix, placed.first, placed.second, true, Defaults::ask); });
  table("compare", [=] { return compare(matrix, services); });
  for (std::size_t n = 1; n < services.size(); ++n)
    table("moved", [=] { return moved(matrix, services[n - 1], services[n], true); });
  table("find", [=] { return find(matrix, {}); });
  table("coverage", [=] { return coverage(matrix); });
  for (const Listing listing : {Listing::services, Listing::items, Listing::areas, Listing::layers, Listing::parties,
                                Listing::options, Listing::frameworks, Listing::controls})
    table("list", [=] { return list(matrix, listing); });
  for (const auto& [service, configuration] : services)
    for (const Defaults defaults : {Defaults::assume, Defaults::ask}) {
      Replies replies;
      replies.score = 1;
      replies.replies.push_back({matrix.explain(service, configuration, defaults), {}});
      all.push_back({"answer", [=] { return render(matrix, replies, format, style); }});
      if (format == Format::json) all.push_back({"line", [=] { return render_line(matrix, replies, "id"); }});
    }
  return all;
}

}  // namespace demarc::test
