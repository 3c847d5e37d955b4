// SPDX-License-Identifier: Apache-2.0
// Whole processes, cold: one question each.
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "bench.hpp"

namespace bench {
namespace {

using namespace demarc;
namespace fs = std::filesystem;

/// Whose each area of each service is, as JSON and as statements for sqlite3.
void write_data(const fs::path& directory) {
  nlohmann::ordered_json all;
  std::ofstream sql{directory / "owners.sql"};
  sql << "create table owners(service text, item text, area text, verdict text, primary key(service, item)) without "
         "rowid;\nbegin;\n";
  for (std::uint32_t s = 0; s < aws::matrix.service_count(); ++s) {
    const auto service = static_cast<aws::Service>(s);
    const std::string name{aws::matrix.service(s).id()};
    for (const ItemAnswer& item : aws::matrix.explain(service).items()) {
      const std::string verdict{id(item.owner().verdict())}, area{id(item.area())};
      all[name][std::string{item.id()}] = {
          {"area", area}, {"title", item.title()}, {"act", item.act()}, {"verdict", verdict}};
      sql << "insert into owners values('" << name << "','" << item.id() << "','" << area << "','" << verdict
          << "');\n";
    }
  }
  sql << "commit;\n";
  std::ofstream{directory / "owners.json"} << all.dump();
}

bool there(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace

void processes(Bench& bench) {
  const fs::path directory = fs::temp_directory_path() / "demarc-bench";
  fs::create_directories(directory);
  write_data(directory);
  const std::string json = directory / "owners.json", sql = directory / "owners.sql", db = directory / "owners.db";

  bench.process("static hello", {DEMARC_HELLO});
  bench.process("demarc who-owns", {DEMARC_CLI, "who-owns", "patching", "lambda"});
  bench.process("demarc ask", {DEMARC_CLI, "ask", "who owns patching on Lambda"});
  fs::remove(db);
  if (!there("sqlite3") || std::system(("sqlite3 " + db + " < " + sql).c_str()) != 0)
    bench.missing("sqlite3", "sqlite3");
  else
    bench.process("sqlite3",
                  {"sqlite3", db, "select item, verdict from owners where service = 'lambda' and area = 'patching'"});
  if (!there("jq"))
    bench.missing("jq", "jq");
  else
    bench.process("jq", {"jq", ".lambda | map_values(select(.area == \"patching\") | .verdict)", json}, 9);
  if (!there("yq"))
    bench.missing("yq", "yq");
  else
    bench.process("yq", {"yq", ".items", DEMARC_MATRICES "/services/lambda.yaml"}, 9);
  if (std::system("/usr/bin/python3 -c 'import yaml' >/dev/null 2>&1") != 0)
    bench.missing("PyYAML", "python3-yaml");
  else
    bench.process("PyYAML",
                  {"/usr/bin/python3", "-c",
                   "import yaml; yaml.load(open('" DEMARC_MATRICES "/services/lambda.yaml'), yaml.CSafeLoader)"},
                  9);

  for (const char* verb : {"demarc who-owns", "demarc ask"}) {
    bench.row(std::string{"cold process: "} + verb, verb, "static hello", at_most(1.6));
    bench.row("", verb, "sqlite3", faster(2));
    bench.row("all services", verb, "jq", faster(20));
    bench.row("one service", verb, "yq", faster(100));
    bench.row("one service", verb, "PyYAML", faster(20));
  }
}

}  // namespace bench
