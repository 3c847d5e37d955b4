// SPDX-License-Identifier: Apache-2.0
// Every answer that the pages of the built-in matrix can give. Half a minute, and the same whatever compiled it.
#include <demarc/aws.hpp>

#include "site/answers.hpp"

namespace {

TEST(SiteAnswers, AreTheLibrarysForEveryServiceCellAndConfiguration) { demarc::test::expect_same(demarc::aws::matrix); }

}  // namespace
