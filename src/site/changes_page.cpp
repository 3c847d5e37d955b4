// SPDX-License-Identifier: Apache-2.0
// What changed between two editions: owners that flipped first.
#include <algorithm>

#include "page.hpp"
#include "pages.hpp"
#include "render/diff.hpp"
#include "render/escape.hpp"

namespace demarc::site {
namespace {

using render_detail::html;
using Kind = Difference::Kind;

/// The same of a framework, its controls and what serves them.
std::string framework_subject(const Content& content, const Difference& d) {
  const bool there = content.matrix.find_framework(d.framework).has_value();
  const std::string page = "frameworks/" + d.framework + ".html";
  std::string out;
  put(out, {there ? "<a href=\"" + page + "\">" : "", html(d.framework_name), there ? "</a>" : "", "</td><td>"});
  if (d.subject == Difference::Subject::mapping) {
    put(out, {"Controls for ", html(render_detail::said_mapped(d)), ": ", html(render_detail::said_controls(d))});
  } else if (d.subject == Difference::Subject::control) {
    const bool linked = there && d.kind != Kind::removed;
    put(out, {"Control ", linked ? "<a href=\"" + page + "#" + html(d.control) + "\">" : "", html(d.control),
              linked ? "</a>" : "", d.control_title.empty() ? "" : ", " + html(d.control_title)});
  } else {
    out += "The framework";
  }
  return out;
}

/// What a change is about, with a link where a page of the site shows it.
std::string subject(const Content& content, const Difference& d) {
  if (!d.framework.empty()) return framework_subject(content, d);
  std::string out, name = d.service_name.empty() ? d.service : d.service_name, target;
  const auto service = d.service.empty() ? std::nullopt : content.matrix.find(ServiceKey{d.service});
  if (service && content.has(*service)) target = "services/" + d.service + ".html";
  if (name.empty()) name = d.baseline.empty() ? "All services" : "Baseline " + d.baseline;
  put(out, {target.empty() ? "" : "<a href=\"" + target + "\">", html(name), target.empty() ? "" : "</a>"});
  if (!d.item.empty()) {
    const bool there = !target.empty() && content.matrix.find(ItemKey{d.item});
    put(out, {"</td><td>", there ? "<a href=\"" + target + "#" + html(d.item) + "\">" : "",
              html(d.item_title.empty() ? d.item : d.item_title), there ? "</a>" : ""});
  } else {
    put(out, {"</td><td>", html(d.option.empty() ? std::string{}
                                                 : "Option " + d.option + (d.value.empty() ? "" : " = " + d.value))});
  }
  return out;
}

/// Its owner, in the colour of the party it is now.
std::string mark(const Content& content, const Difference::Who& who) {
  std::string_view kind = who.id;
  const bool verdict = who.id == "depends" || who.id == "not-applicable" || who.id == "unknown" || who.id == "aws" ||
                       who.id == "customer";
  if (!verdict) kind = content.matrix.find(PartyKey{who.id}) ? "third-party" : "unknown";
  return "<span class=\"party " + std::string{kind} + "\">" + html(who.name) + "</span>";
}

std::string when(const Difference& d) {
  if (d.everywhere) return "Always";
  std::string out;
  for (const Difference::Chosen& c : d.when) {
    put(out, {out.empty() ? "" : "; ", c.option, " = "});
    for (const std::string& v : c.values) put(out, {&v == &c.values.front() ? "" : " or ", v});
  }
  return out.empty() ? "By default" : out;
}

std::string details(const Difference& d) {
  std::string out;
  for (const Difference::Detail& c : d.details)
    put(out, {"<li>", html(c.what), ": <del>", html(c.before), "</del> <ins>", html(c.after), "</ins></li>"});
  return out.empty() ? out : "<ul class=\"details\">" + out + "</ul>";
}

struct Section {
  Kind kind;
  std::string_view id, title, empty;
};
constexpr Section sections[] = {{Kind::flipped, "flipped", "Owners that changed", "No owner changed."},
                                {Kind::removed, "removed", "Removed", "Nothing was removed."},
                                {Kind::added, "added", "Added", "Nothing was added."},
                                {Kind::reworded, "reworded", "Only reworded", "Nothing was reworded."}};

void put_section(std::string& out, const Content& content, const Section& s) {
  const std::size_t count = content.since->count(s.kind);
  put(out, {"<section>\n<h2 id=\"", s.id, "\">", s.title, " <span class=\"tally\">", std::to_string(count),
            "</span></h2>\n"});
  if (count == 0) {
    put(out, {"<p>", s.empty, "</p>\n</section>\n"});
    return;
  }
  const bool flipped = s.kind == Kind::flipped, reworded = s.kind == Kind::reworded;
  put(out, {"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"", s.id,
            "\">\n<table class=\"changes\">\n<caption class=\"aside\">", s.title,
            "</caption>\n<thead><tr><th scope=\"col\">Service</th><th scope=\"col\">What</th>",
            flipped    ? "<th scope=\"col\">Before</th><th scope=\"col\">Now</th><th scope=\"col\">When</th>"
            : reworded ? "<th scope=\"col\">Difference</th>"
                       : "",
            "</tr></thead>\n<tbody>\n"});
  for (const Difference& d : content.since->differences) {
    if (d.kind != s.kind) continue;
    put(out, {"<tr><td>", subject(content, d), "</td>"});
    if (flipped)
      put(out,
          {"<td>", mark(content, d.before), "</td><td>", mark(content, d.after), "</td><td>", html(when(d)), "</td>"});
    if (reworded) put(out, {"<td>", details(d), "</td>"});
    out += "</tr>\n";
  }
  out += "</tbody>\n</table>\n</div>\n</section>\n";
}

}  // namespace

std::string changes_page(const Content& content) {
  std::string body;
  put(body, {"<div class=\"head\">\n<h1>What changed</h1>\n<p class=\"lead\">From edition ",
             html(content.since->before), " to edition ", html(content.since->after), ".</p>\n</div>\n"});
  for (const Section& s : sections) put_section(body, content, s);
  return framed(content, {"What changed between editions", "", "changes"}, " class=\"changes\"", body);
}

}  // namespace demarc::site
