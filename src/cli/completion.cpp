// SPDX-License-Identifier: Apache-2.0
// completion and complete: what shells ask for.
#include <array>

#include "complete.hpp"
#include "load/faults.hpp"
#include "verbs.hpp"

namespace demarc::cli {

Exit completion(const Arguments& arguments, Output& out) {
  const std::string& shell = arguments.words[0];
  const std::string_view script = completion_script(shell);
  if (script.empty()) {
    constexpr std::array<std::string_view, 3> known{"bash", "zsh", "fish"};
    complain("no completion for '" + shell + "'" + load_detail::hint(shell, known));
    return Exit::usage;
  }
  out.write(script);
  return Exit::answered;
}

Exit complete(const Arguments& arguments, MatrixView builtin, Output& out) {
  Loaded loaded;
  const std::string path = matrices_of(arguments.words);
  if (!path.empty()) loaded = try_load(std::filesystem::path{path});
  // Where other matrices are named that cannot be read, those that are built in would be wrong.
  if (!path.empty() && !loaded.matrix) return Exit::answered;
  const Offers offers = complete(loaded.matrix ? loaded.matrix->view() : builtin, arguments.words);
  if (offers.of != Offers::Of::words) out.write(offers.of == Offers::Of::files ? ":files\n" : ":directories\n");
  for (const Offer& o : offers.words) out.write(o.word + (o.note.empty() ? "" : "\t" + o.note) + "\n");
  return Exit::answered;
}

}  // namespace demarc::cli
