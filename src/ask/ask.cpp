// SPDX-License-Identifier: Apache-2.0
// From a question to answers: services first, then configuration, then what is asked.
#include <algorithm>
#include <demarc/ask.hpp>

#include "question.hpp"

namespace demarc {

using namespace ask_detail;
using detail::none;

namespace {

/// One service to answer for, with what an offering adds.
struct Target {
  std::uint32_t service = none;
  std::string offering;
  std::vector<detail::ChoiceRecord> choices;
  std::vector<std::uint32_t> items;
};

std::vector<Target> targets_of(const detail::Tables& t, const std::vector<Named>& named) {
  const detail::Texts& x = *t.texts;
  std::vector<Target> targets;
  const auto at = [&](std::uint32_t service) {
    return std::find_if(targets.begin(), targets.end(),
                        [&](const Target& target) { return target.service == service; });
  };
  for (const Named& n : named)
    if (n.service != none && at(n.service) == targets.end()) targets.push_back({n.service, {}, {}, {}});
  for (const Named& n : named) {
    if (n.offering == none) continue;
    const detail::OfferingRecord& o = x.offerings[n.offering];
    const bool narrows = std::any_of(x.parts + o.parts.first, x.parts + o.parts.first + o.parts.count,
                                     [&](const detail::PartRecord& p) { return at(p.service) != targets.end(); });
    for (std::uint32_t p = o.parts.first; p < o.parts.first + o.parts.count; ++p) {
      const detail::PartRecord& part = x.parts[p];
      auto target = at(part.service);
      if (target == targets.end()) {
        if (narrows) continue;  // "EKS on Fargate": Fargate says how, EKS says what
        target = targets.insert(targets.end(), Target{part.service, {}, {}, {}});
      }
      target->offering = std::string{x[o.id]};
      target->choices.insert(target->choices.end(), x.whens + part.with.first,
                             x.whens + part.with.first + part.with.count);
      for (std::uint32_t k = 0; k < part.items.count; ++k) target->items.push_back(x.numbers[part.items.first + k]);
    }
  }
  return targets;
}

std::vector<Candidate> candidates_of(const detail::Tables& t, const std::vector<Named>& named) {
  const detail::Texts& x = *t.texts;
  std::vector<Candidate> out;
  for (const Named& n : named)
    out.push_back(n.service != none ? Candidate{"service", std::string{detail::id_at(t, t.service_ids, n.service)},
                                                std::string{x[x.services[n.service].name]}}
                                    : Candidate{"offering", std::string{x[x.offerings[n.offering].id]},
                                                std::string{x[x.offerings[n.offering].name]}});
  return out;
}

struct Input {
  std::string_view what, service, configuration;
  Defaults defaults = Defaults::assume;
  Explain explain = Explain::no;
  bool parts = false;  // given apart
};

class Asking {
 public:
  Asking(MatrixView m, const Input& in) : t_{m.tables()}, x_{*t_.texts}, matrix_{m}, in_{in} {}

  Replies run() {
    std::vector<Named> named;
    if (!services(named)) return std::move(out_);
    const std::vector<Target> targets = targets_of(t_, named);
    if (!answer_parts(targets))
      for (const Target& target : targets) answer(target, {});
    if (out_.replies.empty() && out_.problem.empty()) out_.problem = "I do not understand what is asked.";
    if (!out_.replies.empty()) {
      out_.problem.clear();
      out_.candidates.clear();
    }
    return std::move(out_);
  }

 private:
  /// Finds the services; false when there is nothing to go on, with the reason.
  bool services(std::vector<Named>& named) {
    const bool general = in_.parts && (in_.service.empty() || in_.service == "-");
    if (in_.parts && !general) {
      service_words_.emplace(x_, in_.service);
      Question q{x_, *service_words_};
      if (!has_form(in_.service)) named = find_services(t_, q, true);
      if (!named.empty()) {
        if (has_stranger(q, named.front())) return unknown_service(in_.service);
        service_rest_ = std::move(q);
        return true;
      }
      named = find_identifier(t_, in_.service);
      if (named.size() > 1) return several_services(in_.service, named);
      return !named.empty() || unknown_service(in_.service);
    }
    if (!in_.parts) {
      words_.emplace(x_, in_.what);
      question_.emplace(x_, *words_);
      named = find_services(t_, *question_, false);  // marks their words
      leave_out_parts_of_names(named);
      mark_circumstances(*question_, named);
      if (!named.empty()) return true;
      if (const auto missed = misspelt(*question_)) return unknown_service(*missed);
    }
    if (x_.general == none) {
      out_.problem = "No service is named, and this matrix says nothing of services in general.";
      return false;
    }
    Named one;
    one.service = x_.general;
    named.push_back(one);
    return true;
  }

