// SPDX-License-Identifier: Apache-2.0
// Runs the program as people do: arguments and standard input in; standard output, standard error and exit status out.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/scratch.hpp"

namespace demarc::test {

struct Ran {
  int exit = -1;  ///< negative: died of a signal
  std::string out, err;
};

/// How to run it, where that is not as usual.
struct Way {
  std::string input;
  std::vector<std::string> environment;  ///< NAME=VALUE
  std::string out;                       ///< a file to write standard output to, such as /dev/full
  bool matrices = true;                  ///< with --matrices tests/data/small
};

inline std::string text_of(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

inline Ran run(std::vector<std::string> arguments, const Way& way = {}) {
  const Scratch scratch;
  const std::string in = scratch.file("in", way.input), err = (scratch.path() / "err").string();
  const std::string out = way.out.empty() ? (scratch.path() / "out").string() : way.out;
  arguments.insert(arguments.begin(), DEMARC_CLI);
  if (way.matrices) {
    arguments.emplace_back("--matrices");
    arguments.emplace_back(DEMARC_TEST_DATA "/small");
  }
  std::vector<std::string> environment = way.environment;
  environment.emplace_back("PATH=/usr/bin:/bin");
  const auto pointers = [](std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& t : texts) list.push_back(t.data());
    list.push_back(nullptr);
    return list;
  };
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, DEMARC_CLI, &actions, nullptr, pointers(arguments).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot run " DEMARC_CLI);
  int status = 0;
  waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), way.out.empty() ? text_of(out) : std::string{},
          text_of(err)};
}

inline std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace demarc::test
