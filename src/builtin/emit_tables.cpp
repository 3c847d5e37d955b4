// SPDX-License-Identifier: Apache-2.0
// Generated tables: what a lookup needs, as constants in a header.
#include <cstdio>
#include <initializer_list>

#include "emit.hpp"

namespace demarc::embed {

namespace {

// inline constexpr char owners[] =
//     "aac..."
std::string characters(std::string_view name, std::string_view bytes) {
  return "inline constexpr char " + std::string{name} + "[] =" + literal(bytes) + ";\n";
}

// inline constexpr char32_t numbers[] =
//     U"\x0\x1f"
std::string wide(std::string_view name, const std::u32string& numbers) {
  std::string text = "inline constexpr char32_t " + std::string{name} + "[] =";
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    if (n % 20 == 0) text += n == 0 ? "\n    U\"" : "\"\n    U\"";
    char hex[16];
    std::snprintf(hex, sizeof hex, "\\x%x", static_cast<unsigned>(numbers[n]));
    text += hex;
  }
  return text + "\";\n";
}

/// `{1, 2, 3}`
std::string list(std::initializer_list<std::uint64_t> numbers) {
  std::string text;
  for (const std::uint64_t n : numbers) text += (text.empty() ? "{" : ", ") + std::to_string(n);
  return text + "}";
}

}  // namespace

std::string emit_tables(load_detail::Data& d) {
  const detail::Tables t = d.tables(nullptr);
  const detail::Tables::Offsets& at = t.at;
  std::string text =
      preamble("The built-in matrix as tables: what a lookup needs. The texts stand in the compiled library.") +
      "#pragma once\n\n#include <cstdint>\n\n#include <demarc/tables.hpp>\n\n"
      "#pragma GCC diagnostic push\n#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
      "namespace demarc::aws {\n\nextern const demarc::detail::Texts texts;\n\nnamespace data {\n";
  text += characters("ids", d.ids) + wide("numbers", d.numbers_laid_out());
  text += characters("owners", d.owners) + characters("cells", d.cells) + characters("outcomes", d.outcomes) +
          characters("verdicts", d.verdicts);
  text += "}  // namespace data\n\ninline constexpr demarc::detail::Tables tables{\n    " +
          std::to_string(t.fingerprint) + "ull";
  for (const std::uint32_t n : {t.services, t.shared_items, t.items, t.options, t.values, t.parties})
    text += ", " + std::to_string(n);
  text += ", data::ids, data::numbers";
  for (const std::uint32_t n : {t.service_ids, t.item_ids, t.option_ids, t.value_ids, t.party_ids})
    text += ", " + std::to_string(n);
  text += ",\n    " + list({at.item_facts, at.area_items, at.own_items, at.first_ruled, at.ruled, at.first_option,
                            at.first_value, at.shapes, at.clauses});
  for (const detail::IdIndex& index : {t.services_by_id, t.items_by_id})
    text += ", " + list({index.hashes, index.slots, index.mask});
  return text + ",\n    data::owners, data::cells, data::outcomes, " + std::to_string(t.strict) +
         ", data::verdicts, &texts};\n\n}  // namespace demarc::aws\n#pragma GCC diagnostic pop\n";
}

}  // namespace demarc::embed
