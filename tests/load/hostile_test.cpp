// SPDX-License-Identifier: Apache-2.0
// Hostile files end in little memory, on small stacks too. What they are answered with, form_test.cpp checks; how much
// work they cost, tests/work.
#include <gtest/gtest.h>
#include <pthread.h>

#include <demarc/load.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "families.hpp"
#include "heap.hpp"
#include "load/parse.hpp"
#include "support/tiny.hpp"

namespace demarc {
namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;

std::vector<test::Case> all_cases() {
  std::vector<test::Case> all;
  for (const char* kind : {"/invalid/form", "/invalid/hostile"}) {
    for (test::Case& each : test::read_all_cases(std::string(DEMARC_TEST_DATA) + kind)) all.push_back(std::move(each));
  }
  return all;
}

/// The files of a case among those of a matrix that is whole.
std::vector<SourceFile> among_good_files(const std::vector<SourceFile>& files) {
  std::vector<SourceFile> all = tiny::files({});
  for (const SourceFile& file : files) {
    std::erase_if(all, [&](const SourceFile& other) { return other.path == file.path; });
    all.push_back(file);
  }
  return all;
}

TEST(hostile, there_are_many) { EXPECT_GE(all_cases().size(), 300U); }

TEST(hostile, small_files_take_little) {
  for (const test::Case& each : all_cases()) {
    std::vector<SourceFile> files = among_good_files(each.files);
    test::reset_heap_use();
    const Loaded loaded = try_load(std::move(files));
    const test::HeapUse use = test::heap_use();
    EXPECT_NE(loaded.matrix.has_value(), !loaded.faults.empty()) << each.name;
    EXPECT_LT(use.peak, mebibyte / 2) << each.name;
    EXPECT_LT(use.allocations, 12'000U) << each.name;
  }
}

/// A half is refused, or it ends with a line that a service may end with, and says less than the whole.
TEST(hostile, half_files_are_refused_at_their_end_or_before) {
  const std::string whole = tiny::head("alpha") +
                            "options:\n  mode:\n    title: Mode\n    scope: thing\n    sources: [doc]\n"
                            "    values: {auto: {title: Auto}, \"manual\": {title: 'Manual'}}\n"
                            "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n"
                            "      - when: {mode: auto}\n        party: aws\n"
                            "      - when: {mode: manual}\n        party: customer\n";
  std::string ends;
  for (std::size_t size = 0; size <= whole.size(); ++size) {
    const std::string half = whole.substr(0, size);
    const Loaded loaded = try_load(tiny::files({{"alpha", half}}));
    if (loaded.matrix) {
      const std::size_t line = half.rfind('\n', half.size() - 2) + 1;
      ends += half.substr(line);
      if (half.back() != '\n') ends += '|';
      continue;
    }
    ASSERT_FALSE(loaded.faults.empty());
    const auto lines = static_cast<std::uint32_t>(std::count(half.begin(), half.end(), '\n')) + 1;
    for (const Diagnostic& fault : loaded.faults) {
      EXPECT_EQ(fault.at.file, "services/alpha.yaml") << to_string(fault);
      EXPECT_LE(fault.at.line, lines + 1) << to_string(fault);
    }
  }
  EXPECT_EQ(ends,
            "reviewed: 2000-01-01|reviewed: 2000-01-01\n"
            "baseline-sources: [doc]|baseline-sources: [doc]\n"
            "        party: customer|        party: customer\n");
}

class HostileFamily : public testing::TestWithParam<test::Family> {};

TEST_P(HostileFamily, takes_memory_in_proportion) {
  const std::string bytes = test::file_of(GetParam(), mebibyte - 64);
  model::Matrices matrices;
  matrices.files = {"services/x.yaml"};
  load_detail::Faults faults(matrices.files);
  const std::vector<SourceFile> files{{"services/x.yaml", bytes}};
  test::reset_heap_use();
  load_detail::parse(files, matrices, faults);
  const test::HeapUse use = test::heap_use();
  RecordProperty("peak", std::to_string(use.peak));
  RecordProperty("allocations", std::to_string(use.allocations));
  EXPECT_LT(use.peak, 64 * mebibyte);
  EXPECT_LT(use.allocations, 2 * mebibyte);
}

INSTANTIATE_TEST_SUITE_P(of, HostileFamily, testing::ValuesIn(test::families()),
                         [](const auto& family) { return family.param.name; });

// Memory of what is kept ---------------------------------------------------------------------------------------------

TEST(memory, of_loaded_matrices_is_at_most_three_times_their_yaml) {
  std::size_t yaml = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{DEMARC_MATRICES})
    if (entry.path().extension() == ".yaml") yaml += entry.file_size();
  test::reset_heap_use();
  const Matrix matrix = load(DEMARC_MATRICES);
  const test::HeapUse use = test::heap_use();
  EXPECT_GT(use.alive, yaml);  // it holds all texts, and the index
  EXPECT_LE(use.alive, 3 * yaml);
}

// Small stacks --------------------------------------------------------------------------------------------------------

/// Runs something on a thread with as little stack as some systems give to every thread.
void on_small_stack(std::function<void()> run) {
#if defined(__SANITIZE_ADDRESS__)
  constexpr std::size_t size = 512 * 1024;  // the sanitizer's frames are several times as large
#else
  constexpr std::size_t size = 128 * 1024;
#endif
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, size), 0);
  pthread_t thread{};
  const auto body = [](void* argument) -> void* {
    (*static_cast<std::function<void()>*>(argument))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, body, &run), 0);
  ASSERT_EQ(pthread_join(thread, nullptr), 0);
  pthread_attr_destroy(&attributes);
}

TEST(small_stack, is_enough_for_every_hostile_file) {
  std::size_t refused = 0;
  on_small_stack([&] {
    for (const test::Case& each : all_cases())
      refused += try_load(among_good_files(each.files)).faults.empty() ? 0U : 1U;
    for (const test::Family& family : test::families()) {
      refused +=
          try_load(among_good_files({{"services/x.yaml", test::file_of(family, 16 * 1024)}})).faults.empty() ? 0U : 1U;
    }
  });
  EXPECT_GT(refused, 300U);
}

TEST(small_stack, is_enough_for_all_matrices) {
  bool whole = false;
  on_small_stack([&] { whole = try_load(DEMARC_MATRICES).matrix.has_value(); });
  EXPECT_TRUE(whole);
}

}  // namespace
}  // namespace demarc
