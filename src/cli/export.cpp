// SPDX-License-Identifier: Apache-2.0
// export: the facts in the shapes that other tools take.
#include <algorithm>

#include "chosen.hpp"
#include "export/flat.hpp"
#include "export/kinds.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// What was named, each once; everything where nothing was.
std::optional<std::vector<exports::Subject>> subjects_of(const Context& c) {
  if (c.arguments.services.empty()) return exports::all_subjects(c.matrix);
  const Chosen chosen = choose(c.matrix, mended(c.arguments.services));
  if (chosen.services.empty()) {
    refuse(chosen.refusal);
    return std::nullopt;
  }
  std::vector<exports::Subject> subjects;
  std::vector<std::string> seen;
  for (const auto& [key, given] : chosen.services) {
    std::string name = std::string{key.id()} + ":" + exports::configuration_of(c.matrix.explain(key, given));
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(std::move(name));
    subjects.push_back({*c.matrix.find(key), given});
  }
  return subjects;
}

}  // namespace

Exit export_to(const Context& c) {
  auto subjects = subjects_of(c);
  if (!subjects) return Exit::unknown;
  const exports::Content content{c.matrix, std::move(*subjects)};
  const exports::Write write = [&c](std::string_view piece) { c.out.write(piece); };
  switch (exports::find_kind(c.arguments.words[0])->kind) {
    case exports::Kind::flat:
      c.arguments.format_name == "csv" ? exports::flat_csv(content, write) : exports::flat_json_lines(content, write);
      break;
  }
  return Exit::answered;
}

}  // namespace demarc::cli
