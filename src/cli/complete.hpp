// SPDX-License-Identifier: Apache-2.0
// What may be typed next: the answers behind the completion of every shell.
#pragma once

#include <demarc/matrix_view.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::cli {

struct Offer {
  std::string word;  ///< the whole word; one that ends in = or : or , goes on
  std::string note;  ///< what it is, or empty
};

struct Offers {
  enum class Of : unsigned char { words, files, directories } of = Of::words;
  std::vector<Offer> words;
};

/// What may stand in place of the last word, which has been begun or is empty; `words` are those behind the program's
/// name. Whatever is offered is accepted by the parser, in that place.
[[nodiscard]] Offers complete(MatrixView matrix, std::span<const std::string> words);
/// The directory that the words name with --matrices, or empty.
[[nodiscard]] std::string matrices_of(std::span<const std::string> words);

/// The script that makes a shell ("bash", "zsh", "fish") ask `demarc complete`; empty for other shells.
[[nodiscard]] std::string_view completion_script(std::string_view shell) noexcept;

}  // namespace demarc::cli
