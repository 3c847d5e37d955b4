// SPDX-License-Identifier: Apache-2.0
// Services that were named, with configurations: "eks:compute=fargate".
#pragma once

#include <demarc/ask.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace demarc::cli {

/// The services that a name and a configuration stand for; several for an offering. Where none, why not.
struct Chosen {
  std::vector<std::pair<ServiceKey, Configuration>> services;
  Replies refusal;
};
[[nodiscard]] Chosen choose(MatrixView matrix, std::string_view service, const std::string& configuration,
                            Defaults defaults);
/// The same for words such as "eks:compute=fargate,cni=own", one after another, up to the first that is not understood.
[[nodiscard]] Chosen choose(MatrixView matrix, const std::vector<std::string>& words);

/// Words that were cut at commas: what is but an option belongs to the word before. "eks:compute=fargate", "cni=own"
/// and "lambda" are two.
[[nodiscard]] std::vector<std::string> mended(const std::vector<std::string>& pieces);

}  // namespace demarc::cli
