// SPDX-License-Identifier: Apache-2.0
// The start page: search, the areas, every service by category.
#include <map>

#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"

namespace demarc::site {
namespace {

using render_detail::html;

void put_search(std::string& out, const Content& content) {
  put(out,
      {"<div class=\"hero\">\n<h1>Who is responsible for what on AWS</h1>\n<p class=\"lead\">",
       std::to_string(content.services.size()), content.services.size() == 1 ? " service" : " services",
       ", act by act: AWS, the customer or a named third party, under which configuration, and on whose word.</p>\n"
       "<form id=\"find\" role=\"search\"><label for=\"search\">Search services and responsibilities</label>\n"
       "<input type=\"search\" id=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"lambda runtime "
       "patching\" aria-describedby=\"found\">\n"
       "<p id=\"found\"><span id=\"status\" role=\"status\"></span></p>\n<ul id=\"results\" class=\"results\" "
       "hidden></ul></form>\n"
       "<noscript><p>Search needs JavaScript; every service and area is listed below.</p></noscript>\n</div>\n"});
}

void put_areas(std::string& out, const Content& content) {
  out += "<section aria-labelledby=\"areas\">\n<h2 id=\"areas\">Areas</h2>\n<ul class=\"cards\">\n";
  for (std::size_t a = 0; a < area_count; ++a) {
    const Term area = content.matrix.area(static_cast<Area>(a));
    put(out, {"<li><a href=\"areas/", area.id, ".html\">", html(area.title), "</a> <span>", html(area.about),
              "</span></li>\n"});
  }
  out += "</ul>\n</section>\n";
}

void put_frameworks(std::string& out, const Content& content) {
  if (content.matrix.framework_count() == 0) return;
  out += "<section aria-labelledby=\"frameworks\">\n<h2 id=\"frameworks\">Controls</h2>\n<ul class=\"cards\">\n";
  for (std::uint32_t n = 0; n < content.matrix.framework_count(); ++n) {
    const FrameworkInfo f = content.matrix.framework(n);
    put(out, {"<li><a href=\"frameworks/", f.id(), ".html\">", html(f.name()), "</a> <span>", html(f.version()), ", ",
              std::to_string(f.control_count()), f.control_count() == 1 ? " control" : " controls", "</span></li>\n"});
  }
  out += "</ul>\n</section>\n";
}

void put_services(std::string& out, const Content& content) {
  std::map<std::string_view, std::string> categories;
  for (const ServiceInfo& s : content.services)
    put(categories[s.category()], {"<li><a href=\"services/", s.id(), ".html\">", html(s.name()), "</a></li>\n"});
  out += "<section aria-labelledby=\"all\">\n<h2 id=\"all\">Services</h2>\n<div class=\"categories\">\n";
  for (const auto& [category, list] : categories)
    put(out, {"<div><h3>", html(category), "</h3>\n<ul>\n", list, "</ul></div>\n"});
  out += "</div>\n</section>\n";
}

}  // namespace

std::string start_page(const Content& content) {
  std::string body;
  put_search(body, content);
  put_areas(body, content);
  put_frameworks(body, content);
  put_services(body, content);
  return framed(content,
                {"demarc: who is responsible for what on AWS",
                 "",
                 "services",
                 {"assets/evaluate.js", "assets/words.js", "data/index.js", "assets/search.js"}},
                " class=\"start\"", body);
}

}  // namespace demarc::site
