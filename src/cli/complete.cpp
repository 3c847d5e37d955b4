// SPDX-License-Identifier: Apache-2.0
// What may be typed next: the answers behind the completion of every shell.
#include "complete.hpp"

#include <algorithm>
#include <array>
#include <demarc/ask.hpp>
#include <optional>
#include <set>

#include "command.hpp"
#include "export/kinds.hpp"
#include "help.hpp"
#include "render/escape.hpp"

namespace demarc::cli {
namespace {

/// The option that a word names, and the value that stands in the same word behind "=".
struct Named {
  const CommandOption* option = nullptr;
  std::optional<std::string_view> value;
};

Named option_named(std::string_view word, const VerbInfo* verb) {
  const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string_view::npos;
  const std::string_view name = word.substr(0, equals);
  for (const CommandOption* o : options_of(verb)) {
    const std::vector<std::string_view> names = split(o->names, ',');
    if (std::find(names.begin(), names.end(), name) == names.end()) continue;
    if (equals == std::string_view::npos) return {o, std::nullopt};
    return {o, word.substr(equals + 1)};
  }
  return {};
}

/// What stands before the word that is being typed.
struct Before {
  const VerbInfo* verb = nullptr;
  bool lost = false;                           // there is no such verb: nothing behind it means anything
  std::vector<std::string_view> words;         // that are no options
  std::string_view framework;                  // that an option named
  const CommandOption* wants_value = nullptr;  // the word before is an option that takes one
};

Before read(std::span<const std::string> words) {
  Before before;
  for (const std::string& word : words) {
    if (before.wants_value != nullptr) {
      if (before.wants_value->takes == Takes::framework) before.framework = word;
      before.wants_value = nullptr;
    } else if (word.size() > 1 && word.front() == '-') {
      const Named named = option_named(word, before.verb);
      if (named.option != nullptr && !named.option->value.empty() && !named.value) before.wants_value = named.option;
      if (named.value && named.option->takes == Takes::framework) before.framework = *named.value;
    } else if (before.verb == nullptr) {
      before.verb = verb_named(word);
      if (before.verb == nullptr) {
        before.lost = true;
        return before;
      }
    } else {
      before.words.emplace_back(word);
    }
  }
  return before;
}

Takes takes_at(const VerbInfo& verb, std::size_t n) {
  if (n >= verb.most) return Takes::nothing;
  return verb.takes[std::min(n, verb.takes.size() - 1)];
}

bool begins_with(std::string_view text, std::string_view begin) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return text.size() >= begin.size() &&
         std::equal(begin.begin(), begin.end(), text.begin(), [&](char a, char b) { return small(a) == small(b); });
}

class Completer {
 public:
  Completer(MatrixView matrix, std::span<const std::string> words)
      : matrix_{matrix}, before_{read(words.first(words.size() - 1))}, typed_{words.back()} {}

  Offers find() {
    if (before_.lost) return {};
    if (before_.wants_value != nullptr) {
      value(*before_.wants_value, typed_);
    } else if (typed_.starts_with('-')) {
      option();
    } else if (before_.verb != nullptr) {
      place(takes_at(*before_.verb, before_.words.size()), typed_);
    } else {
      every_verb();
    }
    return std::move(offers_);
  }

 private:
  /// Offers a word where it goes on from what has been typed behind `kept_`.
  void offer(std::string_view word, std::string_view note, std::string_view begun) {
    if (begins_with(word, begun)) offers_.words.push_back({kept_ + std::string{word}, render_detail::printable(note)});
  }

  void every_verb() {
    for (const VerbInfo& v : verbs())
      if (!v.hidden) offer(v.name, v.does, typed_);
  }

  void names_of_options() {
    for (const CommandOption* o : options_of(before_.verb))
      for (const std::string_view name : split(o->names, ',')) offer(name, said_of(*o, before_.verb), typed_);
  }

  void option() {
    const Named named = option_named(typed_, before_.verb);
    if (named.option == nullptr || !named.value) return names_of_options();
    kept_ = std::string{typed_.substr(0, typed_.size() - named.value->size())};
    value(*named.option, *named.value);
  }

  /// The last of several values, with the others kept.
  void value(const CommandOption& option, std::string_view begun) {
    if (option.listed)
      if (const std::size_t comma = begun.rfind(','); comma != std::string_view::npos) {
        kept_ += begun.substr(0, comma + 1);
        begun.remove_prefix(comma + 1);
      }
    place(option.takes, begun);
  }

  void place(Takes takes, std::string_view begun) {
    switch (takes) {
      case Takes::nothing:
      case Takes::text:
        return;
      case Takes::verb:
        return every_verb();
      case Takes::service:
        return services(begun);
      case Takes::placed_service:
        return placed(begun);
      case Takes::what:
        return what(begun);
      case Takes::framework:
        for (std::uint32_t n = 0; n < matrix_.framework_count(); ++n)
          offer(matrix_.framework(n).id(), matrix_.framework(n).name(), begun);
        return;
      case Takes::control:
        return controls(begun);
      case Takes::area:
        return areas(begun);
      case Takes::layer:
        return layers(begun);
      case Takes::owner:
        return owners(begun);
      case Takes::setting:
        if (const auto service = service_of_verb()) settings(*service, begun);
        return;
      case Takes::format:
        return formats(begun);
      case Takes::colour:
        return fixed({"auto", "always", "never"}, begun);
      case Takes::listing:
        return fixed({"services", "items", "areas", "layers", "parties", "options", "frameworks", "controls"}, begun);
      case Takes::shell:
        return fixed({"bash", "zsh", "fish"}, begun);
      case Takes::export_kind:
        for (const exports::KindInfo& k : exports::kinds) offer(k.name, k.does, begun);
        return;
      case Takes::file:
        offers_.of = Offers::Of::files;
        return;
      case Takes::directory:
        offers_.of = Offers::Of::directories;
        return;
    }
  }

