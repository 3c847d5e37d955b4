// SPDX-License-Identifier: Apache-2.0
// Builder: parties, roles, areas, layers, activities and items.
#include <algorithm>
#include <array>

#include "builder.hpp"

namespace demarc::load_detail {

using detail::none;

namespace {

std::vector<std::string> ids_of(const std::vector<model::Term>& terms) {
  std::vector<std::string> ids;
  for (const model::Term& t : terms) ids.push_back(t.id.text);
  return ids;
}

}  // namespace

detail::Run Builder::words(const model::Words& from) {
  const detail::Run run{static_cast<std::uint32_t>(d_.words.size()), static_cast<std::uint32_t>(from.size())};
  for (const model::Word& w : from) d_.words.push_back(d_.keep(w.text));
  return run;
}

void Builder::terms(const std::vector<model::Term>& from, detail::Run& to, Index& index, const char* what) {
  to.first = static_cast<std::uint32_t>(d_.vocabulary.size());
  for (const model::Term& t : from) {
    std::uint32_t party = none;
    if (t.party.present()) {
      const auto at = parties_.find(t.party.text);
      if (at == parties_.end())
        faults_.add(Fault::unknown_party, t.party.at,
                    "unknown party '" + t.party.text + "' of " + what + " '" + t.id.text + "'" +
                        hint(t.party.text, ids_of(m_.vocabulary->parties)));
      else
        party = at->second;
    }
    index.emplace(t.id.text, to.count++);
    d_.vocabulary.push_back(
        {d_.keep(t.id.text), d_.keep(t.title.text), d_.keep(t.about.text), words(t.aliases), party});
  }
}

/// The lists of areas, layers and activities are closed: the C++ enumerations have the same words in the same order.
void Builder::closed_list(const std::vector<model::Term>& from, std::span<const std::string_view> names,
                          detail::Run& to, const char* what) {
  Index index;
  for (std::size_t n = 0; n < std::max(names.size(), from.size()); ++n) {
    if (n < from.size() && n < names.size() && from[n].id.text == names[n]) continue;
    const model::Spot at = n < from.size() ? from[n].id.at : m_.vocabulary->at;
    const std::string found = n < from.size() ? "'" + from[n].id.text + "'" : "the end of the list";
    const std::string expected = n < names.size() ? "'" + std::string{names[n]} + "'" : "the end of the list";
    faults_.add(Fault::closed_list_differs, at,
                std::string{"the list of "} + what + " is closed: expected " + expected + ", found " + found);
    return;
  }
  terms(from, to, index, what);
}

void Builder::vocabulary() {
  const model::Vocabulary& v = *m_.vocabulary;
  d_.edition = d_.keep(v.edition.text);

  std::vector<model::Term> parties = v.parties;  // aws and customer first, whatever the order of the file
  const auto rank = [](const model::Term& t) { return t.id.text == "aws" ? 0 : t.id.text == "customer" ? 1 : 2; };
  std::stable_sort(parties.begin(), parties.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (parties.size() < 2 || rank(parties[0]) != 0 || rank(parties[1]) != 1)
    faults_.add(Fault::unknown_party, v.at, "the parties 'aws' and 'customer' must be defined");
  if (parties.size() > detail::max_third_parties + 2)
    faults_.add(Fault::too_many_parties, parties.back().id.at,
                "more than " + std::to_string(detail::max_third_parties) + " third parties");
  for (const model::Term& p : v.parties) parties_.emplace(p.id.text, 0);
  for (std::uint32_t n = 0; n < parties.size(); ++n) {
    const auto at = parties_.find(parties[n].id.text);
    at->second = n;
    d_.party_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
    d_.ids += parties[n].id.text;
  }
  d_.party_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  d_.parties = static_cast<std::uint32_t>(parties.size());
  Index unused;
  terms(parties, d_.party_terms, unused, "party");
  terms(v.roles, d_.role_terms, roles_, "role");
  closed_list(v.areas, detail::area_names, d_.area_terms, "areas");
  closed_list(v.layers, detail::layer_names, d_.layer_terms, "layers");
  closed_list(v.activities, detail::activity_names, d_.activity_terms, "activities");
}

void Builder::item_record(const model::Item& item, std::uint32_t number, std::uint32_t service) {
  detail::ItemRecord& record = d_.item_records[number];
  record.title = d_.keep(item.title.text);
  record.means = d_.keep(item.means.text);
  record.aliases = words(item.aliases);
  std::vector<std::uint32_t> related;
  for (const model::Word& id : item.related)
    if (const std::uint32_t n = item_number(id, service); n != none) related.push_back(n);
  record.related = keep_numbers(related);
}

/// The number of an item as a service sees it: shared ones, then its own.
std::uint32_t Builder::item_number(const model::Word& id, std::uint32_t service) {
  if (const auto at = shared_.find(id.text); at != shared_.end()) return at->second;
  if (service != none)
    if (const auto at = own_[service].find(id.text); at != own_[service].end()) return at->second;
  std::vector<std::string> known = shared_ids_;
  if (service != none)
    for (const auto& [own, number] : own_[service]) known.emplace_back(own);
  faults_.add(Fault::unknown_item, id.at, "unknown item '" + id.text + "'" + hint(id.text, known));
  return none;
}

namespace {

struct Sorted {
  const model::Item* item;
  std::uint32_t area, layer, activity;
};

}  // namespace

void Builder::shared_items() {
  std::vector<Sorted> all;
  const auto place = [&](const model::Item& item, const model::Word& area_word) {
    const auto area = from_id<Area>(area_word.text);
    const auto layer = from_id<Layer>(item.layer.text);
    const auto activity = from_id<Activity>(item.activity.text);
    const auto names = [](const auto& list) { return std::vector<std::string>(list.begin(), list.end()); };
    if (!area)
      faults_.add(Fault::unknown_area, area_word.at,
                  "unknown area '" + area_word.text + "'" + hint(area_word.text, names(detail::area_names)));
    if (!layer)
      faults_.add(Fault::unknown_layer, item.layer.at,
                  "unknown layer '" + item.layer.text + "'" + hint(item.layer.text, names(detail::layer_names)));
    if (!activity)
      faults_.add(
          Fault::unknown_activity, item.activity.at,
          "unknown activity '" + item.activity.text + "'" + hint(item.activity.text, names(detail::activity_names)));
    // An item with a fault still counts as defined, or whatever names it would be a fault too.
    all.push_back({&item, static_cast<std::uint32_t>(area.value_or(Area{})),
                   static_cast<std::uint32_t>(layer.value_or(Layer{})),
                   static_cast<std::uint32_t>(activity.value_or(Activity{}))});
  };
  for (const auto& [area, items] : m_.items)
    for (const model::Item& item : items) place(item, area);
  std::stable_sort(all.begin(), all.end(), [](const Sorted& a, const Sorted& b) {
    return std::pair{a.area, a.layer} < std::pair{b.area, b.layer};
  });

  d_.area_items.assign(area_count + 1, 0);
  for (const Sorted& s : all) {
    shared_.emplace(s.item->id.text, static_cast<std::uint32_t>(shared_models_.size()));
    shared_models_.push_back(s.item);
    shared_ids_.push_back(s.item->id.text);
    d_.item_facts.push_back(s.area | s.layer << 8 | s.activity << 16 | (s.item->supporting ? 1u << 24 : 0u));
    ++d_.area_items[s.area + 1];
  }
  for (std::size_t a = 0; a < area_count; ++a) d_.area_items[a + 1] += d_.area_items[a];
  d_.shared_items = static_cast<std::uint32_t>(shared_models_.size());
}

void Builder::own_items() {
  own_.resize(offers_.size());
  d_.own_items.push_back(d_.shared_items);
  std::vector<std::vector<Sorted>> all(offers_.size());
  std::uint32_t next = d_.shared_items;
  for (const std::string& id : shared_ids_) {  // the ids of all items stand together: an id ends where the next begins
    d_.item_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
    d_.ids += id;
  }
  for (std::uint32_t s = 0; s < offers_.size(); ++s) {
    for (const model::Item& item : offers_[s].service->own_items) {
      const auto area = from_id<Area>(item.area.text);
      const auto layer = from_id<Layer>(item.layer.text);
      const auto activity = from_id<Activity>(item.activity.text);
      const auto names = [](const auto& list) { return std::vector<std::string>(list.begin(), list.end()); };
      if (!area)
        faults_.add(Fault::unknown_area, item.area.at,
                    "unknown area '" + item.area.text + "'" + hint(item.area.text, names(detail::area_names)));
      if (!layer)
        faults_.add(Fault::unknown_layer, item.layer.at,
                    "unknown layer '" + item.layer.text + "'" + hint(item.layer.text, names(detail::layer_names)));
      if (!activity)
        faults_.add(
            Fault::unknown_activity, item.activity.at,
            "unknown activity '" + item.activity.text + "'" + hint(item.activity.text, names(detail::activity_names)));
      if (const auto at = shared_.find(item.id.text); at != shared_.end()) {
        faults_.add(Fault::duplicate_id, item.id.at, shared_models_[at->second]->id.at,
                    "own item '" + item.id.text + "' is a shared item already; write a cell for that one under items:");
        continue;
      }
      if (const auto [at, fresh] = own_spots_.emplace(item.id.text, item.id.at); !fresh) {
        faults_.add(Fault::duplicate_id, item.id.at, at->second,
                    "own item '" + item.id.text +
                        "' belongs to two services; make it a shared item below items/, or name it apart");
        continue;
      }
      all[s].push_back({&item, static_cast<std::uint32_t>(area.value_or(Area{})),
                        static_cast<std::uint32_t>(layer.value_or(Layer{})),
                        static_cast<std::uint32_t>(activity.value_or(Activity{}))});
    }
    std::stable_sort(all[s].begin(), all[s].end(), [](const Sorted& a, const Sorted& b) {
      return std::pair{a.area, a.layer} < std::pair{b.area, b.layer};
    });
    for (const Sorted& own : all[s]) {
      own_[s].emplace(own.item->id.text, next++);
      d_.item_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
      d_.ids += own.item->id.text;
      d_.item_facts.push_back(own.area | own.layer << 8 | own.activity << 16 | (own.item->supporting ? 1u << 24 : 0u));
    }
    d_.own_items.push_back(next);
  }
  d_.item_ids.push_back(static_cast<std::uint32_t>(d_.ids.size()));
  d_.items = next;
  d_.item_records.resize(d_.items);
  for (std::uint32_t n = 0; n < shared_models_.size(); ++n) item_record(*shared_models_[n], n, none);
  for (std::uint32_t s = 0; s < offers_.size(); ++s)
    for (const Sorted& own : all[s]) item_record(*own.item, own_[s].at(own.item->id.text), s);
}

}  // namespace demarc::load_detail
