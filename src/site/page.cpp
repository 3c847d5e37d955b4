// SPDX-License-Identifier: Apache-2.0
// The frame of every page, and the words and marks that pages share.
#include "page.hpp"

#include "render/escape.hpp"
#include "render/words.hpp"

namespace demarc::site {

using render_detail::html;

void put(std::string& out, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) out += part;
}

namespace {

struct Entry {
  std::string_view id, page, title;
};
constexpr Entry navigation[] = {{"services", "index.html", "Services"},
                                {"areas", "index.html#areas", "Areas"},
                                {"frameworks", "index.html#frameworks", "Controls"},
                                {"compare", "compare.html", "Compare"},
                                {"changes", "changes.html", "What changed"}};

// No script but the folder's own can run, and nothing is fetched from elsewhere, whatever a matrix says.
constexpr std::string_view policy =
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; "
    "form-action 'none'";

void put_navigation(std::string& out, const Content& content, const Frame& frame) {
  put(out, {"<header class=\"site\"><a class=\"brand\" href=\"", frame.up,
            "index.html\">demarc</a>\n<nav aria-label=\"Site\"><ul>\n"});
  for (const Entry& e : navigation) {
    if (e.id == "changes" && content.since == nullptr) continue;
    if (e.id == "frameworks" && content.matrix.framework_count() == 0) continue;
    put(out, {"<li><a href=\"", frame.up, e.page, "\"", e.id == frame.here ? " aria-current=\"true\"" : "", ">",
              e.title, "</a></li>\n"});
  }
  out += "</ul></nav></header>\n";
}

}  // namespace

std::string framed(const Content& content, const Frame& frame, std::string_view attributes, std::string_view body) {
  std::string out;
  out.reserve(body.size() + 4096);
  put(out, {"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"",
            policy, "\">\n<meta name=\"referrer\" content=\"no-referrer\">\n<title>", html(frame.title),
            "</title>\n<link rel=\"icon\" href=\"", frame.up, "assets/icon.svg\">\n<link rel=\"stylesheet\" href=\"",
            frame.up, "assets/site.css\">\n"});
  for (const std::string_view script : frame.scripts)
    put(out, {"<script defer src=\"", frame.up, script, "\"></script>\n"});
  out += "</head>\n<body>\n<a class=\"skip\" href=\"#page_main\">Skip to the content</a>\n";
  put_navigation(out, content, frame);
  put(out, {"<main id=\"page_main\"", attributes, ">\n", body, "</main>\n<footer class=\"site\"><p>demarc, edition ",
            html(content.matrix.edition()),
            ". Each act has one party. What nobody has recorded is unknown, and never silently the customer's. "
            "This is no legal advice: the customer's agreement with AWS governs.</p></footer>\n</body>\n</html>\n"});
  return out;
}

std::string_view owner_id(const Owner& owner) noexcept {
  const auto who = owner.who();
  return who ? who->id() : id(owner.verdict());
}

std::string_view kind_of(const Owner& owner) noexcept { return id(owner.verdict()); }

std::string party_mark(MatrixView matrix, const Owner& owner) {
  return "<span class=\"party " + std::string{kind_of(owner)} + "\">" + html(render_detail::owner_name(matrix, owner)) +
         "</span>";
}

void Tally::add(const Owner& owner) noexcept {
  switch (owner.verdict()) {
    case Verdict::customer:
      ++customer;
      break;
    case Verdict::aws:
      ++aws;
      break;
    case Verdict::third_party:
      ++third_party;
      break;
    case Verdict::depends:
    case Verdict::split:
      ++depends;
      break;
    case Verdict::not_applicable:
      ++not_applicable;
      break;
    case Verdict::unknown:
    case Verdict::unresolved:
      ++unknown;
      break;
  }
}

std::string Tally::words() const {
  std::string out;
  const auto say = [&](std::string_view what, std::size_t count) {
    if (count != 0) put(out, {out.empty() ? "" : ", ", what, " ", std::to_string(count)});
  };
  say("customer", customer);
  say("AWS", aws);
  say("third party", third_party);
  say("depends", depends);
  say("unknown", unknown);
  return out.empty() ? "does not apply" : out;
}

std::string link(const Source& source) {
  std::string out;
  if (!render_detail::is_web_address(source.url)) return html(source.title);
  put(out, {"<a href=\"", html(source.url), "\" rel=\"noreferrer\">", html(source.title), "</a>"});
  return out;
}

}  // namespace demarc::site
