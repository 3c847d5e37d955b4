// SPDX-License-Identifier: Apache-2.0
// Answers as Markdown, HTML and CSV, compared with files.
#include <gtest/gtest.h>

#include <algorithm>

#include "support/golden.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

void compare(const std::string& name, const Replies& replies) {
  expect_golden(name + ".md", render(small(), replies, Format::markdown));
  expect_golden(name + ".html", render(small(), replies, Format::html));
  expect_golden(name + ".csv", render(small(), replies, Format::csv));
}

TEST(AnswerFormats, ToldForAnArea) { compare("area", answered("anvil", Area::patching)); }
TEST(AnswerFormats, ToldWhereItDepends) { compare("depends", answered("kiln", ItemKey{"patch-guest-os"})); }
TEST(AnswerFormats, ToldOfHostileText) { compare("hostile-answer", answered("trickster", Area::application)); }
TEST(AnswerFormats, Refused) { compare("refused", refused()); }
TEST(AnswerFormats, ToldForAWholeService) {
  expect_golden("service.md", render(small(), whole("anvil"), Format::markdown));
}

TEST(HtmlAnswer, IsACompletePage) {
  const std::string page = render(small(), answered("anvil", Area::patching), Format::html);
  EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_TRUE(page.ends_with("</html>\n"));
  EXPECT_NE(page.find("prefers-color-scheme: dark"), std::string::npos);
  EXPECT_NE(page.find("@media print"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(HtmlAnswer, LinksMarksToPages) {
  const std::string page = render(small(), answered("anvil", Area::patching), Format::html);
  EXPECT_NE(page.find("[baseline <a href=\"#source-1\">1</a>]"), std::string::npos);
  EXPECT_NE(page.find("<li id=\"source-1\">"), std::string::npos);
}

TEST(CsvAnswer, HasARowForEachCase) {
  const std::string csv = render(small(), answered("kiln", ItemKey{"patch-guest-os"}), Format::csv);
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 4);
}

TEST(CsvAnswer, EndsLinesAsTheStandardSays) {
  const std::string csv = render(small(), answered("anvil", Area::patching), Format::csv);
  for (std::size_t at = csv.find('\n'); at != std::string::npos; at = csv.find('\n', at + 1))
    EXPECT_EQ(csv[at - 1], '\r');
}

}  // namespace
