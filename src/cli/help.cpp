// SPDX-License-Identifier: Apache-2.0
// The pages that --help prints.
#include "help.hpp"

#include <algorithm>

namespace demarc::cli {
namespace {

constexpr std::array all_verbs{
    VerbInfo{
        Verb::ask, "ask", "QUESTION", "Answer a question in plain words", "all explain strict",
        R"(QUESTION is one sentence, with or without quotes. What is not understood is refused, with the nearest candidates.

  demarc ask "who owns patching on Lambda"
  demarc ask "who patches the OS on EKS with Fargate" --explain
)"},
    VerbInfo{
        Verb::who_owns, "who-owns", "WHAT SERVICE", "Say who is responsible for WHAT on SERVICE",
        "with batch all explain strict",
        R"(WHAT is an item, an area, a layer or plain words; SERVICE any name or identifier of one, or - for AWS in general.

  demarc who-owns patching lambda
  demarc who-owns patch-runtime lambda --with package=image
  demarc who-owns "runtime patching" AWS::Lambda::Function --with "runtime update mode=manual" --format json
  demarc who-owns --batch inventory.tsv --format json

--batch reads tab-separated lines. The first line names the columns: service, what (or question), and if wanted
configuration (key=value, key=value; or -) and id; others are left alone. Answers come in the order of the lines: with
--format json one object a line, else a sentence a line. A line that is not understood gets an answer that says so.
)"},
    VerbInfo{Verb::show, "show", "SERVICE", "Print the whole split of a service", "with all strict",
             R"(  demarc show lambda
  demarc show eks --with compute=fargate --all
  demarc show ec2 --format html -o ec2.html
)"},
    VerbInfo{Verb::compare, "compare", "SERVICE...", "Put services side by side", "differences",
             R"(SERVICE may carry options: NAME:OPTION=VALUE,OPTION=VALUE.

  demarc compare ec2 elastic-beanstalk lambda
  demarc compare eks:compute=self-managed eks:compute=fargate --differences
)"},
    VerbInfo{Verb::find, "find", "", "List responsibilities by party, area, layer or service", "filter",
             R"(  demarc find --party customer --area patching
  demarc find --party vmware --format csv
  demarc find --party unknown --service lambda
)"},
    VerbInfo{Verb::list, "list", "services|items|areas|layers|parties|options", "List what there is", "service",
             R"(  demarc list services
  demarc list options --service lambda
  demarc list items --format csv
)"},
    VerbInfo{Verb::check, "check", "PATH...", "Check matrices in YAML: faults, and findings of style", "as-of",
             R"(PATH is a directory of matrices, or a file in one.

  demarc check matrices
  demarc check matrices --as-of 2026-11-23
)"},
    VerbInfo{Verb::coverage, "coverage", "", "Count what the cells rest on, and how answers about areas end", "service",
             R"(One line a service; the total is below. A cell with several rules counts as the weakest of them.

  demarc coverage
  demarc coverage --service lambda
  demarc coverage --matrices matrices --format csv
)"},
    VerbInfo{
        Verb::diff, "diff", "OLD NEW", "Print what changed between two directories of matrices", "",
        R"(Owners that flipped come first: each is a breaking change of the data. Then what was removed, what was added, and
what only reads differently. Markdown is a section of a changelog. The exit status is 1 where an owner flipped.

  demarc diff matrices-2026.11 matrices
  demarc diff matrices-2026.11 matrices --format markdown
)"},
    VerbInfo{
        Verb::site, "site", "OUTDIR", "Write a static site: search, a page per service and area, comparisons",
        "services since",
        R"(OUTDIR is made if need be; a directory that holds anything but an earlier site is refused. Open its index.html: the
pages work from a disk and from any web server, and fetch nothing from elsewhere.

  demarc site public
  demarc site public --services lambda,ec2,eks
  demarc site public --since matrices-2026.05
)"},
    VerbInfo{
        Verb::export_, "export", "flat", "Write the facts in the shape that another tool takes", "subjects",
        R"(  flat    one row a service, item and rule, with every field, to join in SQL: --format csv (the default) or jsonl

  demarc export flat -o split.csv
  demarc export flat --services lambda,eks:compute=fargate --format jsonl
)"},
    VerbInfo{Verb::info, "info", "", "Say what is in the matrices: edition, counts, evidence", "", "  demarc info\n"},
};

struct Group {
  std::string_view id, text;
};
constexpr std::array groups{
    Group{"with", "  --with OPTION=VALUE    a configuration, by id or in plain words; may be given several times\n"},
    Group{"batch", "  --batch FILE           answer many questions; - reads standard input\n"},
    Group{"all", "  --all                  also what only supports, what does not apply, and all details\n"},
    Group{"explain", "  --explain              also how the question was read\n"},
    Group{"strict", "  --strict               assume no defaults: what is not given stays open\n"},
    Group{"differences", "  --differences          only rows in which they differ\n"},
    Group{"filter", R"(  --party PARTY          a party, or a verdict: depends, unknown, not-applicable
  --area AREA            such as patching
  --layer LAYER          such as guest-os
  --service SERVICE      only this one
)"},
    Group{"service", "  --service SERVICE      only this one's\n"},
    Group{"services", "  --services A,B,...     only these services have pages\n"},
    Group{"subjects",
          R"(  --services A,B,...     only these; with configurations: eks:compute=fargate,lambda:package=image
  --service A            the same; may be given several times
)"},
    Group{"since", "  --since DIRECTORY      older matrices: a page says what changed since them\n"},
    Group{"as-of",
          "  --as-of DATE           also find services whose last review is too old on that day (YYYY-MM-DD)\n"},
};

constexpr std::string_view common = R"(
  --format FORMAT        text, markdown, html, csv or json
  -o, --output FILE      write there instead of standard output: all of it, or nothing
  --matrices DIRECTORY   use these matrices instead of the built-in ones
  --colour WHEN          auto, always or never; auto honours NO_COLOR
  -v, --verbose          say on standard error what is being done; -vv says more
  -h, --help             this page
  --version              version of the program and edition of its matrices
)";

constexpr std::string_view statuses = R"(
Exit status:
  0  answered
  1  a check found something, or diff an owner that flipped
  2  wrong usage, input that cannot be used, or output that cannot be written
  3  not recorded (unknown), or not understood (unresolved)
)";

}  // namespace

