// SPDX-License-Identifier: Apache-2.0
// The files of a matrix, and the parts that several of them share: sources, options, items, cells.
#pragma once

#include <string_view>

#include "fields.hpp"
#include "model.hpp"

namespace demarc::load_detail {

// Files. `stem` is the file's name without directory and ending.
void parse_vocabulary(const Reading& reading, model::Matrices& matrices);
void parse_items(const Reading& reading, std::string_view stem, model::Matrices& matrices);
void parse_baseline(const Reading& reading, std::string_view stem, model::Matrices& matrices);
void parse_general(const Reading& reading, model::Matrices& matrices);
void parse_service(const Reading& reading, std::string_view stem, model::Matrices& matrices);
void parse_framework(const Reading& reading, std::string_view stem, model::Matrices& matrices);
void parse_offerings(const Reading& reading, model::Matrices& matrices);

/// `schema: 1`
void check_schema(const Reading& reading, Fields& fields);
/// The id of what a file defines is its name.
void check_file_id(const Reading& reading, const model::Word& id, std::string_view key, std::string_view stem);
/// Where the keys of a whole file are missed.
[[nodiscard]] inline model::Spot file_start(const Reading& reading) { return {reading.file, 1, 1}; }

// Parts.
[[nodiscard]] model::Source read_source(const Reading& reading, model::Word id, const Node& node);
[[nodiscard]] model::Option read_option(const Reading& reading, model::Word id, const Node& node);
[[nodiscard]] model::Item read_item(const Reading& reading, model::Word id, const Node& node);
[[nodiscard]] model::Item read_own_item(const Reading& reading, model::Word id, const Node& node);
[[nodiscard]] model::Cell read_cell(const Reading& reading, model::Word id, const Node& node);
[[nodiscard]] model::Cell read_baseline_cell(const Reading& reading, model::Word id, const Node& node);
/// `when`, `only-when` or `with`: options with a value or a list of values.
[[nodiscard]] model::Conditions read_conditions(const Reading& reading, Fields& fields, std::string_view key,
                                                Need need = Need::optional);
[[nodiscard]] model::Identifiers read_identifiers(const Reading& reading, Fields& fields);

}  // namespace demarc::load_detail
