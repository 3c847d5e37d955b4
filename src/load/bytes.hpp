// SPDX-License-Identifier: Apache-2.0
// Files as bytes: reading them whole, and refusing what no text file of ours may hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "faults.hpp"

namespace demarc::load_detail {

inline constexpr std::size_t max_file_bytes = std::size_t{1} << 20;
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Why a file could not be read.
struct ReadFault {
  Fault fault;
  std::string message;
};

/// Reads a regular file of at most 1 MiB whole.
[[nodiscard]] std::optional<ReadFault> read_file(const std::filesystem::path& path, std::string& bytes);

/// Reports each line that holds something else than visible UTF-8 text; true: all is well.
[[nodiscard]] bool check_bytes(std::string_view bytes, std::uint32_t file, Faults& faults);

/// A code point and the bytes it takes; `bytes` 0: not UTF-8.
struct CodePoint {
  std::uint32_t value = 0;
  std::uint32_t bytes = 0;
};
/// The first code point of a text that is not empty.
[[nodiscard]] CodePoint decode(std::string_view text) noexcept;

/// What a code point is that a reader cannot see ("control character", ...); empty: it is visible text or a space.
[[nodiscard]] std::string_view invisible(std::uint32_t code_point) noexcept;

/// The first invisible code point of a text, if it has one. A byte that is not UTF-8 counts as the code point of its
/// value, as in Latin-1: yaml-cpp writes what `\_` and `\N` stand for like that.
[[nodiscard]] std::optional<std::uint32_t> find_invisible(std::string_view text) noexcept;

/// "U+00A0"
[[nodiscard]] std::string code_point_name(std::uint32_t code_point);

/// 'text' in quotes for a message, cut where it is long.
[[nodiscard]] std::string shown(std::string_view text);

/// The number of characters in (valid) UTF-8.
[[nodiscard]] std::uint32_t count_characters(std::string_view text) noexcept;

}  // namespace demarc::load_detail
