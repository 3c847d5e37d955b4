// SPDX-License-Identifier: Apache-2.0
// The manual page, from the same tables as --help.
#include "manual.hpp"

#include <algorithm>

#include "builtin.hpp"
#include "help.hpp"
#include "render/layout.hpp"

namespace demarc::cli {
namespace {

/// Text that roff takes for nothing but text.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";  // can be copied, unlike a hyphen
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^' || c == '~' || c == '`')
      out += c == '^' ? "\\(ha" : c == '~' ? "\\(ti" : "\\(ga";
    else
      out += c;
  }
  if (out.starts_with('.')) out.insert(0, "\\&");
  return out;
}

class Manual {
 public:
  void line(std::string_view text) { out_.append(text).append("\n"); }
  void section(std::string_view title) { line(".SH " + std::string{title}); }
  void paragraphs(std::string_view text) {
    while (!text.empty()) {
      const std::string_view one = text.substr(0, text.find("\n\n"));
      line(".PP");
      prose(one);
      text.remove_prefix(std::min(text.size(), one.size() + 2));
    }
  }
  /// Short lines, as man wants them.
  void prose(std::string_view text) {
    std::string joined{text};
    std::replace(joined.begin(), joined.end(), '\n', ' ');
    for (const std::string& each : render_detail::wrap(joined, 66, false)) line(roff(each));
  }
  void examples(std::string_view text) {
    line(".PP");
    line(".RS 4");
    line(".nf");
    for (const std::string_view each : split(text, '\n')) line(roff(each));
    line(".fi");
    line(".RE");
  }
  void entry(std::string_view bold, std::string_view italic, std::string_view text) {
    line(".TP");
    std::string label = "\\fB" + roff(bold) + "\\fR";
    if (!italic.empty()) label += " \\fI" + roff(italic) + "\\fR";
    line(label);
    prose(text);
  }
  void options(const VerbInfo* verb) {
    for (const CommandOption* o : options_of(verb)) {
      if (verb != nullptr && is_common(*o) && (o->id != "format" || verb->formats == all_formats)) continue;
      std::string names;
      for (const std::string_view name : split(o->names, ',')) names.append(names.empty() ? "" : ", ").append(name);
      entry(names, o->value, said_of(*o, verb));
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string_view last_review(MatrixView matrix) {
  std::string_view last;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) last = std::max(last, matrix.service(s).reviewed());
  return last;
}

}  // namespace

std::string manual(MatrixView matrix) {
  Manual m;
  m.line(".TH DEMARC 1 \"" + std::string{last_review(matrix)} + "\" \"demarc " + roff(program_version()) +
         "\" \"User Commands\"");
  m.section("NAME");
  m.line("demarc \\- " + roff(in_a_line()));
  m.section("SYNOPSIS");
  m.line("\\fBdemarc\\fR \\fIVERB\\fR [\\fIWORD\\fR|\\fIOPTION\\fR]...");
  m.section("DESCRIPTION");
  m.prose(in_a_paragraph());
  m.examples(first_examples());
  m.section("VERBS");
  for (const VerbInfo& v : verbs()) {
    if (v.hidden) continue;
    m.line(".SS \"" + roff("demarc " + std::string{v.name}) + (v.words.empty() ? "" : " " + roff(v.words)) + "\"");
    m.line(roff(v.does) + ".");
    m.paragraphs(v.about);
    if (v.verb == Verb::export_)
      for (const exports::KindInfo& k : exports::kinds) m.entry(k.name, "", said_of(k));
    m.options(&v);
    if (!v.examples.empty()) m.examples(v.examples);
  }
  m.section("OPTIONS");
  m.line("Every verb has these.");
  m.options(nullptr);
  m.section("EXIT STATUS");
  for (const Meaning& s : statuses()) m.entry(s.name, "", s.means);
  m.section("ENVIRONMENT");
  for (const Meaning& e : environment()) m.entry(e.name, "", e.means);
  return m.take();
}

}  // namespace demarc::cli
