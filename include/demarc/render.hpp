// SPDX-License-Identifier: Apache-2.0
// Answers and tables as text, Markdown, HTML, CSV, JSON, LaTeX and AsciiDoc. (Link demarc::demarc.)
#pragma once

#include <cstddef>
#include <demarc/ask.hpp>
#include <demarc/matrix_view.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

enum class Format : unsigned char { text, markdown, html, csv, json, latex, asciidoc };
[[nodiscard]] std::optional<Format> parse_format(std::string_view id) noexcept;

/// What stands before an owner in a table of text, so that nobody needs colours to tell them apart at a glance.
enum class Signs : unsigned char { none, letters, shapes };

/// How to write text for a person.
struct Style {
  std::size_t width = 100;  ///< columns of the terminal; 0: as wide as needed
  bool colour = false;      ///< ANSI colours
  bool all = false;         ///< every item of an answer, not only the leading ones that differ
  bool explain = false;     ///< also how the question was read
  Signs signs = Signs::none;
};

/// A table of plain text cells, as built by show(), compare(), find() and list().
struct Table {
  enum class Audience : unsigned char { everyone, people, programs };
  struct Column {
    std::string id;                          ///< in CSV and JSON: "item", "party"
    std::string title;                       ///< for people: "Item", "Who"
    bool party = false;                      ///< holds parties: coloured where there is colour
    Audience audience = Audience::everyone;  ///< programs: only in CSV and JSON; people: only in the other formats
  };
  /// Whose a cell is: by id and by name, of a party or a verdict: "aws", "AWS".
  struct Whose {
    std::string id, name;
  };
  struct Row {
    std::vector<std::string> cells;
    std::string group;  ///< rows of the same group stand together under its name; empty: none
    std::vector<Whose>
        whose{};  ///< of the columns of parties, in their order; rows are counted by it: "customer 14, AWS 21"
  };
  std::string title;               ///< "AWS Lambda: who is responsible for what"
  std::vector<std::string> notes;  ///< paragraphs before the table: lifecycle, assumptions
  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::string> footer;  ///< paragraphs after it: sources, edition
};

[[nodiscard]] std::string render(const Table& table, Format format, const Style& style = {});
[[nodiscard]] std::string render(MatrixView matrix, const Replies& replies, Format format, const Style& style = {});

/// One line of `--batch` output: the JSON object of one question, without a line break.
[[nodiscard]] std::string render_line(MatrixView matrix, const Replies& replies, std::string_view id);

/// The whole split of a service under a configuration: one row an item. Without `supporting` only items that count: not
/// those that merely support others, nor those that do not apply. `only`: ids of parties and verdicts ("customer",
/// "depends"); rows that neither are nor may be theirs are left out, and the table says so. Empty: all rows.
[[nodiscard]] Table show(MatrixView matrix, ServiceKey service, const Configuration& given = {}, bool supporting = true,
                         Defaults defaults = Defaults::assume, std::span<const std::string_view> only = {});
/// Services side by side, one row an item that applies to any of them; or only the rows in which they differ. `only`:
/// rows in which any of them is or may be theirs.
[[nodiscard]] Table compare(MatrixView matrix, std::span<const std::pair<ServiceKey, Configuration>> services,
                            bool only_differences = false, std::span<const std::string_view> only = {});

/// Which cells find() lists; what is empty does not restrict.
struct Filter {
  std::string party;  ///< id: "customer", "vmware"
  std::optional<Area> area;
  std::optional<Layer> layer;
  std::optional<ServiceKey> service;
};
[[nodiscard]] Table find(MatrixView matrix, const Filter& filter);

enum class Listing : unsigned char { services, items, areas, layers, parties, options, frameworks, controls };
[[nodiscard]] std::optional<Listing> parse_listing(std::string_view id) noexcept;
[[nodiscard]] Table list(MatrixView matrix, Listing what, std::optional<ServiceKey> service = std::nullopt);

[[nodiscard]] Table frameworks(MatrixView matrix);
/// Controls and the acts that are mapped to them; of one framework, or of all.
[[nodiscard]] Table controls(MatrixView matrix, std::optional<FrameworkInfo> framework = std::nullopt);

/// Who does what for a control on some services: one row an act, what the control demands before what helps; what each
/// service comes to, and all of them together, in notes and for programs in each row. Without `all` only acts that
/// apply.
[[nodiscard]] Table control(MatrixView matrix, const ControlInfo& control,
                            std::span<const std::pair<ServiceKey, Configuration>> services, bool all = true,
                            Defaults defaults = Defaults::assume);
/// Who meets a control on every service: one row a service.
[[nodiscard]] Table control(MatrixView matrix, const ControlInfo& control, Defaults defaults = Defaults::assume);

/// How well a matrix is supported: for each service (without AWS in general, unless that is named) how many cells are
/// documented, general, baseline, inferred, not applicable, unknown and disputed, and how answers about whole areas
/// end; the total below. A cell with several rules counts as the weakest of them.
[[nodiscard]] Table coverage(MatrixView matrix, std::optional<ServiceKey> service = std::nullopt);

}  // namespace demarc
