// SPDX-License-Identifier: Apache-2.0
// One YAML file as a tree of nodes: mappings, lists and text, each with its place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "faults.hpp"

namespace demarc::load_detail {

struct Outline;  // lines.hpp

inline constexpr std::size_t max_nodes = 50'000;

/// `nothing` stands for a value that is not there or not usable; its fault is reported already.
enum class Kind : std::uint8_t { nothing, text, list, mapping };

/// Nodes stand in the order of the file, each directly before those inside it; a mapping holds key, value, key, value.
struct Node {
  Kind kind = Kind::nothing;
  bool quoted = false;
  std::uint32_t line = 0, column = 0;
  std::uint32_t text = 0, size = 0;  // of a text: where it stands in the document's texts
  std::uint32_t extent = 1;          // the node and all inside it
  std::uint32_t count = 0;           // entries of a list or mapping
};

/// The entries of a list, or the keys and values of a mapping.
class Inside {
 public:
  class iterator {
   public:
    explicit iterator(const Node* node) noexcept : node_(node) {}
    const Node& operator*() const noexcept { return *node_; }
    const Node* operator->() const noexcept { return node_; }
    iterator& operator++() noexcept {
      node_ += node_->extent;
      return *this;
    }
    bool operator==(const iterator&) const noexcept = default;

   private:
    const Node* node_;
  };

  explicit Inside(const Node& node) noexcept : node_(&node) {}
  [[nodiscard]] iterator begin() const noexcept { return iterator(node_ + 1); }
  [[nodiscard]] iterator end() const noexcept { return iterator(node_ + node_->extent); }

 private:
  const Node* node_;
};

/// A file as read. Reading the next file reuses the memory of the last.
class Document {
 public:
  /// Reads what passed check_lines(), with the outline that it drew. False: there is no tree, and the faults say why.
  /// Duplicate keys and missing values are faults too, but leave a tree.
  [[nodiscard]] bool read(std::string_view bytes, const Outline& outline, std::uint32_t file, Faults& faults);
  /// The same for any bytes, all of which yaml-cpp sees.
  [[nodiscard]] bool read(std::string_view bytes, std::uint32_t file, Faults& faults);

  [[nodiscard]] const Node& root() const noexcept { return nodes_.front(); }
  [[nodiscard]] std::string_view text(const Node& node) const noexcept {
    return std::string_view(texts_).substr(node.text, node.size);
  }

 private:
  class Builder;
  [[nodiscard]] bool build(Builder& builder, std::string_view yaml, std::uint32_t file, Faults& faults);
  void check_keys(std::uint32_t file, Faults& faults);
  void check_unique(const Node& mapping, std::uint32_t file, Faults& faults);

  std::vector<Node> nodes_;
  std::string texts_;
  std::vector<const Node*> slots_;  // of the hash table for large mappings
};

}  // namespace demarc::load_detail
