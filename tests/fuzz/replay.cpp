// SPDX-License-Identifier: Apache-2.0
// Stands in for the fuzzing engine: runs every file of the given directories once, in the order of their names.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  std::size_t count = 0;
  for (int n = 1; n < argc; ++n) {
    std::vector<std::filesystem::path> inputs;
    for (const auto& entry : std::filesystem::directory_iterator{argv[n]}) inputs.push_back(entry.path());
    std::sort(inputs.begin(), inputs.end());
    for (const auto& input : inputs) {
      std::printf("%s\n", input.filename().c_str());
      std::fflush(stdout);  // the last name is the one that fails
      std::ifstream file{input, std::ios::binary};
      const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
      // A copy of exactly this size, so that a sanitizer sees a read past its end.
      const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
      LLVMFuzzerTestOneInput(exact.data(), exact.size());
      ++count;
    }
  }
  return count > 0 ? 0 : 1;
}
