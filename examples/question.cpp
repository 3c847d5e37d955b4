// A question in plain words, from the command line or this one.
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <iostream>

int main(int argc, char** argv) {
  const demarc::Replies replies =
      demarc::ask(demarc::aws::matrix, argc > 1 ? argv[1] : "who patches the nodes on EKS with Fargate?");
  std::cout << demarc::render(demarc::aws::matrix, replies, demarc::Format::text);
  return replies.answered() ? 0 : 3;
}
