// SPDX-License-Identifier: Apache-2.0
// What an answer tells a person, and in which order; the formats for people only lay it out.
#include "digest.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "boxes.hpp"
#include "words.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::size_t most_lines = 12;
constexpr std::size_t most_changes = 6;
constexpr std::size_t few = 4;  // so many items are told in detail

/// A line in the making.
struct Draft {
  Line line;
  std::vector<ItemAnswer> items;
  std::string turns;  // what would change it, or its cases: neighbours share a line only where that is the same
};

class Teller {
 public:
  Teller(MatrixView matrix, const Replies& replies, const Reply& reply, const Telling& telling, Footnotes& pages)
      : matrix_{matrix}, replies_{replies}, answer_{reply.answer}, reply_{reply}, telling_{telling}, pages_{pages} {}

  Digest tell() {
    tell_service();
    d_.sentence = verdict_sentence(matrix_, reply_);
    d_.tone = tone_of(answer_.owner());
    d_.cases = cases_of_answer(answer_);
    if (d_.cases.size() == 1) d_.cases.clear();  // another service's options tell them apart: the lines say how
    tell_options();
    const detail::Selection& s = answer_.question().selection;
    d_.by_area = s.named == 0 && !telling_.all && std::popcount(s.areas) == static_cast<int>(area_count) &&
                 std::popcount(s.layers) == static_cast<int>(layer_count);
    if (d_.by_area) {
      tell_areas();
    } else {
      tell_items();
      const std::size_t most = telling_.all ? static_cast<std::size_t>(-1) : most_changes;
      d_.changes = changes_to(matrix_, answer_, telling_.all, most, d_.more_changes);
    }
    if (s.named == 1) tell_beside();
    number_pages();
    return std::move(d_);
  }

 private:
  void tell_service() {
    const ServiceInfo service = answer_.service();
    d_.lifecycle = lifecycle_sentence(service);
    d_.ended = service.lifecycle().status == "ended";
    if (const std::string_view note = offering_of(matrix_, reply_.offering).note; !note.empty())
      d_.notes.emplace_back(note);
    if (telling_.all)
      for (const Note& n : service.notes()) d_.notes.emplace_back(n.text);
  }

  /// "Customer", or behind others "customer".
  [[nodiscard]] std::string name_in_list(const PartyKey& party, bool first) const {
    if (!first && party.id() == id(Party::customer)) return std::string{party.id()};
    return std::string{matrix_.find(party)->title};
  }

  [[nodiscard]] std::vector<TellCase> cases_of_answer(const Answer& answer) const {
    std::vector<TellCase> cases;
    for (const AnswerCase& c : cases_of(answer)) {
      TellCase told;
      told.when = said(c.when);
      std::vector<std::string> names;
      for (const PartyKey& p : c.parties) names.push_back(name_in_list(p, names.empty()));
      if (c.verdict == Verdict::unknown) names.emplace_back(names.empty() ? "Unknown" : "nobody recorded");
      told.who = names.empty() ? "Not applicable" : joined(names, c.verdict == Verdict::depends ? " or " : " and ");
      told.tone = c.parties.size() > 1 ? Tone::split : tone_of(told.who);
      cases.push_back(std::move(told));
    }
    return cases;
  }

  /// A question about one act is seldom about that act alone: its neighbours (publish, start, perform) and whose they
  /// are.
  void tell_beside() {
    const detail::Question& q = answer_.question();
    for (const ItemAnswer& asked : answer_.items())
      for (const ItemInfo& item : asked.item().related()) {
        const Owner owner = matrix_.owner(answer_.service().key(), item.key(), q.given, q.defaults);
        if (owner == Verdict::not_applicable) continue;
        d_.beside.push_back(owner_name(matrix_, owner) + ": " + to_do(item.title()));
      }
  }

  // ---- options -----------------------------------------------------------------------------------

  static void say(std::string& out, const Condition& c) {
    if (!out.empty()) out += "; ";
    out += inside(c.option_title()) + " = ";
    std::vector<std::string> values;
    for (const std::string_view v : c.values()) values.emplace_back(v);
    out += values.size() == 1 ? inside(c.value_title()) : joined(values, " or ");
  }

