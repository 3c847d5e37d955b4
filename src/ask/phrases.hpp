// SPDX-License-Identifier: Apache-2.0
// The normal forms of a matrix's texts, each made once, while the index is built.
#pragma once

#include <bitset>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "../load/data.hpp"
#include "normal.hpp"
#include "number_map.hpp"

namespace demarc::ask_detail {

class Phrases {
 public:
  explicit Phrases(load_detail::Data& data) : d_{data} {}

  /// From now on `from` is read as `to`, both in normal form; false if it is read as something already.
  bool read_as(std::string_view from, std::string_view to);
  /// A text in normal form, synonyms read. Valid until the next call of anything here.
  const NormalText& read(std::string_view text);
  /// The normal form of a text that the matrix keeps, kept too.
  detail::Text of(detail::Text text);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
  };
  static std::size_t opening(std::string_view word) noexcept { return hash_of_word(word) % openings; }

  static constexpr std::size_t openings = 4'096;
  load_detail::Data& d_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> synonyms_;
  std::bitset<openings> opens_;  // whether a synonym may begin with a word, by its hash: few do
  NormalText said_, read_;
  NumberMap<detail::Text> known_;  // from where a text is kept
};

}  // namespace demarc::ask_detail
