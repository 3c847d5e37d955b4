// SPDX-License-Identifier: Apache-2.0
// Any words behind `demarc`, one a line: arguments to act on, or a text that a terminal can draw.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "support/read_back.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace demarc::cli;
  std::vector<std::string> words{"demarc"};
  std::string_view rest{reinterpret_cast<const char*>(data), size};
  while (!rest.empty() && words.size() < 64) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    words.emplace_back(line.substr(0, line.find('\0')));  // as arguments are
    rest.remove_prefix(line.size() < rest.size() ? line.size() + 1 : rest.size());
  }
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  const Parsed parsed = parse(static_cast<int>(words.size()), pointers.data());
  if (parsed.arguments.has_value() == !parsed.text.empty()) std::abort();  // never both, never neither
  if (!demarc::test::fault_on_terminal(parsed.text).empty()) std::abort();
  if (parsed.arguments) {
    if (parsed.exit != Exit::answered) std::abort();
    for (const std::string& with : parsed.arguments->with)
      if (with.find('=') == std::string::npos) std::abort();
    (void)info_of(parsed.arguments->verb);
  }
  return 0;
}
