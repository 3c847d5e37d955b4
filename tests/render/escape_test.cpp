// SPDX-License-Identifier: Apache-2.0
// One text at a time: nothing breaks out.
#include "render/escape.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

using namespace demarc::render_detail;

namespace {

TEST(Printable, TurnsLineBreaksIntoSpaces) {
  EXPECT_EQ(printable("a\nb\r\nc\td\xE2\x80\xA8"
                      "e"),
            "a b  c d e");
}

TEST(Printable, DisarmsEscapeSequences) {
  EXPECT_EQ(printable("\033[31mred"), "\uFFFD[31mred");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\uFFFD31m");  // CSI as one character
  EXPECT_EQ(printable(std::string_view{"\0\x07\x7F", 3}), "\uFFFD\uFFFD\uFFFD");
}

TEST(Printable, DisarmsMarksThatTurnText) { EXPECT_EQ(printable("a\u202Eb"), "a\uFFFDb"); }

TEST(Printable, LeavesOrdinaryTextAlone) { EXPECT_EQ(printable("Größe 10 € → „ja“"), "Größe 10 € → „ja“"); }

TEST(Html, EscapesWhatHasMeaning) {
  EXPECT_EQ(html("<a href=\"x\" b='y'>&"), "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;");
}

TEST(Html, LinksWebAddressesOnly) {
  EXPECT_EQ(html_with_links("see https://a.example/x?y=1&z. Or javascript:alert(1)"),
            "see <a href=\"https://a.example/x?y=1&amp;z\">https://a.example/x?y=1&amp;z</a>. Or javascript:alert(1)");
}

TEST(Html, LinksSeveralAddresses) {
  EXPECT_EQ(html_with_links("http://a.example http://b.example"),
            "<a href=\"http://a.example\">http://a.example</a> <a href=\"http://b.example\">http://b.example</a>");
}

TEST(Latex, EscapesWhatHasMeaning) {
  EXPECT_EQ(latex("50% of $1 & #2_{x}"), "50\\% of \\$1 \\& \\#2\\_\\{x\\}");
  EXPECT_EQ(latex("\\input{/etc/passwd}"), "\\textbackslash{}input\\{/etc/passwd\\}");
  EXPECT_EQ(latex("~^<|>`"),
            "\\textasciitilde{}\\textasciicircum{}\\textless{}\\textbar{}\\textgreater{}\\textasciigrave{}");
}
TEST(Latex, KeepsARowFromTakingAnOption) {
  EXPECT_EQ(latex("[1] a"), "{[}1{]} a");
  EXPECT_EQ(latex("*a*"), "{*}a*");
}
TEST(Latex, KeepsCharactersApart) { EXPECT_EQ(latex("a--b ''c'' ,,"), "a-{}-b '{}'c'{}' ,{},"); }
TEST(Latex, LeavesOrdinaryTextAlone) { EXPECT_EQ(latex("Größe (10): it's a-b."), "Größe (10): it's a-b."); }

TEST(AsciiDoc, EscapesWhatHasMeaning) {
  EXPECT_EQ(asciidoc("a|b *c* {d}"), "a&#124;b &#42;c&#42; &#123;d&#125;");
  EXPECT_EQ(asciidoc("include::/etc/passwd[]"), "include&#58;&#58;/etc/passwd&#91;]");
  EXPECT_EQ(asciidoc("a;; b"), "a;&#59; b");
}
TEST(AsciiDoc, EscapesWhatStartsABlock) {
  EXPECT_EQ(asciidoc("= a"), "&#61; a");
  EXPECT_EQ(asciidoc("  .a"), "&#46;a");
  EXPECT_EQ(asciidoc("1. a"), "1&#46; a");
  EXPECT_EQ(asciidoc("NOTE: a"), "NOTE&#58; a");
  EXPECT_EQ(asciidoc("Note: a; b [1]"), "Note: a; b [1]");
}

TEST(Markdown, EscapesBarsAndMarks) {
  EXPECT_EQ(markdown("a|b *c* `d` [e](f) \\"), "a\\|b \\*c\\* \\`d\\` \\[e\\](f) \\\\");
}

TEST(Markdown, EscapesTags) { EXPECT_EQ(markdown("<script>&amp;"), "&lt;script&gt;&amp;amp;"); }

TEST(Markdown, EscapesWhatStartsABlock) {
  EXPECT_EQ(markdown("# a"), "\\# a");
  EXPECT_EQ(markdown("- a"), "\\- a");
  EXPECT_EQ(markdown("+ a"), "\\+ a");
  EXPECT_EQ(markdown("a # - +"), "a # - +");
  EXPECT_EQ(markdown("    a"), "a");
  EXPECT_EQ(markdown("12. a"), "12\\. a");
  EXPECT_EQ(markdown("1)"), "1\\)");
  EXPECT_EQ(markdown("1.5 is"), "1.5 is");
  EXPECT_EQ(markdown("in C# # "), "in C# \\# ");
}

TEST(Markdown, LeavesUnderscoresInsideWordsAlone) { EXPECT_EQ(markdown("snake_case _em_"), "snake_case \\_em\\_"); }

TEST(Markdown, IsOneLine) { EXPECT_EQ(markdown("a\n\n| b"), "a  \\| b"); }

TEST(MarkdownLink, KeepsTheAddressWhole) {
  EXPECT_EQ(markdown_link("A [b]", "https://a.example/(x)|y"), "[A \\[b\\]](<https://a.example/(x)%7cy>)");
}

TEST(MarkdownLink, WritesTheAddressInAscii) {
  EXPECT_EQ(markdown_link("A", "https://a.example/é\u202E\xFF"), "[A](<https://a.example/%c3%a9%e2%80%ae%ff>)");
}

TEST(MarkdownLink, IsTextWhereTheAddressIsNone) {
  EXPECT_EQ(markdown_link("A", "javascript:alert(1)"), "A");
  EXPECT_EQ(markdown_link("A", "https://a.example/> x"), "A");
}

TEST(Csv, QuotesOnlyWhatMustBe) {
  EXPECT_EQ(csv("plain text; fine"), "plain text; fine");
  EXPECT_EQ(csv("a,b"), "\"a,b\"");
  EXPECT_EQ(csv("say \"x\""), "\"say \"\"x\"\"\"");
  EXPECT_EQ(csv("a\nb"), "\"a\nb\"");
  EXPECT_EQ(csv(""), "");
}

TEST(Csv, DisarmsFormulas) {
  for (const char* formula : {"=1+1", "+1", "-1", "@SUM(A1)"}) EXPECT_EQ(csv(formula), "'" + std::string{formula});
  EXPECT_EQ(csv("\t=1"), "\"'\t=1\"");
  EXPECT_EQ(csv("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csv("＝1"), "'＝1");
}

TEST(Csv, DisarmsAFormulaThatIsQuoted) { EXPECT_EQ(csv("=A1,B1"), "\"'=A1,B1\""); }

TEST(Csv, DropsControlCharacters) { EXPECT_EQ(csv("a\033]0;x\x07"), "a\uFFFD]0;x\uFFFD"); }

TEST(PlainJson, EscapesWhatATerminalObeys) {
  const std::string raw = "a\x7F\xC2\x9B\xE2\x80\xA8\u202E\U000E0041";
  const std::string out = plain_json(nlohmann::json(raw).dump());
  EXPECT_EQ(out, "\"a\\u007f\\u009b\\u2028\\u202e\\udb40\\udc41\"");
  EXPECT_EQ(nlohmann::json::parse(out).get<std::string>(), raw);
}

TEST(PlainJson, KeepsTheLayout) { EXPECT_EQ(plain_json("{\n  \"é\": 1\n}"), "{\n  \"é\": 1\n}"); }

TEST(WebAddress, IsHttpOrHttpsWithoutSpacesAndQuotes) {
  EXPECT_TRUE(is_web_address("https://docs.aws.amazon.com/x#y"));
  EXPECT_TRUE(is_web_address("http://x"));
  for (const char* bad :
       {"", "https://", "ftp://x", "javascript:alert(1)", " https://x", "https://x y", "https://x\"", "HTTPS"})
    EXPECT_FALSE(is_web_address(bad)) << bad;
}

}  // namespace
