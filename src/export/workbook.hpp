// SPDX-License-Identifier: Apache-2.0
// Tables as a workbook for spreadsheets (XLSX). A library of its own: it needs libxlsxwriter, which has no archive that
// a static program could take.
#pragma once

#include <demarc/render.hpp>
#include <span>
#include <string>

namespace demarc::exports {

struct Sheet {
  std::string name;  ///< any; made into one that spreadsheets take, each once
  Table table;
};

/// The bytes of a workbook: a sheet a table with a frozen heading, filters, and columns as wide as what they say. The
/// same sheets give the same bytes. Throws std::runtime_error where there is no room for temporary files.
[[nodiscard]] std::string workbook(std::span<const Sheet> sheets);

}  // namespace demarc::exports
