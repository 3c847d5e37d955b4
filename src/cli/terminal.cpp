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

bool colour(Colour wanted, bool terminal) {
  if (wanted != Colour::automatic) return wanted == Colour::always;
  return terminal && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

/// Shapes where the terminal draws UTF-8, else letters. Those who ask for colours read the text too, as with `less -R`.
Signs signs(Colour wanted, bool terminal) {
  if (!terminal && wanted != Colour::always) return Signs::none;
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const std::string_view locale = variable(name);
    if (locale.empty()) continue;
    const bool utf8 = locale.find("UTF-8") != std::string_view::npos || locale.find("utf8") != std::string_view::npos;
    return utf8 ? Signs::shapes : Signs::letters;
  }
  return Signs::letters;
}

}  // namespace

std::size_t width_of(int descriptor) {
  const std::string_view columns = variable("COLUMNS");
  std::size_t n = 0;
  if (std::from_chars(columns.data(), columns.data() + columns.size(), n).ec != std::errc{} || n == 0) {
    winsize size{};
    const bool terminal = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col != 0;
    n = terminal ? size.ws_col : usual;
  }
  return std::max(n, least);
}

bool is_smart_terminal(int descriptor) { return isatty(descriptor) == 1 && variable("TERM") != "dumb"; }

Style style_of(const Arguments& arguments) {
  const bool terminal = arguments.output.empty() && isatty(STDOUT_FILENO) == 1;
  return {arguments.output.empty() ? width_of(STDOUT_FILENO) : width_of(-1), colour(arguments.colour, terminal),
          arguments.all, arguments.explain, signs(arguments.colour, terminal)};
}

}  // namespace demarc::cli
