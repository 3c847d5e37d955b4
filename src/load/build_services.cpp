// SPDX-License-Identifier: Apache-2.0
// Builder: services, baselines, their sources, contexts, identifiers and offerings.
#include <algorithm>

#include "builder.hpp"

namespace demarc::load_detail {

using detail::none;

detail::Run Builder::keep_numbers(const std::vector<std::uint32_t>& numbers) {
  const detail::Run run{static_cast<std::uint32_t>(d_.numbers.size()), static_cast<std::uint32_t>(numbers.size())};
  d_.numbers.insert(d_.numbers.end(), numbers.begin(), numbers.end());
  return run;
}

// ---- sources -------------------------------------------------------------------------------------

void Builder::open_home(Home& home, const std::vector<model::Source>& sources) {
  for (const model::Source& s : sources) {
    if (!home.by_id.emplace(s.id.text, static_cast<std::uint32_t>(home.sources.size())).second) continue;
    const std::string whole = s.title.text + '\n' + s.url.text + '\n' + s.publisher.text + '\n' + s.read.text;
    const auto [at, fresh] = sources_.emplace(whole, static_cast<std::uint32_t>(d_.words.size()));
    if (fresh) {
      for (const model::Word* word : {&s.title, &s.url, &s.publisher, &s.read}) d_.words.push_back(d_.keep(word->text));
      ++d_.sources;
    }
    home.sources.push_back(&s);
    home.used.push_back(false);
    home.numbers.push_back(at->second);
  }
}

/// Every source that is defined must be used.
void Builder::close_home(const Home& home) {
  for (std::size_t n = 0; n < home.sources.size(); ++n)
    if (!home.used[n])
      faults_.add(Fault::unused_source, home.sources[n]->id.at,
                  "source '" + home.sources[n]->id.text + "' is defined but not used");
}

std::vector<std::uint32_t> Builder::source_numbers(Home& home, const model::Words& names) {
  std::vector<std::uint32_t> numbers;
  for (const model::Word& name : names) {
    const auto at = home.by_id.find(name.text);
    if (at == home.by_id.end()) {
      std::vector<std::string> known;
      for (const model::Source* s : home.sources) known.push_back(s->id.text);
      faults_.add(Fault::unknown_source, name.at,
                  "source '" + name.text + "' is not defined in this file" + hint(name.text, known));
      continue;
    }
    home.used[at->second] = true;
    const std::uint32_t n = home.numbers[at->second];
    if (std::find(numbers.begin(), numbers.end(), n) == numbers.end()) numbers.push_back(n);
  }
  return numbers;
}

detail::Run Builder::source_run(Home& home, const model::Words& names) {
  return keep_numbers(source_numbers(home, names));
}

// ---- services ------------------------------------------------------------------------------------

void Builder::services() {
  for (const model::Service& s : m_.services) offers_.emplace_back().service = &s;
  if (m_.general) {
    offers_.emplace_back().service = &*m_.general;
    offers_.back().general = true;
  }
  std::stable_sort(offers_.begin(), offers_.end(),
                   [](const Offer& a, const Offer& b) { return a.service->id.text < b.service->id.text; });
  for (std::uint32_t n = 0; n < offers_.size(); ++n) {
    const model::Service& s = *offers_[n].service;
    services_.emplace(s.id.text, n);
    service_names_.push_back(s.id.text);
    d_.service_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
    d_.ids += s.id.text;
    if (offers_[n].general) d_.general = n;
    open_home(offers_[n].home, s.sources);
  }
  d_.service_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  d_.services = static_cast<std::uint32_t>(offers_.size());
  d_.service_records.resize(offers_.size());
}

void Builder::service_record(std::uint32_t s) {
  Offer& offer = offers_[s];
  const model::Service& from = *offer.service;
  detail::ServiceRecord& to = d_.service_records[s];
  to.name = d_.keep(from.name.text);
  to.category = d_.keep(from.category.text);
  to.because = d_.keep(from.because.text);
  to.reviewed = d_.keep(from.reviewed.text);
  to.file = d_.keep(m_.files[from.id.at.file]);
  to.baseline = offer.kind;
  to.aliases = words(from.aliases);
  if (from.lifecycle) {
    to.status = d_.keep(from.lifecycle->status.text);
    to.since = d_.keep(from.lifecycle->since.text);
    to.lifecycle_note = d_.keep(from.lifecycle->note.text);
    to.lifecycle_sources = source_run(offer.home, from.lifecycle->sources);
  }
  to.baseline_sources = source_run(offer.home, from.baseline_sources);
  std::vector<detail::NoteRecord> notes;
  for (const model::Note& n : from.notes) notes.push_back({d_.keep(n.text.text), source_run(offer.home, n.sources)});
  to.notes = {static_cast<std::uint32_t>(d_.notes.size()), static_cast<std::uint32_t>(notes.size())};
  d_.notes.insert(d_.notes.end(), notes.begin(), notes.end());
  to.sources = keep_numbers(offer.home.numbers);
  identifiers(from.identifiers, false, s);
}

void Builder::identifiers(const model::Identifiers& from, bool offering, std::uint32_t entity) {
  using enum detail::Form;
  static constexpr std::pair<std::string_view, detail::Form> forms[] = {{"arn", arn},
                                                                        {"cloudformation", cloudformation},
                                                                        {"endpoint", endpoint},
                                                                        {"iam", iam},
                                                                        {"principal", principal},
                                                                        {"sdk", sdk},
                                                                        {"terraform", terraform}};
  for (const auto& [kind, list] : from.kinds)
    for (const auto& [name, form] : forms)
      if (kind.text == name)
        for (const model::Word& w : list)
          d_.identifiers.push_back({d_.keep(w.text), form, static_cast<std::uint8_t>(offering), entity});
}

// ---- baselines -----------------------------------------------------------------------------------

void Builder::kinds() {
  for (const model::Baseline& b : m_.baselines) {
    kinds_by_id_.emplace(b.id.text, static_cast<std::uint32_t>(kinds_.size()));
    kinds_.emplace_back().baseline = &b;
    open_home(kinds_.back().home, b.sources);
  }
  std::vector<std::string> known;
  for (const Kind& k : kinds_) known.push_back(k.baseline->id.text);
  for (Kind& k : kinds_)
    if (k.baseline->parent.present()) {
      const auto at = kinds_by_id_.find(k.baseline->parent.text);
      if (at == kinds_by_id_.end())
        faults_.add(Fault::unknown_baseline, k.baseline->parent.at,
                    "unknown baseline '" + k.baseline->parent.text + "'" + hint(k.baseline->parent.text, known));
      else
        k.parent = at->second;
    }
  for (std::uint32_t k = 0; k < kinds_.size(); ++k) fold(k);
  for (Offer& offer : offers_) {
    const model::Word& name = offer.service->baseline;
    if (!name.present()) continue;
    const auto at = kinds_by_id_.find(name.text);
    if (at == kinds_by_id_.end())
      faults_.add(Fault::unknown_baseline, name.at, "unknown baseline '" + name.text + "'" + hint(name.text, known));
    else
      offer.kind = at->second;
  }
  for (const Kind& k : kinds_) {
    const model::Baseline& b = *k.baseline;
    d_.baseline_records.push_back({d_.keep(b.id.text), d_.keep(b.title.text), d_.keep(b.about.text), k.parent, 0});
  }
}

/// Lays a baseline's cells and options over its parent's.
void Builder::fold(std::uint32_t n) {
  Kind& k = kinds_[n];
  if (k.visit == 2) return;
  if (k.visit == 1) {
    faults_.add(Fault::baseline_loop, k.baseline->parent.at,
                "baseline '" + k.baseline->id.text + "' is its own ancestor");
    return;
  }
  k.visit = 1;
  k.cells.assign(d_.shared_items, {nullptr, n});
  if (k.parent != none) {
    fold(k.parent);
    if (kinds_[k.parent].visit == 2) {
      k.cells = kinds_[k.parent].cells;
      k.options = kinds_[k.parent].options;
    }
  }
  for (const model::Option& o : k.baseline->options) {
    std::erase_if(k.options, [&](const auto& inherited) { return inherited.first->id.text == o.id.text; });
    k.options.emplace_back(&o, n);
  }
  for (const model::Cell& cell : k.baseline->cells)
    if (const std::uint32_t item = item_number(cell.item, none); item != none) k.cells[item] = {&cell, n};
  k.visit = 2;
  std::string holes;
  std::uint32_t count = 0;
  for (std::uint32_t item = 0; item < d_.shared_items; ++item)
    if (k.cells[item].first == nullptr && ++count <= 5)
      holes += (holes.empty() ? "'" : ", '") + shared_ids_[item] + "'";
  if (count > 0)
    faults_.add(Fault::baseline_hole, k.baseline->id.at,
                "baseline '" + k.baseline->id.text + "' says nothing about " + std::to_string(count) +
                    (count == 1 ? " item: " : " items: ") + holes + (count > 5 ? ", ..." : ""));
}

// ---- contexts and offerings ----------------------------------------------------------------------

void Builder::contexts(std::uint32_t s) {
  const std::uint32_t first = static_cast<std::uint32_t>(d_.contexts.size());
  for (const model::Context& c : offers_[s].service->contexts) {
    const detail::Run values{static_cast<std::uint32_t>(d_.context_values.size()),
                             static_cast<std::uint32_t>(c.values.size())};
    for (const model::ContextValue& v : c.values) {
      std::uint32_t offering = none;
      if (v.offering.present()) {
        const auto at = offerings_.find(v.offering.text);
        std::vector<std::string> known;
        for (const model::Offering& o : m_.offerings) known.push_back(o.id.text);
        if (at == offerings_.end())
          faults_.add(Fault::unknown_offering, v.offering.at,
                      "unknown offering '" + v.offering.text + "'" + hint(v.offering.text, known));
        else
          offering = at->second;
      }
      std::vector<std::uint32_t> items;
      for (const model::Word& id : v.items)
        if (const std::uint32_t n = item_number(id, s); n != none) items.push_back(n);
      if (items.size() > detail::max_named_items)
        faults_.add(Fault::too_many, v.id.at,
                    "a context value selects at most " + std::to_string(detail::max_named_items) + " items");
      const detail::Run aliases = words(v.aliases);
      d_.context_values.push_back({d_.keep(v.id.text), d_.keep(v.title.text), aliases, offering, keep_numbers(items)});
    }
    const detail::Run aliases = words(c.aliases);
    d_.contexts.push_back({d_.keep(c.id.text), d_.keep(c.title.text), aliases, values});
  }
  d_.service_records[s].contexts = {first, static_cast<std::uint32_t>(d_.contexts.size()) - first};
}

void Builder::offerings() {
  for (const model::Offering& o : m_.offerings) {
    if (services_.contains(o.id.text))
      faults_.add(Fault::duplicate_id, o.id.at, offers_[services_.at(o.id.text)].service->id.at,
                  "offering '" + o.id.text + "' is a service already");
    offerings_.emplace(o.id.text, static_cast<std::uint32_t>(offerings_.size()));
    std::vector<detail::PartRecord> parts;
    for (const model::Part& p : o.parts) {
      const auto at = services_.find(p.service.text);
      if (at == services_.end()) {
        faults_.add(Fault::unknown_service, p.service.at,
                    "unknown service '" + p.service.text + "'" + hint(p.service.text, service_names_));
        continue;
      }
      const std::uint32_t s = at->second;
      detail::PartRecord part{s, {static_cast<std::uint32_t>(d_.whens.size()), 0}, {0, 0}};
      for (const model::Condition& c : p.with)
        if (const std::uint32_t option = option_number(s, c.option); option != none) {
          d_.whens.push_back({static_cast<std::uint8_t>(option), value_mask(s, option, c)});
          ++part.with.count;
        }
      std::vector<std::uint32_t> items;
      for (const model::Word& id : p.items)
        if (const std::uint32_t n = item_number(id, s); n != none) items.push_back(n);
      if (items.size() > detail::max_named_items)
        faults_.add(Fault::too_many, o.id.at,
                    "a part of an offering selects at most " + std::to_string(detail::max_named_items) + " items");
      part.items = keep_numbers(items);
      parts.push_back(part);
    }
    const detail::Run aliases = words(o.aliases);
    d_.offerings.push_back({d_.keep(o.id.text),
                            d_.keep(o.name.text),
                            d_.keep(o.note.text),
                            aliases,
                            {static_cast<std::uint32_t>(d_.parts.size()), static_cast<std::uint32_t>(parts.size())}});
    d_.parts.insert(d_.parts.end(), parts.begin(), parts.end());
    identifiers(o.identifiers, true, static_cast<std::uint32_t>(d_.offerings.size() - 1));
  }
  for (std::uint32_t s = 0; s < offers_.size(); ++s) contexts(s);
}

}  // namespace demarc::load_detail