  /// "The AMI from AWS Marketplace on EC2" asks of EC2, which knows images by that name: a service that is named only
  /// within a longer name of another is not asked about.
  void leave_out_parts_of_names(std::vector<Named>& named) {
    const auto within_name_of = [&](const Named& part, const Named& whole) {
      if (&part == &whole || part.service == none || whole.service == none) return false;
      const std::size_t last = part.first + part.count;
      for (std::size_t first = part.first - std::min<std::size_t>(part.first, 5); first < part.first; ++first) {
        const Records names = question_->names(first, last - first);
        for (const NameKind kind : {NameKind::value, NameKind::context_value, NameKind::item})
          if (find_name(names, kind, whole.service) != nullptr) return true;
      }
      return false;
    };
    constexpr std::size_t most = 8;  // every name is held against every other
    if (named.size() < 2 || named.size() > most) return;
    const Question as_said{x_, *words_};
    for (auto part = named.begin(); part != named.end();) {
      if (std::none_of(named.begin(), named.end(), [&](const Named& whole) { return within_name_of(*part, whole); })) {
        ++part;
        continue;
      }
      std::copy_n(as_said.words.begin() + static_cast<std::ptrdiff_t>(part->first), part->count,
                  question_->words.begin() + static_cast<std::ptrdiff_t>(part->first));
      part = named.erase(part);
    }
  }

  /// In a question without a service: a word that nobody knows but that is close to a service's name, or stands where
  /// one would.
  std::optional<std::string> misspelt(const Question& q) const {
    for (std::size_t i = 0; i < q.words.size(); ++i) {
      const QuestionWord& w = q.words[i];
      if (w.term != none || w.use != Use::content) continue;
      const std::string_view before = i > 0 ? q.words[i - 1].form : std::string_view{};
      const bool place =
          before == "amazon" || before == "aw" || before == "aws" || (before == "on" && i + 1 == q.words.size());
      if (place || (w.form.size() >= 4 && !suggest_services(t_, q.text->original(i, 1)).empty()))
        return std::string{q.text->original(i, 1)};
    }
    return std::nullopt;
  }

  /// Whether the name of a service has a word that nothing here knows: "RDS Zorbulon" is not RDS.
  bool has_stranger(const Question& whole, const Named& named) const {
    Question q = whole;
    Mentioned m;
    if (named.service != none) find_configuration(t_, named.service, q, m, true);
    for (std::size_t i = 0; i < q.words.size(); ++i)
      if (q.words[i].use == Use::content && q.words[i].term == none && !is_name(q.names(i, 1))) return true;
    return false;
  }

  bool unknown_service(std::string_view name) {
    out_.problem = "There is no service '" + std::string{name} + "'.";
    out_.candidates = suggest_services(t_, name);
    return false;
  }

  bool several_services(std::string_view name, const std::vector<Named>& named) {
    out_.problem = "'" + std::string{name} + "' stands for several services.";
    out_.candidates = candidates_of(t_, named);
    return false;
  }

  /// The item whose id is asked for, if it has a cell here: an id is not ranked among phrases.
  What named_by_id(std::uint32_t service) const {
    What what;
    const std::uint32_t item = detail::KeyAccess::number_in(t_, ItemKey{in_.what});
    if (item == none || detail::cell_at(t_, service, item) == none) return what;
    what.selection.items[what.selection.named++] = item;
    what.name = "item:" + std::string{in_.what};
    what.score = 1;
    return what;
  }

  /// Some of a question's words, from `first` on before `last`; none for all. `refers`: it speaks of what the others
  /// name.
  struct Part {
    std::size_t first = 0, last = 0;
    bool refers = false;
  };

