// SPDX-License-Identifier: Apache-2.0
// Typed access to the nodes of a file: text, ids, dates, lists and the fields of a mapping, each checked for form.
#include "fields.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <optional>
#include <span>

#include "bytes.hpp"

namespace demarc::load_detail {
namespace {

using namespace std::string_view_literals;

constexpr std::array boolean_words{"true"sv, "false"sv, "yes"sv, "no"sv, "on"sv, "off"sv, "y"sv, "n"sv, "null"sv};
constexpr std::array mark_up{"`"sv, "**"sv, "]("sv, "</"sv};
constexpr std::size_t few = 16;  // up to so many words are compared each with each

std::string_view kind_name(Kind kind) noexcept {
  switch (kind) {
    case Kind::text:
      return "text";
    case Kind::list:
      return "a list";
    case Kind::mapping:
      return "a mapping";
    case Kind::nothing:
      break;
  }
  return "nothing";
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_lower(char c) noexcept { return c >= 'a' && c <= 'z'; }

/// The id that somebody may have meant: `Data_Center` -> `data-center`; empty if there is none.
std::string as_id(std::string_view text) {
  std::string out;
  if (!text.empty() && is_digit(text.front())) return out;
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_lower(lower) || is_digit(lower)) {
      out += lower;
    } else if (!out.empty() && out.back() != '-') {
      out += '-';
    }
  }
  while (!out.empty() && out.back() == '-') out.pop_back();
  if (out.size() > max_id) out.clear();
  return out;
}

int number(std::string_view digits) noexcept {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  for (const std::size_t i : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U}) {
    if (!is_digit(text[i])) return false;
  }
  using std::chrono::year_month_day;
  return year_month_day{std::chrono::year{number(text.substr(0, 4))},
                        std::chrono::month{static_cast<unsigned>(number(text.substr(5, 2)))},
                        std::chrono::day{static_cast<unsigned>(number(text.substr(8, 2)))}}
      .ok();
}

bool is_visible_ascii(std::string_view text) noexcept {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_address(std::string_view text) noexcept {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme) || !is_visible_ascii(text)) return false;
  const std::string_view host = text.substr(scheme.size(), text.substr(scheme.size()).find('/'));
  return host.find('.') != std::string_view::npos && host.front() != '.' && host.back() != '.';
}

}  // namespace

bool is_id(std::string_view text) noexcept {
  return !text.empty() && text.size() <= max_id && is_lower(text.front()) &&
         std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '-'; });
}

void Reading::fault(Fault fault, const Node& node, std::string message) const {
  faults.add(fault, spot(node), std::move(message));
}

bool Reading::expect(Kind kind, const Node& node, std::string_view key) const {
  if (node.kind == kind) return true;
  if (node.kind != Kind::nothing) {
    fault(Fault::wrong_type, node,
          "expected " + std::string(kind_name(kind)) + " for '" + std::string(key) + "', found " +
              std::string(kind_name(node.kind)));
  }
  return false;
}

model::Word Reading::text(const Node& node, std::string_view key) const {
  if (!expect(Kind::text, node, key)) return {};
  const std::string_view found = raw(node);
  const auto bad = [&](std::string_view what) {
    fault(Fault::bad_text, node, "text for '" + std::string(key) + "' " + std::string(what));
  };
  if (found.empty()) {
    fault(Fault::empty_text, node, "empty text for '" + std::string(key) + "'");
  } else if (found.front() == ' ' || found.back() == ' ') {
    bad("begins or ends with a space");
  } else if (found.find("  ") != std::string_view::npos) {
    bad("has two spaces in a row");
  }
  for (const std::string_view sign : mark_up) {
    if (found.find(sign) == std::string_view::npos) continue;
    bad("holds mark-up (" + shown(sign) + "); write plain words");
    break;
  }
  return word(node);
}

