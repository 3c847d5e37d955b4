// SPDX-License-Identifier: Apache-2.0
// Sorting, sourcing, staleness.
#include "style.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <demarc/key.hpp>
#include <map>

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
  Review(const model::Matrices& m, std::string_view as_of, int stale_days)
      : m_{m}, as_of_{as_of}, stale_days_{stale_days} {}

  std::vector<Finding> run() {
    if (m_.vocabulary) {
      for (const auto* terms : {&m_.vocabulary->parties, &m_.vocabulary->roles, &m_.vocabulary->areas,
                                &m_.vocabulary->layers, &m_.vocabulary->activities})
        for (const model::Term& t : *terms) sorted(t.aliases, "aliases");
    }
    for (const auto& [area, items] : m_.items) item_list(items);
    for (const model::Baseline& b : m_.baselines) options(b.options);
    for (const model::Offering& o : m_.offerings) sorted(o.aliases, "aliases");
    if (m_.general) service(*m_.general);
    for (const model::Service& s : m_.services) service(s);
    number_items();
    for (const model::Framework& f : m_.frameworks) framework(f);
    return std::move(findings_);
  }

 private:
  void add(std::string rule, model::Spot at, std::string message) {
    findings_.push_back({std::move(rule), {m_.files[at.file], at.line, at.column}, std::move(message)});
  }
  void sorted(const model::Words& words, std::string_view what) {
    for (std::size_t n = 1; n < words.size(); ++n)
      if (compare_folded(words[n - 1].text, words[n].text) > 0)
        return add(
            "unsorted", words[n].at,
            "'" + words[n].text + "' stands after '" + words[n - 1].text + "'; " + std::string{what} + " are sorted");
  }
  void in_order(const std::vector<model::Source>& sources) {
    for (std::size_t n = 1; n < sources.size(); ++n)
      if (sources[n - 1].id.text > sources[n].id.text)
        return add(
            "unsorted", sources[n].id.at,
            "source '" + sources[n].id.text + "' stands after '" + sources[n - 1].id.text + "'; sources are sorted");
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
    in_order(s.sources);
    options(s.options);
    item_list(s.own_items);
    for (const model::Cell& c : s.cells)
      for (const model::Rule& r : c.rules)
        if (c.sources.empty() && r.sources.empty() && !r.evidence.present() && r.kind == model::OutcomeKind::party)
          add("unsourced", r.at,
              "'" + c.item.text + "' has no source; name the page that says so, or say evidence: inferred");
    if (!s.reviewed.present()) {
      add("unreviewed", s.id.at, "'" + s.id.text + "' does not say when it was last reviewed");
    } else if (!as_of_.empty() && days_of(as_of_) - days_of(s.reviewed.text) > stale_days_) {
      add("stale", s.reviewed.at,
          "'" + s.id.text + "' was last reviewed on " + s.reviewed.text + ", more than " + std::to_string(stale_days_) +
              " days before " + std::string{as_of_});
    }
  }

  // ---- frameworks: every list follows another one -------------------------------------------------------------------

  using Places = std::map<std::string, std::size_t>;  // where a word stands in the list that others follow

  /// Words that are in the order of `places`; those that it does not know are faults, told elsewhere.
  void follow(const std::vector<const model::Word*>& words, const Places& places, std::string_view what) {
    const model::Word* last = nullptr;
    std::size_t highest = 0;
    for (const model::Word* word : words) {
      const auto at = places.find(word->text);
      if (at == places.end()) continue;
      if (last != nullptr && at->second < highest)
        return add("unsorted", word->at,
                   "'" + word->text + "' stands after '" + last->text + "'; " + std::string{what});
      highest = at->second;
      last = word;
    }
  }
  void follow(const model::Words& words, const Places& places, std::string_view what) {
    std::vector<const model::Word*> list;
    for (const model::Word& word : words) list.push_back(&word);
    follow(list, places, what);
  }
  void mappings(const std::vector<model::Mapping>& list, const Places& order, const Places& controls,
                std::string_view what) {
    constexpr std::string_view of_controls = "controls follow the order of groups";
    std::vector<const model::Word*> names;
    for (const model::Mapping& m : list) {
      names.push_back(&m.of);
      follow(m.direct, controls, of_controls);
      follow(m.supporting, controls, of_controls);
    }
    follow(names, order, what);
  }

  /// Shared items in the order of tables, and own items in that of their service.
  void number_items() {
    std::vector<const std::vector<model::Item>*> by_area(area_count);
    for (const auto& [area, items] : m_.items)
      if (const auto known = from_id<Area>(area.text)) by_area[static_cast<std::size_t>(*known)] = &items;
    for (const auto* items : by_area)
      if (items != nullptr)
        for (const model::Item& i : *items) shared_.emplace(i.id.text, shared_.size());
    const auto own = [&](const model::Service& s) {
      Places& places = own_[s.id.text];
      for (const model::Item& i : s.own_items) places.emplace(i.id.text, places.size());
    };
    if (m_.general) own(*m_.general);
    for (const model::Service& s : m_.services) own(s);
  }

  void framework(const model::Framework& f) {
    sorted(f.aliases, "aliases");
    in_order(f.sources);
    Places controls, areas, activities;
    for (const model::ControlGroup& group : f.groups)
      for (const model::Control& c : group.controls) controls.emplace(c.id.text, controls.size());
    for (const std::string_view area : detail::area_names) areas.emplace(area, areas.size());
    for (const std::string_view activity : detail::activity_names) activities.emplace(activity, activities.size());
    follow(f.never_inherited, controls, "controls follow the order of groups");
    mappings(f.items, shared_, controls, "items follow the order of items/");
    std::vector<const model::Word*> names;
    for (const auto& [area, list] : f.by_area) {
      names.push_back(&area);
      mappings(list, activities, controls, "activities follow the order of the vocabulary");
    }
    follow(names, areas, "areas follow the order of the vocabulary");
    const model::Word* last = nullptr;
    for (const auto& [service, list] : f.services) {
      if (last != nullptr && service.text < last->text)
        add("unsorted", service.at, "'" + service.text + "' stands after '" + last->text + "'; services are sorted");
      last = &service;
      if (const auto own = own_.find(service.text); own != own_.end())
        mappings(list, own->second, controls, "own items follow the order of their service");
    }
  }

  const model::Matrices& m_;
  std::string_view as_of_;
  int stale_days_;
  Places shared_;
  std::map<std::string, Places> own_;  // by service
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> style_findings(const model::Matrices& matrices, std::string_view as_of, int stale_days) {
  return Review{matrices, as_of, stale_days}.run();
}

}  // namespace load_detail
}  // namespace demarc
