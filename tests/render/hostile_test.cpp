// SPDX-License-Identifier: Apache-2.0
// Hostile text in every place of a table and an answer cannot break out of any format.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "render/unicode.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

const std::array<std::string, 18> hostile{"<script>alert(1)</script>",
                                          "\"><img src=x onerror=alert(1)>",
                                          "a | b",
                                          "line\nbreak",
                                          "=1+1",
                                          "+1",
                                          "-1",
                                          "@x",
                                          "\t=1",
                                          "\r\n=1",
                                          "\033[2J\033]0;title\x07",
                                          "\xC2\x9B"
                                          "31m",
                                          "quote \" comma , apostrophe '",
                                          "not utf-8 \xFF\xFE",
                                          "[x](javascript:alert(1))",
                                          "```\n# heading",
                                          "turned \xE2\x80\xAE text",
                                          "</td></tr></table>&lt;b&gt;"};

/// A table with the text in every place.
Table table_of(const std::string& text) {
  Table t;
  t.title = text;
  t.notes = {text};
  t.columns = {{"id", text}, {"who", text, true}};
  t.rows = {{{text, text}, text}, {{"a", "AWS"}, text}};
  t.footer = {text};
  return t;
}

Replies refused_with(const std::string& text) {
  Replies r;
  r.problem = text;
  r.what = text;
  r.candidates = {{text, text, text}, {"service", text, ""}};
  r.readings = {{text, text, 1}};
  return r;
}

/// By number: names of tests do not take such texts.
class Hostile : public testing::TestWithParam<std::size_t> {
 protected:
  [[nodiscard]] static const std::string& text() { return hostile[GetParam()]; }
  [[nodiscard]] std::vector<std::string> outputs(Format format, const Style& style = {}) const {
    return {render(table_of(text()), format, style), render(small(), refused_with(text()), format, style)};
  }
};

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::string_view before = text;
    if (render_detail::take(text) == render_detail::replacement && !before.starts_with("\uFFFD")) return false;
  }
  return true;
}

bool has_control(std::string_view text, std::string_view allowed) {
  while (!text.empty()) {
    const char32_t c = render_detail::take(text);
    if (render_detail::is_control(c) && (c >= 0x80 || allowed.find(static_cast<char>(c)) == std::string_view::npos))
      return true;
  }
  return false;
}

/// RFC 4180, strictly: records of fields; nothing where the text is not CSV.
std::vector<std::vector<std::string>> records(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::vector<std::string> record;
  std::size_t at = 0;
  while (at < text.size()) {
    std::string field;
    if (text[at] == '"') {
      for (++at; at < text.size() && !(text[at] == '"' && text.substr(at, 2) != "\"\""); ++at) {
        if (text[at] == '"') ++at;
        field += text[at];
      }
      ++at;
    } else {
      while (at < text.size() && std::string_view{",\r\n\""}.find(text[at]) == std::string_view::npos)
        field += text[at++];
    }
    record.push_back(field);
    if (at < text.size() && text[at] == ',') {
      ++at;
      if (text.substr(at, 2) == "\r\n") record.emplace_back();
      if (text.substr(at, 2) != "\r\n") continue;
    }
    if (text.substr(at, 2) != "\r\n") return {};
    at += 2;
    out.push_back(std::exchange(record, {}));
  }
  return out;
}

TEST_P(Hostile, TextIsPrintableUtf8) {
  for (const Format f : {Format::text, Format::markdown, Format::html})
    for (const std::string& out : outputs(f)) {
      EXPECT_TRUE(is_utf8(out));
      EXPECT_FALSE(has_control(out, "\n")) << out;
    }
}

TEST_P(Hostile, ColourIsOnlyOurs) {
  for (std::string out : outputs(Format::text, {80, true, false, true})) {
    const std::array<std::string_view, 8> ours{"\033[0m",  "\033[1m",  "\033[2m",  "\033[31m",
                                               "\033[33m", "\033[35m", "\033[36m", ""};
    for (std::size_t at = out.find('\033'); at != std::string::npos; at = out.find('\033', at + 1)) {
      const std::string found = out.substr(at, out.find('m', at) - at + 1);
      EXPECT_NE(std::find(ours.begin(), ours.end(), found), ours.end()) << found;
    }
  }
}

