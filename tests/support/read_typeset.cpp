// SPDX-License-Identifier: Apache-2.0
// Readers for LaTeX and AsciiDoc as demarc writes them. What they do not know is a fault: they are no use for anything
// else.
#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "read_back.hpp"

namespace demarc::test {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// ---- LaTeX ---------------------------------------------------------------------------------------

class LatexReader {
 public:
  explicit LatexReader(std::string_view text) : rest_{text} {}

  ReadBack read() {
    while (!rest_.empty() && result_.fault.empty()) {
      if (take("\\begin{longtable}"))
        table();
      else if (at_start_ && take("%"))
        rest_.remove_prefix(std::min(rest_.find('\n'), rest_.size()));  // a comment of ours, before everything
      else if (!take("\n"))
        paragraph();
      at_start_ = false;
    }
    return std::move(result_);
  }

 private:
  bool take(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }
  void expect(std::string_view what) {
    if (!take(what)) found("no " + std::string{what});
  }
  void found(const std::string& fault) {
    if (result_.fault.empty()) result_.fault = fault + " before '" + std::string{rest_.substr(0, 40)} + "'";
    rest_ = {};
  }

  void paragraph() {
    if (std::string words = text("\n\n"); !words.empty()) result_.texts.push_back(std::move(words));
    take("\n\n");
  }

  /// What is in braces, whatever it is: how columns are laid out.
  void skip_group() {
    expect("{");
    for (int depth = 1; depth != 0;) {
      if (rest_.empty()) return found("a group without end");
      depth += rest_.front() == '{' ? 1 : rest_.front() == '}' ? -1 : 0;
      rest_.remove_prefix(1);
    }
  }

  void table() {
    skip_group();
    take("\n");
    if (take("\\caption{")) {
      if (std::string title = text("}"); !title.empty()) result_.texts.push_back(std::move(title));
      expect("}\\\\\n");
    }
    expect("\\toprule\n");
    row();
    expect("\\midrule\n\\endhead\n\\bottomrule\n\\endfoot\n");
    while (!rest_.empty() && !take("\\end{longtable}\n")) {
      take("\\addlinespace\n");
      if (take("\\multicolumn{"))
        across();
      else
        row();
    }
    if (std::any_of(result_.rows.begin(), result_.rows.end(),
                    [&](const auto& r) { return r.size() != 1 && r.size() != result_.rows.front().size(); }))
      found("rows of different lengths");
  }

  void row() {
    result_.rows.emplace_back();
    do {
      if (rest_.empty()) return found("a row without end");
      result_.rows.back().push_back(text("&\\"));
    } while (take("&"));
    expect("\\\\\n");
  }

  void across() {
    while (!rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_.front())) != 0) rest_.remove_prefix(1);
    expect("}{@{}l@{}}{");
    const bool bold = take("\\textbf{");
    result_.rows.push_back({text("}")});
    expect(bold ? "}} \\\\\n" : "} \\\\\n");
  }

  /// Text up to one of these: a brace that closes more than was opened; `&`, or two backslashes; an empty line.
  std::string text(std::string_view end) {
    std::string out;
    while (!rest_.empty()) {
      if (end == "\n\n" ? rest_.starts_with(end) : end == "}" && rest_.front() == '}') break;
      if (end == "&\\" && (rest_.front() == '&' || rest_.starts_with("\\\\"))) break;
      if (!character(out)) return found("something else than text"), out;
    }
    return squeezed(out);
  }

  bool character(std::string& out) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 22> known{{{"\\textbackslash{}", "\\"},
                                                                                   {"\\textasciitilde{}", "~"},
                                                                                   {"\\textasciicircum{}", "^"},
                                                                                   {"\\textless{}", "<"},
                                                                                   {"\\textgreater{}", ">"},
                                                                                   {"\\textbar{}", "|"},
                                                                                   {"\\textasciigrave{}", "`"},
                                                                                   {"\\{", "{"},
                                                                                   {"\\}", "}"},
                                                                                   {"\\$", "$"},
                                                                                   {"\\&", "&"},
                                                                                   {"\\#", "#"},
                                                                                   {"\\%", "%"},
                                                                                   {"\\_", "_"},
                                                                                   {"{[}", "["},
                                                                                   {"{]}", "]"},
                                                                                   {"{*}", "*"},
                                                                                   {"{}-", "-"},
                                                                                   {"{}'", "'"},
                                                                                   {"{},", ","},
                                                                                   {"~", "\u00A0"},
                                                                                   {"\n", " "}}};
    if (rest_.starts_with("\n\n")) return false;  // a paragraph ends
    for (const auto& [written, drawn] : known)
      if (take(written)) return out += drawn, true;
    if (take("\\url{")) {
      const std::size_t end = std::min(rest_.find('}'), rest_.size());
      const std::string_view address = rest_.substr(0, end);
      if (end == rest_.size() || !std::all_of(address.begin(), address.end(), [](char c) {
            return is_letter(c) || std::string_view{"0123456789/:.?=-"}.find(c) != std::string_view::npos;
          }))
        return false;
      out += address;
      rest_.remove_prefix(end + 1);
      return true;
    }
    const char c = rest_.front();
    if (std::string_view{"\\{}$&#%_^<>|`[]"}.find(c) != std::string_view::npos) return false;
    // -- is a dash, '' and ,, are quotes.
    if (std::string_view{"-',"}.find(c) != std::string_view::npos && rest_.substr(1).starts_with(c)) return false;
    out += c;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
  bool at_start_ = true;
  ReadBack result_;
};

