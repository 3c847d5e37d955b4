// SPDX-License-Identifier: Apache-2.0
// A matrix that is asked by many threads while it is replaced on disk and loaded again.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <demarc/live.hpp>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "support/scratch.hpp"
#include "support/tiny.hpp"

namespace {

using demarc::ItemKey, demarc::LiveMatrix, demarc::Party, demarc::ServiceKey, demarc::Verdict;

constexpr ServiceKey twin{"twin"};
constexpr std::array items{ItemKey{"patch-host"}, ItemKey{"patch-guest"}, ItemKey{"patch-runtime"}};

/// A directory with a service whose items all have one owner: whoever sees two has seen half of a reload.
class Directory {
 public:
  Directory() {
    for (const demarc::SourceFile& file : tiny::files({})) scratch_.file(file.path, file.bytes);
    give_to("aws");
  }
  void give_to(const std::string& party) const {
    std::string cells = "items:\n";
    for (const ItemKey item : items)
      cells += "  " + std::string{item.id()} + ": {party: " + party + ", sources: [doc]}\n";
    write(tiny::head("twin") + cells);
  }
  void damage() const { write(tiny::head("twin") + "items:\n  patch-host: {party: nobody, sources: [doc]}\n"); }
  [[nodiscard]] const std::filesystem::path& path() const { return scratch_.path(); }

 private:
  void write(const std::string& service) const { scratch_.file("services/twin.yaml", service); }
  demarc::test::Scratch scratch_;
};

/// The one owner of all items, or nothing where they differ.
std::optional<Verdict> owner_of_all(demarc::MatrixView matrix) {
  const Verdict first = matrix.owner(twin, items[0]).verdict();
  for (const ItemKey item : items)
    if (matrix.owner(twin, item).verdict() != first) return std::nullopt;
  return first;
}

std::optional<Verdict> owner_now(const LiveMatrix& live) {
  const LiveMatrix::Snapshot now = live.snapshot();
  return owner_of_all(now.view());
}

TEST(LiveMatrix, IsReplacedByAReload) {
  const Directory directory;
  LiveMatrix live{directory.path()};
  EXPECT_EQ(owner_now(live), Verdict::aws);
  directory.give_to("customer");
  EXPECT_EQ(owner_now(live), Verdict::aws) << "nobody has said that it changed";
  EXPECT_TRUE(live.reload().empty());
  EXPECT_EQ(owner_now(live), Verdict::customer);
}

TEST(LiveMatrix, StaysWhereTheNewOneHasFaultsAndSaysWhich) {
  const Directory directory;
  LiveMatrix live{directory.path()};
  directory.damage();
  const std::vector<demarc::Diagnostic> faults = live.reload();
  ASSERT_EQ(faults.size(), 1u);
  EXPECT_EQ(faults[0].fault, demarc::Fault::unknown_party);
  EXPECT_EQ(faults[0].at.file, "services/twin.yaml");
  EXPECT_EQ(owner_now(live), Verdict::aws);
  directory.give_to("customer");
  EXPECT_TRUE(live.reload().empty());
  EXPECT_EQ(owner_now(live), Verdict::customer);
}

TEST(LiveMatrix, StaysWhereTheDirectoryHasGone) {
  std::optional<Directory> directory{std::in_place};
  LiveMatrix live{directory->path()};
  directory.reset();
  EXPECT_FALSE(live.reload().empty());
  EXPECT_EQ(owner_now(live), Verdict::aws);
}

TEST(LiveMatrix, BeginsOnlyWithAWholeMatrix) {
  const Directory directory;
  directory.damage();
  EXPECT_THROW(LiveMatrix{directory.path()}, demarc::LoadError);
}

TEST(LiveMatrix, LeavesSnapshotsAsTheyWere) {
  const Directory directory;
  std::optional<LiveMatrix> live{std::in_place, directory.path()};
  const LiveMatrix::Snapshot before = live->snapshot();
  directory.give_to("customer");
  EXPECT_TRUE(live->reload().empty());
  const LiveMatrix::Snapshot after = live->snapshot();
  live.reset();
  EXPECT_EQ(owner_of_all(before.view()), Verdict::aws);
  EXPECT_EQ(owner_of_all(after.view()), Verdict::customer);
}

template <typename T>
concept ViewsATemporary = requires {
  std::declval<T>().view();
};
static_assert(!ViewsATemporary<LiveMatrix::Snapshot>, "the view would dangle");
static_assert(ViewsATemporary<const LiveMatrix::Snapshot&>);

TEST(LiveMatrix, IsAskedByManyThreadsWhileItIsReloaded) {
  constexpr int readers = 4, rounds = 12;
  const Directory directory;
  LiveMatrix live{directory.path(), 2};
  std::atomic<bool> done = false;
  std::atomic<long> halves = 0, asked = 0;
  std::atomic<bool> saw_aws = false, saw_customer = false;
  std::vector<std::thread> threads;
  for (int n = 0; n < readers; ++n)
    threads.emplace_back([&] {
      do {
        const std::optional<Verdict> owner = owner_now(live);
        if (!owner) ++halves;
        if (owner == Verdict::aws) saw_aws = true;
        if (owner == Verdict::customer) saw_customer = true;
        ++asked;
      } while (!done);
    });
  std::atomic<int> kept = 0, replaced = 0;
  // Two threads reload at once, while the directory goes from whole to damaged and on.
  for (int n = 0; n < rounds; ++n) {
    const bool damaged = n % 3 == 2;
    if (damaged)
      directory.damage();
    else
      directory.give_to(n % 3 == 0 ? "customer" : "aws");
    const auto reload = [&] { ++(live.reload().empty() ? replaced : kept); };
    std::thread other{reload};
    reload();
    other.join();
    EXPECT_EQ(owner_now(live), n % 3 == 0 ? Verdict::customer : Verdict::aws);
    for (const long before = asked; asked < before + readers;)
      std::this_thread::yield();  // each sees some of every round
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(halves, 0);
  EXPECT_EQ(replaced, rounds * 2 / 3 * 2);
  EXPECT_EQ(kept, rounds / 3 * 2);
  EXPECT_TRUE(saw_aws);
  EXPECT_TRUE(saw_customer);
}

}  // namespace