  void tell_options() {
    for (const Condition& c : answer_.configuration()) say(d_.given, c);
    for (const Condition& c : answer_.assumed()) say(d_.assumed, c);
    for (const Condition& c : answer_.ignored()) say(d_.ignored, c);
    for (const auto& [option, value] : replies_.ignored) {
      if (!d_.ignored.empty()) d_.ignored += "; ";
      d_.ignored += option + " = " + value;
    }
    for (const Condition& c : answer_.open()) {
      std::string values;
      for (const std::string_view v : c.values()) values += (values.empty() ? "" : "|") + std::string{v};
      d_.open.push_back(inside(c.option_title()) + " (--with " + std::string{c.option()} + "=" + values + ")");
    }
  }

  // ---- lines -------------------------------------------------------------------------------------

  void tell_areas() {
    const detail::Question& q = answer_.question();
    for (std::size_t a = 0; a < area_count; ++a) {
      const Area area = static_cast<Area>(a);
      const Answer part = matrix_.explain(answer_.service().key(), area, q.given, q.defaults);
      if (part.verdict() == Verdict::not_applicable) continue;
      std::vector<std::string> names;
      for (const PartyKey& p : parties_of(part)) names.push_back(name_in_list(p, names.empty()));
      const bool parties = part.owner().who() || part.verdict() == Verdict::split;
      Line line;
      line.who = parties ? joined(names) : owner_name(matrix_, part.owner());
      line.tone = tone_of(part.owner());
      const auto same =
          std::find_if(d_.lines.begin(), d_.lines.end(), [&](const Line& l) { return l.who == line.who; });
      Line& at = same == d_.lines.end() ? d_.lines.emplace_back(std::move(line)) : *same;
      at.deeds.push_back({std::string{id(area)}, std::string{matrix_.area(area).title}, {}, {}, {}});
    }
    for (const ItemAnswer& i : answer_.items()) d_.supporting += i.supporting();
  }

  [[nodiscard]] Draft draft_of(const ItemAnswer& item) const {
    const auto rule = item.rule();
    Draft draft;
    draft.line.who = owner_name(matrix_, item.owner(), rule && item.owner().who() ? rule->role() : std::string_view{});
    draft.line.tone = tone_of(item.owner());
    draft.line.layers.emplace_back(id(item.layer()));
    draft.items.push_back(item);
    if (!telling_.brief) return draft;
    for (const ItemChange& c : changes_of(answer_, item))
      draft.turns += said(choices_of(answer_.service(), c.when)) + ": " + owner_name(matrix_, c.owner) + "; ";
    if (item.owner() == Verdict::depends)
      for (const TellCase& c : cases_of_answer(alone(item))) draft.turns += c.when + ": " + c.who + "; ";
    return draft;
  }

  [[nodiscard]] Answer alone(const ItemAnswer& item) const {
    const detail::Question& q = answer_.question();
    return matrix_.explain(answer_.service().key(), item.item().key(), q.given, q.defaults);
  }

  static void fold(std::vector<Draft>& drafts, bool whatever_turns) {
    std::vector<Draft> out;
    for (Draft& d : drafts) {
      const bool alike = !out.empty() && out.back().line.who == d.line.who &&
                         (out.back().turns == d.turns || (whatever_turns && d.line.tone != Tone::depends));
      if (!alike) {
        out.push_back(std::move(d));
        continue;
      }
      for (std::string& layer : d.line.layers)
        if (out.back().line.layers.back() != layer) out.back().line.layers.push_back(std::move(layer));
      out.back().items.insert(out.back().items.end(), d.items.begin(), d.items.end());
    }
    drafts = std::move(out);
  }

  void shorten(std::vector<Draft>& drafts) {
    fold(drafts, false);
    if (drafts.size() > most_lines) fold(drafts, true);
    if (drafts.size() <= most_lines) return;
    d_.more_lines = drafts.size() - most_lines;
    drafts.erase(drafts.begin() + most_lines, drafts.end());
  }

  void tell_items() {
    std::vector<Draft> drafts;
    // What does not apply is told where it was asked for by name, or where nothing does: the reasons are the answer.
    const bool told = answer_.question().selection.named != 0 || answer_.owner() == Verdict::not_applicable;
    for (const ItemAnswer& item : answer_.items()) {
      const bool applies = item.owner() != Verdict::not_applicable;
      if (!answer_.decides(item) && !telling_.all)
        d_.supporting += applies;
      else if (!applies && !told)
        d_.not_applicable.push_back(deed_of(item, true));
      else
        drafts.push_back(draft_of(item));
    }
    d_.detailed = !telling_.brief || drafts.size() <= few;
    if (!d_.detailed) shorten(drafts);
    for (Draft& d : drafts) {
      for (const ItemAnswer& item : d.items) d.line.deeds.push_back(deed_of(item, d_.detailed));
      if (!d_.detailed && d.line.tone == Tone::depends) d.line.cases = cases_of_answer(alone(d.items.front()));
      d_.lines.push_back(std::move(d.line));
    }
  }