// ---- AsciiDoc ------------------------------------------------------------------------------------

class AsciiDocReader {
 public:
  ReadBack read(std::string_view text) {
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (columns_ != 0 && line.starts_with('|') && line != "|===")
        cell(line.substr(1));
      else if (columns_ != 0 && across(line))
        continue;
      else if (line == "|===")
        edge();
      else if (line.starts_with("[%header,cols="))
        next_ = number(line.substr(14));
      else if (columns_ != 0 ? !line.empty() : next_ != 0)
        found("not a cell: ", line);
      else if (line.starts_with("== "))
        say(line.substr(3));
      else if (!line.empty())
        paragraph(line);
    }
    if (columns_ != 0) found("a table without end", {});
    return std::move(result_);
  }

 private:
  void found(std::string_view fault, std::string_view line) {
    if (result_.fault.empty()) result_.fault = std::string{fault} + std::string{line};
  }

  static std::size_t number(std::string_view digits) {
    std::size_t n = 0;
    for (; !digits.empty() && std::isdigit(static_cast<unsigned char>(digits.front())) != 0; digits.remove_prefix(1))
      n = n * 10 + static_cast<std::size_t>(digits.front() - '0');
    return n;
  }

  void edge() {
    if (columns_ == 0 && next_ == 0) found("a table of unknown width", {});
    if (columns_ != 0 && left_ != 0) found("a row is not whole", {});
    columns_ = columns_ == 0 ? std::exchange(next_, 0) : 0;
    left_ = 0;
  }

  void cell(std::string_view text) {
    if (left_ == 0) {
      result_.rows.emplace_back();
      left_ = columns_;
    }
    result_.rows.back().push_back(drawn(text));
    --left_;
  }

  /// "3+s| text": a cell over all columns.
  bool across(std::string_view line) {
    const std::string start = std::to_string(columns_) + "+s|";
    if (!line.starts_with(start)) return false;
    if (left_ != 0) found("a row is not whole: ", line);
    result_.rows.push_back({drawn(line.substr(start.size()))});
    return true;
  }

  void paragraph(std::string_view line) {
    const char c = line.front();
    const bool reference = line.starts_with("&#");
    if (static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && std::isdigit(static_cast<unsigned char>(c)) == 0 &&
        !reference)
      found("a block begins: ", line);
    // "1. ", "a) ": a list.
    const std::string_view word = line.substr(0, line.find(' '));
    if (word.size() <= 3 && (word.ends_with('.') || word.ends_with(')')) && word.find('&') == std::string_view::npos)
      found("a list begins: ", line);
    say(line);
  }

  void say(std::string_view line) {
    if (std::string words = drawn(line); !words.empty()) result_.texts.push_back(std::move(words));
  }

  std::string drawn(std::string_view text) {
    const std::string_view whole = text;
    std::string out;
    while (!text.empty()) {
      if (text.starts_with("&#")) {
        const std::size_t end = text.find(';');
        const std::size_t code = number(text.substr(2));
        if (end == std::string_view::npos || code == 0 || code >= 0x80) return found("a reference: ", whole), out;
        out += static_cast<char>(code);
        text.remove_prefix(end + 1);
        continue;
      }
      const char c = text.front();
      const std::string_view pair = text.substr(0, 2);
      if (std::string_view{"\\*_+#`^~{}|$&<>@"}.find(c) != std::string_view::npos || pair == "::" || pair == ";;" ||
          pair == "((" || pair == "[[" || pair == "--" || pair == "..")
        found("markup: ", whole);
      out += c;
      text.remove_prefix(1);
    }
    return squeezed(out);
  }

  ReadBack result_;
  std::size_t columns_ = 0, next_ = 0, left_ = 0;
};

}  // namespace

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

ReadBack read_latex(const std::string& text) { return LatexReader{text}.read(); }
ReadBack read_asciidoc(const std::string& text) { return AsciiDocReader{}.read(text); }

}  // namespace demarc::test
