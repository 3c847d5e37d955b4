// SPDX-License-Identifier: Apache-2.0
// What is exported.
#include "export.hpp"

namespace demarc::exports {

std::vector<Subject> all_subjects(MatrixView matrix) {
  std::vector<Subject> all;
  for (std::uint32_t n = 0; n < matrix.service_count(); ++n)
    if (!matrix.service(n).general()) all.push_back({matrix.service(n), {}});
  return all;
}

std::string configuration_of(const Answer& answer) {
  std::string out;
  for (const Condition& c : answer.configuration())
    for (const std::string_view value : c.values()) {
      if (!out.empty()) out += ',';
      ((out += c.option()) += '=') += value;
    }
  return out.empty() ? "default" : out;
}

}  // namespace demarc::exports
