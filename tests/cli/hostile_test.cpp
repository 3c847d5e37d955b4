// SPDX-License-Identifier: Apache-2.0
// Whatever is typed, or said by files and their names, a terminal draws it and does not obey it.
#include <gtest/gtest.h>

#include <array>

#include "program.hpp"
#include "support/read_back.hpp"

using namespace demarc::test;

namespace {

using Arguments = std::vector<std::string>;

constexpr std::array<std::string_view, 8> hostile{"\033[2J\033]0;title\x07",
                                                  "anvil\x9B"
                                                  "31m",
                                                  "\xC2\x9B"
                                                  "31m patching",
                                                  "turned \xE2\x80\xAE text",
                                                  "line\nbreak\r\nforged: line",
                                                  "\xE2\x80\xA8separated",
                                                  "not utf-8 \xFF\xC0\xAF",
                                                  "bell\x07 back\x08space \x7F"};

void expect_harmless(const Arguments& arguments, const Way& way = {}) {
  Ran r = run(arguments, way);
  std::erase(r.out, '\t');  // between the id and the answer of a batch
  EXPECT_EQ(fault_on_terminal(r.out), "") << testing::PrintToString(arguments) << "\n" << r.out;
  EXPECT_EQ(fault_on_terminal(r.err), "") << testing::PrintToString(arguments) << "\n" << r.err;
  EXPECT_EQ(r.err.find("\nforged"), std::string::npos) << r.err;
  EXPECT_GE(r.exit, 0) << "died";
}

TEST(Hostile, ArgumentsAreDrawn) {
  for (const std::string_view each : hostile) {
    const std::string text{each};
    const std::vector<Arguments> commands{{text},
                                          {"--" + text},
                                          {"ask", text},
                                          {"ask", "who owns patching on anvil " + text, "--explain", "-vv"},
                                          {"who-owns", text, "anvil", "--explain"},
                                          {"who-owns", "patching", text},
                                          {"who-owns", "patching", "anvil", "--with", text + "=" + text},
                                          {"who-owns", "patching", "anvil", "--with", "package=" + text},
                                          {"who-owns", "patching", "anvil", "--with", text},
                                          {"who-owns", "--batch", text},
                                          {"show", text},
                                          {"compare", text, "anvil:" + text + "=" + text},
                                          {"find", "--party", text},
                                          {"find", "--area", text},
                                          {"find", "--layer", text},
                                          {"find", "--service", text},
                                          {"list", text},
                                          {"list", "items", "--service", text},
                                          {"coverage", "--service", text},
                                          {"info", "--format", text},
                                          {"info", "--colour", text},
                                          {"info", "--output", "/nonexistent/" + text},
                                          {"check", text, "--as-of", text},
                                          {"info", text}};
    for (const Arguments& arguments : commands) expect_harmless(arguments);
    for (const Arguments& arguments :
         {Arguments{"info", "--matrices", text}, Arguments{"diff", text, text}, Arguments{"check", text}})
      expect_harmless(arguments, {{}, {}, {}, false});
  }
}

TEST(Hostile, BatchesAreDrawn) {
  for (const std::string_view each : hostile) {
    const std::string text{each};
    const std::string batch = "id\tservice\twhat\tconfiguration\n" + text + "\tanvil\t" + text + "\t-\n" + text + "\t" +
                              text + "\tpatching\t" + text + "=" + text + "\n";
    for (const char* format : {"text", "json"})
      expect_harmless({"who-owns", "--batch", "-", "--format", format}, {batch, {}, {}, true});
    expect_harmless({"who-owns", "--batch", "-"}, {text + "\tservise\n", {}, {}, true});
  }
}

TEST(Hostile, FilesAndTheirNamesAreDrawn) {
  for (const std::string_view each : hostile) {
    const std::string text{each};
    const Scratch scratch;
    scratch.file("vocabulary.yaml", "schema: 1\n" + text + ": " + text + "\n\"k\\e[2J\": \"\\a\"\n");
    scratch.file("services/" + text + ".yaml", "schema: 1\nservice: " + text + "\nname: [" + text + "\n");
    const std::string path = scratch.path().string();
    for (const Arguments& arguments : {Arguments{"info", "--matrices", path}, Arguments{"check", path},
                                       Arguments{"check", path, "--format", "json"}, Arguments{"diff", path, path}}) {
      expect_harmless(arguments, {{}, {}, {}, false});
      EXPECT_NE(run(arguments, {{}, {}, {}, false}).exit, 0);
    }
  }
}

}  // namespace
