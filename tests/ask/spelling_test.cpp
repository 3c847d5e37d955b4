// SPDX-License-Identifier: Apache-2.0
// Lookups by name answer as questions do, or not at all.
#include "ask/spelling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <random>
#include <string>
#include <vector>

using namespace demarc;

namespace {

const MatrixView all = aws::matrix;

template <typename Named>
void add_names(std::vector<std::string>& names, std::string_view id, std::string_view title, const Named& named) {
  names.emplace_back(id);
  names.emplace_back(title);
  for (const std::string_view alias : named) names.emplace_back(alias);
}

std::vector<std::string> names_of(const ServiceInfo& s) {
  std::vector<std::string> names;
  add_names(names, s.id(), s.name(), s.aliases());
  return names;
}

/// Every name of an area, a layer or an item of all services.
std::vector<std::string> parts() {
  std::vector<std::string> names;
  for (std::size_t n = 0; n < area_count; ++n) {
    const Term term = all.area(static_cast<Area>(n));
    add_names(names, term.id, term.title, term.aliases);
  }
  for (std::size_t n = 0; n < layer_count; ++n) {
    const Term term = all.layer(static_cast<Layer>(n));
    add_names(names, term.id, term.title, term.aliases);
  }
  for (std::uint32_t n = 0; n < all.shared_item_count(); ++n)
    add_names(names, all.item(n).id(), all.item(n).title(), all.item(n).aliases());
  return names;
}

std::string in_any_case(std::string text, std::mt19937& random) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z' && random() % 3 == 0) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

std::string folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

template <typename Thing>
bool is_called(const Thing& thing, std::string_view id, std::string_view title, const std::string& name) {
  std::vector<std::string> names;
  add_names(names, id, title, thing.aliases());
  return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return folded(n) == name; });
}
bool is_called(const Term& term, const std::string& name) {
  std::vector<std::string> names;
  add_names(names, term.id, term.title, term.aliases);
  return std::any_of(names.begin(), names.end(), [&](const std::string& n) { return folded(n) == name; });
}

/// What a name should come to, found by looking at everything.
Owner the_slow_way(const ServiceInfo& service, const std::string& name) {
  const detail::Tables& t = all.tables();
  const std::uint32_t s = detail::KeyAccess::number_in(t, service.key());
  const auto items = [&](std::uint32_t first, std::uint32_t end) {
    std::vector<ItemInfo> found;
    for (std::uint32_t n = first; n < end; ++n)
      if (const ItemInfo i = all.item(n); is_called(i, i.id(), i.title(), name)) found.push_back(i);
    return found;
  };
  const auto one = [&](const std::vector<ItemInfo>& found) {
    return found.size() == 1 ? all.owner(service.key(), found.front().key()) : Owner{&t, 0};
  };
  if (const auto own = items(t.own_items(s), t.own_items(s + 1)); !own.empty()) return one(own);
  std::vector<Area> areas;
  std::vector<Layer> layers;
  for (std::size_t n = 0; n < area_count; ++n)
    if (is_called(all.area(static_cast<Area>(n)), name)) areas.push_back(static_cast<Area>(n));
  for (std::size_t n = 0; n < layer_count; ++n)
    if (is_called(all.layer(static_cast<Layer>(n)), name)) layers.push_back(static_cast<Layer>(n));
  if (areas.empty() && layers.empty()) return one(items(0, t.shared_items));
  if (areas.size() + layers.size() > 1) return {&t, 0};
  if (!areas.empty()) return all.owner(service.key(), areas.front());
  // A layer is a noun without an act: not who supplies, where anybody does anything else.
  detail::Selection acts;
  acts.areas = (1u << area_count) - 1;
  acts.layers = static_cast<std::uint16_t>(1u << static_cast<unsigned>(layers.front()));
  acts.activities = 0x1F & ~(1u << static_cast<unsigned>(Activity::supply));
  const Owner owner = all.explain_selection(service.key(), acts, true, {}, Defaults::assume).owner();
  return owner == Verdict::not_applicable ? all.owner(service.key(), layers.front()) : owner;
}

