// SPDX-License-Identifier: Apache-2.0
// Any text as a question, whole and in parts: an answer or a refusal that says why, in a format that depends on its
// length.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// In one format: in all of them, a question would take five times as long.
void look_at(const demarc::Replies& replies, demarc::Format format) {
  if (!(replies.score >= 0 && replies.score <= 1)) std::abort();
  if (!replies.answered() && replies.problem.empty()) std::abort();
  if (demarc::render(demarc::aws::matrix, replies, format).empty()) std::abort();
  if (demarc::render_line(demarc::aws::matrix, replies, "id").find('\n') != std::string::npos) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using demarc::Format;
  constexpr std::array formats{Format::text, Format::markdown, Format::html,    Format::csv,
                               Format::json, Format::latex,    Format::asciidoc};
  std::string_view text{reinterpret_cast<const char*>(data), size};
  const Format format = formats[size % formats.size()];
  look_at(demarc::ask(demarc::aws::matrix, text, demarc::Explain::yes), format);
  std::array<std::string_view, 3> parts;  // what, service, configuration: a line each
  for (std::string_view& part : parts) {
    part = text.substr(0, text.find('\n'));
    text.remove_prefix(part.size() < text.size() ? part.size() + 1 : text.size());
  }
  look_at(demarc::who_owns(demarc::aws::matrix, parts[0], parts[1], parts[2], demarc::Defaults::assume,
                           demarc::Explain::yes),
          format);
  return 0;
}