TEST_P(Hostile, TextKeepsARowALine) {
  Table t = table_of(text());
  t.notes.clear();
  t.footer.clear();
  const std::string out = render(t, Format::text, {0, false, false, false});
  // title, blank, heading, rule, blank, group, two rows
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 8) << out;
}

TEST_P(Hostile, MarkdownKeepsItsTable) {
  std::istringstream in{render(table_of(text()), Format::markdown)};
  std::size_t rows = 0;
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("|")) continue;
    ++rows;
    std::size_t bars = 0;
    for (std::size_t n = 0; n < line.size(); ++n) {
      if (line[n] == '\\')
        ++n;
      else
        bars += line[n] == '|';
    }
    EXPECT_EQ(bars, 3u) << line;
  }
  EXPECT_EQ(rows, 4u);
}

TEST_P(Hostile, MarkdownHasNoTagsAndNoForeignLinks) {
  for (const std::string& out : outputs(Format::markdown)) {
    EXPECT_EQ(out.find("<script"), std::string::npos);
    EXPECT_EQ(out.find("<img"), std::string::npos);
    EXPECT_EQ(out.find("](javascript"),
              out.find("\\](javascript") == std::string::npos ? std::string::npos : out.find("\\](javascript") + 1);
    EXPECT_EQ(out.find("```"), std::string::npos);
  }
}

TEST_P(Hostile, HtmlHasOnlyOurTags) {
  const std::set<std::string> ours{"!DOCTYPE", "html", "head", "meta",  "title", "style",  "body", "main", "h1",
                                   "h2",       "p",    "div",  "table", "thead", "tbody",  "tr",   "th",   "td",
                                   "footer",   "ul",   "ol",   "li",    "span",  "strong", "a"};
  for (const std::string& out : outputs(Format::html)) {
    for (std::size_t at = out.find('<'); at != std::string::npos; at = out.find('<', at + 1)) {
      const std::string tag = out.substr(at + 1, out.find('>', at) - at - 1);
      const std::size_t slash = tag.starts_with('/') ? 1 : 0;
      EXPECT_TRUE(ours.contains(tag.substr(slash, tag.find(' ') - slash))) << tag;
      EXPECT_EQ(tag.find(" on"), std::string::npos) << tag;
      EXPECT_EQ(tag.find("javascript"), std::string::npos) << tag;
    }
  }
}

TEST_P(Hostile, CsvKeepsItsRecords) {
  const auto all = records(render(table_of(text()), Format::csv));
  ASSERT_EQ(all.size(), 3u);
  for (const auto& record : all) {
    ASSERT_EQ(record.size(), 3u);
    for (const std::string& field : record)
      EXPECT_EQ(std::string_view{"=+-@\t\r\n"}.find(field[0]), std::string_view::npos) << field;
  }
  EXPECT_EQ(all[2][1], "a");
}

TEST_P(Hostile, CsvHasNoEscapeSequences) {
  for (const std::string& out : outputs(Format::csv)) EXPECT_FALSE(has_control(out, "\n\r\t")) << out;
}

TEST_P(Hostile, JsonSaysTheSameText) {
  const auto json = nlohmann::json::parse(render(table_of(text()), Format::json));
  std::string clean;  // what is not UTF-8 is replaced; all else must come back
  for (std::string_view rest = text(); !rest.empty();) render_detail::append(clean, render_detail::take(rest));
  EXPECT_EQ(json["title"], clean);
  EXPECT_EQ(json["rows"][0]["id"], clean);
  EXPECT_EQ(nlohmann::json::parse(render_line(small(), refused_with(text()), text()))["problem"], clean);
}

TEST_P(Hostile, JsonLinesAreLines) {
  const std::string line = render_line(small(), refused_with(text()), text());
  EXPECT_FALSE(has_control(line, "")) << line;
}

INSTANTIATE_TEST_SUITE_P(Texts, Hostile, testing::Range(std::size_t{0}, hostile.size()));

}  // namespace
