// SPDX-License-Identifier: Apache-2.0
// The scripts that make shells ask `demarc complete`. They know nothing of verbs and options: a new binary is enough.
//
// An answer is a line: a word, and behind a tab what it is. ":files" and ":directories" stand for those of the shell.
#include "complete.hpp"

namespace demarc::cli {
namespace {

// Bash splits words at = and : too, and replaces only what stands behind the last of them.
constexpr std::string_view bash = R"(# Completion of demarc for bash.
_demarc() {
  local line=${COMP_LINE:0:COMP_POINT} lead piece word note last=0 i
  local -a words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    lead=${line%%[![:space:]]*}
    line=${line#"$lead"}
    if ((i == COMP_CWORD)); then piece=$line; else piece=${COMP_WORDS[i]}; fi
    line=${line#"$piece"}
    piece=${piece//\\/}
    if ((i == 0)) || [[ -n $lead ]]; then
      last=${#words[@]}
      words[last]=$piece
    else
      words[last]+=$piece
    fi
  done
  local typed=${words[last]} cut= breaks=${COMP_WORDBREAKS//[^=:]/}
  if [[ -n $breaks ]]; then cut=${typed%"${typed##*[$breaks]}"}; fi
  COMPREPLY=()
  while IFS=$'\t' read -r word note; do
    case $word in
      :files) compopt -o default 2>/dev/null ;;
      :directories) compopt -o dirnames 2>/dev/null ;;
      *)
        word=${word#"$cut"}
        if [[ $word == *[\(\)\&]* ]]; then printf -v word %q "$word"; fi
        COMPREPLY+=("$word")
        ;;
    esac
  done < <("${words[0]/#\~/$HOME}" complete -- "${words[@]:1}" 2>/dev/null)
  if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[=:,] ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -F _demarc demarc
)";

constexpr std::string_view zsh = R"(#compdef demarc
# Completion of demarc for zsh.
_demarc() {
  local word note
  local -a whole open
  while IFS=$'\t' read -r word note; do
    case $word in
      (:files) _files; return ;;
      (:directories) _files -/; return ;;
      (*[=:,]) open+=("${word//:/\\:}${note:+:$note}") ;;
      (*) whole+=("${word//:/\\:}${note:+:$note}") ;;
    esac
  done < <("${words[1]/#\~/$HOME}" complete -- "${(@Q)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)
  (( $#open )) && _describe -t values demarc open -S ''
  (( $#whole )) && _describe -t words demarc whole
}
if [[ ${funcstack[1]} == _demarc ]]; then _demarc "$@"; else compdef _demarc demarc; fi
)";

constexpr std::string_view fish = R"(# Completion of demarc for fish.
function __demarc_offers
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l offers ($program complete -- $words "$typed" 2>/dev/null)
    switch "$offers[1]"
        case ':files'
            __fish_complete_path "$typed"
        case ':directories'
            __fish_complete_directories "$typed" ''
        case '*'
            printf '%s\n' $offers
    end
end
complete -c demarc -f -a '(__demarc_offers)'
)";

}  // namespace

std::string_view completion_script(std::string_view shell) noexcept {
  if (shell == "bash") return bash;
  if (shell == "zsh") return zsh;
  return shell == "fish" ? fish : std::string_view{};
}

}  // namespace demarc::cli
