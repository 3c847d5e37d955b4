// SPDX-License-Identifier: Apache-2.0
// Real matrices are damaged at random, again and again. Each damage is refused with a fault that points at it, or
// changes exactly the answers that it should: all cells are compared before and after.
#include "mutation.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <random>
#include <set>
#include <string>

#include "support/seed.hpp"

namespace demarc::test {
namespace {

constexpr std::size_t services = 54, times_each = 12;

/// What came of the damages of one kind.
struct Tally {
  std::size_t refused = 0, changed = 0, harmless = 0;
};

/// Whether some fault points at the damage: it stands there, or names the damaged word.
bool points_at(const std::vector<Diagnostic>& faults, const std::string& file, const Mutation& mutation) {
  for (const Diagnostic& fault : faults) {
    const auto here = [&](const Place& at) {
      return at.file == file && at.line >= mutation.near_first && at.line <= mutation.near_last;
    };
    if (here(fault.at) || (fault.other && here(*fault.other))) return true;
    for (const std::string& word : mutation.words)
      if (fault.at.file == file && fault.message.find('\'' + word + '\'') != std::string::npos) return true;
  }
  return false;
}

std::string answer_of(const Answers& all, const std::string& cell) {
  const auto at = all.find(cell);
  return at == all.end() ? "nothing" : at->second;
}

std::string told(const std::vector<Diagnostic>& faults) {
  std::string out;
  for (std::size_t n = 0; n < faults.size() && n < 8; ++n) out += "\n  " + to_string(faults[n]);
  return out;
}

class Mutations : public testing::Test {
 protected:
  static const Original& original() {
    static const Original all(DEMARC_MATRICES);
    return all;
  }
};

TEST_F(Mutations, are_refused_at_their_place_or_change_what_they_should) {
  const std::uint32_t started_from = seed();
  std::mt19937 random(started_from);
  std::map<std::string, Tally> tallies;
  std::size_t count = 0;
  for (std::size_t n = 0; n < services; ++n) {
    const Victim victim(original(), original().pick(random, n % 3 != 0));
    ASSERT_TRUE(victim.before().faults.empty()) << victim.file() << told(victim.before().faults);
    const Answers before = answers(victim.before());
    for (std::size_t k = 0; k < times_each; ++k) {
      const std::optional<Mutation> mutation = mutate(victim, random, k);
      if (!mutation) continue;
      ++count;
      const std::string about = mutation->kind + " in " + victim.file() + ":" + std::to_string(mutation->line) + ": " +
                                mutation->what + ", seed " + std::to_string(started_from);
      const std::shared_ptr<const Outcome> loaded = victim.load(mutation->bytes);
      const Outcome& after = *loaded;
      Tally& tally = tallies[mutation->kind];
      if (!after.faults.empty()) {
        ++tally.refused;
        EXPECT_NE(mutation->expect, Expect::loads) << about << told(after.faults);
        EXPECT_TRUE(points_at(after.faults, victim.file(), *mutation)) << about << told(after.faults);
        continue;
      }
      EXPECT_NE(mutation->expect, Expect::refused) << about;
      const Answers now = answers(after);
      std::set<std::string> moved;
      for (const auto& [cell, answer] : before) {
        const auto at = now.find(cell);
        if (at == now.end() || at->second != answer) moved.insert(cell);
      }
      for (const auto& [cell, answer] : now)
        if (!before.contains(cell)) moved.insert(cell);
      for (const std::string& cell : moved)
        EXPECT_TRUE(mutation->may_move.contains(cell))
            << about << "\n  moves " << cell << "\n    from " << answer_of(before, cell) << "\n    to "
            << answer_of(now, cell);
      if (mutation->owners) {
        EXPECT_EQ(mutation->owners(after), "") << about;
      }
      ++(moved.empty() ? tally.harmless : tally.changed);
    }
  }
  std::size_t changed = 0, refused = 0;
  for (const auto& [kind, tally] : tallies) {
    std::printf("%-18s %3zu refused, %3zu change answers, %3zu change none\n", kind.c_str(), tally.refused,
                tally.changed, tally.harmless);
    changed += tally.changed;
    refused += tally.refused;
  }
  EXPECT_GE(count, 500U);
  EXPECT_EQ(tallies.size(), 8U);
  EXPECT_GE(refused, 200U);
  EXPECT_GE(changed, 40U);
}

}  // namespace
}  // namespace demarc::test
