// SPDX-License-Identifier: Apache-2.0
// The command line as data.
#include "command.hpp"

#include <algorithm>

namespace demarc::cli {
namespace {

constexpr std::array all_verbs{
    VerbInfo{.verb = Verb::ask,
             .name = "ask",
             .words = "QUESTION",
             .does = "Answer a question in plain words",
             .takes = {Takes::text, Takes::text},
             .least = 1,
             .most = any_number,
             .wants = "ask takes a question",
             .options = "all explain strict",
             .about = R"(QUESTION is one sentence, with or without quotes. What is not understood is refused, with the
nearest candidates.)",
             .examples = R"(demarc ask "who owns patching on Lambda"
demarc ask "who patches the OS on EKS with Fargate" --explain)"},
    VerbInfo{.verb = Verb::who_owns,
             .name = "who-owns",
             .words = "WHAT SERVICE",
             .does = "Say who is responsible for WHAT on SERVICE",
             .takes = {Takes::what, Takes::service},
             .least = 2,
             .most = 2,
             .wants = "who-owns takes WHAT and SERVICE",
             .options = "with batch all explain strict",
             .about = R"(WHAT is an item, an area, a layer or plain words; SERVICE any name or identifier of one, or -
for AWS in general.

With --batch it reads tab-separated lines. The first line names the columns: service, what (or question), and if wanted
configuration (key=value, key=value; or -) and id; others are left alone. Answers come in the order of the lines: with
--format json one object a line, else a sentence a line. A line that is not understood gets an answer that says so.)",
             .examples = R"(demarc who-owns patching lambda
demarc who-owns patch-runtime lambda --with package=image
demarc who-owns "runtime patching" AWS::Lambda::Function --with "runtime update mode=manual" --format json
demarc who-owns --batch inventory.tsv --format json)"},
    VerbInfo{.verb = Verb::show,
             .name = "show",
             .words = "SERVICE",
             .does = "Print the whole split of a service",
             .takes = {Takes::service, Takes::nothing},
             .least = 1,
             .most = 1,
             .wants = "show takes one SERVICE",
             .options = "with only all strict",
             .examples = R"(demarc show lambda
demarc show lambda --only customer
demarc show eks --with compute=fargate --all
demarc show ec2 --format html -o ec2.html)"},
    VerbInfo{.verb = Verb::compare,
             .name = "compare",
             .words = "SERVICE...",
             .does = "Put services side by side",
             .takes = {Takes::placed_service, Takes::placed_service},
             .least = 2,
             .most = any_number,
             .wants = "compare takes two or more SERVICEs",
             .options = "only only-differences",
             .about = "SERVICE may carry options: NAME:OPTION=VALUE,OPTION=VALUE.",
             .examples = R"(demarc compare ec2 elastic-beanstalk lambda
demarc compare eks:compute=self-managed eks:compute=fargate --only-differences
demarc compare rds:engine=mysql ec2 --only customer)"},
    VerbInfo{.verb = Verb::moved,
             .name = "moved",
             .words = "FROM TO",
             .does = "Say what a migration hands over, and what lands on you",
             .takes = {Takes::placed_service, Takes::placed_service},
             .least = 2,
             .most = 2,
             .wants = "moved takes two services, FROM and TO",
             .options = "all",
             .about = R"(FROM and TO are services, or one service in two configurations: NAME:OPTION=VALUE,OPTION=VALUE.
What changes hands comes first, with who does what afterwards; what stays is named below. With --all it has rows too,
and so have items that only support others.)",
             .examples = R"(demarc moved ec2 lambda
demarc moved ec2 ecs:compute=fargate
demarc moved eks:compute=managed-nodes eks:compute=fargate --format markdown)"},
    VerbInfo{.verb = Verb::find,
             .name = "find",
             .does = "List responsibilities by party, area, layer or service",
             .options = "party area layer service",
             .examples = R"(demarc find --party customer --area patching
demarc find --party vmware --format csv
demarc find --party unknown --service lambda)"},
    VerbInfo{
        .verb = Verb::control,
        .name = "control",
        .words = "CONTROL",
        .does = "Say who does what for a control of a framework",
        .takes = {Takes::control, Takes::nothing},
        .least = 1,
        .most = any_number,
        .wants = "control takes a CONTROL, such as SI-2",
        .options = "all strict stack framework",
        .about = R"(CONTROL is an id as its framework writes it, or nearly so: SI-2, si2, ac-2.1. On one service: each
act that the control demands or that helps it, who performs it, and what compliance calls that. On several: also what
they come to together. On none: every service in one line.)",
        .examples = R"(demarc control SI-2 --service lambda
