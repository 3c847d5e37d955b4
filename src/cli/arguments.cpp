// SPDX-License-Identifier: Apache-2.0
// What was typed, read and checked. The only file that includes CLI11.
#include "arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "builtin.hpp"
#include "export/kinds.hpp"
#include "help.hpp"
#include "load/faults.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"

namespace demarc::cli {
namespace {

/// What the options hold before it is checked.
struct Raw {
  Arguments arguments;
  std::string format, colour = "auto";
  bool help = false, version = false;
};

bool has(const VerbInfo& verb, std::string_view group) {
  const std::string list = " " + std::string{verb.options} + " ";
  return list.find(" " + std::string{group} + " ") != std::string::npos;
}

void add_verb(CLI::App& app, const VerbInfo& verb, Raw& raw) {
  CLI::App& sub = *app.add_subcommand(std::string{verb.name});
  Arguments& a = raw.arguments;
  sub.fallthrough();
  sub.allow_extras();
  sub.add_option("words", a.words);
  if (has(verb, "with")) sub.add_option("--with", a.with)->allow_extra_args(false);
  if (has(verb, "batch")) sub.add_option("--batch", a.batch);
  if (has(verb, "all")) sub.add_flag("--all", a.all);
  if (has(verb, "explain")) sub.add_flag("--explain", a.explain);
  if (has(verb, "strict")) sub.add_flag("--strict", a.strict);
  if (has(verb, "differences")) sub.add_flag("--differences", a.differences);
  if (has(verb, "as-of")) sub.add_option("--as-of", a.as_of);
  if (has(verb, "filter")) {
    sub.add_option("--party", a.party);
    sub.add_option("--area", a.area);
    sub.add_option("--layer", a.layer);
  }
  if (has(verb, "filter") || has(verb, "service")) sub.add_option("--service", a.service);
  if (has(verb, "services")) sub.add_option("--services", a.services)->delimiter(',')->allow_extra_args(false);
  if (has(verb, "subjects"))
    sub.add_option("--services,--service", a.services)->delimiter(',')->allow_extra_args(false);
  if (has(verb, "since")) sub.add_option("--since", a.since);
  sub.callback([&raw, &verb] { raw.arguments.verb = verb.verb; });
}

void add_common(CLI::App& app, Raw& raw) {
  app.add_option("--format", raw.format);
  app.add_option("-o,--output", raw.arguments.output);
  app.add_option("--matrices", raw.arguments.matrices);
  app.add_option("--colour,--color", raw.colour);
  app.add_flag("-v,--verbose", raw.arguments.verbosity);
  app.add_flag("-h,--help", raw.help);
  app.add_flag("--version", raw.version);
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
  if (rest.empty()) return {std::nullopt, main_help(), Exit::usage};
  if (rest.front().starts_with('-')) return wrong("no option '" + rest.front() + "' before the verb");
  std::vector<std::string_view> known;
  for (const VerbInfo& v : verbs()) known.push_back(v.name);
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
std::string count_words(const Arguments& a) {
  const std::size_t n = a.words.size();
  const bool batch = !a.batch.empty();
  switch (a.verb) {
    case Verb::ask:
      return n == 0 ? "ask takes a question" : "";
    case Verb::who_owns:
      if (batch)
        return n == 0 ? "" : "--batch reads its questions from the file; '" + a.words.front() + "' is too many";
      if (n == 1) return "who-owns takes WHAT and SERVICE; - is AWS in general";
      return n == 2 ? "" : "who-owns takes WHAT and SERVICE; put what belongs together in quotes";
    case Verb::show:
      return n == 1 ? "" : "show takes one SERVICE";
    case Verb::compare:
      return n >= 2 ? "" : "compare takes two or more SERVICEs";
    case Verb::list:
      return n == 1 ? "" : "list takes one of services, items, areas, layers, parties and options";
    case Verb::check:
      return n >= 1 ? "" : "check takes a PATH";
    case Verb::diff:
      return n == 2 ? "" : "diff takes two directories, OLD and NEW";
    case Verb::export_:
      return n == 1 ? "" : "export takes one of " + kind_names();
    case Verb::site:
      return n == 1 ? "" : "site takes one OUTDIR";
    case Verb::find:
    case Verb::coverage:
    case Verb::info:
      return n == 0 ? "" : "'" + a.words.front() + "' is one word too many";
  }
  return {};
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

/// An export has formats of its own; the first of them unless another was wanted.
std::string check_export(const Raw& raw, Arguments& a) {
  std::vector<std::string_view> known;
  for (const exports::KindInfo& k : exports::kinds) known.push_back(k.name);
  const exports::KindInfo* const kind = exports::find_kind(a.words[0]);
  if (kind == nullptr) return "no export '" + a.words[0] + "'" + load_detail::hint(a.words[0], known);
  known.clear();
  for (std::string_view rest = kind->formats; !rest.empty();) {
    known.push_back(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(std::min(rest.size(), known.back().size() + 1));
  }
  a.format_name = raw.format.empty() ? kind->standard() : std::string_view{raw.format};
  if (std::find(known.begin(), known.end(), a.format_name) == known.end())
    return "no format '" + a.format_name + "' of " + a.words[0] + load_detail::hint(a.format_name, known);
  a.format = parse_format(a.format_name).value_or(Format::text);
  return {};
}

Parsed check(Raw& raw) {
  Arguments& a = raw.arguments;
  const VerbInfo& verb = info_of(a.verb);
  if (a.verb == Verb::export_) {
    std::string problem = count_words(a);
    if (problem.empty()) problem = check_export(raw, a);
    if (!problem.empty()) return wrong(problem, &verb);
    raw.format.clear();
  }
  constexpr std::array<std::string_view, 5> formats{"text", "markdown", "html", "csv", "json"};
  constexpr std::array<std::string_view, 3> colours{"auto", "always", "never"};
  const auto format = raw.format.empty() ? Format::text : parse_format(raw.format);
  if (!format) return wrong("no format '" + raw.format + "'" + load_detail::hint(raw.format, formats), &verb);
  const auto colour = std::find(colours.begin(), colours.end(), raw.colour);
  if (colour == colours.end())
    return wrong("no --colour '" + raw.colour + "'" + load_detail::hint(raw.colour, colours), &verb);
  if (a.verb != Verb::export_) a.format = *format;
  a.colour = static_cast<Colour>(colour - colours.begin());
  if (a.output == "-") a.output.clear();
  if (std::string problem = count_words(a); !problem.empty()) return wrong(problem, &verb);
  for (const std::string& w : a.with)
    if (const std::size_t at = w.find('='); at == std::string::npos || at == 0 || at + 1 == w.size())
      return wrong("--with takes OPTION=VALUE, not '" + w + "'", &verb);
  if (!a.as_of.empty() && !is_date(a.as_of))
    return wrong("--as-of takes a date, YYYY-MM-DD, not '" + a.as_of + "'", &verb);
  if (!a.batch.empty() && !a.with.empty())
    return wrong("--batch takes configurations from the file, not from --with", &verb);
  if (!a.batch.empty() && a.format != Format::text && a.format != Format::json)
    return wrong("--batch writes text or json", &verb);
  if (a.verb == Verb::check && a.format != Format::text && a.format != Format::json)
    return wrong("check writes text or json", &verb);
  if (a.verb == Verb::site && a.format != Format::text) return wrong("site writes pages; it takes no --format", &verb);
  if (a.verb == Verb::diff && !a.matrices.empty())
    return wrong("diff takes its matrices as OLD and NEW, not from --matrices", &verb);
  return {std::move(a), {}, Exit::answered};
}

Parsed version() {
  return {std::nullopt,
          "demarc " + std::string{program_version()} + " (edition " + std::string{builtin_matrix().edition()} + ")\n",
          Exit::answered};
}

}  // namespace

Parsed parse(int argc, char** argv) {
  Raw raw;
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  app.require_subcommand(0, 1);  // one at most: later words that are verbs too are words of a question
  add_common(app, raw);
  for (const VerbInfo& v : verbs()) add_verb(app, v, raw);
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
  const VerbInfo* const verb = sub == nullptr ? nullptr : &info_of(raw.arguments.verb);
  if (raw.help) return {std::nullopt, verb == nullptr ? main_help() : verb_help(*verb), Exit::answered};
  if (raw.version) return version();
  const std::vector<std::string> rest = app.remaining(true);
  if (sub == nullptr) return no_verb(rest);
  if (!rest.empty()) return unexpected(rest.front(), app, sub, verb);
  return check(raw);
}

}  // namespace demarc::cli