model::Word Reading::id(const Node& node, std::string_view key) const {
  if (!expect(Kind::text, node, key)) return {};
  const std::string_view found = raw(node);
  if (!is_id(found)) {
    std::string message = shown(found) + " is no id for '" + std::string(key) +
                          "'; ids match [a-z][a-z0-9-]* and have at most 64 characters";
    if (const std::string meant = as_id(found); !meant.empty()) message += " (did you mean '" + meant + "'?)";
    fault(Fault::bad_id, node, std::move(message));
  }
  return word(node);
}

model::Word Reading::new_id(const Node& node, std::string_view key) const {
  model::Word out = id(node, key);
  if (std::ranges::find(boolean_words, out.text) != boolean_words.end()) {
    fault(Fault::reserved_id, node,
          "'" + out.text + "' cannot be an id: YAML readers take it for true, false or nothing");
  }
  return out;
}

model::Word Reading::date(const Node& node, std::string_view key) const {
  if (!expect(Kind::text, node, key)) return {};
  if (!is_date(raw(node))) {
    fault(Fault::bad_date, node, shown(raw(node)) + " is no date for '" + std::string(key) + "'; expected YYYY-MM-DD");
  }
  return word(node);
}

model::Word Reading::address(const Node& node, std::string_view key) const {
  if (!expect(Kind::text, node, key)) return {};
  if (!is_address(raw(node))) {
    fault(Fault::bad_address, node,
          shown(raw(node)) + " is no address for '" + std::string(key) +
              "'; expected https:// and a host, without spaces");
  }
  return word(node);
}

model::Word Reading::token(const Node& node, std::string_view key) const {
  if (!expect(Kind::text, node, key)) return {};
  const std::string_view found = raw(node);
  if (found.empty()) {
    fault(Fault::empty_text, node, "empty text for '" + std::string(key) + "'");
  } else if (!is_visible_ascii(found)) {
    fault(Fault::bad_text, node,
          shown(found) + " is no identifier for '" + std::string(key) + "'; expected ASCII without spaces");
  }
  return word(node);
}

model::Word Reading::one_of(const Node& node, std::string_view key, std::span<const std::string_view> known) const {
  if (!expect(Kind::text, node, key)) return {};
  const std::string_view found = raw(node);
  if (std::ranges::find(known, found) == known.end()) {
    fault(Fault::unknown_value, node,
          "unknown value " + shown(found) + " for '" + std::string(key) + "'" + faults.hint(found, known));
  }
  return word(node);
}

model::Words Reading::list(const Node& node, std::string_view key,
                           model::Word (Reading::*read)(const Node&, std::string_view) const) const {
  model::Words out;
  if (!expect(Kind::list, node, key)) return out;
  if (node.count == 0) {
    fault(Fault::empty_text, node, "an empty list for '" + std::string(key) + "'; leave it out");
    return out;
  }
  out.reserve(node.count);
  for (const Node& entry : Inside(node)) {
    if (model::Word word = (this->*read)(entry, key); word.present()) out.push_back(std::move(word));
  }
  check_repeats(out, key);
  return out;
}

void Reading::check_repeats(const model::Words& words, std::string_view key) const {
  const auto report = [&](const model::Word& first, const model::Word& again) {
    faults.add(Fault::duplicate_id, again.at, first.at,
               shown(again.text) + " stands twice in '" + std::string(key) + "'");
  };
  if (words.size() <= few) {
    for (std::size_t i = 1; i < words.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (words[j].text != words[i].text) continue;
        report(words[j], words[i]);
        break;
      }
    }
    return;
  }
  std::vector<const model::Word*> sorted;
  sorted.reserve(words.size());
  for (const model::Word& word : words) sorted.push_back(&word);
  std::ranges::stable_sort(sorted, {}, [](const model::Word* word) -> const std::string& { return word->text; });
  for (std::size_t i = 1, first = 0; i < sorted.size(); ++i) {
    if (sorted[i]->text == sorted[first]->text) {
      report(*sorted[first], *sorted[i]);
    } else {
      first = i;
    }
  }
}

