// SPDX-License-Identifier: Apache-2.0
// demarc: who is responsible for what on each AWS service.
//
//   #include <demarc/demarc.hpp>
//   using namespace demarc;
//   static_assert(aws::matrix.owner(aws::Service::ec2, aws::Item::patch_guest_os) == Party::customer);
//
// This header is the core and the built-in matrix. ask.hpp (plain words), render.hpp (tables) and load.hpp (YAML) stand
// alone.
#pragma once

#include <demarc/aws.hpp>
#include <demarc/matrix_view.hpp>
