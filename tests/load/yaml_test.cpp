// SPDX-License-Identifier: Apache-2.0
// The YAML reader by itself: it must refuse hostile input and come to an end even if the checks before it missed
// something.
#include "../../src/load/yaml.hpp"

#include <gtest/gtest.h>
#include <pthread.h>

#include <chrono>
#include <cstdlib>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "../../src/load/faults.hpp"

namespace demarc::load_detail {
namespace {

struct Read {
  bool tree = false;
  std::vector<Diagnostic> faults;
};

Read read(const std::string& bytes) {
  const std::vector<std::string> files{"x.yaml"};
  Faults faults(files);
  Document document;
  Read out;
  out.tree = document.read(bytes, 0, faults);
  out.faults = faults.take();
  return out;
}

/// A hang ends the whole test program, since a thread cannot be stopped.
Read read_in_time(const std::string& bytes) {
  std::promise<Read> promise;
  std::future<Read> future = promise.get_future();
  std::thread worker([&] { promise.set_value(read(bytes)); });
  if (future.wait_for(std::chrono::seconds(20)) != std::future_status::ready) {
    ADD_FAILURE() << "reading does not end";
    std::_Exit(1);
  }
  worker.join();
  return future.get();
}

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

struct Hostile {
  std::string name, bytes;
  Fault fault;
};
void PrintTo(const Hostile& hostile, std::ostream* out) { *out << hostile.name; }

class HostileYaml : public testing::TestWithParam<Hostile> {};

TEST_P(HostileYaml, is_refused) {
  const Read found = read_in_time(GetParam().bytes);
  ASSERT_FALSE(found.faults.empty());
  EXPECT_EQ(name(found.faults.front().fault), name(GetParam().fault)) << to_string(found.faults.front());
}

INSTANTIATE_TEST_SUITE_P(
    yaml, HostileYaml,
    testing::Values(
        Hostile{"comma", ",", Fault::empty}, Hostile{"quoted_comma", "\"a\",", Fault::several_documents},
        Hostile{"tag_comma", "!a,b c", Fault::tag}, Hostile{"anchor_comma", "&a,b c", Fault::anchor},
        Hostile{"unbracketed_list", "\"a\", \"b\"\n", Fault::several_documents},
        Hostile{"brackets", repeat("[", 5'000), Fault::too_deep},
        Hostile{"braces", repeat("{a: ", 5'000), Fault::too_deep},
        Hostile{"dashes", repeat("- ", 5'000) + "a\n", Fault::too_deep},
        Hostile{"complex_keys", repeat("? ", 5'000) + "a\n", Fault::too_deep},
        Hostile{"cycle", "&a [*a]", Fault::anchor}, Hostile{"alias", "a: &x b\nc: *x\n", Fault::anchor},
        Hostile{"unknown_alias", "a: *x\n", Fault::syntax},
        Hostile{"tag", "a: !!python/name:os.system x\n", Fault::tag},
        Hostile{"merge", "<<: {a: b}\n", Fault::merge_key}, Hostile{"duplicate", "a: 1\na: 2\n", Fault::duplicate_key},
        Hostile{"flow_duplicate", "{a: 1, \"a\": 2}\n", Fault::duplicate_key},
        Hostile{"second_document", "a: 1\n---\nb: 2\n", Fault::several_documents},
        Hostile{"list_then_map", "- a\nb: 1\n", Fault::several_documents},
        Hostile{"after_the_end", "a: 1\n...\nb: 2\n", Fault::several_documents},
        Hostile{"open_double_quote", "a: \"abc\nb: 2\n", Fault::unterminated_quote},
        Hostile{"open_single_quote", "a: 'abc\nb: 2\n", Fault::unterminated_quote},
        Hostile{"open_quote_without_line_end", "a: \"abc", Fault::unterminated_quote},
        Hostile{"wrong_dedent", "a:\n - x\nb: 1\n - y\n", Fault::bad_text},
        Hostile{"continued", "a: b\n  c\n", Fault::bad_text}, Hostile{"block", "a: |\n  b\n", Fault::bad_text},
        Hostile{"quote_over_lines", "a: \"b\n  c\"\n", Fault::bad_text},
        Hostile{"escaped_line_end", "a: \"b\\\n  c\"\n", Fault::bad_text},
        Hostile{"escaped_control", "a: \"b\\0\"\n", Fault::bad_text},
        Hostile{"null_entry", "[a,,b]\n", Fault::empty_text}, Hostile{"null_first", "[,a]\n", Fault::empty_text},
        Hostile{"null_value", "a:\nb: 1\n", Fault::empty_text}, Hostile{"null_key", ": x\n", Fault::syntax},
        Hostile{"key_alone", "{a, b}\n", Fault::empty_text}, Hostile{"last_line", "a: 1\nfoo\n", Fault::empty_text},
        Hostile{"list_as_key", "[a]: b\n", Fault::syntax}, Hostile{"nothing", "", Fault::empty},
        Hostile{"comment", "# a\n", Fault::empty}, Hostile{"percent", "%\n", Fault::empty},
        Hostile{"long_key", std::string(2'000, 'k') + ": 1\n", Fault::syntax}),
    [](const auto& test) { return test.param.name; });

TEST(yaml, places_and_extents_of_nodes) {
  const std::vector<std::string> files{"x.yaml"};
  Faults faults(files);
  Document document;
  ASSERT_TRUE(document.read("a: [b, \"c\"]\nd: {e: f}\n", 0, faults));
  const Node& root = document.root();
  EXPECT_EQ(root.kind, Kind::mapping);
  EXPECT_EQ(root.count, 2U);
  EXPECT_EQ(root.extent, 9U);
  auto entry = Inside(root).begin();
  EXPECT_EQ(document.text(*entry), "a");
  const Node& list = *++entry;
  EXPECT_EQ(list.kind, Kind::list);
  EXPECT_EQ(list.count, 2U);
  const Node& c = *++Inside(list).begin();
  EXPECT_EQ(document.text(c), "c");
  EXPECT_TRUE(c.quoted);
  EXPECT_EQ(c.line, 1U);
  EXPECT_EQ(c.column, 8U);
  EXPECT_EQ(document.text(*++entry), "d");
  EXPECT_EQ(entry->line, 2U);
}

TEST(yaml, a_document_can_be_read_again) {
  const std::vector<std::string> files{"x.yaml"};
  Faults faults(files);
  Document document;
  ASSERT_FALSE(document.read("a: [b\n", 0, faults));
  ASSERT_TRUE(document.read("c: d\n", 0, faults));
  EXPECT_EQ(document.text(*Inside(document.root()).begin()), "c");
}

TEST(yaml, sixteen_levels_are_read) {
  const Read found = read(repeat("[", 16) + "a" + repeat("]", 16));
  EXPECT_TRUE(found.tree);
  EXPECT_TRUE(found.faults.empty());
}

/// Runs a function on a thread with a small stack, as some systems give to every thread.
void on_small_stack(void* (*run)(void*), void* argument) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, 128 * 1024), 0);
  pthread_t thread{};
  ASSERT_EQ(pthread_create(&thread, &attributes, run, argument), 0);
  ASSERT_EQ(pthread_join(thread, nullptr), 0);
  pthread_attr_destroy(&attributes);
}

TEST(yaml, deep_nesting_needs_little_stack) {
  std::vector<Read> found;
  on_small_stack(
      [](void* out) -> void* {
        auto& reads = *static_cast<std::vector<Read>*>(out);
        for (const char* opening : {"[", "{a: ", "- ", "? "}) reads.push_back(read(repeat(opening, 490) + "a"));
        reads.push_back(read(repeat("[", 16) + "a" + repeat("]", 16)));
        return nullptr;
      },
      &found);
  ASSERT_EQ(found.size(), 5U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_FALSE(found[i].tree);
  EXPECT_TRUE(found[4].tree);
}

}  // namespace
}  // namespace demarc::load_detail
