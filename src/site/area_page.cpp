// SPDX-License-Identifier: Apache-2.0
// The page of an area: what its items mean, and who performs them on every service.
#include <algorithm>

#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"

namespace demarc::site {
namespace {

using render_detail::html;

std::vector<ItemInfo> items_of(const Content& content, Area area) {
  const detail::Tables& t = content.matrix.tables();
  std::vector<ItemInfo> items;
  for (std::uint32_t i = t.area_items(static_cast<std::size_t>(area));
       i < t.area_items(static_cast<std::size_t>(area) + 1); ++i)
    items.push_back(content.matrix.item(i));
  return items;
}

void put_item(std::string& out, const Content& content, const ItemInfo& item) {
  Tally tally;
  for (const ServiceInfo& s : content.services) tally.add(content.matrix.owner(s.key(), item.key()));
  put(out, {"<div id=\"", item.id(), "\"><dt><a href=\"#", item.id(), "\">", html(item.title()), "</a></dt><dd>",
            html(item.means()), " <span class=\"facts\">", html(content.matrix.layer(item.layer()).title), " · ",
            html(content.matrix.activity(item.activity()).title), item.supporting() ? " · supporting" : "",
            " · by default: ", tally.words(), "</span>"});
  put_controls_of(out, item, "../", true);
  out += "</dd></div>\n";
}

void put_row(std::string& out, const Content& content, const ServiceInfo& service, const std::vector<ItemInfo>& items) {
  std::string cells;
  bool applies = false;
  for (const ItemInfo& item : items) {
    const Owner owner = content.matrix.owner(service.key(), item.key());
    applies = applies || owner != Verdict::not_applicable;
    if (owner == Verdict::not_applicable)
      cells += "<td><span class=\"party not-applicable\">n/a</span></td>";
    else
      put(cells, {"<td><a class=\"party ", kind_of(owner), "\" href=\"../services/", service.id(), ".html#", item.id(),
                  "\">", html(render_detail::owner_name(content.matrix, owner)), "</a></td>"});
  }
  if (applies)
    put(out, {"<tr><th scope=\"row\"><a href=\"../services/", service.id(), ".html\">", html(service.name()),
              "</a></th>", cells, "</tr>\n"});
}

}  // namespace

std::string area_page(const Content& content, Area area) {
  const Term term = content.matrix.area(area);
  const std::vector<ItemInfo> items = items_of(content, area);
  std::string body;
  put(body, {"<div class=\"head\">\n<p class=\"kicker\">Area</p>\n<h1>", html(term.title), "</h1>\n<p class=\"lead\">",
             html(term.about),
             "</p>\n</div>\n<section aria-labelledby=\"page_items\">\n<h2 id=\"page_items\">Responsibilities</h2>\n<dl "
             "class=\"items\">\n"});
  for (const ItemInfo& item : items) put_item(body, content, item);
  put(body, {"</dl>\n<p class=\"hint\">Services have responsibilities of their own besides; their pages list "
             "them.</p>\n</section>\n"
             "<section>\n<h2 id=\"page_services\">By service</h2>\n"
             "<p class=\"hint\">Under the documented defaults. A cell leads to the page of the service, with the rule "
             "and its sources.</p>\n"
             "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"page_services\">\n<table "
             "class=\"matrix\">\n<caption class=\"aside\">",
             html(term.title), " by service</caption>\n<thead><tr><th scope=\"col\">Service</th>"});
  for (const ItemInfo& item : items) put(body, {"<th scope=\"col\">", html(item.title()), "</th>"});
  body += "</tr></thead>\n<tbody>\n";
  for (const ServiceInfo& s : content.services) put_row(body, content, s, items);
  body += "</tbody>\n</table>\n</div>\n</section>\n";
  const std::string title = std::string{term.title} + ": who is responsible on each AWS service";
  return framed(content, {title, "../", "areas"}, " class=\"area\"", body);
}

}  // namespace demarc::site
