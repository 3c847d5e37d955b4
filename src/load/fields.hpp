// SPDX-License-Identifier: Apache-2.0
// Typed access to the nodes of a file: text, ids, dates, lists and the fields of a mapping, each checked for form.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "faults.hpp"
#include "model.hpp"
#include "yaml.hpp"

namespace demarc::load_detail {

inline constexpr std::size_t max_id = 64;

[[nodiscard]] bool is_id(std::string_view text) noexcept;

/// A file while it is read. Functions that return words report what is wrong with them; `key` names where they stand.
struct Reading {
  const Document& document;
  std::uint32_t file;
  Faults& faults;

  [[nodiscard]] model::Spot spot(const Node& node) const noexcept { return {file, node.line, node.column}; }
  [[nodiscard]] std::string_view raw(const Node& node) const noexcept { return document.text(node); }
  [[nodiscard]] model::Word word(const Node& node) const { return {std::string(raw(node)), spot(node)}; }
  void fault(Fault fault, const Node& node, std::string message) const;

  /// False, and a fault, where a node is of another kind.
  [[nodiscard]] bool expect(Kind kind, const Node& node, std::string_view key) const;
  /// One paragraph in plain words.
  [[nodiscard]] model::Word text(const Node& node, std::string_view key) const;
  [[nodiscard]] model::Word id(const Node& node, std::string_view key) const;
  /// An id where it is defined: words that YAML readers take for something else are refused.
  [[nodiscard]] model::Word new_id(const Node& node, std::string_view key) const;
  [[nodiscard]] model::Word date(const Node& node, std::string_view key) const;
  [[nodiscard]] model::Word address(const Node& node, std::string_view key) const;
  /// Printable ASCII without spaces, such as `AWS::Lambda` or `aws_lambda_`.
  [[nodiscard]] model::Word token(const Node& node, std::string_view key) const;
  /// One of a closed list.
  [[nodiscard]] model::Word one_of(const Node& node, std::string_view key,
                                   std::span<const std::string_view> known) const;
  [[nodiscard]] model::Words list(const Node& node, std::string_view key,
                                  model::Word (Reading::*read)(const Node&, std::string_view) const) const;
  /// Reports entries that stand twice.
  void check_repeats(const model::Words& words, std::string_view key) const;
};

enum class Need : std::uint8_t { optional, required };

/// The fields of one mapping. Ask for each key once, in the order of the format; then finish().
class Fields {
 public:
  /// `what` names the mapping in messages ("an option"); `owner` is where a missing key is reported.
  Fields(const Reading& reading, const Node& node, std::string_view what, model::Spot owner);

  [[nodiscard]] const Node* find(std::string_view key, Need need = Need::optional);
  [[nodiscard]] const Node* mapping(std::string_view key, Need need = Need::optional);
  [[nodiscard]] const Node* list(std::string_view key, Need need = Need::optional);

  [[nodiscard]] model::Word text(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Word id(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Word date(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Word address(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Word one_of(std::string_view key, std::span<const std::string_view> known,
                                   Need need = Need::optional);
  [[nodiscard]] model::Words texts(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Words ids(std::string_view key, Need need = Need::optional);
  [[nodiscard]] model::Words tokens(std::string_view key, Need need = Need::optional);
  /// `key: true`; absent is false, and `false` is not written.
  [[nodiscard]] bool flag(std::string_view key);

  /// A mapping from ids to things.
  template <class T>
  [[nodiscard]] std::vector<T> records(std::string_view key, Need need,
                                       T (*read)(const Reading&, model::Word id, const Node& value)) {
    std::vector<T> out;
    const Node* node = mapping(key, need);
    if (node == nullptr) return out;
    out.reserve(node->count);
    const Inside inside(*node);
    for (auto entry = inside.begin(); entry != inside.end(); ++entry) {
      const Node& name = *entry;
      const Node& value = *++entry;
      if (name.kind != Kind::text) continue;
      out.push_back(read(*reading_, reading_->new_id(name, key), value));
    }
    return out;
  }

  /// A list of things.
  template <class T>
  [[nodiscard]] std::vector<T> entries(std::string_view key, Need need, T (*read)(const Reading&, const Node& value)) {
    std::vector<T> out;
    const Node* node = list(key, need);
    if (node == nullptr) return out;
    out.reserve(node->count);
    for (const Node& entry : Inside(*node)) out.push_back(read(*reading_, entry));
    return out;
  }

  /// Reports the keys that nobody asked for.
  void finish();

 private:
  using Read = model::Word (Reading::*)(const Node&, std::string_view) const;
  [[nodiscard]] model::Word scalar(std::string_view key, Need need, Read read);
  [[nodiscard]] model::Words words(std::string_view key, Need need, Read read);
  [[nodiscard]] const Node* of_kind(Kind kind, std::string_view key, Need need);

  static constexpr std::size_t max_known = 20;
  const Reading* reading_;
  const Node* node_;  // null: not a mapping
  std::string_view what_;
  model::Spot owner_;
  Inside::iterator next_;  // keys mostly come in the order in which they are asked for
  std::array<std::string_view, max_known> known_{};
  std::size_t known_count_ = 0;
};

}  // namespace demarc::load_detail
