// SPDX-License-Identifier: Apache-2.0
// Policies as constant expressions: that this file compiles is the test.
#include <gtest/gtest.h>

#include <demarc/demarc.hpp>

using namespace demarc;
using aws::Item;
using aws::Service;

namespace {

constexpr auto& m = aws::matrix;

// ---- EC2: the customer's from the guest operating system up
static_assert(m.owner(Service::ec2, Item::secure_data_centers) == Party::aws);
static_assert(m.owner(Service::ec2, Item::maintain_hardware) == Party::aws);
static_assert(m.owner(Service::ec2, Item::patch_hypervisor) == Party::aws);
static_assert(m.owner(Service::ec2, Item::patch_guest_os) == Party::customer);
static_assert(m.owner(Service::ec2, Item::configure_network_filters) == Party::customer);

// ---- Lambda: publish, initiate and apply apart
static_assert(m.owner(Service::lambda, Item::patch_guest_os) == Party::aws);
static_assert(m.owner(Service::lambda, Item::supply_runtime_patches) == Party::aws);
static_assert(m.owner(Service::lambda, Item::start_runtime_patching) == Party::aws);
static_assert(m.owner(Service::lambda, Item::start_runtime_patching, {aws::lambda::RuntimeUpdates::function_update}) ==
              Party::customer);
static_assert(m.owner(Service::lambda, Item::patch_runtime, {aws::lambda::RuntimeUpdates::function_update}) ==
              Party::aws);
static_assert(m.owner(Service::lambda, Item::patch_runtime, {aws::lambda::RuntimeUpdates::manual}) == Party::customer);
static_assert(m.owner(Service::lambda, Item::patch_runtime, {aws::lambda::Package::image}) == Party::customer);
static_assert(m.owner(Service::lambda, Item::update_dependencies) == Party::customer);
static_assert(m.owner(Service::lambda, Area::patching) == Verdict::split);

// ---- Elastic Beanstalk: managed updates decide
static_assert(m.owner(Service::elastic_beanstalk, Item::patch_guest_os,
                      {aws::elastic_beanstalk::ManagedUpdates::enabled}) == Party::aws);
static_assert(m.owner(Service::elastic_beanstalk, Item::patch_guest_os,
                      {aws::elastic_beanstalk::ManagedUpdates::disabled}) == Party::customer);
static_assert(m.owner(Service::elastic_beanstalk, Item::patch_guest_os) ==
              Verdict::depends);  // its default differs by channel

// ---- VMware Cloud on AWS: three parties
static_assert(m.owner(Service::vmware_cloud_on_aws, Item::patch_hypervisor) == aws::ThirdParty::vmware);
static_assert(m.owner(Service::vmware_cloud_on_aws, Item::patch_hypervisor) == Party::third_party);
static_assert(m.owner(Service::vmware_cloud_on_aws, Item::maintain_hardware) == Party::aws);
static_assert(m.owner(Service::vmware_cloud_on_aws, Item::patch_guest_os) == Party::customer);

// ---- EKS: who patches nodes depends on what they are
static_assert(m.owner(Service::eks, Item::run_control_plane) == Party::aws);
static_assert(m.owner(Service::eks, Item::patch_guest_os) == Verdict::depends);
static_assert(m.owner(Service::eks, Item::patch_guest_os, {aws::eks::Compute::managed_node_group}) == Party::customer);
static_assert(m.owner(Service::eks, Item::supply_os_patches, {aws::eks::Compute::managed_node_group}) == Party::aws);
static_assert(m.owner(Service::eks, Item::supply_os_patches,
                      {aws::eks::Compute::managed_node_group, aws::eks::NodeImage::custom}) == Party::customer);
static_assert(m.owner(Service::eks, Item::patch_guest_os, {aws::eks::Compute::fargate}) == Party::aws);
static_assert(m.owner(Service::eks, Item::patch_guest_os, {aws::eks::Compute::auto_mode}) == Party::aws);
static_assert(m.owner(Service::eks, Item::patch_guest_os,
                      {mix(aws::eks::Compute::fargate, aws::eks::Compute::auto_mode)}) == Party::aws);
static_assert(m.owner(Service::eks, Item::patch_guest_os,
                      {mix(aws::eks::Compute::fargate, aws::eks::Compute::hybrid)}) == Verdict::depends);

// ---- a configuration belongs to its service
static_assert(m.owner(Service::ec2, Item::patch_guest_os, {aws::eks::Compute::fargate}) == Verdict::unresolved);

TEST(BuiltIn, names_are_ids) {
  EXPECT_EQ(ServiceKey{Service::vmware_cloud_on_aws}.id(), "vmware-cloud-on-aws");
  EXPECT_EQ(ItemKey{Item::patch_guest_os}.id(), "patch-guest-os");
  EXPECT_EQ(ServiceKey{"lambda"}, ServiceKey{Service::lambda});
  EXPECT_EQ(m.owner(ServiceKey{"lambda"}, ItemKey{"patch-guest-os"}), Party::aws);
}

}  // namespace
