// SPDX-License-Identifier: Apache-2.0
// The demarc command: from arguments to a matrix to a verb.
#include "cli.hpp"

#include <fcntl.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <demarc/load.hpp>
#include <exception>
#include <optional>
#include <thread>

#include "arguments.hpp"
#include "builtin.hpp"
#include "manual.hpp"
#include "output.hpp"
#include "progress.hpp"
#include "render/escape.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// Messages of spdlog go to standard error; without -v only warnings.
void start_log(int verbosity) {
  auto log = spdlog::stderr_logger_st("demarc");
  log->set_pattern("demarc: %l: %v");
  log->set_level(verbosity >= 2 ? spdlog::level::debug : verbosity == 1 ? spdlog::level::info : spdlog::level::warn);
  spdlog::set_default_logger(std::move(log));
}

constexpr std::size_t most_faults = 10;  // demarc check prints them all

}  // namespace

std::optional<Matrix> load_matrices(const std::string& path) {
  const auto start = std::chrono::steady_clock::now();
  Loaded loaded;
  {
    const Progress progress{"Loading " + path};
    loaded = try_load(std::filesystem::path{path}, std::thread::hardware_concurrency());
  }
  for (std::size_t n = 0; n < std::min(loaded.faults.size(), most_faults); ++n) {
    put_below(loaded.faults[n].at, path);
    if (loaded.faults[n].other) put_below(*loaded.faults[n].other, path);
    std::fprintf(stderr, "%s\n", to_string(loaded.faults[n]).c_str());
  }
  if (!loaded.matrix)
    complain("no matrix in '" + path + "': " + std::to_string(loaded.faults.size()) +
             (loaded.faults.size() == 1 ? " fault" : " faults; demarc check prints all"));
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  if (loaded.matrix)
    spdlog::info("loaded {} services from {} in {} ms", loaded.matrix->view().service_count(),
                 render_detail::printable(path), took.count());
  return std::move(loaded.matrix);
}

namespace {

Exit act(const Context& context) {
  switch (context.arguments.verb) {
    case Verb::ask:
      return ask(context);
    case Verb::who_owns:
      return context.arguments.batch.empty() ? who_owns(context) : batch(context);
    case Verb::show:
      return show(context);
    case Verb::compare:
      return compare(context);
    case Verb::moved:
      return moved(context);
    case Verb::find:
      return find(context);
    case Verb::list:
      return list(context);
    case Verb::info:
      return info(context);
    case Verb::coverage:
      return coverage(context);
    case Verb::site:
      return site(context);
    case Verb::control:
      return control(context);
    case Verb::export_:
      return export_to(context);
    case Verb::manual:
      context.out.write(manual(context.matrix));
      return Exit::answered;
    case Verb::check:
    case Verb::diff:
    case Verb::completion:
    case Verb::complete:
    case Verb::help:
      break;  // they need no matrix, and have been answered
  }
  return Exit::usage;
}

Exit act(const Arguments& arguments, Output& out) {
  start_log(arguments.verbosity);
  if (arguments.verb == Verb::check) return check(arguments, out);
  if (arguments.verb == Verb::diff) return diff(arguments, out);
  if (arguments.verb == Verb::completion) return completion(arguments, out);
  if (arguments.verb == Verb::complete) return complete(arguments, builtin_matrix(), out);
  std::optional<Matrix> loaded;
  if (!arguments.matrices.empty()) {
    loaded = load_matrices(arguments.matrices);
    if (!loaded) return Exit::usage;
  }
  const MatrixView matrix = loaded ? loaded->view() : builtin_matrix();
  spdlog::info("edition {}, {} services", matrix.edition(), matrix.service_count());
  return act(Context{arguments, matrix, style_of(arguments), out});
}

/// A file that is opened must not become one of the three that every process has: complaints would be written into it.
void hold_standard_files() {
  int held = -1;
  do held = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  while (held >= 0 && held <= STDERR_FILENO);
  if (held >= 0) ::close(held);
}

Exit finish(Output& out, Exit exit) {
  if (out.finish()) return exit;
  if (const std::string problem = out.problem(); !problem.empty()) complain(problem);
  return Exit::usage;
}

Exit act_on(const Arguments& arguments) {
  Output out;
  if (!arguments.output.empty() && !out.open(arguments.output)) {
    complain(out.problem());
    return Exit::usage;
  }
  const Exit exit = act(arguments, out);
  // A file is not replaced by part of a result, nor by a refusal's silence.
  const bool whole = exit != Exit::usage && !(exit == Exit::unknown && out.empty());
  return arguments.output.empty() || whole || !out.good() ? finish(out, exit) : exit;
}

Exit run_checked(int argc, char** argv) {
  const Parsed parsed = parse(argc, argv);
  if (parsed.arguments) return act_on(*parsed.arguments);
  if (parsed.exit != Exit::answered) {
    std::fputs(parsed.text.c_str(), stderr);
    return parsed.exit;
  }
  Output out;
  out.write(parsed.text);
  return finish(out, parsed.exit);
}

}  // namespace

int run(int argc, char** argv) {
  hold_standard_files();
  // A reader that goes away and a file that may grow no further are failed writes, not deaths.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return static_cast<int>(run_checked(argc, argv));
  } catch (const std::exception& e) {
    complain(e.what());
    return static_cast<int>(Exit::usage);
  }
}

}  // namespace demarc::cli
