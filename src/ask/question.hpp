// SPDX-License-Identifier: Apache-2.0
// A question taken apart: its words in normal form, and what each of them was read as.
#pragma once

#include <demarc/ask.hpp>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "names.hpp"

namespace demarc::ask_detail {

enum class Use : std::uint8_t {
  content,       // says what the question is about
  setting,       // read as configuration: may also be what is asked about
  circumstance,  // says which or when ("our production Lambda in the EU"): may also be what is asked about
  soft,          // may be part of a phrase, but its absence from one costs nothing: fillers, parties
  consumed,      // the name of a service: not part of what is asked
};

/// The words of a text in normal form, and every name of the index that they make. Questions point into it.
class Wording {
 public:
  /// Both must outlive it.
  Wording(const detail::Texts& x, std::string_view text);
  Wording(const Wording&) = delete;
  Wording& operator=(const Wording&) = delete;

  [[nodiscard]] std::size_t size() const noexcept { return normal_.tokens.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t n) const noexcept { return normal_.word(n); }
  /// Some of the words, joined by single spaces.
  [[nodiscard]] std::string_view phrase(std::size_t first, std::size_t count) const noexcept {
    return count == 0 ? std::string_view{} : normal_.words(first, count);
  }
  /// The characters of the text that words [first, first + count) came from.
  [[nodiscard]] std::string_view original(std::size_t first, std::size_t count) const noexcept;
  /// Whether a word is "Amazon" or "AWS".
  [[nodiscard]] bool is_brand(std::size_t n) const noexcept;
  /// Whether a clause ends behind a word: punctuation follows it.
  [[nodiscard]] bool ends_clause(std::size_t n) const noexcept;
  /// What those words name together.
  [[nodiscard]] Records names(std::size_t first, std::size_t count) const noexcept {
    return count == 0 || count > reach_[first].longest ? Records{} : found_[reach_[first].found + count - 1];
  }
  /// A service or offering that those words name, with or without the brand; nullptr if there is none.
  [[nodiscard]] const detail::NameRecord* service_name(std::size_t first, std::size_t count) const noexcept;
  /// The most words from `first` on that may name something together.
  [[nodiscard]] std::size_t longest(std::size_t first) const noexcept;

 private:
  void look_up();

  struct Reach {
    std::uint64_t hash;     // of the word
    std::uint32_t found;    // into `found_`: what it names alone, with the next, with the next two, ...
    std::uint32_t longest;  // how many of them
  };
  const detail::Texts& x_;
  std::string_view text_;
  NormalText normal_;
  std::vector<Reach> reach_;
  std::vector<Records> found_;
  bool has_synonyms_ = false;
};

struct QuestionWord {
  std::string_view form;
  std::uint32_t term = detail::none;  // in the index, where items know the word
  std::uint32_t weight = 0;           // what it tells
  Use use = Use::content;
};

/// The words of a text, and what each is read as. Lives as long as they do; a copy is another reading of them.
struct Question {
  const Wording* text;
  std::vector<QuestionWord> words;

  Question(const detail::Texts& x, const Wording& text);

  [[nodiscard]] Records names(std::size_t first, std::size_t count) const noexcept { return text->names(first, count); }
  void mark(std::size_t first, std::size_t count, Use use);
  [[nodiscard]] bool has(std::string_view form) const;
  [[nodiscard]] bool has(Use use) const;
  /// The question with all words of one use taken for another instead.
  [[nodiscard]] Question with(Use use, Use instead) const;
};

/// A service or offering that a question names, and where.
struct Named {
  std::uint32_t service = detail::none, offering = detail::none;
  std::size_t first = 0, count = 0;
};

/// The services and offerings a question names, in the order of the question; marks their words. `certain`: the text is
/// meant to be a name, so that one that is also an ordinary word counts without further sign.
[[nodiscard]] std::vector<Named> find_services(const detail::Tables& t, Question& question, bool certain);
/// Whether a verb, in normal form, says who is responsible and nothing in particular: "manages", "takes care of".
[[nodiscard]] bool says_only_who(std::string_view verb) noexcept;
/// Marks what only says which of a service's resources are meant, and in what circumstances.
void mark_circumstances(Question& question, const std::vector<Named>& services);
/// Marks the names of one service, and of no other.
void consume_service(const detail::Tables& t, std::uint32_t service, Question& question);

/// The services that an identifier of tools stands for: "AWS::Lambda::Function", "aws_lambda_function", "arn:aws:...",
/// "lambda.amazonaws.com", "lambda:InvokeFunction", or a bare prefix ("elasticloadbalancing"). Mostly one; several
/// share "rds".
[[nodiscard]] std::vector<Named> find_identifier(const detail::Tables& t, std::string_view text);
/// Whether a text has one of those forms; a bare prefix has none.
[[nodiscard]] bool has_form(std::string_view text) noexcept;

/// Names near to one that was not found, nearest first, at most five.
[[nodiscard]] std::vector<Candidate> suggest_services(const detail::Tables& t, std::string_view name);

/// How a question was read, kept where somebody wants to know: it costs more than the answer.
struct Readings {
  bool wanted = false;
  std::vector<Reading> list;

  void add(std::string_view words, std::initializer_list<std::string_view> meaning, double weight);
};

/// The configuration a question mentions in passing ("with Fargate", "managed updates are off"): sets options, marks
/// words.
struct Mentioned {
  Configuration configuration;
  bool stated = false;                       // an option by its name, with a value: how it is, whatever is asked
  std::vector<std::uint32_t> context_items;  // items that a context narrows to
  Readings readings;
};
/// `words`: also single words that name a value ("on Fargate"); without, only an option with its value, and longer
/// names.
void find_configuration(const detail::Tables& t, std::uint32_t service, Question& question, Mentioned& mentioned,
                        bool words);

/// A key that is no option, but of whose value some items speak: an answer must be about one of them.
struct Aside {
  std::string problem;  // what is said where the answer is about something else
  std::vector<std::uint32_t> items;
  std::vector<Candidate> candidates;
};

/// A configuration given as "key=value, key=value". A key or value that the service does not have goes to `problem`.
struct GivenConfiguration {
  std::vector<Aside> asides;
  Mentioned mentioned;
  std::vector<std::pair<std::string, std::string>> ignored;
  std::string problem;
  std::vector<Candidate> candidates;
};
[[nodiscard]] GivenConfiguration read_configuration(const detail::Tables& t, std::uint32_t service,
                                                    std::string_view text, bool readings);

/// What a question is about, in one service.
struct What {
  detail::Selection selection;
  std::string name;  // "area:patching", "item:patch-guest-os", ...
  double score = 0;
  Readings readings;
  std::vector<Candidate> candidates;  // the nearest, when the score is too low
  bool settings_are_asked = false;    // words read as configuration are what the question is about
};
[[nodiscard]] What find_what(const detail::Tables& t, std::uint32_t service, const Question& question,
                             const Configuration& given, const std::vector<std::uint32_t>& context_items,
                             bool readings);

/// The items of some areas, layers and activities, each as bits, where none is all; nothing if none of them applies.
[[nodiscard]] std::optional<detail::Selection> select_broad(const detail::Tables& t, std::uint32_t service,
                                                            std::uint32_t areas, std::uint32_t layers,
                                                            std::uint32_t activities, bool everything) noexcept;

/// Below this score a reading is refused.
inline constexpr double threshold = 0.45;

}  // namespace demarc::ask_detail
