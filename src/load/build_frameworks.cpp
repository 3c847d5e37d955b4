// SPDX-License-Identifier: Apache-2.0
// Builder: control frameworks, their controls, and which items serve them.
#include <algorithm>
#include <demarc/framework.hpp>
#include <map>

#include "builder.hpp"

namespace demarc::load_detail {

using detail::none;

namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// How many characters at the start of `text` are of a kind.
template <typename Is>
std::size_t run(std::string_view text, const Is& is) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is) - text.begin());
}

/// Whether an id has a form: `A` stands for capitals, `0` for a number without leading zeros, `00` for two digits (and
/// so on), anything else for itself.
bool has_form(std::string_view id, std::string_view form) {
  while (!form.empty()) {
    if (form[0] == 'A') {
      const std::size_t n = run(id, is_capital);
      if (n == 0) return false;
      id.remove_prefix(n);
      form.remove_prefix(1);
    } else if (form[0] == '0') {
      const std::size_t zeros = run(form, [](char c) { return c == '0'; }), n = run(id, is_digit);
      if (zeros == 1 ? n == 0 || (n > 1 && id[0] == '0') : n != zeros) return false;
      id.remove_prefix(n);
      form.remove_prefix(zeros);
    } else {
      if (id.empty() || id[0] != form[0]) return false;
      id.remove_prefix(1);
      form.remove_prefix(1);
    }
  }
  return id.empty();
}

bool formed(const model::Framework& f, std::string_view id) {
  return std::any_of(f.forms.begin(), f.forms.end(), [&](const model::Word& form) { return has_form(id, form.text); });
}

std::string joined(const model::Words& words) {
  std::string out;
  for (const model::Word& w : words) out += (out.empty() ? "" : " or ") + w.text;
  return out;
}

/// An id as same_control() compares it.
std::string normal(std::string_view id) {
  std::string out;
  detail::ControlWords words{id};
  for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
    for (const char c : word) out += detail::ControlWords::folded(c);
    out += ' ';
  }
  return out;
}

std::string folded(std::string_view text) {
  std::string out{text};
  for (char& c : out) c = detail::ControlWords::folded(c);
  return out;
}

}  // namespace

void Builder::frameworks() {
  framework_names();
  for (const model::Framework& f : m_.frameworks) {
    Catalog catalog{f};
    open_home(catalog.home, f.sources);
    detail::FrameworkRecord& r = catalog.record;
    r.id = d_.keep(f.id.text);
    r.name = d_.keep(f.name.text);
    r.version = d_.keep(f.version.text);
    r.publisher = d_.keep(f.publisher.text);
    r.because = d_.keep(f.because.text);
    r.reviewed = d_.keep(f.reviewed.text);
    r.file = d_.keep(m_.files[f.id.at.file]);
    r.complete = f.complete;
    r.aliases = words(f.aliases);
    r.catalog = source_run(catalog.home, f.catalog);
    controls(catalog);
    mappings(catalog);
    close_home(catalog.home);
    r.sources = keep_numbers(catalog.home.numbers);
    for (std::size_t n = 0; n < catalog.controls.size(); ++n)
      if (!catalog.used[n] && !catalog.strange && control_records_[r.controls.first + n].never_inherited == 0)
        faults_.add(Fault::unused_control, catalog.controls[n]->id.at,
                    "control '" + catalog.controls[n]->id.text +
                        "' is declared, but no item is mapped to it, and it is not among never-inherited");
    reverse_mappings(catalog);
    if (f.complete) all_mapped(catalog);
    few_direct(catalog);
    framework_records_.push_back(r);
  }
  d_.framework_count = static_cast<std::uint32_t>(framework_records_.size());
  d_.first_framework = flat(framework_records_);
  d_.first_control = flat(control_records_);
  d_.first_mapping = flat(mapping_records_);
}

/// Lays records, all of whose fields are numbers, behind the numbers; returns where they begin.
template <typename Record>
std::uint32_t Builder::flat(const std::vector<Record>& records) {
  const auto first = static_cast<std::uint32_t>(d_.numbers.size());
  for (const Record& r : records) {
    const auto fields = std::bit_cast<std::array<std::uint32_t, sizeof(Record) / 4>>(r);
    d_.numbers.insert(d_.numbers.end(), fields.begin(), fields.end());
  }
  return first;
}

/// Files come sorted, so frameworks stand by id. No two may be called the same.
void Builder::framework_names() {
  std::map<std::string, std::pair<const model::Word*, const model::Framework*>> claimed;
  for (const model::Framework& f : m_.frameworks) {
    const auto claim = [&](const model::Word& word) {
      const auto [at, fresh] = claimed.emplace(folded(word.text), std::pair{&word, &f});
      if (!fresh && at->second.second != &f)
        faults_.add(Fault::alias_claimed_twice, word.at, at->second.first->at,
                    "'" + word.text + "' is a name of framework '" + at->second.second->id.text + "' already");
    };
    claim(f.id);
    claim(f.name);
    for (const model::Word& alias : f.aliases) claim(alias);
  }
}

