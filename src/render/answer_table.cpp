// SPDX-License-Identifier: Apache-2.0
// What an answer tells, as a table: for formats that have no page of their own for answers.
#include <algorithm>

#include "digest.hpp"
#include "formats.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

void note(Table& table, std::string_view label, const std::string& text) {
  if (!text.empty()) table.notes.push_back(std::string{label} + text);
}

void items(Table& table, const Digest& d, const std::string& group) {
  if (d.by_area) {
    for (const Line& l : d.lines) {
      std::vector<std::string> titles;
      for (const Deed& deed : l.deeds) titles.push_back(deed.title);
      table.rows.push_back({{l.who, joined(titles, ", "), "", "", ""}, group});
    }
    return;
  }
  for (const Row& r : rows_of(d)) table.rows.push_back({{r.who, r.what, r.layer, r.detail, r.mark}, group});
  for (const Deed& deed : d.not_applicable)
    table.rows.push_back({{"n/a", deed.title, "", deed.detail, said(deed.mark)}, group});
}

void tell(Table& table, const Digest& d, const std::string& group) {
  note(table, "", d.lifecycle);
  note(table, "", d.sentence);
  for (const TellCase& c : d.cases) note(table, "", (c.when.empty() ? "Otherwise" : c.when) + ": " + c.who);
  items(table, d, group);
  note(table, "Beside it: ", listed(d.beside, "; "));
  note(table, "Given: ", d.given);
  note(table, "Assumed: ", d.assumed);
  note(table, "Ignored, as it means nothing here: ", d.ignored);
  note(table, "Left open: ", listed(d.open, "; "));
  for (const Change& c : d.changes) note(table, "Would change: ", c.when + ": " + said(c.effects, 0));
  if (d.more_changes != 0) note(table, "Would change: ", "and " + std::to_string(d.more_changes) + " more");
  for (const std::string& each : d.notes) note(table, "Note: ", each);
}

}  // namespace

Table answer_table(MatrixView matrix, const Replies& replies, const Style& style) {
  Table table;
  table.columns = {{"who", "Who", true},
                   {"responsibility", "Responsibility"},
                   {"layer", "Layer"},
                   {"detail", "In detail"},
                   {"source", "Source"}};
  if (!replies.answered()) {
    table.columns.clear();
    table.notes.push_back(replies.problem.empty() ? "The question was not understood." : replies.problem);
    for (const Candidate& c : replies.candidates)
      note(table, "Did you mean: ", c.id + (c.title.empty() ? "" : " (" + c.title + ")"));
    return table;
  }
  Footnotes pages;
  std::vector<std::pair<std::string, std::string>> legend;
  for (const Reply& reply : replies.replies) {
    const Digest d = digest(matrix, replies, reply, {style.all, false}, pages);
    tell(table, d, replies.replies.size() > 1 ? std::string{reply.answer.service().name()} : std::string{});
    for (const auto& entry : d.legend)
      if (std::find(legend.begin(), legend.end(), entry) == legend.end()) legend.push_back(entry);
  }
  for (std::size_t n = 0; n < pages.all().size(); ++n) {
    const Source& s = pages.all()[n];
    table.footer.push_back("[" + std::to_string(n + 1) + "] " + std::string{s.title} +
                           (s.read.empty() ? "" : " (read " + std::string{s.read} + ")") + " " + std::string{s.url});
  }
  for (const auto& [word, meaning] : legend) table.footer.push_back(word + ": " + meaning);
  table.footer.push_back("Edition " + std::string{matrix.edition()} + ".");
  return table;
}

}  // namespace demarc::render_detail
