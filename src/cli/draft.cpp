// SPDX-License-Identifier: Apache-2.0
// A file that is complete or as it was.
#include "draft.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

namespace demarc::cli {
namespace {

constexpr std::array interruptions{SIGHUP, SIGINT, SIGTERM};

/// The draft's name as a signal handler may read it: set while there is one.
char* volatile unfinished = nullptr;

void remove_and_die(int signal) {
  if (char* const name = unfinished; name != nullptr) ::unlink(name);
  std::raise(signal);  // the handler is gone by now (SA_RESETHAND): the shell sees what ended the process
}

/// Holds interruptions back until it is known what they must remove.
class Uninterrupted {
 public:
  Uninterrupted() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : interruptions) sigaddset(&held, signal);
    pthread_sigmask(SIG_BLOCK, &held, &before_);
  }
  Uninterrupted(const Uninterrupted&) = delete;
  Uninterrupted& operator=(const Uninterrupted&) = delete;
  ~Uninterrupted() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

void watch(char* name) {
  unfinished = name;
  struct sigaction action {};
  action.sa_handler = remove_and_die;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  for (const int signal : interruptions) {
    struct sigaction now {};
    if (sigaction(signal, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) sigaction(signal, &action, nullptr);
  }
}

/// The permissions that a new file gets.
mode_t usual_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Draft::~Draft() {
  close();
  if (!beside_.empty()) {
    ::unlink(beside_.c_str());
    unfinished = nullptr;
  }
}

int Draft::open(const std::string& path) {
  struct stat now {};
  const bool exists = ::stat(path.c_str(), &now) == 0;
  if (!exists && errno != ENOENT) return errno;
  if (exists && S_ISDIR(now.st_mode)) return EISDIR;
  if (exists && !S_ISREG(now.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    return descriptor_ < 0 ? errno : 0;
  }
  if (exists && ::access(path.c_str(), W_OK) != 0) return errno;  // renaming would not ask
  std::error_code none;
  const std::filesystem::path place = std::filesystem::weakly_canonical(path, none);
  path_ = none ? path : place.string();
  const Uninterrupted until_watched;
  std::string name = path_ + ".XXXXXX";
  descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor_ < 0) return errno;
  beside_ = std::move(name);
  watch(beside_.data());
  return ::fchmod(descriptor_, exists ? now.st_mode & 07777 : usual_mode()) == 0 ? 0 : errno;
}

int Draft::keep() {
  if (beside_.empty()) return close();
  if (::fsync(descriptor_) != 0) return errno;
  if (const int error = close(); error != 0) return error;
  if (::rename(beside_.c_str(), path_.c_str()) != 0) return errno;
  unfinished = nullptr;
  beside_.clear();
  return 0;
}

int Draft::close() noexcept {
  if (descriptor_ < 0) return 0;
  return ::close(std::exchange(descriptor_, -1)) == 0 ? 0 : errno;
}

}  // namespace demarc::cli
