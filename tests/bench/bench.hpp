// SPDX-License-Identifier: Apache-2.0
// What a run measures, and the rows that set demarc against what people would use instead.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <string>
#include <vector>

namespace bench {

/// What a row promises of ours and the peer's figure; smaller figures are better.
struct Goal {
  enum class Kind { at_most, faster, below, none } kind;
  double value;
};
constexpr Goal at_most(double times) { return {Goal::Kind::at_most, times}; }  // ours <= times x the peer
constexpr Goal faster(double times) { return {Goal::Kind::faster, times}; }    // the peer >= times x ours
constexpr Goal below(double value) { return {Goal::Kind::below, value}; }      // ours <= value
constexpr Goal no_goal() { return {Goal::Kind::none, 0}; }                     // only to be seen beside the peer

enum class Unit { time, count, bytes };

/// Figures by name. Whatever takes time is measured several times, all in turns, and its median counts.
class Bench {
 public:
  /// A loop inside the process, run by Google Benchmark. By processor time; `wall`: by the clock, once a round.
  void loop(const std::string& name, std::function<void(benchmark::State&)> body, bool wall = false);
  /// A process, from posix_spawn to wait4, output thrown away.
  void process(const std::string& name, std::vector<std::string> command, int rounds = 31);
  /// A figure that is found by other means.
  void figure(const std::string& name, double value);

  void row(std::string metric, std::string ours, std::string peer, Goal goal, Unit unit = Unit::time);
  /// Says which peer is not there, and the package that brings it.
  void missing(std::string peer, std::string package);

  void run();
  void print(std::ostream& out) const;
  void print_json(std::ostream& out) const;

 private:
  struct Process {
    std::string name;
    std::vector<std::string> command;
    int rounds;
  };
  struct Row {
    std::string metric, ours, peer;
    Goal goal;
    Unit unit;
  };
  void run_processes();
  [[nodiscard]] double median(const std::string& name) const;  // NaN: not measured
  [[nodiscard]] bool met(const Row& row) const;

  std::vector<Process> processes_;
  std::vector<Row> rows_;
  std::vector<std::string> missing_;
  std::map<std::string, std::vector<double>> figures_;  // nanoseconds, counts or bytes
};

/// Allocations by operator new so far, and the bytes that live.
struct Heap {
  std::size_t allocations, bytes;
};
[[nodiscard]] Heap heap() noexcept;

/// How many times `body` allocates.
template <typename Body>
double allocations(const Body& body) {
  const std::size_t before = heap().allocations;
  body();
  return static_cast<double>(heap().allocations - before);
}

/// The time of the median question, each asked several times.
template <typename Question, typename Ask>
double median_time(const std::vector<Question>& questions, const Ask& ask) {
  constexpr int times = 5;
  std::vector<double> all;
  for (const Question& question : questions) {
    double best = 0;
    for (int n = 0; n < times; ++n) {
      const auto start = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(ask(question));
      const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
      if (n == 0 || took.count() < best) best = took.count();
    }
    all.push_back(best);
  }
  std::ranges::nth_element(all, all.begin() + std::ssize(all) / 2);
  return all[all.size() / 2];
}

// What is measured, one file each.
void lookups(Bench& bench);
void names(Bench& bench);
void questions(Bench& bench);
void loads(Bench& bench);
void renders(Bench& bench);
void processes(Bench& bench);
void headers(Bench& bench);
void growth(std::ostream& out);

}  // namespace bench