Fields::Fields(const Reading& reading, const Node& node, std::string_view what, model::Spot owner)
    : reading_(&reading), node_(&node), what_(what), owner_(owner), next_(Inside(node).begin()) {
  if (node.kind == Kind::mapping) return;
  node_ = nullptr;
  if (node.kind == Kind::nothing) return;
  reading.fault(Fault::wrong_type, node,
                "expected " + std::string(what) + " with its keys, found " + std::string(kind_name(node.kind)));
}

const Node* Fields::find(std::string_view key, Need need) {
  assert(known_count_ < max_known);
  known_[known_count_++] = key;
  if (node_ == nullptr) return nullptr;
  const Inside inside(*node_);
  for (std::uint32_t i = 0; i < node_->count; ++i) {
    if (next_ == inside.end()) next_ = inside.begin();
    const Node& name = *next_;
    const Node& value = *++next_;
    ++next_;
    if (name.kind == Kind::text && reading_->raw(name) == key) return value.kind == Kind::nothing ? nullptr : &value;
  }
  if (need == Need::required) {
    reading_->faults.add(Fault::missing_key, owner_, "missing key '" + std::string(key) + "' in " + std::string(what_));
  }
  return nullptr;
}

const Node* Fields::of_kind(Kind kind, std::string_view key, Need need) {
  const Node* node = find(key, need);
  if (node == nullptr || !reading_->expect(kind, *node, key)) return nullptr;
  if (node->count == 0 && (kind == Kind::list || need == Need::required)) {
    reading_->fault(Fault::empty_text, *node,
                    "'" + std::string(key) + "' is empty" + (need == Need::required ? "" : "; leave the key out"));
    return nullptr;
  }
  return node;
}

const Node* Fields::mapping(std::string_view key, Need need) { return of_kind(Kind::mapping, key, need); }
const Node* Fields::list(std::string_view key, Need need) { return of_kind(Kind::list, key, need); }

model::Word Fields::scalar(std::string_view key, Need need, Read read) {
  const Node* node = find(key, need);
  return node == nullptr ? model::Word{} : (reading_->*read)(*node, key);
}

model::Words Fields::words(std::string_view key, Need need, Read read) {
  const Node* node = find(key, need);
  return node == nullptr ? model::Words{} : reading_->list(*node, key, read);
}

model::Word Fields::text(std::string_view key, Need need) { return scalar(key, need, &Reading::text); }
model::Word Fields::id(std::string_view key, Need need) { return scalar(key, need, &Reading::id); }
model::Word Fields::date(std::string_view key, Need need) { return scalar(key, need, &Reading::date); }
model::Word Fields::address(std::string_view key, Need need) { return scalar(key, need, &Reading::address); }

model::Word Fields::one_of(std::string_view key, std::span<const std::string_view> known, Need need) {
  const Node* node = find(key, need);
  return node == nullptr ? model::Word{} : reading_->one_of(*node, key, known);
}

model::Words Fields::texts(std::string_view key, Need need) { return words(key, need, &Reading::text); }
model::Words Fields::ids(std::string_view key, Need need) { return words(key, need, &Reading::id); }
model::Words Fields::tokens(std::string_view key, Need need) { return words(key, need, &Reading::token); }

bool Fields::flag(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return false;
  if (node->kind == Kind::text && !node->quoted && reading_->raw(*node) == "true") return true;
  reading_->fault(Fault::wrong_type, *node,
                  "expected true for '" + std::string(key) + "', or no such key, found " +
                      (node->kind == Kind::text ? shown(reading_->raw(*node)) : std::string(kind_name(node->kind))) +
                      (node->quoted ? " in quotes" : ""));
  return false;
}

void Fields::finish() {
  if (node_ == nullptr) return;
  const std::span<const std::string_view> known(known_.data(), known_count_);
  const Inside inside(*node_);
  for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
    const Node& name = *entry;
    ++entry;
    if (name.kind != Kind::text) continue;
    const std::string_view found = reading_->raw(name);
    if (found == "<<" || std::ranges::find(known, found) != known.end()) continue;
    reading_->fault(Fault::unknown_key, name,
                    "unknown key " + shown(found) + " in " + std::string(what_) + reading_->faults.hint(found, known));
  }
}

}  // namespace demarc::load_detail
