// SPDX-License-Identifier: Apache-2.0
// The part of YAML that matrices are written in, checked line by line before a YAML reader sees the file.
#include "lines.hpp"

#include <array>
#include <string>
#include <utility>

#include "bytes.hpp"
#include "yaml.hpp"

namespace demarc::load_detail {
namespace {

/// A bracket that is open, and what stands since its last comma.
struct Bracket {
  char close;
  std::size_t line_begin, at;
  std::uint32_t line;
  std::size_t entry = 0;  // where the entry begins, if it does
  bool colon = false, value = false, comma = false;
};

class LineScan {
 public:
  LineScan(std::string_view text, std::uint32_t file, Faults& faults, Outline* outline)
      : text_(text), file_(file), faults_(&faults), outline_(outline) {}

  bool run() {
    if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
    for (std::size_t next = 0; next < text_.size();) {
      begin_ = next;
      const std::size_t feed = text_.find('\n', begin_);
      next = feed == std::string_view::npos ? text_.size() : feed + 1;
      std::size_t end = feed == std::string_view::npos ? text_.size() : feed;
      if (end > begin_ && text_[end - 1] == '\r') --end;
      end_ = end;
      ++line_;
      const bool inside = depth_ != 0;
      left_out_ = {};
      if (line()) {
        if (outline_ != nullptr && clean_) draw(next);
        continue;
      }
      // Inside brackets that began on another line nobody knows where they were meant to end.
      if (inside || too_much_) return false;
      depth_ = 0;
    }
    if (depth_ != 0) unclosed();
    return clean_;
  }

 private:
  /// Puts the line into the outline, and its end.
  void draw(std::size_t next) {
    if (left_out_.empty()) {
      outline_->yaml += text_.substr(begin_, next - begin_);
      return;
    }
    const auto number = [](std::size_t n) { return static_cast<std::uint32_t>(n); };
    const auto at = static_cast<std::size_t>(left_out_.data() - text_.data());
    outline_->texts.push_back({line_ - 1, number(at - begin_), number(at), number(left_out_.size())});
    outline_->yaml += text_.substr(begin_, at - begin_);
    outline_->yaml += Outline::stand_in;
    outline_->yaml += '\n';
  }

  // All functions of a grammar return false after a fault, which ends the line.

  bool line() {
    at_ = begin_;
    if (begin_ + 3 <= end_ && (begin_ + 3 == end_ || is_blank(begin_ + 3))) {
      const std::string_view head = text_.substr(begin_, 3);
      if (head == "---") return document_start();
      if (head == "...") return fault(Fault::several_documents, "'...' ends the document; leave the line out");
    }
    if (begin_ != end_ && text_[begin_] == '%') return fault(Fault::syntax, "a directive; leave the line out");
    skip_spaces();
    if (at_ == end_ || at_ - begin_ > block_indent_) return true;
    block_indent_ = no_block;
    if (at_line_end()) return true;
    if (depth_ == 0) return block();
    if (!flow()) return false;
    return at_line_end() || fault(Fault::syntax, "text after the closing bracket");
  }

  bool document_start() {
    if (started_ || depth_ != 0) return fault(Fault::several_documents, "a second document; a file holds one");
    started_ = true;
    at_ += 3;
    skip_spaces();
    return at_line_end() || fault(Fault::syntax, "text after '---'");
  }

  bool block() {
    started_ = true;
    bool entry = false;
    while (is_indicator('-')) {
      entry = true;
      ++at_;
      skip_spaces();
      if (at_line_end()) return true;
    }
    const std::size_t first = at_, waiting = std::exchange(waiting_, no_key);
    // yaml-cpp takes brackets under their key where others look for the next key.
    if (!entry && opened(first) && waiting != no_key && first - begin_ <= waiting) {
      return fault(Fault::syntax, "brackets under their key must be indented deeper than the key");
    }
    if (!value()) return false;
    if (depth_ != 0 || at_line_end()) return depth_ != 0 || entry || opened(first) || stray(first);
    if (text_[at_] != ':') return fault(Fault::syntax, "text after the closing " + closer(first));
    if (opened(first)) return fault(Fault::syntax, "a key must be plain text");
    if (!is_indicator(':')) return fault(Fault::syntax, "no space after ':'");
    ++at_;
    skip_spaces();
    if (!at_line_end()) return block_value();
    waiting_ = first - begin_;
    return true;
  }

  /// What stands after a key on its line.
  bool block_value() {
    const std::size_t first = at_;
    if (is_indicator('-'))
      return fault(Fault::syntax, "a list on the line of its key; write [a, b] or begin a new line");
    if (!value()) return false;
    if (depth_ != 0) return true;
    if (at_line_end()) {
      leave_out(first);
      return true;
    }
    if (text_[at_] == ':' && !quoted(first) && !opened(first)) return needs_quotes(":");
    return fault(Fault::syntax, "text after the closing " + closer(first));
  }

