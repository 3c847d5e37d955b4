// SPDX-License-Identifier: Apache-2.0
// What stands in the cells, notes and footers of tables about services.
#pragma once

#include <cstddef>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "footnotes.hpp"

namespace demarc::render_detail {

[[nodiscard]] inline std::string text(std::string_view s) { return std::string{s}; }

/// A service, and what of its configuration was given: "Amazon EKS (compute = fargate)".
[[nodiscard]] std::string named(const ServiceInfo& service, const Answer& answer);
/// The same in ids, as the command line takes it: "eks:compute=fargate".
[[nodiscard]] std::string column_id(const Answer& answer);

/// "deployment package = zip archive; runtime = ..."
[[nodiscard]] std::string conditions(const Range<Answer::OptionCursor>& list);
[[nodiscard]] std::string option_titles(const Range<Answer::OptionCursor>& list);

/// Who, in a cell: with the options that decide where several may.
[[nodiscard]] std::string who(MatrixView matrix, const Answer& answer, const ItemAnswer& item);
/// Each case of an item that depends: "compute = own: Customer; otherwise: AWS".
[[nodiscard]] std::string cases(MatrixView matrix, const Answer& answer, const ItemAnswer& item);
/// The addresses of its pages.
[[nodiscard]] std::string addresses(const Rule& rule);

/// Adds a paragraph of a label and words, unless there are no words or it is there.
void add_note(Table& table, const std::string& label, const std::string& words);
void add_edition(Table& table, MatrixView matrix);
/// A page behind each row, as a mark in that column, and the list of them below.
void add_pages(Table& table, std::vector<Mark>& marks, std::size_t column);

}  // namespace demarc::render_detail
