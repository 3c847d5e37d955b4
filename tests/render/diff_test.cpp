// SPDX-License-Identifier: Apache-2.0
// What changed between two tiny matrices: flips, what came and went, rewordings.
#include <gtest/gtest.h>

#include "support/diffs.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;
using namespace tiny;
using Kind = Difference::Kind;
using Cause = Difference::Cause;

namespace {

/// "flipped cell alpha/patch-guest", a line each.
std::string summary(const Diff& diff) {
  std::string out;
  for (const Difference& d : diff.differences) {
    out += std::string{id(d.kind)} + " " + std::string{id(d.subject)} + " " + d.service + d.baseline;
    if (!d.item.empty()) out += "/" + d.item;
    if (!d.option.empty()) out += ":" + d.option;
    if (!d.value.empty()) out += "=" + d.value;
    if (d.kind == Kind::flipped) {
      out += " " + d.before.id + ">" + d.after.id;
      for (const Difference::Chosen& c : d.when) {
        out += " " + c.option + "=";
        for (const std::string& v : c.values) out += (out.back() == '=' ? "" : "|") + v;
      }
      out += std::string{d.everywhere ? " everywhere" : ""} + (d.by_default ? " default" : "") +
             (d.cause == Cause::rule ? "" : " " + std::string{id(d.cause)});
    }
    for (const Difference::Detail& c : d.details) out += " [" + c.what + "]";
    out += "\n";
  }
  return out;
}

// ---- flips -------------------------------------------------------------------------------------------------

TEST(Diff, OfAMatrixWithItselfIsEmpty) {
  const Diff d = diff(test::small(), test::small());
  EXPECT_TRUE(d.differences.empty()) << summary(d);
  EXPECT_FALSE(d.breaking());
}

TEST(Diff, AnotherOwnerIsAFlip) {
  const Diff d = between("items:\n  patch-guest: {party: aws, sources: [doc]}\n",
                         "items:\n  patch-guest: {party: customer, sources: [doc]}\n");
  EXPECT_EQ(summary(d), "flipped cell alpha/patch-guest aws>customer everywhere default\n");
  EXPECT_TRUE(d.breaking());
  EXPECT_EQ(d.differences[0].before.name, "AWS");
  EXPECT_EQ(d.differences[0].after.name, "Customer");
}

TEST(Diff, TwoThirdPartiesAreTwoOwners) {
  const Diff d = between("items:\n  patch-guest: {party: acme, sources: [doc]}\n",
                         "items:\n  patch-guest: {party: zeta, sources: [doc]}\n");
  EXPECT_EQ(summary(d), "flipped cell alpha/patch-guest acme>zeta everywhere default\n");
  EXPECT_EQ(d.differences[0].after.name, "Zeta");
}

TEST(Diff, AThirdPartyIsTheSameUnderAnotherNumber) {
  Files now = with("items:\n  patch-guest: {party: zeta, sources: [doc]}\n");
  edit(now, "vocabulary.yaml", "  acme: {name: Acme}\n", "");
  EXPECT_EQ(summary(between(with("items:\n  patch-guest: {party: zeta, sources: [doc]}\n"), now)), "");
}

TEST(Diff, VerdictsFlipToo) {
  EXPECT_EQ(summary(between("items:\n  patch-guest: {unknown: Nobody knows.}\n",
                            "items:\n  patch-guest: {not-applicable: There is none., sources: [doc]}\n")),
            "flipped cell alpha/patch-guest unknown>not-applicable everywhere default\n");
}

TEST(Diff, ABaselineThatChangesFlipsItsServices) {
  Files before = files({{"alpha", head("alpha")}, {"beta", head("beta")}}), now = before;
  edit(now, "baselines/plain.yaml", "patch-guest: customer", "patch-guest: aws");
  EXPECT_EQ(summary(between(before, now)),
            "flipped cell alpha/patch-guest customer>aws everywhere default\n"
            "flipped cell beta/patch-guest customer>aws everywhere default\n");
}

TEST(Diff, AFlipNamesTheConfiguration) {
  EXPECT_EQ(
      summary(between(mode() + by_mode("aws", "customer", "aws"), mode() + by_mode("aws", "customer", "customer"))),
      "flipped cell alpha/patch-guest aws>customer mode=raw\n");
}

TEST(Diff, AFlipOfTheDefaultSaysSo) {
  EXPECT_EQ(
      summary(between(mode() + by_mode("aws", "customer", "aws"), mode() + by_mode("customer", "customer", "aws"))),
      "flipped cell alpha/patch-guest aws>customer mode=auto default\n");
}

TEST(Diff, ValuesThatFlipAlikeShareALine) {
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "aws", "acme"), mode() + by_mode("customer", "customer", "acme"))),
            "flipped cell alpha/patch-guest aws>customer mode=auto|manual default\n");
}

