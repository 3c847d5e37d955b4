// SPDX-License-Identifier: Apache-2.0
// A diff as a section of a changelog in Markdown.
#include "diff.hpp"
#include "escape.hpp"

namespace demarc::render_detail {
namespace {

using Kind = Difference::Kind;
using Subject = Difference::Subject;

/// An id as code. The loader lets nothing else into ids, but those of frameworks and controls are texts to whoever
/// builds tables.
std::string code(std::string_view id) {
  const bool plain = id.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._()/") ==
                     std::string_view::npos;
  return plain ? "`" + std::string{id} + "`" : markdown(id);
}

/// "**AWS Lambda** (`lambda`)", "All services", "All that follow the `managed` baseline".
std::string home(const Difference& d) {
  if (!d.framework.empty()) return "**" + markdown(d.framework_name) + "** (" + code(d.framework) + ")";
  if (!d.service.empty()) return "**" + markdown(d.service_name) + "** (" + code(d.service) + ")";
  return d.baseline.empty() ? "All services" : "All that follow the " + code(d.baseline) + " baseline";
}

std::string subject(const Difference& d) {
  switch (d.subject) {
    case Subject::service:
      return "the service";
    case Subject::item:
      return "item " + code(d.item) + ", " + markdown(d.item_title);
    case Subject::option:
      return "option " + code(d.option);
    case Subject::value:
      return "option " + code(d.option) + ", value " + code(d.value);
    case Subject::cell:
      return markdown(d.item_title) + " (" + code(d.item) + ")";
    case Subject::framework:
      return "the framework";
    case Subject::control:
      return "control " + code(d.control) + (d.control_title.empty() ? "" : ", " + markdown(d.control_title));
    case Subject::mapping:
      return "controls for " + (d.item.empty() ? "" : code(d.item) + ", ") + markdown(said_mapped(d));
  }
  return {};
}

std::string line(const Difference& d) {
  std::string out = "- " + home(d) + ": " + subject(d);
  if (d.subject == Subject::mapping) return out + ": " + markdown(said_controls(d)) + "\n";
  if (d.kind == Kind::reworded) return out + ": " + markdown(said_details(d)) + "\n";
  if (d.kind != Kind::flipped) return out + "\n";
  out += ": " + markdown(d.before.name) + " → " + markdown(d.after.name) + ", " + markdown(said_when(d));
  if (const std::string_view cause = said_cause(d.cause); !cause.empty()) out.append(" (").append(cause).append(")");
  return out + "\n";
}

}  // namespace

std::string diff_markdown(const Diff& diff) {
  std::string out = "## Edition " + markdown(diff.after) + "\n\nSince edition " + markdown(diff.before) + ": " +
                    (diff.differences.empty() ? "nothing changed" : said_counts(diff)) + ".\n";
  const Difference* last = nullptr;
  for (const Difference& d : diff.differences) {
    if (last == nullptr || last->kind != d.kind) out.append("\n### ").append(heading_of(d.kind)).append("\n\n");
    last = &d;
    out += line(d);
  }
  return out;
}

}  // namespace demarc::render_detail
