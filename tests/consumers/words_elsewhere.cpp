// SPDX-License-Identifier: Apache-2.0
// The second translation unit of words.cpp: the matrix is the same one here.
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>

demarc::Owner asked_elsewhere();

demarc::Owner asked_elsewhere() {
  using namespace demarc;
  return aws::matrix.explain(aws::Service::lambda, Area::patching).owner();
}
