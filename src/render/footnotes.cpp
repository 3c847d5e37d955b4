// SPDX-License-Identifier: Apache-2.0
// On whose word: the marks behind what is told, and the numbered pages below.
#include "footnotes.hpp"

#include <algorithm>

namespace demarc::render_detail {
namespace {

bool same(const Source& a, const Source& b) { return a.url == b.url && a.title == b.title; }

bool holds(const std::vector<Source>& list, const Source& source) {
  return std::any_of(list.begin(), list.end(), [&](const Source& s) { return same(s, source); });
}

void add(std::vector<Source>& list, const Sources& more) {
  for (const Source& s : more)
    if (!holds(list, s)) list.push_back(s);
}

/// A small set of pages with one of each mark's, by always taking the page that serves most marks. Of a mark's pages
/// that serve as many the last: behind a baseline's own pages stand those of the service.
std::vector<Source> cover(std::vector<const Mark*> open) {
  std::vector<Source> chosen;
  while (!open.empty()) {
    const Source* best = nullptr;
    const Mark* of = nullptr;
    std::ptrdiff_t most = 0;
    for (const Mark* m : open)
      for (const Source& s : m->sources) {
        const auto serves =
            std::count_if(open.begin(), open.end(), [&](const Mark* o) { return holds(o->sources, s); });
        if (serves < most || (serves == most && m != of)) continue;
        best = &s;
        of = m;
        most = serves;
      }
    if (best == nullptr) break;
    const Source page = *best;
    chosen.push_back(page);
    std::erase_if(open, [&](const Mark* m) { return holds(m->sources, page); });
  }
  return chosen;
}

}  // namespace

Mark mark_of(const Rule& rule) {
  Mark mark{rule.evidence(), rule.disputed(), {}, {}};
  add(mark.sources, rule.sources());
  return mark;
}

Mark mark_of(Range<ItemAnswer::CaseCursor> rules) {
  Mark mark;
  for (const Rule& r : rules) {
    mark.evidence = std::max(mark.evidence, r.evidence());
    mark.disputed = mark.disputed || r.disputed();
    add(mark.sources, r.sources());
  }
  return mark;
}

std::string said(const Mark& mark) {
  std::string out = "[";
  const auto word = [&](std::string_view w) {
    if (out.size() > 1) out += ' ';
    out += w;
  };
  if (mark.disputed) word("disputed");
  if (mark.evidence != Evidence::documented) word(id(mark.evidence));
  std::string pages;
  for (const std::size_t n : mark.pages) {
    if (!pages.empty()) pages += ',';
    pages += std::to_string(n);
  }
  if (!pages.empty()) word(pages);
  return out.size() == 1 ? std::string{} : out + "]";
}

std::size_t Footnotes::number(const Source& source) {
  const auto at = std::find_if(pages_.begin(), pages_.end(), [&](const Source& s) { return same(s, source); });
  if (at != pages_.end()) return static_cast<std::size_t>(at - pages_.begin()) + 1;
  pages_.push_back(source);
  return pages_.size();
}

void Footnotes::number(const std::vector<Mark*>& marks, bool brief) {
  std::vector<const Mark*> open;
  std::vector<Source> needed;  // both sides of a contradiction
  for (const Mark* m : marks)
    if (m->disputed)
      for (const Source& s : m->sources) needed.push_back(s);
  for (const Mark* m : marks)
    if (std::none_of(m->sources.begin(), m->sources.end(), [&](const Source& s) { return holds(needed, s); }))
      open.push_back(m);
  const std::vector<Source> chosen = brief ? cover(std::move(open)) : std::vector<Source>{};
  for (Mark* m : marks) {
    const auto first = std::find_if(m->sources.begin(), m->sources.end(),
                                    [&](const Source& s) { return holds(chosen, s) || holds(needed, s); });
    if (brief && !m->disputed && first != m->sources.end())
      m->pages = {number(*first)};
    else
      for (const Source& s : m->sources) m->pages.push_back(number(s));
    std::sort(m->pages.begin(), m->pages.end());
  }
}

}  // namespace demarc::render_detail
