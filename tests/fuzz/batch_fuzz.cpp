// SPDX-License-Identifier: Apache-2.0
// Any bytes as a batch, below a heading of theirs and below one of ours: a line of output for each line, which is JSON,
// or text that a terminal can draw.
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "cli/builtin.hpp"
#include "cli/verbs.hpp"
#include "support/read_back.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using namespace demarc;
using namespace demarc::cli;

/// What a batch writes; `exit` is how it ends.
std::string answer(const std::string& input, Format format, Exit& exit) {
  static const int file = memfd_create("batch", 0);
  if (file < 0 || ftruncate(file, 0) != 0 || lseek(file, 0, SEEK_SET) != 0) std::abort();
  Arguments arguments;
  arguments.verb = Verb::who_owns;
  arguments.format = format;
  Output out{file};
  std::istringstream in{input};
  exit = answer_batch({arguments, builtin_matrix(), {}, out}, in);
  if (!out.finish()) std::abort();
  std::string text(static_cast<std::size_t>(lseek(file, 0, SEEK_END)), '\0');
  if (pread(file, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) std::abort();
  return text;
}

void look_at(const std::string& input, Format format) {
  Exit exit{};
  const std::string output = answer(input, format, exit);
  std::size_t asked = 0, answered = 0;
  std::istringstream in{input}, out{output};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    if (line.ends_with('\r')) line.pop_back();
    asked += !line.empty();
  }
  while (std::getline(out, line)) {
    ++answered;
    if (format == Format::json && !nlohmann::json::parse(line).is_object()) std::abort();
    std::erase(line, '\t');  // behind the id
    if (!test::fault_on_terminal(line).empty()) std::abort();
  }
  if (answered != (exit == Exit::usage ? 0 : asked)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  const Format format = size % 2 == 0 ? Format::json : Format::text;
  look_at(bytes, format);
  look_at("id\tservice\twhat\tconfiguration\n" + bytes, format);
  return 0;
}
