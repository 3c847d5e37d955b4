// SPDX-License-Identifier: Apache-2.0
// A consumer of ten lines: a policy that is checked while compiling, and an answer with its pages.
#include <demarc/demarc.hpp>
#include <iostream>

using namespace demarc;
using aws::Item, aws::Service;
static_assert(aws::matrix.owner(Service::ec2, Item::patch_guest_os) == Party::customer);

int main() {
  for (const ItemAnswer& item : aws::matrix.explain(Service::lambda, Area::patching).items())
    if (const auto rule = item.rule())
      for (const Source& page : rule->sources())
        std::cout << item.title() << ": " << item.act() << " " << page.url << "\n";
}