demarc control SI-2 --service ec2 --service eks:compute=fargate
demarc control SI-2)"},
    VerbInfo{.verb = Verb::list,
             .name = "list",
             .words = "services|items|areas|layers|parties|options|frameworks|controls",
             .does = "List what there is",
             .takes = {Takes::listing, Takes::nothing},
             .least = 1,
             .most = 1,
             .wants = "list takes one of services, items, areas, layers, parties, options, frameworks and controls",
             .options = "service framework",
             .examples = R"(demarc list services
demarc list options --service lambda
demarc list items --format csv
demarc list controls --framework nist-800-53)"},
    VerbInfo{.verb = Verb::check,
             .name = "check",
             .words = "PATH...",
             .does = "Check matrices in YAML: faults, and findings of style",
             .takes = {Takes::file, Takes::file},
             .least = 1,
             .most = any_number,
             .wants = "check takes a PATH",
             .options = "as-of",
             .formats = "text json",
             .about = "PATH is a directory of matrices, or a file in one.",
             .examples = R"(demarc check matrices
demarc check matrices --as-of 2026-11-23)"},
    VerbInfo{
        .verb = Verb::coverage,
        .name = "coverage",
        .does = "Count what the cells rest on, and how answers about areas end",
        .options = "service",
        .about = "One line a service; the total is below. A cell with several rules counts as the weakest of them.",
        .examples = R"(demarc coverage
demarc coverage --service lambda
demarc coverage --matrices matrices --format csv)"},
    VerbInfo{.verb = Verb::diff,
             .name = "diff",
             .words = "OLD NEW",
             .does = "Print what changed between two directories of matrices",
             .takes = {Takes::directory, Takes::directory},
             .least = 2,
             .most = 2,
             .wants = "diff takes two directories, OLD and NEW",
             .about = R"(Owners that flipped come first: each is a breaking change of the data. Then what was removed,
what was added, and what only reads differently. Markdown is a section of a changelog. The exit status is 1 where an
owner flipped.)",
             .examples = R"(demarc diff matrices-2026.11 matrices
demarc diff matrices-2026.11 matrices --format markdown)"},
    VerbInfo{
        .verb = Verb::site,
        .name = "site",
        .words = "OUTDIR",
        .does = "Write a static site: search, a page per service and area, comparisons",
        .takes = {Takes::directory, Takes::nothing},
        .least = 1,
        .most = 1,
        .wants = "site takes one OUTDIR",
        .options = "services since",
        .formats = "",
        .about = R"(OUTDIR is made if need be; a directory that holds anything but an earlier site is refused. Open its
index.html: the pages work from a disk and from any web server, and fetch nothing from elsewhere.)",
        .examples = R"(demarc site public
demarc site public --services lambda,ec2,eks
demarc site public --since matrices-2026.05)"},
    VerbInfo{.verb = Verb::export_,
             .name = "export",
             .words = "KIND",
             .does = "Write the facts in the shape that another tool takes",
             .takes = {Takes::export_kind, Takes::nothing},
             .least = 1,
             .most = 1,
             .wants = "export takes one KIND",
             .options = "subjects mapping perspective",
             .formats = "csv jsonl json xlsx text markdown html latex asciidoc",
             .examples = R"(demarc export flat -o split.csv
demarc export crm --services lambda,eks:compute=fargate -o crm.xlsx
demarc export oscal --service lambda -o lambda.json
demarc export cuec --service rds --format markdown)"},
    VerbInfo{.verb = Verb::info,
             .name = "info",
             .does = "Say what is in the matrices: edition, counts, evidence",
             .examples = "demarc info"},
    VerbInfo{
        .verb = Verb::completion,
        .name = "completion",
        .words = "bash|zsh|fish",
        .does = "Print the script that completes what is typed in a shell",
        .takes = {Takes::shell, Takes::nothing},
        .least = 1,
        .most = 1,
        .wants = "completion takes one of bash, zsh and fish",
        .formats = "",
        .about =
            R"(An installed demarc has them in place. Else load the script when the shell starts. It asks demarc itself
what may come next: verbs, options, services, items, and the options and values of the service at hand.)",
        .examples = R"(source <(demarc completion bash)
source <(demarc completion zsh)
demarc completion fish | source)"},
    VerbInfo{.verb = Verb::manual,
             .name = "manual",
             .does = "Print the manual page, for man",
             .formats = "",
             .examples = "demarc manual | man -l -"},
    VerbInfo{.verb = Verb::help,
             .name = "help",
             .words = "[VERB]",
             .does = "Print what --help prints",
             .takes = {Takes::verb, Takes::nothing},
             .least = 0,
             .most = 1,
             .wants = "help takes one VERB",
             .formats = "",
             .examples = "demarc help show"},
    VerbInfo{.verb = Verb::complete,
             .name = "complete",
             .words = "-- WORD...",
             .does = "Say what may be typed next, for the scripts of shells",
             .takes = {Takes::text, Takes::text},
             .most = any_number,
             .formats = "",
             .hidden = true},
};

