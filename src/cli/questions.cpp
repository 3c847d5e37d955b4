// SPDX-License-Identifier: Apache-2.0
// ask and who-owns: one question, one answer.
#include <spdlog/spdlog.h>

#include <algorithm>

#include "render/escape.hpp"
#include "render/words.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

void log_reading(const Replies& replies) {
  spdlog::info("read as {} with score {:.2f}", replies.what.empty() ? "nothing" : replies.what, replies.score);
  for (const Reading& r : replies.readings)
    spdlog::debug("'{}' is {} ({:+.2f})", render_detail::printable(r.words), render_detail::printable(r.meaning),
                  r.weight);
}

/// Whether anybody will see how the question was read: the answer, or the log.
Explain explain(const Context& c) {
  return c.arguments.explain || c.arguments.verbosity >= 2 ? Explain::yes : Explain::no;
}

Exit answer(const Context& c, const Replies& replies) {
  log_reading(replies);
  c.out.write(render(c.matrix, replies, c.arguments.format, c.style));
  return exit_of(replies);
}

}  // namespace

Exit exit_of(const Replies& replies) {
  if (!replies.answered()) return Exit::unknown;
  return render_detail::combined_verdict(replies.replies) == Verdict::unknown ? Exit::unknown : Exit::answered;
}

Exit refuse(std::string_view problem, const std::vector<Candidate>& candidates) {
  std::string text{problem};
  std::vector<std::string> names;
  for (const Candidate& c : candidates)
    names.push_back(c.id + (c.title.empty() || c.title == c.id ? "" : " (" + c.title + ")"));
  if (!names.empty()) text += " Did you mean " + render_detail::joined(names, " or ") + "?";
  complain(text);
  return Exit::unknown;
}

Exit refuse(const Replies& replies) { return refuse(replies.problem, replies.candidates); }

std::string configuration_of(const std::vector<std::string>& with) {
  std::string out;
  for (const std::string& w : with) out += (out.empty() ? "" : ", ") + w;
  return out;
}

Exit ask(const Context& c) {
  std::string question;
  for (const std::string& w : c.arguments.words) question += (question.empty() ? "" : " ") + w;
  Replies replies = demarc::ask(c.matrix, question, explain(c));
  if (c.arguments.strict)
    for (Reply& r : replies.replies) {
      detail::Question q = r.answer.question();
      q.defaults = Defaults::ask;
      r.answer = Answer{q};
    }
  return answer(c, replies);
}

Exit who_owns(const Context& c) {
  const Defaults defaults = c.arguments.strict ? Defaults::ask : Defaults::assume;
  return answer(c, demarc::who_owns(c.matrix, c.arguments.words[0], c.arguments.words[1],
                                    configuration_of(c.arguments.with), defaults, explain(c)));
}

}  // namespace demarc::cli
