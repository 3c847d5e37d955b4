// SPDX-License-Identifier: Apache-2.0
// A consumer that only asserts: it needs the headers and no library.
#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Item, aws::Service;

static_assert(aws::matrix.owner(Service::ec2, Item::patch_guest_os) == Party::customer);
static_assert(aws::matrix.owner(Service::lambda, Item::patch_guest_os) == Party::aws);
static_assert(aws::matrix.owner(Service::lambda, Item::patch_runtime, {aws::lambda::Package::image}) ==
              Party::customer);
static_assert(aws::matrix.owner(Service::lambda, Area::patching) == Verdict::split);
static_assert(aws::matrix.owner(ServiceKey{"no-such-service"}, Item::patch_runtime) == Verdict::unresolved);

int main() { return 0; }