TEST(Diff, DifferentFlipsOfACellAreLinesOfTheirOwn) {
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "customer", "acme"), mode() + by_mode("customer", "aws", "acme"))),
            "flipped cell alpha/patch-guest aws>customer mode=auto default\n"
            "flipped cell alpha/patch-guest customer>aws mode=manual\n");
}

TEST(Diff, AFlipOfEveryValueNeedsNoConfiguration) {
  const auto alpha = [](const std::string& party) {
    return mode() + by_mode("aws", "customer", "acme") +
           "  keep-keys:\n    sources: [doc]\n    rules:\n      - {when: {mode: [auto, manual]}, party: " + party +
           "}\n      - {when: {mode: raw}, party: " + party + ", act: Keeps them.}\n";
  };
  EXPECT_EQ(summary(between(alpha("aws"), alpha("customer"))),
            "flipped cell alpha/keep-keys aws>customer everywhere default\n");
}

TEST(Diff, AFlipMayTakeTwoOptions) {
  const auto alpha = [](const std::string& last) {
    return mode() +
           "  node:\n    title: Node\n    scope: thing\n    sources: [doc]\n    values: {own: {title: Own}, lent: "
           "{title: Lent}}\n    default: own\n" +
           "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {node: own, mode: auto}, party: "
           "aws}\n" +
           "      - {when: {node: own, mode: [manual, raw]}, party: customer}\n      - {when: {node: lent, mode: "
           "[auto, manual]}, party: acme}\n" +
           "      - {when: {node: lent, mode: raw}, party: " + last + "}\n";
  };
  EXPECT_EQ(summary(between(alpha("acme"), alpha("zeta"))),
            "flipped cell alpha/patch-guest acme>zeta mode=raw node=lent\n");
}

// ---- flips by options that mean something only under another -----------------------------------------------

const std::string nested = mode() + R"(  pace:
    title: Pace
    scope: thing
    sources: [doc]
    only-when: {mode: auto}
    values: {slow: {title: Slow}, fast: {title: Fast}}
    default: slow
)";
std::string by_pace(const std::string& slow, const std::string& fast, const std::string& otherwise) {
  return "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {pace: slow}, party: " + slow +
         "}\n      - {when: {pace: fast}, party: " + fast +
         "}\n      - {when: {mode: [manual, raw]}, party: " + otherwise + "}\n";
}

TEST(Diff, AValueImpliesTheOneThatGivesItMeaning) {
  EXPECT_EQ(
      summary(between(nested + by_pace("aws", "customer", "customer"), nested + by_pace("aws", "acme", "customer"))),
      "flipped cell alpha/patch-guest customer>acme pace=fast\n");
}

TEST(Diff, AnOptionOfWhichAllValuesFlipIsNotNamed) {
  EXPECT_EQ(summary(between(nested + by_pace("aws", "aws", "acme"), nested + by_pace("customer", "customer", "acme"))),
            "flipped cell alpha/patch-guest aws>customer mode=auto default\n");
}

TEST(Diff, AFlipWhereAnOptionMeansNothing) {
  EXPECT_EQ(summary(between(nested + by_pace("aws", "customer", "aws"), nested + by_pace("aws", "customer", "acme"))),
            "flipped cell alpha/patch-guest aws>acme mode=manual|raw\n");
}

// ---- flips by options that changed -------------------------------------------------------------------------

TEST(Diff, ANewOptionFlipsWhereItsValuesDiffer) {
  EXPECT_EQ(summary(between("items:\n  patch-guest: {party: aws, sources: [doc]}\n",
                            mode() + by_mode("aws", "customer", "aws"))),
            "flipped cell alpha/patch-guest aws>customer mode=manual option-added\n"
            "added option alpha:mode\n");
}

