// SPDX-License-Identifier: Apache-2.0
// A tiny matrix in memory: a vocabulary with every closed word, seven items, two baselines, and the services a test
// writes.
#pragma once

#include <demarc/load.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tiny {

inline std::string vocabulary() {
  std::string text =
      "schema: 1\nedition: \"2000.01\"\nparties:\n"
      "  aws: {name: AWS, aliases: [Amazon]}\n"
      "  customer: {name: Customer, aliases: [us]}\n"
      "  acme: {name: Acme}\n"
      "  zeta: {name: Zeta}\n"
      "roles:\n  owner: {party: customer, title: Owner}\n";
  const auto list = [&](std::string_view name, const auto& ids) {
    text += std::string{name} + ":\n";
    for (const std::string_view id : ids)
      text += "  " + std::string{id} + ": {title: The " + std::string{id} + ", about: About it.}\n";
  };
  list("areas", demarc::detail::area_names);
  list("layers", demarc::detail::layer_names);
  list("activities", demarc::detail::activity_names);
  return text;
}

inline constexpr std::string_view patching = R"(schema: 1
area: patching
items:
  patch-host:
    title: Patch the host
    means: Patches hosts.
    layer: host
    activity: perform
  supply-patch:
    title: Supply the patch
    means: Publishes it.
    layer: guest-os
    activity: supply
    supporting: true
    related: [patch-guest]
  patch-guest:
    title: Patch the guest
    means: Patches guests.
    layer: guest-os
    activity: perform
    related: [supply-patch]
    aliases: [guest patching]
  patch-runtime:
    title: Patch the runtime
    means: Patches runtimes.
    layer: runtime
    activity: perform
)";

inline constexpr std::string_view keys = R"(schema: 1
area: keys
items:
  keep-keys:
    title: Keep the keys
    means: Keeps them.
    layer: service
    activity: perform
  turn-keys:
    title: Turn the keys
    means: Turns them.
    layer: account
    activity: perform
)";

inline constexpr std::string_view plain = R"(schema: 1
baseline: plain
title: Plain
about: The provider does it.
sources:
  page: {title: Page, url: "https://example.com/plain", publisher: aws, read: 2000-01-01}
cells:
  patch-host: aws
  supply-patch: aws
  patch-guest: customer
  patch-runtime: customer
  keep-keys: aws
  turn-keys: {not-applicable: There are none.}
)";

/// The files of a tiny matrix; `services` are bodies of services/<id>.yaml.
inline std::vector<demarc::SourceFile> files(const std::vector<std::pair<std::string, std::string>>& services) {
  std::vector<demarc::SourceFile> all{{"vocabulary.yaml", vocabulary()},
                                      {"items/patching.yaml", std::string{patching}},
                                      {"items/keys.yaml", std::string{keys}},
                                      {"baselines/plain.yaml", std::string{plain}}};
  for (const auto& [id, body] : services) all.push_back({"services/" + id + ".yaml", body});
  return all;
}

/// The head of a service that follows the plain baseline.
inline std::string head(const std::string& id) {
  return "schema: 1\nservice: " + id + "\nname: Service " + id +
         "\ncategory: Test\nbaseline: plain\nbecause: It is plain.\nreviewed: 2000-01-01\n"
         "sources:\n  doc: {title: Doc, url: \"https://example.com/doc\", publisher: aws, read: "
         "2000-01-01}\nbaseline-sources: [doc]\n";
}

/// Loads, and says every fault where that fails.
inline demarc::Matrix load(const std::vector<std::pair<std::string, std::string>>& services) {
  demarc::Loaded loaded = demarc::try_load(files(services));
  if (!loaded.matrix) throw demarc::LoadError{std::move(loaded.faults)};
  return std::move(*loaded.matrix);
}

}  // namespace tiny
