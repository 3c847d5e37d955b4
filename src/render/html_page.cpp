// SPDX-License-Identifier: Apache-2.0
// The frame of every HTML page: head, colours, print.
#include "html_page.hpp"

#include "escape.hpp"

namespace demarc::render_detail {
namespace {

// No script can run and nothing is fetched, whatever a matrix says.
constexpr std::string_view policy = "default-src 'none'; style-src 'unsafe-inline'";

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --faint: #59636e; --line: #d1d9e0; --band: #f6f8fa;
  --aws: #8a4600; --customer: #0550ae; --third: #8250df; --unknown: #b42318; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --paper: #0d1117; --faint: #9198a1; --line: #3d444d; --band: #151b23;
    --aws: #f0a04b; --customer: #6cb6ff; --third: #d2a8ff; --unknown: #ff7b72; }
}
body { margin: 2rem auto; max-width: 72rem; padding: 0 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.4rem; line-height: 1.3; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: break-word; }
thead th { border-bottom-width: 2px; }
td:nth-child(2) { min-width: 9rem; }
tbody th { background: var(--band); }
td.aws, td.customer, td.third-party, td.split, td.depends, td.unknown { font-weight: 600; }
.aws { color: var(--aws); } .customer { color: var(--customer); } .third-party { color: var(--third); }
.unknown { color: var(--unknown); } .not-applicable, footer, .faint { color: var(--faint); }
footer { overflow-wrap: anywhere; }
a { color: inherit; }
@media print {
  :root { color-scheme: light; --ink: #000000; --paper: #ffffff; --faint: #333333; --line: #999999; --band: #eeeeee;
    --aws: #000000; --customer: #000000; --third: #000000; --unknown: #000000; }
  body { margin: 0; max-width: none; font-size: 9pt; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
)";

}  // namespace

std::string html_page(std::string_view title, std::string_view body) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"";
  out += policy;
  out += "\">\n<title>";
  out += html(title);
  out += "</title>\n<style>";
  out += style;
  out += "</style>\n</head>\n<body>\n";
  out += body;
  out += "</body>\n</html>\n";
  return out;
}

std::string html_party(Tone tone, std::string_view text) {
  std::string out = "<td";
  if (const std::string_view name = class_of(tone); !name.empty()) out += " class=\"" + std::string{name} + "\"";
  return out + ">" + html(text) + "</td>";
}

}  // namespace demarc::render_detail
