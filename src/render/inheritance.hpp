// SPDX-License-Identifier: Apache-2.0
// Who meets a control, in words for people.
#pragma once

#include <array>
#include <demarc/matrix_view.hpp>
#include <string>
#include <vector>

namespace demarc::render_detail {

/// "Inherited", "Customer", "n/a", ...
[[nodiscard]] std::string_view share_name(Share share) noexcept;
/// "NIST SP 800-53 Revision 5: SI-2, Flaw Remediation".
[[nodiscard]] std::string control_name(const ControlInfo& control);
/// "Shared: AWS and the customer perform what SI-2 demands, and their acts depend on one another."
[[nodiscard]] std::string inheritance_sentence(MatrixView matrix, const ControlInfo& control, const Inheritance& how,
                                               const std::vector<Answer>& answers);
/// "AWS: Shared; inheritable: Partial; ..." in the words of others; empty where they have none.
[[nodiscard]] std::string terms_sentence(const Inheritance& how);
/// The words of a list that has places left: "inherited, system-specific".
[[nodiscard]] std::string joined(const std::array<std::string_view, 3>& words);
/// On whose word: "judgement", "judgement, by area" or "source".
[[nodiscard]] std::string_view basis(const Mapping& mapping) noexcept;

}  // namespace demarc::render_detail
