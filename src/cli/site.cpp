// SPDX-License-Identifier: Apache-2.0
// site: a folder of pages.
#include "site/site.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <thread>

#include "progress.hpp"
#include "site/write.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// The services that were named, by name; all where none was. Nothing after saying which is not known.
std::optional<std::vector<ServiceInfo>> chosen(const Context& c) {
  std::vector<ServiceInfo> all = site::all_services(c.matrix);
  if (c.arguments.services.empty()) return all;
  std::vector<std::string_view> wanted;
  for (const std::string& name : c.arguments.services) {
    const auto service = service_of(c.matrix, name);
    if (!service) return std::nullopt;
    wanted.push_back(service->id());
  }
  std::erase_if(all,
                [&](const ServiceInfo& s) { return std::find(wanted.begin(), wanted.end(), s.id()) == wanted.end(); });
  return all;
}

}  // namespace

Exit site(const Context& c) {
  auto services = chosen(c);
  if (!services) return Exit::unknown;
  std::optional<Matrix> before;
  Diff changes;
  if (!c.arguments.since.empty()) {
    before = load_matrices(c.arguments.since);
    if (!before) return Exit::usage;
    changes = demarc::diff(before->view(), c.matrix);
  }
  const site::Content content{c.matrix, std::move(*services), before ? &changes : nullptr};
  const std::vector<site::File> files = site::files(content);
  const std::filesystem::path folder{c.arguments.words[0]};
  std::string problem;
  {
    Progress progress{"Writing pages"};
    progress.expect(files.size());
    problem = site::write(folder, files, std::max(1u, std::thread::hardware_concurrency()), [&] { progress.step(); });
  }
  if (!problem.empty()) {
    complain(problem);
    return Exit::usage;
  }
  spdlog::info("wrote {} files", files.size());
  c.out.write((folder / "index.html").string() + "\n");
  return Exit::answered;
}

}  // namespace demarc::cli
