// SPDX-License-Identifier: Apache-2.0
// How a diff is written: text, Markdown, JSON, CSV, HTML.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "support/diffs.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace tiny;

namespace {

/// One of each kind.
Diff mixed() {
  Files before = files({{"alpha", head("alpha") + mode() + by_mode("aws", "customer", "aws")}, {"beta", head("beta")}});
  Files now = files({{"alpha", head("alpha") + mode() + by_mode("aws", "customer", "customer") +
                                   "  patch-host: {party: aws, act: Patch it now., sources: [doc]}\n"},
                     {"gamma", head("gamma")}});
  edit(now, "vocabulary.yaml", "2000.01", "2000.02");
  return between(before, now);
}

TEST(DiffText, NamesEachChange) {
  EXPECT_EQ(render(mixed(), Format::text, {100, false, false, false}),
            "Edition 2000.01 to edition 2000.02\n"
            "1 flipped, 1 removed, 1 added and 1 reworded.\n"
            "\n"
            "Service        What             When        Before  After     Details\n"
            "-------------  ---------------  ----------  ------  --------  --------------------------------------\n"
            "\n"
            "Flipped (breaking)\n"
            "Service alpha  Patch the guest  mode = raw  AWS     Customer\n"
            "\n"
            "Removed\n"
            "Service beta   The service\n"
            "\n"
            "Added\n"
            "Service gamma  The service\n"
            "\n"
            "Only reworded\n"
            "Service alpha  Patch the host               AWS     AWS       act, evidence (baseline to\n"
            "                                                              documented), sources\n");
}

TEST(DiffText, SaysThatNothingChanged) {
  EXPECT_NE(render(diff(test::small(), test::small()), Format::text).find("Nothing changed."), std::string::npos);
}

TEST(DiffMarkdown, IsASectionOfAChangelog) {
  EXPECT_EQ(render(mixed(), Format::markdown),
            "## Edition 2000.02\n"
            "\n"
            "Since edition 2000.01: 1 flipped, 1 removed, 1 added and 1 reworded.\n"
            "\n"
            "### Flipped (breaking)\n"
            "\n"
            "- **Service alpha** (`alpha`): Patch the guest (`patch-guest`): AWS → Customer, mode = raw\n"
            "\n"
            "### Removed\n"
            "\n"
            "- **Service beta** (`beta`): the service\n"
            "\n"
            "### Added\n"
            "\n"
            "- **Service gamma** (`gamma`): the service\n"
            "\n"
            "### Only reworded\n"
            "\n"
            "- **Service alpha** (`alpha`): Patch the host (`patch-host`): act, evidence (baseline to documented), "
            "sources\n");
}

TEST(DiffMarkdown, SaysThatNothingChanged) {
  EXPECT_EQ(render(diff(test::small(), test::small()), Format::markdown),
            "## Edition 2031.05\n\nSince edition 2031.05: nothing changed.\n");
}

TEST(DiffMarkdown, SaysWhyAnOwnerFlipped) {
  const std::string text =
      render(between(mode() + by_mode("aws", "customer", "aws"), mode("manual") + by_mode("aws", "customer", "aws")),
             Format::markdown);
  EXPECT_NE(text.find(": AWS → Customer, by default (other default)\n"), std::string::npos) << text;
  EXPECT_NE(text.find(": option `mode`: default (auto to manual)\n"), std::string::npos) << text;
}

TEST(DiffMarkdown, TextOfTheDataCannotBreakOut) {
  Files before = with(guest("sources: [doc]")),
        now = with("items:\n  patch-guest: {party: customer, sources: [doc]}\n");
  for (Files* files : {&before, &now})
    edit(*files, "services/alpha.yaml", "name: Service alpha", "name: \"A <b> | c\"");
  const std::string text = render(between(before, now), Format::markdown);
  EXPECT_EQ(text.find("<b>"), std::string::npos) << text;
}

TEST(DiffJson, HasEverything) {
  const auto json = nlohmann::json::parse(render(mixed(), Format::json));
  EXPECT_EQ(json["schema"], "demarc.diff/1");
  EXPECT_EQ(json["before"], "2000.01");
  EXPECT_EQ(json["after"], "2000.02");
  EXPECT_EQ(json["breaking"], true);
  ASSERT_EQ(json["flipped"].size(), 1u);
  const auto& flip = json["flipped"][0];
  EXPECT_EQ(flip["subject"], "cell");
  EXPECT_EQ(flip["service"], "alpha");
  EXPECT_EQ(flip["item"], "patch-guest");
  EXPECT_EQ(flip["before"], "aws");
  EXPECT_EQ(flip["after"], "customer");
  EXPECT_EQ(flip["when"], nlohmann::json::parse(R"({"mode": ["raw"]})"));
  EXPECT_EQ(flip["everywhere"], false);
  EXPECT_EQ(flip["by_default"], false);
  EXPECT_EQ(flip["cause"], "rule");
  EXPECT_EQ(json["removed"][0]["service"], "beta");
  EXPECT_EQ(json["removed"][0]["item"], nullptr);
  EXPECT_EQ(json["added"][0]["service"], "gamma");
  EXPECT_EQ(json["reworded"][0]["details"][0],
            nlohmann::json::parse(R"({"what": "act", "before": "", "after": "Patch it now."})"));
}

TEST(DiffJson, OfNothingHasEmptyLists) {
  const auto json = nlohmann::json::parse(render(diff(test::small(), test::small()), Format::json));
  EXPECT_EQ(json["breaking"], false);
  for (const char* kind : {"flipped", "removed", "added", "reworded"})
    EXPECT_EQ(json[kind], nlohmann::json::array()) << kind;
}

TEST(DiffCsv, HasOneRecordADifference) {
  const std::string text = render(mixed(), Format::csv);
  EXPECT_TRUE(text.starts_with(
      "group,change,subject,service,baseline,item,option,value,when,by_default,before,after,cause,details,"
      "framework,control,area,activity\r\n"))
      << text;
  EXPECT_NE(
      text.find("\r\nFlipped (breaking),flipped,cell,alpha,,patch-guest,,,mode=raw,false,aws,customer,rule,,,,,\r\n"),
      std::string::npos)
      << text;
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 5);
}

