// SPDX-License-Identifier: Apache-2.0
// Lookup by two strings in any case, against hashing them and against what people would build.
#include <absl/container/flat_hash_map.h>
#include <absl/strings/ascii.h>
#include <absl/strings/match.h>
#include <sqlite3.h>

#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <memory>
#include <unordered_map>

#include "bench.hpp"
#include "data.hpp"

namespace bench {
namespace {

using namespace demarc;

char verdict(std::uint32_t service, std::uint32_t area) {
  return aws::tables.verdicts[detail::verdict_at(service, area)];
}

template <typename Ask>
void each_name(benchmark::State& state, const Ask& ask) {
  const std::vector<NameQuery>& all = name_queries();
  std::size_t n = 0;
  for (auto _ : state) benchmark::DoNotOptimize(ask(all[n++ % all.size()]));
}

using Nested = std::unordered_map<std::string, std::unordered_map<std::string, char>>;
const Nested& nested() {
  static const Nested all = [] {
    Nested out;
    for (const auto& [service, s] : service_names())
      for (const auto& [area, a] : area_names()) out[lower(service)][lower(area)] = verdict(s, a);
    return out;
  }();
  return all;
}

absl::string_view absl_view(std::string_view text) { return {text.data(), text.size()}; }
struct AnyCaseHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const {
    return absl::Hash<std::string>{}(absl::AsciiStrToLower(absl_view(text)));
  }
};
struct AnyCaseEqual {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const {
    return absl::EqualsIgnoreCase(absl_view(a), absl_view(b));
  }
};
using Flat = absl::flat_hash_map<std::string, std::uint32_t, AnyCaseHash, AnyCaseEqual>;
Flat flat(const Names& names) { return {names.begin(), names.end()}; }

/// The same in a database in memory, the statement prepared.
class Database {
 public:
  Database() {
    sqlite3_open(":memory:", &db_);
    run("create table service(name text primary key collate nocase, n int) without rowid");
    run("create table area(name text primary key collate nocase, n int) without rowid");
    run("create table verdict(service int, area int, verdict int, primary key(service, area)) without rowid");
    run("begin");
    for (const auto& [name, n] : service_names()) insert("insert or ignore into service values(?, ?)", name, n);
    for (const auto& [name, n] : area_names()) insert("insert or ignore into area values(?, ?)", name, n);
    for (std::uint32_t s = 0; s < aws::matrix.service_count(); ++s)
      for (std::uint32_t a = 0; a < area_count; ++a)
        run("insert into verdict values(" + std::to_string(s) + "," + std::to_string(a) + "," +
            std::to_string(verdict(s, a)) + ")");
    run("commit");
    sqlite3_prepare_v2(db_,
                       "select verdict from service s, area a, verdict v where s.name = ? and a.name = ? and v.service "
                       "= s.n and v.area = a.n",
                       -1, &ask_, nullptr);
  }
  int ask(const NameQuery& q) {
    sqlite3_reset(ask_);
    sqlite3_bind_text(ask_, 1, q.service.data(), static_cast<int>(q.service.size()), SQLITE_STATIC);
    sqlite3_bind_text(ask_, 2, q.area.data(), static_cast<int>(q.area.size()), SQLITE_STATIC);
    return sqlite3_step(ask_) == SQLITE_ROW ? sqlite3_column_int(ask_, 0) : -1;
  }

 private:
  void run(const std::string& sql) { sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr); }
  void insert(const char* sql, const std::string& name, std::uint32_t n) {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, name.c_str(), -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, n);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* ask_ = nullptr;
};

/// The edit distance as it stands in textbooks, over every name.
std::size_t nearest(const std::string& wanted) {
  std::size_t best = wanted.size();
  for (const auto& [name, service] : service_names()) {
    std::vector<std::vector<std::size_t>> d(wanted.size() + 1, std::vector<std::size_t>(name.size() + 1));
    for (std::size_t i = 0; i <= wanted.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= name.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= wanted.size(); ++i)
      for (std::size_t j = 1; j <= name.size(); ++j) {
        d[i][j] =
            std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (wanted[i - 1] == name[j - 1] ? 0u : 1u)});
        if (i > 1 && j > 1 && wanted[i - 1] == name[j - 2] && wanted[i - 2] == name[j - 1])
          d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    best = std::min(best, d[wanted.size()][name.size()]);
  }
  return best;
}

std::size_t hash(std::string_view text) {
  std::uint64_t h = text.size();
  while (text.size() >= 8) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, text.data(), 8);
    h = (h ^ (word | 0x2020'2020'2020'2020u)) * 0x9E37'79B9'7F4A'7C15u;
    text.remove_prefix(8);
  }
  for (const char c : text) h = (h ^ static_cast<unsigned char>(c | 0x20)) * 0x100'0000'01B3u;
  return h ^ h >> 32;
}

}  // namespace

void names(Bench& bench) {
  const auto ours = [](const NameQuery& q) { return owner_of(aws::matrix, q.service, q.area); };
  bench.loop("two strings", [=](benchmark::State& s) { each_name(s, ours); });
  bench.figure("two strings, allocations", allocations([&] {
                 benchmark::DoNotOptimize(ours({"Lambda", "PATCHING"}));
               }));
  bench.loop("hash of both strings", [](benchmark::State& s) {
    each_name(s, [](const NameQuery& q) { return hash(q.service) ^ hash(q.area); });
  });
  bench.loop("nested unordered_map", [](benchmark::State& s) {
    each_name(s, [&all = nested()](const NameQuery& q) { return all.at(lower(q.service)).at(lower(q.area)); });
  });
  bench.loop("abseil flat_hash_map", [](benchmark::State& s) {
    static const Flat services = flat(service_names()), areas = flat(area_names());
    each_name(s, [](const NameQuery& q) {
      return verdict(services.find(std::string_view{q.service})->second, areas.find(std::string_view{q.area})->second);
    });
  });
  bench.loop("SQLite, prepared", [](benchmark::State& s) {
    static Database database;
    each_name(s, [](const NameQuery& q) { return database.ask(q); });
  });
  bench.row("lookup by two strings, any case", "two strings", "hash of both strings", at_most(5));
  bench.row("", "two strings", "nested unordered_map", faster(12));
  bench.row("", "two strings", "abseil flat_hash_map", faster(1.5));
  bench.row("", "two strings", "SQLite, prepared", faster(50));
  bench.row("its allocations", "two strings, allocations", "", below(0), Unit::count);

  static const std::vector<std::string> misspelt = [] {
    std::vector<std::string> list;
    for (const std::string& question : questions_missed()) list.push_back(question.substr(question.find(" on ") + 4));
    return list;
  }();
  bench.loop("suggestion", [](benchmark::State& s) {
    std::size_t n = 0;
    for (auto _ : s) benchmark::DoNotOptimize(resolve_service(aws::matrix, misspelt[n++ % misspelt.size()]));
  });
  bench.loop("edit distance to every name", [](benchmark::State& s) {
    std::size_t n = 0;
    for (auto _ : s) benchmark::DoNotOptimize(nearest(misspelt[n++ % misspelt.size()]));
  });
  bench.row("suggestion for a misspelt service", "suggestion", "edit distance to every name", faster(40));
}

}  // namespace bench
