// A policy in your own repository that stops compiling the day the line moves.
#include <demarc/demarc.hpp>
#include <iostream>

using namespace demarc;
using aws::Item, aws::Service;

static_assert(aws::matrix.owner(Service::ec2, Item::patch_guest_os) == Party::customer);
static_assert(aws::matrix.owner(Service::lambda, Item::patch_guest_os) == Party::aws);
static_assert(aws::matrix.owner(Service::lambda, Item::patch_runtime, {aws::lambda::Package::image}) ==
              Party::customer);
static_assert(aws::matrix.owner(Service::vmware_cloud_on_aws, Item::patch_hypervisor) == aws::ThirdParty::vmware);

int main() {
  const Owner nodes = aws::matrix.owner(Service::eks, Item::patch_guest_os, {aws::eks::Compute::managed_node_group});
  std::cout << "Patching managed nodes on EKS: " << nodes.who()->id() << '\n';
}
