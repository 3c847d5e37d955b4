// SPDX-License-Identifier: Apache-2.0
// Marks and numbered pages.
#include "render/footnotes.hpp"

#include <gtest/gtest.h>

using namespace demarc;
using namespace demarc::render_detail;

namespace {

Source page(std::string_view url) { return {url, url, "aws", "2031-01-01"}; }

Mark mark(std::vector<Source> sources, Evidence evidence = Evidence::documented, bool disputed = false) {
  return {evidence, disputed, std::move(sources), {}};
}

TEST(Mark, SaysWeakEvidenceInWords) {
  Mark m = mark({}, Evidence::baseline);
  m.pages = {1, 3};
  EXPECT_EQ(said(m), "[baseline 1,3]");
  m.evidence = Evidence::documented;
  EXPECT_EQ(said(m), "[1,3]");
  m.disputed = true;
  EXPECT_EQ(said(m), "[disputed 1,3]");
}

TEST(Mark, IsNothingWithoutPagesAndWords) { EXPECT_EQ(said(mark({})), ""); }

TEST(Footnotes, NumberPagesAsTheyComeUp) {
  Mark a = mark({page("x"), page("y")}), b = mark({page("y"), page("z")});
  Footnotes pages;
  pages.number({&a, &b}, false);
  EXPECT_EQ(a.pages, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(b.pages, (std::vector<std::size_t>{2, 3}));
  EXPECT_EQ(pages.all().size(), 3u);
}

TEST(Footnotes, InBriefTakeFewPagesButOneBehindEachMark) {
  Mark a = mark({page("x"), page("y")}), b = mark({page("y"), page("z")}), c = mark({page("w")});
  Footnotes pages;
  pages.number({&a, &b, &c}, true);
  EXPECT_EQ(a.pages, (std::vector<std::size_t>{1}));
  EXPECT_EQ(b.pages, (std::vector<std::size_t>{1}));
  EXPECT_EQ(c.pages, (std::vector<std::size_t>{2}));
  EXPECT_EQ(pages.all().front().url, "y");
}

TEST(Footnotes, KeepBothSidesOfAContradiction) {
  Mark a = mark({page("x"), page("y")}, Evidence::documented, true), b = mark({page("y"), page("z")});
  Footnotes pages;
  pages.number({&a, &b}, true);
  EXPECT_EQ(a.pages, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(b.pages, (std::vector<std::size_t>{2}));
}

TEST(Footnotes, CountOnAcrossAnswers) {
  Mark a = mark({page("x")}), b = mark({page("y"), page("x")});
  Footnotes pages;
  pages.number({&a}, false);
  pages.number({&b}, false);
  EXPECT_EQ(b.pages, (std::vector<std::size_t>{1, 2}));
}

}  // namespace
