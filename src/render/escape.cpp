// SPDX-License-Identifier: Apache-2.0
// Text that cannot break out: of a terminal, a Markdown table, an HTML page, a CSV cell, a JSON line.
#include "escape.hpp"

#include <algorithm>
#include <array>

#include "unicode.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";

/// Bytes that are copied as they are: printing ASCII, but for `special`.
using Plain = std::array<bool, 256>;
consteval Plain plain_but(std::string_view special) {
  Plain plain{};
  for (unsigned char c = 0x20; c < 0x7F; ++c) plain[c] = special.find(static_cast<char>(c)) == std::string_view::npos;
  return plain;
}
constexpr Plain plain_text = plain_but(""), plain_html = plain_but("&<>\"'"), plain_json_text = plain_but("\"\\");

/// Moves what is plain from the front of `text` to the end of `out`; most texts are plain to their end.
void move_plain(std::string& out, std::string_view& text, const Plain& plain) {
  std::size_t size = 0;
  while (size < text.size() && plain[static_cast<unsigned char>(text[size])]) ++size;
  out.append(text.substr(0, size));
  text.remove_prefix(size);
}

/// \uXXXX, in two halves where one does not do.
void append_escaped(std::string& out, char32_t c) {
  const auto unit = [&](char32_t u) {
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += hexadecimal[u >> shift & 0xF];
  };
  if (c < 0x10000) return unit(c);
  unit(0xD800 + ((c - 0x10000) >> 10));
  unit(0xDC00 + ((c - 0x10000) & 0x3FF));
}

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

/// Where the mark of "1. " or "23) " stands, which begins a list in Markdown; npos: nowhere.
std::size_t end_of_list_number(std::string_view text) noexcept {
  const std::size_t end = text.find_first_not_of("0123456789");
  if (end == 0 || end == std::string_view::npos || (text[end] != '.' && text[end] != ')'))
    return std::string_view::npos;
  return end + 1 == text.size() || text[end + 1] == ' ' ? end : std::string_view::npos;
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
  for (move_plain(out, text, plain_text); !text.empty(); move_plain(out, text, plain_text)) {
    const char32_t c = take(text);
    append(out, is_break(c) ? U' ' : is_control(c) ? replacement : c);
  }
  return out;
}

std::string html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (move_plain(out, text, plain_html); !text.empty(); move_plain(out, text, plain_html)) {
    const char32_t c = take(text);
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
        append(out, is_break(c) ? U' ' : is_control(c) ? replacement : c);
    }
  }
  return out;
}

std::string html_with_links(std::string_view text) {
  if (text.find("http") == std::string_view::npos) return html(text);
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
  static constexpr Plain plain = plain_but("\\`*[]|~$<>&_!#+-= ");  // the last five: where they stand first
  std::string clean = printable(text);
  clean.erase(0, clean.find_first_not_of(' '));          // they mean nothing, or, if there are four, code
  const std::size_t last = clean.find_last_not_of(' ');  // # there ends a heading, and belongs to nothing
  const std::size_t numbered = end_of_list_number(clean);
  std::string out;
  out.reserve(clean.size());
  for (std::size_t n = 0; n < clean.size(); ++n) {
    const char c = clean[n];
    if (n == numbered) out += '\\';
    if (plain[static_cast<unsigned char>(c)]) {
      out += c;
      continue;
    }
    const bool inside_word = n > 0 && n + 1 < clean.size() && is_word(clean[n - 1]) && is_word(clean[n + 1]);
    if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      const bool escaped = always.find(c) != std::string_view::npos || (c == '_' && !inside_word) ||
                           (c == '!' && n + 1 < clean.size()) || (c == '#' && n == last) ||
                           (n == 0 && (c == '#' || c == '+' || c == '-' || c == '='));
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
    if (c == '\\' || c == '|' || static_cast<unsigned char>(c) >= 0x80) {  // a bar ends a cell even here
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
  clean.reserve(clean.size() + text.size());
  for (move_plain(clean, text, plain_text); !text.empty(); move_plain(clean, text, plain_text)) {
    const char32_t c = take(text);
    const bool kept = c == '\t' || c == '\n' || c == '\r';
    append(clean, !kept && is_control(c) ? replacement : c);
  }
  const auto bare = [](char c) { return c != ',' && c != '"' && c != '\r' && c != '\n' && c != '\t'; };
  if (std::ranges::all_of(clean, bare)) return clean;
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
  for (move_plain(out, dumped, plain_text); !dumped.empty(); move_plain(out, dumped, plain_text)) {
    const char32_t c = take(dumped);
    if (c == '\n' || !is_control(c))  // a line break in a dump is layout: those of strings are escaped already
      append(out, c);
    else
      append_escaped(out, c);
  }
  return out;
}

void append_json(std::string& out, std::string_view text) {
  constexpr std::string_view short_of = "\"\\\b\f\n\r\t", letters = "\"\\bfnrt";
  out += '"';
  for (move_plain(out, text, plain_json_text); !text.empty(); move_plain(out, text, plain_json_text)) {
    const char32_t c = take(text);
    if (const std::size_t n = c < 0x80 ? short_of.find(static_cast<char>(c)) : std::string_view::npos;
        n != std::string_view::npos)
      (out += '\\') += letters[n];
    else if (is_control(c))
      append_escaped(out, c);
    else
      append(out, c);
  }
  out += '"';
}

bool is_plain_address(std::string_view text) noexcept {
  return is_web_address(text) && std::ranges::all_of(text, [](char c) {
           const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           return letter || std::string_view{"/:.?=-"}.find(c) != std::string_view::npos;
         });
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
