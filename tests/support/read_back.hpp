// SPDX-License-Identifier: Apache-2.0
// What demarc has written, read back: whether anything broke out, and whether all of it is there. The readers are
// others' but for LaTeX and AsciiDoc, for which there are none in C; tests/export reads those with pandoc and
// Asciidoctor.
#pragma once

#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::test {

using Rows = std::vector<std::vector<std::string>>;

/// A text as its reader understands it. `fault` is what is wrong with it, or empty.
struct ReadBack {
  std::string fault;
  Rows rows;                       ///< of tables, headings included
  std::vector<std::string> texts;  ///< paragraphs and titles outside of tables, in their order
};

/// A page by gumbo: a parse error, an element or attribute that is not ours, or a link that leads elsewhere than to a
/// web page or a place in the page is a fault.
[[nodiscard]] ReadBack read_html(const std::string& page);
/// Records by libcsv, as strict as it can be. A cell that a spreadsheet would run is a fault.
[[nodiscard]] ReadBack read_csv(const std::string& text);
/// GitHub's Markdown by md4c. Raw HTML, an image, or a link that leads elsewhere than to a web page is a fault.
[[nodiscard]] ReadBack read_markdown(const std::string& text);
/// LaTeX by the rules of TeX for the few commands that tables need: any other command, and a character that would be
/// one of TeX's own, is a fault. Runs of spaces are one.
[[nodiscard]] ReadBack read_latex(const std::string& text);
/// AsciiDoc of which nothing but headings, paragraphs, tables and references to characters is known: whatever else
/// might mean something is a fault. Runs of spaces are one.
[[nodiscard]] ReadBack read_asciidoc(const std::string& text);

/// Each run of spaces as one, none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

/// What a terminal would obey or could not draw: a control character that is no line break, an escape sequence that is
/// not one of our colours, what is not UTF-8. Empty: nothing.
[[nodiscard]] std::string fault_on_terminal(std::string_view text);

/// What is wrong with anything rendered in a format; empty: nothing.
[[nodiscard]] std::string fault_of(Format format, const std::string& rendered);
/// What is wrong with a table as rendered, or is in the table and does not come back; empty: nothing.
/// Its columns must be two or more, with different ids, shown to everyone, and one cell of each must hold text.
[[nodiscard]] std::string fault_of(Format format, const Table& table);

}  // namespace demarc::test
