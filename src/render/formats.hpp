// SPDX-License-Identifier: Apache-2.0
// The formats, one file each.
#pragma once

#include <cstddef>
#include <demarc/render.hpp>
#include <string>
#include <vector>

namespace demarc::render_detail {

/// The columns that people see: not those for programs, nor those in which no row says anything.
[[nodiscard]] std::vector<std::size_t> columns_for_people(const Table& table);

[[nodiscard]] std::string table_text(const Table& table, const Style& style);
[[nodiscard]] std::string table_markdown(const Table& table);
[[nodiscard]] std::string table_html(const Table& table);
[[nodiscard]] std::string table_csv(const Table& table);
[[nodiscard]] std::string table_json(const Table& table);
[[nodiscard]] std::string table_latex(const Table& table);
[[nodiscard]] std::string table_asciidoc(const Table& table);

[[nodiscard]] std::string answer_text(MatrixView matrix, const Replies& replies, const Style& style);
[[nodiscard]] std::string answer_markdown(MatrixView matrix, const Replies& replies, const Style& style);
[[nodiscard]] std::string answer_html(MatrixView matrix, const Replies& replies, const Style& style);
[[nodiscard]] std::string answer_csv(MatrixView matrix, const Replies& replies);
/// What an answer tells, as a table: for formats that have no page of their own for answers.
[[nodiscard]] Table answer_table(MatrixView matrix, const Replies& replies, const Style& style);
[[nodiscard]] std::string answer_json(MatrixView matrix, const Replies& replies);

}  // namespace demarc::render_detail
