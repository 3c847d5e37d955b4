// SPDX-License-Identifier: Apache-2.0
// The flat table, read by readers of others and held against the matrix.
#include "export/flat.hpp"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/hostile_matrix.hpp"
#include "support/read_back.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

using Record = std::map<std::string, std::string, std::less<>>;

std::string csv_of(const exports::Content& content) {
  std::string out;
  exports::flat_csv(content, [&](std::string_view piece) { out += piece; });
  return out;
}
std::string lines_of(const exports::Content& content) {
  std::string out;
  exports::flat_json_lines(content, [&](std::string_view piece) { out += piece; });
  return out;
}

std::vector<Record> records_of(const exports::Content& content) {
  const ReadBack csv = read_csv(csv_of(content));
  EXPECT_EQ(csv.fault, "");
  std::vector<Record> records;
  for (std::size_t r = 1; r < csv.rows.size(); ++r)
    for (std::size_t c = 0; c < csv.rows[r].size(); ++c) {
      if (c == 0) records.emplace_back();
      records.back()[csv.rows[0][c]] = csv.rows[r][c];
    }
  return records;
}

exports::Content everything() { return {small(), exports::all_subjects(small())}; }
exports::Content one(std::string_view service, const std::vector<Choice>& given) {
  return {small(), {{*small().find(ServiceKey{service}), configured(service, given)}}};
}

TEST(Flat, HasTheColumnsItSays) {
  const ReadBack csv = read_csv(csv_of(everything()));
  ASSERT_EQ(csv.fault, "");
  ASSERT_EQ(csv.rows[0].size(), exports::flat_columns().size());
  for (std::size_t c = 0; c < csv.rows[0].size(); ++c) EXPECT_EQ(csv.rows[0][c], exports::flat_columns()[c].name);
  for (const auto& row : csv.rows) EXPECT_EQ(row.size(), csv.rows[0].size());
}

TEST(Flat, SaysTheSameInBothFormats) {
  const std::vector<Record> records = records_of(everything());
  std::istringstream lines{lines_of(everything())};
  std::size_t n = 0;
  for (std::string line; std::getline(lines, line); ++n) {
    const nlohmann::json object = nlohmann::json::parse(line);
    ASSERT_LT(n, records.size());
    ASSERT_EQ(object.size(), exports::flat_columns().size());
    for (const exports::FlatColumn& c : exports::flat_columns()) {
      const nlohmann::json& value = object.at(std::string{c.name});
      const std::string& cell = records[n].find(c.name)->second;
      if (value.is_null())
        EXPECT_EQ(cell, "") << c.name;
      else if (c.type == exports::FlatColumn::Type::text)
        EXPECT_TRUE(cell == value.get<std::string>() || cell == "'" + value.get<std::string>()) << cell << value;
      else
        EXPECT_EQ(cell, value.dump()) << c.name;
      EXPECT_TRUE(value.is_null() || value.is_boolean() == (exports::sql_type(c.type) == "BOOLEAN")) << c.name;
      EXPECT_TRUE(value.is_null() || value.is_number() == (exports::sql_type(c.type) == "INTEGER")) << c.name;
    }
  }
  EXPECT_EQ(n, records.size());
  EXPECT_GT(n, 50u);
}

/// What the rows that hold come to together, as the matrix says it.
TEST(Flat, HoldsWhatTheMatrixAnswers) {
  std::map<std::pair<std::string, std::string>, std::vector<Record>> cells;
  for (Record& r : records_of(everything())) {
    const auto conditions = nlohmann::json::parse(r["conditions_json"]);
    EXPECT_EQ(conditions.empty(), r["conditions"].empty());
    if (r["holds"] != "no") cells[{r["service"], r["item"]}].push_back(r);
  }
  std::size_t asked = 0;
  for (const exports::Subject& subject : exports::all_subjects(small()))
    for (const ItemAnswer& item : small().explain(subject.service.key()).items()) {
      const auto& rows = cells[{std::string{subject.service.id()}, std::string{item.id()}}];
      ASSERT_FALSE(rows.empty()) << subject.service.id() << " " << item.id();
      ++asked;
      for (Record r : rows) {
        EXPECT_EQ(r["holds"], rows.size() == 1 ? "yes" : "open");
        if (item.owner() == Verdict::depends) continue;
        EXPECT_EQ(r["verdict"], id(item.owner().verdict())) << r["service"] << " " << r["item"];
        EXPECT_EQ(r["party"], item.owner().who() ? item.owner().who()->id() : "");
      }
    }
  EXPECT_EQ(asked, cells.size());
}

TEST(Flat, TellsAConfiguration) {
  bool flipped = false;
  for (Record r : records_of(one("anvil", {{"package", "image"}}))) {
    EXPECT_EQ(r["configuration"], "package=image");
    if (r["holds"] == "yes" && r["conditions"] == "package=image") flipped = true;
  }
  EXPECT_TRUE(flipped);
  for (Record r : records_of(one("anvil", {}))) EXPECT_EQ(r["configuration"], "default");
}

TEST(Flat, IsTheSameEveryTime) { EXPECT_EQ(csv_of(everything()), csv_of(everything())); }

TEST(Flat, NoWordOfAMatrixBreaksOut) {
  for (const std::string_view words :
       {"=1+1\"<b>,;\r\n\t", "\"\"\033[2J@x\xFF\xE2\x80\xAE", "-\\\",\n\xEF\xBC\x9D{}[]\xE2\x80\xA8 "}) {
    const HostileMatrix matrix{words};
    const exports::Content content{matrix.view(), exports::all_subjects(matrix.view())};
    const std::string csv = csv_of(content), lines = lines_of(content);
    EXPECT_EQ(fault_of(Format::csv, csv), "") << testing::PrintToString(words);
    EXPECT_EQ(fault_on_terminal(lines), "") << testing::PrintToString(words);
    const auto rows = static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
    EXPECT_EQ(rows + 1, read_csv(csv).rows.size());
    std::istringstream in{lines};
    for (std::string line; std::getline(in, line);) EXPECT_TRUE(nlohmann::json::accept(line)) << line;
  }
}

}  // namespace
