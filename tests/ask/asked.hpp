// SPDX-License-Identifier: Apache-2.0
// What the tests of questions look at: the whole data, and what answers hold.
#pragma once

#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <string>
#include <string_view>

namespace demarc::test {

inline const MatrixView all = aws::matrix;

/// Whether an answer holds an item.
inline bool holds(const Replies& r, std::string_view item) {
  for (const Reply& reply : r.replies)
    for (const ItemAnswer& i : reply.answer.items())
      if (i.id() == item) return true;
  return false;
}

/// A question's answers without how it was read.
inline std::string bare(const Replies& r) {
  std::string out = r.problem;
  for (const Reply& reply : r.replies) {
    Replies one;
    one.replies.push_back(reply);
    out += render(all, one, Format::json);
  }
  return out;
}

}  // namespace demarc::test
