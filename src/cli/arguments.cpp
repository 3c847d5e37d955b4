// SPDX-License-Identifier: Apache-2.0
// What was typed, read and checked. The only file that includes CLI11.
#include "arguments.hpp"

#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <type_traits>
#include <variant>

#include "builtin.hpp"
#include "command.hpp"
#include "export/kinds.hpp"
#include "help.hpp"
#include "load/faults.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"
#include "terminal.hpp"

namespace demarc::cli {
namespace {

void add(CLI::App& app, const CommandOption& option, Typed& typed) {
  const std::string names{option.names};
  std::visit(
      [&](auto member) {
        auto& place = typed.*member;
        using Place = std::decay_t<decltype(place)>;
        if constexpr (std::is_same_v<Place, bool> || std::is_same_v<Place, int>) {
          app.add_flag(names, place);
        } else {
          CLI::Option& added = *app.add_option(names, place);
          if constexpr (!std::is_same_v<Place, std::string>) added.allow_extra_args(false);
          if (option.listed) added.delimiter(',');
        }
      },
      option.into);
}

void add_verb(CLI::App& app, const VerbInfo& verb, Typed& typed) {
  CLI::App& sub = *app.add_subcommand(std::string{verb.name});
  sub.fallthrough();
  sub.allow_extras();
  sub.add_option("words", typed.words);
  for (const CommandOption* option : options_of(&verb))
    if (!is_common(*option)) add(sub, *option, typed);
  sub.callback([&typed, &verb] { typed.verb = verb.verb; });
}

Parsed wrong(std::string_view problem, const VerbInfo* verb = nullptr) {
  std::string text = "demarc: " + render_detail::printable(problem) + "; see demarc ";
  if (verb != nullptr) text += std::string{verb->name} + " ";
  return {std::nullopt, text + "--help\n", Exit::usage};
}

/// A word or option that nothing takes, with the nearest that exists.
Parsed unexpected(const std::string& word, CLI::App& app, CLI::App* sub, const VerbInfo* verb) {
  if (word.size() < 2 || word[0] != '-')
    return wrong("'" + word + "' is one word too many; put what belongs together in quotes", verb);
  const std::string typed = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (CLI::App* each : {sub, &app})
    if (each != nullptr)
      for (const CLI::Option* o : each->get_options())
        for (const std::string& name : o->get_lnames()) names.push_back("--" + name);
  const std::vector<std::string_view> known(names.begin(), names.end());
  const std::string hint = load_detail::hint(typed, known);
  return wrong("no option '" + typed + "'" + (hint.starts_with(" (did you mean") ? hint : ""),
               verb);  // not a list of all
}

Parsed no_verb(const std::vector<std::string>& rest) {
  if (rest.empty()) return {std::nullopt, main_help(width_of(STDERR_FILENO)), Exit::usage};
  if (rest.front().starts_with('-')) return wrong("no option '" + rest.front() + "' before the verb");
  std::vector<std::string_view> known;
  for (const VerbInfo& v : verbs())
    if (!v.hidden) known.push_back(v.name);
  std::string hint = load_detail::hint(rest.front(), known);
  if (hint.find("did you mean") == std::string::npos && rest.front().find(' ') != std::string::npos)
    hint = "; a question goes behind ask: demarc ask \"...\"";
  return wrong("no verb '" + rest.front() + "'" + hint);
}

std::string kind_names() {
  std::vector<std::string> names;
  for (const exports::KindInfo& k : exports::kinds) names.emplace_back(k.name);
  return render_detail::joined(names);
}

/// Whether a verb got as many words as it takes; else what is wrong.
std::string count_words(const Arguments& a, const VerbInfo& verb) {
  const std::size_t n = a.words.size();
  if (!a.batch.empty())
    return n == 0 ? "" : "--batch reads its questions from the file; '" + a.words.front() + "' is too many";
  if (n >= verb.least && n <= verb.most) return {};
  if (verb.most == 0) return "'" + a.words.front() + "' is one word too many";
  if (a.verb == Verb::who_owns)
    return std::string{verb.wants} +
           (n < verb.least ? "; - is AWS in general" : "; put what belongs together in quotes");
  if (a.verb == Verb::export_) return "export takes one of " + kind_names();
  return std::string{verb.wants};
}

/// The page of a verb, or of all.
Parsed help_on(const std::string& name) {
  const std::size_t width = width_of(STDOUT_FILENO);
  if (name.empty()) return {std::nullopt, main_help(width), Exit::answered};
  if (const VerbInfo* const verb = verb_named(name)) return {std::nullopt, verb_help(*verb, width), Exit::answered};
  return no_verb({name});
}

/// YYYY-MM-DD of a day that exists.
bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t at, std::size_t size) {
    int n = 0;
    for (const char c : text.substr(at, size)) n = c >= '0' && c <= '9' && n >= 0 ? n * 10 + (c - '0') : -1;
    return n;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= days[static_cast<std::size_t>(month - 1)] + (leap && month == 2 ? 1 : 0);
}

/// The formats of what is asked for, the default first. An export has its own, by its kind.
std::string_view formats_of_words(const Typed& typed, const VerbInfo& verb) {
  if (verb.verb != Verb::export_) return verb.formats;
  const exports::KindInfo* const kind = exports::find_kind(typed.words[0]);
  return kind == nullptr ? verb.formats : kind->formats;
}

/// The format that the ending of a file name means, or nothing.
std::string_view format_of_file(std::string_view file) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 14> endings{{{"csv", "csv"},
                                                                                   {"jsonl", "jsonl"},
                                                                                   {"ndjson", "jsonl"},
                                                                                   {"json", "json"},
                                                                                   {"xlsx", "xlsx"},
                                                                                   {"txt", "text"},
                                                                                   {"md", "markdown"},
                                                                                   {"markdown", "markdown"},
                                                                                   {"html", "html"},
                                                                                   {"htm", "html"},
                                                                                   {"tex", "latex"},
                                                                                   {"adoc", "asciidoc"},
                                                                                   {"asciidoc", "asciidoc"},
                                                                                   {"asc", "asciidoc"}}};
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return {};
  for (const auto& [ending, format] : endings)
    if (file.substr(dot + 1) == ending) return format;
  return {};
}

