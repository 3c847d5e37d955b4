// SPDX-License-Identifier: Apache-2.0
// The compare page: the frame that its script fills.
#include "page.hpp"
#include "pages.hpp"
#include "render/escape.hpp"

namespace demarc::site {

std::string compare_page(const Content& content) {
  std::string body =
      "<div class=\"head\">\n<h1>Compare services</h1>\n<p class=\"lead\">Up to five, each with its own "
      "configuration.</p>\n</div>\n"
      "<noscript><p>Comparing needs JavaScript; the page of each service has its table without.</p></noscript>\n"
      "<form id=\"choose\"><label for=\"service\">Service</label>\n"
      "<input id=\"service\" list=\"services\" autocomplete=\"off\" spellcheck=\"false\">\n<button "
      "id=\"add\">Add</button>\n<datalist id=\"services\">\n";
  for (const ServiceInfo& s : content.services)
    put(body, {"<option value=\"", render_detail::html(s.name()), "\" data-id=\"", s.id(), "\"></option>\n"});
  body +=
      "</datalist></form>\n<ul id=\"columns\" class=\"chosen\"></ul>\n"
      "<p><label class=\"switch\"><input type=\"checkbox\" id=\"differences\" autocomplete=\"off\"> Only rows in which "
      "they differ</label></p>\n"
      "<p id=\"status\" role=\"status\"></p>\n<div id=\"table\" class=\"scroll\" tabindex=\"0\" role=\"region\" "
      "aria-label=\"Comparison\"></div>\n";
  return framed(content,
                {"Compare services: who is responsible for what",
                 "",
                 "compare",
                 {"assets/evaluate.js", "assets/words.js", "assets/options.js", "data/common.js", "assets/compare.js"}},
                " class=\"compare\"", body);
}

}  // namespace demarc::site
