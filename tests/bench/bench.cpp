// SPDX-License-Identifier: Apache-2.0
// Runs what is to be measured, in turns, and prints the table.
#include "bench.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <limits>
#include <nlohmann/json.hpp>
#include <ostream>
#include <random>
#include <span>
#include <utility>

namespace bench {
namespace {

constexpr int rounds = 7;

/// Keeps the figure of every round.
class Keep final : public benchmark::BenchmarkReporter {
 public:
  explicit Keep(std::map<std::string, std::vector<double>>& figures) : figures_(&figures) {}
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::string& name = run.run_name.function_name;
      const bool wall = !run.run_name.time_type.empty();
      const double seconds = wall ? run.real_accumulated_time : run.cpu_accumulated_time;
      (*figures_)[name].push_back(seconds * 1e9 / static_cast<double>(run.iterations));
    }
  }

 private:
  std::map<std::string, std::vector<double>>* figures_;
};

/// Nanoseconds from posix_spawn to the end of the process; NaN where it cannot be started.
double spawn(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {0, 1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_RDWR, 0);
  pid_t child = 0;
  int status = 0;
  rusage usage{};
  const auto start = std::chrono::steady_clock::now();
  const bool started = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ) == 0;
  if (started) wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
  posix_spawn_file_actions_destroy(&actions);
  return started && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? took.count()
                                                                  : std::numeric_limits<double>::quiet_NaN();
}

std::string number(double value, const char* format = "%.3g") {
  char text[64];
  std::snprintf(text, sizeof text, value >= 100 ? "%.0f" : format, value);
  return text;
}

std::string shown(double value, Unit unit) {
  if (std::isnan(value)) return "-";
  if (unit == Unit::count) return number(value, "%.0f");
  if (unit == Unit::bytes) return number(value / 1e6) + " MB";
  if (value < 1e3) return number(value) + " ns";
  if (value < 1e6) return number(value / 1e3) + " us";
  return number(value / 1e6) + " ms";
}

std::string shown(Goal goal, Unit unit) {
  if (goal.kind == Goal::Kind::none) return "";
  if (goal.kind == Goal::Kind::at_most) return "<= " + number(goal.value) + "x";
  if (goal.kind == Goal::Kind::faster) return number(goal.value) + "x better";
  return "<= " + shown(goal.value, unit);
}

}  // namespace

void Bench::loop(const std::string& name, std::function<void(benchmark::State&)> body, bool wall) {
  benchmark::internal::Benchmark* registered = benchmark::RegisterBenchmark(name.c_str(), std::move(body));
  registered->Repetitions(rounds);
  if (wall) {
    registered->UseRealTime()->Iterations(1);
  } else {
    registered->MinTime(0.03);
  }
}

void Bench::process(const std::string& name, std::vector<std::string> command, int times) {
  processes_.push_back({name, std::move(command), times});
}

void Bench::figure(const std::string& name, double value) { figures_[name] = {value}; }

void Bench::row(std::string metric, std::string ours, std::string peer, Goal goal, Unit unit) {
  rows_.push_back({std::move(metric), std::move(ours), std::move(peer), goal, unit});
}

void Bench::missing(std::string peer, std::string package) {
  missing_.push_back(std::move(peer) + " is not there; the package " + std::move(package) + " brings it");
}

void Bench::run() {
  Keep keep(figures_);
  benchmark::RunSpecifiedBenchmarks(&keep);
  run_processes();
}

void Bench::run_processes() {
  std::mt19937 random{42};  // NOLINT(cert-msc51-cpp): the same order every time
  int most = 0;
  for (const Process& p : processes_) most = std::max(most, p.rounds);
  for (int round = 0; round <= most; ++round) {
    std::ranges::shuffle(processes_, random);
    for (const Process& p : processes_) {
      if (round > p.rounds) continue;
      const double took = spawn(p.command);
      if (round == 0 && std::isnan(took)) std::fprintf(stderr, "%s does not run\n", p.name.c_str());
      if (round != 0) figures_[p.name].push_back(took);  // the first round warms the caches
    }
  }
}

double Bench::median(const std::string& name) const {
  const auto found = figures_.find(name);
  if (found == figures_.end()) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> sorted = found->second;
  std::ranges::nth_element(sorted, sorted.begin() + std::ssize(sorted) / 2);
  return sorted[sorted.size() / 2];
}

bool Bench::met(const Row& row) const {
  const double ours = median(row.ours), peer = median(row.peer);
  if (row.goal.kind == Goal::Kind::at_most) return ours <= row.goal.value * peer;
  if (row.goal.kind == Goal::Kind::faster) return peer >= row.goal.value * ours;
  return ours <= row.goal.value;
}

void Bench::print(std::ostream& out) const {
  out << "| metric | demarc | peer | ratio | goal | |\n|---|---:|---:|---:|---:|---|\n";
  for (const Row& row : rows_) {
    const double ours = median(row.ours), peer = median(row.peer);
    const bool known = !std::isnan(ours) && (row.peer.empty() || !std::isnan(peer));
    std::string ratio = "-";
    if (known && !row.peer.empty() && ours > 0)
      ratio = row.goal.kind == Goal::Kind::faster ? number(peer / ours) + "x better" : number(ours / peer) + "x";
    out << "| " << row.metric << " | " << shown(ours, row.unit) << " | "
        << (row.peer.empty() ? "" : row.peer + " " + shown(peer, row.unit)) << " | " << ratio << " | "
        << shown(row.goal, row.unit) << " | "
        << (!known                              ? "not measured"
            : row.goal.kind == Goal::Kind::none ? ""
            : met(row)                          ? "met"
                                                : "**not met**")
        << " |\n";
  }
  for (const std::string& line : missing_) out << "\n" << line << "\n";
}

void Bench::print_json(std::ostream& out) const {
  using Json = nlohmann::ordered_json;
  const auto value = [](double v) { return std::isnan(v) ? Json() : Json(v); };
  Json rows = Json::array(), figures = Json::object();
  for (const Row& row : rows_) {
    const double ours = median(row.ours), peer = median(row.peer);
    const bool known = !std::isnan(ours) && (row.peer.empty() || !std::isnan(peer));
    rows.push_back({{"metric", row.metric},
                    {"demarc", value(ours)},
                    {"peer", row.peer.empty() ? Json() : Json(row.peer)},
                    {"peer_value", value(peer)},
                    {"goal", shown(row.goal, row.unit)},
                    {"met", known && row.goal.kind != Goal::Kind::none ? Json(met(row)) : Json()}});
  }
  for (const auto& [name, all] : figures_) figures[name] = all;
  out << Json{{"schema", "demarc.bench/1"}, {"rows", rows}, {"figures", figures}, {"missing", missing_}}.dump(1)
      << '\n';
}

}  // namespace bench
