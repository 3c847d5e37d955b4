// SPDX-License-Identifier: Apache-2.0
// Standard output, with errors noticed.
#include "output.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "render/escape.hpp"

namespace demarc::cli {
namespace {

constexpr std::size_t chunk = 64 * 1024;

}  // namespace

void Output::write(std::string_view text) {
  if (!good()) return;
  buffer_ += text;
  if (buffer_.size() >= chunk) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && good()) {
    const ssize_t n = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (n >= 0)
      rest.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR)
      error_ = errno;
  }
  buffer_.clear();
}

bool Output::finish() {
  flush();
  return good();
}

std::string Output::problem() const {
  if (good() || error_ == EPIPE) return {};
  return "cannot write the output: " + std::string{std::strerror(error_)};  // NOLINT(concurrency-mt-unsafe): one thread
}

void complain(std::string_view text) { std::fprintf(stderr, "demarc: %s\n", render_detail::printable(text).c_str()); }

}  // namespace demarc::cli
