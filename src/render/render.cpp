// SPDX-License-Identifier: Apache-2.0
// Which format writes what.
#include <algorithm>
#include <array>
#include <cstddef>
#include <demarc/render.hpp>

#include "formats.hpp"

namespace demarc {
namespace {

constexpr std::array<std::string_view, 7> format_names{"text", "markdown", "html", "csv", "json", "latex", "asciidoc"};
constexpr std::array<std::string_view, 8> listing_names{"services", "items",   "areas",      "layers",
                                                        "parties",  "options", "frameworks", "controls"};

template <typename E, std::size_t N>
std::optional<E> named(const std::array<std::string_view, N>& names, std::string_view id) noexcept {
  for (std::size_t n = 0; n < N; ++n)
    if (names[n] == id) return static_cast<E>(n);
  return std::nullopt;
}

}  // namespace

std::vector<std::size_t> render_detail::columns_for_people(const Table& table) {
  std::vector<std::size_t> shown;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const auto says = [c](const Table::Row& r) { return c < r.cells.size() && !r.cells[c].empty(); };
    const bool empty = !table.rows.empty() && std::none_of(table.rows.begin(), table.rows.end(), says);
    if (table.columns[c].audience != Table::Audience::programs && !empty) shown.push_back(c);
  }
  return shown;
}

std::optional<Format> parse_format(std::string_view id) noexcept { return named<Format>(format_names, id); }
std::optional<Listing> parse_listing(std::string_view id) noexcept { return named<Listing>(listing_names, id); }

std::string render(const Table& table, Format format, const Style& style) {
  switch (format) {
    case Format::text:
      return render_detail::table_text(table, style);
    case Format::markdown:
      return render_detail::table_markdown(table);
    case Format::html:
      return render_detail::table_html(table);
    case Format::csv:
      return render_detail::table_csv(table);
    case Format::json:
      return render_detail::table_json(table);
    case Format::latex:
      return render_detail::table_latex(table);
    case Format::asciidoc:
      return render_detail::table_asciidoc(table);
  }
  return {};
}

std::string render(MatrixView matrix, const Replies& replies, Format format, const Style& style) {
  switch (format) {
    case Format::text:
      return render_detail::answer_text(matrix, replies, style);
    case Format::markdown:
      return render_detail::answer_markdown(matrix, replies, style);
    case Format::html:
      return render_detail::answer_html(matrix, replies, style);
    case Format::csv:
      return render_detail::answer_csv(matrix, replies);
    case Format::json:
      return render_detail::answer_json(matrix, replies);
    case Format::latex:
    case Format::asciidoc:
      return render(render_detail::answer_table(matrix, replies, style), format, style);
  }
  return {};
}

}  // namespace demarc
