// SPDX-License-Identifier: Apache-2.0
// Exports that are tables.
#pragma once

#include <demarc/render.hpp>

#include "export.hpp"

namespace demarc::exports {

/// The customer responsibility matrix: one row a control, service and item that it demands; whether the control can be
/// inherited, and who does what.
[[nodiscard]] Table crm(const Content& content);
/// How often each answer occurs, one row a service.
[[nodiscard]] Table crm_summary(const Content& content);

/// One row a control and service, in the columns of CSA's CAIQ, with its words for who owns a control.
[[nodiscard]] Table caiq(const Content& content);

/// What a SOC 2 report has to ask of others: of the customer (complementary user entity controls) and of third parties
/// (complementary subservice organization controls). One row a service, item and party.
[[nodiscard]] Table cuec(const Content& content);

}  // namespace demarc::exports
