// A long-running program: threads ask while the matrices are read anew, and a broken directory changes nothing.
#include <demarc/live.hpp>
#include <iostream>
#include <thread>
#include <vector>

using namespace demarc;

namespace {

/// One request: everything it says comes from one matrix, however often that is replaced meanwhile.
Verdict answer(const LiveMatrix& live, ServiceKey service, Area area) {
  const LiveMatrix::Snapshot now = live.snapshot();
  return now.view().owner(service, area).verdict();
}

}  // namespace

int main(int argc, char** argv) {
  LiveMatrix live{argc > 1 ? argv[1] : EXAMPLE_MATRICES};
  std::vector<std::thread> workers;
  for (int n = 0; n < 4; ++n)
    workers.emplace_back([&live] {
      for (int request = 0; request < 1'000; ++request) (void)answer(live, ServiceKey{"lambda"}, Area::patching);
    });
  for (const Diagnostic& fault : live.reload())
    std::cerr << to_string(fault) << '\n';  // the old one stays where there are any
  for (std::thread& worker : workers) worker.join();
  std::cout << "patching on Lambda: " << id(answer(live, ServiceKey{"lambda"}, Area::patching)) << '\n';
}
