// SPDX-License-Identifier: Apache-2.0
// The builder's state, shared by the files that do its steps (build_*.cpp), in their order.
#pragma once

#include <cstdint>
#include <demarc/evaluate.hpp>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "build.hpp"

namespace demarc::load_detail {

using Index = std::unordered_map<std::string_view, std::uint32_t>;

class Builder {
 public:
  Builder(const model::Matrices& m, Data& d, Faults& f) : m_{m}, d_{d}, faults_{f} {}
  void run();

 private:
  /// The file that a cell, option or source name belongs to: a service or a baseline.
  struct Home {
    std::string_view what;  // "service 'lambda'"
    std::uint32_t file = 0;
    std::vector<const model::Source*> sources;
    std::vector<bool> used;
    std::vector<std::uint32_t> numbers;  // in the records
    Index by_id;
  };
  struct Kind {  // a baseline, with its parents folded in
    const model::Baseline* baseline = nullptr;
    Home home;
    std::uint32_t parent = detail::none;
    int visit = 0;                                                        // 0 not yet, 1 under way, 2 done
    std::vector<std::pair<const model::Option*, std::uint32_t>> options;  // and the kind that says so
    std::vector<std::pair<const model::Cell*, std::uint32_t>> cells;      // by shared item; nullptr: a hole
  };
  struct Offer {  // a service
    const model::Service* service = nullptr;
    bool general = false;
    Home home{};
    std::uint32_t kind = detail::none;
    std::vector<std::pair<const model::Option*, Home*>> options;
    Index option_by_id;
    std::vector<bool> option_used;
    std::uint32_t first_cell = 0;
    std::vector<std::uint32_t> ruled_cells;  // items, in local order
  };
  enum class Mark : std::uint8_t { fresh, under_way, done };
  struct Codes {
    unsigned char standard = 0, strict = 0;
  };

  // build_terms.cpp
  void vocabulary();
  void terms(const std::vector<model::Term>& from, detail::Run& to, Index& index, const char* what);
  void closed_list(const std::vector<model::Term>& from, std::span<const std::string_view> names, detail::Run& to,
                   const char* what);
  void shared_items();
  void own_items();
  void item_record(const model::Item& item, std::uint32_t number, std::uint32_t service);
  [[nodiscard]] std::uint32_t item_number(const model::Word& id, std::uint32_t service);
  detail::Run words(const model::Words& from);

  // build_services.cpp
  void services();
  void kinds();
  void fold(std::uint32_t kind);
  void open_home(Home& home, const std::vector<model::Source>& sources);
  void close_home(const Home& home);
  std::vector<std::uint32_t> source_numbers(Home& home, const model::Words& names);
  detail::Run source_run(Home& home, const model::Words& names);
  detail::Run keep_numbers(const std::vector<std::uint32_t>& numbers);
  void service_record(std::uint32_t s);
  void offerings();
  void contexts(std::uint32_t s);
  void identifiers(const model::Identifiers& from, bool offering, std::uint32_t entity);

  // build_frameworks.cpp
  /// A framework while it is built.
  struct Catalog {
    const model::Framework& from;
    Home home{};
    detail::FrameworkRecord record{};
    std::vector<const model::Control*> controls{};
    std::vector<bool> used{};
    Index by_id{};
    bool strange = false;  // names controls that it does not have: then others may only look unused
  };
  void frameworks();
  void framework_names();
  template <typename Record>
  [[nodiscard]] std::uint32_t flat(const std::vector<Record>& records);
  void controls(Catalog& catalog);
  [[nodiscard]] std::uint32_t control_number(Catalog& catalog, const model::Word& id);
  void mapping(Catalog& catalog, const model::Mapping& from, std::uint32_t of, std::vector<detail::MappingRecord>& to);
  void mappings(Catalog& catalog);
  void own_mappings(Catalog& catalog, std::vector<detail::MappingRecord>& to);
  void by_area(Catalog& catalog, std::vector<detail::MappingRecord>& to);
  void reverse_mappings(const Catalog& catalog);
  [[nodiscard]] const detail::MappingRecord* mapping_of(const detail::Run& run, std::uint32_t of) const;
  [[nodiscard]] const detail::MappingRecord* mapping_of_own(const Catalog& catalog, std::uint32_t item) const;
  void all_mapped(const Catalog& catalog);
  void few_direct(const Catalog& catalog);

  // build_options.cpp
  void options();
  void options_of(std::uint32_t s);
  void option(std::uint32_t s, std::uint32_t o);
  void add_clauses(std::uint32_t s, std::uint32_t o, std::uint8_t of_value, const model::Conditions& conditions);
  void possible_values(std::uint32_t s);
  [[nodiscard]] std::uint32_t value_number(const model::Option& option, const model::Word& value);
  [[nodiscard]] std::uint16_t value_mask(std::uint32_t s, std::uint32_t o, const model::Condition& condition);
  [[nodiscard]] std::uint32_t option_number(std::uint32_t s, const model::Word& name);
  [[nodiscard]] bool loops(const Offer& offer, std::uint32_t from, std::uint32_t back_to) const;
  [[nodiscard]] std::string describe(std::uint32_t s, std::uint16_t options, const detail::Digits& digits) const;

  // build_cells.cpp
  void cells();
  void baseline_cells();
  void use_sources(const model::Cell& cell, Home& home);
  void cells_of(std::uint32_t s);
  bool lay_cell(std::uint32_t s, std::uint32_t item, const model::Cell& cell, Home& home, std::uint32_t kind);
  void rule_record(std::uint32_t s, std::uint32_t item, const model::Cell& cell, const model::Rule& rule, Home& home,
                   std::uint32_t kind);
  bool prove(std::uint32_t s, const model::Cell& cell, std::uint32_t first_rule, std::uint16_t options);
  void unused_options(std::uint32_t s);

  // build_outcomes.cpp
  void outcomes();
  Codes codes_of(std::uint32_t s, std::uint32_t cell);
  Codes codes_of_rule(const detail::RuleRecord& rule);
  void outcome_table(std::uint32_t s, std::uint32_t ruled, const detail::CellRecord& cell);
  void verdicts();

  void finish();
  [[nodiscard]] std::string hint(std::string_view found, const std::vector<std::string>& known) const {
    const std::vector<std::string_view> views(known.begin(), known.end());
    return faults_.hint(found, views);
  }

  const model::Matrices& m_;
  Data& d_;
  Faults& faults_;

  Index parties_, roles_, shared_, services_, kinds_by_id_, offerings_;
  std::vector<std::string> shared_ids_, service_names_;
  std::vector<const model::Item*> shared_models_;
  std::vector<std::uint32_t> shared_area_;
  std::vector<Offer> offers_;
  std::vector<Kind> kinds_;
  std::vector<Index> own_;  // by service: own items
  std::unordered_map<std::string_view, model::Spot> own_spots_;
  std::unordered_map<std::string, std::uint32_t> sources_;  // all fields -> record
  detail::Tables options_view_{};                           // enough of the tables to walk configurations
  std::vector<Mark> marks_;
  std::vector<Codes> codes_;
  std::string strict_outcomes_;          // until they go behind the others
  std::vector<model::Spot> rule_spots_;  // by rule record
  std::unordered_map<std::string, std::uint32_t> outcome_tables_;
  std::vector<detail::FrameworkRecord> framework_records_;
  std::vector<detail::ControlRecord> control_records_;
  std::vector<detail::MappingRecord> mapping_records_;
};

}  // namespace demarc::load_detail