/// Takes the format that was typed, or else the one that the file's name asks for, or the default; else says what is
/// wrong.
std::string take_format(Typed& typed, const VerbInfo& verb) {
  const std::vector<std::string_view> formats = split(formats_of_words(typed, verb), ' ');
  if (formats.empty()) return typed.format_name.empty() ? "" : std::string{verb.name} + " takes no --format";
  if (typed.format_name.empty()) {
    const std::string_view ending = format_of_file(typed.output);
    const bool fits =
        std::find(formats.begin(), formats.end(), ending) != formats.end() && (typed.batch.empty() || ending == "json");
    // Text under the name of a workbook is what no spreadsheet opens.
    typed.format_name = fits || ending == "xlsx" ? ending : formats.front();
  }
  const std::string& name = typed.format_name;
  if (std::find(formats.begin(), formats.end(), name) == formats.end()) {
    if (verb.verb == Verb::export_)
      return "no format '" + name + "' of " + typed.words[0] + load_detail::hint(name, formats);
    if (parse_format(name)) return std::string{verb.name} + " writes " + formats_of(verb);
    return "no format '" + name + "'" + load_detail::hint(name, formats);
  }
  typed.format = parse_format(name).value_or(Format::text);
  return {};
}

/// Whether the export is one, and takes what was said of it.
std::string check_kind(const Typed& typed) {
  if (const exports::KindInfo* const kind = exports::find_kind(typed.words[0])) {
    if (!typed.framework.empty() && (kind->framework.empty() || kind->kind == exports::Kind::caiq))
      return "--framework is for oscal, crm and cuec, not for " + typed.words[0];
    if (!typed.perspective.empty() && kind->kind != exports::Kind::oscal)
      return "--perspective is for oscal, not for " + typed.words[0];
    if (!typed.perspective.empty() && typed.perspective != "customer" && typed.perspective != "provider")
      return "--perspective is customer or provider, not '" + typed.perspective + "'";
    return {};
  }
  std::vector<std::string_view> known;
  for (const exports::KindInfo& k : exports::kinds) known.push_back(k.name);
  return "no export '" + typed.words[0] + "'" + load_detail::hint(typed.words[0], known);
}

