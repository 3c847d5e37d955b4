// SPDX-License-Identifier: Apache-2.0
// One YAML file as a tree of nodes, built from yaml-cpp's events. No other file includes yaml-cpp.
//
// yaml-cpp accepts more than a matrix may hold, and for some inputs never comes to an end; bytes.hpp and lines.hpp
// refuse most of that. This file refuses the rest: it never asks for a second document twice, stops at deep nesting and
// many nodes, and compares every scalar with the bytes it came from.
#include "yaml.hpp"

#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <bit>
#include <istream>
#include <optional>
#include <span>
#include <streambuf>
#include <utility>

#include "bytes.hpp"
#include "lines.hpp"

namespace demarc::load_detail {
namespace {

/// Thrown out of yaml-cpp when a fault was reported and reading on makes no sense.
struct Stop {};

/// The bytes of a file and an end-of-document line, without copying. The line makes an open quote an error, where the
/// end of a file would not.
class Input : public std::streambuf {
 public:
  explicit Input(std::string_view bytes) {
    if (bytes.empty() || bytes.back() != '\n') tail_ = "\n...\n";
    set(bytes);
  }

 protected:
  int_type underflow() override {
    if (gptr() == egptr()) set(std::exchange(tail_, {}));
    return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
  }

 private:
  void set(std::string_view part) {
    char* first = const_cast<char*>(part.data());  // a get area is never written to
    setg(first, first, first + part.size());
  }
  std::string_view tail_ = "...\n";
};

/// What yaml-cpp says, in words that help; most of it comes from wrong indentation.
std::string explain(const std::string& message) {
  if (message == YAML::ErrorMsg::END_OF_MAP) return "expected 'key: value' here; check the indentation";
  if (message == YAML::ErrorMsg::END_OF_SEQ) return "expected '- entry' here; check the indentation";
  if (message == YAML::ErrorMsg::MAP_VALUE) return "a key cannot stand here; check the indentation";
  if (message == YAML::ErrorMsg::BLOCK_ENTRY) return "a list cannot begin here; check the indentation";
  return "not YAML: " + message;
}

/// Where a quoted scalar that begins at `text` ends on its line; npos: on a later one.
std::size_t quote_end(std::string_view text) {
  const char quote = text.front();
  for (std::size_t i = 1; i < text.size() && text[i] != '\n'; ++i) {
    if (quote == '"' && text[i] == '\\' && i + 1 < text.size() && text[i + 1] != '\n') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != quote) return i;
      ++i;
    }
  }
  return std::string_view::npos;
}

std::size_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return static_cast<std::size_t>(value ^ (value >> 32U));
}

}  // namespace

/// Builds the tree from events.
class Document::Builder final : public YAML::EventHandler {
 public:
  /// `yaml` is what yaml-cpp reads; `texts` of `whole` were left out of it.
  Builder(Document& document, std::string_view yaml, std::uint32_t file, Faults& faults, std::string_view whole = {},
          std::span<const Outline::Text> texts = {})
      : nodes_(&document.nodes_),
        texts_(&document.texts_),
        bytes_(yaml),
        whole_(whole),
        left_out_(texts),
        file_(file),
        faults_(&faults) {}

  [[nodiscard]] bool usable() const noexcept { return usable_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (started_) {
      stop(Fault::several_documents, mark, "a second document, or text that belongs to none; a file holds one");
    }
    started_ = true;
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    check_tag(mark, {}, anchor);
    add(Kind::nothing, mark);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    report(Fault::alias, mark, "an alias; write the value itself");
    add(Kind::nothing, mark);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check_tag(mark, tag, anchor);
    Node& node = add(Kind::text, mark);
    if (const Outline::Text* text = left_out_at(mark)) {
      if (value != std::string_view(&Outline::stand_in, 1)) over_several_lines(mark);
      node.text = static_cast<std::uint32_t>(texts_->size());
      node.size = text->size;
      texts_->append(whole_.substr(text->at, text->size));
      return;
    }
    node.text = static_cast<std::uint32_t>(texts_->size());
    node.size = static_cast<std::uint32_t>(value.size());
    node.quoted = tag == "!";
    texts_->append(value);
    check_scalar(mark, value, node);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    check_tag(mark, tag, anchor);
    open(Kind::list, mark);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    check_tag(mark, tag, anchor);
    open(Kind::mapping, mark);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] model::Spot spot(const YAML::Mark& mark) {
    const auto line = static_cast<std::uint32_t>(std::max(mark.line, 0)) + 1;
    const auto at = std::min(static_cast<std::size_t>(std::max(mark.pos, 0)), bytes_.size());
    const auto begin = at - std::min(at, static_cast<std::size_t>(std::max(mark.column, 0)));
    // Marks count bytes; people count characters. Going on from the last mark of the line keeps this linear.
    if (begin != line_begin_ || at < line_at_) {
      line_begin_ = line_at_ = begin;
      line_characters_ = 0;
    }
    line_characters_ += count_characters(bytes_.substr(line_at_, at - line_at_));
    line_at_ = at;
    return {file_, line, line_characters_ + 1};
  }

