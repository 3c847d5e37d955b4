// SPDX-License-Identifier: Apache-2.0
// An answer as Markdown (GitHub's, for its tables).
#include <algorithm>

#include "digest.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

void row(std::string& out, const std::vector<std::string>& cells) {
  out += '|';
  for (const std::string& cell : cells) out += ' ' + markdown(cell) + " |";
  out += '\n';
}

void labelled(std::string& out, std::string_view label, std::string_view text) {
  if (!text.empty()) out += "\n" + std::string{label} + ": " + markdown(text) + "\n";
}

void items(std::string& out, const Digest& d) {
  if (d.lines.empty()) return;
  out += '\n';
  if (d.by_area) {
    row(out, {"Who", "Areas"});
    out += "|---|---|\n";
    for (const Line& l : d.lines) {
      std::vector<std::string> titles;
      for (const Deed& deed : l.deeds) titles.push_back(deed.title);
      row(out, {l.who, joined(titles, ", ")});
    }
    return;
  }
  row(out, {"Who", "Responsibility", "Layer", "In detail", "Source"});
  out += "|---|---|---|---|---|\n";
  for (const Row& r : rows_of(d)) row(out, {r.who, r.what, r.layer, r.detail, r.mark});
}

void changes(std::string& out, const Digest& d) {
  if (d.changes.empty()) return;
  out += "\nWould change:\n\n";
  for (const Change& c : d.changes) out += "- " + markdown(c.when) + " → " + markdown(said(c.effects, 0)) + "\n";
  if (d.more_changes != 0) out += "- and " + std::to_string(d.more_changes) + " more\n";
}

void answer(std::string& out, const Digest& d) {
  if (d.ended) out += "**" + markdown(d.lifecycle) + "**\n\n";
  out += "**" + markdown(d.sentence) + "**\n";
  if (!d.ended) labelled(out, "Lifecycle", d.lifecycle);
  if (!d.cases.empty()) out += '\n';
  for (const TellCase& c : d.cases)
    out += "- " + markdown(c.when.empty() ? "otherwise" : c.when) + ": " + markdown(c.who) + "\n";
  items(out, d);
  if (!d.not_applicable.empty()) {
    out += "\nDoes not apply here:\n\n";
    for (const Deed& deed : d.not_applicable)
      out += "- " + markdown(deed.title) +
             (deed.detail.empty() ? "" : ": " + markdown(deed.detail + " " + said(deed.mark))) + "\n";
  }
  labelled(out, "Beside it", listed(d.beside, "; "));
  labelled(out, "Given", d.given);
  labelled(out, "Assumed", d.assumed);
  labelled(out, "Ignored, as it means nothing here", d.ignored);
  labelled(out, "Left open", listed(d.open, "; "));
  changes(out, d);
  for (const std::string& note : d.notes) labelled(out, "Note", note);
}

void refusal(std::string& out, const Replies& replies) {
  out += "**" + markdown(replies.problem.empty() ? "The question was not understood." : replies.problem) + "**\n";
  if (!replies.candidates.empty()) out += "\nDid you mean:\n\n";
  for (const Candidate& c : replies.candidates)
    out += "- " + markdown(c.id + (c.title.empty() ? "" : " (" + c.title + ")")) + "\n";
}

}  // namespace

std::string answer_markdown(MatrixView matrix, const Replies& replies, const Style& style) {
  std::string out;
  if (!replies.answered()) {
    refusal(out, replies);
    return out;
  }
  Footnotes pages;
  std::vector<std::pair<std::string, std::string>> legend;
  for (const Reply& reply : replies.replies) {
    if (!out.empty()) out += '\n';
    const Digest d = digest(matrix, replies, reply, {style.all, false}, pages);
    answer(out, d);
    for (const auto& entry : d.legend)
      if (std::find(legend.begin(), legend.end(), entry) == legend.end()) legend.push_back(entry);
  }
  if (!pages.all().empty()) out += "\nSources:\n\n";
  for (std::size_t n = 0; n < pages.all().size(); ++n) {
    const Source& s = pages.all()[n];
    out += std::to_string(n + 1) + ". " + markdown_link(s.title, s.url);
    out += s.read.empty() ? "\n" : ", read " + markdown(s.read) + "\n";
  }
  for (const auto& [word, meaning] : legend) labelled(out, word, meaning);
  out += "\nEdition " + markdown(matrix.edition()) + "\n";
  return out;
}

}  // namespace demarc::render_detail
