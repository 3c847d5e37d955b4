// SPDX-License-Identifier: Apache-2.0
// What must hold for every service, item, name and question of the whole data.
#include <gtest/gtest.h>

#include <algorithm>
#include <demarc/ask.hpp>
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "ask/names.hpp"
#include "asked.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

std::vector<ServiceInfo> services() {
  std::vector<ServiceInfo> list;
  for (std::uint32_t n = 0; n < all.service_count(); ++n)
    if (!all.service(n).general()) list.push_back(all.service(n));
  return list;
}

/// The items that a service may be asked about: those of all services, and its own.
std::vector<ItemInfo> items_of(const ServiceInfo& s) {
  const detail::Tables& t = all.tables();
  std::vector<ItemInfo> list;
  for (std::uint32_t n = 0; n < t.shared_items; ++n) list.emplace_back(&t, n);
  const std::uint32_t service = detail::KeyAccess::number_in(t, s.key());
  for (std::uint32_t n = t.own_items(service); n < t.own_items(service + 1); ++n) list.emplace_back(&t, n);
  return list;
}

/// A service's id, name and aliases.
std::vector<std::string> names_of(const ServiceInfo& s) {
  std::vector<std::string> names{std::string{s.id()}, std::string{s.name()}};
  for (const std::string_view alias : s.aliases()) names.emplace_back(alias);
  return names;
}

/// The words of a text in normal form.
std::vector<std::string> normal_words(std::string_view text) {
  std::istringstream in{ask_detail::normal_form(text)};
  return {std::istream_iterator<std::string>{in}, {}};
}

bool holds_own(const Replies& r) {
  for (const Reply& reply : r.replies)
    for (const ItemAnswer& i : reply.answer.items())
      if (detail::KeyAccess::number_in(all.tables(), ItemKey{i.id()}) >= all.tables().shared_items) return true;
  return false;
}

std::string shouted(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return text;
}

/// The phrases of the truth cases, with their services.
std::vector<std::pair<std::string, std::string>> phrases() {
  std::vector<std::pair<std::string, std::string>> out;
  std::ifstream in{std::string{DEMARC_TEST_DATA} + "/../truth/docs.tsv"};
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::vector<std::string> cells;
    for (std::size_t from = 0; from <= line.size();) {
      const std::size_t end = std::min(line.find('\t', from), line.size());
      cells.push_back(line.substr(from, end - from));
      from = end + 1;
    }
    out.emplace_back(cells.at(1), cells.at(3));
  }
  return out;
}

}  // namespace

TEST(Properties, every_service_answers_every_area) {
  for (const ServiceInfo s : services())
    for (const std::string_view area : detail::area_names) {
      const Replies r = who_owns(all, area, s.id());
      ASSERT_EQ(r.replies.size(), 1u) << s.id() << " " << area << ": " << r.problem;
      EXPECT_NE(r.replies.front().answer.verdict(), Verdict::unresolved) << s.id() << " " << area;
    }
}

TEST(Properties, a_party_is_the_answer_where_the_act_is_its_own_or_nobodys) {
  std::size_t one = 0, several = 0;
  for (const ServiceInfo& s : services())
    for (const ItemInfo& item : items_of(s)) {
      const Answer answer = all.explain(s.key(), item.key());
      if (answer.items().begin() == answer.items().end()) continue;
      const ItemAnswer i = *answer.items().begin();
      if (i.owner() != Verdict::depends) continue;
      std::set<std::string> owners;
      bool elsewhere = false;  // another service's options decide
      for (const Rule& rule : i.cases()) {
        elsewhere = elsewhere || rule.see_item().has_value();
        const Owner owner = rule.owner();
        if (owner != Verdict::not_applicable)
          owners.insert(owner.who() ? std::string{owner.who()->id()} : std::string{id(owner.verdict())});
      }
      if (elsewhere) continue;
      ++(owners.size() == 1 ? one : several);
      if (owners.size() == 1 && answer.owner().who())
        EXPECT_EQ(answer.owner().who()->id(), *owners.begin()) << s.id() << " " << i.id();
      else
        EXPECT_EQ(answer.owner(), owners.size() == 1 ? Verdict::unknown : Verdict::depends) << s.id() << " " << i.id();
    }
  EXPECT_GT(one, 50u);
  EXPECT_GT(several, 50u);
}

