// SPDX-License-Identifier: Apache-2.0
// export.
#include <gtest/gtest.h>

#include <algorithm>

#include "program.hpp"
#include "support/read_back.hpp"

using namespace demarc::test;

namespace {

namespace fs = std::filesystem;

/// Which services under which configurations a flat table has.
std::vector<std::string> subjects(const Ran& ran) {
  EXPECT_EQ(ran.exit, 0) << ran.err;
  std::vector<std::string> found;
  const Rows rows = read_csv(ran.out).rows;
  for (std::size_t n = 1; n < rows.size(); ++n)
    if (const std::string name = rows[n][1] + ":" + rows[n][7]; found.empty() || found.back() != name)
      found.push_back(name);
  return found;
}

TEST(ExportVerb, TakesServicesWithConfigurations) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(subjects(run({"export", "flat", "--services", "vault,anvil:package=image"})),
            (Names{"vault:default", "anvil:package=image"}));
  EXPECT_EQ(subjects(run({"export", "flat", "--services", "anvil:package=zip,state=retired,Acme Vault"})),
            (Names{"anvil:package=zip,state=retired", "vault:default"}));
  EXPECT_EQ(subjects(run({"export", "flat", "--service", "anvil", "--service", "vault", "--services", "anvil"})),
            (Names{"anvil:default", "vault:default"}));
  EXPECT_EQ(subjects(run({"export", "flat", "--services", "hearth"})),
            (Names{"anvil:package=image", "kiln:compute=serverless"}));
  EXPECT_EQ(subjects(run({"export", "flat"})), (Names{"anvil:default", "forge:default", "kiln:default",
                                                      "quarry:default", "trickster:default", "vault:default"}));
}

TEST(ExportVerb, SpeaksOfTheFrameworkThatIsWanted) {
  const Ran crm = run({"export", "crm", "--framework", "Acme Controls"});
  EXPECT_EQ(crm.exit, 0) << crm.err;
  EXPECT_EQ(first_line(crm.out).substr(0, 7), "control");
  EXPECT_EQ(run({"export", "cuec", "--framework", "acme-controls", "--format", "markdown"}).exit, 0);
  const Ran none = run({"export", "crm"});
  EXPECT_EQ(none.exit, 3);
  EXPECT_NE(none.err.find("acme-controls"), std::string::npos) << none.err;
  EXPECT_EQ(run({"export", "flat", "--framework", "acme-controls"}).exit, 2);
  EXPECT_EQ(run({"export", "caiq", "--framework", "acme-controls"}).exit, 2);
  EXPECT_EQ(run({"export", "caiq"}).exit, 3);
}

TEST(ExportVerb, TakesThePerspectiveOfADocument) {
  const auto oscal = [](std::vector<std::string> more) {
    more.insert(more.begin(), {"export", "oscal", "--framework", "acme-controls"});
    return run(more);
  };
  EXPECT_EQ(oscal({}).out, oscal({"--perspective", "customer"}).out);
  const Ran provider = oscal({"--perspective", "provider"});
  EXPECT_EQ(provider.exit, 0) << provider.err;
  EXPECT_NE(provider.out.find("customer-provided"), std::string::npos);
  EXPECT_EQ(oscal({"--perspective", "auditor"}).exit, 2);
  EXPECT_EQ(run({"export", "flat", "--perspective", "customer"}).exit, 2);
}

/// A static program cannot have the library that writes workbooks, and says so.
TEST(ExportVerb, WritesWorkbooksOrSaysWhyNot) {
  const Ran book = run({"export", "crm", "--framework", "acme-controls", "--format", "xlsx"});
  if (book.exit == 0) {
    EXPECT_EQ(book.out.substr(0, 2), "PK");
  } else {
    EXPECT_EQ(book.exit, 2);
    EXPECT_EQ(book.out, "");
    EXPECT_NE(book.err.find("libxlsxwriter"), std::string::npos) << book.err;
  }
}

