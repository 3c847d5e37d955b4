// SPDX-License-Identifier: Apache-2.0
// A terminal with nobody before it: what a program draws there, and what is typed.
#pragma once

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

#include <csignal>
#include <stdexcept>
#include <string>
#include <vector>

namespace demarc::test {

class Terminal {
 public:
  Terminal() {
    winsize size{40, 120, 0, 0};
    if (openpty(&ours_, &theirs_, nullptr, nullptr, &size) != 0) throw std::runtime_error("no terminal to be had");
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  ~Terminal() {
    ::close(theirs_);
    ::close(ours_);
    if (child_ > 0) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
  }

  /// The end that programs have.
  [[nodiscard]] int theirs() const { return theirs_; }

  /// Runs a program that reads and writes here, with nothing else in its environment.
  void run(std::vector<std::string> arguments, std::vector<std::string> environment) {
    const auto pointers = [](std::vector<std::string>& texts) {
      std::vector<char*> list;
      for (std::string& t : texts) list.push_back(t.data());
      list.push_back(nullptr);
      return list;
    };
    const std::vector<char*> words = pointers(arguments), variables = pointers(environment);
    child_ = ::fork();
    if (child_ == 0) {
      ::login_tty(theirs_);  // a shell wants a terminal that is its own
      ::close(ours_);
      ::execve(words[0], words.data(), variables.data());
      ::_exit(127);
    }
  }

  void type(const std::string& text) const {
    if (::write(ours_, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
      throw std::runtime_error("nobody reads");
  }

  /// Everything that has been drawn, once that contains a text; or, after `seconds` in which nothing was, without it.
  const std::string& wait_for(const std::string& text, int seconds = 20) {
    while (drawn_.find(text) == std::string::npos && read(seconds * 1000)) {
    }
    return drawn_;
  }
  /// Everything that has been drawn, once nobody draws any more.
  const std::string& rest() {
    while (read(0)) {
    }
    return drawn_;
  }

 private:
  bool read(int milliseconds) {
    pollfd wait{ours_, POLLIN, 0};
    if (::poll(&wait, 1, milliseconds) <= 0) return false;
    char buffer[4096];
    const ssize_t n = ::read(ours_, buffer, sizeof buffer);
    if (n <= 0) return false;
    drawn_.append(buffer, static_cast<std::size_t>(n));
    return true;
  }

  int ours_ = -1, theirs_ = -1;
  pid_t child_ = 0;
  std::string drawn_;
};

}  // namespace demarc::test