  /// "Who builds the image and who patches the host": the questions in a question; none where there is but one.
  [[nodiscard]] std::vector<Part> parts() const {
    const std::vector<QuestionWord>& words = question_->words;
    const auto is = [&](std::size_t n, std::initializer_list<std::string_view> forms) {
      return std::find(forms.begin(), forms.end(), words[n].form) != forms.end();
    };
    std::vector<Part> parts{{}};
    bool asked = false;  // before this word
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool asks = is(i, {"who", "whose"});
      if (asks && asked && is(i - 1, {"and"})) {
        parts.back().last = i;
        parts.push_back({i, words.size()});
      }
      if (is(i, {"it", "that", "them", "they", "this", "those"})) parts.back().refers = parts.size() > 1;
      asked = asked || asks;
    }
    constexpr std::size_t most = 4;  // each is read by itself; nobody asks more at once
    if (parts.size() == 1 || parts.size() > most) parts.clear();
    return parts;
  }

  /// Answers a question that asks "who ... and who ..." part by part; false, and nothing said, if it is none or if one
  /// of its parts is not understood.
  bool answer_parts(const std::vector<Target>& targets) {
    if (in_.parts) return false;
    const std::vector<Part> questions = parts();
    if (questions.empty()) return false;
    std::vector<std::string> names;
    const auto add = [](std::vector<std::string>& to, const std::string& name) {
      const bool fresh = std::find(to.begin(), to.end(), name) == to.end();
      if (fresh) to.push_back(name);
      return fresh;
    };
    for (const Target& target : targets) {
      std::vector<std::string> here;
      for (const Part& part : questions) {
        const std::size_t before = out_.replies.size();
        const std::uint32_t areas = areas_;
        answer(target, part);
        // "... the maintenance window and who uses it": what speaks of the same is of the same area
        if (out_.replies.size() == before || (part.refers && (areas & areas_) == 0)) {
          out_ = {};
          return false;
        }
        if (!add(here, out_.what)) out_.replies.pop_back();  // the same act in other words
        add(names, out_.what);
      }
    }
    out_.what = names.front();
    for (std::size_t n = 1; n < names.size(); ++n) out_.what += " and " + names[n];
    return true;
  }

  void answer(const Target& target, Part part) {
    if (!words_) words_.emplace(x_, in_.what);
    Question q = in_.parts ? Question{x_, *words_} : *question_;
    if (in_.parts) consume_service(t_, target.service, q);
    const bool explain = in_.explain == Explain::yes;
    Mentioned m;
    m.readings.wanted = explain;
    std::vector<Aside> asides;
    if (in_.parts && !in_.configuration.empty()) {
      GivenConfiguration given = read_configuration(t_, target.service, in_.configuration, explain);
      if (!given.problem.empty()) {
        out_.problem = given.problem + ".";
        out_.candidates = std::move(given.candidates);
        return;
      }
      m = std::move(given.mentioned);
      asides = std::move(given.asides);
      out_.ignored.insert(out_.ignored.end(), given.ignored.begin(), given.ignored.end());
    }
    if (service_rest_) {  // "Amazon EKS managed node groups": what the name of the service says beyond it
      Question rest = *service_rest_;
      find_configuration(t_, target.service, rest, m, true);
    }
    Mentioned said = m;  // and what the question says in passing
    find_configuration(t_, target.service, q, said, !in_.parts);
    if (part.last != 0)  // what the others say of the configuration holds here too
      for (std::size_t n = 0; n < q.words.size(); ++n)
        if ((n < part.first || n >= part.last) && q.words[n].use != Use::consumed)
          q.mark(n, 1, part.refers ? Use::soft : Use::consumed);
    const auto apply_offering = [&](Mentioned& to) {
      for (const detail::ChoiceRecord& c : target.choices) {
        if (to.configuration.empty()) to.configuration = detail::ConfigurationAccess::make(&t_, target.service);
        detail::ConfigurationAccess::set(to.configuration, c.option, c.mask);
      }
    };
    apply_offering(m);
    apply_offering(said);
    std::vector<std::uint32_t> context = target.items;
    context.insert(context.end(), said.context_items.begin(), said.context_items.end());
    What what = in_.parts ? named_by_id(target.service) : What{};
    if (what.selection.named == 0)
      what = find_what(t_, target.service, q, said.configuration, context, explain);
    else
      said = m;  // an id says nothing in passing
    // "Who updates the runtime when we use a container image": nobody asks about what does not exist.
    const auto exists = [&](const Configuration& c) {
      return std::any_of(what.selection.items, what.selection.items + what.selection.named, [&](std::uint32_t item) {
        return detail::code_of(t_, target.service, item, c, false) != detail::code::not_applicable;
      });
    };
    const bool says_how =
        said.stated || (what.selection.named != 0 && !exists(m.configuration) && exists(said.configuration));
    if (!what.settings_are_asked || says_how) m = std::move(said);
    if (what.score < threshold) {
      out_.score = what.score;
      out_.problem = "I do not know what is meant by '" + std::string{in_.what} + "'.";
      out_.candidates = std::move(what.candidates);
      return;
    }
    for (Aside& aside : asides) {
      if (what.selection.named == 0 ||
          std::none_of(what.selection.items, what.selection.items + what.selection.named, [&](std::uint32_t item) {
            return std::find(aside.items.begin(), aside.items.end(), item) != aside.items.end();
          })) {
        out_.problem = aside.problem + ".";
        out_.candidates = std::move(aside.candidates);
        return;
      }
    }
    areas_ = what.selection.areas;
    if (what.selection.named != 0) areas_ = 0;
    for (std::uint32_t n = 0; n < what.selection.named; ++n)
      areas_ |= 1u << static_cast<unsigned>(detail::facts_of(t_, what.selection.items[n]).area);
    const ServiceKey service = detail::KeyAccess::make<ServiceKind>(&t_, target.service);
    out_.replies.push_back(
        {matrix_.explain_selection(service, what.selection, true, m.configuration, in_.defaults), target.offering});
    out_.what = what.name;
    out_.score = out_.replies.size() == 1 ? what.score : std::min(out_.score, what.score);
    if (explain) tell(service.id(), m.readings.list, what, q, part);
  }

