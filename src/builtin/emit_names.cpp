// SPDX-License-Identifier: Apache-2.0
// Generated names: services, items, third parties, and each service's options.
#include "emit.hpp"

namespace demarc::embed {

namespace {

std::string enumeration(std::string_view name, std::string_view type, const load_detail::Data& data,
                        const std::vector<std::uint32_t>& ids, std::uint32_t first, std::uint32_t end) {
  std::string text = "enum class " + std::string{name} + " : " + std::string{type} + " {";
  for (std::uint32_t n = first; n < end; ++n) {
    text += "\n  " + enumerator(id_of(data, ids, n));
    if (n == first && n != 0) text += " = " + std::to_string(n);
    text += ",";
  }
  return text + "\n};\n";
}

}  // namespace

//   enum class Service : std::uint16_t {
//     lambda,
//   };
std::string emit_names(const load_detail::Data& data) {
  return preamble("The names of the built-in matrix: services, responsibility items, third parties.") +
         "#pragma once\n\n#include <cstdint>\n\nnamespace demarc::aws {\n\n"
         "/// Services by id; `general` is what AWS says of all of them.\n" +
         enumeration("Service", "std::uint16_t", data, data.service_ids, 0, data.services) +
         "\n/// Responsibility items: those that all services share, by area and layer, then each service's own.\n" +
         enumeration("Item", "std::uint16_t", data, data.item_ids, 0, data.items) +
         "\n/// Parties other than AWS and the customer.\n" +
         enumeration("ThirdParty", "std::uint16_t", data, data.party_ids, 2, data.parties) +
         "\n}  // namespace demarc::aws\n";
}

//   namespace lambda {
//   enum class Package : std::uint8_t { zip = 1, image };
//   constexpr demarc::detail::OptionOf option_of(Package) noexcept { return {&tables, 3, 0}; }
//   }
std::string emit_options(const load_detail::Data& data) {
  std::string text = preamble("The options of every service as types.") +
                     "#pragma once\n\n#include <demarc/aws/tables.hpp>\n#include "
                     "<demarc/configuration.hpp>\n\nnamespace demarc::aws {\n";
  for (std::uint32_t s = 0; s < data.services; ++s) {
    const std::uint32_t first = data.first_option[s], end = data.first_option[s + 1];
    if (first == end) continue;
    text += "\nnamespace " + enumerator(id_of(data, data.service_ids, s)) + " {\n";
    for (std::uint32_t o = first; o < end; ++o) {
      const std::string type = type_name(id_of(data, data.option_ids, o));
      text += "enum class " + type + " : std::uint8_t {";
      for (std::uint32_t v = data.first_value[o]; v < data.first_value[o + 1]; ++v)
        text += (v == data.first_value[o] ? " " : ", ") + enumerator(id_of(data, data.value_ids, v)) +
                (v == data.first_value[o] ? " = 1" : "");
      text += " };\nconstexpr demarc::detail::OptionOf option_of(" + type + ") noexcept { return {&tables, " +
              std::to_string(s) + ", " + std::to_string(o - first) + "}; }\n";
    }
    text += "}\n";
  }
  return text + "\n}  // namespace demarc::aws\n";
}

std::string emit_umbrella(const load_detail::Data&) {
  return preamble("The built-in matrix of AWS services.") +
         "#pragma once\n\n#include <demarc/aws/names.hpp>\n#include <demarc/aws/options.hpp>\n#include "
         "<demarc/aws/tables.hpp>\n"
         "#include <demarc/matrix_view.hpp>\n\nnamespace demarc::aws {\n\n"
         "constexpr ServiceKey key(Service s) noexcept { return demarc::detail::KeyAccess::make<ServiceKind>(&tables, "
         "static_cast<std::uint32_t>(s)); }\n"
         "constexpr ItemKey key(Item i) noexcept { return demarc::detail::KeyAccess::make<ItemKind>(&tables, "
         "static_cast<std::uint32_t>(i)); }\n"
         "constexpr PartyKey key(ThirdParty p) noexcept { return demarc::detail::KeyAccess::make<PartyKind>(&tables, "
         "static_cast<std::uint32_t>(p)); }\n\n"
         "/// The matrix that was built in. Valid always; the same in every translation unit.\n"
         "inline constexpr MatrixView matrix{&tables};\n\n}  // namespace demarc::aws\n";
}

}  // namespace demarc::embed