  /// Whether the value from `first` to the end of the line is long enough, and begins so that nobody takes it for
  /// anything but plain text.
  void leave_out(std::size_t first) {
    constexpr std::size_t few = 8;
    const char c = text_[first];
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    std::size_t last = at_;
    while (last > first && text_[last - 1] == ' ') --last;
    if (letter && last - first > few) left_out_ = text_.substr(first, last - first);
  }

  /// A line that is neither `key: value` nor `- entry`.
  bool stray(std::size_t first) {
    at_ = first;
    const std::string_view found = text_.substr(first, end_ - first);
    const std::size_t colon = found.find(':');
    if (!quoted(first) && colon != std::string_view::npos && found.find(' ') > colon) {
      return fault(Fault::syntax, "no space after ':'");
    }
    return fault(Fault::bad_text, "neither 'key: value' nor '- entry'; text must stand on one line, with its key");
  }

  /// Goes on inside brackets until they close or the line ends.
  bool flow() {
    skip_spaces();
    while (depth_ != 0 && !at_line_end()) {
      if (!flow_token()) return false;
      skip_spaces();
    }
    return true;
  }

  bool flow_token() {
    Bracket& in = brackets_[depth_ - 1];
    const char c = text_[at_];
    if (c == ']' || c == '}') return close(in, c);
    if (c == ',') {
      if (!finished(in)) return false;
      in.colon = in.value = false;
      in.comma = true;
      ++at_;
      return true;
    }
    if (c == ':' && in.value && !in.colon) {
      if (in.close == ']') return needs_quotes(":");
      in.colon = true;
      in.value = false;
      ++at_;
      return true;
    }
    if (c == ':' && in.value) return needs_quotes(":");
    if (in.value) {
      return fault(Fault::syntax, std::string("expected ',' or '") + in.close + "' to go on with " + opener(in));
    }
    in.value = true;
    if (!in.colon) in.entry = at_;
    return token();
  }

  /// Judges what stands before a comma or a closing bracket.
  bool finished(const Bracket& in) {
    if (!in.value && !in.colon) return fault(Fault::syntax, "nothing between two separators");
    if (in.close == ']' || in.colon) return true;
    std::size_t end = at_;
    if (in.entry >= begin_) {
      at_ = in.entry;
      while (text_[end - 1] == ' ') --end;
    }
    const std::string key = in.entry >= begin_ ? shown(text_.substr(at_, end - at_)) : "the entry before";
    return fault(Fault::syntax, key + " is a key without a value; text with a comma must be in quotes");
  }

  bool close(const Bracket& in, char c) {
    if (c != in.close) return fault(Fault::syntax, std::string("'") + c + "' does not close " + opener(in));
    if ((in.value || in.colon || in.comma) && !finished(in)) return false;
    --depth_;
    ++at_;
    return true;
  }

  /// A scalar, or brackets up to their end or the line's; then spaces.
  bool value() {
    if (!token()) return false;
    if (depth_ != 0 && !flow()) return false;
    skip_spaces();
    return true;
  }

  bool token() {
    // The YAML reader keeps what a line may still become, so it should not see very long ones.
    if (++tokens_ > max_nodes) {
      too_much_ = true;
      return fault(Fault::too_many_nodes, "more than " + std::to_string(max_nodes) + " values in one file");
    }
    const char c = text_[at_];
    switch (c) {
      case '&':
        return fault(Fault::anchor, "an anchor; write the value where it is needed, or put the text in quotes");
      case '*':
        return fault(Fault::alias, "an alias; write the value itself, or put the text in quotes");
      case '!':
        return fault(Fault::tag, "a tag; leave it out, or put the text in quotes");
      case '|':
      case '>':
        return text_block();
      case '@':
      case '%':
      case '`':
      case ',':
      case ']':
      case '}':
        return fault(Fault::syntax, std::string("unexpected '") + c + "'; put the text in quotes");
      case '[':
      case '{':
        return open(c == '[' ? ']' : '}');
      case '"':
      case '\'':
        return quoted_text(c);
      default:
        break;
    }
    if (is_indicator('?')) return fault(Fault::syntax, "a complex key ('? '); write 'key: value'");
    if (is_indicator(':')) return fault(Fault::syntax, "a key is missing before ':'");
    if (c == ':' && depth_ != 0) return needs_quotes(":");
    return depth_ == 0 ? plain_in_block() : plain_in_flow();
  }

  /// The lines inside are no fault each.
  bool text_block() {
    block_indent_ = indent(begin_);
    return fault(Fault::bad_text, "a block of text; text must stand on one line, with its key");
  }

  bool open(char close) {
    if (depth_ == max_depth) {
      too_much_ = true;
      return fault(Fault::too_deep, "more than " + std::to_string(max_depth) + " levels of nesting");
    }
    brackets_[depth_++] = Bracket{close, begin_, at_, line_};
    ++at_;
    return true;
  }

