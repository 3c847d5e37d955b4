// SPDX-License-Identifier: Apache-2.0
// The page of a control framework: what each control demands, and who meets it on how many services.
#include <array>

#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"
#include "render/inheritance.hpp"

namespace demarc::site {
namespace {

using render_detail::html;

/// The class that colours a share: that of the party who meets the control.
std::string_view kind_of(Share share) noexcept {
  constexpr std::array<std::string_view, 7> kinds{"aws",     "customer",      "depends", "depends", "not-applicable",
                                                  "unknown", "not-applicable"};
  return kinds[static_cast<std::size_t>(share)];
}

/// On how many services a control comes to what.
void put_counts(std::string& out, const Content& content, const ControlInfo& control) {
  std::array<std::size_t, detail::share_names.size()> counts{};
  std::size_t dependent = 0;
  for (const ServiceInfo& s : content.services) {
    const Inheritance how = content.matrix.inheritance(s.key(), control);
    ++counts[static_cast<std::size_t>(how.share)];
    dependent += how.share == Share::shared && how.dependent;
  }
  out += "<ul class=\"shares\">";
  for (std::size_t n = 0; n < counts.size(); ++n) {
    const Share share = static_cast<Share>(n);
    if (counts[n] == 0 || share == Share::not_applicable) continue;
    put(out, {"<li><span class=\"party ", kind_of(share), "\">", render_detail::share_name(share), "</span> ",
              std::to_string(counts[n])});
    if (share == Share::shared && dependent != 0)
      put(out, {" <span class=\"facts\">(", std::to_string(dependent), " dependent)</span>"});
    out += "</li>";
  }
  out += "</ul>";
}

/// The acts of one strength, each a link to what it means. Acts that single services have are counted.
bool put_acts(std::string& out, const Content& content, const ControlInfo& control, Strength strength) {
  std::size_t own = 0;
  bool any = false;
  for (const Mapping& m : control.items()) {
    if (m.strength != strength) continue;
    if (m.item.number() >= content.matrix.shared_item_count()) {
      ++own;
      continue;
    }
    put(out, {any ? "" : "<ul class=\"acts\">", "<li><a data-item=\"", m.item.id(), "\" href=\"../areas/",
              id(m.item.area()), ".html#", m.item.id(), "\">", html(m.item.title()), "</a>"});
    for (const Source& s : m.sources) put(out, {" <span class=\"read\">", link(s), "</span>"});
    out += "</li>";
    any = true;
  }
  if (own != 0)
    put(out, {any ? "" : "<ul class=\"acts\">", "<li>", std::to_string(own),
              own == 1 ? " act of a single service" : " acts of single services", "</li>"});
  if (any || own != 0) out += "</ul>";
  return any || own != 0;
}

void put_control(std::string& out, const Content& content, const ControlInfo& control) {
  const std::string id = html(control.id());
  put(out, {"<tr id=\"", id, "\"><th scope=\"row\" class=\"what\"><a href=\"#", id, "\">", id, "</a>"});
  if (!control.title().empty()) put(out, {"<span class=\"title\">", html(control.title()), "</span>"});
  if (control.never_inherited()) out += "<span class=\"supporting\">never inherited</span>";
  out += "</th><td data-label=\"Acts that it demands\">";
  if (!put_acts(out, content, control, Strength::direct))
    out += control.never_inherited() ? "<span class=\"facts\">Each organization writes its own</span>"
                                     : "<span class=\"facts\">Only acts that help</span>";
  out += "</td><td data-label=\"Acts that help\">";
  put_acts(out, content, control, Strength::supporting);
  out += "</td><td data-label=\"Services\">";
  put_counts(out, content, control);
  out += "</td></tr>\n";
}

void put_reading(std::string& out, const FrameworkInfo& f) {
  put(out,
      {"<section aria-labelledby=\"page_reading\">\n<h2 id=\"page_reading\">How to read this</h2>\n<dl "
       "class=\"evidence shares\">"
       "<div><dt><span class=\"party aws\">Inherited</span></dt><dd>providers perform every act that the control "
       "demands</dd></div>"
       "<div><dt><span class=\"party customer\">Customer</span></dt><dd>the customer performs every one, or nobody can "
       "inherit the control</dd></div>"
       "<div><dt><span class=\"party depends\">Shared</span></dt><dd>both perform some; dependent where one needs the "
       "other</dd></div>"
       "<div><dt><span class=\"party depends\">Depends</span></dt><dd>differs by options that have no documented "
       "default</dd></div>"
       "<div><dt><span class=\"party unknown\">Unknown</span></dt><dd>an act that would decide is not "
       "recorded</dd></div>"
       "<div><dt><span class=\"party not-applicable\">Not mapped</span></dt><dd>no act that the control demands is "
       "recorded</dd></div></dl>\n"
       "<p>",
       html(f.because()),
       " Where a page says so, it is named beside the act; all else is our judgement.</p>\n"
       "<p>What is inherited is what the provider's audit covers: see its report, and your own scope. On the command "
       "line, "
       "<code>demarc control ID --service NAME</code> says who does what on one service.</p>\n<p>The ids come from "});
  bool first = true;
  for (const Source& s : f.catalog()) {
    put(out, {first ? "" : ", ", link(s), " <span class=\"read\">(read ", html(s.read), ")</span>"});
    first = false;
  }
  out += ".</p>\n</section>\n";
}

}  // namespace

std::string framework_page(const Content& content, const FrameworkInfo& f) {
  const std::string name = html(f.name()) + " " + html(f.version()), count = std::to_string(f.control_count());
  std::string body, groups;
  put(body,
      {"<div class=\"head\">\n<p class=\"kicker\">Control framework</p>\n<h1>", name, "</h1>\n<p class=\"lead\">",
       count, f.control_count() == 1 ? " control" : " controls", ": the acts that each demands, and who meets it on ",
       std::to_string(content.services.size()), content.services.size() == 1 ? " service" : " services",
       " under the documented defaults.</p>\n</div>\n<div class=\"pick\"><label for=\"page_service\">Service</label> "
       "<select id=\"page_service\"><option value=\"\">all services</option></select>\n"
       "<p id=\"page_status\" role=\"status\"></p></div>\n<nav class=\"areas\" aria-label=\"Groups of "
       "controls\"><ul>\n"});
  std::string_view group;
  for (std::uint32_t n = 0; n < f.control_count(); ++n) {
    const ControlInfo control = f.control(n);
    if (control.group() != group) {
      group = control.group();
      const std::string title = html(control.group_title().empty() ? group : control.group_title()),
                        id = "group_" + html(group);
      put(body, {"<li><a href=\"#", id, "\">", title, "</a></li>\n"});
      put(groups, {groups.empty() ? "" : "</tbody>\n",
                   "<tbody>\n<tr class=\"area\"><th scope=\"rowgroup\" colspan=\"4\" id=\"", id, "\">", html(group),
                   control.group_title().empty() ? "" : " <span class=\"tally\">" + title + "</span>", "</th></tr>\n"});
    }
    put_control(groups, content, control);
  }
  put(body, {"</ul></nav>\n<table class=\"frameworks\">\n<caption class=\"aside\">Controls of ", name,
             "</caption>\n<thead><tr><th scope=\"col\">Control</th><th scope=\"col\">Acts that it demands</th><th "
             "scope=\"col\">Acts that "
             "help</th><th scope=\"col\">Services</th></tr></thead>\n",
             groups, groups.empty() ? "" : "</tbody>\n", "</table>\n"});
  put_reading(body, f);
  const std::string title = std::string{f.name()} + ": who meets its controls on AWS";
  const std::string data = "data/frameworks/" + std::string{f.id()} + ".js";
  return framed(content, {title, "../", "frameworks", {"assets/evaluate.js", data, "assets/framework.js"}},
                " class=\"framework\"", body);
}

std::string framework_data(const Content& content, const FrameworkInfo& f) {
  constexpr std::string_view letters = "icsdnum";  // by Share; S: shared, and the parts need one another
  std::string out = "globalThis.demarc.met({\"services\":[";
  for (const ServiceInfo& s : content.services) {
    out += &s == &content.services.front() ? "\n[" : ",\n[";
    render_detail::append_json(out, s.id());
    out += ',';
    render_detail::append_json(out, s.name());
    out += ",\"";
    for (std::uint32_t n = 0; n < f.control_count(); ++n) {
      const Inheritance how = content.matrix.inheritance(s.key(), f.control(n));
      out += how.share == Share::shared && how.dependent ? 'S' : letters[static_cast<std::size_t>(how.share)];
    }
    out += "\"]";
  }
  return out + "\n]});\n";
}

void put_controls_of(std::string& out, const ItemInfo& item, std::string_view up, bool all) {
  std::string list;
  std::string_view framework;
  for (const Mapping& m : item.controls()) {
    const FrameworkInfo f = m.control.framework();
    if (!all && (!f.complete() || m.strength != Strength::direct)) continue;
    if (f.id() != framework) {
      put(list, {list.empty() ? "" : "; ", html(f.name()), " "});
      framework = f.id();
    } else {
      list += ", ";
    }
    put(list,
        {"<a href=\"", up, "frameworks/", f.id(), ".html#", html(m.control.id()), "\">", html(m.control.id()), "</a>"});
  }
  if (!list.empty()) put(out, {"<span class=\"serves\">", list, "</span>"});
}

}  // namespace demarc::site
