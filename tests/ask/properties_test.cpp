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

using namespace demarc;

namespace {

const MatrixView all = aws::matrix;

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

/// Whether an answer holds an item.
bool holds(const Replies& r, std::string_view item) {
  for (const Reply& reply : r.replies)
    for (const ItemAnswer& i : reply.answer.items())
      if (i.id() == item) return true;
  return false;
}

bool holds_own(const Replies& r) {
  for (const Reply& reply : r.replies)
    for (const ItemAnswer& i : reply.answer.items())
      if (detail::KeyAccess::number_in(all.tables(), ItemKey{i.id()}) >= all.tables().shared_items) return true;
  return false;
}

/// A question's answers without how it was read.
std::string bare(const Replies& r) {
  std::string out = r.problem;
  for (const Reply& reply : r.replies) {
    Replies one;
    one.replies.push_back(reply);
    out += render(all, one, Format::json);
  }
  return out;
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

TEST(Properties, what_a_question_states_or_denies_is_taken_for_no_more) {
  const auto given = [](std::string_view question) {
    std::string out;
    for (const Reply& r : ask(all, question).replies)
      for (const Condition c : r.answer.configuration())
        for (const std::string_view value : c.values()) out += std::string{c.option()} + "=" + std::string{value} + " ";
    return out;
  };
  EXPECT_EQ(given("EKS without Auto Mode: who patches the nodes?"), "");
  EXPECT_EQ(given("who patches the nodes of EKS Auto Mode?"), "compute=auto-mode ");
  EXPECT_EQ(given("who renews the certificate of our CloudFront distribution?"), "");
  EXPECT_EQ(given("who installs OS updates on Elastic Beanstalk?"), "");  // where, not how
  // What is asked about does not exist but so.
  EXPECT_EQ(given("who rebuilds the container image of our Lambda function?"), "package=image ");
  EXPECT_EQ(given("who updates the Lambda runtime when we use a container image?"), "package=image ");
  EXPECT_EQ(given("with managed updates on, who applies a patch on Elastic Beanstalk?"), "managed-updates=enabled ");
  EXPECT_EQ(given("Managed updates are switched off on Elastic Beanstalk. Who applies a new platform version?"),
            "managed-updates=disabled ");
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

TEST(Properties, a_service_may_be_named_in_what_is_asked_of_it) {
  const Replies r = who_owns(all, "granting the operator role that lets Lambda manage instances", "Lambda",
                             "compute type=managed instances");
  ASSERT_TRUE(r.answered()) << r.problem;
  EXPECT_EQ(r.replies.front().answer.owner(), Party::customer);
}

TEST(Properties, a_service_named_within_a_longer_name_is_not_asked_about) {
  const Replies r = ask(all, "who patches the add-on from AWS Marketplace on EKS?");
  ASSERT_EQ(r.replies.size(), 1u);
  EXPECT_EQ(r.replies.front().answer.service().id(), "eks");
  EXPECT_EQ(ask(all, "who reviews listings on AWS Marketplace, and EKS too?").replies.size(), 2u);
}

TEST(Properties, a_name_that_only_other_services_speak_of_needs_no_preposition) {
  const Replies ours = ask(all, "does anybody patch the operating system of our Lambda?");
  ASSERT_EQ(ours.replies.size(), 1u);
  EXPECT_EQ(ours.replies.front().answer.service().id(), "lambda");
  EXPECT_EQ(ask(all, "do I worry about the operating system when I use Lambda?").replies.front().answer.service().id(),
            "lambda");
  const Replies beside = ask(all, "who retries delivery to a Lambda subscriber in SNS?");
  ASSERT_EQ(beside.replies.size(), 1u);
  EXPECT_EQ(beside.replies.front().answer.service().id(), "sns");
}

TEST(Properties, who_runs_a_service_is_asked_of_all_of_it) {
  for (const std::string_view question :
       {"who manages RDS?", "who runs RDS?", "who operates RDS, AWS or us?", "what do we have to do on RDS?"}) {
    const Replies r = ask(all, question);
    ASSERT_EQ(r.replies.size(), 1u) << question;
    EXPECT_EQ(r.what, "service") << question;
    EXPECT_EQ(r.replies.front().answer.owner(), Verdict::split) << question;
  }
}

TEST(Properties, who_manages_an_area_is_asked_of_all_its_acts) {
  const auto same = [](std::string_view question, std::string_view as) {
    const Replies a = ask(all, question), b = ask(all, as);
    ASSERT_EQ(a.replies.size(), 1u) << question;
    EXPECT_EQ(a.what, b.what) << question;
    EXPECT_EQ(bare(a), bare(b)) << question;
  };
  same("who manages network security on EC2?", "network security on EC2");
  same("who handles encryption on S3?", "encryption on S3");
  same("who takes care of patching on EKS?", "patching on EKS");
  EXPECT_EQ(ask(all, "who applies patches on RDS?").replies.front().answer.owner(), Party::aws);  // an act of its own
  EXPECT_EQ(ask(all, "who manages worker nodes on EKS?").replies.front().answer.owner(), Verdict::depends);
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

TEST(Properties, a_question_in_two_parts_is_answered_part_by_part) {
  const Replies both = ask(all, "with RDS, who handles OS patches and who handles SQL logins?");
  ASSERT_EQ(both.replies.size(), 2u);
  EXPECT_EQ(both.replies.front().answer.owner(), Party::aws);
  EXPECT_EQ(both.replies.back().answer.owner(), Party::customer);
  // "Them" is what the first part names, if the second is about the same area.
  const Replies refers = ask(all, "who creates KMS keys and who rotates them?");
  ASSERT_EQ(refers.replies.size(), 2u);
  EXPECT_TRUE(holds(refers, "rotate-customer-keys"));
  EXPECT_EQ(ask(all, "who chooses the maintenance window on RDS and who uses it?").replies.size(), 1u);
  // The same act twice is one answer, and a part that says nothing by itself leaves the question whole.
  EXPECT_EQ(ask(all, "who writes the bucket policy and who writes bucket policies on S3?").replies.size(), 1u);
  EXPECT_EQ(ask(all, "who takes RDS backups and who blorps?").replies.size(), 1u);
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

TEST(Properties, an_everyday_word_names_a_service_where_it_is_written_as_a_name) {
  const auto service_of = [](std::string_view question) {
    const Replies r = ask(all, question);
    return r.replies.size() == 1 ? r.replies.front().answer.service().name() : std::string_view{};
  };
  EXPECT_EQ(service_of("who supplies power to Outposts?"), "AWS Outposts");
  EXPECT_EQ(service_of("who reviews cloudtrail logs?"), "AWS CloudTrail");  // "CloudTrail" is no word
  EXPECT_EQ(service_of("who designs the vpc?"), "Amazon Virtual Private Cloud");
  const std::string_view general = service_of("who handles backup?");
  EXPECT_EQ(general, service_of("who is responsible for backup?"));
  EXPECT_EQ(general, service_of("Who Handles Backup?"));  // capitals everywhere say nothing
  EXPECT_NE(general, "AWS Backup");
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

TEST(Properties, what_aws_does_is_not_the_service_of_that_name) {
  const auto services_of = [](std::string_view question) {
    std::string names;
    for (const Reply& r : ask(all, question).replies) names.append(r.answer.service().id()).append(" ");
    return names;
  };
  EXPECT_EQ(services_of("does AWS back up RDS?"), "rds ");
  EXPECT_EQ(services_of("does AWS support EC2?"), "ec2 ");
  EXPECT_EQ(services_of("can I assume AWS backs up Lambda?"), "lambda ");
  EXPECT_EQ(services_of("does AWS Backup encrypt data?"), "backup ");
  EXPECT_EQ(services_of("who secures aws backup?"), "backup ");
}

TEST(Properties, an_area_within_a_name_of_the_service_is_asked_about) {
  EXPECT_EQ(ask(all, "who is responsible for RDS backups?").what, "area:backup");
  EXPECT_EQ(ask(all, "is RDS backed up automatically?").what, "area:backup");
  EXPECT_EQ(ask(all, "who handles RDS encryption?").what, "area:encryption");
}

TEST(Properties, a_party_is_no_configuration) {
  EXPECT_EQ(ask(all, "what are customer responsibilities for EC2?").what, "service");
}

TEST(Properties, what_one_has_of_a_service_is_not_what_is_asked) {
  EXPECT_EQ(ask(all, "who secures Elastic Beanstalk environments?").what, "service");
  EXPECT_EQ(ask(all, "who secures Amazon Lex bots?").what, "service");
  EXPECT_EQ(ask(all, "who patches our EKS clusters?").what, "area:patching");
  EXPECT_EQ(ask(all, "who patches EKS clusters across all regions?").what, "area:patching");
  EXPECT_EQ(ask(all, "who patches our encrypted S3 buckets?").what, "area:patching");
  EXPECT_EQ(ask(all, "who gets blamed if S3 is not patched?").what, "area:patching");
  EXPECT_EQ(ask(all, "who handles EKS upgrades for the marketing team?").what, "area:lifecycle");
  EXPECT_EQ(ask(all, "who patches S3 buckets shared with partners?").what, "area:patching");
}

TEST(Properties, where_nothing_else_is_asked_the_circumstances_are) {
  EXPECT_EQ(ask(all, "what about EC2 during an audit?").what, "area:compliance");
  EXPECT_TRUE(holds(ask(all, "EC2 in case of a breach"), "respond-to-incidents"));
  EXPECT_EQ(ask(all, "We run EC2 behind a load balancer. Physical security?").what, "area:physical");
  EXPECT_TRUE(holds(ask(all, "We encrypt EC2 behind our website. Physical security?"), "secure-data-centers"));
}

TEST(Properties, what_says_which_resources_may_be_what_is_asked) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"who replaces failed EC2 instances?", "replace-failed-instances"},
      {"who patches EKS nodes?", "patch-guest-os"},
      {"who deletes S3 buckets?", "configure-service"},
      {"who terminates unused EC2 instances?", "terminate-instances"},
      {"who rotates stolen IAM credentials?", "protect-account-credentials"},
      {"If our pods run on Fargate under EKS, do we still have hosts to patch?", "patch-hypervisor"},
  };
  for (const auto& [question, item] : cases) {
    const Replies r = ask(all, question);
    ASSERT_FALSE(r.replies.empty()) << question;
    EXPECT_TRUE(holds(r, item)) << question << ": " << r.what;
  }
}

TEST(Properties, what_is_asked_is_no_part_of_the_services_name) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"who configures S3 bucket policies?", "manage-api-access"},
      {"who configures an SQS queue policy?", "manage-api-access"},
      {"who manages IAM roles?", "manage-api-access"},
      {"who validates ACM certificates?", "prove-domain-ownership"},
      {"who creates S3 buckets?", "configure-service"},
      {"who turns on VPC flow logs?", "collect-workload-logs"},
      {"who is responsible for VPC flow logs?", "collect-workload-logs"},
      {"who manages database users on DocumentDB?", "manage-engine-users"},
  };
  for (const auto& [question, item] : cases) {
    const Replies r = ask(all, question);
    ASSERT_EQ(r.replies.size(), 1u) << question;
    EXPECT_EQ(r.what, "item:" + std::string{item}) << question;
  }
}

