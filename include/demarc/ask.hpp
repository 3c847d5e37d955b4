// SPDX-License-Identifier: Apache-2.0
// Questions in people's words: names and phrases in, answers or a refusal with candidates out. (Link demarc::demarc.)
#pragma once

#include <cstdint>
#include <demarc/matrix_view.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc {

/// Something that a refused question may have meant.
struct Candidate {
  std::string kind;   ///< "service", "item", "area", "layer", "offering", "option", "value"
  std::string id;     ///< for options "lambda:package", for values "lambda:package=image"
  std::string title;  ///< as people know it
};

/// How a part of the question was read: what `--explain` prints.
struct Reading {
  std::string words;    ///< the words of the question
  std::string meaning;  ///< "service lambda", "area patching", "option package = image", "filler"
  double weight = 0;    ///< what they added to the score
};

/// One answered service: a question about several services, or an offering that stands for several, has more than one.
struct Reply {
  Answer answer;
  std::string offering;  ///< the offering whose name was used, or empty
};

/// What became of a question.
struct Replies {
  std::vector<Reply> replies;         ///< empty: not understood
  std::string what;                   ///< "area:patching", "item:patch-guest-os", "items:a,b", "service", ...
  double score = 0;                   ///< 0 to 1: how sure the reading is
  std::string problem;                ///< why there is no answer, one sentence; empty when there is
  std::vector<Candidate> candidates;  ///< nearest first, at most five
  std::vector<std::pair<std::string, std::string>> ignored;  ///< configuration that was given and is not needed
  std::vector<Reading> readings;                             ///< with Explain::yes

  [[nodiscard]] bool answered() const noexcept { return !replies.empty(); }
};

/// Whether to tell how a question was read: makes some ten texts more, and so takes longer than the answer.
enum class Explain : bool { no, yes };

/// Answers a question such as "who owns patching on Lambda with container images?".
///
/// Deterministic: words and phrases of the matrix (ids, names, titles, aliases) are found by longest match, ranked, and
/// refused below a fixed score. "I don't know, did you mean ..." is an answer; a guess is not. Linear in the words of
/// the question for questions that are understood; a miss compares with the names that are close in length.
[[nodiscard]] Replies ask(MatrixView matrix, std::string_view question, Explain explain = Explain::no);

/// The same with the parts given apart. `what`: an id, a title or plain words for an item, an area or a layer (empty:
/// all of the service). `service`: any name or identifier; empty or "-": AWS in general. `configuration`: "key=value,
/// key=value" in ids or plain words, or "-". Unknown keys and values are refused, never ignored.
[[nodiscard]] Replies who_owns(MatrixView matrix, std::string_view what, std::string_view service,
                               std::string_view configuration = {}, Defaults defaults = Defaults::assume,
                               Explain explain = Explain::no);

/// Who owns a part of a service under the documented defaults, both by a name as it is spelt in the matrix, in any
/// case: `service` an id, a name or an alias of a service ("-": AWS in general), `what` an id, a title or an alias of
/// an item, an area or a layer. Verdict::unresolved for any other text, and where a name is that of two things:
/// who_owns() may know what is meant. Constant time; allocates nothing.
[[nodiscard]] Owner owner_of(MatrixView matrix, std::string_view service, std::string_view what) noexcept;

/// The service or offering that a name or identifier stands for: "Lambda", "AWS::WAF::WebACL", "aws_db_instance",
/// "lambda.amazonaws.com".
struct Resolved {
  std::optional<ServiceKey> service;
  std::string offering;
  std::vector<Candidate> candidates;  ///< when neither
};
[[nodiscard]] Resolved resolve_service(MatrixView matrix, std::string_view name);

}  // namespace demarc