void Builder::controls(Catalog& catalog) {
  const model::Framework& f = catalog.from;
  catalog.record.controls.first = static_cast<std::uint32_t>(control_records_.size());
  std::unordered_map<std::string, const model::Control*> seen;
  for (const model::ControlGroup& group : f.groups)
    for (const model::Control& c : group.controls) {
      if (!formed(f, c.id.text)) {
        catalog.strange = true;
        faults_.add(Fault::malformed_control, c.id.at,
                    "'" + c.id.text + "' does not look like a control of '" + f.id.text + "'; expected the form " +
                        joined(f.forms));
      }
      const std::string as_typed = normal(c.id.text);
      if (as_typed.empty()) continue;  // no form has neither letters nor digits but for malformed ids
      if (const auto [at, fresh] = seen.emplace(as_typed, &c); !fresh) {
        faults_.add(Fault::duplicate_id, c.id.at, at->second->id.at,
                    "control '" + c.id.text + "' cannot be told from '" + at->second->id.text + "'");
        continue;
      }
      catalog.by_id.emplace(c.id.text, static_cast<std::uint32_t>(control_records_.size()));
      catalog.controls.push_back(&c);
      control_records_.push_back({d_.keep(c.id.text),
                                  d_.keep(c.title.text),
                                  d_.keep(group.id.text),
                                  d_.keep(group.title.text),
                                  static_cast<std::uint32_t>(framework_records_.size()),
                                  0,
                                  {},
                                  {}});
    }
  catalog.record.controls.count = static_cast<std::uint32_t>(catalog.controls.size());
  catalog.used.resize(catalog.controls.size());
  for (const model::Word& id : f.never_inherited)
    if (const std::uint32_t n = control_number(catalog, id); n != none) control_records_[n].never_inherited = 1;
}

std::uint32_t Builder::control_number(Catalog& catalog, const model::Word& id) {
  if (const auto at = catalog.by_id.find(id.text); at != catalog.by_id.end()) return at->second;
  catalog.strange = true;
  std::vector<std::string> known;
  for (const model::Control* c : catalog.controls) {
    if (detail::same_control(c->id.text, id.text)) {
      if (formed(catalog.from, c->id.text))  // else the declaration is at fault
        faults_.add(Fault::unknown_control, id.at,
                    "unknown control '" + id.text + "'; the framework spells it '" + c->id.text + "'");
      return none;
    }
    known.push_back(c->id.text);
  }
  faults_.add(Fault::unknown_control, id.at,
              "control '" + id.text + "' is not declared under groups" + hint(id.text, known));
  return none;
}

void Builder::mapping(Catalog& catalog, const model::Mapping& from, std::uint32_t of,
                      std::vector<detail::MappingRecord>& to) {
  const auto numbers = [&](const model::Words& ids) {
    std::vector<std::uint32_t> list;
    for (const model::Word& id : ids)
      if (const std::uint32_t n = control_number(catalog, id); n != none) {
        list.push_back(n);
        catalog.used[n - catalog.record.controls.first] = true;
      }
    std::sort(list.begin(), list.end());
    return list;
  };
  const std::vector<std::uint32_t> direct = numbers(from.direct), supporting = numbers(from.supporting);
  for (const model::Word& id : from.supporting)
    for (const model::Word& other : from.direct)
      if (id.text == other.text)
        faults_.add(Fault::duplicate_id, id.at, other.at,
                    "'" + from.of.text + "' serves control '" + id.text + "' either directly or as support, not both");
  const detail::Run d = keep_numbers(direct), s = keep_numbers(supporting);
  to.push_back({of, d, s, source_run(catalog.home, from.sources)});
}

void Builder::mappings(Catalog& catalog) {
  const auto settle = [&](std::vector<detail::MappingRecord>& list) {
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.of < b.of; });
    const detail::Run run{static_cast<std::uint32_t>(mapping_records_.size()), static_cast<std::uint32_t>(list.size())};
    mapping_records_.insert(mapping_records_.end(), list.begin(), list.end());
    return run;
  };
  std::vector<detail::MappingRecord> named, areas;
  for (const model::Mapping& m : catalog.from.items)
    if (const std::uint32_t item = item_number(m.of, none); item != none) mapping(catalog, m, item, named);
  own_mappings(catalog, named);
  by_area(catalog, areas);
  catalog.record.items = settle(named);
  catalog.record.by_area = settle(areas);
}

void Builder::own_mappings(Catalog& catalog, std::vector<detail::MappingRecord>& to) {
  for (const auto& [service, list] : catalog.from.services) {
    const auto at = services_.find(service.text);
    if (at == services_.end()) {
      faults_.add(Fault::unknown_service, service.at,
                  "unknown service '" + service.text + "'" + hint(service.text, service_names_));
      continue;
    }
    for (const model::Mapping& m : list) {
      if (shared_.contains(m.of.text)) {
        faults_.add(Fault::unknown_item, m.of.at, "'" + m.of.text + "' is shared by all services; map it under items:");
        continue;
      }
      if (const std::uint32_t item = item_number(m.of, at->second); item != none) mapping(catalog, m, item, to);
    }
  }
}

