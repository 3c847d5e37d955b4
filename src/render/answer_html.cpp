// SPDX-License-Identifier: Apache-2.0
// An answer as a page of HTML.
#include <algorithm>

#include "digest.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "html_page.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

void labelled(std::string& out, std::string_view label, std::string_view text) {
  if (!text.empty()) out += "<p><span class=\"faint\">" + html(label) + ":</span> " + html_with_links(text) + "</p>\n";
}

void cell(std::string& out, std::string_view text) { out += "<td>" + html(text) + "</td>"; }

/// "[baseline 3]", with the number as a link to the page below.
std::string mark_with_links(std::string_view mark) {
  std::string out;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  while (!mark.empty()) {
    std::size_t n = 0;
    while (n < mark.size() && digit(mark[n]) == digit(mark[0])) ++n;
    const std::string part = html(mark.substr(0, n));
    out += digit(mark[0]) ? "<a href=\"#source-" + part + "\">" + part + "</a>" : part;
    mark.remove_prefix(n);
  }
  return out;
}

void table(std::string& out, const std::vector<std::string_view>& heads) {
  out += "<div class=\"table\"><table>\n<thead><tr>";
  for (const std::string_view h : heads) out += "<th scope=\"col\">" + html(h) + "</th>";
  out += "</tr></thead>\n<tbody>\n";
}

void items(std::string& out, const Digest& d) {
  if (d.lines.empty()) return;
  if (d.by_area) {
    table(out, {"Who", "Areas"});
    for (const Line& l : d.lines) {
      std::vector<std::string> titles;
      for (const Deed& deed : l.deeds) titles.push_back(deed.title);
      out += "<tr>" + html_party(l.tone, l.who);
      cell(out, joined(titles, ", "));
      out += "</tr>\n";
    }
  } else {
    table(out, {"Who", "Responsibility", "Layer", "In detail", "Source"});
    for (const Row& r : rows_of(d)) {
      out += "<tr>" + html_party(r.tone, r.who);
      cell(out, r.what);
      cell(out, r.layer);
      cell(out, r.detail);
      out += "<td>" + mark_with_links(r.mark) + "</td></tr>\n";
    }
  }
  out += "</tbody>\n</table></div>\n";
}

void list(std::string& out, std::string_view title, const std::vector<std::string>& entries) {
  if (entries.empty()) return;
  out += "<p class=\"faint\">" + html(title) + "</p>\n<ul>\n";
  for (const std::string& e : entries) out += "<li>" + html(e) + "</li>\n";
  out += "</ul>\n";
}

void answer(std::string& out, const Digest& d) {
  if (d.ended) out += "<p class=\"unknown\"><strong>" + html(d.lifecycle) + "</strong></p>\n";
  out += "<h1>" + html(d.sentence) + "</h1>\n";
  if (!d.ended) labelled(out, "Lifecycle", d.lifecycle);
  std::vector<std::string> cases, not_applicable, changes;
  for (const TellCase& c : d.cases) cases.push_back((c.when.empty() ? "otherwise" : c.when) + ": " + c.who);
  for (const Deed& deed : d.not_applicable)
    not_applicable.push_back(deed.title + (deed.detail.empty() ? "" : ": " + deed.detail + " " + said(deed.mark)));
  for (const Change& c : d.changes) changes.push_back(c.when + " → " + said(c.effects, 0));
  if (d.more_changes != 0) changes.push_back("and " + std::to_string(d.more_changes) + " more");
  list(out, "Case by case:", cases);
  items(out, d);
  list(out, "Does not apply here:", not_applicable);
  labelled(out, "Beside it", listed(d.beside, "; "));
  labelled(out, "Given", d.given);
  labelled(out, "Assumed", d.assumed);
  labelled(out, "Ignored, as it means nothing here", d.ignored);
  labelled(out, "Left open", listed(d.open, "; "));
  list(out, "Would change:", changes);
  for (const std::string& note : d.notes) labelled(out, "Note", note);
}

void pages_list(std::string& out, const Footnotes& pages) {
  if (pages.all().empty()) return;
  out += "<h2 class=\"faint\">Sources</h2>\n<ol>\n";
  for (std::size_t n = 0; n < pages.all().size(); ++n) {
    const Source& s = pages.all()[n];
    out += "<li id=\"source-" + std::to_string(n + 1) + "\">";
    out += is_web_address(s.url) ? "<a href=\"" + html(s.url) + "\">" + html(s.title) + "</a>" : html(s.title);
    if (!s.read.empty()) out += ", read " + html(s.read);
    out += "</li>\n";
  }
  out += "</ol>\n";
}

}  // namespace

std::string answer_html(MatrixView matrix, const Replies& replies, const Style& style) {
  std::string body = "<main>\n", title = replies.problem;
  Footnotes pages;
  std::vector<std::pair<std::string, std::string>> legend;
  for (const Reply& reply : replies.replies) {
    const Digest d = digest(matrix, replies, reply, {style.all, false}, pages);
    if (title.empty()) title = d.sentence;
    answer(body, d);
    for (const auto& entry : d.legend)
      if (std::find(legend.begin(), legend.end(), entry) == legend.end()) legend.push_back(entry);
  }
  if (!replies.answered()) {
    if (title.empty()) title = "The question was not understood.";
    body += "<h1>" + html(title) + "</h1>\n";
    std::vector<std::string> names;
    for (const Candidate& c : replies.candidates) names.push_back(c.id + (c.title.empty() ? "" : " (" + c.title + ")"));
    list(body, "Did you mean:", names);
  }
  pages_list(body, pages);
  for (const auto& [word, meaning] : legend) labelled(body, word, meaning);
  body += "</main>\n<footer><p>Edition " + html(matrix.edition()) + "</p></footer>\n";
  return html_page(title, body);
}

}  // namespace demarc::render_detail