  void report(Fault fault, const YAML::Mark& mark, std::string message) {
    usable_ = false;
    faults_->add(fault, spot(mark), std::move(message));
  }

 private:
  [[noreturn]] void stop(Fault fault, const YAML::Mark& mark, std::string message) {
    report(fault, mark, std::move(message));
    throw Stop{};
  }

  Node& add(Kind kind, const YAML::Mark& mark) {
    if (nodes_->size() == max_nodes) {
      stop(Fault::too_many_nodes, mark, "more than " + std::to_string(max_nodes) + " values in one file");
    }
    if (depth_ != 0) ++(*nodes_)[open_[depth_ - 1]].count;
    Node& node = nodes_->emplace_back();
    const model::Spot at = spot(mark);
    node.kind = kind;
    node.line = at.line;
    node.column = at.column;
    return node;
  }

  void open(Kind kind, const YAML::Mark& mark) {
    if (depth_ == max_depth) {
      stop(Fault::too_deep, mark, "more than " + std::to_string(max_depth) + " levels of nesting");
    }
    add(kind, mark);
    open_[depth_++] = static_cast<std::uint32_t>(nodes_->size() - 1);
  }

  void close() {
    const std::uint32_t first = open_[--depth_];
    Node& node = (*nodes_)[first];
    node.extent = static_cast<std::uint32_t>(nodes_->size()) - first;
    if (node.kind == Kind::mapping) node.count /= 2;
  }

  void check_tag(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) report(Fault::anchor, mark, "an anchor; write the value where it is needed");
    if (tag != "?" && tag != "!" && !tag.empty()) report(Fault::tag, mark, "a tag; leave it out");
  }

  /// The text for which the scalar at a place stands in, if it does.
  const Outline::Text* left_out_at(const YAML::Mark& mark) {
    const auto line = static_cast<std::uint32_t>(mark.line), column = static_cast<std::uint32_t>(mark.column);
    while (!left_out_.empty() && left_out_.front().line < line) left_out_ = left_out_.subspan(1);
    const bool here = !left_out_.empty() && left_out_.front().line == line && left_out_.front().column == column;
    return here ? left_out_.data() : nullptr;
  }

  void over_several_lines(const YAML::Mark& mark) {
    report(Fault::bad_text, mark, "text over several lines; it must stand on one");
  }

  /// A scalar must stand on one line, just as it was read.
  void check_scalar(const YAML::Mark& mark, const std::string& value, Node& node) {
    const auto at = static_cast<std::size_t>(mark.pos);
    const std::string_view source = bytes_.substr(std::min(at, bytes_.size()));
    if (!node.quoted) {
      if (!source.starts_with(value)) over_several_lines(mark);
      return;
    }
    const bool quote = source.starts_with('"') || source.starts_with('\'');
    const std::size_t end = quote ? quote_end(source) : std::string_view::npos;
    if (end == std::string_view::npos) return over_several_lines(mark);
    if (source.front() != '"' || source.substr(0, end).find('\\') == std::string_view::npos) return;
    if (const std::optional<std::uint32_t> point = find_invisible(value)) {
      report(Fault::bad_text, mark,
             "an escape that stands for the " + std::string(invisible(*point)) + " " + code_point_name(*point) +
                 "; leave it out");
    }
  }

  std::vector<Node>* nodes_;
  std::string* texts_;
  std::string_view bytes_, whole_;
  std::span<const Outline::Text> left_out_;  // those still to come
  std::uint32_t file_;
  Faults* faults_;
  std::array<std::uint32_t, max_depth> open_{};  // the collections around the current node
  std::size_t depth_ = 0;
  std::size_t line_begin_ = 0, line_at_ = 0;
  std::uint32_t line_characters_ = 0;
  bool started_ = false, usable_ = true;
};

