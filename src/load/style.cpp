// SPDX-License-Identifier: Apache-2.0
// Sorting, sourcing, staleness.
#include "style.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "faults.hpp"

namespace demarc {

std::string to_string(const Finding& finding) {
  std::string out;
  load_detail::append(out, finding.at);
  return out + ": style: " + finding.message + " [" + finding.rule + "]";
}

namespace load_detail {

namespace {

/// Days since 1970-01-01 of a valid "YYYY-MM-DD" (civil calendar, after Howard Hinnant's public description).
std::int64_t days_of(std::string_view date) {
  const auto number = [&](std::size_t at, std::size_t size) {
    std::int64_t n = 0;
    std::from_chars(date.data() + at, date.data() + at + size, n);
    return n;
  };
  if (date.size() != 10) return 0;
  const std::int64_t month = number(5, 2), day = number(8, 2);
  const std::int64_t year = number(0, 4) - (month <= 2 ? 1 : 0);
  const std::int64_t era = year / 400, of_era = year - era * 400;
  const std::int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

int compare_folded(std::string_view a, std::string_view b) {
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (fold(a[i]) != fold(b[i])) return fold(a[i]) < fold(b[i]) ? -1 : 1;
  return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

class Review {
 public:
  Review(const model::Matrices& m, std::string_view as_of, int stale_days) : m_{m}, as_of_{as_of}, stale_days_{stale_days} {}

  std::vector<Finding> run() {
    if (m_.vocabulary) {
      for (const auto* terms : {&m_.vocabulary->parties, &m_.vocabulary->roles, &m_.vocabulary->areas, &m_.vocabulary->layers, &m_.vocabulary->activities})
        for (const model::Term& t : *terms) sorted(t.aliases, "aliases");
    }
    for (const auto& [area, items] : m_.items) item_list(items);
    for (const model::Baseline& b : m_.baselines) options(b.options);
    for (const model::Offering& o : m_.offerings) sorted(o.aliases, "aliases");
    if (m_.general) service(*m_.general);
    for (const model::Service& s : m_.services) service(s);
    return std::move(findings_);
  }

 private:
  void add(std::string rule, model::Spot at, std::string message) {
    findings_.push_back({std::move(rule), {m_.files[at.file], at.line, at.column}, std::move(message)});
  }
  void sorted(const model::Words& words, std::string_view what) {
    for (std::size_t n = 1; n < words.size(); ++n)
      if (compare_folded(words[n - 1].text, words[n].text) > 0)
        return add("unsorted", words[n].at, "'" + words[n].text + "' stands after '" + words[n - 1].text + "'; " + std::string{what} + " are sorted");
  }
  void item_list(const std::vector<model::Item>& items) {
    for (const model::Item& i : items) sorted(i.aliases, "aliases");
  }
  void options(const std::vector<model::Option>& options) {
    for (const model::Option& o : options) {
      sorted(o.aliases, "aliases");
      if (o.sources.empty()) add("unsourced", o.id.at, "option '" + o.id.text + "' names no page");
      for (const model::Value& v : o.values) sorted(v.aliases, "aliases");
    }
  }
  void service(const model::Service& s) {
    sorted(s.aliases, "aliases");
    for (const auto& [kind, list] : s.identifiers.kinds) sorted(list, "identifiers");
    for (std::size_t n = 1; n < s.sources.size(); ++n)
      if (s.sources[n - 1].id.text > s.sources[n].id.text) {
        add("unsorted", s.sources[n].id.at, "source '" + s.sources[n].id.text + "' stands after '" + s.sources[n - 1].id.text + "'; sources are sorted");
        break;
      }
    options(s.options);
    item_list(s.own_items);
    for (const model::Cell& c : s.cells)
      for (const model::Rule& r : c.rules)
        if (c.sources.empty() && r.sources.empty() && !r.evidence.present() && r.kind == model::OutcomeKind::party)
          add("unsourced", r.at, "'" + c.item.text + "' has no source; name the page that says so, or say evidence: inferred");
    if (!s.reviewed.present()) {
      add("unreviewed", s.id.at, "'" + s.id.text + "' does not say when it was last reviewed");
    } else if (!as_of_.empty() && days_of(as_of_) - days_of(s.reviewed.text) > stale_days_) {
      add("stale", s.reviewed.at,
          "'" + s.id.text + "' was last reviewed on " + s.reviewed.text + ", more than " + std::to_string(stale_days_) + " days before " + std::string{as_of_});
    }
  }

  const model::Matrices& m_;
  std::string_view as_of_;
  int stale_days_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> style_findings(const model::Matrices& matrices, std::string_view as_of, int stale_days) {
  return Review{matrices, as_of, stale_days}.run();
}

}  // namespace load_detail
}  // namespace demarc
