// SPDX-License-Identifier: Apache-2.0
// Any text in every place of a table, and of a whole matrix, in one format (DEMARC_FUZZ_FORMAT): nothing breaks out,
// and a reader finds the table as it was.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "support/everything.hpp"
#include "support/hostile_matrix.hpp"
#include "support/read_back.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr demarc::Format format = demarc::Format::DEMARC_FUZZ_FORMAT;

void expect_none(const std::string& fault) {
  if (fault.empty()) return;
  std::fprintf(stderr, "%s\n", fault.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace demarc;
  if (size < 2) return 0;
  const std::uint8_t shape = data[0];
  const std::string_view text{reinterpret_cast<const char*>(data) + 1, size - 1};
  std::array<std::string, 8> parts;
  const std::size_t each = text.size() / parts.size() + 1;
  for (std::size_t n = 0; n < parts.size() && n * each < text.size(); ++n) parts[n] = text.substr(n * each, each);
  Table table;
  table.title = parts[0];
  table.columns = {{parts[1] + "-0", parts[2], true}, {parts[2] + "-1", parts[1]}};
  table.notes = {parts[3]};
  table.footer = {parts[4], parts[0]};
  const std::string group = shape % 2 == 0 ? parts[5] : std::string{};
  table.rows = {{{parts[6], "x" + parts[7]}, group}, {{parts[7] + "x", parts[5]}, group}, {{parts[3]}, parts[6]}};
  expect_none(test::fault_of(format, table));
  if (shape < 128) {  // and one of the things that a matrix of such words can say; all of them would take a hundred
                      // times as long
    const test::HostileMatrix matrix{text};
    const Style style{shape % 2 == 0 ? 0u : 80u, shape % 3 == 0, shape % 4 < 2, true};
    const std::vector<test::Telling> all = test::tellings(matrix.view(), format, style);
    expect_none(test::fault_of(format, all[static_cast<unsigned char>(text.back()) % all.size()].say()));
  }
  return 0;
}
