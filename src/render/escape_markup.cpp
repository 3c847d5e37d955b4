// SPDX-License-Identifier: Apache-2.0
// Text that cannot break out of LaTeX and AsciiDoc.
#include <algorithm>

#include "escape.hpp"

namespace demarc::render_detail {
namespace {

bool is_letter_or_digit(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool within(std::string_view list, char c) noexcept { return list.find(c) != std::string_view::npos; }

/// The command that draws a character, where it has a meaning of its own; empty: it has none.
std::string_view latex_of(char c) noexcept {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\{";
    case '}':
      return "\\}";
    case '$':
      return "\\$";
    case '&':
      return "\\&";
    case '#':
      return "\\#";
    case '%':
      return "\\%";
    case '_':
      return "\\_";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '<':
      return "\\textless{}";
    case '>':
      return "\\textgreater{}";
    case '|':
      return "\\textbar{}";
    case '`':
      return "\\textasciigrave{}";
    case '[':
      return "{[}";
    case ']':
      return "{]}";
    default:
      return {};
  }
}

}  // namespace

std::string latex(std::string_view text) {
  const std::string clean = printable(text);
  std::string out;
  for (std::size_t n = 0; n < clean.size(); ++n) {
    const char c = clean[n];
    const char before = n == 0 ? ' ' : clean[n - 1];
    if (const std::string_view command = latex_of(c); !command.empty())
      out += command;
    else if (n == 0 && c == '*')  // \\* is one command
      out += "{*}";
    else if (c == before && within("-',", c))  // -- and '' and ,, are other characters
      (out += "{}") += c;
    else if (clean.compare(n, 2, "\u00A0") == 0 && n + 1 < clean.size())
      (out += '~'), ++n;
    else
      out += c;
  }
  return out;
}

std::string asciidoc(std::string_view text) {
  constexpr std::string_view always = "\\*_+#`^~{}|$&<>@", doubled = "-.:([=/\"',";
  std::string clean = printable(text);
  clean.erase(0, std::min(clean.find_first_not_of(' '), clean.size()));
  // The first word may begin a list or a warning: "1.", "a)", "iv)", "NOTE:".
  const std::size_t first = std::min(clean.find(' '), clean.size());
  const bool warns = std::all_of(clean.begin(), clean.begin() + static_cast<std::ptrdiff_t>(first),
                                 [](char c) { return (c >= 'A' && c <= 'Z') || c == ':'; });
  std::string out;
  for (std::size_t n = 0; n < clean.size(); ++n) {
    const char c = clean[n];
    const char before = n == 0 ? ' ' : clean[n - 1], after = n + 1 == clean.size() ? ' ' : clean[n + 1];
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    const bool begins = n == 0 && ascii && c != ' ' && !is_letter_or_digit(c);
    const bool ends_first = n + 1 == first && (within(".)", c) || (c == ':' && warns));
    const bool pair = within(doubled, c) && (before == c || after == c);
    const bool joins = (c == ':' && after != ' ') || (c == '[' && before != ' ');  // macros, and lists of attributes
    const bool mark = c == '(' && (after == 'C' || after == 'R' || after == 'T');  // (C), (R), (TM)
    const bool apostrophe = c == '\'' && is_letter_or_digit(before) && is_letter_or_digit(after);
    const bool list = c == ';' && out.ends_with(';');  // ;; describes a term, and references end with one
    if (list || within(always, c) || begins || ends_first || pair || joins || mark || apostrophe)
      out += "&#" + std::to_string(static_cast<unsigned>(static_cast<unsigned char>(c))) + ";";
    else
      out += c;
  }
  return out;
}

}  // namespace demarc::render_detail
