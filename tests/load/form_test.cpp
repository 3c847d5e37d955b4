// SPDX-License-Identifier: Apache-2.0
// From bytes to model: every fault of form with its exact diagnostics, and what a valid file becomes.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "../../src/load/parse.hpp"
#include "cases.hpp"

namespace demarc {
namespace {

using load_detail::Faults;
using model::Matrices;

const std::filesystem::path data = DEMARC_TEST_DATA "/invalid/form";

struct Parsed {
  Matrices matrices;
  std::vector<Diagnostic> faults;
};

Parsed parse(const std::vector<SourceFile>& files) {
  Parsed out;
  for (const SourceFile& file : files) out.matrices.files.push_back(file.path);
  Faults faults(out.matrices.files);
  load_detail::parse(files, out.matrices, faults);
  out.faults = faults.take();
  return out;
}

Parsed parse_one(std::string path, std::string bytes) { return parse({{std::move(path), std::move(bytes)}}); }

std::string lines(const std::vector<Diagnostic>& faults) {
  std::string out;
  for (const Diagnostic& fault : faults) out += to_string(fault) + '\n';
  return out;
}

/// Parses on another thread; a hang ends the whole test program, since a thread cannot be stopped.
std::string faults_in_time(const std::vector<SourceFile>& files) {
  std::promise<std::string> promise;
  std::future<std::string> future = promise.get_future();
  std::thread worker([&] { promise.set_value(lines(parse(files).faults)); });
  if (future.wait_for(std::chrono::seconds(20)) != std::future_status::ready) {
    ADD_FAILURE() << "parse() does not end";
    std::_Exit(1);
  }
  worker.join();
  return future.get();
}

constexpr std::string_view service_head = "schema: 1\nservice: x\nname: X\ncategory: Compute\nreviewed: 2026-11-23\n";

Matrices parse_service(std::string_view body) {
  Parsed parsed = parse_one("services/x.yaml", std::string(service_head) + std::string(body));
  EXPECT_EQ(lines(parsed.faults), "");
  if (parsed.matrices.services.empty()) parsed.matrices.services.emplace_back();
  return std::move(parsed.matrices);
}

std::string place(const Matrices& matrices, model::Spot at) {
  return matrices.files[at.file] + ':' + std::to_string(at.line) + ':' + std::to_string(at.column);
}

// Cases in files ------------------------------------------------------------------------------------------------------

class FormCase : public testing::TestWithParam<test::Case> {};

TEST_P(FormCase, gives_its_diagnostics) { EXPECT_EQ(faults_in_time(GetParam().files), GetParam().expected); }

TEST_P(FormCase, is_named_for_its_fault) {
  const std::string word = GetParam().name.substr(0, GetParam().name.find(' '));
  if (word == "valid") {
    EXPECT_EQ(GetParam().expected, "");
  } else {
    EXPECT_NE(GetParam().expected.find('[' + word + ']'), std::string::npos) << GetParam().expected;
  }
}

INSTANTIATE_TEST_SUITE_P(form, FormCase, testing::ValuesIn(test::read_all_cases(data)),
                         [](const auto& each) { return test::identifier(each.param.name); });
INSTANTIATE_TEST_SUITE_P(hostile, FormCase,
                         testing::ValuesIn(test::read_all_cases(DEMARC_TEST_DATA "/invalid/hostile")),
                         [](const auto& each) { return test::identifier(each.param.name); });

TEST(form_cases, cover_every_fault_of_form) {
  std::set<std::string_view> seen;
  const std::vector<test::Case> cases = test::read_all_cases(data);
  for (const test::Case& each : cases) seen.insert(std::string_view(each.name).substr(0, each.name.find(' ')));
  // These need a file system or much text, and have tests of their own.
  for (const Fault apart :
       {Fault::unreadable, Fault::directory, Fault::too_large, Fault::too_many_files, Fault::too_many_nodes}) {
    seen.insert(name(apart));
  }
  for (int i = 0; i <= static_cast<int>(Fault::reserved_id); ++i) {
    EXPECT_EQ(seen.count(name(static_cast<Fault>(i))), 1U) << name(static_cast<Fault>(i));
  }
}

// Limits --------------------------------------------------------------------------------------------------------------

TEST(form_limits, a_file_over_one_mebibyte_is_too_large) {
  std::string bytes(service_head);
  bytes += '#' + std::string((std::size_t{1} << 20) - bytes.size(), 'x');
  EXPECT_EQ(lines(parse_one("services/x.yaml", bytes).faults),
            "services/x.yaml: error: 1048577 bytes; at most 1 MiB are read [too-large]\n");
}

TEST(form_limits, a_file_of_one_mebibyte_is_read) {
  std::string bytes(service_head);
  bytes += '#' + std::string((std::size_t{1} << 20) - bytes.size() - 1, 'x');
  EXPECT_EQ(lines(parse_one("services/x.yaml", bytes).faults), "");
}

TEST(form_limits, a_file_of_many_values_is_refused) {
  std::string bytes = "aliases: [a";
  for (int i = 0; i < 50'000; ++i) bytes += ",a";
  const std::string found = faults_in_time({{"services/x.yaml", bytes + "]\n"}});
  EXPECT_EQ(found, "services/x.yaml:1:100007: error: more than 50000 values in one file [too-many-nodes]\n");
}

TEST(form_limits, many_different_keys_take_no_long_time) {
  std::string bytes;
  for (int i = 0; i < 24'000; ++i) bytes += "k" + std::to_string(i) + ": 1\n";
  const std::string found = faults_in_time({{"services/x.yaml", bytes}});
  EXPECT_NE(found.find("error: and 23005 more faults [too-many]"), std::string::npos)
      << found.substr(found.size() - 200);
}

TEST(form_limits, a_file_after_the_4096th_is_one_too_many) {
  std::vector<SourceFile> files;
  for (int i = 0; i < 4'098; ++i) {
    const std::string id = "s" + std::to_string(10'000 + i);
    files.push_back({"services/" + id + ".yaml",
                     "schema: 1\nservice: " + id + "\nname: X\ncategory: Compute\nreviewed: 2026-11-23\n"});
  }
  EXPECT_EQ(lines(parse(files).faults), "services/s14096.yaml: error: more than 4096 files [too-many-files]\n");
}

TEST(form_limits, a_hundred_thousand_brackets_are_refused_at_the_seventeenth) {
  EXPECT_EQ(faults_in_time({{"services/x.yaml", std::string(100'000, '[') + '\n'}}),
            "services/x.yaml:1:17: error: more than 16 levels of nesting [too-deep]\n");
}

TEST(form_limits, one_long_line_of_brackets_takes_no_long_time) {
  std::string bytes = "notes: [";
  for (int i = 0; i < 150'000; ++i) bytes += "{},[],";
  EXPECT_NE(faults_in_time({{"services/x.yaml", bytes + "{}]\n"}}).find("[too-many-nodes]"), std::string::npos);
}

TEST(form_limits, text_of_a_mebibyte_is_read) {
  const std::string text(1'000'000, 'x');
  EXPECT_EQ(parse_service("because: " + text + "\n").services[0].because.text.size(), text.size());
}

// What a valid file becomes -------------------------------------------------------------------------------------------

TEST(form_model, columns_count_characters) {
  const Matrices matrices = parse_service("aliases: [Überwachung, \"データ\", z]\n");
  EXPECT_EQ(place(matrices, matrices.services[0].aliases[1].at), "services/x.yaml:6:24");
  EXPECT_EQ(place(matrices, matrices.services[0].aliases[2].at), "services/x.yaml:6:31");
}

TEST(form_model, escapes_are_resolved) {
  const Matrices matrices = parse_service("aliases: [\"a \\\"b\\\"\", 'it''s', \"\\u00e9\"]\n");
  const model::Words& aliases = matrices.services[0].aliases;
  EXPECT_EQ(aliases[0].text, "a \"b\"");
  EXPECT_EQ(aliases[1].text, "it's");
  EXPECT_EQ(aliases[2].text, "é");
}

TEST(form_model, words_of_yaml_stay_text) {
  const Matrices matrices = parse_service("aliases: [yes, 012, 1.10, 2026-11-23]\n");
  EXPECT_EQ(matrices.services[0].aliases[0].text, "yes");
  EXPECT_EQ(matrices.services[0].aliases[1].text, "012");
  EXPECT_EQ(matrices.services[0].aliases[2].text, "1.10");
  EXPECT_EQ(matrices.services[0].aliases[3].text, "2026-11-23");
}

TEST(form_model, absent_words_are_not_present) {
  const Matrices matrices = parse_service("");
  EXPECT_TRUE(matrices.services[0].name.present());
  EXPECT_FALSE(matrices.services[0].baseline.present());
  EXPECT_FALSE(matrices.services[0].lifecycle.has_value());
}

TEST(form_model, option_with_values_conditions_and_default) {
  const Matrices matrices = parse_service(
      "options:\n"
      "  runtime:\n"
      "    title: Runtime\n"
      "    aliases: [language]\n"
      "    scope: function\n"
      "    state: true\n"
      "    sources: [page]\n"
      "    only-when: {package: [zip, layer], mode: fast}\n"
      "    values:\n"
      "      managed: {title: Managed, aliases: [standard]}\n"
      "      own: {title: Own, only-when: {package: zip}}\n"
      "    default: managed\n");
  const model::Option& option = matrices.services[0].options.at(0);
  EXPECT_EQ(option.id.text, "runtime");
  EXPECT_EQ(option.scope.text, "function");
  EXPECT_TRUE(option.state);
  ASSERT_EQ(option.only_when.size(), 2U);
  EXPECT_EQ(option.only_when[0].values.size(), 2U);
  EXPECT_EQ(option.only_when[1].values.at(0).text, "fast");
  ASSERT_EQ(option.values.size(), 2U);
  EXPECT_EQ(option.values[1].only_when.at(0).option.text, "package");
  EXPECT_EQ(option.standard.text, "managed");
  EXPECT_EQ(place(matrices, option.values[1].id.at), "services/x.yaml:16:7");
}

TEST(form_model, default_by_channel) {
  const Matrices matrices = parse_service(
      "options:\n"
      "  logs:\n"
      "    {title: Logs, scope: function, values: {enabled: {title: Enabled}}, default: {console: enabled, api: "
      "disabled}}\n");
  const model::Option& option = matrices.services[0].options.at(0);
  EXPECT_FALSE(option.standard.present());
  ASSERT_EQ(option.standard_by_channel.size(), 2U);
  EXPECT_EQ(option.standard_by_channel[1].first.text, "api");
  EXPECT_EQ(option.standard_by_channel[1].second.text, "disabled");
}

TEST(form_model, cell_without_rules_is_one_rule) {
  const Matrices matrices = parse_service(
      "items:\n"
      "  patch-guest-os: {party: aws, role: ams, act: Patches., evidence: inferred, disputed: true, sources: "
      "[page]}\n");
  const model::Cell& cell = matrices.services[0].cells.at(0);
  EXPECT_FALSE(cell.conditional);
  EXPECT_EQ(cell.sources.at(0).text, "page");
  ASSERT_EQ(cell.rules.size(), 1U);
  EXPECT_EQ(cell.rules[0].kind, model::OutcomeKind::party);
  EXPECT_EQ(cell.rules[0].outcome.text, "aws");
  EXPECT_EQ(cell.rules[0].role.text, "ams");
  EXPECT_EQ(cell.rules[0].evidence.text, "inferred");
  EXPECT_TRUE(cell.rules[0].disputed);
  EXPECT_EQ(place(matrices, cell.rules[0].at), "services/x.yaml:7:3");
}

TEST(form_model, cell_with_rules) {
  const Matrices matrices = parse_service(
      "items:\n"
      "  patch-runtime:\n"
      "    sources: [page]\n"
      "    disputed: true\n"
      "    rules:\n"
      "      - when: {package: image}\n"
      "        see: kms/rotate-customer-keys\n"
      "      - when: {package: [zip, layer]}\n"
      "        unknown: Nobody says.\n"
      "        sources: [other]\n");
  const model::Cell& cell = matrices.services[0].cells.at(0);
  EXPECT_TRUE(cell.conditional);
  ASSERT_EQ(cell.rules.size(), 2U);
  EXPECT_EQ(cell.rules[0].kind, model::OutcomeKind::see);
  EXPECT_TRUE(cell.rules[0].disputed);
  EXPECT_EQ(cell.rules[1].when.at(0).values.size(), 2U);
  EXPECT_EQ(cell.rules[1].outcome.text, "Nobody says.");
  EXPECT_EQ(cell.rules[1].sources.at(0).text, "other");
  EXPECT_EQ(place(matrices, cell.rules[1].at), "services/x.yaml:13:9");
}

TEST(form_model, the_rest_of_a_service) {
  const Matrices matrices = parse_service(
      "identifiers: {arn: [lambda], terraform: [aws_lambda_]}\n"
      "baseline: managed\n"
      "because: It is.\n"
      "lifecycle: {status: ended, since: 2026-04-30, note: It ended., sources: [page]}\n"
      "sources:\n"
      "  page: {title: Page, url: \"https://aws.amazon.com/x?y=1\", publisher: aws, read: 2026-11-23}\n"
      "baseline-sources: [page]\n"
      "contexts:\n"
      "  feature: {title: Feature, values: {dax: {title: DAX, offering: dax, items: [patch-runtime]}}}\n"
      "own-items:\n"
      "  publish: {title: Publish, means: It publishes., area: application, layer: application, activity: perform, "
      "supporting: true}\n"
      "notes:\n"
      "  - {text: A note., sources: [page]}\n");
  const model::Service& service = matrices.services[0];
  EXPECT_EQ(service.identifiers.kinds.at(1).first.text, "terraform");
  EXPECT_EQ(service.identifiers.kinds.at(1).second.at(0).text, "aws_lambda_");
  EXPECT_EQ(service.because.text, "It is.");
  ASSERT_TRUE(service.lifecycle.has_value());
  EXPECT_EQ(service.lifecycle->since.text, "2026-04-30");
  EXPECT_EQ(service.sources.at(0).url.text, "https://aws.amazon.com/x?y=1");
  EXPECT_EQ(service.contexts.at(0).values.at(0).offering.text, "dax");
  EXPECT_EQ(service.own_items.at(0).area.text, "application");
  EXPECT_TRUE(service.own_items.at(0).supporting);
  EXPECT_EQ(service.notes.at(0).sources.at(0).text, "page");
}

TEST(form_model, vocabulary) {
  const Parsed parsed = parse_one(
      "vocabulary.yaml", test::expand("{{vocabulary}}") +
                             "roles: {vpc-owner: {party: customer, title: Owner of the VPC}}\n"
                             "words: {ignore: [please], whole: [security], same: {patch: [patches, patching]}}\n");
  EXPECT_EQ(lines(parsed.faults), "");
  ASSERT_TRUE(parsed.matrices.vocabulary.has_value());
  const model::Vocabulary& vocabulary = *parsed.matrices.vocabulary;
  EXPECT_EQ(vocabulary.edition.text, "2026.11");
  EXPECT_EQ(vocabulary.parties.at(1).title.text, "Customer");
  EXPECT_EQ(vocabulary.roles.at(0).party.text, "customer");
  EXPECT_EQ(vocabulary.areas.at(0).about.text, "Fixes.");
  EXPECT_EQ(vocabulary.ignore.at(0).text, "please");
  EXPECT_EQ(vocabulary.whole.at(0).text, "security");
  EXPECT_EQ(vocabulary.same.at(0).second.at(1).text, "patching");
}

TEST(form_model, items_carry_their_area) {
  const Parsed parsed =
      parse_one("items/patching.yaml",
                "schema: 1\narea: patching\nitems:\n"
                "  patch-guest-os: {title: Patch, means: It patches., layer: guest-os, activity: perform, "
                "related: [start-os-patching], aliases: [OS patching]}\n");
  EXPECT_EQ(lines(parsed.faults), "");
  const model::Item& item = parsed.matrices.items.at(0).second.at(0);
  EXPECT_EQ(item.area.text, "patching");
  EXPECT_EQ(item.related.at(0).text, "start-os-patching");
}

TEST(form_model, cells_of_a_baseline) {
  const Parsed parsed =
      parse_one("baselines/managed.yaml",
                "schema: 1\nbaseline: managed\ntitle: Managed\nabout: AWS operates it.\nparent: base\n"
                "cells:\n  patch-guest-os: aws\n  take-backups: per-service\n"
                "  run-site: {not-applicable: Nothing stands there.}\n");
  EXPECT_EQ(lines(parsed.faults), "");
  const model::Baseline& baseline = parsed.matrices.baselines.at(0);
  EXPECT_EQ(baseline.parent.text, "base");
  EXPECT_EQ(baseline.cells.at(0).rules.at(0).outcome.text, "aws");
  EXPECT_TRUE(baseline.cells.at(1).per_service);
  EXPECT_TRUE(baseline.cells.at(1).rules.empty());
  EXPECT_EQ(baseline.cells.at(2).rules.at(0).kind, model::OutcomeKind::not_applicable);
}

TEST(form_model, offerings) {
  const Parsed parsed = parse_one("offerings.yaml",
                                  "schema: 1\nofferings:\n  fargate:\n    name: AWS Fargate\n    aliases: [Fargate]\n"
                                  "    identifiers: {}\n    note: A note.\n    parts:\n"
                                  "      - {service: ecs, with: {compute: fargate}}\n"
                                  "      - {service: ec2, items: [patch-guest-os]}\n");
  EXPECT_EQ(lines(parsed.faults), "");
  const model::Offering& offering = parsed.matrices.offerings.at(0);
  EXPECT_EQ(offering.parts.at(0).with.at(0).values.at(0).text, "fargate");
  EXPECT_EQ(offering.parts.at(1).items.at(0).text, "patch-guest-os");
}

TEST(form_model, general_is_no_service) {
  const Parsed parsed =
      parse_one("general.yaml", "schema: 1\nservice: general\nname: AWS in general\nreviewed: 2026-11-23\n");
  EXPECT_EQ(lines(parsed.faults), "");
  EXPECT_TRUE(parsed.matrices.general.has_value());
  EXPECT_TRUE(parsed.matrices.services.empty());
}

}  // namespace
}  // namespace demarc
