// SPDX-License-Identifier: Apache-2.0
// Text that cannot break out: of a terminal, a Markdown table, an HTML page, a CSV cell, a JSON line.
#pragma once

#include <string>
#include <string_view>

namespace demarc::render_detail {

/// One line that a terminal draws and does not obey: line breaks become spaces, other controls and what is not UTF-8
/// U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// For HTML text and quoted attributes.
[[nodiscard]] std::string html(std::string_view text);
/// The same, with addresses of web pages in it as links.
[[nodiscard]] std::string html_with_links(std::string_view text);

/// For Markdown paragraphs and cells of its tables.
[[nodiscard]] std::string markdown(std::string_view text);
/// A link, or only its text where the address is not one of a web page.
[[nodiscard]] std::string markdown_link(std::string_view text, std::string_view address);

/// For LaTeX, in paragraphs and in cells of tables, whichever engine reads it.
[[nodiscard]] std::string latex(std::string_view text);

/// For AsciiDoc, in paragraphs and in cells of tables: what has a meaning becomes a character reference.
[[nodiscard]] std::string asciidoc(std::string_view text);

/// A cell of CSV (RFC 4180), quoted where it must be. A cell that a spreadsheet would take for a formula (it begins
/// with = + - @ or their full-width forms, a tab or a line break) gets an apostrophe in front.
[[nodiscard]] std::string csv(std::string_view text);

/// JSON as dumped, with the characters that a terminal may obey, or a reader of lines may split at, written as \uXXXX.
[[nodiscard]] std::string plain_json(std::string_view dumped);

/// A string of JSON, in quotes, behind `out`: what nlohmann-json and plain_json() write, without a tree in between.
void append_json(std::string& out, std::string_view text);

/// Whether a text is the address of a web page and nothing else: http or https, and no character that ends an address.
[[nodiscard]] bool is_web_address(std::string_view text) noexcept;
/// The same, with characters only that have no meaning in any markup: letters, digits and / : . ? = -
[[nodiscard]] bool is_plain_address(std::string_view text) noexcept;

}  // namespace demarc::render_detail