bool Document::read(std::string_view bytes, const Outline& outline, std::uint32_t file, Faults& faults) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  Builder builder(*this, outline.yaml, file, faults, bytes, outline.texts);
  texts_.reserve(bytes.size());
  return build(builder, outline.yaml, file, faults);
}

bool Document::read(std::string_view bytes, std::uint32_t file, Faults& faults) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  Builder builder(*this, bytes, file, faults);
  return build(builder, bytes, file, faults);
}

bool Document::build(Builder& builder, std::string_view yaml, std::uint32_t file, Faults& faults) {
  nodes_.clear();
  texts_.clear();
  texts_.reserve(yaml.size());
  Input input(yaml);
  std::istream stream(&input);
  try {
    YAML::Parser parser(stream);
    // A second call finds what follows the document. It may find the same place for ever, so there is no third.
    if (parser.HandleNextDocument(builder)) static_cast<void>(parser.HandleNextDocument(builder));
  } catch (const Stop&) {
    return false;
  } catch (const YAML::Exception& error) {
    const bool open_quote = error.msg == YAML::ErrorMsg::DOC_IN_SCALAR || error.msg == YAML::ErrorMsg::EOF_IN_SCALAR;
    builder.report(open_quote ? Fault::unterminated_quote : Fault::syntax, error.mark,
                   open_quote ? "a quote is not closed" : explain(error.msg));
  }
  if (!builder.usable()) return false;
  if (nodes_.empty() || root().kind == Kind::nothing) {
    faults.add(Fault::empty, {file, 0, 0}, "the file holds no data");
    return false;
  }
  check_keys(file, faults);
  return true;
}

void Document::check_keys(std::uint32_t file, Faults& faults) {
  for (const Node& node : nodes_) {
    if (node.kind == Kind::list) {
      for (const Node& entry : Inside(node)) {
        if (entry.kind == Kind::nothing)
          faults.add(Fault::empty_text, {file, entry.line, entry.column}, "an empty entry");
      }
    } else if (node.kind == Kind::mapping) {
      check_unique(node, file, faults);
    }
  }
}

void Document::check_unique(const Node& mapping, std::uint32_t file, Faults& faults) {
  const bool large = mapping.count > 16;
  const std::size_t mask = large ? std::bit_ceil(std::size_t{mapping.count} * 2) - 1 : 0;
  slots_.clear();
  if (large) slots_.resize(mask + 1);

  const Inside inside(mapping);
  for (auto key = inside.begin(); key != inside.end(); ++key) {
    const Node& node = *key;
    const Node& value = *++key;
    const model::Spot at{file, node.line, node.column};
    if (node.kind != Kind::text) {
      faults.add(Fault::syntax, at, node.kind == Kind::nothing ? "an empty key" : "a key must be plain text");
      continue;
    }
    const std::string_view name = text(node);
    if (name == "<<") {
      faults.add(Fault::merge_key, at, "a merge key; write the entries themselves");
      continue;
    }
    if (value.kind == Kind::nothing) faults.add(Fault::empty_text, at, "'" + std::string(name) + "' has no value");

    const Node* first = nullptr;
    if (large) {
      std::size_t slot = hash(name) & mask;
      while (slots_[slot] != nullptr && text(*slots_[slot]) != name) slot = (slot + 1) & mask;
      first = slots_[slot];
      if (first == nullptr) slots_[slot] = &node;
    } else {
      const auto same = std::ranges::find_if(slots_, [&](const Node* other) { return text(*other) == name; });
      if (same == slots_.end()) {
        slots_.push_back(&node);
      } else {
        first = *same;
      }
    }
    if (first != nullptr) {
      faults.add(Fault::duplicate_key, at, {file, first->line, first->column},
                 "'" + std::string(name) + "' is given twice");
    }
  }
}

}  // namespace demarc::load_detail
