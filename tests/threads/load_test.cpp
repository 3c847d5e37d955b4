// SPDX-License-Identifier: Apache-2.0
// Reading with several threads: the same matrix, or the same faults in the same order.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "load/parse.hpp"
#include "load/work.hpp"

namespace demarc::load_detail {
namespace {

std::vector<SourceFile> small_files() {
  std::vector<Diagnostic> faults;
  return read_directory(DEMARC_TEST_DATA "/small", faults);
}

std::string told(const std::vector<Diagnostic>& faults) {
  std::string out;
  for (const Diagnostic& fault : faults) out += to_string(fault) + '\n';
  return out;
}

TEST(threads, read_the_same_matrix) {
  const Work one{small_files()};
  ASSERT_EQ(told(one.faults), "");
  for (const unsigned threads : {0U, 2U, 4U, 64U}) {
    const Work many{small_files(), threads};
    EXPECT_EQ(told(many.faults), "");
    EXPECT_EQ(many.data.fingerprint, one.data.fingerprint);
    EXPECT_EQ(many.data.owners, one.data.owners);
    EXPECT_EQ(many.data.outcomes, one.data.outcomes);
    EXPECT_EQ(many.data.text, one.data.text);
  }
}

TEST(threads, find_the_same_faults_in_the_same_order) {
  std::vector<SourceFile> files = small_files();
  for (SourceFile& file : files) file.bytes += "surprise: " + std::string(3, '\t') + "\nother: [\n";
  for (int n = 0; n < 300; ++n)  // more than are kept
    files.push_back({"services/made-up-" + std::to_string(n) + ".yaml", "a: 1\nb: 2\nc: 3\nd: 4\n"});
  const std::string one = told(Work{files}.faults);
  EXPECT_NE(one.find("more faults"), std::string::npos);
  for (const unsigned threads : {2U, 4U}) EXPECT_EQ(told(Work(files, threads).faults), one);
}

}  // namespace
}  // namespace demarc::load_detail
