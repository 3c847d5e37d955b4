// SPDX-License-Identifier: Apache-2.0
// The closed words of the model: parties, verdicts, evidence, activities, areas, layers.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace demarc {

/// Who performs an act. Which third party it is says a PartyKey.
enum class Party : std::uint8_t { aws, customer, third_party };

/// What an answer comes to.
enum class Verdict : std::uint8_t {
  aws,             ///< AWS performs it
  customer,        ///< the customer performs it
  third_party,     ///< one named third party performs it
  split,           ///< several parties perform parts of it ("shared", derived)
  depends,         ///< the parties differ by options that are not known; where nothing is done, none differs
  not_applicable,  ///< there is no such act here
  unknown,         ///< nobody has recorded it; never means "the customer"
  unresolved,      ///< the question was not understood, or belongs to another matrix or service
};

/// How well a cell is supported, strongest first.
enum class Evidence : std::uint8_t {
  documented,  ///< a page about this service says so
  general,     ///< the provider says it of all services
  baseline,    ///< follows from who operates this kind of service
  inferred,    ///< follows from how a feature works
};

/// How an act bears on a control of a framework.
enum class Strength : std::uint8_t {
  direct,      ///< the control demands this very act; decides who meets the control
  supporting,  ///< the act helps; shown, never decides
};

/// What kind of act an item is.
enum class Activity : std::uint8_t {
  supply,   ///< makes available, announces
  choose,   ///< decides, switches on
  start,    ///< triggers
  perform,  ///< does
  check,    ///< tests, watches
};

/// What an item is about. Closed; matrices/vocabulary.yaml says what each covers.
enum class Area : std::uint8_t {
  physical,
  hardware,
  isolation,
  configuration,
  patching,
  lifecycle,
  identity,
  network,
  encryption,
  keys,
  data,
  backup,
  availability,
  capacity,
  logging,
  incidents,
  application,
  compliance,
  training,
  cost,
};
inline constexpr std::size_t area_count = 20, activity_count = 5;

/// Where in the stack an item sits, bottom to top. Closed.
enum class Layer : std::uint8_t {
  facility,
  hardware,
  fabric,
  host,
  guest_os,
  orchestration,
  runtime,
  service,
  virtual_network,
  application,
  data,
  account,
};
inline constexpr std::size_t layer_count = 12;

namespace detail {
inline constexpr std::array<std::string_view, 3> party_names{"aws", "customer", "third-party"};
inline constexpr std::array<std::string_view, 8> verdict_names{
    "aws", "customer", "third-party", "split", "depends", "not-applicable", "unknown", "unresolved"};
inline constexpr std::array<std::string_view, 4> evidence_names{"documented", "general", "baseline", "inferred"};
inline constexpr std::array<std::string_view, 2> strength_names{"direct", "supporting"};
inline constexpr std::array<std::string_view, 5> activity_names{"supply", "choose", "start", "perform", "check"};
inline constexpr std::array<std::string_view, area_count> area_names{
    "physical", "hardware",   "isolation",   "configuration", "patching", "lifecycle",    "identity",
    "network",  "encryption", "keys",        "data",          "backup",   "availability", "capacity",
    "logging",  "incidents",  "application", "compliance",    "training", "cost"};
inline constexpr std::array<std::string_view, layer_count> layer_names{
    "facility", "hardware", "fabric",          "host",        "guest-os", "orchestration",
    "runtime",  "service",  "virtual-network", "application", "data",     "account"};

constexpr const auto& names_of(Party) noexcept { return party_names; }
constexpr const auto& names_of(Verdict) noexcept { return verdict_names; }
constexpr const auto& names_of(Evidence) noexcept { return evidence_names; }
constexpr const auto& names_of(Activity) noexcept { return activity_names; }
constexpr const auto& names_of(Area) noexcept { return area_names; }
constexpr const auto& names_of(Layer) noexcept { return layer_names; }
}  // namespace detail

/// The id of a word, as in YAML, on the command line and in JSON: `id(Layer::guest_os)` is "guest-os". Static storage.
constexpr std::string_view id(Party p) noexcept { return detail::party_names[static_cast<std::size_t>(p)]; }
constexpr std::string_view id(Verdict v) noexcept { return detail::verdict_names[static_cast<std::size_t>(v)]; }
constexpr std::string_view id(Evidence e) noexcept { return detail::evidence_names[static_cast<std::size_t>(e)]; }
constexpr std::string_view id(Strength s) noexcept { return detail::strength_names[static_cast<std::size_t>(s)]; }
constexpr std::string_view id(Activity a) noexcept { return detail::activity_names[static_cast<std::size_t>(a)]; }
constexpr std::string_view id(Area a) noexcept { return detail::area_names[static_cast<std::size_t>(a)]; }
constexpr std::string_view id(Layer l) noexcept { return detail::layer_names[static_cast<std::size_t>(l)]; }

/// The word of an id, if it is one: `from_id<Area>("patching")`. Exact spelling, lower case.
template <typename E>
constexpr std::optional<E> from_id(std::string_view id) noexcept {
  const auto& names = detail::names_of(E{});
  for (std::size_t n = 0; n < names.size(); ++n)
    if (names[n] == id) return static_cast<E>(n);
  return std::nullopt;
}

}  // namespace demarc