TEST(Spelling, comes_to_what_is_called_so) {
  const std::vector<std::string> whats = parts();
  std::mt19937 random{5};
  std::size_t asked = 0, answered = 0;
  for (std::uint32_t n = 0; n < all.service_count(); n += 17) {
    if (all.service(n).general()) continue;
    const std::vector<std::string> names = names_of(all.service(n));
    for (std::size_t k = random() % 41; k < whats.size(); k += 41) {
      const std::string service = in_any_case(names[random() % names.size()], random);
      const std::string what = in_any_case(whats[k], random);
      const Owner owner = owner_of(all, service, what);
      EXPECT_EQ(owner, the_slow_way(all.service(n), folded(what))) << what << " on " << service;
      ++asked;
      answered += owner.verdict() != Verdict::unresolved ? 1 : 0;
    }
  }
  EXPECT_GT(answered * 10, asked * 9) << answered << " of " << asked;
}

TEST(Spelling, of_an_area_is_answered_as_a_question_is) {
  for (std::uint32_t n = 0; n < all.service_count(); ++n)
    for (std::size_t a = 0; a < area_count; ++a) {
      const std::string_view area = id(static_cast<Area>(a)), service = all.service(n).id();
      if (all.service(n).general()) continue;
      const Replies r = who_owns(all, area, service);
      if (r.what != "area:" + std::string{area}) continue;
      EXPECT_EQ(owner_of(all, service, area), r.replies.front().answer.owner()) << area << " on " << service;
    }
}

TEST(Spelling, of_a_services_own_item_goes_before_the_same_elsewhere) {
  std::size_t asked = 0;
  for (std::uint32_t n = 0; n < all.service_count(); ++n) {
    const ServiceInfo service = all.service(n);
    const detail::Tables& t = all.tables();
    const std::uint32_t s = detail::KeyAccess::number_in(t, service.key());
    const std::string_view name = service.general() ? "-" : service.id();
    for (std::uint32_t i = t.own_items(s); i < t.own_items(s + 1); ++i, ++asked)
      EXPECT_EQ(owner_of(all, name, all.item(i).id()), all.owner(service.key(), all.item(i).key()))
          << service.id() << ' ' << all.item(i).id();
  }
  EXPECT_GT(asked, 100u);
}

TEST(Spelling, is_of_whole_names_only) {
  EXPECT_EQ(owner_of(all, "Lambda", "Patching"), all.owner(aws::Service::lambda, Area::patching));
  EXPECT_EQ(owner_of(all, "aws lambda", "patch-guest-os"), Party::aws);
  EXPECT_EQ(owner_of(all, "-", "patching"), all.owner(all.general()->key(), Area::patching));
  for (const auto& [service, what] : std::vector<std::pair<std::string, std::string>>{{"lambda", "patching "},
                                                                                      {"lambd", "patching"},
                                                                                      {"lambda", ""},
                                                                                      {"lambda", "who patches"},
                                                                                      {"fargate", "patching"}})
    EXPECT_EQ(owner_of(all, service, what).verdict(), Verdict::unresolved) << service << ' ' << what;
}

TEST(Spelling, is_the_same_in_any_case_and_only_then) {
  std::mt19937 random{7};
  const auto plain = [](std::string text) {
    for (char& c : text)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
  };
  for (int n = 0; n < 200'000; ++n) {
    std::string a(random() % 20, ' ');
    for (char& c : a) c = static_cast<char>(random() % 256);
    std::string b = a;
    for (char& c : b)
      if (random() % 8 == 0) c = static_cast<char>(c ^ 0x20);
    ASSERT_EQ(ask_detail::same_spelling(a, b), plain(a) == plain(b));
    if (plain(a) == plain(b)) {
      ASSERT_EQ(ask_detail::spelling_hash(a, ask_detail::Shelf::parts),
                ask_detail::spelling_hash(b, ask_detail::Shelf::parts));
    }
  }
}

}  // namespace
