// SPDX-License-Identifier: Apache-2.0
// Faults of the vocabulary, of items and of offerings: each is found at its place.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/tiny.hpp"

namespace demarc {
namespace {

using Files = std::vector<SourceFile>;

std::string faults(const Files& files) {
  std::string all;
  for (const Diagnostic& fault : try_load(files).faults) all += to_string(fault) + '\n';
  return all;
}

/// A tiny matrix with a file changed.
Files changed(std::string_view path, std::string_view from, std::string_view to,
              Files files = tiny::files({{"alpha", tiny::head("alpha")}})) {
  for (SourceFile& file : files) {
    if (file.path != path) continue;
    const std::size_t at = file.bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    file.bytes.replace(at, from.size(), to);
  }
  return files;
}

Files added(std::string path, std::string bytes) {
  Files files = tiny::files({{"alpha", tiny::head("alpha")}});
  files.push_back({std::move(path), std::move(bytes)});
  return files;
}

/// A service with an item of its own, as somebody got it wrong.
Files own_item(const std::string& area, const std::string& layer, const std::string& activity) {
  return tiny::files(
      {{"alpha", tiny::head("alpha") + "own-items:\n  do-it:\n    title: Do it\n    means: It.\n    area: " + area +
                     "\n    layer: " + layer + "\n    activity: " + activity +
                     "\nitems:\n  do-it:\n    party: aws\n    sources: [doc]\n"}});
}

TEST(vocabulary, a_role_belongs_to_a_party) {
  EXPECT_EQ(faults(changed("vocabulary.yaml", "owner: {party: customer", "owner: {party: custommer")),
            "vocabulary.yaml:9:18: error: unknown party 'custommer' of role 'owner' (did you mean 'customer'?) "
            "[unknown-party]\n");
}

TEST(vocabulary, has_both_parties) {
  EXPECT_EQ(faults(changed("vocabulary.yaml", "  aws: {name: AWS, aliases: [Amazon]}\n", "")).substr(0, 88),
            "vocabulary.yaml:1:1: error: the parties 'aws' and 'customer' must be defined [unknown-pa");
}

TEST(vocabulary, a_closed_list_has_no_word_more) {
  EXPECT_EQ(faults(changed("vocabulary.yaml", "activities:\n", "  zzz: {title: Z, about: Z.}\nactivities:\n")),
            "vocabulary.yaml:44:3: error: the list of layers is closed: expected the end of the list, found 'zzz' "
            "[closed-list-differs]\n");
}

TEST(vocabulary, a_closed_list_has_no_word_less) {
  EXPECT_EQ(faults(changed("vocabulary.yaml", "  check: {title: The check, about: About it.}\n", "")),
            "vocabulary.yaml:1:1: error: the list of activities is closed: expected 'check', found the end of the list "
            "[closed-list-differs]\n");
}

TEST(items, have_an_area_that_there_is) {
  const std::string found = faults(
      added("items/patchwork.yaml",
            "schema: 1\narea: patchwork\nitems:\n  sew: {title: Sew, means: Sews., layer: host, activity: perform}\n"));
  EXPECT_NE(found.find("items/patchwork.yaml:2:7: error: unknown area 'patchwork' [unknown-area]\n"), std::string::npos)
      << found;
}

TEST(items, are_related_to_items_that_there_are) {
  EXPECT_EQ(
      faults(changed("items/patching.yaml", "related: [patch-guest]", "related: [patch-gest]")),
      "items/patching.yaml:15:15: error: unknown item 'patch-gest' (did you mean 'patch-guest'?) [unknown-item]\n");
}

TEST(items, of_two_areas_have_ids_of_their_own) {
  EXPECT_EQ(faults(changed("items/keys.yaml", "  keep-keys:", "  patch-host:")),
            "items/patching.yaml:4:3: error: item 'patch-host' is defined twice [duplicate-id]\n"
            "items/keys.yaml:4:3: note: the other place\n");
}

TEST(own_items, have_words_that_there_are) {
  EXPECT_EQ(faults(own_item("pathcing", "host", "perform")),
            "services/alpha.yaml:15:11: error: unknown area 'pathcing' (did you mean 'patching'?) [unknown-area]\n");
  EXPECT_EQ(faults(own_item("patching", "hots", "perform")),
            "services/alpha.yaml:16:12: error: unknown layer 'hots' (did you mean 'host'?) [unknown-layer]\n");
  EXPECT_EQ(
      faults(own_item("patching", "host", "preform")),
      "services/alpha.yaml:17:15: error: unknown activity 'preform' (did you mean 'perform'?) [unknown-activity]\n");
  EXPECT_EQ(faults(own_item("patching", "host", "perform")), "");
}

TEST(own_items, belong_to_one_service) {
  const std::string own =
      "own-items:\n  do-it: {title: Do it, means: It., area: patching, layer: host, activity: perform}\n"
      "items:\n  do-it: {party: aws, sources: [doc]}\n";
  EXPECT_EQ(faults(tiny::files({{"alpha", tiny::head("alpha") + own}, {"beta", tiny::head("beta") + own}})),
            "services/beta.yaml:12:3: error: own item 'do-it' belongs to two services; make it a shared item below "
            "items/, or name it "
            "apart [duplicate-id]\n"
            "services/alpha.yaml:12:3: note: the other place\n");
}

TEST(own_items, are_among_those_that_may_have_been_meant) {
  Files files = own_item("patching", "host", "perform");
  files = changed("services/alpha.yaml", "items:\n  do-it:\n    party", "items:\n  do-itt:\n    party", files);
  EXPECT_NE(faults(files).find(
                "services/alpha.yaml:19:3: error: unknown item 'do-itt' (did you mean 'do-it'?) [unknown-item]"),
            std::string::npos)
      << faults(files);
}

TEST(baselines, have_a_parent_that_there_is) {
  EXPECT_EQ(faults(changed("baselines/plain.yaml", "about: The provider does it.\n", "about: It.\nparent: plane\n")),
            "baselines/plain.yaml:5:9: error: unknown baseline 'plane' (did you mean 'plain'?) [unknown-baseline]\n");
}

TEST(offerings, are_no_services) {
  EXPECT_EQ(
      faults(
          added(
              "offerings.yaml",
              "schema: 1\nofferings:\n  alpha:\n    name: Alpha\n    note: A.\n    parts:\n      - {service: alpha}\n"))
          .substr(0, 78),
      "offerings.yaml:3:3: error: offering 'alpha' is a service already [duplicate-id");
}

TEST(offerings, are_made_of_services_that_there_are) {
  EXPECT_EQ(
      faults(added(
          "offerings.yaml",
          "schema: 1\nofferings:\n  some:\n    name: Some\n    note: A.\n    parts:\n      - {service: alhpa}\n")),
      "offerings.yaml:7:19: error: unknown service 'alhpa' (did you mean 'alpha'?) [unknown-service]\n");
}

TEST(faults, of_many_misspelt_names_have_hints_for_those_that_are_told) {
  std::string many = "items:\n";
  for (int n = 0; n < 1'100; ++n) many += "  patch-gues" + std::to_string(n) + ": {party: aws, sources: [doc]}\n";
  const std::vector<Diagnostic> found = try_load(tiny::files({{"alpha", tiny::head("alpha") + many}})).faults;
  ASSERT_EQ(found.size(), 1'001U);
  EXPECT_NE(found.front().message.find("did you mean 'patch-guest'"), std::string::npos) << found.front().message;
  EXPECT_EQ(found.back().fault, Fault::too_many);
}

}  // namespace
}  // namespace demarc
