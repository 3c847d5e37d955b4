// SPDX-License-Identifier: Apache-2.0
// What plain questions are read as, by example.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>

#include "asked.hpp"

using namespace demarc;
using namespace demarc::test;

TEST(Questions, what_a_question_states_or_denies_is_taken_for_no_more) {
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

TEST(Questions, a_service_may_be_named_in_what_is_asked_of_it) {
  const Replies r = who_owns(all, "granting the operator role that lets Lambda manage instances", "Lambda",
                             "compute type=managed instances");
  ASSERT_TRUE(r.answered()) << r.problem;
  EXPECT_EQ(r.replies.front().answer.owner(), Party::customer);
}

TEST(Questions, a_service_named_within_a_longer_name_is_not_asked_about) {
  const Replies r = ask(all, "who patches the add-on from AWS Marketplace on EKS?");
  ASSERT_EQ(r.replies.size(), 1u);
  EXPECT_EQ(r.replies.front().answer.service().id(), "eks");
  EXPECT_EQ(ask(all, "who reviews listings on AWS Marketplace, and EKS too?").replies.size(), 2u);
}

TEST(Questions, a_name_that_only_other_services_speak_of_needs_no_preposition) {
  const Replies ours = ask(all, "does anybody patch the operating system of our Lambda?");
  ASSERT_EQ(ours.replies.size(), 1u);
  EXPECT_EQ(ours.replies.front().answer.service().id(), "lambda");
  EXPECT_EQ(ask(all, "do I worry about the operating system when I use Lambda?").replies.front().answer.service().id(),
            "lambda");
  const Replies beside = ask(all, "who retries delivery to a Lambda subscriber in SNS?");
  ASSERT_EQ(beside.replies.size(), 1u);
  EXPECT_EQ(beside.replies.front().answer.service().id(), "sns");
}

TEST(Questions, who_runs_a_service_is_asked_of_all_of_it) {
  for (const std::string_view question :
       {"who manages RDS?", "who runs RDS?", "who operates RDS, AWS or us?", "what do we have to do on RDS?"}) {
    const Replies r = ask(all, question);
    ASSERT_EQ(r.replies.size(), 1u) << question;
    EXPECT_EQ(r.what, "service") << question;
    EXPECT_EQ(r.replies.front().answer.owner(), Verdict::split) << question;
  }
}

TEST(Questions, who_manages_an_area_is_asked_of_all_its_acts) {
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

TEST(Questions, a_question_in_two_parts_is_answered_part_by_part) {
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

TEST(Questions, an_everyday_word_names_a_service_where_it_is_written_as_a_name) {
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

TEST(Questions, what_aws_does_is_not_the_service_of_that_name) {
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

TEST(Questions, an_area_within_a_name_of_the_service_is_asked_about) {
  EXPECT_EQ(ask(all, "who is responsible for RDS backups?").what, "area:backup");
  EXPECT_EQ(ask(all, "is RDS backed up automatically?").what, "area:backup");
  EXPECT_EQ(ask(all, "who handles RDS encryption?").what, "area:encryption");
}

TEST(Questions, a_party_is_no_configuration) {
  EXPECT_EQ(ask(all, "what are customer responsibilities for EC2?").what, "service");
}

TEST(Questions, what_one_has_of_a_service_is_not_what_is_asked) {
  EXPECT_EQ(ask(all, "who secures Elastic Beanstalk environments?").what, "service");
  EXPECT_EQ(ask(all, "who secures Amazon Lex bots?").what, "service");
  EXPECT_EQ(ask(all, "who patches our EKS clusters?").what, "area:patching");
  EXPECT_EQ(ask(all, "who patches EKS clusters across all regions?").what, "area:patching");
  EXPECT_EQ(ask(all, "who patches our encrypted S3 buckets?").what, "area:patching");
  EXPECT_EQ(ask(all, "who gets blamed if S3 is not patched?").what, "area:patching");
  EXPECT_EQ(ask(all, "who handles EKS upgrades for the marketing team?").what, "area:lifecycle");
  EXPECT_EQ(ask(all, "who patches S3 buckets shared with partners?").what, "area:patching");
}

TEST(Questions, where_nothing_else_is_asked_the_circumstances_are) {
  EXPECT_EQ(ask(all, "what about EC2 during an audit?").what, "area:compliance");
  EXPECT_TRUE(holds(ask(all, "EC2 in case of a breach"), "respond-to-incidents"));
  EXPECT_EQ(ask(all, "We run EC2 behind a load balancer. Physical security?").what, "area:physical");
  EXPECT_TRUE(holds(ask(all, "We encrypt EC2 behind our website. Physical security?"), "secure-data-centers"));
}

TEST(Questions, what_says_which_resources_may_be_what_is_asked) {
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

TEST(Questions, what_is_asked_is_no_part_of_the_services_name) {
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

TEST(Questions, a_party_may_be_what_is_asked_about) {
  for (const char* service : {"RDS", "Redshift"})
    EXPECT_TRUE(holds(ask(all, "who manages users on " + std::string{service} + "?"), "manage-engine-users"))
        << service;
  EXPECT_TRUE(holds(ask(all, "who manages users in Cognito"), "manage-app-users"));
}

TEST(Questions, where_nothing_of_an_area_applies_no_other_act_is_meant) {
  for (const char* service : {"IAM", "Polly"}) {
    const Replies r = ask(all, "who backs up " + std::string{service} + "?");
    EXPECT_EQ(r.what, "area:backup") << service;
    EXPECT_EQ(r.replies.front().answer.owner(), Verdict::not_applicable) << service;
  }
}

TEST(Questions, a_phrase_that_asks_nothing_is_no_configuration) {
  EXPECT_EQ(ask(all, "what does the customer manage on RDS").what, "service");
}

TEST(Questions, who_tests_by_attacking_is_not_who_writes_the_code) {
  for (const char* service : {"EC2", "Lambda", "RDS", "VMware Cloud on AWS", "Glue"}) {
    const Replies r = ask(all, "who does penetration testing on " + std::string{service} + "?");
    ASSERT_EQ(r.replies.size(), 1u) << service;
    EXPECT_EQ(r.what, "item:test-own-security") << service;
    EXPECT_EQ(r.replies.front().answer.owner(), Party::customer) << service;
  }
}

TEST(Questions, what_a_question_says_beyond_the_act_is_how_it_is) {
  const Replies r = ask(all, "who patches custom runtimes on Lambda?");
  ASSERT_EQ(r.replies.size(), 1u);
  EXPECT_EQ(r.what, "item:patch-runtime");
  EXPECT_EQ(r.replies.front().answer.owner(), Party::customer);
  EXPECT_EQ(ask(all, "who patches the runtime on Lambda?").replies.front().answer.owner(), Party::aws);
}

TEST(Questions, an_everyday_word_names_no_service_beside_one_that_is_named_for_certain) {
  for (const char* question : {"am I on the hook for backups in DynamoDB", "who is responsible for backups on RDS"}) {
    const Replies r = ask(all, question);
    ASSERT_EQ(r.replies.size(), 1u) << question << ": " << r.problem;
    EXPECT_NE(r.replies.front().answer.service().id(), "backup") << question;
    EXPECT_TRUE(holds(r, "take-backups")) << question;
  }
}

TEST(Questions, how_a_question_was_read_is_told_where_it_is_wanted_and_changes_nothing) {
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