TEST(Diff, ARemovedOptionFlipsWhereItsValuesDiffered) {
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "customer", "aws"),
                            "items:\n  patch-guest: {party: aws, sources: [doc]}\n")),
            "flipped cell alpha/patch-guest customer>aws mode=manual option-removed\n"
            "removed option alpha:mode\n");
}

TEST(Diff, ARenamedOptionIsRemovedAndAdded) {
  const auto renamed = [](std::string text) {
    for (std::size_t at = 0; (at = text.find("mode", at)) != std::string::npos; at += 4) text.replace(at, 4, "gear");
    return text;
  };
  const Diff d =
      between(mode() + by_mode("aws", "customer", "aws"), renamed(mode() + by_mode("aws", "customer", "aws")));
  EXPECT_EQ(summary(d),
            "flipped cell alpha/patch-guest aws>customer gear=manual option-added\n"
            "flipped cell alpha/patch-guest customer>aws mode=manual option-removed\n"
            "removed option alpha:mode\n"
            "added option alpha:gear\n");
}

TEST(Diff, ANewDefaultFlipsWhatTakesIt) {
  const Diff d =
      between(mode() + by_mode("aws", "customer", "aws"), mode("manual") + by_mode("aws", "customer", "aws"));
  EXPECT_EQ(summary(d),
            "flipped cell alpha/patch-guest aws>customer default assumed\n"
            "reworded option alpha:mode [default]\n");
  EXPECT_EQ(d.differences[1].details[0], (Difference::Detail{"default", "auto", "manual"}));
}

TEST(Diff, WithoutADefaultItDepends) {
  const Diff d = between(mode() + by_mode("aws", "customer", "aws"), mode("") + by_mode("aws", "customer", "aws"));
  EXPECT_EQ(summary(d),
            "flipped cell alpha/patch-guest aws>depends default assumed\n"
            "reworded option alpha:mode [default]\n");
}

TEST(Diff, ANewDefaultMayFlipOnlyBesideAnotherValue) {
  const auto alpha = [](const std::string& value) {
    return mode(value) +
           "  node:\n    title: Node\n    scope: thing\n    sources: [doc]\n    values: {own: {title: Own}, lent: "
           "{title: Lent}}\n" +
           "    default: own\nitems:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {node: own}, "
           "party: aws}\n" +
           "      - {when: {node: lent, mode: auto}, party: aws}\n      - {when: {node: lent, mode: [manual, raw]}, "
           "party: customer}\n";
  };
  EXPECT_EQ(summary(between(alpha("auto"), alpha("raw"))),
            "flipped cell alpha/patch-guest aws>customer node=lent assumed\n"
            "reworded option alpha:mode [default]\n");
}

TEST(Diff, WhatDependsFlipsWithTheRule) {
  EXPECT_EQ(summary(between(mode("") + by_mode("aws", "aws", "customer"),
                            mode("") + by_mode("customer", "customer", "acme"))),
            "flipped cell alpha/patch-guest aws>customer mode=auto|manual\n"
            "flipped cell alpha/patch-guest customer>acme mode=raw\n");
  EXPECT_EQ(summary(between(mode("") + by_mode("aws", "aws", "customer"), mode() + by_mode("aws", "acme", "customer"))),
            "flipped cell alpha/patch-guest aws>acme mode=manual\n"
            "flipped cell alpha/patch-guest depends>aws default\n"
            "reworded option alpha:mode [default]\n");
}

TEST(Diff, AValueThatOneAloneHasIsNoFlip) {
  const std::string fewer = swapped(mode(), ", raw: {title: Raw}", "") +
                            "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {mode: auto}, "
                            "party: aws}\n      - {when: {mode: manual}, party: customer}\n";
  EXPECT_EQ(summary(between(fewer, mode() + by_mode("aws", "customer", "acme"))),
            "added value alpha:mode=raw\n"
            "reworded cell alpha/patch-guest [conditions]\n");
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "customer", "acme"), fewer)),
            "removed value alpha:mode=raw\n"
            "reworded cell alpha/patch-guest [conditions]\n");
}

TEST(Diff, TheOrderOfOptionsAndValuesIsNoChange) {
  const std::string other =
      swapped(mode(), "auto: {title: Auto}, manual: {title: Manual}", "manual: {title: Manual}, auto: {title: Auto}");
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "customer", "acme"), other + by_mode("aws", "customer", "acme"))),
            "");
}

