// SPDX-License-Identifier: Apache-2.0
// A consumer of the core alone: names and closed words, without any matrix.
#include <demarc/matrix_view.hpp>
#include <iostream>

constexpr demarc::ServiceKey own_service{"our-ledger"};
static_assert(demarc::Configuration{}.empty() && own_service.id() == "our-ledger");

int main() { std::cout << id(demarc::Party::customer) << "\n"; }
