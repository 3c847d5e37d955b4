// SPDX-License-Identifier: Apache-2.0
// coverage.
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "program.hpp"

using namespace demarc::test;
using Json = nlohmann::json;

namespace {

TEST(CoverageVerb, HasALineForEachService) {
  const Ran r = run({"coverage", "--format", "json"});
  EXPECT_EQ(r.exit, 0) << r.err;
  const Json table = Json::parse(r.out);
  std::map<std::string, std::string> unknown;
  for (const Json& row : table["rows"]) unknown[row["service"]] = row["unknown"];
  EXPECT_EQ(unknown["anvil"], "0");
  EXPECT_EQ(unknown["kiln"], "1");
  EXPECT_FALSE(unknown.contains("general"));
}

TEST(CoverageVerb, MayBeOfOneServiceByAnyName) {
  const Ran r = run({"coverage", "--service", "Kiln", "--format", "csv"});
  EXPECT_EQ(r.exit, 0) << r.err;
  EXPECT_NE(r.out.find("\r\nkiln,"), std::string::npos) << r.out;
  EXPECT_EQ(r.out.find("\r\nanvil,"), std::string::npos);
}

TEST(CoverageVerb, FitsANarrowTerminal) {
  for (const int width : {50, 60, 80, 120}) {
    const Ran r = run({"coverage"}, {{}, {"COLUMNS=" + std::to_string(width)}, {}, true});
    EXPECT_NE(r.out.find("customer"), std::string::npos) << r.out;
    std::istringstream lines{r.out};
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), static_cast<std::size_t>(width)) << line;
  }
}

TEST(CoverageVerb, SuggestsTheService) {
  const Ran r = run({"coverage", "--service", "anvl"});
  EXPECT_EQ(r.exit, 3);
  EXPECT_NE(r.err.find("anvil"), std::string::npos);
}

TEST(CoverageVerb, TakesNoWords) { EXPECT_EQ(run({"coverage", "anvil"}).exit, 2); }

}  // namespace
