// SPDX-License-Identifier: Apache-2.0
// What stands at the other end of standard output.
#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace demarc::cli {
namespace {

constexpr std::size_t least = 40, usual = 100;

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return value == nullptr ? std::string_view{} : value;
}

std::size_t width(bool terminal) {
  const std::string_view columns = variable("COLUMNS");
  std::size_t n = 0;
  if (std::from_chars(columns.data(), columns.data() + columns.size(), n).ec == std::errc{} && n != 0) return n;
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) return size.ws_col;
  return usual;
}

bool colour(Colour wanted, bool terminal) {
  if (wanted != Colour::automatic) return wanted == Colour::always;
  return terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

}  // namespace

Style style_of(const Arguments& arguments) {
  const bool terminal = arguments.output.empty() && isatty(STDOUT_FILENO) == 1;
  return {std::max(width(terminal), least), colour(arguments.colour, terminal), arguments.all, arguments.explain};
}

}  // namespace demarc::cli
