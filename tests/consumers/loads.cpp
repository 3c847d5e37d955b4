// SPDX-License-Identifier: Apache-2.0
// A consumer that reads matrices at run time: `loads DIRECTORY SERVICE ITEM`, or with a wrong directory every fault.
#include <demarc/load.hpp>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  const demarc::Loaded loaded = demarc::try_load(std::filesystem::path{argv[1]});
  for (const demarc::Diagnostic& fault : loaded.faults) std::cout << to_string(fault) << "\n";
  if (!loaded.matrix) return 1;
  const demarc::MatrixView matrix = loaded.matrix->view();
  const auto who = matrix.owner(demarc::ServiceKey{argv[2]}, demarc::ItemKey{argv[3]}).who();
  std::cout << (who ? who->id() : "nobody") << "\n";
}
