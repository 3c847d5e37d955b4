// SPDX-License-Identifier: Apache-2.0
// What changes of configuration would do to an answer.
#include <algorithm>

#include "boxes.hpp"
#include "digest.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

/// What happens to one item.
struct Effect {
  std::string who, title;
  bool party;  // hands it to somebody
  friend bool operator==(const Effect&, const Effect&) = default;
};
using Effects = std::vector<Effect>;

struct Found {
  Masks when;
  Effects effects;
};

/// The single configurations of a box.
void explode(const Masks& when, std::size_t option, Masks& one, std::vector<Masks>& out) {
  while (option < when.size() && when[option] == 0) ++option;
  if (option == when.size()) {
    out.push_back(one);
    return;
  }
  for (std::uint32_t v = 0; v < detail::max_values; ++v) {
    if (!(when[option] & detail::bit(v))) continue;
    one[option] = detail::bit(v);
    explode(when, option + 1, one, out);
  }
  one[option] = 0;
}

/// Single changes before pairs, in the order of options and their values.
bool before(const Found& a, const Found& b) {
  const auto given = [](const Masks& m) {
    return std::count_if(m.begin(), m.end(), [](std::uint16_t x) { return x != 0; });
  };
  if (given(a.when) != given(b.when)) return given(a.when) < given(b.when);
  for (std::size_t o = 0; o < a.when.size(); ++o)
    if (a.when[o] != b.when[o]) return a.when[o] != 0 && (b.when[o] == 0 || a.when[o] < b.when[o]);
  return false;
}

/// Every single change with all that it does. Items that perform come first: they are what people mean.
std::vector<Found> all_changes(MatrixView matrix, const Answer& answer, bool supporting) {
  std::vector<Found> found;
  std::vector<ItemAnswer> items;
  for (const ItemAnswer& item : answer.items())
    if (answer.decides(item) || supporting) items.push_back(item);
  std::stable_partition(items.begin(), items.end(),
                        [](const ItemAnswer& i) { return i.activity() == Activity::perform; });
  for (const ItemAnswer& item : items) {
    for (const ItemChange& change : essential(changes_of(answer, item), answer.service())) {
      std::vector<Masks> single;
      Masks one{};
      explode(change.when, 0, one, single);
      for (const Masks& when : single) {
        const auto at = std::find_if(found.begin(), found.end(), [&](const Found& f) { return f.when == when; });
        Found& f = at == found.end() ? found.emplace_back(Found{when, {}}) : *at;
        f.effects.push_back(
            {owner_name(matrix, change.owner), std::string{item.title()}, change.owner.who().has_value()});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(), before);
  return found;
}

Change told(std::string when, const Effects& effects) {
  Change change{std::move(when), {}};
  for (const bool party : {true, false}) {
    for (const Effect& e : effects) {
      if (e.party != party) continue;
      const auto same =
          std::find_if(change.effects.begin(), change.effects.end(), [&](const auto& x) { return x.who == e.who; });
      auto& effect = same == change.effects.end() ? change.effects.emplace_back(Change::Effect{e.who, {}}) : *same;
      effect.titles.push_back(e.title);
    }
  }
  return change;
}

}  // namespace

std::vector<Change> changes_to(MatrixView matrix, const Answer& answer, bool supporting, std::size_t most,
                               std::size_t& left) {
  std::vector<Effects> outcomes;
  std::vector<Box> boxes;
  for (const Found& f : all_changes(matrix, answer, supporting)) {
    Box box{f.when,
            static_cast<std::size_t>(std::find(outcomes.begin(), outcomes.end(), f.effects) - outcomes.begin())};
    if (box.outcome == outcomes.size()) outcomes.push_back(f.effects);
    boxes.push_back(box);
  }
  boxes = merged(std::move(boxes));
  std::stable_partition(boxes.begin(), boxes.end(), [&](const Box& b) {
    const Effects& effects = outcomes[b.outcome];
    return std::any_of(effects.begin(), effects.end(), [](const Effect& e) { return e.party; });
  });
  std::vector<Change> changes;
  for (const Box& b : boxes)
    if (changes.size() < most) changes.push_back(told(said(choices_of(answer.service(), b.when)), outcomes[b.outcome]));
  left = boxes.size() - changes.size();
  return changes;
}

std::string said(const std::vector<Change::Effect>& effects, std::size_t most) {
  std::string out;
  const auto party = [](const Change::Effect& e) {
    return e.who != "Not applicable" && e.who != "Depends" && e.who != "Unknown";
  };
  const bool parties_only = most != 0 && std::any_of(effects.begin(), effects.end(), party);
  for (const Change::Effect& e : effects) {
    if (parties_only && !party(e)) continue;
    std::vector<std::string> titles;
    for (const std::string& t : e.titles) titles.push_back(to_do(t));
    if (most != 0 && titles.size() > most) {
      const std::size_t more = titles.size() - 1;  // one is named; two would say no more than "some"
      titles.resize(1);
      titles.push_back(std::to_string(more) + " more");
    }
    out +=
        (out.empty() ? "" : "; ") + (party(e) && e.who != "Customer" ? e.who : inside(e.who)) + ": " + joined(titles);
  }
  return out;
}

}  // namespace demarc::render_detail
