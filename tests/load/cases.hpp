// SPDX-License-Identifier: Apache-2.0
// Reads files of test cases: inputs and the exact diagnostics expected for them (tests/data/invalid/form/README.md).
#pragma once

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <demarc/load.hpp>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc::test {

struct Case {
  std::string name;
  std::vector<SourceFile> files;
  std::string expected;  ///< one diagnostic a line; empty: the input is valid
};

inline void PrintTo(const Case& test, std::ostream* out) { *out << test.name; }

/// The case's name as GoogleTest allows it.
inline std::string identifier(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      out += c;
    } else if (!out.empty() && out.back() != '_') {
      out += '_';
    }
  }
  return out;
}

/// "1B FF" -> two bytes; throws where it is no hexadecimal.
inline std::string from_hex(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 3) {
    out += static_cast<char>(std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return out;
}

/// A line of a case with its line end, `{{...}}` replaced.
inline std::string expand(std::string line) {
  constexpr std::string_view service = "schema: 1\nservice: x\nname: X\ncategory: Compute\nreviewed: 2026-11-23";
  constexpr std::string_view vocabulary =
      "schema: 1\nedition: \"2026.11\"\nparties: {aws: {name: AWS}, customer: {name: Customer}}\n"
      "areas: {patching: {title: Patching, about: Fixes.}}\nlayers: {host: {title: Host, about: Hosts.}}\n"
      "activities: {perform: {title: Perform, about: Does it.}}";
  line += '\n';
  for (std::size_t at = line.find("{{"); at != std::string::npos; at = line.find("{{", at)) {
    const std::size_t end = line.find("}}", at);
    if (end == std::string::npos) throw std::runtime_error("no }} in: " + line);
    const std::string mark = line.substr(at + 2, end - at - 2);
    if (mark == "cut") {
      line.erase(at);
      break;
    }
    const std::string with = mark == "service"      ? std::string(service)
                             : mark == "vocabulary" ? std::string(vocabulary)
                                                    : from_hex(mark);
    line.replace(at, mark.size() + 4, with);
    at += with.size();
  }
  return line;
}

inline std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::vector<Case> cases;
  std::size_t blank_lines = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("== ")) {
      cases.push_back({line.substr(3), {}, {}});
    } else if (line.starts_with("@ ")) {
      cases.back().files.push_back({line.substr(2), {}});
    } else if (line.starts_with("-> ")) {
      cases.back().expected += line.substr(3) + '\n';
    } else if (line.empty()) {
      ++blank_lines;
      continue;
    } else {
      // Blank lines belong to a file only where more of it follows.
      cases.back().files.back().bytes += std::string(blank_lines, '\n') + expand(line);
    }
    blank_lines = 0;
  }
  return cases;
}

/// The cases of all `.cases` files of a directory, in the order of their names.
inline std::vector<Case> read_all_cases(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    if (entry.path().extension() == ".cases") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Case> cases;
  for (const auto& path : paths) {
    for (Case& test : read_cases(path)) cases.push_back(std::move(test));
  }
  return cases;
}

}  // namespace demarc::test
