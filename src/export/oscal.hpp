// SPDX-License-Identifier: Apache-2.0
// OSCAL: a component definition, 1.1.3.
#pragma once

#include "export.hpp"

namespace demarc::exports {

/// One component a service, with an implemented requirement for each control of the framework that it has a part in.
/// What the provider does is the requirement's description; what is left to the customer is the statement of the
/// control. The same content has the same UUIDs, those of components and requirements also where the acts read
/// differently. JSON, indented.
[[nodiscard]] std::string oscal(const Content& content);

/// The id of a control in OSCAL's catalogs: "AC-2(1)" is "ac-2.1". Others begin with the framework where they would
/// with a digit.
[[nodiscard]] std::string oscal_id(const ControlInfo& control);

/// A UUID of version 5 below the namespace of demarc.
[[nodiscard]] std::string uuid_of(std::string_view name);

}  // namespace demarc::exports
