// SPDX-License-Identifier: Apache-2.0
// diff: what changed between two directories of matrices.
#include <demarc/diff.hpp>

#include "terminal.hpp"
#include "verbs.hpp"

namespace demarc::cli {

Exit diff(const Arguments& arguments, Output& out) {
  const std::optional<Matrix> before = load_matrices(arguments.words[0]), now = load_matrices(arguments.words[1]);
  if (!before || !now) return Exit::usage;
  const Diff changes = demarc::diff(before->view(), now->view());
  out.write(render(changes, arguments.format, style_of(arguments)));
  return changes.breaking() ? Exit::found : Exit::answered;
}

}  // namespace demarc::cli
