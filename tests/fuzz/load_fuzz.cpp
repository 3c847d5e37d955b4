// SPDX-License-Identifier: Apache-2.0
// Any bytes as a service's file: a whole matrix or faults, each with a message and a place, in good time. What is
// accepted as YAML is what libyaml reads.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <demarc/load.hpp>
#include <string>
#include <utility>

#include "support/read_yaml.hpp"
#include "support/tiny.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes{reinterpret_cast<const char*>(data), size};
  if (demarc::test::read_twice(bytes).reading == demarc::test::Reading::differs) std::abort();
  const demarc::Loaded loaded = demarc::try_load(tiny::files({{"fuzzed", bytes}}));
  if (loaded.matrix.has_value() == !loaded.faults.empty()) std::abort();  // never both, never neither
  for (const demarc::Diagnostic& fault : loaded.faults)
    if (fault.message.empty() || fault.at.file.empty() || to_string(fault).empty()) std::abort();
  if (loaded.matrix) {
    const demarc::MatrixView matrix = loaded.matrix->view();
    for (std::uint32_t i = 0; i < matrix.item_count(); ++i)
      for (const demarc::ItemAnswer& item :
           matrix.explain(demarc::ServiceKey{"fuzzed"}, demarc::ItemKey{matrix.item(i).id()}).items())
        for (const demarc::Flip& flip : item.flips())
          if (flip.owner() == item.owner()) std::abort();  // that would be no flip
  }
  return 0;
}