std::span<const VerbInfo> verbs() noexcept { return all_verbs; }

const VerbInfo& info_of(Verb verb) noexcept {
  return *std::find_if(all_verbs.begin(), all_verbs.end(), [verb](const VerbInfo& v) { return v.verb == verb; });
}

std::string main_help() {
  std::string out = "demarc: who is responsible for what on each AWS service\n\nUsage: demarc VERB ...\n\n";
  for (const VerbInfo& v : all_verbs) {
    std::string line = "  " + std::string{v.name};
    line.resize(std::max<std::size_t>(line.size() + 1, 13), ' ');
    out.append(line).append(v.does).append("\n");
  }
  out += R"(
  demarc ask "who owns patching on Lambda"
  demarc who-owns patching lambda --with package=image
  demarc compare ec2 elastic-beanstalk lambda

Options of every verb (`demarc VERB --help` has its own):)";
  return out.append(common).append(statuses);
}

std::string verb_help(const VerbInfo& verb) {
  std::string out = "demarc " + std::string{verb.name} + ": " + std::string{verb.does} + "\n\nUsage: demarc " +
                    std::string{verb.name};
  if (!verb.takes.empty()) out += " " + std::string{verb.takes};
  out += " [OPTION]...\n\n";
  out += verb.help;
  out += '\n';
  for (std::string_view rest = verb.options; !rest.empty();) {
    const std::string_view id = rest.substr(0, rest.find(' '));
    for (const Group& g : groups)
      if (g.id == id) out += g.text;
    rest.remove_prefix(std::min(rest.size(), id.size() + 1));
  }
  // The common options follow without a gap.
  return out.append(common.substr(1)).append(statuses);
}

}  // namespace demarc::cli
