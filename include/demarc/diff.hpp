// SPDX-License-Identifier: Apache-2.0
// What changed between two matrices: owners above all. (Link demarc::demarc.)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <demarc/matrix_view.hpp>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// One change. It owns its words: the matrices may go.
struct Difference {
  /// What happened, in the order of a changelog.
  enum class Kind : std::uint8_t {
    flipped,   ///< another owner than before: a breaking change
    removed,   ///< only the old matrix has it
    added,     ///< only the new one has it
    reworded,  ///< the same owners in every configuration, said differently
  };
  /// To what it happened.
  enum class Subject : std::uint8_t {
    service,
    item,
    option,
    value,
    cell,
    framework,
    control,
    mapping,  ///< which controls of a framework an item serves
  };
  /// Why an owner flipped.
  enum class Cause : std::uint8_t {
    rule,            ///< the cell says so
    assumed,         ///< the cell says the same in every whole configuration, but another default is assumed
    option_added,    ///< the old matrix did not tell the values of an option apart
    option_removed,  ///< the new one does no longer
  };

  /// An option and some of its values.
  struct Chosen {
    std::string option;
    std::vector<std::string> values;
    friend bool operator==(const Chosen&, const Chosen&) = default;
  };
  /// An owner: a party ("vmware", "VMware by Broadcom"), or a verdict ("depends", "Depends").
  struct Who {
    std::string id, name;
    friend bool operator==(const Who&, const Who&) = default;
  };
  /// A part that reads differently: "act", "evidence", "sources", "title", "default", ...
  struct Detail {
    std::string what, before, after;
    friend bool operator==(const Detail&, const Detail&) = default;
  };

  /// A control that an item serves, and how strongly: "direct", "supporting", or empty where it does not.
  struct Served {
    std::string control, before, after;
    friend bool operator==(const Served&, const Served&) = default;
  };

  Kind kind{};
  Subject subject{};
  std::string service, service_name;  ///< empty: an item of all services, or a baseline's cell
  std::string baseline;               ///< of a cell that was reworded in a baseline, for all services that follow it
  std::string item, item_title;       ///< of items, cells and mappings
  std::string option, value;          ///< of options and values

  std::vector<Chosen> when;  ///< the configuration in which an owner flipped
  bool everywhere = false;   ///< it flipped in every configuration that both know
  bool by_default =
      false;          ///< a question that gives no configuration sees it; with an empty `when`, maybe only such a one
  Who before, after;  ///< the owners of a cell
  Cause cause{};
  std::vector<Detail> details;  ///< what was reworded

  std::string framework, framework_name;  ///< of frameworks, controls and mappings
  std::string control, control_title;     ///< of controls
  std::string area, activity;             ///< of mappings of all own items of an area and activity; they name no item
  std::vector<Served> controls;           ///< of mappings: those that came, those that went, or those of other strength
};

constexpr std::string_view id(Difference::Kind k) noexcept {
  constexpr std::array<std::string_view, 4> names{"flipped", "removed", "added", "reworded"};
  return names[static_cast<std::size_t>(k)];
}
constexpr std::string_view id(Difference::Subject s) noexcept {
  constexpr std::array<std::string_view, 8> names{"service", "item",      "option",  "value",
                                                  "cell",    "framework", "control", "mapping"};
  return names[static_cast<std::size_t>(s)];
}
constexpr std::string_view id(Difference::Cause c) noexcept {
  constexpr std::array<std::string_view, 4> names{"rule", "assumed", "option-added", "option-removed"};
  return names[static_cast<std::size_t>(c)];
}

/// What changed from one edition to another: by kind, then by service and in the order of tables.
struct Diff {
  std::string before, after;  ///< editions
  std::vector<Difference> differences;

  [[nodiscard]] std::size_t count(Difference::Kind kind) const noexcept {
    std::size_t n = 0;
    for (const Difference& d : differences) n += d.kind == kind;
    return n;
  }
  /// Whether an owner flipped.
  [[nodiscard]] bool breaking() const noexcept { return count(Difference::Kind::flipped) != 0; }
};

/// Compares two matrices by the ids of what they hold.
///
/// The owner of a cell that both have is compared in every whole configuration of its options, with nothing given, and
/// with each value of each option given alone. Where one matrix does not know an option, it is asked without it; values
/// that only one of them knows have no counterpart and are listed as added or removed. Which controls items serve is
/// compared for frameworks and items that both have.
[[nodiscard]] Diff diff(MatrixView before, MatrixView now);

/// As a table, one row a difference.
[[nodiscard]] Table table(const Diff& diff);
/// Text, HTML and CSV are that table; Markdown is a section of a changelog, JSON has everything (schema
/// "demarc.diff/1").
[[nodiscard]] std::string render(const Diff& diff, Format format, const Style& style = {});

}  // namespace demarc
