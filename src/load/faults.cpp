// SPDX-License-Identifier: Apache-2.0
// Collecting faults, and the words they are told in.
#include "faults.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <tuple>
#include <utility>

#include "bytes.hpp"

namespace demarc {
namespace {

using namespace std::string_view_literals;

// In the order of the enumeration, group by group.
constexpr std::array fault_names{
    // the file as bytes
    "unreadable"sv, "directory"sv, "empty"sv, "too-large"sv, "not-utf8"sv, "control-character"sv, "too-many-files"sv,
    // the file as YAML
    "syntax"sv, "unterminated-quote"sv, "several-documents"sv, "anchor"sv, "alias"sv, "tag"sv, "merge-key"sv, "tab"sv,
    "too-deep"sv, "too-many-nodes"sv,
    // the file as a matrix
    "duplicate-key"sv, "unknown-key"sv, "missing-key"sv, "wrong-type"sv, "empty-text"sv, "bad-text"sv, "bad-id"sv,
    "bad-date"sv, "bad-address"sv, "unsupported-schema"sv, "id-differs-from-file"sv, "misplaced-file"sv,
    "duplicate-id"sv, "reserved-id"sv,
    // names
    "unknown-party"sv, "unknown-role"sv, "unknown-area"sv, "unknown-layer"sv, "unknown-activity"sv, "unknown-item"sv,
    "unknown-option"sv, "unknown-value"sv, "unknown-service"sv, "unknown-baseline"sv, "unknown-offering"sv,
    "unknown-source"sv, "unused-source"sv, "unknown-context"sv, "alias-claimed-twice"sv, "malformed-control"sv,
    "unknown-control"sv, "unused-control"sv,
    // the model
    "missing-vocabulary"sv, "closed-list-differs"sv, "only-when-loop"sv, "only-when-later"sv, "see-loop"sv,
    "baseline-loop"sv, "baseline-hole"sv, "cell-missing"sv, "no-outcome"sv, "several-outcomes"sv, "unused-option"sv,
    "impossible-value"sv, "no-rule"sv, "two-rules"sv, "useless-when"sv, "own-item-without-cell"sv,
    "item-without-control"sv,
    // limits
    "too-many-options"sv, "too-many-values"sv, "too-many-cell-options"sv, "too-many-configurations"sv,
    "too-many-cells"sv, "too-many-parties"sv, "too-many"sv};
static_assert(fault_names.size() == static_cast<std::size_t>(Fault::too_many) + 1);

std::string lines(const std::vector<Diagnostic>& faults) {
  std::string out;
  for (const Diagnostic& fault : faults) {
    if (!out.empty()) out += '\n';
    out += to_string(fault);
  }
  return out;
}

}  // namespace

std::string_view name(Fault fault) noexcept {
  const auto index = static_cast<std::size_t>(fault);
  return index < fault_names.size() ? fault_names[index] : "unnamed"sv;
}

std::string to_string(const Diagnostic& diagnostic) {
  std::string out;
  load_detail::append(out, diagnostic.at);
  if (!out.empty()) out += ": ";
  out += "error: ";
  out += diagnostic.message;
  out += " [";
  out += name(diagnostic.fault);
  out += ']';
  if (diagnostic.other) {
    out += '\n';
    load_detail::append(out, *diagnostic.other);
    out += ": note: the other place";
  }
  return out;
}

LoadError::LoadError(std::vector<Diagnostic> faults) : std::runtime_error(lines(faults)), faults_(std::move(faults)) {}

void load_detail::append(std::string& out, const Place& place) {
  for (std::string_view rest = place.file; !rest.empty();) {
    const CodePoint point = decode(rest);
    const bool visible = point.bytes != 0 && invisible(point.value).empty();
    out += visible ? rest.substr(0, point.bytes) : "?";
    rest.remove_prefix(std::max(point.bytes, 1U));
  }
  if (place.line == 0) return;
  out += ':';
  out += std::to_string(place.line);
  out += ':';
  out += std::to_string(place.column);
}

namespace load_detail {
namespace {

constexpr std::size_t max_compared = 64;  // longer words get no near miss
constexpr std::size_t short_list = 8;     // up to so many known words are listed

char folded(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  return c == '_' || c == ' ' ? '-' : c;
}

/// Optimal string alignment: insert, delete, replace or swap neighbours. Letter case and `_` count nothing.
std::size_t distance(std::string_view a, std::string_view b) {
  std::array<std::array<std::size_t, max_compared + 1>, 3> rows{};
  auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) (*last)[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    (*row)[0] = i;
    const char x = folded(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char y = folded(b[j - 1]);
      std::size_t best = std::min({(*last)[j] + 1, (*row)[j - 1] + 1, (*last)[j - 1] + (x == y ? 0U : 1U)});
      if (i > 1 && j > 1 && x == folded(b[j - 2]) && folded(a[i - 2]) == y) best = std::min(best, (*before)[j - 2] + 1);
      (*row)[j] = best;
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return (*last)[b.size()];
}

std::string_view nearest(std::string_view found, std::span<const std::string_view> known) {
  if (found.empty() || found.size() > max_compared) return {};
  std::string_view best;
  std::size_t best_far = found.size() <= 2 ? 2 : std::min<std::size_t>(4, 2 + found.size() / 4);  // the first too far
  bool best_begins = true;
  for (const std::string_view word : known) {
    const std::size_t gap = word.size() > found.size() ? word.size() - found.size() : found.size() - word.size();
    if (word.size() > max_compared || gap > best_far) continue;
    const std::size_t far = distance(found, word);
    // Of two that are as near, the one that goes on where the found word ends: `rules` for `rule`, not `role`.
    const bool begins = word.starts_with(found);
    if (far > best_far || far >= word.size() || (far == best_far && (best_begins || !begins))) continue;
    best = word;
    best_far = far;
    best_begins = begins;
  }
  return best;
}

}  // namespace

void Faults::add(Fault fault, model::Spot at, std::string message) {
  if (full()) {
    ++more_;
    return;
  }
  list_.push_back({fault, place(at), std::nullopt, std::move(message)});
}

void Faults::add(Fault fault, model::Spot at, model::Spot other, std::string message) {
  if (full()) {
    ++more_;
    return;
  }
  list_.push_back({fault, place(at), place(other), std::move(message)});
}

void Faults::append(Faults&& others) {
  const std::size_t taken = std::min(others.list_.size(), most - list_.size());
  std::move(others.list_.begin(), others.list_.begin() + static_cast<std::ptrdiff_t>(taken), std::back_inserter(list_));
  more_ += others.list_.size() - taken + others.more_;
}

std::vector<Diagnostic> Faults::take() {
  const auto key = [](const Diagnostic& d) { return std::tie(d.at.file, d.at.line, d.at.column); };
  std::ranges::stable_sort(list_, [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  if (more_ != 0) {
    list_.push_back({Fault::too_many, {}, std::nullopt, "and " + std::to_string(more_) + " more faults"});
    more_ = 0;
  }
  return std::exchange(list_, {});
}

Place Faults::place(model::Spot at) const {
  return {at.file < files_->size() ? (*files_)[at.file] : std::string{}, at.line, at.column};
}

std::string Faults::hint(std::string_view found, std::span<const std::string_view> known) const {
  return full() ? std::string{} : load_detail::hint(found, known);
}

std::string hint(std::string_view found, std::span<const std::string_view> known) {
  if (const std::string_view near = nearest(found, known); !near.empty()) {
    return " (did you mean '" + std::string(near) + "'?)";
  }
  if (known.empty() || known.size() > short_list) return {};
  std::string out = "; expected ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i != 0) out += i + 1 == known.size() ? " or " : ", ";
    out += known[i];
  }
  return out;
}

}  // namespace load_detail
}  // namespace demarc
