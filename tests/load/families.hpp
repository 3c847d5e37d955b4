// SPDX-License-Identifier: Apache-2.0
// Hostile files of any size: each family is one kind of trouble, as many bytes of it as asked for.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::test {

struct Family {
  std::string name, head, repeat, tail;
  bool numbered = false;  ///< every `#` in what is repeated becomes a number of its own
};

inline void PrintTo(const Family& family, std::ostream* out) { *out << family.name; }

/// The file of the family that has about `size` bytes.
inline std::string file_of(const Family& family, std::size_t size) {
  std::string out = family.head;
  for (std::size_t n = 0; out.size() + family.repeat.size() + family.tail.size() + 8 < size; ++n) {
    for (const char c : family.repeat) {
      if (family.numbered && c == '#') {
        out += std::to_string(n);
      } else {
        out += c;
      }
    }
  }
  return out + family.tail;
}

inline std::vector<Family> families() {
  const std::string head = "schema: 1\nservice: x\nname: X\ncategory: Compute\nreviewed: 2026-11-23\n";
  return {
      {"quoted_text", head + "because: \"", "a", "\"\n"},
      {"plain_text", head + "because: ", "a", "\n"},
      {"text_of_many_letters", head + "because: ", "é", "\n"},
      {"key", "", "k", ": 1\n"},
      {"quoted_key", "\"", "k", "\": 1\n"},
      {"backslashes", head + "because: \"", "\\\\", "\"\n"},
      {"escapes", head + "because: \"", "\\u00e9", "\"\n"},
      {"doubled_quotes", head + "because: '", "''", "'\n"},
      {"double_quotes", "", "\"", "\n"},
      {"single_quotes", "", "'", "\n"},
      {"open_quotes", "", "a: \"b\n", ""},
      {"comment", head + "#", "x", "\n"},
      {"comments", head, "#\n", ""},
      {"comments_in_brackets", head + "aliases: [a, ", "# c\n ", "b]\n"},
      {"blank_lines", head, "\n", ""},
      {"windows_lines", head, "\r\n", ""},
      {"carriage_returns", head, "\r", ""},
      {"spaces", head, " ", "\n"},
      {"spaces_and_a_key", head, " ", "because: b\n"},
      {"brackets", "", "[", "\n"},
      {"closing_brackets", "", "]", "\n"},
      {"pairs_of_brackets", head + "notes: [", "[],", "[]]\n"},
      {"braces", "", "{", "\n"},
      {"pairs_of_braces", head + "notes: [", "{},", "{}]\n"},
      {"brackets_after_brackets", "", "[]", "\n"},
      {"commas", "", ",", "\n"},
      {"commas_in_brackets", "[", ",", "]\n"},
      {"dashes", "", "- ", "a\n"},
      {"dashes_without_spaces", "", "-", "\n"},
      {"question_marks", "", "? ", "a\n"},
      {"colons", "", ":", "\n"},
      {"colons_and_spaces", "", ": ", "a\n"},
      {"keys_in_keys", "", "a: ", "b\n"},
      {"entries", "", "- a\n", ""},
      {"entries_of_entries", "", "- - a\n", ""},
      {"different_keys", head, "k#: 1\n", "", true},
      {"equal_keys", "", "k: 1\n", ""},
      {"near_misses", head, "servic#: 1\n", "", true},
      {"different_keys_in_braces", head + "identifiers: {", "k#: [a], ", "z: [a]}\n", true},
      {"equal_words", head + "aliases: [", "a, ", "a]\n"},
      {"different_words", head + "aliases: [", "w#, ", "w]\n", true},
      {"words_of_many_letters", head + "aliases: [", "é#, ", "z]\n", true},
      {"quoted_words", head + "aliases: [", "\"w#\", ", "\"w\"]\n", true},
      {"sources", head + "sources:\n",
       "  s#: {title: T, url: https://example.com/, publisher: aws, read: 2026-11-23}\n", "", true},
      {"rules", head + "items:\n  patch-host:\n    rules:\n", "      - {when: {mode: v#}, party: aws}\n", "", true},
      {"cells", head + "items:\n", "  item-#: {party: aws}\n", "", true},
      {"conditions", head + "items:\n  patch-host:\n    rules:\n      - when: {", "o#: v, ",
       "z: v}\n        party: aws\n", true},
      {"bytes_that_are_not_utf8", "", "\xFF", "\n"},
      {"broken_lines", "", "\xC3\n", ""},
      {"continuations", "\xC3", "\x80", "\n"},
      {"nothings", "", std::string(1, '\0'), "\n"},
      {"tabs", "", "\t", "\n"},
      {"lines_with_tabs", "", "a:\tb\n", ""},
      {"tags", "", "!a ", "b\n"},
      {"anchors", "", "&a ", "b\n"},
      {"aliases", "- ", "*a ", "\n"},
      {"anchors_on_lines", "", "- &a b\n", ""},
      {"aliases_on_lines", "", "- *a\n", ""},
      {"merge_keys", "", "<<: a\n", ""},
      {"directives", "", "%YAML 1.2\n", ""},
      {"documents", "", "---\n", ""},
      {"ends", "", "...\n", ""},
      {"blocks_of_text", "", "a: |\n  b\n", ""},
      {"block_of_text", "a: |\n", "  b\n", ""},
      {"text_on_lines", head + "because: a\n", "  b\n", ""},
      {"quoted_text_on_lines", head + "because: \"a\n", "  b\n", "\"\n"},
      {"list_on_lines", head + "aliases: [\n", "  w#,\n", "  w]\n", true},
      {"nothing_in_lists", "[", "~, ", "~]\n"},
      {"nothing_for_keys", "", "~: a\n", ""},
  };
}

}  // namespace demarc::test
