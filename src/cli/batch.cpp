// SPDX-License-Identifier: Apache-2.0
// who-owns --batch: many questions, one answer a line, in order.
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iostream>
#include <limits>
#include <span>

#include "load/faults.hpp"
#include "progress.hpp"
#include "render/escape.hpp"
#include "render/words.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

constexpr std::size_t longest = 64 * 1024;  // octets of a line; no question is longer

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (;;) {
    const std::size_t tab = line.find('\t');
    fields.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

/// Lines of a text of any size, in memory of a fixed one: of a line that is too long, only the beginning is kept.
class Lines {
 public:
  explicit Lines(std::istream& in) : in_{in}, buffer_(longest + 2, '\0') {}

  /// Goes to the next line; false at the end of the input, or where it cannot be read.
  bool next() {
    in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    std::size_t size = static_cast<std::size_t>(in_.gcount());
    if (in_.bad() || (in_.eof() && size == 0)) return false;
    if (in_.fail() && !in_.eof()) {
      in_.clear();
      in_.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    } else if (!in_.eof()) {
      --size;  // the line's end
    }
    line_ = std::string_view{buffer_}.substr(0, size);
    if (line_.ends_with('\r')) line_.remove_suffix(1);
    ++number_;
    return !in_.bad();
  }
  /// Without its end; valid until the next.
  [[nodiscard]] std::string_view line() const noexcept { return line_; }
  [[nodiscard]] std::size_t number() const noexcept { return number_; }

 private:
  std::istream& in_;
  std::string buffer_;
  std::string_view line_;
  std::size_t number_ = 0;
};

/// Which column is which.
struct Columns {
  static constexpr std::size_t absent = static_cast<std::size_t>(-1);
  std::size_t service = absent, what = absent, configuration = absent, id = absent, needed = 0;
  bool question = false;  // `what` holds whole questions
  std::string problem;
};

Columns columns_of(std::string_view header) {
  Columns c;
  const std::vector<std::string> names = fields_of(header);
  const auto find = [&](std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end() && std::find(at + 1, names.end(), name) != names.end())
      c.problem = "two columns are named '" + std::string{name} + "'";
    return at == names.end() ? Columns::absent : static_cast<std::size_t>(at - names.begin());
  };
  c.service = find("service");
  c.what = find("what");
  c.configuration = find("configuration");
  c.id = find("id");
  const std::size_t question = find("question");
  if (question != Columns::absent && c.what != Columns::absent)
    c.problem = "the first line names both 'what' and 'question'";
  if (question != Columns::absent) {
    c.question = true;
    c.what = question;
  }
  if (c.what == Columns::absent || (c.service == Columns::absent && !c.question)) {
    constexpr std::string_view wanted =
        "the first line must name the columns: service, what (or question), and if wanted configuration and id";
    c.problem = wanted;
    for (const std::string& n : names) {
      constexpr std::array<std::string_view, 5> known{"service", "what", "question", "configuration", "id"};
      if (std::find(known.begin(), known.end(), n) != known.end()) continue;
      const std::string hint = load_detail::hint(n, known);
      if (hint.find("did you mean") != std::string::npos) c.problem += "; '" + n + "'" + hint;
    }
  }
  c.needed = c.what + 1;
  if (c.service != Columns::absent) c.needed = std::max(c.needed, c.service + 1);
  return c;
}

class Batch {
 public:
  Batch(const Context& context, Columns columns) : c_{context}, columns_{std::move(columns)} {}

  /// Answers the line and writes the answer.
  Exit line(std::string_view text, std::size_t number) {
    const std::vector<std::string> fields = fields_of(text);
    const std::string id = field(fields, columns_.id);
    const Replies replies = answer(fields, text.size(), number);
    if (c_.arguments.format == Format::json)
      c_.out.write(render_line(c_.matrix, replies, id) + "\n");
    else
      c_.out.write(in_words(replies, id) + "\n");
    return exit_of(replies);
  }

 private:
  static std::string field(const std::vector<std::string>& fields, std::size_t column) {
    return column < fields.size() ? fields[column] : std::string{};
  }

  static Replies bad(std::string problem) {
    Replies replies;
    replies.problem = std::move(problem);
    return replies;
  }

  [[nodiscard]] Replies answer(const std::vector<std::string>& fields, std::size_t size, std::size_t number) const {
    const std::string where = "Line " + std::to_string(number);
    if (size > longest) return bad(where + " is too long.");
    if (fields.size() < columns_.needed)
      return bad(where + " has " + std::to_string(fields.size()) + " of at least " + std::to_string(columns_.needed) +
                 " columns.");
    const std::string service = field(fields, columns_.service), what = field(fields, columns_.what);
    const std::string configuration = field(fields, columns_.configuration);
    const bool placed = !service.empty() && service != "-";
    if (what.empty()) return bad(where + " asks nothing.");
    const Defaults defaults = c_.arguments.strict ? Defaults::ask : Defaults::assume;
    if (columns_.question && !placed) {
      if (!configuration.empty() && configuration != "-") return bad(where + " has a configuration but no service.");
      return demarc::ask(c_.matrix, what);
    }
    return demarc::who_owns(c_.matrix, what, service, configuration, defaults);
  }

  [[nodiscard]] std::string in_words(const Replies& replies, const std::string& id) const {
    std::string text;
    for (const Reply& r : replies.replies) {
      if (!text.empty()) text += ' ';
      if (r.answer.service().lifecycle().status == "ended")
        text += render_detail::lifecycle_sentence(r.answer.service()) + " ";
      text += render_detail::verdict_sentence(c_.matrix, r);
    }
    if (!replies.answered()) {
      text = replies.problem;
      std::vector<std::string> names;
      for (const Candidate& candidate : replies.candidates) names.push_back(candidate.id);
      if (!names.empty()) text += " Did you mean " + render_detail::joined(names, " or ") + "?";
    }
    text = render_detail::printable(text);
    return columns_.id == Columns::absent ? text : render_detail::printable(id) + "\t" + text;
  }

  const Context& c_;
  Columns columns_;
};

}  // namespace

Exit answer_batch(const Context& c, std::istream& in) {
  Lines lines{in};
  const auto unreadable = [] {
    complain("cannot read the batch to its end");
    return Exit::usage;
  };
  if (!lines.next()) {
    if (in.bad()) return unreadable();
    complain("the batch is empty; " + columns_of("").problem);
    return Exit::usage;
  }
  std::string_view header = lines.line();
  if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);
  Columns columns = columns_of(header);
  if (!columns.problem.empty()) {
    complain(columns.problem);
    return Exit::usage;
  }
  Batch batch{c, std::move(columns)};
  Exit exit = Exit::answered;
  std::size_t answered = 0;
  {
    // Answers on a terminal are progress enough.
    Progress::Way way = Progress::usual();
    way.quiet = way.quiet || (c.arguments.output.empty() && isatty(STDOUT_FILENO) == 1);
    Progress progress{"Answering lines", way};
    while (c.out.good() && lines.next()) {
      if (lines.line().empty()) continue;
      exit = worse(exit, batch.line(lines.line(), lines.number()));
      ++answered;
      progress.step();
    }
  }
  if (in.bad()) return unreadable();
  spdlog::info("answered {} lines", answered);
  return exit;
}

Exit batch(const Context& c) {
  if (c.arguments.batch == "-") return answer_batch(c, std::cin);
  std::ifstream file{c.arguments.batch, std::ios::binary};
  if (!file) {
    complain("cannot read '" + c.arguments.batch + "': " + reason(errno));
    return Exit::usage;
  }
  return answer_batch(c, file);
}

}  // namespace demarc::cli
