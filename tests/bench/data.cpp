// SPDX-License-Identifier: Apache-2.0
#include "data.hpp"

#include <algorithm>
#include <demarc/demarc.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace bench {

using namespace demarc;

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::vector<SourceFile> files() {
  namespace fs = std::filesystem;
  const fs::path root{DEMARC_MATRICES};
  std::vector<SourceFile> list;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root}) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in{entry.path(), std::ios::binary};
    list.push_back({entry.path().lexically_relative(root).generic_string(), {std::istreambuf_iterator<char>{in}, {}}});
  }
  return list;
}

std::vector<SourceFile> with_more_services(std::uint32_t count) {
  std::vector<SourceFile> list = files();
  for (std::uint32_t n = 0; n < count; ++n) {
    const std::string id = "aaa-" + std::to_string(n);
    list.push_back(
        {"services/" + id + ".yaml",
         "schema: 1\nservice: " + id + "\nname: Made Up " + std::to_string(n) +
             "\ncategory: Test\nbaseline: abstracted\nbecause: It is made up.\nreviewed: 2000-01-01\n"
             "sources:\n  doc: {title: Doc, url: \"https://example.com/doc\", publisher: aws, read: 2000-01-01}\n"
             "baseline-sources: [doc]\n"});
  }
  return list;
}

namespace {

template <typename Aliases>
void add(Names& names, std::string_view id, std::string_view title, const Aliases& aliases, std::uint32_t number) {
  names.emplace_back(id, number);
  names.emplace_back(title, number);
  for (const std::string_view alias : aliases) names.emplace_back(alias, number);
}

std::vector<std::vector<std::string>> rows(const std::string& path) {
  std::ifstream in{path};
  std::vector<std::vector<std::string>> all;
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string>& row = all.emplace_back();
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find('\t', at), line.size());
      row.push_back(line.substr(at, end - at));
      at = end + 1;
    }
  }
  if (!all.empty()) all.erase(all.begin());  // the heading
  return all;
}

}  // namespace

const Names& service_names() {
  static const Names all = [] {
    Names names;
    for (std::uint32_t s = 0; s < aws::matrix.service_count(); ++s) {
      const ServiceInfo info = aws::matrix.service(s);
      add(names, info.id(), info.name(), info.aliases(), s);
    }
    return names;
  }();
  return all;
}

const Names& area_names() {
  static const Names all = [] {
    Names names;
    for (std::uint32_t a = 0; a < area_count; ++a) {
      const Term term = aws::matrix.area(static_cast<Area>(a));
      add(names, term.id, term.title, term.aliases, a);
    }
    return names;
  }();
  return all;
}

const std::vector<NameQuery>& name_queries() {
  static const std::vector<NameQuery> all = [] {
    std::mt19937 random{3};  // NOLINT(cert-msc51-cpp): the same queries every time
    const auto pick = [&](const Names& names) {
      std::string name = names[random() % names.size()].first;
      if (random() % 10 < 3)
        for (char& c : name)
          if (c >= 'a' && c <= 'z' && random() % 2 == 0) c = static_cast<char>(c - 'a' + 'A');
      return name;
    };
    std::vector<NameQuery> list(16'384);
    for (NameQuery& q : list) q = {pick(service_names()), pick(area_names())};
    return list;
  }();
  return all;
}

const std::vector<std::string>& questions_asked() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list;
    for (const auto& row : rows(DEMARC_TRUTH "/questions.tsv")) list.push_back(row.at(1));
    for (const auto& row : rows(DEMARC_TRUTH "/own.tsv")) list.push_back(row.at(3) + " on " + row.at(1));
    return list;
  }();
  return all;
}

const std::vector<std::string>& questions_missed() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> list;
    for (const auto& [name, service] : service_names()) {
      if (list.size() == 300 || name.size() < 5) continue;
      std::string misspelt = name;
      std::swap(misspelt[1], misspelt[2]);
      misspelt[3] = 'q';
      list.push_back("who owns patching on " + misspelt);
    }
    return list;
  }();
  return all;
}

}  // namespace bench
