// SPDX-License-Identifier: Apache-2.0
// Cases with known answers: the library is asked each, and the four counts must stay above the floor.
//
// right: the expected party (for both: split, or depends with both). partial: split or depends that includes the
// expected party; one party where both were expected. abstained: unknown, unresolved, not applicable. wrong: a verdict
// without it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace demarc;

namespace {

using Row = std::map<std::string, std::string>;

/// A tab-separated file whose first line names the columns.
std::vector<Row> read(const std::string& name) {
  std::ifstream in{std::string{DEMARC_TEST_DATA} + "/../truth/" + name};
  EXPECT_TRUE(in.good()) << name;
  const auto split = [](const std::string& line) {
    std::vector<std::string> cells;
    std::stringstream stream{line};
    for (std::string cell; std::getline(stream, cell, '\t');) cells.push_back(cell);
    return cells;
  };
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> columns = split(line);
  std::vector<Row> rows;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line);
    Row row;
    for (std::size_t n = 0; n < std::min(columns.size(), cells.size()); ++n) row[columns[n]] = cells[n];
    rows.push_back(row);
  }
  return rows;
}

struct Heard {
  std::string verdict;  // of all replies together
  std::set<std::string> parties;
};

Heard heard(const Replies& replies) {
  if (!replies.answered()) return {"unresolved", {}};
  std::set<std::string> verdicts;
  Heard h;
  for (const Reply& reply : replies.replies) {
    const Owner owner = reply.answer.owner();
    verdicts.emplace(owner.who() ? owner.who()->id() : id(owner.verdict()));
    for (const PartyKey p : reply.answer.parties()) h.parties.emplace(p.id());
  }
  h.verdict = verdicts.size() == 1 ? *verdicts.begin() : "depends";
  return h;
}

std::string judge(const Heard& h, const std::string& expected) {
  if (h.verdict == "unresolved" || h.verdict == "unknown" || h.verdict == "not-applicable") return "abstained";
  const bool several = h.verdict == "split" || h.verdict == "depends";
  const auto third = [](const std::string& p) { return p != "aws" && p != "customer"; };
  if (expected == "both")
    return several && h.parties.contains("aws") && h.parties.contains("customer") ? "right" : "partial";
  if (expected == "third-party") {
    if (!several) return third(h.verdict) ? "right" : "wrong";
    return std::any_of(h.parties.begin(), h.parties.end(), third) ? "partial" : "wrong";
  }
  if (!several) return h.verdict == expected ? "right" : "wrong";
  return h.parties.contains(expected) ? "partial" : "wrong";
}

/// Whether a case is a whole question, rather than a service and a phrase.
bool asks_whole(const Row& row) { return row.contains("question") && !row.at("question").empty(); }

Replies answer(const Row& row) {
  if (asks_whole(row)) return ask(aws::matrix, row.at("question"));
  return who_owns(aws::matrix, row.at("phrase"), row.at("service"),
                  row.contains("configuration") ? row.at("configuration") : "-");
}

struct Counts {
  std::map<std::string, int> of;
  int asked = 0;
};

Counts run(const std::string& file, const std::set<std::string>& disputed) {
  Counts counts;
  for (const Row& row : read(file + ".tsv")) {
    if (disputed.contains(file + ":" + row.at("id"))) continue;
    const Replies replies = answer(row);
    const Heard h = heard(replies);
    const std::string judged = judge(h, row.at("expected"));
    ++counts.of[judged];
    ++counts.asked;
    const std::string what = asks_whole(row) ? row.at("question") : row.at("service") + ": " + row.at("phrase");
    if (judged != "right")
      std::printf("%-9s %s:%s  %s\n          expected %s, heard %s (%s)\n", judged.c_str(), file.c_str(),
                  row.at("id").c_str(), what.c_str(), row.at("expected").c_str(), h.verdict.c_str(),
                  replies.what.c_str());
  }
  std::printf("%s: right %d, partial %d, abstained %d, wrong %d of %d\n", file.c_str(), counts.of["right"],
              counts.of["partial"], counts.of["abstained"], counts.of["wrong"], counts.asked);
  return counts;
}

/// The agreed floor: none wrong, 95 of 100 right, over all cases that are not listed in disputes.tsv with a page that
/// shows why the case is at fault. docs, exam and questions are cases of others; own was written by somebody who had
/// not seen the matrices, which were then mended by it.
TEST(Truth, none_is_wrong_and_nearly_all_are_right) {
  std::set<std::string> disputed;
  for (const Row& row : read("disputes.tsv")) disputed.insert(row.at("id"));
  int right = 0, asked = 0, wrong = 0;
  for (const char* file : {"docs", "exam", "questions", "own"}) {
    Counts counts = run(file, disputed);
    right += counts.of["right"];
    wrong += counts.of["wrong"];
    asked += counts.asked;
  }
  std::printf("all: right %d of %d\n", right, asked);
  EXPECT_GE(asked, 792);
  EXPECT_EQ(wrong, 0);
  EXPECT_GE(right * 100, asked * 95) << right << " of " << asked;
}

/// Cases written by somebody who had not looked at the matrices, on the same services and pages as `docs`,
/// `exam` and `questions`. docs/design.md has the numbers that each file gave when it was first asked; the matrices
/// were mended by them afterwards.
void expect_mended(const std::string& file, int asked, int right_of_100) {
  Counts counts = run(file, {});
  EXPECT_EQ(counts.asked, asked);
  EXPECT_EQ(counts.of["wrong"], 0);
  EXPECT_GE(counts.of["right"] * 100, counts.asked * right_of_100) << counts.of["right"] << " of " << counts.asked;
}

TEST(Truth, of_cases_once_held_out_none_is_wrong) {
  expect_mended("blind", 250, 90);
  expect_mended("second", 302, 85);
  expect_mended("third", 134, 85);
  expect_mended("fourth", 467, 85);
  expect_mended("fifth", 120, 85);
  expect_mended("sixth", 265, 85);
  expect_mended("seventh", 121, 90);
  expect_mended("eighth", 120, 90);
}

}  // namespace
