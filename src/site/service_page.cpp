// SPDX-License-Identifier: Apache-2.0
// The page of a service: its split by area and layer, its options, and what each cell rests on.
#include <algorithm>

#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"
#include "split.hpp"

namespace demarc::site {
namespace {

using render_detail::html;

std::string value_titles(const ServiceInfo& service, const Condition& condition) {
  std::vector<std::string> titles;
  for (std::uint32_t o = 0; o < service.option_count(); ++o) {
    const OptionInfo option = service.option(o);
    if (option.id() != condition.option()) continue;
    for (const std::string_view v : condition.values())
      for (std::uint32_t n = 0; n < option.value_count(); ++n)
        if (option.value(n).id == v) titles.emplace_back(option.value(n).title);
  }
  return render_detail::joined(titles, " or ");
}

/// "Deployment package: zip archive or image; Runtime: ..."
std::string said(const ServiceInfo& service, const auto& conditions) {
  std::string out;
  for (const Condition& c : conditions)
    put(out, {out.empty() ? "" : "; ", c.option_title(), ": ", value_titles(service, c)});
  return out;
}

void put_role(std::string& out, const Told& told) {
  if (!told.role.empty()) put(out, {"<span class=\"role\">", html(told.role), "</span>"});
}

/// What the owner does, and where another service decides, which.
void put_act(std::string& out, const Content& content, const Told& told) {
  if (!told.words.empty()) put(out, {"<span class=\"act\">", html(told.words), "</span>"});
  const auto item = told.rule.see_item();
  if (!item) return;
  const ServiceInfo service = *told.rule.see_service();
  out += "<span class=\"see\">As for ";
  if (content.has(service)) put(out, {"<a href=\"", service.id(), ".html#", item->id(), "\">"});
  put(out, {html(service.name()), ": ", html(item->title()), content.has(service) ? "</a>" : "", "</span>"});
}

void put_detail(std::string& out, const Content& content, const ServiceInfo& service, const Cell& cell) {
  if (cell.holding.size() == 1) return put_act(out, content, cell.rules[cell.holding.front()]);
  if (cell.holding.empty()) return;
  out += "<ul class=\"cases\">";
  for (const std::size_t r : cell.holding) {
    const Told& told = cell.rules[r];
    put(out, {"<li>", party_mark(content.matrix, told.rule.owner())});
    put_role(out, told);
    put(out, {"<span class=\"when\">", html(said(service, told.rule.when())), "</span>"});
    put_act(out, content, told);
    out += "</li>";
  }
  out += "</ul>";
}

void put_basis(std::string& out, const Cell& cell) {
  std::vector<std::string_view> evidence;
  std::vector<std::size_t> sources;
  bool disputed = false;
  for (const std::size_t r : cell.holding) {
    const Told& told = cell.rules[r];
    const std::string_view word = id(told.rule.evidence());
    if (std::find(evidence.begin(), evidence.end(), word) == evidence.end()) evidence.push_back(word);
    sources.insert(sources.end(), told.sources.begin(), told.sources.end());
    disputed = disputed || told.rule.disputed();
  }
  std::sort(sources.begin(), sources.end());
  sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
  for (const std::string_view e : evidence) {
    if (e != evidence.front()) out += ", ";
    put(out, {e == "baseline" ? "<a href=\"#page_baseline\">baseline</a>" : e});
  }
  if (disputed) out += "<span class=\"disputed\">disputed</span>";
  for (const std::size_t s : sources) {
    const std::string n = std::to_string(s);
    put(out, {" <a href=\"#source_", n, "\" aria-label=\"Source ", n, "\">[", n, "]</a>"});
  }
}

void put_row(std::string& out, const Content& content, const ServiceInfo& service, const Cell& cell) {
  const ItemInfo& item = cell.item;
  put(out, {"<tr id=\"", item.id(), "\" class=\"", kind_of(cell.owner), "\"><td class=\"who\">",
            party_mark(content.matrix, cell.owner)});
  if (cell.holding.size() == 1) put_role(out, cell.rules[cell.holding.front()]);
  put(out, {"</td><th scope=\"row\" class=\"what\"><a href=\"#", item.id(), "\">", html(item.title()),
            "</a></th><td class=\"how\"><div class=\"detail\">"});
  put_detail(out, content, service, cell);
  out += "</div>";
  // What the item means, where its owner's act has no words of its own.
  if (cell.options.empty() && cell.holding.size() == 1 && cell.rules[cell.holding.front()].words.empty())
    put(out, {"<span class=\"means\">", html(item.means()), "</span>"});
  if (!cell.options.empty()) {
    out += "<span class=\"options\">Changes with ";
    for (const std::uint32_t o : cell.options)
      put(out, {o == cell.options.front() ? "" : ", ", html(render_detail::inside(service.option(o).title()))});
    out += "</span>";
  }
  put_controls_of(out, item, "../", false);
  put(out, {"</td><td class=\"layer\">", html(content.matrix.layer(item.layer()).title),
            item.supporting() ? "<span class=\"supporting\">supporting</span>" : "", "</td><td class=\"basis\">"});
  put_basis(out, cell);
  out += "</td></tr>\n";
}

void put_table(std::string& out, const Content& content, const ServiceInfo& service, const Split& split) {
  put(out, {"<table class=\"split\">\n<caption class=\"aside\">Who is responsible for what on ", html(service.name()),
            "</caption>\n<thead><tr><th scope=\"col\">Who</th><th scope=\"col\">Responsibility</th><th "
            "scope=\"col\">In detail</th>"
            "<th scope=\"col\">Layer</th><th scope=\"col\">Rests on</th></tr></thead>\n"});
  for (std::size_t a = 0; a < area_count; ++a) {
    const Area area = static_cast<Area>(a);
    Tally tally;
    std::string rows;
    for (const Cell& cell : split.cells) {
      if (cell.item.area() != area) continue;
      tally.add(cell.owner);
      put_row(rows, content, service, cell);
    }
    if (rows.empty()) continue;
    put(out, {"<tbody>\n<tr class=\"area\"><th scope=\"rowgroup\" colspan=\"5\" id=\"area_", id(area), "\">",
              html(content.matrix.area(area).title), " <span class=\"tally\">", tally.words(), "</span></th></tr>\n",
              rows, "</tbody>\n"});
  }
  out += "</table>\n";
}

void put_controls(std::string& out, const ServiceInfo& service) {
  if (service.option_count() == 0) return;
  out +=
      "<section class=\"configuration\" aria-labelledby=\"page_options\">\n<h2 id=\"page_options\">Configuration</h2>\n"
      "<p class=\"hint\">Who is responsible follows from these choices. The table below is for the ones shown "
      "here.</p>\n"
      "<noscript><p class=\"hint\">Choosing needs JavaScript; without it, this page shows the documented "
      "defaults.</p></noscript>\n<div class=\"controls\">\n";
  for (std::uint32_t o = 0; o < service.option_count(); ++o) {
    const OptionInfo option = service.option(o);
    const std::string name = "option_" + std::string{option.id()};
    put(out, {"<div class=\"option\"><label for=\"", name, "\">", html(option.title()), "</label><select id=\"", name,
              "\" data-option=\"", option.id(), "\" aria-describedby=\"", name, "-note\" autocomplete=\"off\">"});
    if (option.standard().empty()) out += "<option value=\"\">Not chosen</option>";
    for (std::uint32_t v = 0; v < option.value_count(); ++v) {
      const ValueInfo value = option.value(v);
      put(out, {"<option value=\"", value.standard ? "" : value.id, "\"", value.standard ? " selected" : "", ">",
                html(value.title), value.standard ? " (default)" : "", "</option>"});
    }
    put(out, {"</select><span class=\"note\" id=\"", name, "-note\"></span></div>\n"});
  }
  out +=
      "</div>\n<p class=\"actions\"><button type=\"button\" id=\"page_reset\" hidden>Back to the "
      "defaults</button></p>\n</section>\n";
}

/// The counts, which are the legend of the colours and the filter of the table too.
void put_legend(std::string& out, const Split& split) {
  Tally all;
  for (const Cell& cell : split.cells) all.add(cell.owner);
  out += "<fieldset class=\"legend\"><legend>Who is responsible</legend>\n";
  const auto entry = [&](std::string_view kind, std::string_view name, std::size_t count) {
    put(out, {"<label class=\"party ", kind, "\"", count == 0 ? " hidden" : "",
              "><input type=\"checkbox\" autocomplete=\"off\" value=\"", kind, "\"",
              kind == "not-applicable" ? "" : " checked", "> ", name, " <span class=\"count\">", std::to_string(count),
              "</span></label>\n"});
  };
  entry("customer", "Customer", all.customer);
  entry("aws", "AWS", all.aws);
  entry("third-party", "Third party", all.third_party);
  entry("depends", "Depends", all.depends);
  entry("unknown", "Unknown", all.unknown);
  entry("not-applicable", "Not applicable", all.not_applicable);
  out += "</fieldset>\n<p id=\"page_status\" role=\"status\"></p>\n";
}

void put_head(std::string& out, const Content& content, const ServiceInfo& service) {
  put(out, {"<div class=\"head\">\n<p class=\"kicker\">", html(service.category()), "</p>\n<h1>", html(service.name()),
            "</h1>\n<p class=\"facts\">"});
  if (!service.baseline().empty()) put(out, {"Kind: <a href=\"#page_baseline\">", html(service.baseline()), "</a> · "});
  put(out, {"Reviewed ", html(service.reviewed()), " · Edition ", html(content.matrix.edition()),
            " · <a id=\"page_compare\" href=\"../compare.html#", service.id(), "\">Compare</a> · <a href=\"../data/",
            service.id(), ".js\">Data</a></p>\n"});
  if (const std::string ended = render_detail::lifecycle_sentence(service); !ended.empty())
    put(out, {"<p class=\"lifecycle\">", html(ended), "</p>\n"});
  out += "</div>\n";
}

void put_areas(std::string& out, const Content& content, const Split& split) {
  out += "<nav class=\"areas\" aria-label=\"Areas on this page\"><ul>\n";
  for (std::size_t a = 0; a < area_count; ++a) {
    const Area area = static_cast<Area>(a);
    if (std::any_of(split.cells.begin(), split.cells.end(), [&](const Cell& c) { return c.item.area() == area; }))
      put(out, {"<li><a href=\"#area_", id(area), "\">", html(content.matrix.area(area).title), "</a></li>\n"});
  }
  out += "</ul></nav>\n";
}

void put_source(std::string& out, const Source& s) {
  put(out, {link(s), " <span class=\"read\">", html(s.publisher), s.read.empty() ? "" : ", read ", html(s.read),
            "</span></li>\n"});
}

void put_sources(std::string& out, const ServiceInfo& service, const Split& split) {
  out += "<section class=\"sources\" aria-labelledby=\"page_sources\">\n<h2 id=\"page_sources\">Sources</h2>\n";
  if (!split.sources.empty()) out += "<ol>\n";
  for (std::size_t n = 0; n < split.sources.size(); ++n) {
    put(out, {"<li id=\"source_", std::to_string(n + 1), "\">"});
    put_source(out, split.sources[n]);
  }
  if (!split.sources.empty()) out += "</ol>\n";
  if (!service.baseline().empty()) {
    put(out, {"<h3 id=\"page_baseline\">Baseline: ", html(service.baseline()), "</h3>\n<p>", html(service.because()),
              " Rows marked <em>baseline</em> follow from who operates this kind of service.</p>\n"});
    if (!split.baseline_sources.empty()) out += "<ul>\n";
    for (const Source& s : split.baseline_sources) {
      out += "<li>";
      put_source(out, s);
    }
    if (!split.baseline_sources.empty()) out += "</ul>\n";
  }
  out +=
      "<h3>Evidence</h3>\n<dl class=\"evidence\"><div><dt>documented</dt><dd>a page about this service says "
      "so</dd></div>"
      "<div><dt>general</dt><dd>AWS says it of all services</dd></div>"
      "<div><dt>baseline</dt><dd>follows from who operates this kind of service</dd></div>"
      "<div><dt>inferred</dt><dd>follows from how a feature works</dd></div></dl>\n</section>\n";
}

void put_notes(std::string& out, const ServiceInfo& service) {
  if (service.notes().empty()) return;
  out += "<section aria-labelledby=\"page_notes\">\n<h2 id=\"page_notes\">Notes</h2>\n<ul class=\"notes\">\n";
  for (const Note& n : service.notes()) {
    put(out, {"<li>", html(n.text)});
    for (const Source& s : n.sources) put(out, {" (", link(s), ")"});
    out += "</li>\n";
  }
  out += "</ul>\n</section>\n";
}

}  // namespace

std::string service_page(const Content& content, const ServiceInfo& service) {
  const Split split = split_of(content, service);
  std::string body;
  put_head(body, content, service);
  put_controls(body, service);
  put_legend(body, split);
  put_areas(body, content, split);
  put_table(body, content, service, split);
  put_notes(body, service);
  put_sources(body, service, split);
  const std::string id{service.id()}, title = std::string{service.name()} + ": who is responsible for what",
                                      data = "data/" + id + ".js";
  return framed(
      content,
      {title,
       "../",
       "services",
       {"assets/evaluate.js", "assets/words.js", "assets/options.js", "data/common.js", data, "assets/service.js"}},
      " class=\"service\" data-service=\"" + id + "\"", body);
}

}  // namespace demarc::site
