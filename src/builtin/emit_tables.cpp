// SPDX-License-Identifier: Apache-2.0
// Generated tables: what a lookup needs, as constants in a header.
#include "emit.hpp"

namespace demarc::embed {

namespace {

// inline constexpr char owners[] =
//     "aac..."
std::string characters(std::string_view name, std::string_view bytes) {
  return "inline constexpr char " + std::string{name} + "[] =" + literal(bytes) + ";\n";
}

template <typename Numbers>
std::string integers(std::string_view name, const Numbers& list) {
  return "inline constexpr std::uint32_t " + std::string{name} + "[] = " + numbers(list) + ";\n";
}

}  // namespace

std::string emit_tables(const load_detail::Data& d) {
  std::string text = preamble("The built-in matrix as tables: what a lookup needs. The texts stand in the compiled library.") +
                     "#pragma once\n\n#include <cstdint>\n\n#include <demarc/tables.hpp>\n\n"
                     "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
                     "namespace demarc::aws {\n\nextern const demarc::detail::Texts texts;\n\nnamespace data {\n";
  text += characters("ids", d.ids);
  text += integers("service_ids", d.service_ids) + integers("item_ids", d.item_ids) + integers("option_ids", d.option_ids) +
          integers("value_ids", d.value_ids) + integers("party_ids", d.party_ids);
  text += characters("item_facts", d.item_facts) + integers("area_items", d.area_items) + integers("own_items", d.own_items);
  text += characters("owners", d.owners) + characters("cells", d.cells) + integers("first_ruled", d.first_ruled);
  text += "inline constexpr demarc::detail::RuledCell ruled[] = {";
  for (const detail::RuledCell& r : d.ruled) {
    text += "\n    {" + std::to_string(r.outcomes) + "," + std::to_string(r.options) + "," + std::to_string(r.cell) + ",{";
    for (const std::uint16_t s : r.stride) text += std::to_string(s) + ",";
    text += "}},";
  }
  text += d.ruled.empty() ? "{}};\n" : "};\n";
  text += characters("outcomes", d.outcomes) + characters("strict_outcomes", d.strict_outcomes);
  text += integers("first_option", d.first_option) + integers("first_value", d.first_value);
  text += "inline constexpr demarc::detail::OptionShape shapes[] = {";
  for (const detail::OptionShape& s : d.shapes)
    text += "\n    {" + std::to_string(s.values) + "," + std::to_string(s.standard) + "," + std::to_string(s.clauses) + "," +
            std::to_string(s.first_clause) + "},";
  text += d.shapes.empty() ? "{}};\n" : "};\n";
  text += "inline constexpr demarc::detail::Clause clauses[] = {";
  for (const detail::Clause& c : d.clauses)
    text += "\n    {" + std::to_string(c.of_value) + "," + std::to_string(c.option) + "," + std::to_string(c.mask) + "},";
  text += d.clauses.empty() ? "{}};\n" : "};\n";
  text += characters("area_verdicts", d.area_verdicts) + characters("layer_verdicts", d.layer_verdicts);
  text += "}  // namespace data\n\ninline constexpr demarc::detail::Tables tables{\n    " + std::to_string(d.fingerprint) + "ull, " +
          std::to_string(d.services) + ", " + std::to_string(d.shared_items) + ", " + std::to_string(d.items) + ", " + std::to_string(d.options) +
          ", " + std::to_string(d.values) + ", " + std::to_string(d.parties) +
          ",\n    data::ids, data::service_ids, data::item_ids, data::option_ids, data::value_ids, data::party_ids,\n"
          "    data::item_facts, data::area_items, data::own_items, data::owners, data::cells, data::first_ruled, data::ruled,\n"
          "    data::outcomes, data::strict_outcomes, data::first_option, data::first_value, data::shapes, data::clauses,\n"
          "    data::area_verdicts, data::layer_verdicts, &texts};\n\n"
          "}  // namespace demarc::aws\n#pragma GCC diagnostic pop\n";
  return text;
}

}  // namespace demarc::embed
