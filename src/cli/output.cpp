// SPDX-License-Identifier: Apache-2.0
// Standard output, or the file of --output, with errors noticed.
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

bool Output::open(const std::string& path) {
  path_ = path;
  error_ = file_.open(path);
  descriptor_ = file_.descriptor();
  return good();
}

void Output::write(std::string_view text) {
  if (!good()) return;
  empty_ = empty_ && text.empty();
  buffer_ += text;
  if (buffer_.size() >= chunk) flush();
}

void Output::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && good()) {
    const ssize_t n = ::write(descriptor_, rest.data(), rest.size());
    if (n >= 0)
      rest.remove_prefix(static_cast<std::size_t>(n));
    else if (errno != EINTR)
      error_ = errno;
  }
  buffer_.clear();
}

bool Output::finish() {
  flush();
  if (good() && file_.descriptor() >= 0) error_ = file_.keep();
  return good();
}

std::string Output::problem() const {
  if (good() || error_ == EPIPE) return {};
  return "cannot write " + (path_.empty() ? "the output" : "'" + path_ + "'") + ": " + reason(error_);
}

std::string reason(int error) { return std::strerror(error); }  // NOLINT(concurrency-mt-unsafe): one thread

void complain(std::string_view text) { std::fprintf(stderr, "demarc: %s\n", render_detail::printable(text).c_str()); }

}  // namespace demarc::cli
