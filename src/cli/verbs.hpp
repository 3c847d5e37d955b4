// SPDX-License-Identifier: Apache-2.0
// The verbs. Each writes its result and returns the exit status.
#pragma once

#include <demarc/load.hpp>
#include <demarc/matrix_view.hpp>
#include <demarc/render.hpp>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "exit.hpp"
#include "output.hpp"

namespace demarc::cli {

/// What every verb works with.
struct Context {
  const Arguments& arguments;
  MatrixView matrix;
  Style style;
  Output& out;
};

Exit ask(const Context& context);
Exit who_owns(const Context& context);
Exit batch(const Context& context);
/// The batch that `in` holds; in memory of a fixed size, however long its lines are.
Exit answer_batch(const Context& context, std::istream& in);
Exit show(const Context& context);
Exit compare(const Context& context);
Exit moved(const Context& context);
Exit find(const Context& context);
Exit list(const Context& context);
Exit info(const Context& context);
Exit coverage(const Context& context);
/// Who does what for a control of a framework.
Exit control(const Context& context);
/// Writes a folder of pages, and prints where to begin.
Exit site(const Context& context);
/// The facts in the shape that another tool takes.
Exit export_to(const Context& context);
/// Needs no matrix: it is the one that reads them.
Exit check(const Arguments& arguments, Output& out);
/// Reads both of its matrices itself. Leaves with Exit::found where an owner flipped.
Exit diff(const Arguments& arguments, Output& out);

/// Prints a script for a shell.
Exit completion(const Arguments& arguments, Output& out);
/// Answers such a script: what may come next, from the built-in matrix or the one that is being typed. Says nothing
/// else.
Exit complete(const Arguments& arguments, MatrixView builtin, Output& out);

/// The matrices of a directory, or nothing after saying why.
[[nodiscard]] std::optional<Matrix> load_matrices(const std::string& path);
/// The one service of a name, or nothing after saying so.
[[nodiscard]] std::optional<ServiceKey> service_of(MatrixView matrix, const std::string& name);

/// The framework of a name, or nothing after saying so.
[[nodiscard]] std::optional<FrameworkInfo> framework_of(MatrixView matrix, const std::string& name);

/// A place as seen from here, not from the directory of matrices: "matrices/services/lambda.yaml".
void put_below(Place& place, const std::filesystem::path& root);

/// The status that an answer leaves with.
[[nodiscard]] Exit exit_of(const Replies& replies);
/// Says on standard error why there is no answer, with candidates.
Exit refuse(const Replies& replies);
Exit refuse(std::string_view problem, const std::vector<Candidate>& candidates);
/// "a=b, c=d", as the library takes configurations.
[[nodiscard]] std::string configuration_of(const std::vector<std::string>& with);

}  // namespace demarc::cli