constexpr std::array all_options{
    CommandOption{"with", "--with", "OPTION=VALUE", Takes::setting,
                  "a configuration, by id or in plain words; may be given several times", &Typed::with},
    CommandOption{"batch", "--batch", "FILE", Takes::file, "answer many questions; - reads standard input",
                  &Typed::batch},
    CommandOption{
        "only", "--only", "OWNER", Takes::owner,
        "only rows that are, or may be, this party's, or have this verdict: depends, unknown, not-applicable; "
        "several with commas",
        &Typed::only, true},
    CommandOption{"only-differences", "--only-differences", "", Takes::nothing, "only rows in which they differ",
                  &Typed::only_differences},
    CommandOption{"all", "--all", "", Takes::nothing, "also what only supports, what does not apply, and all details",
                  &Typed::all},
    CommandOption{"explain", "--explain", "", Takes::nothing, "also how the question was read", &Typed::explain},
    CommandOption{"strict", "--strict", "", Takes::nothing, "assume no defaults: what is not given stays open",
                  &Typed::strict},
    CommandOption{"party", "--party", "PARTY", Takes::owner,
                  "a party, or a verdict: depends, unknown, not-applicable, third-party", &Typed::party},
    CommandOption{"area", "--area", "AREA", Takes::area, "such as patching", &Typed::area},
    CommandOption{"layer", "--layer", "LAYER", Takes::layer, "such as guest-os", &Typed::layer},
    CommandOption{"service", "--service", "SERVICE", Takes::service, "only this service", &Typed::service},
    CommandOption{"services", "--services", "A,B,...", Takes::service, "only these services have pages",
                  &Typed::services, true},
    CommandOption{"subjects", "--services,--service", "A,B,...", Takes::service,
                  "only these; with configurations: eks:compute=fargate,lambda:package=image", &Typed::services, true},
    CommandOption{"stack", "--service,--services", "SERVICE", Takes::placed_service,
                  "on this service, with options if wanted (NAME:OPTION=VALUE); may be given several times",
                  &Typed::services, true},
    CommandOption{"framework", "--framework", "FRAMEWORK", Takes::framework, "of this framework: an id or a name",
                  &Typed::framework},
    CommandOption{"mapping", "--framework", "FRAMEWORK", Takes::framework,
                  "controls of this framework: nist-800-53 (oscal and crm), soc-2 (cuec) or another",
                  &Typed::framework},
    CommandOption{"perspective", "--perspective", "WHOSE", Takes::text,
                  "oscal: in whose document the words stand, customer (the default) or provider", &Typed::perspective},
    CommandOption{"since", "--since", "DIRECTORY", Takes::directory,
                  "older matrices: a page says what changed since them", &Typed::since},
    CommandOption{"as-of", "--as-of", "DATE", Takes::text,
                  "also find services whose last review is too old on that day (YYYY-MM-DD)", &Typed::as_of},
    // Of every verb.
    CommandOption{"format", "--format", "FORMAT", Takes::format, "", &Typed::format_name},
    CommandOption{
        "output", "-o,--output", "FILE", Takes::file,
        "write there instead of standard output, all of it or nothing; its ending says the format unless --format does",
        &Typed::output},
    CommandOption{"matrices", "--matrices", "DIRECTORY", Takes::directory,
                  "use these matrices instead of the built-in ones", &Typed::matrices},
    CommandOption{"colour", "--colour,--color", "WHEN", Takes::colour, "auto, always or never; auto honours NO_COLOR",
                  &Typed::colour_name},
    CommandOption{"verbose", "-v,--verbose", "", Takes::nothing,
                  "say on standard error what is being done; -vv says more", &Typed::verbosity},
    CommandOption{"help", "-h,--help", "", Takes::nothing, "this page", &Typed::help},
    CommandOption{"version", "--version", "", Takes::nothing, "version of the program and edition of its matrices",
                  &Typed::version},
};
constexpr std::string_view first_common = "format";

bool lists(std::string_view list, std::string_view id) {
  const std::vector<std::string_view> ids = split(list, ' ');
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

std::span<const VerbInfo> verbs() noexcept { return all_verbs; }

const VerbInfo& info_of(Verb verb) noexcept {
  return *std::find_if(all_verbs.begin(), all_verbs.end(), [verb](const VerbInfo& v) { return v.verb == verb; });
}

const VerbInfo* verb_named(std::string_view name) noexcept {
  const auto at =
      std::find_if(all_verbs.begin(), all_verbs.end(), [name](const VerbInfo& v) { return v.name == name; });
  return at == all_verbs.end() ? nullptr : &*at;
}

std::span<const CommandOption> options() noexcept { return all_options; }

bool is_common(const CommandOption& option) noexcept {
  const auto from =
      std::find_if(all_options.begin(), all_options.end(), [](const CommandOption& o) { return o.id == first_common; });
  return &option >= &*from;
}

std::vector<const CommandOption*> options_of(const VerbInfo* verb) {
  std::vector<const CommandOption*> found;
  for (const CommandOption& o : all_options) {
    const bool taken = is_common(o) ? o.id != "format" || verb == nullptr || !verb->formats.empty()
                                    : verb != nullptr && lists(verb->options, o.id);
    if (taken) found.push_back(&o);
  }
  return found;
}

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::string_view part = list.substr(0, list.find(separator));
    if (!part.empty()) parts.push_back(part);
    list.remove_prefix(part.size() < list.size() ? part.size() + 1 : list.size());
  }
  return parts;
}

}  // namespace demarc::cli