TEST(DiffHtml, IsAPage) {
  const std::string text = render(mixed(), Format::html);
  EXPECT_NE(text.find("Flipped (breaking)"), std::string::npos);
  EXPECT_NE(text.find("Patch the guest"), std::string::npos);
}

/// A mapping that came, one that grew stronger, a control that came.
Diff remapped() {
  const auto framed = [](std::string_view controls, std::string_view items) {
    Files all = files({{"alpha", head("alpha")}});
    all.push_back(
        {"frameworks/rules.yaml",
         "schema: 1\nframework: rules\nname: The Rules\nversion: \"1\"\npublisher: acme\nbecause: Made "
         "up.\nreviewed: 2000-01-01\nsources:\n  doc: {title: Doc, url: \"https://example.com/r\", publisher: "
         "acme, read: 2000-01-01}\ncatalog: [doc]\nforms: [A-0]\ngroups:\n  R:\n    title: R\n    controls: {" +
             std::string{controls} + "}\n" + std::string{items}});
    return all;
  };
  return between(framed("R-1: One, R-2: Two", "items:\n  patch-host: {direct: [R-1], supporting: [R-2]}\n"),
                 framed("R-1: One, R-2: Two, R-3: Three",
                        "never-inherited: [R-3]\nitems:\n  patch-host: {direct: [R-1, R-2]}\n  patch-guest: "
                        "{direct: [R-1], supporting: [R-2]}\n"));
}

TEST(DiffMappings, InMarkdown) {
  const std::string out = render(remapped(), Format::markdown);
  for (const std::string_view line :
       {"\n### Added\n\n- **The Rules** (`rules`): control `R-3`, Three\n",
        "\n- **The Rules** (`rules`): controls for `patch-guest`, patch the guest: R-1, R-2 (supporting)\n",
        "\n### Only reworded\n\n- **The Rules** (`rules`): controls for `patch-host`, patch the host: R-2 (supporting "
        "to direct)\n"})
    EXPECT_NE(out.find(line), std::string::npos) << line << out;
}

TEST(DiffMappings, InText) {
  const std::string out = render(remapped(), Format::text);
  EXPECT_NE(out.find("Controls for: patch the guest"), std::string::npos) << out;
  EXPECT_NE(out.find("R-1, R-2 (supporting)"), std::string::npos) << out;
}

TEST(DiffMappings, InJson) {
  const auto json = nlohmann::json::parse(render(remapped(), Format::json));
  ASSERT_EQ(json["added"].size(), 2u);
  EXPECT_EQ(json["added"][0]["subject"], "control");
  EXPECT_EQ(json["added"][0]["control"], "R-3");
  const auto& mapping = json["added"][1];
  EXPECT_EQ(mapping["framework"], "rules");
  EXPECT_EQ(mapping["item"], "patch-guest");
  EXPECT_EQ(mapping["service"], nullptr);
  EXPECT_EQ(mapping["controls"], nlohmann::json::parse(R"([{"control": "R-1", "before": null, "after": "direct"},
                                                         {"control": "R-2", "before": null, "after": "supporting"}])"));
  EXPECT_EQ(json["reworded"][0]["controls"][0]["before"], "supporting");
}

}  // namespace
