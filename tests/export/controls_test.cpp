// SPDX-License-Identifier: Apache-2.0
// Customer responsibility matrix, CAIQ, complementary controls and OSCAL, held against the matrix.
#include "export/controls.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "export/oscal.hpp"
#include "export/tables.hpp"
#include "support/hostile_matrix.hpp"
#include "support/read_back.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

exports::Content content_of(MatrixView matrix, std::vector<exports::Subject> subjects) {
  return {matrix, std::move(subjects), matrix.framework(0), Perspective::customer};
}
exports::Content everything() { return content_of(small(), exports::all_subjects(small())); }
exports::Content one(std::string_view service, const std::vector<Choice>& given = {}) {
  return content_of(small(), {{*small().find(ServiceKey{service}), configured(service, given)}});
}

std::string cell(const Table& table, const Table::Row& row, std::string_view column) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].id == column) return row.cells[c];
  return "(no column)";
}
ControlInfo control_of(const exports::Content& content, const std::string& id) { return *content.framework->find(id); }

TEST(Crm, SaysOfEachControlWhatTheMatrixDerives) {
  const exports::Content all = everything();
  const Table table = exports::crm(all);
  std::set<std::string> words;
  ASSERT_GT(table.rows.size(), 10u);
  for (const exports::Subject& subject : all.subjects)
    for (const Table::Row& row : table.rows) {
      if (cell(table, row, "service") != subject.service.name()) continue;
      const ControlInfo control = control_of(all, cell(table, row, "control"));
      const Inheritance inheritance = small().inheritance(subject.service.key(), control);
      EXPECT_EQ(cell(table, row, "inheritable"), terms(inheritance).inheritable);
      words.insert(cell(table, row, "inheritable"));
      const bool direct = std::ranges::any_of(control.items(subject.service.key()), [&](const Mapping& m) {
        return m.item.id() == cell(table, row, "item") && m.strength == Strength::direct;
      });
      if (cell(table, row, "item").empty()) {  // a policy of one's own
        EXPECT_TRUE(control.never_inherited() && control.items(subject.service.key()).empty()) << control.id();
        EXPECT_EQ(cell(table, row, "provider"), "");
        EXPECT_NE(cell(table, row, "customer"), "");
        continue;
      }
      EXPECT_TRUE(direct) << cell(table, row, "item");
    }
  for (const std::string_view word : {"Yes", "No", "Partial"}) EXPECT_TRUE(words.contains(std::string{word})) << word;
}

TEST(Crm, PutsEachActOnTheSideOfItsParty) {
  const exports::Content all = everything();
  const Table table = exports::crm(all);
  std::size_t provider = 0, customer = 0;
  for (const exports::Subject& subject : all.subjects)
    for (const Table::Row& row : table.rows) {
      if (cell(table, row, "service") != subject.service.name()) continue;
      const Owner owner = small().owner(subject.service.key(), ItemKey{cell(table, row, "item")});
      const bool mine = !cell(table, row, "customer").empty(), theirs = !cell(table, row, "provider").empty();
      customer += mine;
      provider += theirs;
      if (owner == Party::customer) {
        EXPECT_TRUE(mine && !theirs) << cell(table, row, "item");
      }
      if (owner == Party::aws || owner == Party::third_party) {
        EXPECT_TRUE(theirs && !mine) << cell(table, row, "item");
      }
      if (owner == Verdict::unknown) {
        EXPECT_NE(cell(table, row, "not_recorded"), "");
      }
      EXPECT_NE(owner, Verdict::not_applicable);
    }
  EXPECT_GT(provider, 0u);
  EXPECT_GT(customer, 0u);
}

TEST(Crm, TellsWhatItDependsOn) {
  const auto numbers = [](exports::Content content) {
    content.framework = small().find_framework("numbers");
    return exports::crm(content);
  };
  const Table table = numbers(one("kiln"));
  bool depends = false;
  for (const Table::Row& row : table.rows)
    if (cell(table, row, "remark").starts_with("Depends on ")) {
      depends = true;
      EXPECT_EQ(cell(table, row, "inheritable"), "");
    }
  EXPECT_TRUE(depends);
  const Table given = numbers(one("kiln", {{"compute", "serverless"}}));
  ASSERT_FALSE(given.rows.empty());
  for (const Table::Row& row : given.rows) {
    EXPECT_EQ(cell(given, row, "remark"), "");
    EXPECT_EQ(cell(given, row, "inheritable"), cell(given, row, "control") == "8.2" ? "Yes" : "No");
  }
}

TEST(Crm, CountsInItsSummary) {
  const exports::Content all = everything();
  const Table table = exports::crm_summary(all);
  ASSERT_EQ(table.rows.size(), all.subjects.size());
  for (std::size_t n = 0; n < table.rows.size(); ++n) {
    std::size_t yes = 0, sum = 0;
    for (const exports::Met& met : exports::controls_of(all, *all.framework, all.subjects[n]))
      yes += terms(met.inheritance).inheritable == "Yes";
    for (const std::string_view word : {"Yes", "Partial", "No", "N/A", "open"})
      sum += std::stoul(cell(table, table.rows[n], word));
    EXPECT_EQ(cell(table, table.rows[n], "Yes"), std::to_string(yes));
    EXPECT_EQ(sum, exports::controls_of(all, *all.framework, all.subjects[n]).size());
  }
}

