// SPDX-License-Identifier: Apache-2.0
// A consumer that asks in plain words, in two translation units that include all headers.
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <iostream>

demarc::Owner asked_elsewhere();  // words_elsewhere.cpp

int main() {
  const demarc::Replies replies = demarc::ask(demarc::aws::matrix, "who owns patching on Lambda");
  std::cout << demarc::render(demarc::aws::matrix, replies, demarc::Format::text);
  return replies.answered() && replies.replies.front().answer.owner() == asked_elsewhere() ? 0 : 1;
}
