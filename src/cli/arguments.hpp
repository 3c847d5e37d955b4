// SPDX-License-Identifier: Apache-2.0
// What was typed, read and checked.
#pragma once

#include <demarc/render.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exit.hpp"

namespace demarc::cli {

enum class Verb : unsigned char {
  who_owns,
  ask,
  show,
  compare,
  moved,
  find,
  list,
  check,
  info,
  coverage,
  diff,
  site,
  control,
  export_,
  completion,
  complete,
  manual,
  help
};

enum class Colour : unsigned char { automatic, always, never };

struct Arguments {
  Verb verb = Verb::ask;
  std::vector<std::string> words;     ///< what stands without a dash
  std::vector<std::string> with;      ///< OPTION=VALUE
  std::string matrices;               ///< a directory; empty: the built-in ones
  std::string batch;                  ///< a file, or "-"
  std::vector<std::string> services;  ///< of a site or an export, cut at commas; empty: all
  std::vector<std::string> only;      ///< parties and verdicts; empty: all
  std::string since;                  ///< a directory of older matrices
  std::string output;                 ///< a file; empty: standard output
  std::string party, area, layer, service, framework, as_of;
  Format format = Format::text;
  std::string perspective;  ///< of an export
  std::string format_name;  ///< as it was typed; of an export, the one that was chosen
  Colour colour = Colour::automatic;
  bool strict = false, all = false, explain = false, only_differences = false;
  int verbosity = 0;
};

/// Either arguments to act on, or a text to print and the status to leave with.
struct Parsed {
  std::optional<Arguments> arguments;
  std::string text;
  Exit exit = Exit::answered;
};

[[nodiscard]] Parsed parse(int argc, char** argv);

}  // namespace demarc::cli
