// Your own matrices: the same functions over YAML that is read at run time, and every fault when it is not whole.
#include <demarc/load.hpp>
#include <iostream>

int main(int argc, char** argv) {
  using namespace demarc;
  const Loaded loaded = try_load(argc > 1 ? argv[1] : EXAMPLE_MATRICES);
  for (const Diagnostic& fault : loaded.faults) std::cerr << to_string(fault) << '\n';
  if (!loaded.matrix) return 1;
  const MatrixView matrix = loaded.matrix->view();
  std::cout << "configure-network-filters on EC2: "
            << id(matrix.owner(ServiceKey{"ec2"}, ItemKey{"configure-network-filters"}).verdict()) << '\n';
  std::cout << "patching on no-such-service: "
            << id(matrix.owner(ServiceKey{"no-such-service"}, Area::patching).verdict()) << '\n';
}
