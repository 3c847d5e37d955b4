// SPDX-License-Identifier: Apache-2.0
// An answer as CSV: one row an item.
#include "boxes.hpp"
#include "escape.hpp"
#include "formats.hpp"

namespace demarc::render_detail {
namespace {

constexpr std::string_view heading =
    "service,item,title,area,layer,activity,supporting,decides,verdict,party,role,act,reason,evidence,disputed,when,"
    "from,at,sources,"
    "edition\r\n";

void row(std::string& out, const std::vector<std::string>& cells) {
  for (std::size_t n = 0; n < cells.size(); ++n) {
    if (n != 0) out += ',';
    out += csv(cells[n]);
  }
  out += "\r\n";
}

std::string text(std::string_view s) { return std::string{s}; }
std::string yes(bool b) { return b ? "true" : "false"; }

/// Items that depend have a row for each case.
void item_rows(std::string& out, MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  const std::vector<std::string> front{answer.service().general() ? "" : text(answer.service().id()),
                                       text(item.id()),
                                       text(item.title()),
                                       text(id(item.area())),
                                       text(id(item.layer())),
                                       text(id(item.activity())),
                                       yes(item.supporting()),
                                       yes(answer.decides(item))};
  const auto add = [&](const Owner& owner, const std::optional<Rule>& rule, std::string_view baseline,
                       const std::vector<Choices>& when) {
    std::vector<std::string> cells = front;
    cells.push_back(text(id(owner.verdict())));
    cells.push_back(owner.who() ? text(owner.who()->id()) : "");
    if (rule) {
      std::string pages;
      for (const Source& s : rule->sources()) {
        if (!pages.empty()) pages += ' ';
        pages += s.url;
      }
      for (const std::string_view s : {rule->role(), rule->act(), rule->reason(), id(rule->evidence())})
        cells.push_back(text(s));
      cells.push_back(yes(rule->disputed()));
      cells.push_back(said(when));
      cells.push_back(baseline.empty() ? "service" : "baseline:" + text(baseline));
      cells.push_back(text(rule->file()) + ":" + std::to_string(rule->line()));
      cells.push_back(pages);
    } else {
      cells.resize(cells.size() + 9);
    }
    cells.push_back(text(matrix.edition()));
    row(out, cells);
  };
  const std::vector<ItemCase> cases = cases_of(answer, item);
  if (item.owner() != Verdict::depends)
    add(item.owner(), item.rule(), item.from_baseline(), cases.empty() ? std::vector<Choices>{} : cases.front().when);
  else
    for (const ItemCase& c : cases) add(c.rule.owner(), c.rule, c.baseline, c.when);
}

}  // namespace

std::string answer_csv(MatrixView matrix, const Replies& replies) {
  std::string out{heading};
  for (const Reply& reply : replies.replies)
    for (const ItemAnswer& item : reply.answer.items()) item_rows(out, matrix, reply.answer, item);
  if (!replies.answered()) {
    std::vector<std::string> cells(20);
    cells[8] = "unresolved";
    cells[12] = replies.problem;
    cells[19] = text(matrix.edition());
    row(out, cells);
  }
  return out;
}

}  // namespace demarc::render_detail