// ---- what came and went ------------------------------------------------------------------------------------

TEST(Diff, ServicesComeAndGo) {
  const std::string own =
      "own-items:\n  polish:\n    title: Polish it\n    means: Polishes.\n    area: patching\n    layer: host\n    "
      "activity: perform\n"
      "items:\n  polish: {party: customer, sources: [doc]}\n";
  const Diff d = between(files({{"alpha", head("alpha")}, {"beta", head("beta") + own}}),
                         files({{"alpha", head("alpha")}, {"gamma", head("gamma")}}));
  EXPECT_EQ(summary(d), "removed service beta\nadded service gamma\n");
  EXPECT_FALSE(d.breaking());
}

TEST(Diff, OwnItemsComeAndGo) {
  const auto own = [](const std::string& id) {
    return "own-items:\n  " + id +
           ":\n    title: Polish it\n    means: Polishes.\n    area: patching\n    layer: host\n    activity: "
           "perform\nitems:\n  " +
           id + ": {party: customer, sources: [doc]}\n";
  };
  EXPECT_EQ(summary(between(own("polish"), own("shine"))), "removed item alpha/polish\nadded item alpha/shine\n");
}

TEST(Diff, SharedItemsComeAndGo) {
  Files before = with(""), now = before;
  edit(now, "items/keys.yaml", "turn-keys", "melt-keys");
  edit(now, "baselines/plain.yaml", "turn-keys", "melt-keys");
  EXPECT_EQ(summary(between(before, now)), "removed item /turn-keys\nadded item /melt-keys\n");
}

TEST(Diff, AnOwnItemMayBecomeEverybodys) {
  const std::string text = "    title: Polish it\n    means: Polishes.\n";
  Files before = with("own-items:\n  polish:\n" + text +
                      "    area: keys\n    layer: account\n    activity: perform\nitems:\n  polish: {party: customer, "
                      "sources: [doc]}\n");
  Files now = with("items:\n  polish: {party: customer, sources: [doc]}\n");
  edit(now, "items/keys.yaml", "  turn-keys:\n",
       "  polish:\n" + text + "    layer: account\n    activity: perform\n  turn-keys:\n");
  edit(now, "baselines/plain.yaml", "  turn-keys:", "  polish: aws\n  turn-keys:");
  const Diff d = between(before, now);
  EXPECT_EQ(summary(d), "reworded item /polish [of]\n");
  EXPECT_EQ(d.differences[0].details[0], (Difference::Detail{"of", "alpha", "all services"}));
}

// ---- what only reads differently ---------------------------------------------------------------------------

TEST(Diff, AnotherActIsARewording) {
  const Diff d = between(guest("act: Patches it., sources: [doc]"), guest("act: Replaces it., sources: [doc]"));
  EXPECT_EQ(summary(d), "reworded cell alpha/patch-guest [act]\n");
  EXPECT_EQ(d.differences[0].details[0], (Difference::Detail{"act", "Patches it.", "Replaces it."}));
  EXPECT_EQ(d.differences[0].before.id, "aws");
  EXPECT_FALSE(d.breaking());
}

TEST(Diff, OtherEvidenceIsARewording) {
  EXPECT_EQ(summary(between(guest("sources: [doc]"), guest("sources: [doc], evidence: general"))),
            "reworded cell alpha/patch-guest [evidence]\n");
}

TEST(Diff, ADisputeIsARewording) {
  EXPECT_EQ(summary(between(guest("sources: [doc]"), guest("sources: [doc], disputed: true"))),
            "reworded cell alpha/patch-guest [dispute]\n");
}

TEST(Diff, AnotherRoleIsARewording) {
  EXPECT_EQ(summary(between("items:\n  patch-host: {party: customer, sources: [doc]}\n",
                            "items:\n  patch-host: {party: customer, role: owner, sources: [doc]}\n")),
            "reworded cell alpha/patch-host [role]\n");
}

TEST(Diff, AnotherPageIsARewording) {
  Files before = with(guest("sources: [doc]")), now = before;
  edit(now, "services/alpha.yaml", "https://example.com/doc", "https://example.com/page");
  EXPECT_EQ(summary(between(before, now)), "reworded cell alpha/patch-guest [sources]\n");
}

