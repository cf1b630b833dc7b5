// The time network at the size of a large archive.
//
//   bazel run -c opt //tests/bench:time_network_bench -- [EVENTS [CONSTRAINTS]]
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>

#include "reconcile/time_network.h"

int main(int argc, char** argv) {
  const int events = argc > 1 ? std::atoi(argv[1]) : 100000;
  const int constraints = argc > 2 ? std::atoi(argv[2]) : 500000;
  std::mt19937 random(1);
  dateline::TimeNetwork network;
  std::vector<int64_t> day(1, 0);
  for (int i = 0; i < events; ++i) {
    network.AddPoint();
    day.push_back(static_cast<int64_t>(random() % 40000) - 20000);
  }
  // A third are dates, the rest relations between events; one in a thousand is wrong.
  for (int i = 0; i < constraints / 2; ++i) {
    const int32_t to = 1 + static_cast<int32_t>(random() % static_cast<unsigned>(events));
    const int32_t from =
        i % 3 == 0 ? 0 : 1 + static_cast<int32_t>(random() % static_cast<unsigned>(events));
    int64_t apart = day[static_cast<size_t>(to)] - day[static_cast<size_t>(from)];
    if (random() % 1000 == 0) apart += 400;
    const int64_t slack = static_cast<int64_t>(random() % 60);
    network.Between(from, to, apart - slack, apart + slack,
                    static_cast<float>(random() % 100) / 100, i);
  }
  const auto start = std::chrono::steady_clock::now();
  const auto cycles = dateline::SolveTimeNetwork(network, 100000);
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  std::cout << events << " events, " << network.constraints.size() << " constraints: " << seconds
            << " s, " << cycles.size() << " cycles\n";
  return 0;
}
