// SPDX-License-Identifier: Apache-2.0
// Services that were named, with configurations: "eks:compute=fargate".
#include "chosen.hpp"

namespace demarc::cli {
namespace {

/// "eks:compute=fargate" apart; an identifier such as AWS::Lambda::Function has colons of its own.
std::pair<std::string, std::string> apart(const std::string& word) {
  const std::size_t equals = word.find('=');
  const std::size_t colon = equals == std::string::npos ? equals : word.rfind(':', equals);
  if (colon == std::string::npos) return {word, {}};
  return {word.substr(0, colon), word.substr(colon + 1)};
}

}  // namespace

Chosen choose(MatrixView matrix, std::string_view service, const std::string& configuration, Defaults defaults) {
  Chosen chosen;
  Replies replies = who_owns(matrix, {}, service, configuration, defaults);
  for (const Reply& r : replies.replies)
    chosen.services.emplace_back(r.answer.service().key(), r.answer.question().given);
  if (!replies.answered()) chosen.refusal = std::move(replies);
  return chosen;
}

Chosen choose(MatrixView matrix, const std::vector<std::string>& words) {
  Chosen all;
  for (const std::string& word : words) {
    const auto [name, configuration] = apart(word);
    Chosen chosen = choose(matrix, name, configuration, Defaults::assume);
    if (chosen.services.empty()) return chosen;
    all.services.insert(all.services.end(), chosen.services.begin(), chosen.services.end());
  }
  return all;
}

std::vector<std::string> mended(const std::vector<std::string>& pieces) {
  std::vector<std::string> words;
  for (const std::string& piece : pieces) {
    const bool rest = piece.find('=') != std::string::npos && piece.find(':') == std::string::npos;
    if (rest && !words.empty() && words.back().find('=') != std::string::npos)
      words.back() += "," + piece;
    else
      words.push_back(piece);
  }
  return words;
}

}  // namespace demarc::cli