TEST(Properties, only_words_that_are_to_be_ignored_weigh_nothing) {
  const detail::Texts& x = *all.tables().texts;
  std::size_t words = 0;
  for (const ItemInfo& item : items_of(services().front()))
    for (const std::string_view word : normal_words(item.title())) {
      const auto records = ask_detail::find_phrase(x, word);
      const detail::NameRecord* term = ask_detail::find_name(records, ask_detail::NameKind::term);
      if (term == nullptr) continue;  // read as another word
      ++words;
      EXPECT_EQ(x.term_words[term->entity].weight == 0,
                ask_detail::find_name(records, ask_detail::NameKind::filler) != nullptr)
          << word;
    }
  EXPECT_GT(words, 1000u);
}

TEST(Properties, security_alone_asks_for_the_whole_split_of_a_service) {
  for (const ServiceInfo& s : services())
    for (const char* what : {"security", "Security as a whole", "managing the security controls"}) {
      const Replies r = who_owns(all, what, s.id());
      EXPECT_EQ(r.what, "service") << what << " " << s.id();
      EXPECT_FALSE(r.replies.empty()) << what << " " << s.id();
    }
  EXPECT_EQ(ask(all, "who is responsible for security in the end?").what, "service");
  EXPECT_NE(who_owns(all, "security groups", "ec2").what, "service");
}

TEST(Properties, every_service_is_known_by_each_of_its_names) {
  for (const ServiceInfo s : services()) {
    for (const std::string& name : names_of(s)) {
      const Replies r = who_owns(all, "patching", name);
      const bool found = std::any_of(r.replies.begin(), r.replies.end(),
                                     [&](const Reply& reply) { return reply.answer.service().id() == s.id(); });
      EXPECT_TRUE(found) << name << " is not " << s.id() << ": " << r.problem;
    }
  }
}

TEST(Properties, a_key_may_name_the_thing_that_has_the_option) {
  const auto given = [](std::string_view service, std::string_view configuration) {
    std::string out;
    for (const Reply& r : who_owns(all, "patching", service, configuration).replies)
      for (const Condition c : r.answer.configuration())
        for (const std::string_view value : c.values()) out += std::string{c.option()} + "=" + std::string{value} + " ";
    return out;
  };
  EXPECT_EQ(given("DynamoDB", "table=provisioned"), "capacity-mode=provisioned ");
  EXPECT_EQ(given("Aurora", "cluster=serverless"), "capacity=serverless-v2 ");
  EXPECT_EQ(given("Redshift", "cluster=provisioned"), "deployment=provisioned ");
  EXPECT_EQ(given("ElastiCache", "cluster=serverless"), "deployment=serverless ");
  // What may be several values, or says nothing, is refused and never guessed or dropped.
  const Replies half = who_owns(all, "rotating the key", "S3", "kms-key=managed");
  EXPECT_FALSE(half.answered());
  EXPECT_GE(half.candidates.size(), 2u);
  EXPECT_FALSE(who_owns(all, "rotating keys", "RDS", "key=managed").answered());
  EXPECT_FALSE(who_owns(all, "patching", "RDS", "cluster=enabled").answered());
  EXPECT_EQ(given("Elastic Beanstalk", "custom AMI=yes"), "ami=custom ");
  // How it was made decides defaults.
  EXPECT_EQ(given("Elastic Beanstalk", "created in=console"), given("Elastic Beanstalk", "channel=console"));
  EXPECT_NE(given("Elastic Beanstalk", "channel=console"), "");
}

TEST(Properties, verbs_are_the_same_in_all_their_forms) {
  for (const std::string_view form : {"applies", "apply", "applying", "applied"})
    EXPECT_EQ(ask_detail::normal_form(form), ask_detail::normal_form("apply")) << form;
  EXPECT_EQ(ask_detail::normal_form("supplies"), ask_detail::normal_form("supplying"));
  EXPECT_EQ(ask_detail::normal_form("manually"), ask_detail::normal_form("manual"));
  EXPECT_NE(ask_detail::normal_form("apply"), ask_detail::normal_form("apps"));
  for (const std::string_view question : {"who applies patches on Elastic Beanstalk?", "who installs patches on EC2?"})
    EXPECT_EQ(ask(all, question).what, "area:patching") << question;
  EXPECT_EQ(ask(all, "who installs OS patches on EC2?").what, "item:patch-guest-os");
}

// Each title and alias in every service, by another name of the service each time. Under sanitizers and counters one in
// ten: they take fifteen times as long, and the same is asked without them.
#ifdef DEMARC_TEST_SLOWED
constexpr std::size_t one_in = 10;
#else
constexpr std::size_t one_in = 1;
#endif