  static std::string detail_of(const Rule& rule, std::string_view title) {
    std::string detail{rule.reason().empty() ? rule.act() : rule.reason()};
    if (detail == title) detail.clear();
    if (const auto service = rule.see_service()) {
      if (!detail.empty()) detail += ' ';
      detail += "(Decided by " + std::string{service->name()} + ": " + to_do(rule.see_item()->title()) + ".)";
    }
    return detail;
  }

  [[nodiscard]] Deed deed_of(const ItemAnswer& item, bool detailed) const {
    Deed deed{std::string{item.id()}, std::string{item.title()}, {}, {}, {}};
    const auto rule = item.rule();
    if (!rule) {
      deed.detail = std::string{answer_.service().name()} + " has no such act.";
      deed.mark.evidence = Evidence::inferred;
    } else if (item.owner() != Verdict::depends) {
      deed.detail = detail_of(*rule, item.title());
      deed.mark = mark_of(*rule);
    } else if (!detailed) {
      deed.mark = mark_of(item.cases());
    } else {
      for (const ItemCase& c : cases_of(answer_, item)) {
        const Owner owner = c.rule.owner();
        deed.cases.push_back({said(c.telling.empty() ? c.when : c.telling),
                              owner_name(matrix_, owner, owner.who() ? c.rule.role() : std::string_view{}),
                              detail_of(c.rule, item.title()), tone_of(owner), mark_of(c.rule)});
      }
    }
    return deed;
  }

  // ---- pages -------------------------------------------------------------------------------------

  void number_pages() {
    std::vector<Mark*> marks;
    const auto take = [&](Deed& deed) {
      if (deed.cases.empty()) marks.push_back(&deed.mark);
      for (TellCase& c : deed.cases) marks.push_back(&c.mark);
    };
    for (Line& l : d_.lines)
      for (Deed& deed : l.deeds) take(deed);
    if (telling_.all)
      for (Deed& deed : d_.not_applicable) take(deed);
    if (d_.by_area) return;
    pages_.number(marks, telling_.brief);
    tell_legend(marks);
  }

  void tell_legend(const std::vector<Mark*>& marks) {
    const ServiceInfo service = answer_.service();
    const auto used = [&](Evidence e) {
      return std::any_of(marks.begin(), marks.end(), [e](const Mark* m) { return m->evidence == e; });
    };
    if (used(Evidence::baseline)) {
      std::string text = "follows from the " + std::string{service.baseline()} + " baseline";
      const bool because = !telling_.brief && !service.because().empty();
      text += because ? ": " + std::string{service.because()} : ": who operates a service of this kind.";
      d_.legend.emplace_back("baseline", std::move(text));
    }
    const bool disputed = std::any_of(marks.begin(), marks.end(), [](const Mark* m) { return m->disputed; });
    if (disputed) d_.legend.emplace_back("disputed", "the pages contradict each other.");
    if (used(Evidence::general)) d_.legend.emplace_back("general", "AWS says it of all services.");
    if (used(Evidence::inferred))
      d_.legend.emplace_back("inferred", "follows from how the feature works; no page says it in so many words.");
  }

  MatrixView matrix_;
  const Replies& replies_;
  const Answer& answer_;
  const Reply& reply_;
  Telling telling_;
  Footnotes& pages_;
  Digest d_;
};

}  // namespace

std::vector<Row> rows_of(const Digest& digest) {
  std::vector<Row> rows;
  for (const Line& l : digest.lines) {
    const std::string layer = joined(l.layers);
    for (const Deed& deed : l.deeds) {
      if (deed.cases.empty()) rows.push_back({l.tone, l.who, deed.title, layer, deed.detail, said(deed.mark)});
      for (const TellCase& c : deed.cases)
        rows.push_back({c.tone, c.who, deed.title + ", when " + c.when, layer, c.detail, said(c.mark)});
    }
  }
  return rows;
}

Digest digest(MatrixView matrix, const Replies& replies, const Reply& reply, const Telling& telling, Footnotes& pages) {
  return Teller{matrix, replies, reply, telling, pages}.tell();
}

}  // namespace demarc::render_detail
