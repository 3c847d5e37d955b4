// A question from many practice exams: what is the customer's responsibility on Lambda: (A) operating system
// configuration, (B) application management, (C) platform management, (D) code encryption? The matrix answers each,
// with its parts.
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <iostream>

int main() {
  using namespace demarc;
  for (const char* phrase :
       {"operating system configuration", "application management", "platform management", "code encryption"}) {
    const Replies replies = who_owns(aws::matrix, phrase, "Lambda");
    if (!replies.answered()) {
      std::cout << phrase << ": " << replies.problem << '\n';
      continue;
    }
    const Answer& answer = replies.replies.front().answer;
    std::cout << phrase << ": " << id(answer.verdict()) << '\n';
    for (const ItemAnswer& item : answer.items()) {
      if (item.owner() == Verdict::not_applicable) continue;
      std::cout << "  " << id(item.owner().verdict()) << ": " << item.act() << '\n';
      for (const ItemInfo related : item.item().related())
        for (const ItemAnswer& beside : aws::matrix.explain(answer.service().key(), related.key()).items())
          if (beside.owner() == Party::customer && item.owner() == Party::aws)
            std::cout << "    beside it, customer: " << beside.act() << '\n';
    }
  }
}
