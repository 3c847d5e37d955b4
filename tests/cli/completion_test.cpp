// SPDX-License-Identifier: Apache-2.0
// Completion: what is offered, that the parser takes it, and that real shells fill it in.
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "cli/builtin.hpp"
#include "cli/command.hpp"
#include "cli/complete.hpp"
#include "program.hpp"
#include "terminal.hpp"

using namespace demarc::test;

namespace {

const std::string small = DEMARC_TEST_DATA "/small";

/// What is offered for the last word, without what it is; in the test matrix.
std::vector<std::string> offered(std::vector<std::string> words) {
  words.insert(words.begin(), {"complete", "--", "--matrices", small});
  const Ran r = run(words, {{}, {}, {}, false});
  EXPECT_EQ(r.exit, 0);
  EXPECT_EQ(r.err, "");
  std::vector<std::string> offers;
  std::istringstream in{r.out};
  for (std::string line; std::getline(in, line);) offers.push_back(line.substr(0, line.find('\t')));
  return offers;
}
bool offers(const std::vector<std::string>& words, const std::string& word) {
  const std::vector<std::string> all = offered(words);
  return std::find(all.begin(), all.end(), word) != all.end();
}

using Words = std::vector<std::string>;

TEST(Complete, Verbs) {
  EXPECT_EQ(offered({"sho"}), Words{"show"});
  EXPECT_EQ(offered({"help", "sho"}), Words{"show"});
  EXPECT_FALSE(offers({""}, "complete")) << "that one is for scripts";
}

TEST(Complete, ServicesAndOfferings) {
  EXPECT_EQ(offered({"show", "an"}), Words{"anvil"});
  EXPECT_EQ(offered({"show", "AN"}), Words{"anvil"});
  EXPECT_TRUE(offers({"compare", "anvil", ""}, "hearth"));
  EXPECT_EQ(offered({"show", "anvil", ""}), Words{}) << "show takes one";
}

TEST(Complete, WhatOnWhere) {
  EXPECT_EQ(offered({"who-owns", "patch-r"}), Words{"patch-runtime"});
  EXPECT_TRUE(offers({"who-owns", "pat"}, "patching"));
  EXPECT_TRUE(offers({"who-owns", "patching", "an"}, "anvil"));
}

TEST(Complete, OwnItemsOnceSomethingIsTyped) {
  EXPECT_TRUE(offers({"who-owns", "survive-"}, "survive-plus"));
  EXPECT_FALSE(offers({"who-owns", ""}, "survive-plus")) << "too many to list";
}

TEST(Complete, FrameworksAndTheirControls) {
  EXPECT_EQ(offered({"control", "PA-1", "--framework", "acme"}), Words{"acme-controls"});
  EXPECT_EQ(offered({"export", "crm", "--framework=acme"}), Words{"--framework=acme-controls"});
  EXPECT_EQ(offered({"control", "pa-1"}), (Words{"PA-1", "PA-1(2)"}));
  EXPECT_TRUE(offers({"control", ""}, "8.2"));
  EXPECT_FALSE(offers({"control", "--framework", "acme-controls", ""}, "8.2"));
  EXPECT_FALSE(offers({"control", "--framework=Acme Controls", ""}, "8.2"));
  EXPECT_TRUE(offers({"control", "--framework", "numbers", ""}, "8.2"));
  EXPECT_EQ(offered({"control", "PA-1", ""}), Words{});
}

TEST(Complete, Options) {
  EXPECT_EQ(offered({"compare", "--only-"}), Words{"--only-differences"});
  EXPECT_EQ(offered({"info", "--wi"}), Words{}) << "info has no such option";
  EXPECT_TRUE(offers({"-"}, "--format"));
  EXPECT_TRUE(offers({"show", "anvil", "-"}, "--with"));
}

TEST(Complete, ConfigurationsOfTheServiceAtHand) {
  EXPECT_EQ(offered({"show", "anvil", "--with", "pack"}), Words{"package="});
  EXPECT_EQ(offered({"show", "anvil", "--with", "package=i"}), Words{"package=image"});
  EXPECT_EQ(offered({"show", "anvil", "--with=package=i"}), Words{"--with=package=image"});
  EXPECT_EQ(offered({"who-owns", "patching", "kiln", "--with", "compute=s"}), Words{"compute=serverless"});
  EXPECT_EQ(offered({"show", "--with", "pack"}), Words{}) << "no service yet";
}

TEST(Complete, ServicesInAConfiguration) {
  EXPECT_EQ(offered({"compare", "kiln:comp"}), Words{"kiln:compute="});
  EXPECT_EQ(offered({"moved", "kiln:compute=own,plot=s"}), Words{"kiln:compute=own,plot=shared-plot"});
  EXPECT_EQ(offered({"compare", "Acme::Anv"}), Words{}) << "an identifier, no options";
}

TEST(Complete, ValuesOfOptions) {
  EXPECT_EQ(offered({"show", "anvil", "--format", "j"}), Words{"json"});
  EXPECT_EQ(offered({"show", "anvil", "--format=j"}), Words{"--format=json"});
  EXPECT_EQ(offered({"check", "x", "--format", ""}), (Words{"text", "json"}));
  EXPECT_EQ(offered({"show", "anvil", "--only", "aws,cust"}), Words{"aws,customer"});
  EXPECT_EQ(offered({"find", "--area", "patch"}), Words{"patching"});
  EXPECT_EQ(offered({"find", "--layer", "guest"}), Words{"guest-os"});
  EXPECT_EQ(offered({"find", "--color", "ne"}), Words{"never"});
  EXPECT_EQ(offered({"list", "opt"}), Words{"options"});
  EXPECT_EQ(offered({"completion", "f"}), Words{"fish"});
  EXPECT_EQ(offered({"export", "flat", "--format", "j"}), Words{"jsonl"});
}

TEST(Complete, LeavesFilesToTheShell) {
  EXPECT_EQ(offered({"check", ""}), Words{":files"});
  EXPECT_EQ(offered({"info", "-o", ""}), Words{":files"});
  EXPECT_EQ(offered({"info", "--output=x"}), Words{":files"});
  EXPECT_EQ(offered({"site", ""}), Words{":directories"});
}

TEST(Complete, SaysNothingOfWhatItDoesNotKnow) {
  for (const Words& words :
       {Words{"nonsense", ""}, Words{"ask", ""}, Words{"show", "zzz"}, Words{"show", "--nonsense="}})
    EXPECT_EQ(offered(words), Words{});
  EXPECT_EQ(run({"complete", "--", "--matrices", "/nonexistent", "sho"}, {{}, {}, {}, false}).out, "")
      << "not from the built-in matrix, where another is named";
}

TEST(Complete, OffersNothingThatTheParserRefuses) {
  using namespace demarc::cli;
  std::size_t tried = 0;
  for (const VerbInfo& verb : verbs()) {
    if (verb.hidden) continue;
    const Words typed{std::string{verb.name}, "-"};
    for (const Offer& option : complete(builtin_matrix(), typed).words) {
      Words words{"demarc", typed[0], option.word};
      std::vector<char*> pointers;
      for (std::string& word : words) pointers.push_back(word.data());
      pointers.push_back(nullptr);
      const std::string said = parse(static_cast<int>(words.size()), pointers.data()).text;
      EXPECT_EQ(said.find("no option"), std::string::npos) << said;
      ++tried;
    }
  }
  EXPECT_GT(tried, 100u);
}

TEST(Completion, KnowsThreeShells) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const Ran r = run({"completion", shell}, {{}, {}, {}, false});
    EXPECT_EQ(r.exit, 0);
    EXPECT_NE(r.out.find("complete --"), std::string::npos) << shell;
  }
  EXPECT_EQ(run({"completion", "fih"}, {{}, {}, {}, false}).err,
            "demarc: no completion for 'fih' (did you mean 'fish'?)\n");
}