TEST(ExportVerb, TakesTheFormatOfTheFile) {
  const Scratch scratch;
  const auto written = [&](const std::string& name, std::vector<std::string> words) {
    const std::string out = (scratch.path() / name).string();
    words.insert(words.end(), {"-o", out});
    const Ran ran = run(words);
    EXPECT_EQ(ran.exit, 0) << ran.err;
    return text_of(out);
  };
  const auto printed = [](std::vector<std::string> words, const std::string& format) {
    words.insert(words.end(), {"--format", format});
    return run(words).out;
  };
  const std::vector<std::string> flat{"export", "flat"}, show{"show", "anvil"};
  EXPECT_EQ(written("a.jsonl", flat), printed(flat, "jsonl"));
  EXPECT_EQ(written("a.txt", flat), printed(flat, "csv")) << "flat is no text";
  EXPECT_EQ(written("a.md", show), printed(show, "markdown"));
  EXPECT_EQ(written("a.json", show), printed(show, "json"));
  EXPECT_EQ(written("a.b.html", show), printed(show, "html"));
  EXPECT_EQ(written("json", show), printed(show, "text"));
  EXPECT_EQ(written("b.json", {"show", "anvil", "--format", "csv"}), printed(show, "csv")) << "what is said wins";
  const std::string book = (scratch.path() / "a.xlsx").string();
  for (const std::vector<std::string>& words : {flat, show}) {
    std::vector<std::string> all = words;
    all.insert(all.end(), {"-o", book});
    EXPECT_EQ(run(all).exit, 2) << "text is no workbook";
    EXPECT_FALSE(fs::exists(book));
  }
  const Ran crm = run({"export", "crm", "--framework", "acme-controls", "-o", book});
  EXPECT_TRUE(crm.exit == 0 ? text_of(book).starts_with("PK") : crm.err.find("./dev run") != std::string::npos)
      << crm.err;
}

TEST(ExportVerb, HasARowForAPolicy) {
  const Ran crm = run({"export", "crm", "--framework", "acme-controls", "--services", "anvil", "--format", "json"});
  EXPECT_EQ(crm.exit, 0) << crm.err;
  EXPECT_NE(crm.out.find("Never inherited: each organization meets it itself."), std::string::npos);
  EXPECT_NE(crm.out.find("\"PO-2\""), std::string::npos);
  const Ran oscal = run({"export", "oscal", "--framework", "acme-controls", "--services", "anvil"});
  EXPECT_EQ(oscal.out.find("po-2"), std::string::npos) << "no act on a service";
}

TEST(ExportVerb, WritesWholeFilesOrNone) {
  const Scratch scratch;
  const std::string out = (scratch.path() / "split.csv").string();
  EXPECT_EQ(run({"export", "flat", "-o", out}).exit, 0);
  EXPECT_EQ(text_of(out), run({"export", "flat"}).out);
  const std::string none = (scratch.path() / "none.csv").string();
  EXPECT_EQ(run({"export", "flat", "--services", "anvl", "-o", none}).exit, 3);
  EXPECT_FALSE(fs::exists(none));
}

TEST(ExportVerb, RefusesWhatThereIsNot) {
  EXPECT_EQ(run({"export"}).exit, 2);
  EXPECT_EQ(run({"export", "flat", "flat"}).exit, 2);
  const Ran kind = run({"export", "flta"});
  EXPECT_EQ(kind.exit, 2);
  EXPECT_NE(kind.err.find("did you mean 'flat'"), std::string::npos) << kind.err;
  const Ran format = run({"export", "flat", "--format", "json"});
  EXPECT_EQ(format.exit, 2);
  EXPECT_NE(format.err.find("did you mean 'jsonl'"), std::string::npos) << format.err;
  const Ran service = run({"export", "flat", "--services", "vault,anvl"});
  EXPECT_EQ(service.exit, 3);
  EXPECT_EQ(service.out, "");
  EXPECT_NE(service.err.find("anvil"), std::string::npos) << service.err;
  EXPECT_EQ(run({"export", "flat", "--services", "anvil:package=imagee"}).exit, 3);
}

}  // namespace
