// SPDX-License-Identifier: Apache-2.0
// How owners, services and verdicts are said in English.
#pragma once

#include <demarc/matrix_view.hpp>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::render_detail {

/// "AWS", "Customer", "VMware by Broadcom"; or "Depends", "Split", "Not applicable", "Unknown". For cells and columns.
[[nodiscard]] std::string owner_name(MatrixView matrix, const Owner& owner);
/// The same with the role within the party: "Customer (Owner of the shared VPC)".
[[nodiscard]] std::string owner_name(MatrixView matrix, const Owner& owner, std::string_view role);

/// "AWS", "the customer", "VMware by Broadcom": inside a sentence.
[[nodiscard]] std::string party_name(MatrixView matrix, const PartyKey& party);
[[nodiscard]] std::string party_names(MatrixView matrix, const Answer& answer);

/// "a, b and c"; "a, b or c" with another last word.
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view last = " and ");

/// The words with a separator between.
[[nodiscard]] std::string listed(const std::vector<std::string>& words, std::string_view separator);

/// A title inside a sentence: first letter small, unless its first word has more capitals or digits ("AWS key"), or the
/// second a capital too, as names have ("Event Function"), or it is a name by itself ("Windows").
[[nodiscard]] std::string inside(std::string_view title);
/// The title of an item there: it begins with a verb, whatever follows ("update CoreDNS").
[[nodiscard]] std::string to_do(std::string_view title);
/// A title of an option with its article: "the compute type", but "where the image comes from".
[[nodiscard]] std::string the(std::string_view title);

/// "Patching on AWS Lambda is split between AWS and the customer."
[[nodiscard]] std::string verdict_sentence(MatrixView matrix, const Reply& reply);
/// What several replies come to together: equal verdicts stay; else they are a split between the services that were
/// named, and depend on the service where an offering stands for several.
[[nodiscard]] Verdict combined_verdict(const std::vector<Reply>& replies);
/// Whoever has a part in any of them, in the order of the vocabulary.
[[nodiscard]] std::vector<std::string> combined_parties(MatrixView matrix, const std::vector<Reply>& replies);

/// "AWS OpsWorks has ended (2024-05-26). ..."; empty while the service is generally available.
[[nodiscard]] std::string lifecycle_sentence(const ServiceInfo& service);

/// The offering of that id or name.
struct Offering {
  std::string_view id, name, note;
};
[[nodiscard]] Offering offering_of(MatrixView matrix, std::string_view id_or_name);

}  // namespace demarc::render_detail