TEST(Properties, every_item_is_found_by_its_title_and_aliases) {
  std::size_t asked = 0, turn = 0;
  for (const ServiceInfo s : services()) {
    const std::vector<std::string> names = names_of(s);
    for (const ItemInfo& i : items_of(s)) {
      const bool own = detail::KeyAccess::number_in(all.tables(), ItemKey{i.id()}) >= all.tables().shared_items;
      const auto ask_for = [&](std::string_view phrase, const std::string& name) {
        if (turn % one_in != 0) return;
        ++asked;
        const Replies r = who_owns(all, phrase, name);
        if (!own && holds_own(r)) return;  // the service has an item of its own that is called so
        EXPECT_TRUE(holds(r, i.id())) << "'" << phrase << "' on " << name << " is not " << i.id();
      };
      ask_for(i.title(), names[turn++ % names.size()]);
      for (const std::string_view alias : i.aliases()) ask_for(alias, names[turn++ % names.size()]);
    }
  }
  EXPECT_GT(asked, 50'000u / one_in);
}

TEST(Properties, every_item_is_the_one_that_its_id_asks_for) {
  for (const ServiceInfo s : services())
    for (const ItemInfo& i : items_of(s)) {
      const Replies r = who_owns(all, i.id(), s.id());
      ASSERT_EQ(r.replies.size(), 1u) << i.id() << " on " << s.id() << ": " << r.problem;
      const detail::Selection& asked = r.replies.front().answer.question().selection;
      ASSERT_EQ(asked.named, 1u) << i.id() << " on " << s.id();
      EXPECT_EQ(detail::id_at(all.tables(), all.tables().item_ids, asked.items[0]), i.id()) << s.id();
    }
}

TEST(Properties, case_punctuation_and_politeness_change_nothing) {
  for (const auto& [service, phrase] : phrases()) {
    const std::string plain = bare(who_owns(all, phrase, service));
    for (const std::string& said : {shouted(phrase), phrase + "?!", "  " + phrase + " ...", "please, " + phrase,
                                    phrase + ", please", "so who does the " + phrase})
      EXPECT_EQ(bare(who_owns(all, said, service)), plain) << said;
    EXPECT_EQ(bare(who_owns(all, phrase, shouted(service))), plain) << shouted(service);
  }
}

TEST(Properties, a_word_nobody_knows_in_a_services_name_yields_no_other_service) {
  for (const ServiceInfo s : services())
    for (const std::string& name : names_of(s)) {
      std::vector<std::string> words;
      for (std::size_t from = 0; from <= name.size();) {
        const std::size_t end = std::min(name.find(' ', from), name.size());
        words.push_back(name.substr(from, end - from));
        from = end + 1;
      }
      for (std::size_t changed = 0; changed < words.size(); ++changed) {
        std::string other;
        for (std::size_t n = 0; n < words.size(); ++n)
          other += (n == 0 ? "" : " ") + (n == changed ? "zorbulon" : words[n]);
        for (const Reply& reply : who_owns(all, "patching", other).replies)
          EXPECT_EQ(reply.answer.service().id(), s.id()) << other;
      }
    }
}

TEST(Properties, a_word_nobody_knows_where_a_service_would_stand_is_no_question_about_aws_in_general) {
  for (const char* question :
       {"who owns patching on zorbulon", "who owns patching on Amazon Zorbulon", "does AWS Zorbulon back up my data"}) {
    const Replies r = ask(all, question);
    EXPECT_TRUE(r.replies.empty()) << question;
    EXPECT_NE(r.problem.find("orbulon"), std::string::npos) << r.problem;
  }
}

TEST(Properties, whose_a_service_is_changes_nothing) {
  for (std::uint32_t n = 0; n < all.service_count(); ++n)
    for (const char* act : {"who patches ", "who encrypts ", "who secures "}) {
      const std::string name{all.service(n).name()};
      if (all.service(n).id() == "general") continue;  // not a service
      const Replies plain = ask(all, act + name), ours = ask(all, act + ("our " + name)),
                    yours = ask(all, act + ("your " + name));
      EXPECT_EQ(bare(ours), bare(plain)) << act << "our " << name;
      EXPECT_EQ(bare(yours), bare(plain)) << act << "your " << name;
    }
}

TEST(Properties, which_resources_and_when_changes_nothing) {
  for (std::uint32_t n = 0; n < all.service_count(); ++n)
    for (const std::string_view act : {"who patches ", "who encrypts ", "who secures "}) {
      const std::string name{all.service(n).name()};
      if (all.service(n).id() == "general" || all.service(n).id() == "backup") continue;  // phrases have its name
      const std::string what = ask(all, std::string{act} + name).what;
      for (const std::string& said :
           {"our legacy " + name, "our prod " + name, "our retired " + name, "a fleet of marketing " + name,
            name + " behind our website", name + " that our partners depend on",
            "our cheap " + name + ", which nobody likes"})
        EXPECT_EQ(ask(all, std::string{act} + said).what, what) << act << said;
    }
}

TEST(Properties, however_one_asks_the_same_is_asked) {
  struct Act {
    std::string_view base, third, gerund, link;
  };
  const Act acts[] = {
      {"patch", "patches", "patching", ""},
      {"encrypt", "encrypts", "encrypting", ""},
      {"back up", "backs up", "backing up", ""},
      {"secure", "secures", "securing", ""},
      {"patch the operating system", "patches the operating system", "patching the operating system", "on "},
      {"configure the firewall", "configures the firewall", "configuring the firewall", "on "},
      {"respond to incidents", "responds to incidents", "responding to incidents", "on "},
      {"encrypt data at rest", "encrypts data at rest", "encrypting data at rest", "in "},
      {"write the code", "writes the code", "writing the code", "on "}};
  for (const std::string service :
       {"EC2", "Lambda", "RDS", "S3", "Elastic Beanstalk", "VMware Cloud on AWS", "ECS on Fargate"})
    for (const Act& act : acts) {
      const auto put = [&](std::string_view before, std::string_view verb, std::string_view after = "") {
        std::string text{before};
        return text.append(verb).append(" ").append(act.link).append(service).append(after);
      };
      const std::string what = ask(all, put("who ", act.third)).what;
      ASSERT_NE(what, "") << put("who ", act.third);
      for (const std::string& question : {put("does AWS ", act.base, "?"),
                                          put("do we have to ", act.base),
                                          put("is ", act.gerund, " our job?"),
                                          put("who is responsible for ", act.gerund),
                                          put("", act.gerund),
                                          put("whose job is it to ", act.base, "?"),
                                          put("should I ", act.base, " myself?"),
                                          put("who has to ", act.base),
                                          put("am I on the hook for ", act.gerund),
                                          put("who must ", act.base, " - us or AWS?"),
                                          put("Hi, quick question: who ", act.third, "? Thanks!"),
                                          put("Our auditor asks who ", act.third),
                                          put("who is accountable for ", act.gerund),
                                          put("the regulator wants evidence of who ", act.third),
                                          put("who typically ", act.third),
                                          put("Explain who ", act.third, " and why"),
                                          put("which party ", act.third),
                                          put("Between AWS and me, who ", act.third, "?"),
                                          put("For our SOC 2 audit: who ", act.third, "?"),
                                          put("can I assume AWS ", act.third, "?"),
                                          "on " + service + ", who " + std::string{act.third} + "?",
                                          "we use " + service + ". Who " + std::string{act.third} + "?"})
        EXPECT_EQ(ask(all, question).what, what) << question;
    }
}

TEST(Properties, a_verb_that_only_asks_who_is_not_what_is_asked) {
  EXPECT_EQ(ask(all, "who handles failover on MemoryDB?").what, "item:fail-over");
  EXPECT_EQ(ask(all, "who handles user licences on EKS?").what, "item:hold-licences");  // not all of cost
  EXPECT_TRUE(holds(ask(all, "who handles errors of Lambda functions?"), "retry-requests"));
  const auto about = [](std::string_view begin, std::string_view alias) {
    return ask(all, std::string{begin} + " " + std::string{alias} + " on RDS?");
  };
  std::size_t asked = 0, lost = 0;
  for (std::uint32_t n = 0; n < all.tables().shared_items; ++n) {
    const ItemInfo item{&all.tables(), n};
    for (const std::string_view alias : item.aliases())
      if (holds(about("who is responsible for", alias), item.id()))
        for (const std::string_view begin : {"who handles", "who manages"}) {
          ++asked;
          lost += !holds(about(begin, alias), item.id());
        }
  }
  EXPECT_GT(asked, 10'000u);
  EXPECT_LT(lost * 100, asked);
}

TEST(Properties, an_area_is_meant_whatever_the_service_is_called) {
  for (std::uint32_t n = 0; n < all.service_count(); ++n)
    for (const auto& [words, area] :
         {std::pair{"key management", "area:keys"}, std::pair{"compliance", "area:compliance"},
          std::pair{"identity and access management", "area:identity"},
          std::pair{"security incidents", "area:incidents"}}) {
      const std::string question =
          "who is responsible for " + std::string{words} + " on " + std::string{all.service(n).name()} + "?";
      const Replies r = ask(all, question);
      ASSERT_EQ(r.replies.size(), 1u) << question;
      EXPECT_EQ(r.what, area) << question;
      EXPECT_EQ(r.replies.front().answer.service().id(), all.service(n).id()) << question;
    }
}