TEST(Diff, ReadingAPageAgainIsNoChange) {
  Files before = with(guest("sources: [doc]")), now = before;
  edit(now, "services/alpha.yaml", "publisher: aws, read: 2000-01-01", "publisher: aws, read: 2001-01-01");
  EXPECT_EQ(summary(between(before, now)), "");
}

TEST(Diff, ARuleThatPointsElsewhereIsARewording) {
  const std::string beta = head("beta");
  const auto both = [&](const std::string& alpha) { return files({{"alpha", head("alpha") + alpha}, {"beta", beta}}); };
  EXPECT_EQ(summary(between(both("items:\n  patch-host: {party: aws, sources: [doc]}\n"),
                            both("items:\n  patch-host: {see: beta/patch-host, sources: [doc]}\n"))),
            "reworded cell alpha/patch-host [see]\n");
}

TEST(Diff, RulesInAnotherOrderAreNoChange) {
  const std::string turned =
      "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {mode: raw}, party: acme}\n"
      "      - {when: {mode: manual}, party: customer}\n      - {when: {mode: auto}, party: aws}\n";
  EXPECT_EQ(summary(between(mode() + by_mode("aws", "customer", "acme"), mode() + turned)), "");
}

TEST(Diff, ABaselineIsRewordedOnceForAllThatFollowIt) {
  Files before = files({{"alpha", head("alpha")}, {"beta", head("beta")}}), now = before;
  edit(now, "baselines/plain.yaml", "patch-guest: customer", "patch-guest: {party: customer, act: Patches it.}");
  const Diff d = between(before, now);
  EXPECT_EQ(summary(d), "reworded cell plain/patch-guest [act]\n");
  EXPECT_EQ(d.differences[0].baseline, "plain");
  EXPECT_EQ(d.differences[0].service, "");
}

TEST(Diff, AnotherBaselineIsARewordingOfTheService) {
  Files before = with(""), now = before;
  SourceFile fancy{"baselines/fancy.yaml", std::string{plain}};
  fancy.bytes =
      swapped(swapped(fancy.bytes, "baseline: plain", "baseline: fancy"), "patch-guest: customer", "patch-guest: aws");
  before.push_back(fancy);
  now.push_back(fancy);
  edit(now, "services/alpha.yaml", "baseline: plain", "baseline: fancy");
  EXPECT_EQ(summary(between(before, now)),
            "flipped cell alpha/patch-guest customer>aws everywhere default\n"
            "reworded service alpha [baseline]\n");
}

TEST(Diff, ALifecycleIsARewordingOfTheService) {
  Files before = with(""), now = before;
  edit(now, "services/alpha.yaml", "sources:\n",
       "lifecycle: {status: ended, since: 2000-01-01, note: Gone., sources: [doc]}\nsources:\n");
  const Diff d = between(before, now);
  EXPECT_EQ(summary(d), "reworded service alpha [lifecycle]\n");
  EXPECT_EQ(d.differences[0].details[0].after, "ended 2000-01-01");
}

TEST(Diff, AnItemThatMovesIsReworded) {
  Files before = with(""), now = before;
  edit(now, "items/patching.yaml", "    title: Patch the host\n    means: Patches hosts.\n    layer: host\n",
       "    title: Mend the host\n    means: Patches hosts.\n    layer: fabric\n");
  // The title stands in for acts that are not written; they are not told as well.
  EXPECT_EQ(summary(between(before, now)), "reworded item /patch-host [title] [layer]\n");
}

// ---- frameworks ----------------------------------------------------------------------------------------------

/// The matrix with a framework: `controls` are declared, `rest` maps them.
Files framed(std::string_view controls, std::string_view rest, std::string_view version = "1") {
  Files all =
      files({{"alpha", head("alpha") +
                           "own-items:\n  warm-up: {title: Warm up, means: Warms., area: capacity, layer: account, "
                           "activity: choose}\nitems:\n  warm-up: {party: customer, evidence: inferred}\n"}});
  all.push_back(
      {"frameworks/rules.yaml",
       "schema: 1\nframework: rules\nname: Rules\nversion: \"" + std::string{version} +
           "\"\npublisher: acme\nbecause: Made up.\nreviewed: 2000-01-01\nsources:\n  doc: {title: Doc, url: "
           "\"https://example.com/r\", publisher: acme, read: 2000-01-01}\ncatalog: [doc]\nforms: [A-0]\ngroups:\n  "
           "R: {controls: [" +
           std::string{controls} + "]}\n" + std::string{rest}});
  return all;
}

