// SPDX-License-Identifier: Apache-2.0
// In which configurations the owner of a cell flipped.
#include <algorithm>
#include <map>
#include <optional>

#include "cells.hpp"

namespace demarc::diff_detail {
namespace {

using Outcome = std::pair<Owner, Owner>;

bool differ(const Outcome& o) noexcept { return !(o.first == o.second); }
bool same(const Outcome& a, const Outcome& b) noexcept { return a.first == b.first && a.second == b.second; }

/// For each option the values that are meant, as bits; the highest bit stands for "the option means nothing here".
using Masks = std::array<std::uint16_t, 2 * detail::max_options>;
constexpr std::uint16_t any = 0xFFFF, no_value = 0x8000;

constexpr std::uint16_t mask_of(std::uint8_t value) noexcept { return value == 0 ? no_value : detail::bit(value - 1u); }

struct Box {
  Masks when{};
  std::size_t outcome = 0;
};

bool contains(const Masks& when, const Given& given, std::size_t but = detail::none) noexcept {
  for (std::size_t o = 0; o < when.size(); ++o)
    if (o != but && !(when[o] & mask_of(given[o]))) return false;
  return true;
}

/// Boxes with one outcome that differ in one option become one; an option is dropped where all its values are meant
/// that occur beside the others. Later options first: earlier ones give them their meaning.
std::vector<Box> merged(std::vector<Box> boxes, const std::vector<Given>& wholes, std::size_t options) {
  for (std::size_t o = options; o-- > 0;) {
    std::vector<Box> out;
    std::map<std::pair<std::size_t, Masks>, std::size_t> seen;
    for (const Box& box : boxes) {
      Masks rest = box.when;
      rest[o] = 0;
      const auto [at, fresh] = seen.try_emplace({box.outcome, rest}, out.size());
      if (fresh)
        out.push_back(box);
      else
        out[at->second].when[o] = static_cast<std::uint16_t>(out[at->second].when[o] | box.when[o]);
    }
    for (Box& box : out) {
      const bool all = std::all_of(wholes.begin(), wholes.end(), [&](const Given& g) {
        return (box.when[o] & mask_of(g[o])) || !contains(box.when, g, o);
      });
      if (all) box.when[o] = any;
    }
    boxes = std::move(out);
  }
  return boxes;
}

class FlipFinder {
 public:
  FlipFinder(const ServicePair& pair, const Items& items) : pair_{pair}, items_{items} {}

  std::vector<FlippedOwner> find() {
    const bool gone = pair_.lacks_options(items_, now), fresh = pair_.lacks_options(items_, before);
    if (!gone || fresh) compare_wholes(now);
    if (gone) compare_wholes(before);
    compare_default();
    if (!pair_.plain(items_)) compare_single_values();
    return std::move(found_);
  }

 private:
  /// Every whole configuration that `side` tells apart.
  void compare_wholes(std::size_t side) {
    const std::vector<Given> wholes = pair_.wholes(items_, side, Defaults::ask);
    std::vector<Outcome> outcomes;
    std::vector<Box> boxes;
    for (const Given& given : wholes) {
      const Outcome outcome = pair_.owners(items_, given);
      if (!differ(outcome)) continue;
      const auto at =
          std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& o) { return same(o, outcome); });
      Box box{{}, static_cast<std::size_t>(at - outcomes.begin())};
      if (at == outcomes.end()) outcomes.push_back(outcome);
      for (std::size_t o = 0; o < given.size(); ++o) box.when[o] = mask_of(given[o]);
      boxes.push_back(box);
    }
    if (boxes.empty()) return;
    const std::vector<Given> defaults = pair_.wholes(items_, side, Defaults::assume);
    for (const Box& box : merged(std::move(boxes), wholes, pair_.options().size())) {
      FlippedOwner flip = described(box.when, outcomes[box.outcome]);
      flip.everywhere = flip.when.empty();
      flip.by_default = flip.everywhere || (defaults.size() == 1 && contains(box.when, defaults.front()));
      if (!known(flip)) found_.push_back(std::move(flip));
    }
  }

  /// A question that gives nothing, unless what was found says it already.
  void compare_default() {
    const Outcome outcome = pair_.owners(items_, {});
    if (!differ(outcome)) return;
    for (const FlippedOwner& f : found_)
      if (f.by_default && same({f.before, f.after}, outcome)) return;
    found_.push_back({{}, false, true, outcome.first, outcome.second, follows()});
  }

  /// One value given, the rest assumed: differs from all of the above only where defaults or conditions of options
  /// changed.
  void compare_single_values() {
    for (std::size_t o = 0; o < pair_.options().size(); ++o)
      for (std::size_t v = 0; v < pair_.options()[o].values.size(); ++v) {
        Given given{};
        given[o] = static_cast<std::uint8_t>(v + 1);
        const Outcome outcome = pair_.owners(items_, given);
        if (!differ(outcome) || said(outcome)) continue;
        Masks when;
        when.fill(any);
        when[o] = mask_of(given[o]);
        FlippedOwner flip = described(when, outcome);
        if (flip.cause == Difference::Cause::rule) flip.cause = follows();
        found_.push_back(std::move(flip));
      }
  }

  /// Why an answer flipped that takes defaults: for the reason why a whole configuration did, if any.
  [[nodiscard]] Difference::Cause follows() const {
    return found_.empty() ? Difference::Cause::assumed : found_.front().cause;
  }

  [[nodiscard]] FlippedOwner described(const Masks& when, const Outcome& outcome) const {
    FlippedOwner flip{{}, false, false, outcome.first, outcome.second, Difference::Cause::rule};
    for (std::size_t o = 0; o < pair_.options().size(); ++o) {
      const PairedOption& option = pair_.options()[o];
      if (when[o] == any || when[o] == no_value) continue;
      Difference::Chosen chosen{std::string{option.id}, {}};
      for (std::size_t v = 0; v < option.values.size(); ++v)
        if (when[o] & detail::bit(static_cast<std::uint32_t>(v))) chosen.values.emplace_back(option.values[v].id);
      flip.when.push_back(std::move(chosen));
      if (option.place[before] == absent) flip.cause = Difference::Cause::option_added;
      if (option.place[now] == absent) flip.cause = Difference::Cause::option_removed;
    }
    return flip;
  }

  [[nodiscard]] bool said(const Outcome& outcome) const {
    return std::any_of(found_.begin(), found_.end(), [&](const FlippedOwner& f) {
      return same({f.before, f.after}, outcome);
    });
  }
  [[nodiscard]] bool known(const FlippedOwner& flip) const {
    return std::any_of(found_.begin(), found_.end(), [&](const FlippedOwner& f) {
      return f.when == flip.when && same({f.before, f.after}, {flip.before, flip.after});
    });
  }

  const ServicePair& pair_;
  const Items& items_;
  std::vector<FlippedOwner> found_;
};

}  // namespace

std::vector<FlippedOwner> flips(const ServicePair& pair, const Items& items) { return FlipFinder{pair, items}.find(); }

}  // namespace demarc::diff_detail
