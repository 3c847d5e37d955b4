// SPDX-License-Identifier: Apache-2.0
// What the pages of a small matrix answer; every/ has those of the built-in one.
#include "answers.hpp"

#include "support/small_matrix.hpp"

namespace {

TEST(SiteAnswers, AreTheLibrarysForTheSmallMatrix) { demarc::test::expect_same(demarc::test::small()); }

}  // namespace