TEST(Properties, a_verb_that_only_asks_who_is_not_what_is_asked) {
  EXPECT_EQ(ask(all, "who handles failover on MemoryDB?").what, "item:fail-over");
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

TEST(Properties, a_party_may_be_what_is_asked_about) {
  for (const char* service : {"RDS", "Redshift"})
    EXPECT_TRUE(holds(ask(all, "who manages users on " + std::string{service} + "?"), "manage-engine-users"))
        << service;
  EXPECT_TRUE(holds(ask(all, "who manages users in Cognito"), "manage-app-users"));
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

TEST(Properties, where_nothing_of_an_area_applies_no_other_act_is_meant) {
  for (const char* service : {"IAM", "Polly"}) {
    const Replies r = ask(all, "who backs up " + std::string{service} + "?");
    EXPECT_EQ(r.what, "area:backup") << service;
    EXPECT_EQ(r.replies.front().answer.owner(), Verdict::not_applicable) << service;
  }
}

TEST(Properties, a_phrase_that_asks_nothing_is_no_configuration) {
  EXPECT_EQ(ask(all, "what does the customer manage on RDS").what, "service");
}

TEST(Properties, who_tests_by_attacking_is_not_who_writes_the_code) {
  for (const char* service : {"EC2", "Lambda", "RDS", "VMware Cloud on AWS", "Glue"}) {
    const Replies r = ask(all, "who does penetration testing on " + std::string{service} + "?");
    ASSERT_EQ(r.replies.size(), 1u) << service;
    EXPECT_EQ(r.what, "item:test-own-security") << service;
    EXPECT_EQ(r.replies.front().answer.owner(), Party::customer) << service;
  }
}

TEST(Properties, what_a_question_says_beyond_the_act_is_how_it_is) {
  const Replies r = ask(all, "who patches custom runtimes on Lambda?");
  ASSERT_EQ(r.replies.size(), 1u);
  EXPECT_EQ(r.what, "item:patch-runtime");
  EXPECT_EQ(r.replies.front().answer.owner(), Party::customer);
  EXPECT_EQ(ask(all, "who patches the runtime on Lambda?").replies.front().answer.owner(), Party::aws);
}

TEST(Properties, an_everyday_word_names_no_service_beside_one_that_is_named_for_certain) {
  for (const char* question : {"am I on the hook for backups in DynamoDB", "who is responsible for backups on RDS"}) {
    const Replies r = ask(all, question);
    ASSERT_EQ(r.replies.size(), 1u) << question << ": " << r.problem;
    EXPECT_NE(r.replies.front().answer.service().id(), "backup") << question;
    EXPECT_TRUE(holds(r, "take-backups")) << question;
  }
}

TEST(Properties, how_a_question_was_read_is_told_where_it_is_wanted_and_changes_nothing) {
  for (const char* question : {"who patches the OS on EKS with Fargate", "who owns backups on RDS", "zorbulon"}) {
    const Replies told = ask(all, question, Explain::yes), untold = ask(all, question);
    EXPECT_EQ(bare(told), bare(untold)) << question;
    EXPECT_EQ(told.readings.empty(), !told.answered()) << question;
    EXPECT_TRUE(untold.readings.empty()) << question;
  }
  const Replies r = who_owns(all, "patching", "Lambda", "package=image", Defaults::assume, Explain::yes);
  EXPECT_TRUE(std::any_of(r.readings.begin(), r.readings.end(),
                          [](const Reading& reading) { return reading.meaning == "option package = image"; }));
}