  void formats(std::string_view begun) {
    std::string_view list = before_.verb == nullptr ? all_formats : before_.verb->formats;
    if (before_.verb != nullptr && before_.verb->verb == Verb::export_ && !before_.words.empty())
      if (const exports::KindInfo* kind = exports::find_kind(before_.words[0])) list = kind->formats;
    for (const std::string_view format : split(list, ' ')) offer(format, "", begun);
  }

  void fixed(std::initializer_list<std::string_view> words, std::string_view begun) {
    for (const std::string_view word : words) offer(word, "", begun);
  }

  void services(std::string_view begun) {
    for (std::uint32_t s = 0; s < matrix_.service_count(); ++s)
      if (const ServiceInfo service = matrix_.service(s); !service.general())
        offer(service.id(), service.name(), begun);
    const detail::Texts& x = *matrix_.tables().texts;
    for (std::uint32_t o = 0; o < x.offering_count; ++o) offer(x[x.offerings[o].id], x[x.offerings[o].name], begun);
  }

  /// A service, or behind a colon its options. Identifiers have colons of their own, in pairs.
  void placed(std::string_view begun) {
    const std::size_t colon = begun.find(':');
    if (colon == std::string_view::npos) return services(begun);
    const auto service = service_named(begun.substr(0, colon));
    if (!service) return;
    const std::size_t comma = begun.rfind(',');
    const std::size_t from = comma == std::string_view::npos ? colon + 1 : comma + 1;
    kept_ += begun.substr(0, from);
    settings(*service, begun.substr(from));
  }

  void settings(const ServiceInfo& service, std::string_view begun) {
    const std::size_t equals = begun.find('=');
    for (std::uint32_t o = 0; o < service.option_count(); ++o) {
      const demarc::OptionInfo option = service.option(o);
      if (equals == std::string_view::npos) {
        offer(std::string{option.id()} + "=", option.title(), begun);
      } else if (option.id() == begun.substr(0, equals)) {
        kept_ += begun.substr(0, equals + 1);
        for (std::uint32_t v = 0; v < option.value_count(); ++v)
          offer(option.value(v).id, option.value(v).title, begun.substr(equals + 1));
        return;
      }
    }
  }

  void what(std::string_view begun) {
    areas(begun);
    layers(begun);
    for (std::uint32_t i = 0; i < matrix_.shared_item_count(); ++i)
      offer(matrix_.item(i).id(), matrix_.item(i).title(), begun);
    if (begun.empty()) return;  // own items of services are too many to list
    for (std::uint32_t i = matrix_.shared_item_count(); i < matrix_.item_count(); ++i)
      offer(matrix_.item(i).id(), matrix_.item(i).title(), begun);
  }
  /// Those of the framework that is named, or of all; an id that several have, once.
  void controls(std::string_view begun) {
    const auto only = matrix_.find_framework(before_.framework);
    std::set<std::string_view> seen;
    for (std::uint32_t n = 0; n < matrix_.framework_count(); ++n) {
      const FrameworkInfo f = matrix_.framework(n);
      if (only && f.id() != only->id()) continue;
      for (std::uint32_t c = 0; c < f.control_count(); ++c)
        if (const ControlInfo control = f.control(c); seen.insert(control.id()).second)
          offer(control.id(), control.title().empty() ? f.name() : control.title(), begun);
    }
  }
  void areas(std::string_view begun) {
    for (std::size_t n = 0; n < area_count; ++n) term(matrix_.area(static_cast<Area>(n)), begun);
  }
  void layers(std::string_view begun) {
    for (std::size_t n = 0; n < layer_count; ++n) term(matrix_.layer(static_cast<Layer>(n)), begun);
  }
  void owners(std::string_view begun) {
    for (std::uint32_t n = 0; n < matrix_.party_count(); ++n) term(matrix_.party(n), begun);
    offer("third-party", "any third party", begun);
    offer("depends", "it depends on how the service is configured", begun);
    offer("unknown", "nobody has recorded it", begun);
    offer("not-applicable", "there is no such act", begun);
  }
  void term(const Term& term, std::string_view begun) { offer(term.id, term.title, begun); }

  [[nodiscard]] std::optional<ServiceInfo> service_named(std::string_view name) const {
    const Resolved resolved = resolve_service(matrix_, name);
    return resolved.service ? matrix_.find(*resolved.service) : std::nullopt;
  }

  /// The service that the words before name, where the verb has one.
  [[nodiscard]] std::optional<ServiceInfo> service_of_verb() const {
    if (before_.verb == nullptr) return std::nullopt;
    for (std::size_t n = 0; n < before_.words.size(); ++n)
      if (takes_at(*before_.verb, n) == Takes::service) return service_named(before_.words[n]);
    return std::nullopt;
  }

  MatrixView matrix_;
  Before before_;
  std::string_view typed_;
  std::string kept_;  // of the typed word, before what is offered
  Offers offers_;
};

}  // namespace

Offers complete(MatrixView matrix, std::span<const std::string> words) {
  return words.empty() ? Offers{} : Completer{matrix, words}.find();
}

std::string matrices_of(std::span<const std::string> words) {
  for (std::size_t n = 0; n + 1 < words.size(); ++n) {
    if (words[n] == "--matrices" && n + 2 < words.size()) return words[n + 1];
    if (words[n].starts_with("--matrices=")) return words[n].substr(words[n].find('=') + 1);
  }
  return {};
}

}  // namespace demarc::cli
