// SPDX-License-Identifier: Apache-2.0
// Sets of configurations as "these options, these values", made as few as possible for people to read.
#pragma once

#include <array>
#include <cstdint>
#include <demarc/answer.hpp>
#include <string>
#include <vector>

namespace demarc::render_detail {

/// The values of each option, a bit each; 0: any value.
using Masks = std::array<std::uint16_t, detail::max_options>;

/// Stands in a mask for "the option means nothing here".
inline constexpr std::uint16_t no_value = 0x8000;

/// Configurations with the same outcome.
struct Box {
  Masks when{};
  std::size_t outcome = 0;
};

/// Joins boxes that have one outcome and differ in one option only. The order of first appearance stays.
[[nodiscard]] std::vector<Box> merged(std::vector<Box> boxes);

/// Adds what a condition says.
void add(Masks& masks, const ServiceInfo& service, const Condition& condition);
[[nodiscard]] Masks masks_of(const ServiceInfo& service, Range<detail::ConditionCursor> conditions);

/// An option with the ids of its values.
struct Choices {
  std::string option;
  std::vector<std::string> values;
};
[[nodiscard]] std::vector<Choices> choices_of(const ServiceInfo& service, const Masks& masks);
/// "package = image and runtime = aws-managed or os-only".
[[nodiscard]] std::string said(const std::vector<Choices>& choices);

/// What a whole answer comes to in each of the configurations that it leaves open, where that differs.
struct AnswerCase {
  std::vector<Choices> when;
  Verdict verdict = Verdict::unknown;
  std::vector<PartyKey> parties;
};
[[nodiscard]] std::vector<AnswerCase> cases_of(const Answer& answer);

/// One way in which an item may come out. A rule that refers to another service (`see`) whose options leave it open
/// stands for each rule there.
struct ItemCase {
  std::vector<Choices> when;     ///< all conditions; options of another service as "ec2:tenancy"
  std::vector<Choices> telling;  ///< only those on options that are open
  Rule rule;                     ///< that decides
  std::string_view baseline;     ///< whose rule it is, or empty
};
[[nodiscard]] std::vector<ItemCase> cases_of(const Answer& answer, const ItemAnswer& item);

/// Every party with a part, behind `see` too, in the order of the vocabulary.
[[nodiscard]] std::vector<PartyKey> parties_of(const Answer& answer);
/// The other services on whose options an answer depends.
[[nodiscard]] std::vector<ServiceInfo> services_behind(const Answer& answer);

/// What would change an item.
struct ItemChange {
  Masks when{};
  Owner owner;
};
[[nodiscard]] std::vector<ItemChange> changes_of(const Answer& answer, const ItemAnswer& item);
/// Without those that only follow from another: an option that means nothing but under a value which alone does the
/// same.
[[nodiscard]] std::vector<ItemChange> essential(std::vector<ItemChange> changes, const ServiceInfo& service);

}  // namespace demarc::render_detail
