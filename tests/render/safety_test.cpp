// SPDX-License-Identifier: Apache-2.0
// Whatever a matrix or a question says, nothing breaks out of any format, and tables come back whole from readers of
// others.
#include <gtest/gtest.h>

#include <array>

#include "support/everything.hpp"
#include "support/hostile_matrix.hpp"
#include "support/hostile_texts.hpp"
#include "support/read_back.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

constexpr std::array formats{Format::text, Format::markdown, Format::html,    Format::csv,
                             Format::json, Format::latex,    Format::asciidoc};

/// The same for every format: by number, so that a failure is one format's.
class Safety : public testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] static Format format() { return formats[GetParam()]; }
};

TEST_P(Safety, TablesComeBackWhole) {
  Texts texts{1};
  for (int n = 0; n < 500; ++n) {
    const Table table = texts.table();
    ASSERT_EQ(fault_of(format(), table), "") << render(table, format());
  }
}

TEST_P(Safety, NoWordOfAMatrixBreaksOut) {
  Texts texts{2};
  for (int n = 0; n < 20; ++n) {
    std::string words;
    for (int each = 0; each < 12; ++each) words += texts.next();
    const HostileMatrix matrix{words};
    const Style style{n % 2 == 0 ? 0u : 80u, n % 3 == 0, n % 2 == 0, true};
    const auto look = [&](std::string_view what, const std::string& out) {
      EXPECT_EQ(fault_of(format(), out), "") << what << " of " << testing::PrintToString(words) << "\n" << out;
    };
    for (const Telling& one : tellings(matrix.view(), format(), style)) look(one.what, one.say());
    look("diff", render(diff(small(), matrix.view()), format(), style));
    if (HasFailure()) break;
  }
}

TEST_P(Safety, NoWordOfAQuestionBreaksOut) {
  Texts texts{3};
  for (int n = 0; n < 300; ++n) {
    const std::string asked = texts.next();
    const auto owner = [](std::string_view what, std::string_view service, std::string_view configuration) {
      return who_owns(small(), what, service, configuration, Defaults::assume, Explain::yes);
    };
    const std::array questions{ask(small(), asked, Explain::yes),
                               ask(small(), "who owns " + asked + " on anvil", Explain::yes),
                               owner(asked, "anvil", {}),
                               owner("patching", asked, {}),
                               owner("patching", "anvil", asked),
                               owner("patching", "anvil", "package=" + asked),
                               owner("", "anvil", asked + "=" + asked)};
    for (const Replies& replies : questions) {
      const std::string out = render(small(), replies, format(), {80, false, true, true});
      ASSERT_EQ(fault_of(format(), out), "") << testing::PrintToString(asked) << "\n" << out;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Safety, testing::Range(std::size_t{0}, formats.size()));

TEST(Readers, SeeWhatBreaksOut) {
  EXPECT_NE(read_html("<!DOCTYPE html><title>x</title><p>a<script>b</script>").fault, "");
  EXPECT_NE(read_html("<!DOCTYPE html><title>x</title><p><a href=\"javascript:b\">a</a>").fault, "");
  EXPECT_NE(read_html("<!DOCTYPE html><title>x</title><p onclick=\"b\">a").fault, "");
  EXPECT_EQ(read_html("<!DOCTYPE html><title>x</title><p>a").fault, "");
  EXPECT_NE(read_markdown("a <b>c</b>\n").fault, "");
  EXPECT_NE(read_markdown("[a](javascript:b)\n").fault, "");
  EXPECT_NE(read_markdown("![a](https://b.example)\n").fault, "");
  EXPECT_EQ(read_markdown("[a](https://b.example)\n").fault, "");
  EXPECT_NE(read_csv("a,b\r\nc\r\n").fault, "");
  EXPECT_NE(read_csv("a,b\r\n=c,d\r\n").fault, "");
  EXPECT_NE(read_csv("a,b\r\nc\"d\",e\r\n").fault, "");
  EXPECT_EQ(read_csv("a,b\r\n\"c\"\"\r\n\",d\r\n").rows, (Rows{{"a", "b"}, {"c\"\r\n", "d"}}));
  EXPECT_NE(read_latex("a \\input{b}\n").fault, "");
  EXPECT_NE(read_latex("50% of it\n").fault, "");
  EXPECT_NE(read_latex("a & b\n").fault, "");
  EXPECT_NE(read_latex("a }{ b\n").fault, "");
  EXPECT_EQ(read_latex("a\\_\\textbackslash{}{[}b\n\n\\url{https://b.example}\n").texts,
            (std::vector<std::string>{"a_\\[b", "https://b.example"}));
  EXPECT_NE(read_asciidoc("a *b*\n").fault, "");
  EXPECT_NE(read_asciidoc(". a\n").fault, "");
  EXPECT_NE(read_asciidoc("a https://b.example/c--d\n").fault, "");
  EXPECT_NE(read_asciidoc("[%header,cols=2*]\n|===\n| a\n| b | c\n|===\n").fault, "");
  EXPECT_NE(read_asciidoc("[%header,cols=2*]\n|===\n| a\n| b\n| c\n|===\n").fault, "");
  EXPECT_EQ(read_asciidoc("== a&#124;b\n\nc; d\n").texts, (std::vector<std::string>{"a|b", "c; d"}));
  EXPECT_NE(fault_on_terminal("a\033[2J"), "");
  EXPECT_NE(fault_on_terminal("a\u202E"), "");
  EXPECT_NE(fault_on_terminal("a\xFF"), "");
  EXPECT_EQ(fault_on_terminal("a\n\033[1mb\033[0m"), "");
}

}  // namespace
