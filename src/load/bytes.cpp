// SPDX-License-Identifier: Apache-2.0
// Files as bytes: reading them whole, and refusing what no text file of ours may hold.
#include "bytes.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>
#include <utility>

namespace demarc::load_detail {
namespace {

namespace fs = std::filesystem;

struct Close {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};

struct Range {
  std::uint32_t first, last;
  std::string_view name;
};

// Sorted. Tab and line feed are judged apart. Selectors of variations stay: signs and names need them.
constexpr std::array invisible_ranges{
    Range{0x0000, 0x001F, "control character"},     Range{0x007F, 0x009F, "control character"},
    Range{0x00A0, 0x00A0, "no-break space"},        Range{0x00AD, 0x00AD, "soft hyphen"},
    Range{0x034F, 0x034F, "invisible character"},   Range{0x061C, 0x061C, "direction mark"},
    Range{0x115F, 0x1160, "invisible character"},   Range{0x1680, 0x1680, "space of another kind"},
    Range{0x17B4, 0x17B5, "invisible character"},   Range{0x180E, 0x180E, "invisible separator"},
    Range{0x2000, 0x200A, "space of another kind"}, Range{0x200B, 0x200D, "zero-width space"},
    Range{0x200E, 0x200F, "direction mark"},        Range{0x2028, 0x2029, "line separator"},
    Range{0x202A, 0x202E, "direction control"},     Range{0x202F, 0x202F, "no-break space"},
    Range{0x205F, 0x205F, "space of another kind"}, Range{0x2060, 0x2064, "invisible character"},
    Range{0x2066, 0x2069, "direction control"},     Range{0x206A, 0x206F, "invisible character"},
    Range{0x2800, 0x2800, "space of another kind"}, Range{0x3000, 0x3000, "space of another kind"},
    Range{0x3164, 0x3164, "invisible character"},   Range{0xE000, 0xF8FF, "private character"},
    Range{0xFDD0, 0xFDEF, "non-character"},         Range{0xFEFF, 0xFEFF, "byte order mark"},
    Range{0xFFA0, 0xFFA0, "invisible character"},   Range{0xFFF9, 0xFFFD, "replacement character"},
    Range{0x1D173, 0x1D17A, "invisible character"}, Range{0xE0000, 0xE007F, "invisible character"},
    Range{0xF0000, 0x10FFFF, "private character"}};

/// Whether a plain space would do instead; a zero-width one is better left out.
bool is_space(std::string_view what) noexcept { return what.starts_with("no-break") || what.starts_with("space"); }

bool continues(char c) noexcept { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::string hex(std::uint32_t value, std::size_t width) {
  std::string out;
  for (; value != 0 || out.size() < width; value /= 16) out += "0123456789ABCDEF"[value % 16];
  std::ranges::reverse(out);
  return out;
}

/// "UTF-16" or "UTF-32" where the first bytes say so: YAML readers would guess, and guess silently.
std::string_view wide_encoding(std::string_view bytes) noexcept {
  using namespace std::string_view_literals;
  const auto is_nul = [&](std::size_t i) { return i < bytes.size() && bytes[i] == '\0'; };
  if (bytes.starts_with("\0\0\xFE\xFF"sv) || bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32";
  if (is_nul(0) && is_nul(1) && is_nul(2) && bytes.size() > 3) return "UTF-32";
  if (is_nul(1) && is_nul(2) && is_nul(3)) return "UTF-32";
  if (bytes.starts_with("\xFE\xFF"sv) || bytes.starts_with("\xFF\xFE"sv)) return "UTF-16";
  if ((is_nul(0) != is_nul(1)) && bytes.size() > 1) return "UTF-16";
  return {};
}

/// One pass over the bytes that reports the first fault of each line.
class ByteScan {
 public:
  ByteScan(std::string_view bytes, std::uint32_t file, Faults& faults) : bytes_(bytes), file_(file), faults_(&faults) {
    if (bytes_.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
  }

  bool run() {
    while (at_ < bytes_.size()) {
      const auto byte = static_cast<unsigned char>(bytes_[at_]);
      if (byte >= 0x20 && byte < 0x7F) {
        ++at_;
        ++column_;
      } else if (byte == '\n') {
        ++at_;
        next_line();
      } else {
        unusual();
      }
    }
    return clean_;
  }

 private:
  void next_line() {
    ++line_;
    column_ = 1;
    reported_ = false;
  }

  void unusual() {
    const CodePoint point = decode(bytes_.substr(at_));
    if (point.bytes == 0) {
      if (first_of_line()) {
        const auto byte = static_cast<unsigned char>(bytes_[at_]);
        add(Fault::not_utf8, "byte 0x" + hex(byte, 2) + " is not UTF-8; save the file as UTF-8");
      }
      // The rest of a broken character is no further fault.
      for (++at_; at_ < bytes_.size() && continues(bytes_[at_]);) ++at_;
    } else if (point.value == '\t') {
      if (first_of_line()) add(Fault::tab, "tab; indent and separate with spaces");
      ++at_;
    } else if (point.value == '\r' && at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n') {
      ++at_;
    } else {
      if (const std::string_view what = invisible(point.value); !what.empty() && first_of_line()) {
        add(Fault::control_character, std::string(what) + " " + code_point_name(point.value) +
                                          (is_space(what) ? "; write a space" : "; remove it"));
      }
      at_ += point.bytes;
    }
    ++column_;
  }

  /// Whether the line has no fault yet; one is enough, and a message for each of a million bytes too much.
  bool first_of_line() {
    clean_ = false;
    return !std::exchange(reported_, true);
  }
  void add(Fault fault, std::string message) { faults_->add(fault, {file_, line_, column_}, std::move(message)); }

  std::string_view bytes_;
  std::uint32_t file_;
  Faults* faults_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool reported_ = false, clean_ = true;
};

}  // namespace

std::optional<ReadFault> read_file(const fs::path& path, std::string& bytes) {
  const auto unreadable = [](const std::string& why) { return ReadFault{Fault::unreadable, "cannot be read: " + why}; };
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error) return unreadable(error.message());
  if (fs::is_directory(status)) return ReadFault{Fault::directory, "is a directory; expected a file"};
  // A pipe or device might never end.
  if (!fs::is_regular_file(status)) return unreadable("not a regular file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return unreadable(error.message());
  if (size > max_file_bytes)
    return ReadFault{Fault::too_large, std::to_string(size) + " bytes; at most 1 MiB are read"};

  const std::unique_ptr<std::FILE, Close> file{std::fopen(path.string().c_str(), "rb")};
  if (!file) return unreadable(std::error_code(errno, std::generic_category()).message());
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  bytes.resize(static_cast<std::size_t>(size) + 1);  // one more shows a file that grew
  const std::size_t count = std::fread(bytes.data(), 1, bytes.size(), file.get());
  if (std::ferror(file.get()) != 0) return unreadable("input error");
  if (count != size) return unreadable("it changed while it was read");
  bytes.resize(count);
  return std::nullopt;
}

bool check_bytes(std::string_view bytes, std::uint32_t file, Faults& faults) {
  if (const std::string_view encoding = wide_encoding(bytes); !encoding.empty()) {
    faults.add(Fault::not_utf8, {file, 1, 1}, "the file looks like " + std::string(encoding) + "; save it as UTF-8");
    return false;
  }
  return ByteScan(bytes, file, faults).run();
}

CodePoint decode(std::string_view text) noexcept {
  const auto at = [&](std::size_t i) -> std::uint32_t { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t first = at(0);
  if (first < 0x80) return {first, 1};
  const std::uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
  std::uint32_t value = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[i])) return {};
    value = (value << 6U) | (at(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, length};
}

std::string_view invisible(std::uint32_t code_point) noexcept {
  if ((code_point & 0xFFFEU) == 0xFFFE) return "non-character";  // the last two of every plane
  const auto* range = std::ranges::lower_bound(invisible_ranges, code_point, {}, &Range::last);
  return range != invisible_ranges.end() && code_point >= range->first ? range->name : std::string_view{};
}

std::optional<std::uint32_t> find_invisible(std::string_view text) noexcept {
  while (!text.empty()) {
    const CodePoint point = decode(text);
    if (point.bytes == 0) return static_cast<unsigned char>(text.front());
    if (!invisible(point.value).empty()) return point.value;
    text.remove_prefix(point.bytes);
  }
  return std::nullopt;
}

std::string code_point_name(std::uint32_t code_point) { return "U+" + hex(code_point, 4); }

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string out = "'";
  if (text.size() <= longest) {
    out += text;
  } else {
    std::size_t end = longest;
    while (continues(text[end])) --end;  // not inside a character
    out += text.substr(0, end);
    out += "...";
  }
  return out += '\'';
}

std::uint32_t count_characters(std::string_view text) noexcept {
  std::uint32_t count = 0;
  for (const char c : text) count += continues(c) ? 0U : 1U;
  return count;
}

}  // namespace demarc::load_detail
