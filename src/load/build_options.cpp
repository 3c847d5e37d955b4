// SPDX-License-Identifier: Apache-2.0
// Builder: options, their values, and the conditions under which they mean something.
#include <algorithm>

#include "builder.hpp"

namespace demarc::load_detail {

using detail::none;

void Builder::options() {
  d_.first_option.push_back(0);
  for (std::uint32_t s = 0; s < offers_.size(); ++s) {
    options_of(s);
    d_.first_option.push_back(static_cast<std::uint32_t>(d_.shapes.size()));
  }
  d_.option_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  for (const auto& offer : offers_)
    for (const auto& [option, home] : offer.options)
      for (const model::Value& v : option->values) {
        d_.value_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
        d_.ids += v.id.text;
      }
  d_.value_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  d_.first_value.push_back(static_cast<std::uint32_t>(d_.value_records.size()));
  d_.options = static_cast<std::uint32_t>(d_.shapes.size());
  d_.values = static_cast<std::uint32_t>(d_.value_records.size());
  options_view_ = d_.tables(nullptr);
  if (!faults_.empty()) return;
  for (std::uint32_t s = 0; s < offers_.size(); ++s) possible_values(s);
}

/// A baseline's options come first; a service's own option of the same id stands in for one.
void Builder::options_of(std::uint32_t s) {
  Offer& offer = offers_[s];
  const auto own = [&](const std::string& id) {
    return std::any_of(offer.service->options.begin(), offer.service->options.end(),
                       [&](const model::Option& o) { return o.id.text == id; });
  };
  if (offer.kind != none)
    for (const auto& [option, kind] : kinds_[offer.kind].options)
      if (!own(option->id.text)) offer.options.emplace_back(option, &kinds_[kind].home);
  for (const model::Option& o : offer.service->options) offer.options.emplace_back(&o, &offer.home);
  if (offer.options.size() > detail::max_options) {
    faults_.add(Fault::too_many_options, offer.options[detail::max_options].first->id.at,
                "a service has at most " + std::to_string(detail::max_options) + " options, '" +
                    offer.service->id.text + "' has " + std::to_string(offer.options.size()));
    offer.options.resize(detail::max_options);
  }
  for (std::uint32_t o = 0; o < offer.options.size(); ++o)
    offer.option_by_id.emplace(offer.options[o].first->id.text, o);
  offer.option_used.assign(offer.options.size(), false);
  for (std::uint32_t o = 0; o < offer.options.size(); ++o) option(s, o);
}

void Builder::option(std::uint32_t s, std::uint32_t o) {
  const auto& [from, home] = offers_[s].options[o];
  d_.option_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  d_.ids += from->id.text;
  detail::OptionShape shape{0, 0, 0, 0, static_cast<std::uint32_t>(d_.clauses.size())};
  if (from->values.size() > detail::max_values)
    faults_.add(Fault::too_many_values, from->values[detail::max_values].id.at,
                "option '" + from->id.text + "' has more than " + std::to_string(detail::max_values) + " values");
  shape.values = static_cast<std::uint8_t>(std::min<std::size_t>(from->values.size(), detail::max_values));
  if (from->standard.present())
    if (const std::uint32_t v = value_number(*from, from->standard); v != none)
      shape.standard = static_cast<std::uint8_t>(v);
  add_clauses(s, o, 0, from->only_when);
  for (std::uint8_t v = 0; v < shape.values; ++v)
    add_clauses(s, o, static_cast<std::uint8_t>(v + 1), from->values[v].only_when);
  shape.clauses = static_cast<std::uint16_t>(d_.clauses.size() - shape.first_clause);
  for (std::uint32_t c = shape.first_clause; c < d_.clauses.size(); ++c) {
    const std::uint32_t other = d_.clauses[c].option;
    shape.needs =
        static_cast<std::uint16_t>(shape.needs | detail::bit(other) | d_.shapes[d_.first_option[s] + other].needs);
  }
  d_.shapes.push_back(shape);

  detail::OptionRecord record{};
  record.title = d_.keep(from->title.text);
  record.scope = d_.keep(from->scope.text);
  record.state = from->state;
  record.sources = source_run(*home, from->sources);
  record.aliases = words(from->aliases);
  record.channels = {static_cast<std::uint32_t>(d_.channels.size()), 0};
  for (const auto& [channel, value] : from->standard_by_channel)
    if (const std::uint32_t v = value_number(*from, value); v != none) {
      d_.channels.push_back({d_.keep(channel.text), v});
      ++record.channels.count;
    }
  d_.option_records.push_back(record);
  d_.first_value.push_back(static_cast<std::uint32_t>(d_.value_records.size()));
  for (const model::Value& v : from->values) d_.value_records.push_back({d_.keep(v.title.text), words(v.aliases)});
}

void Builder::add_clauses(std::uint32_t s, std::uint32_t o, std::uint8_t of_value,
                          const model::Conditions& conditions) {
  for (const model::Condition& c : conditions) {
    const std::uint32_t other = option_number(s, c.option);
    if (other == none) continue;
    const std::string& name = offers_[s].options[o].first->id.text;
    if (other == o || (other > o && loops(offers_[s], other, o))) {
      faults_.add(Fault::only_when_loop, c.option.at, "only-when of '" + name + "' leads back to itself");
      continue;
    }
    if (other > o) {
      faults_.add(Fault::only_when_later, c.option.at, offers_[s].options[other].first->id.at,
                  "only-when of '" + name + "' names the later option '" + c.option.text + "'; move that one above");
      continue;
    }
    d_.clauses.push_back({of_value, static_cast<std::uint8_t>(other), value_mask(s, other, c)});
  }
}

bool Builder::loops(const Offer& offer, std::uint32_t from, std::uint32_t back_to) const {
  std::vector<std::uint32_t> rest{from};
  std::vector<bool> seen(offer.options.size());
  while (!rest.empty()) {
    const std::uint32_t o = rest.back();
    rest.pop_back();
    if (o == back_to) return true;
    if (seen[o]) continue;
    seen[o] = true;
    const auto follow = [&](const model::Conditions& conditions) {
      for (const model::Condition& c : conditions)
        if (const auto at = offer.option_by_id.find(c.option.text); at != offer.option_by_id.end())
          rest.push_back(at->second);
    };
    follow(offer.options[o].first->only_when);
    for (const model::Value& v : offer.options[o].first->values) follow(v.only_when);
  }
  return false;
}

std::uint32_t Builder::option_number(std::uint32_t s, const model::Word& name) {
  const Offer& offer = offers_[s];
  const auto at = offer.option_by_id.find(name.text);
  if (at != offer.option_by_id.end()) return at->second;
  std::vector<std::string> known;
  for (const auto& [option, home] : offer.options) known.push_back(option->id.text);
  faults_.add(Fault::unknown_option, name.at,
              "service '" + offer.service->id.text + "' has no option '" + name.text + "'" + hint(name.text, known));
  return none;
}

std::uint32_t Builder::value_number(const model::Option& option, const model::Word& value) {
  for (std::uint32_t v = 0; v < option.values.size(); ++v)
    if (option.values[v].id.text == value.text) return v + 1;
  std::vector<std::string> known;
  for (const model::Value& v : option.values) known.push_back(v.id.text);
  faults_.add(Fault::unknown_value, value.at,
              "option '" + option.id.text + "' has no value '" + value.text + "'" + hint(value.text, known));
  return none;
}

std::uint16_t Builder::value_mask(std::uint32_t s, std::uint32_t o, const model::Condition& condition) {
  std::uint16_t mask = 0;
  for (const model::Word& value : condition.values)
    if (const std::uint32_t v = value_number(*offers_[s].options[o].first, value);
        v <= detail::max_values)  // not `none`
      mask = static_cast<std::uint16_t>(mask | detail::bit(v - 1));
  return mask;
}

/// "package = zip, runtime = aws-managed"
std::string Builder::describe(std::uint32_t s, std::uint16_t options, const detail::Digits& digits) const {
  std::string text;
  for (std::uint32_t o = 0; o < detail::max_options; ++o) {
    if (!(options & detail::bit(o)) || digits[o] == 0) continue;
    const model::Option& option = *offers_[s].options[o].first;
    text += (text.empty() ? "" : ", ") + option.id.text + " = " + option.values[digits[o] - 1u].id.text;
  }
  return text.empty() ? "no options" : text;
}

/// Every value of every option must be possible in some configuration, and an option that means something must have
/// one.
void Builder::possible_values(std::uint32_t s) {
  const Offer& offer = offers_[s];
  const detail::Space space = detail::space_of(options_view_, s, {}, true);
  for (std::uint32_t o = 0; o < offer.options.size(); ++o) {
    const model::Option& option = *offer.options[o].first;
    const std::uint16_t closure = detail::with_conditions(options_view_, s, detail::bit(o));
    if (static_cast<std::uint32_t>(std::popcount(closure)) > 6) {
      faults_.add(Fault::too_many_cell_options, option.id.at,
                  "option '" + option.id.text + "' rests on more than five others");
      continue;
    }
    const detail::OptionShape shape = options_view_.shape(options_view_.first_option(s) + o);
    std::uint16_t seen = 0;
    std::uint32_t count = 0;
    detail::Digits digits{};
    detail::complete(
        options_view_, s, space, static_cast<std::uint16_t>(closure & ~detail::bit(o)), digits,
        [&](const detail::Digits& d) {
          if (detail::active(options_view_, shape, d)) {
            const std::uint16_t values = detail::allowed(options_view_, shape, d, detail::all_values(shape));
            seen = static_cast<std::uint16_t>(seen | values);
            if (values == 0)
              faults_.add(Fault::impossible_value, option.id.at,
                          "option '" + option.id.text + "' has no possible value with " + describe(s, closure, d));
            if (values == 0) return false;
          }
          return ++count < 65'536;
        });
    for (std::uint32_t v = 0; v < shape.values; ++v)
      if (!(seen & detail::bit(v)))
        faults_.add(Fault::impossible_value, option.values[v].id.at,
                    "value '" + option.values[v].id.text + "' of option '" + option.id.text +
                        "' is not possible in any configuration");
  }
}

}  // namespace demarc::load_detail
