// SPDX-License-Identifier: Apache-2.0
// export: the facts in the shapes that other tools take.
#include <algorithm>

#include "chosen.hpp"
#include "export/flat.hpp"
#include "export/kinds.hpp"
#include "export/oscal.hpp"
#include "export/tables.hpp"
#include "load/faults.hpp"
#include "verbs.hpp"
#ifdef DEMARC_XLSX
#include "export/workbook.hpp"
#endif

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

/// The framework that was wanted, or the usual one. Nothing after saying which there are.
std::optional<FrameworkInfo> framework_of(const Context& c, const exports::KindInfo& kind) {
  const std::string wanted = c.arguments.framework.empty() ? std::string{kind.framework} : c.arguments.framework;
  if (const auto found = c.matrix.find_framework(wanted)) return found;
  std::vector<std::string_view> known;
  for (std::uint32_t n = 0; n < c.matrix.framework_count(); ++n) known.push_back(c.matrix.framework(n).id());
  complain("no framework '" + wanted + "'" + load_detail::hint(wanted, known));
  return std::nullopt;
}

/// A sheet a service behind a summary.
Exit write_workbook(const Context& c, const exports::Content& content) {
#ifdef DEMARC_XLSX
  std::vector<exports::Sheet> sheets{{"Summary", exports::crm_summary(content)}};
  for (const exports::Subject& subject : content.subjects) {
    const std::string configuration = exports::configuration_of(c.matrix.explain(subject.service.key(), subject.given));
    sheets.push_back({std::string{subject.service.id()} + (configuration == "default" ? "" : " " + configuration),
                      exports::crm({c.matrix, {subject}, content.framework, content.perspective})});
  }
  c.out.write(exports::workbook(sheets));
  return Exit::answered;
#else
  (void)c, (void)content;
  complain(
      "this demarc cannot write xlsx: it was built without libxlsxwriter, which cannot be linked into a static "
      "program; what ./dev run builds can (build/shared/bin/demarc), and --format csv opens in spreadsheets too");
  return Exit::usage;
#endif
}

}  // namespace

Exit export_to(const Context& c) {
  const exports::KindInfo& kind = *exports::find_kind(c.arguments.words[0]);
  exports::Content content{
      c.matrix, {}, {}, c.arguments.perspective == "provider" ? Perspective::provider : Perspective::customer};
  if (!kind.framework.empty()) {
    content.framework = framework_of(c, kind);
    if (!content.framework) return Exit::unknown;
  }
  auto subjects = subjects_of(c);
  if (!subjects) return Exit::unknown;
  content.subjects = std::move(*subjects);
  const exports::Write write = [&c](std::string_view piece) { c.out.write(piece); };
  switch (kind.kind) {
    case exports::Kind::flat:
      c.arguments.format_name == "csv" ? exports::flat_csv(content, write) : exports::flat_json_lines(content, write);
      break;
    case exports::Kind::oscal:
      write(exports::oscal(content));
      break;
    case exports::Kind::crm:
      if (c.arguments.format_name == "xlsx") return write_workbook(c, content);
      write(render(exports::crm(content), c.arguments.format, c.style));
      break;
    case exports::Kind::caiq:
      write(render(exports::caiq(content), c.arguments.format, c.style));
      break;
    case exports::Kind::cuec:
      write(render(exports::cuec(content), c.arguments.format, c.style));
      break;
  }
  return Exit::answered;
}

}  // namespace demarc::cli
