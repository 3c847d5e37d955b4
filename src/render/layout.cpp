// SPDX-License-Identifier: Apache-2.0
// Text for people: wrapping, aligning, colour.
#include "layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "escape.hpp"
#include "unicode.hpp"

namespace demarc::render_detail {
namespace {

struct Look {
  std::string_view name, ansi, letter, shape;
};
// In the order of Tone. The sixteen colours of every terminal, so that they follow its theme. Shapes are full where
// something is yours to do.
constexpr std::array<Look, 10> looks{{{"", "", "", ""},
                                      {"", "\033[1m", "", ""},
                                      {"", "\033[2m", "", ""},
                                      {"aws", "\033[33m", "A", "○"},
                                      {"customer", "\033[36m", "C", "●"},
                                      {"third-party", "\033[35m", "3", "◇"},
                                      {"split", "\033[1m", "S", "◐"},
                                      {"depends", "\033[1m", "D", "◐"},
                                      {"not-applicable", "\033[2m", "-", "–"},
                                      {"unknown", "\033[31m", "?", "?"}}};
constexpr std::string_view end_of_colour = "\033[0m";

bool is_ascii(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Tone tone_of(const Owner& owner) noexcept {
  switch (owner.verdict()) {
    case Verdict::aws:
      return Tone::aws;
    case Verdict::customer:
      return Tone::customer;
    case Verdict::third_party:
      return Tone::third_party;
    case Verdict::split:
      return Tone::split;
    case Verdict::depends:
      return Tone::depends;
    case Verdict::not_applicable:
      return Tone::not_applicable;
    case Verdict::unknown:
    case Verdict::unresolved:
      break;
  }
  return Tone::unknown;
}

Tone tone_of(std::string_view cell) noexcept {
  if (cell.empty()) return Tone::plain;
  constexpr std::array<std::pair<std::string_view, Tone>, 7> words{{{"AWS", Tone::aws},
                                                                    {"Customer", Tone::customer},
                                                                    {"Split", Tone::split},
                                                                    {"Depends", Tone::depends},
                                                                    {"Not applicable", Tone::not_applicable},
                                                                    {"n/a", Tone::not_applicable},
                                                                    {"Unknown", Tone::unknown}}};
  for (const auto& [word, tone] : words) {
    if (!cell.starts_with(word)) continue;
    const std::string_view rest = cell.substr(word.size());
    if (rest.empty() || rest.starts_with(" (") || tone == Tone::depends || tone == Tone::split) return tone;
  }
  return Tone::third_party;
}

Tone tone_of_id(std::string_view id) noexcept {
  for (std::size_t n = 0; n < looks.size(); ++n)
    if (!looks[n].name.empty() && looks[n].name == id) return static_cast<Tone>(n);
  return Tone::third_party;
}

std::string_view class_of(Tone tone) noexcept { return looks[static_cast<std::size_t>(tone)].name; }

std::string_view sign_of(Tone tone, Signs signs) noexcept {
  const Look& look = looks[static_cast<std::size_t>(tone)];
  return signs == Signs::none ? std::string_view{} : signs == Signs::letters ? look.letter : look.shape;
}

std::string paint(Tone tone, std::string_view text, const Style& style) {
  const std::string_view start = looks[static_cast<std::size_t>(tone)].ansi;
  if (!style.colour || start.empty() || text.empty()) return std::string{text};
  return std::string{start}.append(text).append(end_of_colour);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width, bool hard) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t used = 0;
  const auto end_line = [&] {
    lines.push_back(std::exchange(line, {}));
    used = 0;
  };
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(word.size());
    const std::size_t size = columns(word);
    if (used != 0 && width != 0 && used + 1 + size > width) end_line();
    if (used != 0) {
      line += ' ';
      ++used;
    }
    if (!hard && is_ascii(word)) {  // nearly all
      line += word;
      used += size;
      continue;
    }
    while (!word.empty()) {
      const char32_t c = take(word);
      if (hard && width != 0 && used != 0 && used + columns(c) > width) end_line();
      append(line, c == U'\u00A0' ? U' ' : c);
      used += columns(c);
    }
  }
  if (used != 0 || lines.empty()) end_line();
  return lines;
}

void paragraph(std::string& out, std::string_view label, std::string_view text, std::size_t indent, const Style& style,
               Tones tones) {
  const std::size_t labelled = columns(label);
  const std::size_t width = style.width == 0 ? 0 : std::max<std::size_t>(style.width, indent + 20) - indent;
  const bool outdented = !label.empty() && label.find_first_not_of(' ') == std::string_view::npos;
  // Room for a long label on the first line: a word of its size that is taken off again.
  const std::string filler(labelled > indent ? labelled - indent : 0, 'x');
  std::vector<std::string> lines = wrap(filler + printable(text), width, false);
  lines.front().erase(0, filler.size());
  for (std::size_t n = 0; n < lines.size(); ++n) {
    if (n == 0) out += paint(tones.label, label, style);
    if (n != 0 || !outdented) pad(out, n == 0 ? label : "", indent);
    out += paint(tones.text, lines[n], style);
    out += '\n';
  }
}

void pad(std::string& out, std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  if (used < width) out.append(width - used, ' ');
}

}  // namespace demarc::render_detail
