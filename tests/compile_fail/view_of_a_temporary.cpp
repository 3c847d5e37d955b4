// SPDX-License-Identifier: Apache-2.0
// A view does not outlive its matrix: none of a temporary.
// refused: use of deleted function|attempt to use a deleted function|call to deleted
#include <demarc/load.hpp>

using namespace demarc;
std::string edition(Matrix matrix) {
#ifdef GOOD
  return std::string{matrix.view().edition()};
#else
  return std::string{std::move(matrix).view().edition()};
#endif
}
