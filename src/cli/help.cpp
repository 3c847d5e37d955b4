// SPDX-License-Identifier: Apache-2.0
// The pages that --help prints.
#include "help.hpp"

#include <algorithm>
#include <array>

#include "export/kinds.hpp"
#include "render/layout.hpp"
#include "render/words.hpp"

namespace demarc::cli {
namespace {

constexpr std::size_t widest = 100;

constexpr std::array all_statuses{
    Meaning{"0", "answered"},
    Meaning{"1", "a check found something, or diff an owner that flipped"},
    Meaning{"2", "wrong usage, input that cannot be used, or output that cannot be written"},
    Meaning{"3", "not recorded (unknown), or not understood (unresolved)"},
};

constexpr std::array all_variables{
    Meaning{"COLUMNS", "how wide text is; else as wide as the terminal, or 100 columns where there is none"},
    Meaning{"NO_COLOR", "set to anything: no colours, unless --colour always asks for them"},
    Meaning{"TERM", "dumb: no colours and no progress"},
    Meaning{"LC_ALL, LC_CTYPE, LANG",
            "the first that is set says whether the terminal draws UTF-8: then owners are "
            "marked by shapes, else by letters"},
};

class Page {
 public:
  explicit Page(std::size_t width) : style_{std::min(width, widest), false, false, false} {}

  void line(std::string_view text = {}) { out_.append(text).append("\n"); }
  void prose(std::string_view text) { render_detail::paragraph(out_, "", text, 0, style_); }
  /// Paragraphs with an empty line between; line breaks inside them are those of the source.
  void paragraphs(std::string_view text) {
    while (!text.empty()) {
      const std::string_view one = text.substr(0, text.find("\n\n"));
      prose(one);
      line();
      text.remove_prefix(std::min(text.size(), one.size() + 2));
    }
  }
  void examples(std::string_view text) {
    for (const std::string_view example : split(text, '\n')) line("  " + std::string{example});
    line();
  }
  /// A name and what it means, which hangs beside it.
  void entry(std::string_view name, std::string_view text, std::size_t indent) {
    std::string label = "  " + std::string{name};
    label.resize(std::max(label.size() + 2, indent), ' ');
    render_detail::paragraph(out_, label, text, indent, style_);
  }
  void options(const VerbInfo* verb) {
    const std::vector<const CommandOption*> all = options_of(verb);
    std::size_t indent = 0;
    for (const CommandOption* o : all) indent = std::max(indent, label_of(*o).size() + 4);
    for (const CommandOption* o : all) entry(label_of(*o), said_of(*o, verb), indent);
    line();
  }
  void exits() {
    line("Exit status:");
    for (const Meaning& s : all_statuses) entry(s.name, s.means, 5);
  }
  void variables() {
    line();
    line("Environment:");
    for (const Meaning& v : all_variables) entry(v.name, v.means, 26);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  /// "-o, --output FILE"
  static std::string label_of(const CommandOption& option) {
    std::string label;
    for (const std::string_view name : split(option.names, ',')) label.append(label.empty() ? "" : ", ").append(name);
    if (!option.value.empty()) label.append(" ").append(option.value);
    return label;
  }

  std::string out_;
  Style style_;
};

}  // namespace

std::string said_of(const CommandOption& option, const VerbInfo* verb) {
  if (option.takes != Takes::format) return std::string{option.says};
  std::string words = formats_of(verb == nullptr ? VerbInfo{} : *verb);
  return verb == nullptr ? words + "; some verbs have fewer" : words;
}

std::string formats_of(const VerbInfo& verb) {
  std::vector<std::string> words;
  for (const std::string_view format : split(verb.formats, ' ')) words.emplace_back(format);
  return render_detail::joined(words, " or ");
}

std::string said_of(const exports::KindInfo& kind) {
  std::vector<std::string> formats;
  for (const std::string_view format : split(kind.formats, ' ')) formats.emplace_back(format);
  return std::string{kind.does} + "; " + render_detail::joined(formats, " or ");
}

std::span<const Meaning> statuses() noexcept { return all_statuses; }
std::span<const Meaning> environment() noexcept { return all_variables; }
std::string_view in_a_paragraph() noexcept {
  return R"(Each answer names AWS, the customer or a third party, under the configuration that was given or is assumed, with
the rule that decides, what would change it, and the pages that say so. What is not recorded is answered with unknown;
what is not understood is refused, with the nearest candidates.)";
}
std::string_view in_a_line() noexcept { return "who is responsible for what on each AWS service"; }
std::string_view first_examples() noexcept {
  return R"(demarc ask "who owns patching on Lambda"
demarc who-owns patching lambda --with package=image
demarc compare ec2 elastic-beanstalk lambda)";
}

std::string main_help(std::size_t width) {
  Page page{width};
  page.line("demarc: " + std::string{in_a_line()});
  page.line();
  page.line("Usage: demarc VERB ...");
  page.line();
  page.paragraphs(in_a_paragraph());
  for (const VerbInfo& v : verbs())
    if (!v.hidden) page.entry(v.name, v.does, 14);
  page.line();
  page.examples(first_examples());
  page.prose("Options of every verb (`demarc VERB --help` has its own):");
  page.options(nullptr);
  page.exits();
  page.variables();
  return page.take();
}

std::string verb_help(const VerbInfo& verb, std::size_t width) {
  Page page{width};
  const std::string name = "demarc " + std::string{verb.name};
  page.line(name + ": " + std::string{verb.does});
  page.line();
  page.line("Usage: " + name + (verb.words.empty() ? "" : " " + std::string{verb.words}) + " [OPTION]...");
  page.line();
  page.paragraphs(verb.about);
  if (verb.verb == Verb::export_) {
    for (const exports::KindInfo& k : exports::kinds) page.entry(k.name, said_of(k), 14);
    page.line();
  }
  if (!verb.examples.empty()) page.examples(verb.examples);
  page.options(&verb);
  page.exits();
  return page.take();
}

}  // namespace demarc::cli