  /// For --explain: how the question was read, and what each word was used as.
  void tell(std::string_view service, const std::vector<Reading>& configuration, const What& what, const Question& q,
            Part part) {
    Readings all{true, std::move(out_.readings)};
    all.add("", {"service ", service}, 1);
    all.list.insert(all.list.end(), configuration.begin(), configuration.end());
    if (what.readings.list.empty()) all.add("", {what.name}, what.score);
    all.list.insert(all.list.end(), what.readings.list.begin(), what.readings.list.end());
    for (std::size_t i = part.first; i < (part.last != 0 ? part.last : q.words.size()); ++i) {
      const QuestionWord& w = q.words[i];
      const char* use = w.use == Use::content        ? "asked about"
                        : w.use == Use::soft         ? "counts where it fits"
                        : w.use == Use::setting      ? "configuration"
                        : w.use == Use::circumstance ? "says which or when"
                                                     : "service";
      all.add(q.text->original(i, 1), {use, " ('", w.form, "')"}, w.weight / 1000.0);
    }
    out_.readings = std::move(all.list);
  }

  const detail::Tables& t_;
  const detail::Texts& x_;
  MatrixView matrix_;
  Input in_;
  std::optional<Wording> words_, service_words_;  // of what is asked; of the service's name, where it is given apart
  std::optional<Question> question_;              // where it is one text, with the services marked
  std::optional<Question> service_rest_;          // the service's name, where it is given apart
  std::uint32_t areas_ = 0;                       // of what the last answer is about, as bits
  Replies out_;
};

}  // namespace

Replies ask(MatrixView matrix, std::string_view question, Explain explain) {
  return Asking{matrix, {question, {}, {}, Defaults::assume, explain, false}}.run();
}

Replies who_owns(MatrixView matrix, std::string_view what, std::string_view service, std::string_view configuration,
                 Defaults defaults, Explain explain) {
  return Asking{matrix, {what, service, configuration, defaults, explain, true}}.run();
}

Resolved resolve_service(MatrixView matrix, std::string_view name) {
  const detail::Tables& t = matrix.tables();
  const detail::Texts& x = *t.texts;
  Named found;
  if (!has_form(name)) {
    const Wording words{x, name};
    if (const detail::NameRecord* named = words.size() == 0 ? nullptr : words.service_name(0, words.size()))
      (named->kind == static_cast<std::uint8_t>(NameKind::service) ? found.service : found.offering) = named->entity;
  }
  Resolved r;
  if (found.service == none && found.offering == none) {
    const std::vector<Named> named = find_identifier(t, name);
    if (named.size() == 1) found = named.front();
    r.candidates = candidates_of(t, named);
  }
  if (found.service != none || found.offering != none) r.candidates.clear();
  if (found.service != none)
    r.service = detail::KeyAccess::make<ServiceKind>(&t, found.service);
  else if (found.offering != none)
    r.offering = std::string{x[x.offerings[found.offering].id]};
  else if (r.candidates.empty())
    r.candidates = suggest_services(t, name);
  return r;
}

}  // namespace demarc
