// A typed answer, walked: the verdict, what decided each item, what would flip it, and on whose word.
#include <demarc/demarc.hpp>
#include <iostream>

using namespace demarc;

int main() {
  const Answer answer = aws::matrix.explain(aws::Service::lambda, aws::Item::patch_runtime);
  std::cout << "patch-runtime on " << answer.service().name() << ": " << id(answer.verdict()) << '\n';
  for (const Condition c : answer.assumed())
    std::cout << "assumed " << c.option() << " = " << *c.values().begin() << '\n';
  for (const ItemAnswer& item : answer.items()) {
    std::cout << item.act() << '\n';
    for (const Flip& flip : item.flips()) {
      for (const Condition c : flip.when()) std::cout << "with " << c.option() << " = " << *c.values().begin() << ' ';
      std::cout << "-> " << id(flip.owner().verdict()) << '\n';
    }
    for (const Source source : item.rule()->sources()) std::cout << "see " << source.url << '\n';
  }
}
