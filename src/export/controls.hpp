// SPDX-License-Identifier: Apache-2.0
// The controls of a framework on services: who does what for each.
#pragma once

#include "export.hpp"

namespace demarc::exports {

/// What one party does for an item, in one of the cases that are left open.
struct Act {
  std::string party;  ///< id; empty where nobody is recorded
  std::string who;    ///< "AWS", "VMware by Broadcom"
  std::string when;   ///< "compute = fargate"; empty: always
  std::string act;    ///< or why nobody is recorded
};

/// An item that a control demands.
struct Demand {
  ItemInfo item;
  std::vector<Act> acts;
  std::vector<Source> sources;  ///< each once
};

/// A control on a service. Only items that apply are told.
struct Met {
  ControlInfo control;
  Inheritance inheritance;
  std::vector<Demand> demands;
};

/// The controls that the service has a part in, and those that nobody inherits, in the framework's order.
[[nodiscard]] std::vector<Met> controls_of(const Content& content, const FrameworkInfo& framework,
                                           const Subject& subject);

/// Who does what for an item, where it applies.
[[nodiscard]] Demand demand_of(MatrixView matrix, const Answer& answer, const ItemAnswer& item);

/// What the customer does for a control that asks every organization for its own, and no service for an act.
inline constexpr std::string_view own_part = "Write, approve and keep up your own.";

/// What providers do, or the customer, or what nobody is recorded for: "AWS: Patch the host. Red Hat, if
/// compute = own: ...". AWS and the customer are not named where nobody else could be meant.
[[nodiscard]] std::string provider_part(const Demand& demand);
[[nodiscard]] std::string customer_part(const Demand& demand);
[[nodiscard]] std::string open_part(const Demand& demand);

/// Why a control has no word of its own: what it depends on, or what is not recorded; empty where it has.
[[nodiscard]] std::string remark_of(const Content& content, const Subject& subject, const Met& met);

[[nodiscard]] std::string addresses(const std::vector<Source>& sources);

}  // namespace demarc::exports
