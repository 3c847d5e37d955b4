// SPDX-License-Identifier: Apache-2.0
// check: what is wrong with matrices in YAML.
#include <spdlog/spdlog.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "progress.hpp"
#include "render/escape.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// The directory of matrices that a path is or lies in.
std::filesystem::path root_of(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return path;
  for (std::filesystem::path up = path.parent_path();; up = up.parent_path()) {
    std::filesystem::path root = up.empty() ? "." : up;
    if (std::filesystem::exists(root / "vocabulary.yaml", error)) return root;
    if (up.empty() || up == up.parent_path()) return path;
  }
}

nlohmann::ordered_json as_json(std::string_view kind, std::string_view rule, const Place& at,
                               std::string_view message) {
  return {{"kind", kind},    {"rule", rule},        {"file", at.file},
          {"line", at.line}, {"column", at.column}, {"message", message}};
}

std::string count(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string{n == 1 ? one : many};
}

}  // namespace

void put_below(Place& place, const std::filesystem::path& root) {
  if (!place.file.empty() && !place.file.starts_with(root.string()))
    place.file = (root / place.file).lexically_normal().string();
}

Exit check(const Arguments& arguments, Output& out) {
  std::size_t faults = 0, findings = 0;
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  const bool json = arguments.format == Format::json;
  for (const std::string& word : arguments.words) {
    const std::filesystem::path root = root_of(word);
    spdlog::info("checking {}", render_detail::printable(root.string()));
    CheckReport report;
    {
      const Progress progress{"Checking " + root.string()};
      report = demarc::check(root, arguments.as_of);
    }
    for (Diagnostic& d : report.faults) {
      put_below(d.at, root);
      if (d.other) put_below(*d.other, root);
      if (json)
        list.push_back(as_json("fault", name(d.fault), d.at, d.message));
      else
        out.write(to_string(d) + "\n");
    }
    for (Finding& f : report.findings) {
      put_below(f.at, root);
      if (json)
        list.push_back(as_json("style", f.rule, f.at, f.message));
      else
        out.write(to_string(f) + "\n");
    }
    faults += report.faults.size();
    findings += report.findings.size();
  }
  if (json)
    out.write(render_detail::plain_json(list.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)) +
              "\n");
  else
    out.write(count(faults, "fault", "faults") + ", " + count(findings, "finding of style", "findings of style") +
              "\n");
  return faults + findings == 0 ? Exit::answered : Exit::found;
}

}  // namespace demarc::cli