struct Shell {
  std::string name;
  std::vector<std::string> command;
  std::string load;
};
std::ostream& operator<<(std::ostream& out, const Shell& shell) { return out << shell.name; }

std::vector<Shell> shells() {
  std::vector<Shell> all{{"bash", {DEMARC_BASH, "--norc", "--noprofile", "-i"}, "source <(demarc completion bash)"}};
#ifdef DEMARC_ZSH
  all.push_back({"zsh",
                 {DEMARC_ZSH, "-f", "-i"},
                 "bindkey -e; autoload -Uz compinit; compinit -u -D; source <(demarc completion zsh)"});
#endif
#ifdef DEMARC_FISH
  all.push_back({"fish", {DEMARC_FISH, "--no-config", "-i"}, "demarc completion fish | source"});
#endif
  return all;
}

class RealShell : public testing::TestWithParam<Shell> {
 protected:
  void SetUp() override {
    const std::string home = scratch_.path().string();
    terminal_.run(GetParam().command,
                  {"PATH=" + std::filesystem::path{DEMARC_CLI}.parent_path().string() + ":/usr/bin:/bin",
                   "HOME=" + home, "XDG_CONFIG_HOME=" + home, "XDG_DATA_HOME=" + home, "TERM=xterm", "LC_ALL=C.UTF-8"});
    terminal_.type("cd; " + GetParam().load + "; echo ready | tr a-z A-Z\n");
    terminal_.wait_for("READY");
  }
  /// Whether what is typed becomes this command line. It is printed in capitals: what the shell draws meanwhile has
  /// none.
  void expect(const std::string& typed, const std::string& line) {
    terminal_.type(typed + "\x01" + "echo \x05 | tr a-z A-Z\n");
    EXPECT_NE(terminal_.wait_for(line + "\r\n").find(line + "\r\n"), std::string::npos) << terminal_.rest();
  }

  Scratch scratch_;
  Terminal terminal_;
};

TEST_P(RealShell, CompletesVerbsServicesOptionsAndValues) {
  expect("demarc --matrices " + small + " sho\tanv\t--wi\tpackage=im\t", " SHOW ANVIL --WITH PACKAGE=IMAGE");
}

TEST_P(RealShell, CompletesServicesInAConfiguration) {
  expect("demarc --matrices " + small + " compare kiln:comp\tserv\tanv\t", " COMPARE KILN:COMPUTE=SERVERLESS ANVIL");
}

TEST_P(RealShell, CompletesFiles) {
  scratch_.file("somewhere/matrix.yaml", "");
  expect("demarc check somew\tmatr\t", "DEMARC CHECK SOMEWHERE/MATRIX.YAML");
}

INSTANTIATE_TEST_SUITE_P(All, RealShell, testing::ValuesIn(shells()),
                         [](const testing::TestParamInfo<Shell>& shell) { return shell.param.name; });

}  // namespace
