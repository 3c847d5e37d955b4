// SPDX-License-Identifier: Apache-2.0
// Text that cannot break out: of a terminal, a Markdown table, an HTML page, a CSV cell, a JSON line.
#include "escape.hpp"

#include <algorithm>
#include <array>

#include "unicode.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// Where the next web address in a text begins and how long it is; size 0: none.
struct Found {
  std::size_t at, size;
};
Found find_address(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = text.find("http", from); at != std::string_view::npos; at = text.find("http", at + 4)) {
    const std::size_t end = std::min(text.find_first_of(" \"'<>()", at), text.size());
    std::string_view address = text.substr(at, end - at);
    while (!address.empty() && std::string_view{".,;:!?"}.find(address.back()) != std::string_view::npos)
      address.remove_suffix(1);
    if (is_web_address(address)) return {at, address.size()};
  }
  return {text.size(), 0};
}

bool is_formula(std::string_view text) noexcept {
  if (text.empty()) return false;
  constexpr std::array starts{U'=', U'+', U'-', U'@', U'\t', U'\r', U'\n', U'＝', U'＋', U'－', U'＠'};
  const char32_t first = take(text);
  return std::find(starts.begin(), starts.end(), first) != starts.end();
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = take(text);
    append(out, is_break(c) ? U' ' : is_control(c) ? replacement : c);
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string html_with_links(std::string_view text) {
  const std::string clean = printable(text);
  const std::string_view all = clean;
  std::string out;
  std::size_t from = 0;
  while (from < all.size()) {
    const Found found = find_address(all, from);
    out += html(all.substr(from, found.at - from));
    if (found.size == 0) break;
    const std::string address = html(all.substr(found.at, found.size));
    out += "<a href=\"" + address + "\">" + address + "</a>";
    from = found.at + found.size;
  }
  return out;
}

std::string markdown(std::string_view text) {
  constexpr std::string_view always = "\\`*[]|~$";
  const std::string clean = printable(text);
  std::string out;
  for (std::size_t n = 0; n < clean.size(); ++n) {
    const char c = clean[n];
    const bool first = n == 0 || (n == 1 && clean[0] == ' ');
    const bool inside_word = n > 0 && n + 1 < clean.size() && is_word(clean[n - 1]) && is_word(clean[n + 1]);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      const bool escaped = always.find(c) != std::string_view::npos || (c == '_' && !inside_word) ||
                           (c == '!' && n + 1 < clean.size()) ||
                           (first && (c == '#' || c == '+' || c == '-' || c == '='));
      if (escaped) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string markdown_link(std::string_view text, std::string_view address) {
  if (!is_web_address(address)) return markdown(text);
  std::string out = "[" + markdown(text) + "](<";
  for (const char c : address) {
    if (c == '\\' || c == '|') {  // a bar ends a cell even here
      out += '%';
      out += hexadecimal[static_cast<unsigned char>(c) >> 4];
      out += hexadecimal[static_cast<unsigned char>(c) & 0xF];
    } else {
      out += c;
    }
  }
  return out + ">)";
}

std::string csv(std::string_view text) {
  std::string clean = is_formula(text) ? "'" : "";
  while (!text.empty()) {
    const char32_t c = take(text);
    const bool kept = c == '\t' || c == '\n' || c == '\r';
    append(clean, !kept && is_control(c) ? replacement : c);
  }
  if (clean.find_first_of(",\"\r\n\t") == std::string::npos) return clean;
  std::string out = "\"";
  for (const char c : clean) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

std::string plain_json(std::string_view dumped) {
  std::string out;
  out.reserve(dumped.size());
  while (!dumped.empty()) {
    const char32_t c = take(dumped);
    if (c == '\n' || !is_control(c)) {  // a line break in a dump is layout: those of strings are escaped already
      append(out, c);
      continue;
    }
    const auto unit = [&](char32_t u) {
      out += "\\u";
      for (int shift = 12; shift >= 0; shift -= 4) out += hexadecimal[u >> shift & 0xF];
    };
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

bool is_web_address(std::string_view text) noexcept {
  const std::string_view scheme = text.substr(0, 8) == "https://" ? "https://" : "http://";
  if (text.substr(0, scheme.size()) != scheme || text.size() == scheme.size()) return false;
  return std::none_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F || c == '<' || c == '>' || c == '"' || c == '\'' ||
           c == '`';
  });
}

}  // namespace demarc::render_detail