  bool quoted_text(char quote) {
    const std::size_t first = at_++;
    for (; at_ < end_; ++at_) {
      if (quote == '"' && text_[at_] == '\\') {
        if (++at_ < end_ && text_[at_] == '\'') {  // only yaml-cpp knows it
          return fault(Fault::syntax, "an escape that YAML does not have: \\'; write ' alone");
        }
      } else if (text_[at_] == quote) {
        if (quote == '"' || at_ + 1 == end_ || text_[at_ + 1] != quote) break;
        ++at_;
      }
    }
    if (at_ >= end_) {
      at_ = first;
      return fault(Fault::unterminated_quote, std::string("the quote ") + quote + " is not closed on its line");
    }
    ++at_;
    return true;
  }

  bool plain_in_block() {
    for (; at_ < end_; ++at_) {
      const char c = text_[at_];
      if (c == ':' && (at_ + 1 == end_ || text_[at_ + 1] == ' ')) break;
      if (c == '#' && text_[at_ - 1] == ' ') break;
    }
    return true;
  }

  bool plain_in_flow() {
    for (; at_ < end_; ++at_) {
      const char c = text_[at_];
      if (c == ',' || c == ']' || c == '}') break;
      if (c == '[' || c == '{' || c == '?') return needs_quotes(std::string_view(&text_[at_], 1));
      if (c == ':' && (at_ + 1 == end_ || ends_key(text_[at_ + 1]))) break;
      if (c == '#' && text_[at_ - 1] == ' ') break;
    }
    return true;
  }

  bool needs_quotes(std::string_view sign) {
    const std::string where = depth_ == 0 ? "" : " between brackets";
    return fault(Fault::syntax, "text with '" + std::string(sign) + "'" + where + " must be in quotes");
  }

  void unclosed() {
    const Bracket& in = brackets_[depth_ - 1];
    line_ = in.line;
    begin_ = in.line_begin;
    at_ = in.at;
    static_cast<void>(fault(Fault::syntax, std::string("'") + text_[in.at] + "' is not closed by '" + in.close + "'"));
  }

  [[nodiscard]] static bool ends_key(char c) { return c == ' ' || c == ',' || c == ']' || c == '}'; }
  [[nodiscard]] std::size_t indent(std::size_t begin) const { return text_.find_first_not_of(' ', begin) - begin; }
  [[nodiscard]] bool is_blank(std::size_t at) const { return text_[at] == ' '; }
  [[nodiscard]] bool is_indicator(char c) const { return text_[at_] == c && (at_ + 1 == end_ || is_blank(at_ + 1)); }
  [[nodiscard]] bool at_line_end() const { return at_ >= end_ || text_[at_] == '#'; }
  [[nodiscard]] bool opened(std::size_t first) const { return text_[first] == '[' || text_[first] == '{'; }
  [[nodiscard]] bool quoted(std::size_t first) const { return text_[first] == '"' || text_[first] == '\''; }
  [[nodiscard]] std::string closer(std::size_t first) const { return opened(first) ? "bracket" : "quote"; }
  [[nodiscard]] std::string opener(const Bracket& in) const {
    return std::string("the '") + text_[in.at] + "' of line " + std::to_string(in.line);
  }
  void skip_spaces() {
    while (at_ < end_ && text_[at_] == ' ') ++at_;
  }

  bool fault(Fault fault, std::string message) {
    clean_ = false;
    const std::uint32_t column = count_characters(text_.substr(begin_, at_ - begin_)) + 1;
    faults_->add(fault, {file_, line_, column}, std::move(message));
    return false;
  }

  std::string_view text_;
  std::uint32_t file_;
  Faults* faults_;
  Outline* outline_;                          // null: not wanted
  std::string_view left_out_;                 // of the line
  std::size_t begin_ = 0, end_ = 0, at_ = 0;  // of the line, and in it
  std::uint32_t line_ = 0;
  std::array<Bracket, max_depth> brackets_{};
  std::size_t depth_ = 0;
  static constexpr std::size_t no_block = std::string_view::npos;
  std::size_t block_indent_ = no_block;  // deeper lines belong to a block of text that is a fault already
  static constexpr std::size_t no_key = std::string_view::npos;
  std::size_t waiting_ = no_key;  // the column of the key on the line before, whose value is still to come
  std::size_t tokens_ = 0;
  bool started_ = false, clean_ = true, too_much_ = false;
};

}  // namespace

bool check_lines(std::string_view text, std::uint32_t file, Faults& faults, Outline* outline) {
  if (outline != nullptr) {
    outline->yaml.clear();
    outline->yaml.reserve(text.size());
    outline->texts.clear();
  }
  return LineScan(text, file, faults, outline).run();
}

}  // namespace demarc::load_detail
