// SPDX-License-Identifier: Apache-2.0
// An answer for a terminal.
#include <algorithm>
#include <cstdio>
#include <set>

#include "digest.hpp"
#include "escape.hpp"
#include "formats.hpp"
#include "unicode.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::size_t widest_who = 24, widest_layer = 16;  // columns

class TextAnswer {
 public:
  TextAnswer(MatrixView matrix, const Replies& replies, const Style& style)
      : matrix_{matrix}, replies_{replies}, style_{style} {}

  std::string write() {
    if (!replies_.answered())
      refuse();
    else if (replies_.replies.size() == 1 || style_.all)
      for (const Reply& reply : replies_.replies) answer(reply);
    else
      answer_each_in_a_line();
    if (replies_.answered()) end();
    if (style_.explain) explain();
    return std::move(out_);
  }

 private:
  void say(std::string_view label, std::string_view text, std::size_t indent, Tones tones = {}) {
    paragraph(out_, label, text, indent, style_, tones);
  }
  void labelled(std::string_view label, std::string_view text) {
    if (!text.empty()) say(std::string{label} + ": ", text, 2, {Tone::faint, Tone::plain});
  }
  void gap() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
  }

  void refuse() {
    say("", replies_.problem.empty() ? "The question was not understood." : replies_.problem, 0,
        {Tone::plain, Tone::strong});
    const std::vector<Candidate>& list = replies_.candidates;
    if (list.empty()) return;
    if (list.size() == 1) {
      const std::string title = list[0].title.empty() || list[0].title == list[0].id ? "" : " (" + list[0].title + ")";
      say("Did you mean: ", list[0].id + title + "?", 2, {Tone::faint, Tone::plain});
      return;
    }
    say("", "Did you mean:", 0, {Tone::plain, Tone::faint});
    std::size_t ids = 0, kinds = 0;
    for (const Candidate& c : list) {
      ids = std::max(ids, columns(printable(c.id)));
      kinds = std::max(kinds, columns(printable(c.kind)));
    }
    for (const Candidate& c : list) {
      std::string label = "  " + printable(c.id);
      pad(label, label, ids + 4);
      label += printable(c.kind);
      pad(label, label, ids + kinds + 6);
      say(label, c.title, ids + kinds + 6);
    }
  }

  // ---- one service -------------------------------------------------------------------------------

  void answer(const Reply& reply) {
    gap();
    const Digest d = digest(matrix_, replies_, reply, {style_.all, !style_.all}, pages_);
    if (d.ended) say("", d.lifecycle, 0, {Tone::plain, Tone::unknown});
    say("", d.sentence, 0, {Tone::plain, Tone::strong});
    if (!d.ended && !d.lifecycle.empty()) say("", d.lifecycle, 0);
    const bool one_item = d.lines.size() == 1 && d.lines.front().deeds.size() == 1;  // then its own cases say it
    if (!one_item) cases(d.cases, 2);
    gap();
    who_ = 0;
    layer_ = 0;
    for (const Line& l : d.lines) {
      who_ = std::max(who_, columns(l.who));
      layer_ = std::max(layer_, columns(layers_of(l)));
    }
    who_ = std::min(who_, widest_who);
    layer_ = std::min(layer_, widest_layer);
    for (const Line& l : d.lines) line(l, d.detailed);
    left_out(d);
    gap();
    labelled("Beside it", listed(d.beside, "; "));
    labelled("Given", d.given);
    labelled("Assumed", d.assumed);
    labelled("Ignored, as it means nothing here", d.ignored);
    labelled("Left open", listed(d.open, "; "));
    changes(d);
    for (const std::string& note : d.notes) labelled("Note", note);
    legend_.insert(legend_.end(), d.legend.begin(), d.legend.end());
    more_ = more_ || d.supporting != 0 || d.more_lines != 0 || d.more_changes != 0;
    by_area_ = by_area_ || d.by_area;
    supporting_ += d.supporting;
  }

  static std::string layers_of(const Line& line) {
    if (line.layers.empty()) return {};
    if (line.layers.size() > 2) return line.layers.front() + " to " + line.layers.back();
    return joined(line.layers, ", ");
  }

  void line(const Line& l, bool with_detail) {
    std::string text;
    for (std::size_t n = 0; n < l.deeds.size(); ++n) {
      const Deed& deed = l.deeds[n];
      if (n != 0) text += "; ";
      text += n == 0 ? deed.title : to_do(deed.title);
      // Neighbours on the same word share one mark, behind the last of them.
      const bool last = n + 1 == l.deeds.size() || said(l.deeds[n + 1].mark) != said(deed.mark);
      if (last && deed.cases.empty()) add_mark(text, deed.mark);
    }
    const std::size_t first = 2 + who_ + 2, second = first + (layer_ == 0 ? 0 : layer_ + 2);
    const std::vector<std::string> who = wrap(printable(l.who), who_, true);
    const std::vector<std::string> layers = wrap(printable(layers_of(l)), layer_, true);
    std::vector<std::pair<std::string, Tone>> lines;
    const auto add = [&](std::string_view words, Tone tone) {
      for (const std::string& w : wrap(printable(words), room(second), false)) lines.emplace_back(w, tone);
    };
    add(text, Tone::plain);
    if (with_detail)
      for (const Deed& deed : l.deeds)
        if (!deed.detail.empty()) add(deed.detail, Tone::faint);
    const auto column = [&](std::string_view cell, Tone tone, std::size_t width) {
      out_ += paint(tone, cell, style_);
      pad(out_, cell, width);
    };
    const auto nth = [](const std::vector<std::string>& cells, std::size_t n) {
      return n < cells.size() ? std::string_view{cells[n]} : "";
    };
    for (std::size_t n = 0; n < std::max({lines.size(), layers.size(), who.size()}); ++n) {
      out_ += "  ";
      column(nth(who, n), l.tone, who_ + 2);
      if (layer_ != 0) column(nth(layers, n), Tone::faint, layer_ + 2);
      if (n < lines.size()) column(lines[n].first, lines[n].second, 0);
      while (out_.ends_with(' ')) out_.pop_back();
      out_ += '\n';
    }
    cases(l.cases, second);
    for (const Deed& deed : l.deeds) cases(deed.cases, second);
  }

  /// Never alone on a line: the spaces do not break.
  static void add_mark(std::string& text, const Mark& mark) {
    const std::string words = said(mark);
    if (words.empty()) return;
    text += firm_space;
    for (const char c : words) c == ' ' ? text += firm_space : text += c;
  }

  [[nodiscard]] std::size_t room(std::size_t indent) const {
    return style_.width == 0 ? 0 : std::max<std::size_t>(style_.width, indent + 20) - indent;
  }

  void cases(const std::vector<TellCase>& list, std::size_t indent) {
    for (const TellCase& c : list) {
      std::string text = (c.when.empty() ? "otherwise" : c.when) + ": " + c.who;
      if (!c.detail.empty()) text += ". " + c.detail;
      add_mark(text, c.mark);
      say(std::string(indent, ' '), text, indent + 4);
    }
  }

  void left_out(const Digest& d) {
    if (d.more_lines != 0)
      say("", "  ... and " + std::to_string(d.more_lines) + " more lines", 2, {Tone::plain, Tone::faint});
    if (d.not_applicable.empty()) return;
    if (style_.all) {
      gap();
      say("", "Does not apply here:", 0, {Tone::plain, Tone::strong});
      for (const Deed& deed : d.not_applicable) {
        std::string text = deed.title + (deed.detail.empty() ? "." : ": " + deed.detail);
        add_mark(text, deed.mark);
        say("  ", text, 4);
      }
    } else {
      const std::size_t n = d.not_applicable.size();
      say("  ", std::to_string(n) + (n == 1 ? " more item does" : " more items do") + " not apply here.", 2,
          {Tone::plain, Tone::faint});
      more_ = true;
    }
  }

  void changes(const Digest& d) {
    if (d.changes.empty()) return;
    say("", "Would change:", 0, {Tone::plain, Tone::faint});
    for (const Change& c : d.changes) say("  " + printable(c.when) + " -> ", said(c.effects, style_.all ? 0 : 2), 6);
    if (d.more_changes != 0)
      say("", "... and " + std::to_string(d.more_changes) + " more", 2, {Tone::plain, Tone::faint});
  }

  // ---- several services --------------------------------------------------------------------------

  void answer_each_in_a_line() {
    const Reply& first = replies_.replies.front();
    if (!first.offering.empty()) {
      const Offering offering = offering_of(matrix_, first.offering);
      std::set<std::string_view> services;  // a question in two parts has more answers
      for (const Reply& reply : replies_.replies) services.insert(reply.answer.service().id());
      if (services.size() > 1)
        say("", std::string{offering.name} + " stands for " + std::to_string(services.size()) + " services.", 0);
      if (!offering.note.empty()) labelled("Note", offering.note);
      gap();
    }
    for (const Reply& reply : replies_.replies) {
      Footnotes none;  // pages stand with the whole answers
      const Digest d = digest(matrix_, replies_, reply, {false, true}, none);
      if (d.ended) say("", d.lifecycle, 0, {Tone::plain, Tone::unknown});
      say("", d.sentence, 0, {Tone::plain, Tone::strong});
      cases(d.cases, 4);
      if (!d.given.empty()) say("    Given: ", d.given, 6, {Tone::faint, Tone::plain});
      if (!d.assumed.empty()) say("    Assumed: ", d.assumed, 6, {Tone::faint, Tone::plain});
    }
    several_ = true;
  }

  // ---- the end -----------------------------------------------------------------------------------

  void end() {
    if (!pages_.all().empty() || !legend_.empty()) {
      gap();
      say("", day().empty() ? "Sources" : "Sources, read " + day(), 0, {Tone::plain, Tone::faint});
    }
    for (std::size_t n = 0; n < pages_.all().size(); ++n) page(n + 1, pages_.all()[n]);
    std::sort(legend_.begin(), legend_.end());
    legend_.erase(std::unique(legend_.begin(), legend_.end()), legend_.end());
    for (const auto& [word, meaning] : legend_) say("  [" + word + "] ", meaning, 6);
    std::string last = "Edition " + std::string{matrix_.edition()} + ".";
    if (several_)
      last += " --all shows each answer with its items and pages.";
    else if (by_area_)
      last += " Ask about one area for its items and pages, or --all for everything.";
    else if (more_ && supporting_ != 0)
      last += " --all also shows " + std::to_string(supporting_) +
              (supporting_ == 1 ? " supporting item" : " supporting items") + " and all details.";
    else if (more_)
      last += " --all shows everything.";
    gap();
    say("", last, 0, {Tone::plain, Tone::faint});
  }

  /// When all pages were read on one day, the day; else empty.
  [[nodiscard]] std::string day() const {
    for (const Source& s : pages_.all())
      if (s.read != pages_.all().front().read) return {};
    return pages_.all().empty() ? std::string{} : printable(pages_.all().front().read);
  }

  /// Title and address in one line where they fit; an address is never broken.
  void page(std::size_t number, const Source& s) {
    const std::string label = "  [" + std::to_string(number) + "] ";
    const std::string title =
        printable(s.title) + (s.read.empty() || !day().empty() ? "" : " (read " + printable(s.read) + ")");
    const std::string one = title + " " + printable(s.url);
    if (style_.width == 0 || columns(label) + columns(one) <= style_.width) {
      out_ += label + one + "\n";
      return;
    }
    say(label, title, 6);
    out_ += "      " + printable(s.url) + "\n";
  }

  void explain() {
    gap();
    char score[16];
    std::snprintf(score, sizeof score, "%.2f", replies_.score);
    say("", "Read as " + (replies_.what.empty() ? std::string{"nothing"} : replies_.what) + ", score " + score, 0,
        {Tone::plain, Tone::strong});
    std::size_t widest = 0;
    for (const Reading& r : replies_.readings) widest = std::max(widest, columns(printable(r.words)));
    for (const Reading& r : replies_.readings) {
      std::string label = "  \"" + printable(r.words) + "\"";
      pad(label, label, widest + 6);
      std::snprintf(score, sizeof score, "%+.2f", r.weight);
      say(label, r.meaning + (r.weight == 0 ? "" : std::string{" "} + score), widest + 6);
    }
  }

  MatrixView matrix_;
  const Replies& replies_;
  Style style_;
  std::string out_;
  Footnotes pages_;
  std::vector<std::pair<std::string, std::string>> legend_;
  std::size_t who_ = 0, layer_ = 0, supporting_ = 0;
  bool more_ = false, by_area_ = false, several_ = false;
};

}  // namespace

std::string answer_text(MatrixView matrix, const Replies& replies, const Style& style) {
  return TextAnswer{matrix, replies, style}.write();
}

}  // namespace demarc::render_detail
