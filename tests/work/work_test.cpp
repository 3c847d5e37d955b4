// SPDX-License-Identifier: Apache-2.0
// A hostile file of twice the size costs at most twice the work. Work is counted, not timed: the compiler calls a
// function in every block of the loader's code. yaml-cpp is not counted.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "load/families.hpp"
#include "load/parse.hpp"

namespace {
std::uint64_t blocks = 0;
}  // namespace

extern "C" void __sanitizer_cov_trace_pc();
extern "C" void __sanitizer_cov_trace_pc() { ++blocks; }

namespace demarc {
namespace {

constexpr std::size_t kibibyte = 1024;

std::uint64_t work_for(const std::string& bytes) {
  model::Matrices matrices;
  matrices.files = {"services/x.yaml"};
  load_detail::Faults faults(matrices.files);
  const std::vector<SourceFile> files{{"services/x.yaml", bytes}};
  const std::uint64_t before = blocks;
  load_detail::parse(files, matrices, faults);
  static_cast<void>(faults.take());
  return blocks - before;
}

TEST(work, is_counted) { EXPECT_GT(work_for("schema: 1\nservice: x\n"), 500U); }

class WorkOf : public testing::TestWithParam<test::Family> {};

TEST_P(WorkOf, grows_with_the_file_and_no_faster) {
  const std::uint64_t half = work_for(test::file_of(GetParam(), 64 * kibibyte));
  const std::uint64_t whole = work_for(test::file_of(GetParam(), 128 * kibibyte));
  RecordProperty("blocks_per_byte", std::to_string(whole / (128 * kibibyte)));
  EXPECT_LT(static_cast<double>(whole), 2.3 * static_cast<double>(half) + 100'000);
  EXPECT_LT(whole / (128 * kibibyte), 600U);
}

INSTANTIATE_TEST_SUITE_P(families, WorkOf, testing::ValuesIn(test::families()),
                         [](const auto& family) { return family.param.name; });

}  // namespace
}  // namespace demarc
