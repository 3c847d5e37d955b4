// SPDX-License-Identifier: Apache-2.0
// Plain-language questions, against full-text search over the same texts.
#include <sqlite3.h>

#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>

#include "bench.hpp"
#include "data.hpp"

namespace bench {
namespace {

using namespace demarc;

/// Services and items with all that is said about them, in FTS5.
class Search {
 public:
  Search() {
    sqlite3_open(":memory:", &db_);
    sqlite3_exec(db_,
                 "create virtual table t using fts5(kind unindexed, id unindexed, words, tokenize = porter); begin",
                 nullptr, nullptr, nullptr);
    for (std::uint32_t n = 0; n < aws::matrix.service_count(); ++n) {
      const ServiceInfo s = aws::matrix.service(n);
      insert("service", s.id(), s.name(), s.aliases());
    }
    for (std::uint32_t n = 0; n < aws::matrix.item_count(); ++n) {
      const ItemInfo i = aws::matrix.item(n);
      insert("item", i.id(), std::string{i.title()} + " " + std::string{i.means()}, i.aliases());
    }
    sqlite3_exec(db_, "commit", nullptr, nullptr, nullptr);
    sqlite3_prepare_v2(db_, "select kind, id from t where t match ? order by rank limit 5", -1, &ask_, nullptr);
  }
  int ask(const std::string& question) {
    std::string match;
    for (std::size_t at = 0; at < question.size();) {
      const auto is_word = [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
      while (at < question.size() && !is_word(question[at])) ++at;
      const std::size_t first = at;
      while (at < question.size() && is_word(question[at])) ++at;
      if (at > first) match += (match.empty() ? "\"" : " OR \"") + question.substr(first, at - first) + '"';
    }
    sqlite3_reset(ask_);
    sqlite3_bind_text(ask_, 1, match.c_str(), -1, SQLITE_TRANSIENT);
    int rows = 0;
    while (sqlite3_step(ask_) == SQLITE_ROW) ++rows;
    return rows;
  }

 private:
  template <typename Aliases>
  void insert(const char* kind, std::string_view id, std::string_view title, const Aliases& aliases) {
    std::string words{title};
    for (const std::string_view alias : aliases) words += " " + std::string{alias};
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(db_, "insert into t values(?, ?, ?)", -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, id.data(), static_cast<int>(id.size()), SQLITE_TRANSIENT);
    sqlite3_bind_text(statement, 3, words.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_step(statement);
    sqlite3_finalize(statement);
  }
  sqlite3* db_ = nullptr;
  sqlite3_stmt* ask_ = nullptr;
};

}  // namespace

void questions(Bench& bench) {
  const auto ours = [](const std::string& q) { return ask(aws::matrix, q).answered(); };
  static Search search;
  bench.figure("question, median", median_time(questions_asked(), ours));
  bench.figure("SQLite FTS5, median",
               median_time(questions_asked(), [](const std::string& q) { return search.ask(q); }));
  bench.figure("missed question, median", median_time(questions_missed(), ours));
  bench.row("ask, a question in plain words", "question, median", "", below(5'000));
  bench.row("", "question, median", "SQLite FTS5, median", faster(50));
  bench.row("ask, a miss with suggestions", "missed question, median", "", below(60'000));
}

}  // namespace bench
