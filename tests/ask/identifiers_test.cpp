// SPDX-License-Identifier: Apache-2.0
// Every service, name and identifier of two tables collected from AWS's own lists, through the resolver.
//
// tests/data/names/services.tsv: one service a line, its names and prefixes; resource-types.tsv: CloudFormation and
// Terraform types. tests/data/names/shared.tsv: what stands for several services, and for which.
#include <gtest/gtest.h>

#include <algorithm>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace demarc;

namespace {

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(at, from), text.size());
    parts.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return parts;
}

std::vector<std::vector<std::string>> table(const std::string& name) {
  std::ifstream in{std::string{DEMARC_TEST_DATA} + "/names/" + name};
  EXPECT_TRUE(in.good()) << name;
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(in, line);  // the columns' names
  while (std::getline(in, line)) rows.push_back(split(line, '\t'));
  return rows;
}

/// What a name resolves to: the one id, or all candidates.
std::set<std::string> resolved(const std::string& name) {
  const Resolved r = resolve_service(aws::matrix, name);
  if (r.service) return {std::string{r.service->id()}};
  if (!r.offering.empty()) return {r.offering};
  std::set<std::string> ids;
  for (const Candidate& c : r.candidates) ids.insert(c.id);
  return ids;
}

/// Whether an offering is (part of) a service.
bool stands_for(const std::string& offering, const std::string& service) {
  const detail::Tables& t = aws::matrix.tables();
  const detail::Texts& x = *t.texts;
  for (std::uint32_t o = 0; o < x.offering_count; ++o) {
    if (x[x.offerings[o].id] != offering) continue;
    const detail::Run parts = x.offerings[o].parts;
    for (std::uint32_t p = parts.first; p < parts.first + parts.count; ++p)
      if (detail::id_at(t, t.service_ids, x.parts[p].service) == service) return true;
  }
  return false;
}

std::string joined(const std::set<std::string>& ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : ", ") + id;
  return all;
}

/// identifier -> what it stands for, where that is not the one service of the tables.
const std::map<std::string, std::set<std::string>>& shared() {
  static const auto known = [] {
    std::map<std::string, std::set<std::string>> all;
    for (const auto& row : table("shared.tsv")) {
      const auto ids = split(row.at(1), '|');
      all.emplace(row.at(0), std::set<std::string>{ids.begin(), ids.end()});
    }
    return all;
  }();
  return known;
}

void expect(const std::string& name, const std::string& id) {
  const auto at = shared().find(name);
  const std::set<std::string> wanted = at == shared().end() ? std::set{id} : at->second;
  const std::set<std::string> got = resolved(name);
  if (at == shared().end() && got.size() == 1 && stands_for(*got.begin(), id)) return;
  EXPECT_EQ(got, wanted) << "'" << name << "' of " << id << " is " << joined(got) << ", not " << joined(wanted);
}

}  // namespace

TEST(Identifiers, every_resource_type_resolves) {
  const auto rows = table("resource-types.tsv");
  ASSERT_GT(rows.size(), 3'000u);
  for (const auto& row : rows) expect(row.at(1), row.at(2));
}

TEST(Identifiers, every_service_resolves_by_its_names_and_prefixes) {
  const auto rows = table("services.tsv");
  ASSERT_EQ(rows.size(), 326u);
  for (const auto& row : rows) {
    const std::string& id = row.at(0);
    expect(id, id);
    expect(row.at(1), id);
    for (const std::string& name : split(row.at(2), '|'))
      if (!name.empty()) expect(name, id);
    for (const std::string& prefix : split(row.at(6), '|'))
      if (!prefix.empty()) expect(prefix + ":*", id);
    for (const std::string& service : split(row.at(9), '|'))
      if (!service.empty()) expect("arn:aws:" + service + ":eu-west-1:123456789012:thing", id);
  }
}

TEST(Identifiers, the_form_comes_before_the_name) {
  EXPECT_EQ(resolved("AWS::WAF::WebACL"), std::set<std::string>{"waf-classic"});
  EXPECT_EQ(resolved("WAF"), std::set<std::string>{"waf"});
  EXPECT_EQ(resolved("lambda.amazonaws.com"), std::set<std::string>{"lambda"});
  EXPECT_EQ(resolved("LAMBDA.amazonaws.com"), std::set<std::string>{"lambda"});
  EXPECT_EQ(resolved("sqs.eu-west-1.amazonaws.com"), std::set<std::string>{"sqs"});
  EXPECT_EQ(resolved("lambda.s3.eu-west-1.amazonaws.com"), std::set<std::string>{"s3"});  // a bucket of that name
  EXPECT_EQ(resolved("abc.execute-api.us-east-1.amazonaws.com"), std::set<std::string>{"api-gateway"});
  EXPECT_EQ(resolved(".s3.amazonaws.com"), std::set<std::string>{"s3"});
  for (const std::string_view none : {"..amazonaws.com", "a..amazonaws.com", "nobody.nowhere.amazonaws.com"})
    EXPECT_EQ(resolved(std::string{none}), std::set<std::string>{}) << none;
  EXPECT_EQ(resolved("lambda:InvokeFunction"), std::set<std::string>{"lambda"});
  EXPECT_EQ(resolved("elasticloadbalancing"), std::set<std::string>{"elastic-load-balancing"});
}

TEST(Identifiers, what_several_services_share_is_refused_with_all_of_them) {
  const Replies r = who_owns(aws::matrix, "patching", "arn:aws:rds:eu-west-1:123456789012:db:orders");
  EXPECT_TRUE(r.replies.empty());
  std::set<std::string> ids;
  for (const Candidate& c : r.candidates) ids.insert(c.id);
  EXPECT_EQ(ids, (std::set<std::string>{"aurora", "documentdb", "neptune", "rds"}));
}