/// "added mapping patch-guest: R-1 >direct", a line each.
std::string mapped(const Diff& diff) {
  std::string out;
  for (const Difference& d : diff.differences) {
    out += std::string{id(d.kind)} + " " + std::string{id(d.subject)} + " " + d.framework;
    for (const std::string& part : {d.control, d.service, d.item, d.area, d.activity})
      out += part.empty() ? "" : " " + part;
    for (const Difference::Served& s : d.controls) out += " " + s.control + " " + s.before + ">" + s.after;
    for (const Difference::Detail& c : d.details) out += " [" + c.what + "]";
    out += "\n";
  }
  return out;
}

TEST(Diff, MappingsComeAndGo) {
  const Files one = framed("R-1, R-2", "items:\n  patch-host: {direct: [R-1, R-2]}\n  patch-guest: {direct: [R-1]}\n");
  const Files two =
      framed("R-1, R-2", "items:\n  patch-host: {direct: [R-1]}\n  patch-guest: {direct: [R-1], supporting: [R-2]}\n");
  EXPECT_EQ(mapped(between(one, two)),
            "removed mapping rules patch-host R-2 direct>\n"
            "added mapping rules patch-guest R-2 >supporting\n");
  EXPECT_EQ(mapped(between(two, one)),
            "removed mapping rules patch-guest R-2 supporting>\n"
            "added mapping rules patch-host R-2 >direct\n");
  EXPECT_EQ(mapped(between(one, one)), "");
  EXPECT_FALSE(between(one, two).breaking());
}

TEST(Diff, AMappingMayGrowStronger) {
  EXPECT_EQ(mapped(between(framed("R-1", "items:\n  patch-host: {supporting: [R-1]}\n"),
                           framed("R-1", "items:\n  patch-host: {direct: [R-1]}\n"))),
            "reworded mapping rules patch-host R-1 supporting>direct\n");
}

TEST(Diff, OwnItemsAreMappedByNameAndByArea) {
  EXPECT_EQ(mapped(between(
                framed("R-1", "items:\n  patch-host: {direct: [R-1]}\n"),
                framed("R-1",
                       "items:\n  patch-host: {direct: [R-1]}\nby-area:\n  capacity:\n    choose: {direct: [R-1]}\n"
                       "services:\n  alpha:\n    warm-up: {supporting: [R-1]}\n"))),
            "added mapping rules alpha warm-up R-1 >supporting\n"
            "added mapping rules capacity choose R-1 >direct\n");
}

TEST(Diff, ControlsComeAndGo) {
  EXPECT_EQ(
      mapped(between(framed("R-1, R-2", "items:\n  patch-host: {direct: [R-1, R-2]}\n"),
                     framed("R-1, R-3", "never-inherited: [R-1, R-3]\nitems:\n  patch-host: {direct: [R-1]}\n", "2"))),
      "removed control rules R-2\n"
      "removed mapping rules patch-host R-2 direct>\n"
      "added control rules R-3\n"
      "reworded framework rules [version]\n"
      "reworded control rules R-1 [never inherited]\n");
}

TEST(Diff, AFrameworkThatOneAloneHasIsToldAsAWhole) {
  Files none = framed("R-1", "items:\n  patch-host: {direct: [R-1]}\n");
  const Files one = none;
  none.pop_back();
  EXPECT_EQ(mapped(between(none, one)), "added framework rules\n");
  EXPECT_EQ(mapped(between(one, none)), "removed framework rules\n");
}

TEST(Diff, AnItemThatOneAloneHasBringsItsControlsAlong) {
  const Files one = framed("R-1", "items:\n  patch-host: {direct: [R-1]}\n");
  Files two =
      framed("R-1", "items:\n  patch-host: {direct: [R-1]}\nservices:\n  alpha:\n    cool-down: {direct: [R-1]}\n");
  for (SourceFile& f : two) {
    for (std::size_t at = 0; (at = f.bytes.find("warm-up:", at)) != std::string::npos;)
      f.bytes.replace(at, 8, "cool-down:");
  }
  EXPECT_EQ(mapped(between(one, two)), "removed item  alpha warm-up\nadded item  alpha cool-down\n");
}

}  // namespace