TEST(Caiq, SaysWhoOwnsAControlInTheWordsOfCsa) {
  const exports::Content all = everything();
  const Table table = exports::caiq(all);
  std::size_t owned = 0;
  for (const exports::Subject& subject : all.subjects)
    for (const Table::Row& row : table.rows) {
      if (cell(table, row, "service") != subject.service.name()) continue;
      const Inheritance inheritance =
          small().inheritance(subject.service.key(), control_of(all, cell(table, row, "control")));
      EXPECT_EQ(cell(table, row, "ssrm_control_ownership"), terms(inheritance).csa);
      EXPECT_EQ(cell(table, row, "csp_caiq_answer"), inheritance.share == Share::not_applicable ? "NA" : "");
      owned += !terms(inheritance).csa.empty();
    }
  EXPECT_GT(owned, 0u);
}

TEST(Cuec, ListsWhatOthersThanTheProviderDo) {
  const Table table = exports::cuec(everything());
  std::set<std::string> kinds;
  for (const Table::Row& row : table.rows) {
    kinds.insert(cell(table, row, "kind"));
    EXPECT_EQ(cell(table, row, "kind") == "CUEC", cell(table, row, "who").starts_with("Customer"));
    EXPECT_FALSE(cell(table, row, "who").starts_with("AWS"));
    EXPECT_NE(cell(table, row, "controls"), "");
    EXPECT_NE(cell(table, row, "act"), "");
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"CSOC", "CUEC"}));
}

// ---- OSCAL ----------------------------------------------------------------------------------------------------------

TEST(Oscal, NamesBySha1) {  // by another implementation of RFC 9562
  EXPECT_EQ(exports::uuid_of("party/aws"), "4641ad30-eadb-5b45-895e-b8fb263dea49");
  EXPECT_EQ(exports::uuid_of("service/lambda"), "2cd73d2c-e725-5c13-bf6d-dcea9cc5624d");
}

TEST(Oscal, SpellsControlsAsCatalogsDo) {
  const exports::Content all = everything();
  EXPECT_EQ(exports::oscal_id(control_of(all, "PA-1")), "pa-1");
  EXPECT_EQ(exports::oscal_id(control_of(all, "PA-1(2)")), "pa-1.2");
}

TEST(Oscal, SplitsAControlBetweenDescriptionAndStatement) {
  const exports::Content content = one("anvil");
  const auto json = nlohmann::json::parse(exports::oscal(content));
  const auto& component = json["component-definition"]["components"][0];
  std::size_t statements = 0, requirements = 0;
  for (const auto& requirement : component["control-implementations"][0]["implemented-requirements"]) {
    ++requirements;
    std::string id;
    for (const auto& p : requirement["props"])
      if (p["name"] == "control") id = p["value"];
    const exports::Subject& subject = content.subjects[0];
    const ControlInfo control = control_of(content, id);
    const Inheritance inheritance = small().inheritance(subject.service.key(), control);
    EXPECT_EQ(requirement.contains("statements"), inheritance.customer) << id;
    EXPECT_EQ(requirement["description"] == "No provider has a part in this control here.",
              !inheritance.aws && !inheritance.third_party)
        << id;
    std::vector<std::string> said;
    for (const auto& p : requirement["props"])
      if (p["name"] == "control-origination") said.push_back(p["value"]);
    std::vector<std::string> wanted;
    for (const std::string_view word : terms(inheritance).oscal)
      if (!word.empty()) wanted.emplace_back(word);
    EXPECT_EQ(said, wanted) << id;
    statements += requirement.contains("statements");
  }
  EXPECT_GT(statements, 0u);
  EXPECT_GT(requirements, statements);
}

TEST(Oscal, ChangesItsIdWithItsContentAlone) {
  const auto uuid = [](const exports::Content& c) {
    return nlohmann::json::parse(exports::oscal(c))["component-definition"]["uuid"].get<std::string>();
  };
  EXPECT_EQ(exports::oscal(one("anvil")), exports::oscal(one("anvil")));
  EXPECT_NE(uuid(one("anvil")), uuid(one("kiln")));
  EXPECT_NE(uuid(one("anvil")), uuid(one("anvil", {{"package", "image"}})));
}

// ---- hostile text --------------------------------------------------------------------------------

TEST(Exports, NoWordOfAMatrixBreaksOut) {
  for (const std::string_view words :
       {"=1+1\"<b>,;\r\n\t", "\"\"\033[2J@x\xFF\xE2\x80\xAE", "-\\\",\n\xEF\xBC\x9D{}[]\xE2\x80\xA8 ", " \n"}) {
    const HostileMatrix matrix{words};
    const exports::Content all = content_of(matrix.view(), exports::all_subjects(matrix.view()));
    for (const Table& table : {exports::crm(all), exports::crm_summary(all), exports::caiq(all), exports::cuec(all)})
      for (const Format format : {Format::text, Format::markdown, Format::html, Format::csv, Format::json})
        EXPECT_EQ(fault_of(format, render(table, format)), "") << testing::PrintToString(words);
    const std::string oscal = exports::oscal(all);
    EXPECT_EQ(fault_on_terminal(oscal), "");
    EXPECT_TRUE(nlohmann::json::accept(oscal));
  }
}

}  // namespace
