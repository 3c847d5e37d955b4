// SPDX-License-Identifier: Apache-2.0
// The command line as data: its verbs, their words and options, and what each takes. The parser, --help, the manual and
// the completion of shells all read these two tables and nothing else.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "arguments.hpp"

namespace demarc::cli {

/// What may stand in a place: for completion.
enum class Takes : unsigned char {
  nothing,
  text,  ///< anything
  verb,
  service,
  placed_service,  ///< NAME, or NAME:OPTION=VALUE,OPTION=VALUE
  what,            ///< an item, an area or a layer
  framework,
  control,
  area,
  layer,
  owner,    ///< a party, or a verdict
  setting,  ///< OPTION=VALUE of the service that is named
  format,
  colour,
  listing,
  shell,
  export_kind,
  file,
  directory,
};

/// What was typed, before it is checked.
struct Typed : Arguments {
  std::string colour_name = "auto";
  bool help = false, version = false;
};

struct CommandOption {
  std::string_view id;     ///< how verbs name it: "with"
  std::string_view names;  ///< "-o,--output"
  std::string_view value;  ///< "OPTION=VALUE"; empty where it takes none
  Takes takes = Takes::nothing;
  std::string_view says;  ///< one sentence, for --help and the manual
  std::variant<bool Typed::*, int Typed::*, std::string Typed::*, std::vector<std::string> Typed::*> into;
  bool listed = false;  ///< a comma stands between several values
};

constexpr std::string_view all_formats = "text markdown html csv json latex asciidoc";

/// A verb and what it takes.
struct VerbInfo {
  Verb verb{};
  std::string_view name{}, words{}, does{};  ///< "who-owns", "WHAT SERVICE", "Say who is responsible"
  std::array<Takes, 2> takes{};              ///< what its words are; the last stands for all that follow
  std::size_t least = 0, most = 0;           ///< how many words it takes
  std::string_view wants{};                  ///< said where there are fewer or more: "show takes one SERVICE"
  std::string_view options{};                ///< ids of those that not every verb has
  std::string_view formats = all_formats;    ///< the first is the default; empty: it takes none
  std::string_view about{};                  ///< paragraphs, with an empty line between
  std::string_view examples{};               ///< command lines
  bool hidden = false;                       ///< not for people
};

constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// Every verb, in the order of --help.
[[nodiscard]] std::span<const VerbInfo> verbs() noexcept;
[[nodiscard]] const VerbInfo& info_of(Verb verb) noexcept;
/// The verb of that name, or null.
[[nodiscard]] const VerbInfo* verb_named(std::string_view name) noexcept;

/// Every option, in the order of --help.
[[nodiscard]] std::span<const CommandOption> options() noexcept;
/// Whether every verb has it.
[[nodiscard]] bool is_common(const CommandOption& option) noexcept;
/// The options of a verb, common ones last; without one, the common ones.
[[nodiscard]] std::vector<const CommandOption*> options_of(const VerbInfo* verb);
/// "-o,--output" as "-o" and "--output".
[[nodiscard]] std::vector<std::string_view> split(std::string_view list, char separator);

}  // namespace demarc::cli
