// SPDX-License-Identifier: Apache-2.0
// The matrix of tests/data/small, loaded once: a small provider that has one of everything.
#pragma once

#include <demarc/load.hpp>
#include <demarc/render.hpp>
#include <string_view>
#include <vector>

namespace demarc::test {

inline MatrixView small() {
  static const Matrix matrix = load(std::filesystem::path{DEMARC_TEST_DATA} / "small");
  return matrix.view();
}

inline Configuration configured(std::string_view service, const std::vector<Choice>& choices) {
  return small().configure(ServiceKey{service}, choices).configuration;
}

/// What a question for an area, a layer, an item or (nothing) a whole service comes to, without reading words.
template <typename What>
Replies answered(std::string_view service, What what, const std::vector<Choice>& given = {},
                 Defaults defaults = Defaults::assume) {
  Replies replies;
  replies.replies.push_back({small().explain(ServiceKey{service}, what, configured(service, given), defaults), {}});
  replies.score = 1;
  return replies;
}
inline Replies whole(std::string_view service, const std::vector<Choice>& given = {}) {
  Replies replies;
  replies.replies.push_back({small().explain(ServiceKey{service}, configured(service, given)), {}});
  replies.score = 1;
  return replies;
}
/// Hearth: Anvil with images, and Kiln without servers.
inline Replies hearth(Area area) {
  Replies replies = answered("anvil", area, {{"package", "image"}});
  replies.replies.push_back(answered("kiln", area, {{"compute", "serverless"}}).replies.front());
  for (Reply& r : replies.replies) r.offering = "hearth";
  return replies;
}
inline Replies refused() {
  Replies replies;
  replies.problem = "There is no service 'anvl'.";
  replies.candidates = {{"service", "anvil", "Acme Anvil"}, {"service", "vault", "Acme Vault"}};
  return replies;
}

}  // namespace demarc::test
