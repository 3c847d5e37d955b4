// SPDX-License-Identifier: Apache-2.0
// Tables of controls, compared with files.
#include <gtest/gtest.h>

#include <array>

#include "support/golden.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

constexpr Style narrow{100, false, false, false};

ControlInfo control_of(std::string_view id) { return small().find_framework("acme-controls")->find(id).value(); }

TEST(Control, OnAServiceInEveryFormat) {
  const std::array<std::pair<ServiceKey, Configuration>, 1> services{{{ServiceKey{"anvil"}, {}}}};
  const Table table = control(small(), control_of("PA-1"), services, false);
  expect_golden("control.txt", render(table, Format::text, narrow));
  expect_golden("control.md", render(table, Format::markdown));
  expect_golden("control.html", render(table, Format::html));
  expect_golden("control.csv", render(control(small(), control_of("PA-1"), services), Format::csv));
  expect_golden("control.json", render(control(small(), control_of("PA-1"), services), Format::json));
}

TEST(Control, OnAStack) {
  const std::array<std::pair<ServiceKey, Configuration>, 3> services{
      {{ServiceKey{"anvil"}, {}}, {ServiceKey{"kiln"}, {}}, {ServiceKey{"quarry"}, {}}}};
  expect_golden("control-stack.txt",
                render(control(small(), control_of("PA-1"), services, false), Format::text, narrow));
}

TEST(Control, OnEveryService) {
  expect_golden("control-services.txt", render(control(small(), control_of("PA-1")), Format::text, narrow));
}

TEST(List, Controls) { expect_golden("list-controls.txt", render(controls(small()), Format::text, narrow)); }

// Each row of a control's table has the party that the matrix says, and the share that all rows have is the matrix's.
TEST(Control, AgreesWithTheMatrix) {
  for (std::uint32_t f = 0; f < small().framework_count(); ++f)
    for (std::uint32_t c = 0; c < small().framework(f).control_count(); ++c)
      for (std::uint32_t s = 0; s < small().service_count(); ++s) {
        const ControlInfo which = small().framework(f).control(c);
        const ServiceKey service = small().service(s).key();
        const std::array<std::pair<ServiceKey, Configuration>, 1> one{{{service, {}}}};
        const Table table = control(small(), which, one);
        const auto column = [&](std::string_view id) {
          for (std::size_t n = 0; n < table.columns.size(); ++n)
            if (table.columns[n].id == id) return n;
          return table.columns.size();
        };
        ASSERT_EQ(table.rows.size(), which.items(service).size());
        for (const Table::Row& row : table.rows) {
          EXPECT_EQ(row.cells.size(), table.columns.size());
          EXPECT_EQ(row.cells[column("share")], id(small().inheritance(service, which).share));
          EXPECT_EQ(row.cells[column("verdict")],
                    id(small().owner(service, ItemKey{row.cells[column("item")]}).verdict()));
        }
      }
}

}  // namespace
