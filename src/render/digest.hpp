// SPDX-License-Identifier: Apache-2.0
// What an answer tells a person, and in which order; the formats for people only lay it out.
#pragma once

#include <cstddef>
#include <demarc/render.hpp>
#include <string>
#include <utility>
#include <vector>

#include "footnotes.hpp"
#include "layout.hpp"

namespace demarc::render_detail {

/// One way in which something may come out, where it depends.
struct TellCase {
  std::string when, who, detail;
  Tone tone{};
  Mark mark;
};

/// An item as told.
struct Deed {
  std::string id, title;
  std::string detail;  ///< the act in its party's words, or the reason; empty where it only repeats the title
  Mark mark;
  std::vector<TellCase> cases;  ///< with their details
};

/// One line of an answer: a party and what it does; several items where neighbours were folded.
struct Line {
  std::string who;
  Tone tone{};
  std::vector<std::string> layers;  ///< ids, bottom to top
  std::vector<Deed> deeds;
  std::vector<TellCase> cases;  ///< that all its items share, without details
};

/// "package = image" and who does what then.
struct Change {
  std::string when;
  struct Effect {
    std::string who;
    std::vector<std::string> titles;
  };
  std::vector<Effect> effects;
};

struct Digest {
  std::string lifecycle;
  bool ended = false;  ///< the lifecycle comes before the verdict
  std::string sentence;
  Tone tone{};
  std::vector<TellCase> cases;  ///< of the verdict, where it depends
  bool detailed = false;        ///< few enough items to tell what the party does, one by one
  bool by_area = false;         ///< the lines are areas, not items: a question about a whole service
  std::vector<Line> lines;
  std::size_t more_lines = 0, supporting = 0;  ///< that are left out
  std::vector<Deed> not_applicable;
  std::string given, assumed, ignored;
  std::vector<std::string>
      beside;  ///< what stands beside the one item asked about: "AWS: apply patches to the runtime"
  std::vector<std::string>
      open;  ///< options that were not given, and how to: "compute type (--with compute=own|managed)"
  std::vector<Change> changes;
  std::size_t more_changes = 0;
  std::vector<std::string> notes;
  std::vector<std::pair<std::string, std::string>> legend;  ///< what the words in marks mean here
};

/// How much to tell.
struct Telling {
  bool all = false;    ///< supporting and not applicable items, every line, every page
  bool brief = false;  ///< neighbours that are alike share a line, one page a line
};
[[nodiscard]] Digest digest(MatrixView matrix, const Replies& replies, const Reply& reply, const Telling& telling,
                            Footnotes& pages);

/// What changes of configuration would do to the answer: those that hand an act to another party first. At most `most`;
/// `left` counts the others.
[[nodiscard]] std::vector<Change> changes_to(MatrixView matrix, const Answer& answer, bool supporting, std::size_t most,
                                             std::size_t& left);
/// "customer: apply patches to the runtime; AWS: ...". `most` titles a party, then a count, and what no party gets is
/// left out where a party gets something; 0: all of it.
[[nodiscard]] std::string said(const std::vector<Change::Effect>& effects, std::size_t most);

/// The lines as rows of a table, one an item; where an item depends, one a case.
struct Row {
  Tone tone{};
  std::string who, what, layer, detail, mark;
};
[[nodiscard]] std::vector<Row> rows_of(const Digest& digest);

}  // namespace demarc::render_detail
