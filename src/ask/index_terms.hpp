// SPDX-License-Identifier: Apache-2.0
// The words of items: which title, meaning and act has which, and how much each tells.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "../load/data.hpp"
#include "number_map.hpp"
#include "phrases.hpp"

namespace demarc::ask_detail {

/// Turns the texts of items and cells into terms, weighs them, and lays lists from each term to where it stands.
class TermIndexer {
 public:
  TermIndexer(load_detail::Data& data, Phrases& phrases) : d_{data}, phrases_{phrases} {}

  /// `tells_nothing`: words that weigh nothing, kept.
  void run(const std::vector<detail::Text>& tells_nothing);

 private:
  /// The terms of an act: among all acts', and in the matrix where a cell has no other act.
  struct Act {
    detail::Run terms, kept;
  };

  void item(std::uint32_t number);
  void cell(detail::CellRecord& record);
  [[nodiscard]] detail::Run terms_of_act(detail::Text act);
  void begin();
  void add(std::string_view words);
  void add(std::uint32_t term);
  [[nodiscard]] detail::Run keep();
  void read_included(std::string_view means);
  template <typename Each>
  void post(detail::Run detail::TermWordRecord::*list, std::size_t count, const Each& each_term);
  void weigh(const std::vector<detail::Text>& tells_nothing);

  load_detail::Data& d_;
  Phrases& phrases_;
  NumberMap<std::uint32_t> numbers_;  // of terms, by where the word is kept
  NumberMap<Act> acts_;               // by where the text is kept
  std::vector<std::uint32_t> act_terms_;
  std::vector<std::string_view> item_ids_;  // sorted
  std::vector<std::uint32_t> terms_;        // of one text, each once
  std::vector<std::uint32_t> last_;         // by term: the last text that had it
  std::uint32_t texts_ = 0;                 // so far
  std::vector<std::uint32_t> titles_;       // of one item
  std::vector<detail::Run> several_;        // the acts of one cell
  std::string included_, words_;
};

}  // namespace demarc::ask_detail