Parsed check(Typed& a) {
  const VerbInfo& verb = info_of(a.verb);
  constexpr std::array<std::string_view, 3> colours{"auto", "always", "never"};
  std::string problem = count_words(a, verb);
  if (problem.empty() && a.verb == Verb::export_) problem = check_kind(a);
  if (problem.empty()) problem = take_format(a, verb);
  if (!problem.empty()) return wrong(problem, &verb);
  const auto colour = std::find(colours.begin(), colours.end(), a.colour_name);
  if (colour == colours.end())
    return wrong("no --colour '" + a.colour_name + "'" + load_detail::hint(a.colour_name, colours), &verb);
  a.colour = static_cast<Colour>(colour - colours.begin());
  if (a.output == "-") a.output.clear();
  for (const std::string& w : a.with)
    if (const std::size_t at = w.find('='); at == std::string::npos || at == 0 || at + 1 == w.size())
      return wrong("--with takes OPTION=VALUE, not '" + w + "'", &verb);
  if (!a.as_of.empty() && !is_date(a.as_of))
    return wrong("--as-of takes a date, YYYY-MM-DD, not '" + a.as_of + "'", &verb);
  if (!a.batch.empty() && !a.with.empty())
    return wrong("--batch takes configurations from the file, not from --with", &verb);
  if (!a.batch.empty() && a.format != Format::text && a.format != Format::json)
    return wrong("--batch writes text or json", &verb);
  if (a.verb == Verb::diff && !a.matrices.empty())
    return wrong("diff takes its matrices as OLD and NEW, not from --matrices", &verb);
  return {Arguments{std::move(a)}, {}, Exit::answered};
}

Parsed version() {
  return {std::nullopt,
          "demarc " + std::string{program_version()} + " (edition " + std::string{builtin_matrix().edition()} + ")\n",
          Exit::answered};
}

}  // namespace

Parsed parse(int argc, char** argv) {
  // Words that are being typed are no arguments of ours: whatever they are, they are taken as they stand.
  if (argc > 2 && argv[1] == info_of(Verb::complete).name && std::string_view{argv[2]} == "--") {
    Arguments a;
    a.verb = Verb::complete;
    a.words.assign(argv + 3, argv + argc);
    return {std::move(a), {}, Exit::answered};
  }
  Typed typed;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);  // one at most: later words that are verbs too are words of a question
  for (const CommandOption* option : options_of(nullptr)) add(app, *option, typed);
  // Only verbs that are among the words: the parser of a verb takes longer to make than a question to answer.
  for (const VerbInfo& v : verbs())
    if (std::find(argv + 1, argv + argc, v.name) != argv + argc) add_verb(app, v, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ArgumentMismatch& e) {
    const std::string_view what = e.what();  // "--with: 1 required TEXT missing"
    return wrong(std::string{what.substr(0, what.find(':'))} + " needs a value");
  } catch (const CLI::ParseError& e) {
    return wrong(e.what());
  }
  const std::vector<CLI::App*> subs = app.get_subcommands();
  CLI::App* const sub = subs.empty() ? nullptr : subs.front();
  const VerbInfo* const verb = sub == nullptr ? nullptr : &info_of(typed.verb);
  if (typed.help) return help_on(verb == nullptr || verb->verb == Verb::help ? "" : std::string{verb->name});
  if (typed.version) return version();
  const std::vector<std::string> rest = app.remaining(true);
  if (sub == nullptr) return no_verb(rest);
  if (!rest.empty()) return unexpected(rest.front(), app, sub, verb);
  if (typed.verb == Verb::help && typed.words.size() <= 1) return help_on(typed.words.empty() ? "" : typed.words[0]);
  return check(typed);
}

}  // namespace demarc::cli
