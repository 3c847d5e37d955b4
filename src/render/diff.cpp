// SPDX-License-Identifier: Apache-2.0
// A diff as a table, and how its differences are said in English.
#include "diff.hpp"

#include "boxes.hpp"
#include "words.hpp"

namespace demarc {
namespace render_detail {
namespace {

using Kind = Difference::Kind;
using Subject = Difference::Subject;

/// What changed, for people; whose it is stands in another column.
std::string said_subject(const Difference& d) {
  switch (d.subject) {
    case Subject::service:
      return "The service";
    case Subject::item:
      return "Item: " + to_do(d.item_title);
    case Subject::option:
      return "Option: " + d.option;
    case Subject::value:
      return "Value: " + d.option + " = " + d.value;
    case Subject::cell:
      return d.item_title;
    case Subject::framework:
      return "The framework";
    case Subject::control:
      return "Control: " + d.control + (d.control_title.empty() ? "" : ", " + d.control_title);
    case Subject::mapping:
      return "Controls for: " + said_mapped(d);
  }
  return {};
}

std::string said_home(const Difference& d) {
  if (!d.framework.empty()) return d.framework_name;
  if (!d.service_name.empty()) return d.service_name;
  return d.baseline.empty() ? "All services" : "All that follow the " + d.baseline + " baseline";
}

/// The configuration by ids, for programs: what --with takes.
std::string coded_when(const Difference& d) {
  std::string out;
  for (const Difference::Chosen& c : d.when) {
    out += (out.empty() ? "" : ", ") + c.option + "=";
    out += listed(c.values, "|");
  }
  return out;
}

Table::Row row_of(const Difference& d) {
  const bool flipped = d.kind == Kind::flipped;
  std::string details = flipped                         ? std::string{said_cause(d.cause)}
                        : d.subject == Subject::mapping ? said_controls(d)
                                                        : said_details(d);
  return {{std::string{id(d.kind)},
           std::string{id(d.subject)},
           d.service,
           d.baseline,
           d.item,
           d.option,
           d.value,
           said_home(d),
           said_subject(d),
           flipped ? said_when(d) : "",
           coded_when(d),
           flipped && d.by_default ? "true" : "false",
           d.before.name,
           d.after.name,
           d.before.id,
           d.after.id,
           flipped ? std::string{id(d.cause)} : "",
           std::move(details),
           d.framework,
           d.control,
           d.area,
           d.activity},
          std::string{heading_of(d.kind)}};
}

}  // namespace

std::string said_counts(const Diff& diff) {
  std::vector<std::string> parts;
  for (const Kind k : {Kind::flipped, Kind::removed, Kind::added, Kind::reworded})
    if (const std::size_t n = diff.count(k); n != 0) parts.push_back(std::to_string(n) + " " + std::string{id(k)});
  return parts.empty() ? "Nothing changed" : joined(parts);
}

std::string_view heading_of(Kind kind) noexcept {
  switch (kind) {
    case Kind::flipped:
      return "Flipped (breaking)";
    case Kind::removed:
      return "Removed";
    case Kind::added:
      return "Added";
    case Kind::reworded:
      break;
  }
  return "Only reworded";
}

std::string said_when(const Difference& d) {
  if (d.everywhere) return "always";
  if (d.when.empty()) return "by default";
  std::vector<Choices> choices;
  for (const Difference::Chosen& c : d.when) choices.push_back({c.option, c.values});
  return said(choices) + (d.by_default ? " (the default)" : "");
}

std::string said_mapped(const Difference& d) {
  if (d.item.empty()) return "own items of services, " + d.area + ", " + d.activity;
  return to_do(d.item_title) + (d.service_name.empty() ? "" : " (" + d.service_name + ")");
}

std::string said_controls(const Difference& d) {
  std::vector<std::string> parts;
  for (const Difference::Served& s : d.controls) {
    const std::string& strength = s.after.empty() ? s.before : s.after;
    parts.push_back(s.control + (!s.before.empty() && !s.after.empty() ? " (" + s.before + " to " + s.after + ")"
                                 : strength == "supporting"            ? " (supporting)"
                                                                       : ""));
  }
  return listed(parts, ", ");
}

std::string said_details(const Difference& d) {
  constexpr std::size_t longest = 40;  // of a text that is said and not only named
  std::vector<std::string> parts;
  for (const Difference::Detail& c : d.details) {
    const bool brief =
        c.what != "act" && c.what != "sources" && c.before.size() <= longest && c.after.size() <= longest;
    parts.push_back(c.what);
    if (!brief) continue;
    if (c.before.empty())
      parts.back() += " (" + c.after + ")";
    else
      parts.back() += " (" + c.before + (c.after.empty() ? " no longer)" : " to " + c.after + ")");
  }
  return listed(parts, ", ");
}

std::string_view said_cause(Difference::Cause cause) noexcept {
  switch (cause) {
    case Difference::Cause::rule:
      break;
    case Difference::Cause::assumed:
      return "other default";
    case Difference::Cause::option_added:
      return "new option";
    case Difference::Cause::option_removed:
      return "option removed";
  }
  return "";
}

}  // namespace render_detail

Table table(const Diff& diff) {
  constexpr Table::Audience people = Table::Audience::people, programs = Table::Audience::programs;
  Table table;
  table.title = "Edition " + diff.before + " to edition " + diff.after;
  table.notes.push_back(render_detail::said_counts(diff) + ".");
  table.columns = {{"change", "Change", false, programs},
                   {"subject", "Subject", false, programs},
                   {"service", "Service", false, programs},
                   {"baseline", "Baseline", false, programs},
                   {"item", "Item", false, programs},
                   {"option", "Option", false, programs},
                   {"value", "Value", false, programs},
                   {"home", "Service", false, people},
                   {"what", "What", false, people},
                   {"said_when", "When", false, people},
                   {"when", "When", false, programs},
                   {"by_default", "By default", false, programs},
                   {"was", "Before", true, people},
                   {"is", "After", true, people},
                   {"before", "Before", false, programs},
                   {"after", "After", false, programs},
                   {"cause", "Cause", false, programs},
                   {"details", "Details"},
                   {"framework", "Framework", false, programs},
                   {"control", "Control", false, programs},
                   {"area", "Area", false, programs},
                   {"activity", "Activity", false, programs}};
  for (const Difference& d : diff.differences) table.rows.push_back(render_detail::row_of(d));
  return table;
}

std::string render(const Diff& diff, Format format, const Style& style) {
  switch (format) {
    case Format::markdown:
      return render_detail::diff_markdown(diff);
    case Format::json:
      return render_detail::diff_json(diff);
    case Format::text:
    case Format::html:
    case Format::csv:
    case Format::latex:
    case Format::asciidoc:
      break;
  }
  return render(table(diff), format, style);
}

}  // namespace demarc
