// SPDX-License-Identifier: Apache-2.0
// Finding and reading the files of a directory of matrices.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "../../src/load/parse.hpp"

namespace demarc {
namespace {

namespace fs = std::filesystem;

/// A directory of its own for each test.
class MatricesDirectory : public testing::Test {
 protected:
  void SetUp() override {
    const testing::TestInfo& info = *testing::UnitTest::GetInstance()->current_test_info();
    root_ = fs::temp_directory_path() / ("demarc-" + std::to_string(::getpid()) + "-" + info.name());
    fs::create_directories(root_);
  }
  void TearDown() override { fs::remove_all(root_); }

  void write(const fs::path& path, std::string_view bytes) {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path, std::ios::binary) << bytes;
  }

  /// The paths read, one a line, then the diagnostics; the directory itself is DIR.
  std::string read() { return read(root_); }
  std::string read(const fs::path& directory) {
    std::vector<Diagnostic> faults;
    files_ = load_detail::read_directory(directory, faults);
    std::string out;
    for (const SourceFile& file : files_) out += file.path + '\n';
    for (const Diagnostic& fault : faults) out += to_string(fault) + '\n';
    for (std::size_t at = out.find(root_.string()); at != std::string::npos; at = out.find(root_.string())) {
      out.replace(at, root_.string().size(), "DIR");
    }
    return out;
  }

  fs::path root_;
  std::vector<SourceFile> files_;
};

TEST_F(MatricesDirectory, files_come_sorted_by_path) {
  for (const char* path : {"vocabulary.yaml", "services/b.yaml", "services/a.yaml", "items/patching.yaml",
                           "general.yaml", "offerings.yaml", "baselines/managed.yaml"}) {
    write(path, path);
  }
  EXPECT_EQ(
      read(),
      "baselines/managed.yaml\ngeneral.yaml\nitems/patching.yaml\nofferings.yaml\nservices/a.yaml\nservices/b.yaml\n"
      "vocabulary.yaml\n");
  EXPECT_EQ(files_[4].bytes, "services/a.yaml");
}

TEST_F(MatricesDirectory, other_files_are_skipped) {
  write("README.md", "x");
  write("services/.x.yaml", "x");
  write(".git/services/x.yaml", "x");
  write("services/notes.txt", "x");
  EXPECT_EQ(read(), "");
}

TEST_F(MatricesDirectory, yaml_in_another_place_is_misplaced) {
  write("services/compute/x.yaml", "x");
  write("service/x.yaml", "x");
  write("services/y.yml", "x");
  const std::string found = read();
  EXPECT_NE(found.find("services/compute/x.yaml: error: no file of a matrix has this place; expected"),
            std::string::npos);
  EXPECT_NE(found.find("service/x.yaml: error: no file of a matrix has this place (did you mean 'services'?)"),
            std::string::npos);
  EXPECT_NE(found.find("services/y.yml: error: the name ends in .yml; expected .yaml"), std::string::npos);
}

TEST_F(MatricesDirectory, bytes_are_read_as_they_are) {
  const std::string bytes("a\0\r\n\xFF", 5);
  write("general.yaml", bytes);
  EXPECT_EQ(read(), "general.yaml\n");
  EXPECT_EQ(files_[0].bytes, bytes);
}

TEST_F(MatricesDirectory, an_empty_file_is_read_as_empty) {
  write("general.yaml", "");
  EXPECT_EQ(read(), "general.yaml\n");
  EXPECT_EQ(files_[0].bytes, "");
}

TEST_F(MatricesDirectory, a_directory_for_a_file) {
  fs::create_directories(root_ / "services/x.yaml");
  EXPECT_EQ(read(), "services/x.yaml: error: is a directory; expected a file [directory]\n");
}

TEST_F(MatricesDirectory, a_link_to_nothing) {
  fs::create_directories(root_ / "services");
  fs::create_symlink("nothing", root_ / "services/x.yaml");
  EXPECT_EQ(read(), "services/x.yaml: error: cannot be read: No such file or directory [unreadable]\n");
}

TEST_F(MatricesDirectory, a_link_to_a_file_is_followed) {
  write("services/x.yaml", "x");
  fs::create_symlink("x.yaml", root_ / "services/y.yaml");
  EXPECT_EQ(read(), "services/x.yaml\nservices/y.yaml\n");
}

TEST_F(MatricesDirectory, a_pipe_is_not_opened) {
  ASSERT_EQ(::mkfifo((root_ / "general.yaml").c_str(), 0600), 0);
  EXPECT_EQ(read(), "general.yaml: error: cannot be read: not a regular file [unreadable]\n");
}

TEST_F(MatricesDirectory, a_file_without_permission) {
  write("general.yaml", "x");
  fs::permissions(root_ / "general.yaml", fs::perms::none);
  fs::permissions(root_, fs::perms::all);
  const bool root = ::geteuid() == 0;  // who may read everything: as somebody else, then
  if (root) {
    ASSERT_EQ(::seteuid(65'534), 0);
  }
  const std::string said = read();
  if (root) {
    ASSERT_EQ(::seteuid(0), 0);
  }
  EXPECT_EQ(said, "general.yaml: error: cannot be read: Permission denied [unreadable]\n");
}

TEST_F(MatricesDirectory, a_large_file_is_not_read) {
  write("general.yaml", std::string((std::size_t{1} << 20) + 1, 'x'));
  write("offerings.yaml", std::string(std::size_t{1} << 20, 'x'));
  EXPECT_EQ(read(), "offerings.yaml\ngeneral.yaml: error: 1048577 bytes; at most 1 MiB are read [too-large]\n");
}

TEST_F(MatricesDirectory, too_many_files) {
  for (int i = 0; i < 4'097; ++i) write("services/s" + std::to_string(i) + ".yaml", "");
  EXPECT_EQ(read(), "DIR: error: more than 4096 files [too-many-files]\n");
}

TEST_F(MatricesDirectory, a_file_that_is_not_read_hides_no_fault_of_others) {
  fs::create_directories(root_ / "items" / "patching.yaml");
  write("vocabulary.yaml", "schema: 2\n");
  std::vector<Fault> kinds;
  for (const Diagnostic& d : try_load(root_).faults) kinds.push_back(d.fault);
  ASSERT_GE(kinds.size(), 2u);
  EXPECT_NE(kinds[0], kinds[1]);
}

TEST_F(MatricesDirectory, no_directory) {
  EXPECT_EQ(read(root_ / "nothing"), "DIR/nothing: error: no such directory [unreadable]\n");
}

TEST_F(MatricesDirectory, a_file_for_the_directory) {
  write("x", "x");
  EXPECT_EQ(read(root_ / "x"), "DIR/x: error: is no directory; expected a directory of matrices [unreadable]\n");
}

}  // namespace
}  // namespace demarc