void Builder::by_area(Catalog& catalog, std::vector<detail::MappingRecord>& to) {
  const auto names = [](const auto& list) { return std::vector<std::string>(list.begin(), list.end()); };
  for (const auto& [area_word, list] : catalog.from.by_area) {
    const auto area = from_id<Area>(area_word.text);
    if (!area) {
      faults_.add(Fault::unknown_area, area_word.at,
                  "unknown area '" + area_word.text + "'" + hint(area_word.text, names(detail::area_names)));
      continue;
    }
    for (const model::Mapping& m : list) {
      const auto activity = from_id<Activity>(m.of.text);
      if (!activity)
        faults_.add(Fault::unknown_activity, m.of.at,
                    "unknown activity '" + m.of.text + "'" + hint(m.of.text, names(detail::activity_names)));
      else
        mapping(catalog, m,
                detail::area_activity(static_cast<std::uint32_t>(*area), static_cast<std::uint32_t>(*activity)), to);
    }
  }
}

/// From each control to what is mapped to it.
void Builder::reverse_mappings(const Catalog& catalog) {
  const std::uint32_t first = catalog.record.controls.first;
  std::vector<std::vector<std::uint32_t>> named(catalog.controls.size()), areas(catalog.controls.size());
  const auto collect = [&](const detail::Run& run, std::vector<std::vector<std::uint32_t>>& lists) {
    for (std::uint32_t m = run.first; m < run.first + run.count; ++m)
      for (const detail::Run& controls : {mapping_records_[m].direct, mapping_records_[m].supporting})
        for (std::uint32_t n = 0; n < controls.count; ++n) lists[d_.numbers[controls.first + n] - first].push_back(m);
  };
  collect(catalog.record.items, named);
  collect(catalog.record.by_area, areas);
  for (std::uint32_t n = 0; n < catalog.controls.size(); ++n) {
    control_records_[first + n].items = keep_numbers(named[n]);
    control_records_[first + n].by_area = keep_numbers(areas[n]);
  }
}

/// The mapping of an item or an area's activity in a rising run, or nothing.
const detail::MappingRecord* Builder::mapping_of(const detail::Run& run, std::uint32_t of) const {
  const auto begin = mapping_records_.begin() + run.first, end = begin + run.count;
  const auto at =
      std::lower_bound(begin, end, of, [](const detail::MappingRecord& m, std::uint32_t n) { return m.of < n; });
  return at != end && at->of == of ? &*at : nullptr;
}

/// What an own item of a service is mapped by: a line of its own, else its area's.
const detail::MappingRecord* Builder::mapping_of_own(const Catalog& catalog, std::uint32_t item) const {
  if (const auto* named = mapping_of(catalog.record.items, item)) return named;
  return mapping_of(catalog.record.by_area, detail::area_activity(detail::facts_from(d_.item_facts[item])));
}

/// A complete framework has a control for every item of every service.
void Builder::all_mapped(const Catalog& catalog) {
  const std::string whole = " has no control in '" + catalog.from.id.text + "', which is complete";
  for (std::uint32_t i = 0; i < d_.shared_items; ++i)
    if (mapping_of(catalog.record.items, i) == nullptr)
      faults_.add(Fault::item_without_control, catalog.from.id.at, shared_models_[i]->id.at,
                  "item '" + shared_ids_[i] + "'" + whole);
  for (std::uint32_t s = 0; s < offers_.size(); ++s)
    for (const model::Item& own : offers_[s].service->own_items)
      if (mapping_of_own(catalog, own_[s].at(own.id.text)) == nullptr)
        faults_.add(Fault::item_without_control, catalog.from.id.at, own.id.at,
                    "item '" + own.id.text + "' of '" + offers_[s].service->id.text + "'" + whole +
                        ": map it under services, or " + own.area.text + ", " + own.activity.text + " under by-area");
}

/// A question names at most so many items.
void Builder::few_direct(const Catalog& catalog) {
  const std::uint32_t first = catalog.record.controls.first;
  std::vector<std::uint32_t> shared(catalog.controls.size());
  const auto count = [&](const detail::MappingRecord* m, std::vector<std::uint32_t>& counts) {
    for (std::uint32_t n = 0; m != nullptr && n < m->direct.count; ++n)
      ++counts[d_.numbers[m->direct.first + n] - first];
  };
  for (std::uint32_t i = 0; i < d_.shared_items; ++i) count(mapping_of(catalog.record.items, i), shared);
  std::vector<bool> told(catalog.controls.size());
  for (std::uint32_t s = 0; s < offers_.size(); ++s) {
    std::vector<std::uint32_t> counts = shared;
    for (const auto& [id, item] : own_[s]) count(mapping_of_own(catalog, item), counts);
    for (std::size_t n = 0; n < counts.size(); ++n)
      if (counts[n] > detail::max_named_items && !told[n]) {
        told[n] = true;
        faults_.add(Fault::too_many, catalog.controls[n]->id.at,
                    "control '" + catalog.controls[n]->id.text + "' demands " + std::to_string(counts[n]) +
                        " acts of '" + offers_[s].service->id.text + "'; at most " +
                        std::to_string(detail::max_named_items));
      }
  }
}

}  // namespace demarc::load_detail
