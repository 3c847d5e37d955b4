// SPDX-License-Identifier: Apache-2.0
// Loading matrices from YAML at run time: a whole matrix, or every fault in it. (Link demarc::load.)
#pragma once

#include <cstddef>
#include <cstdint>
#include <demarc/matrix_view.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// What is wrong with a matrix. Each fault has a name of its own, printed in brackets after the message.
// clang-format off
enum class Fault : std::uint8_t {
  // the file as bytes
  unreadable, directory, empty, too_large, not_utf8, control_character, too_many_files,
  // the file as YAML
  syntax, unterminated_quote, several_documents, anchor, alias, tag, merge_key, tab, too_deep, too_many_nodes,
  // the file as a matrix
  duplicate_key, unknown_key, missing_key, wrong_type, empty_text, bad_text, bad_id, bad_date, bad_address, unsupported_schema,
  id_differs_from_file, misplaced_file, duplicate_id, reserved_id,
  // names
  unknown_party, unknown_role, unknown_area, unknown_layer, unknown_activity, unknown_item, unknown_option, unknown_value,
  unknown_service, unknown_baseline, unknown_offering, unknown_source, unused_source, unknown_context, alias_claimed_twice,
  malformed_control, unknown_control, unused_control,
  // the model
  missing_vocabulary, closed_list_differs, only_when_loop, only_when_later, see_loop, baseline_loop, baseline_hole, cell_missing,
  no_outcome, several_outcomes, unused_option, impossible_value, no_rule, two_rules, useless_when, own_item_without_cell,
  item_without_control,
  // limits
  too_many_options, too_many_values, too_many_cell_options, too_many_configurations, too_many_cells, too_many_parties, too_many,
};
// clang-format on
[[nodiscard]] std::string_view name(Fault fault) noexcept;  ///< for example "two-rules"

/// A place in a file; lines and columns count from 1, columns in characters. Line 0: the file as a whole.
struct Place {
  std::string file;
  std::uint32_t line = 0, column = 0;
};

/// One fault: what, where, and where else (the other rule, the first definition).
struct Diagnostic {
  Fault fault{};
  Place at;
  std::optional<Place> other;
  std::string message;  ///< what was found, what was expected, and the near miss if there is one
};

/// "file:line:column: error: message [fault]", and a second line for the other place.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

/// A matrix read from files. Owns its tables; moving it keeps views valid.
class Matrix {
 public:
  struct Storage;
  explicit Matrix(std::unique_ptr<const Storage> storage) noexcept;
  Matrix(Matrix&&) noexcept;
  Matrix& operator=(Matrix&&) noexcept;
  ~Matrix();

  [[nodiscard]] MatrixView view() const& noexcept;
  MatrixView view() const&& = delete;  // would dangle

 private:
  std::unique_ptr<const Storage> storage_;
};

/// Thrown by load(): what() lists every fault, faults() holds them.
class LoadError : public std::runtime_error {
 public:
  explicit LoadError(std::vector<Diagnostic> faults);
  [[nodiscard]] std::span<const Diagnostic> faults() const noexcept { return faults_; }

 private:
  std::vector<Diagnostic> faults_;
};

/// A matrix, or the faults that prevented it: never both, never neither.
struct Loaded {
  std::optional<Matrix> matrix;
  std::vector<Diagnostic> faults;
};

/// A file that is already in memory: its path below the matrices directory ("services/lambda.yaml") and its bytes.
struct SourceFile {
  std::string path;
  std::string bytes;
};

/// Reads a directory of matrices. Throws LoadError with every fault. Linear in the bytes read.
/// Up to `threads` threads read files at once; the matrix and the faults are the same however many.
[[nodiscard]] Matrix load(const std::filesystem::path& directory, unsigned threads = 1);
/// The same without throwing (but std::bad_alloc).
[[nodiscard]] Loaded try_load(const std::filesystem::path& directory, unsigned threads = 1);
/// The same from memory.
[[nodiscard]] Loaded try_load(std::vector<SourceFile> files, unsigned threads = 1);

/// A finding of style: the matrix loads, but a reviewer would object.
struct Finding {
  std::string rule;  ///< "unsorted", "unsourced", "stale", ...
  Place at;
  std::string message;
};
[[nodiscard]] std::string to_string(const Finding& finding);

/// What `demarc check` prints: faults, and where there are none, findings of style.
/// `as_of` ("2026-11-23") is the date against which `reviewed` is stale after `stale_days`; empty: not checked.
struct CheckReport {
  std::vector<Diagnostic> faults;
  std::vector<Finding> findings;
};
[[nodiscard]] CheckReport check(const std::filesystem::path& directory, std::string_view as_of = {},
                                int stale_days = 400);
[[nodiscard]] CheckReport check(std::vector<SourceFile> files, std::string_view as_of = {}, int stale_days = 400);

}  // namespace demarc
