// SPDX-License-Identifier: Apache-2.0
// Wrapping, colour, tones.
#include "render/layout.hpp"

#include <gtest/gtest.h>

using namespace demarc;
using namespace demarc::render_detail;

namespace {

using Lines = std::vector<std::string>;

TEST(Wrap, BreaksAtSpaces) { EXPECT_EQ(wrap("one two three", 8, false), (Lines{"one two", "three"})); }

TEST(Wrap, NeverCuts) {
  EXPECT_EQ(wrap("a longword b", 4, true), (Lines{"a", "long", "word", "b"}));
  EXPECT_EQ(wrap("a longword b", 4, false), (Lines{"a", "longword", "b"}));
}

TEST(Wrap, CountsColumns) { EXPECT_EQ(wrap("ää öö", 5, false), (Lines{"ää öö"})); }

TEST(Wrap, WithoutAWidthIsOneLine) { EXPECT_EQ(wrap("one two three", 0, true), (Lines{"one two three"})); }

TEST(Wrap, OfNothingIsOneEmptyLine) { EXPECT_EQ(wrap("", 10, true), (Lines{""})); }

TEST(Wrap, DoesNotBreakAtFirmSpaces) {
  EXPECT_EQ(wrap("one two" + std::string{firm_space} + "[1]", 8, false), (Lines{"one", "two [1]"}));
}

TEST(Paragraph, HangsBelowItsLabel) {
  std::string out;
  paragraph(out, "Note: ", "one two three four five six seven eight nine ten", 6, {26, false, false, false});
  EXPECT_EQ(out, "Note: one two three four\n      five six seven eight\n      nine ten\n");
}

TEST(Paragraph, MakesRoomForALongLabel) {
  std::string out;
  paragraph(out, "A long label: ", "one two three four five", 2, {26, false, false, false});
  EXPECT_EQ(out, "A long label: one two\n  three four five\n");
}

TEST(Paragraph, MayStartFurtherOut) {
  std::string out;
  paragraph(out, "  ", "one two three four five six", 6, {26, false, false, false});
  EXPECT_EQ(out, "  one two three four\n      five six\n");
}

TEST(Paragraph, IsPrintable) {
  std::string out;
  paragraph(out, "", "a\033[2Jb\nc", 0, {});
  EXPECT_EQ(out, "a\uFFFD[2Jb c\n");
}

TEST(Paint, IsPlainWithoutColour) { EXPECT_EQ(paint(Tone::aws, "AWS", {80, false, false, false}), "AWS"); }

TEST(Paint, EndsWhatItStarts) { EXPECT_EQ(paint(Tone::aws, "AWS", {80, true, false, false}), "\033[33mAWS\033[0m"); }

TEST(Tone, OfACellFollowsItsFirstWord) {
  EXPECT_EQ(tone_of("AWS"), Tone::aws);
  EXPECT_EQ(tone_of("Customer (Owner of the plot)"), Tone::customer);
  EXPECT_EQ(tone_of("Depends on compute"), Tone::depends);
  EXPECT_EQ(tone_of("n/a"), Tone::not_applicable);
  EXPECT_EQ(tone_of("Unknown"), Tone::unknown);
  EXPECT_EQ(tone_of("Mason & Sons"), Tone::third_party);
  EXPECT_EQ(tone_of("AWS Marketplace seller"), Tone::third_party);
  EXPECT_EQ(tone_of(""), Tone::plain);
}

}  // namespace
