// SPDX-License-Identifier: Apache-2.0
// Help, version, and what was typed wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "program.hpp"

using namespace demarc::test;

namespace {

constexpr std::array verbs{"ask", "who-owns", "show", "compare", "find", "list", "check", "info"};

const Way plain{{}, {}, {}, false};

void expect_usage(const std::vector<std::string>& arguments, const std::string& message) {
  const Ran r = run(arguments, plain);
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.out, "");
  EXPECT_EQ(r.err, "demarc: " + message + "\n");
}

TEST(Help, GoesToStandardOutput) {
  const Ran r = run({"--help"}, plain);
  EXPECT_EQ(r.exit, 0);
  EXPECT_EQ(r.err, "");
  for (const char* verb : verbs) EXPECT_NE(r.out.find(std::string{"\n  "} + verb + " "), std::string::npos) << verb;
  for (const char* status : {"\n  0  answered", "\n  1  ", "\n  2  ", "\n  3  "})
    EXPECT_NE(r.out.find(status), std::string::npos);
}

TEST(Help, OfEachVerbHasExamplesAndExitStatus) {
  for (const char* verb : verbs) {
    const Ran r = run({verb, "--help"}, plain);
    EXPECT_EQ(r.exit, 0) << verb;
    EXPECT_TRUE(r.out.starts_with(std::string{"demarc "} + verb + ": ")) << r.out;
    EXPECT_NE(r.out.find(std::string{"\n  demarc "} + verb), std::string::npos) << verb;
    EXPECT_NE(r.out.find("Exit status:"), std::string::npos) << verb;
  }
}

TEST(Help, FitsAWideTerminal) {
  for (const char* verb : verbs) {
    std::istringstream in{run({verb, "-h"}, plain).out};
    for (std::string line; std::getline(in, line);) EXPECT_LE(line.size(), 120u) << line;
  }
}

TEST(Version, NamesProgramAndEdition) {
  const Ran r = run({"--version"}, plain);
  EXPECT_EQ(r.exit, 0);
  EXPECT_TRUE(r.out.starts_with("demarc ")) << r.out;
  EXPECT_NE(r.out.find("(edition "), std::string::npos);
  EXPECT_EQ(std::count(r.out.begin(), r.out.end(), '\n'), 1);
}

TEST(Usage, WithoutAVerbIsHelpOnStandardError) {
  const Ran r = run({}, plain);
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.out, "");
  EXPECT_NE(r.err.find("Usage: demarc VERB"), std::string::npos);
}

TEST(Usage, SuggestsTheVerb) {
  expect_usage({"whoowns", "x"}, "no verb 'whoowns' (did you mean 'who-owns'?); see demarc --help");
}

TEST(Usage, SendsQuestionsToAsk) {
  expect_usage({"who owns patching"},
               "no verb 'who owns patching'; a question goes behind ask: demarc ask \"...\"; see demarc --help");
}

TEST(Usage, SuggestsTheOption) {
  expect_usage({"ask", "x", "--fromat", "json"},
               "no option '--fromat' (did you mean '--format'?); see demarc ask --help");
  expect_usage({"find", "--aera=x"}, "no option '--aera' (did you mean '--area'?); see demarc find --help");
}

TEST(Usage, RefusesOptionsOfOtherVerbs) {
  expect_usage({"info", "--with", "a=b"}, "no option '--with'; see demarc info --help");
}

TEST(Usage, RefusesFormatsThatAreNone) {
  expect_usage({"info", "--format", "jsn"}, "no format 'jsn' (did you mean 'json'?); see demarc info --help");
}

TEST(Usage, WantsValues) { expect_usage({"who-owns", "a", "b", "--with"}, "--with needs a value; see demarc --help"); }

TEST(Usage, WantsOptionsWithValues) {
  for (const char* bad : {"image", "=image", "package="})
    expect_usage({"who-owns", "a", "b", "--with", bad},
                 std::string{"--with takes OPTION=VALUE, not '"} + bad + "'; see demarc who-owns --help");
}

TEST(Usage, CountsWords) {
  expect_usage({"ask"}, "ask takes a question; see demarc ask --help");
  expect_usage({"show"}, "show takes one SERVICE; see demarc show --help");
  expect_usage({"compare", "a"}, "compare takes two or more SERVICEs; see demarc compare --help");
  expect_usage({"who-owns", "patching"},
               "who-owns takes WHAT and SERVICE; - is AWS in general; see demarc who-owns --help");
  expect_usage({"info", "x"}, "'x' is one word too many; see demarc info --help");
}

TEST(Usage, WantsRealDates) {
  for (const char* bad : {"2031-02-29", "2031-13-01", "31-01-01", "tomorrow", "2031-01-0x"})
    expect_usage({"check", "x", "--as-of", bad},
                 std::string{"--as-of takes a date, YYYY-MM-DD, not '"} + bad + "'; see demarc check --help");
}

TEST(Usage, IsPrintable) {
  const Ran r = run({"list", "\033[2J"});
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.err.find('\033'), std::string::npos);
}

TEST(Usage, TakesCommonOptionsBeforeTheVerb) { EXPECT_TRUE(run({"--format", "json", "info"}).out.starts_with("{")); }

TEST(Matrices, ThatAreNoneAreRefused) {
  const Ran r = run({"info", "--matrices", "/nonexistent"}, plain);
  EXPECT_EQ(r.exit, 2);
  EXPECT_EQ(r.out, "");
  EXPECT_NE(r.err.find("demarc: no matrix in '/nonexistent'"), std::string::npos) << r.err;
}

TEST(Matrices, MayBeTheBuiltInOnes) { EXPECT_EQ(run({"list", "parties"}, plain).exit, 0); }

TEST(Log, IsSilentUnlessAsked) {
  EXPECT_EQ(run({"info"}).err, "");
  EXPECT_NE(run({"info", "-v"}).err.find("demarc: info: "), std::string::npos);
}

}  // namespace
