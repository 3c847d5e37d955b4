// SPDX-License-Identifier: Apache-2.0
// One service in two matrices: its options by name, and what both matrices say of one configuration.
#pragma once

#include <array>
#include <cstdint>
#include <demarc/diff.hpp>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc::diff_detail {

/// The two matrices, as positions in an array.
inline constexpr std::size_t before = 0, now = 1;

inline constexpr std::uint8_t absent = 0xFF;

struct PairedValue {
  std::string_view id;
  std::array<std::uint8_t, 2> number{};  // in each matrix, from 1; 0 where the option is not known
};
struct PairedOption {
  std::string_view id;
  std::array<std::uint8_t, 2> place{absent, absent};  // within the service, in each matrix
  std::vector<PairedValue> values;                    // those of both; of an option that one alone has, all
};

/// A value of each option, counted from 1 in PairedOption::values; 0 where it has none.
using Given = std::array<std::uint8_t, 2 * detail::max_options>;

/// The numbers of an item in both matrices.
using Items = std::array<std::uint32_t, 2>;

class ServicePair {
 public:
  ServicePair(const ServiceInfo& earlier, const ServiceInfo& later, MatrixView earlier_matrix, MatrixView later_matrix);

  [[nodiscard]] MatrixView matrix(std::size_t side) const noexcept { return matrices_[side]; }
  [[nodiscard]] const detail::Tables& tables(std::size_t side) const noexcept { return matrices_[side].tables(); }
  [[nodiscard]] const ServiceInfo& info(std::size_t side) const noexcept { return infos_[side]; }
  [[nodiscard]] std::uint32_t number(std::size_t side) const noexcept { return numbers_[side]; }

  /// In the order of the new matrix, then those that only the old one has.
  [[nodiscard]] const std::vector<PairedOption>& options() const noexcept { return options_; }

  /// Whether both have the cell.
  [[nodiscard]] bool has(const Items& items) const noexcept;
  /// Whether neither owner depends on options.
  [[nodiscard]] bool plain(const Items& items) const noexcept;
  /// Whose it is in both; what a matrix does not know of the configuration is not asked there.
  [[nodiscard]] std::pair<Owner, Owner> owners(const Items& items, const Given& given) const noexcept;

  /// The whole configurations of the options on which either cell depends, as far as `side` knows them and both know
  /// the values.
  [[nodiscard]] std::vector<Given> wholes(const Items& items, std::size_t side, Defaults defaults) const;
  /// Whether either cell depends on an option that `side` does not have.
  [[nodiscard]] bool lacks_options(const Items& items, std::size_t side) const noexcept;

 private:
  void pair_options();
  void pair_values(PairedOption& option) const;
  /// The options of a cell with those that give them meaning, by position in `options_`.
  [[nodiscard]] std::uint32_t options_of(std::size_t side, std::uint32_t item) const noexcept;

  std::array<MatrixView, 2> matrices_;
  std::array<ServiceInfo, 2> infos_;
  std::array<std::uint32_t, 2> numbers_;
  std::vector<PairedOption> options_;
};

}  // namespace demarc::diff_detail
