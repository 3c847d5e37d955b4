// SPDX-License-Identifier: Apache-2.0
// The kinds of damage: what is done to the text, what it may change, and where a fault must point.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "mutation.hpp"
#include "support/wholes.hpp"

namespace demarc::test {
namespace {

using model::OutcomeKind;
using Random = std::mt19937;

std::size_t below(Random& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}
template <typename T>
const T& any_of(Random& random, const std::vector<T>& from) {
  return from[below(random, from.size())];
}

/// A file by lines, from 1.
class Lines {
 public:
  explicit Lines(const std::string& bytes) : bytes_(bytes) {
    begins_.push_back(0);
    for (std::size_t n = 0; n < bytes.size(); ++n)
      if (bytes[n] == '\n') begins_.push_back(n + 1);
    if (begins_.back() == bytes.size()) begins_.pop_back();
    begins_.push_back(bytes.size());
  }
  [[nodiscard]] std::uint32_t count() const { return static_cast<std::uint32_t>(begins_.size() - 1); }
  [[nodiscard]] std::size_t begin(std::uint32_t line) const { return begins_[line - 1]; }
  [[nodiscard]] std::size_t end(std::uint32_t line) const { return begins_[line]; }
  [[nodiscard]] std::string_view text(std::uint32_t line) const {
    return std::string_view(bytes_).substr(begin(line), end(line) - begin(line));
  }
  [[nodiscard]] std::size_t indent(std::uint32_t line) const {
    return std::min(text(line).find_first_not_of(" \n"), text(line).size());
  }
  [[nodiscard]] std::uint32_t line_at(std::size_t at) const {
    return static_cast<std::uint32_t>(std::upper_bound(begins_.begin(), begins_.end() - 1, at) - begins_.begin());
  }
  /// Where a word stands; nothing where the line has characters of several bytes before it.
  [[nodiscard]] std::optional<std::size_t> at(const model::Word& word) const {
    const std::size_t at = begin(word.at.line) + word.at.column - 1;
    if (bytes_.compare(at, word.text.size(), word.text) != 0) return std::nullopt;
    return at;
  }
  /// The last line of the block that a line begins: those below that are indented deeper.
  [[nodiscard]] std::uint32_t block_end(std::uint32_t line, std::size_t indent_of_block) const {
    std::uint32_t last = line;
    while (last < count() && (indent(last + 1) > indent_of_block || text(last + 1) == "\n")) ++last;
    return last;
  }
  [[nodiscard]] std::uint32_t block_end(std::uint32_t line) const { return block_end(line, indent(line)); }

 private:
  const std::string& bytes_;
  std::vector<std::size_t> begins_;
};

std::string replaced(std::string text, std::size_t at, std::size_t size, std::string_view with) {
  return text.replace(at, size, with);
}

/// Cells that come to what another one does: `see` it, or see one that does.
std::set<std::string> with_seers(const Victim& victim, std::set<std::string> cells) {
  const MatrixView matrix = victim.before().view();
  for (bool grown = true; grown;) {
    grown = false;
    for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
      const ServiceInfo service = matrix.service(s);
      for (const ItemAnswer& item : matrix.explain(service.key(), {}, Defaults::ask).items())
        for (const Rule& rule : item.cases()) {
          if (!rule.see_item()) continue;
          if (!cells.contains(std::string(rule.see_service()->id()) + '/' + std::string(rule.see_item()->id())))
            continue;
          grown = cells.insert(std::string(service.id()) + '/' + std::string(item.id())).second || grown;
        }
    }
  }
  return cells;
}

/// Everything about one rule of the victim.
struct Place {
  const model::Cell* cell;
  const model::Rule* rule;
  std::uint32_t first, last;  // the cell's lines
};

std::vector<Place> places(const Victim& victim, const Lines& lines, bool conditional) {
  std::vector<Place> all;
  for (const model::Cell& cell : victim.service().cells)
    for (const model::Rule& rule : cell.rules)
      if (cell.conditional == conditional)
        all.push_back({&cell, &rule, cell.item.at.line, lines.block_end(cell.item.at.line)});
  return all;
}

Mutation about(const char* kind, const Victim& victim, const Place& place, std::uint32_t line) {
  Mutation m;
  m.kind = kind;
  m.line = line;
  m.near_first = place.first;
  m.near_last = place.last;
  m.may_move = with_seers(victim, {victim.id() + '/' + place.cell->item.text});
  return m;
}

std::string named(const Owner& owner) { return owner.who() ? std::string(owner.who()->id()) : "nobody"; }

/// Asks a cell under every whole configuration, before and after: where `moves` holds the owner must be `party`, else
/// as before.
std::string compare_owners(const Victim& victim, const std::string& item, const Outcome& after,
                           const std::function<bool(const ItemAnswer&, const Whole&)>& moves,
                           const std::string& party) {
  const MatrixView was = victim.before().view(), is = after.view();
  const ServiceKey key{victim.id()};
  const ItemKey item_key{item};
  const ServiceInfo service = *was.find(key);
  for (const ItemAnswer& cell : was.explain(key, item_key, {}, Defaults::ask).items())
    for (const Whole& whole : wholes_of(service, options_of(service, cell))) {
      const Owner before = was.owner(key, item_key, configured(was, service, whole), Defaults::ask);
      const Owner now = is.owner(key, item_key, configured(is, *is.find(key), whole), Defaults::ask);
      const std::string expected = moves(cell, whole) ? party : named(before);
      if (named(now) != expected) return item + " belongs to " + named(now) + ", not " + expected;
    }
  return "";
}

/// The rule of a cell that stands at a line.
std::optional<Rule> rule_at(const ItemAnswer& cell, std::uint32_t line) {
  for (const Rule& rule : cell.cases())
    if (rule.line() == line) return rule;
  return std::nullopt;
}

// ---- kinds ---------------------------------------------------------------------------------------

std::optional<Mutation> swap_party(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  std::vector<Place> all = places(victim, lines, false);
  std::ranges::copy(places(victim, lines, true), std::back_inserter(all));
  std::erase_if(all, [&](const Place& p) { return p.rule->kind != OutcomeKind::party || !lines.at(p.rule->outcome); });
  if (all.empty()) return std::nullopt;
  const Place place = any_of(random, all);
  std::vector<std::string> parties;
  for (const model::Term& party : victim.matrices().vocabulary->parties)
    if (party.id.text != place.rule->outcome.text) parties.push_back(party.id.text);
  const std::string party = any_of(random, parties);

  const model::Word& word = place.rule->outcome;
  Mutation m = about("swap a party", victim, place, word.at.line);
  m.what = word.text + " -> " + party;
  m.bytes = replaced(victim.bytes(), *lines.at(word), word.text.size(), party);
  m.expect = Expect::loads;
  const std::uint32_t line = place.rule->at.line;
  const std::string item = place.cell->item.text;
  m.owners = [&victim, line, item, party](const Outcome& after) {
    const auto moves = [line](const ItemAnswer& cell, const Whole& whole) {
      const std::optional<Rule> rule = rule_at(cell, line);
      return rule && holds(rule->when(), whole);
    };
    return compare_owners(victim, item, after, moves, party);
  };
  return m;
}

std::optional<Mutation> drop_rule(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  const std::vector<Place> all = places(victim, lines, true);
  if (all.empty()) return std::nullopt;
  const Place place = any_of(random, all);
  const std::uint32_t first = place.rule->at.line;  // "- when: ..."
  const std::uint32_t last = lines.block_end(first);
  Mutation m = about("drop a rule", victim, place, first);
  m.what = "rule " + std::to_string(place.rule - place.cell->rules.data() + 1);
  m.bytes = replaced(victim.bytes(), lines.begin(first), lines.end(last) - lines.begin(first), "");
  m.expect = Expect::refused;
  return m;
}

/// Adds a value to a condition, or takes one away; which configurations that touches is counted out.
std::optional<Mutation> change_when(const Victim& victim, Random& random, bool widen) {
  const Lines lines(victim.bytes());
  struct Choice {
    Place place;
    const model::Condition* condition;
    std::size_t value;
    std::string added;
  };
  std::vector<Choice> all;
  for (const Place& place : places(victim, lines, true))
    for (const model::Condition& condition : place.rule->when) {
      const bool list = condition.values.size() > 1;
      if (!widen) {
        for (std::size_t v = 1; list && v < condition.values.size(); ++v) all.push_back({place, &condition, v, ""});
        continue;
      }
      for (const model::Option& option : victim.service().options) {
        if (option.id.text != condition.option.text) continue;
        for (const model::Value& value : option.values)
          if (std::ranges::find(condition.values, value.id.text, &model::Word::text) == condition.values.end())
            all.push_back({place, &condition, condition.values.size() - 1, value.id.text});
      }
    }
  if (all.empty()) return std::nullopt;
  const Choice choice = any_of(random, all);
  const model::Word& word = choice.condition->values[choice.value];
  const std::optional<std::size_t> at = lines.at(word);
  if (!at) return std::nullopt;
  const std::string& bytes = victim.bytes();
  Mutation m = about(widen ? "widen a when" : "narrow a when", victim, choice.place, word.at.line);
  m.what = choice.condition->option.text + (widen ? " or " + choice.added : " without " + word.text);
  if (widen) {
    const bool scalar = choice.condition->values.size() == 1 && bytes[*at - 1] == ' ';
    m.bytes = scalar ? replaced(bytes, *at, word.text.size(), '[' + word.text + ", " + choice.added + ']')
                     : replaced(bytes, *at + word.text.size(), 0, ", " + choice.added);
  } else {
    const std::size_t comma = bytes.rfind(',', *at);
    m.bytes = replaced(bytes, comma, *at + word.text.size() - comma, "");
  }

  // Does it touch a configuration that there is?
  const MatrixView matrix = victim.before().view();
  const ServiceInfo service = *matrix.find(ServiceKey{victim.id()});
  bool touches = false;
  for (const ItemAnswer& cell :
       matrix.explain(service.key(), ItemKey{choice.place.cell->item.text}, {}, Defaults::ask).items())
    for (const Whole& whole : wholes_of(service, options_of(service, cell))) {
      bool others = true;
      for (const model::Condition& condition : choice.place.rule->when) {
        if (&condition == choice.condition) continue;
        const auto has = whole.find(condition.option.text);
        others = others && has != whole.end() &&
                 std::ranges::find(condition.values, has->second, &model::Word::text) != condition.values.end();
      }
      const auto has = whole.find(choice.condition->option.text);
      touches = touches || (others && has != whole.end() && has->second == (widen ? choice.added : word.text));
    }
  m.expect = touches ? Expect::refused : Expect::loads;
  m.owners = [&victim, item = choice.place.cell->item.text](const Outcome& after) {
    return compare_owners(
        victim, item, after, [](const ItemAnswer&, const Whole&) { return false; }, "");
  };
  return m;
}

std::optional<Mutation> break_reference(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  const model::Service& service = victim.service();
  std::vector<const model::Word*> words;
  const auto add = [&](const model::Word& word) {
    if (word.present() && lines.at(word)) words.push_back(&word);
  };
  const auto add_all = [&](const model::Words& list) {
    for (const model::Word& word : list) add(word);
  };
  const auto add_conditions = [&](const model::Conditions& list) {
    for (const model::Condition& condition : list) {
      add(condition.option);
      add_all(condition.values);
    }
  };
  add(service.baseline);
  add_all(service.baseline_sources);
  for (const model::Option& option : service.options) {
    add_conditions(option.only_when);
    add(option.standard);
    add_all(option.sources);
  }
  for (const model::Item& item : service.own_items) {
    add(item.area);
    add(item.layer);
    add(item.activity);
    add_all(item.related);
  }
  for (const model::Cell& cell : service.cells) {
    add(cell.item);
    add_all(cell.sources);
    for (const model::Rule& rule : cell.rules) {
      add_conditions(rule.when);
      if (rule.kind == OutcomeKind::party || rule.kind == OutcomeKind::see) add(rule.outcome);
      add(rule.role);
      add_all(rule.sources);
    }
  }
  const model::Word& word = *any_of(random, words);
  const std::string wrong = replaced(word.text, below(random, word.text.size()) + 1, 0, "q");
  Mutation m;
  m.kind = "break a reference";
  m.what = word.text + " -> " + wrong;
  m.line = m.near_first = m.near_last = word.at.line;
  m.bytes = replaced(victim.bytes(), *lines.at(word), word.text.size(), wrong);
  m.expect = Expect::refused;
  return m;
}

std::optional<Mutation> duplicate_key(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  std::vector<std::uint32_t> with_value;
  for (std::uint32_t line = 1; line <= lines.count(); ++line) {
    const std::string_view text = lines.text(line).substr(lines.indent(line));
    const std::size_t colon = text.find(": ");
    if (colon == std::string_view::npos || text.front() == '-' || text.front() == '#' || text.find(' ') < colon)
      continue;
    if (text.find('[') != std::string_view::npos && text.find(']') == std::string_view::npos) continue;
    with_value.push_back(line);
  }
  const std::uint32_t line = any_of(random, with_value);
  Mutation m;
  m.kind = "duplicate a key";
  m.what = std::string(lines.text(line).substr(0, 40));
  m.line = line;
  m.near_first = line;
  m.near_last = line + 1;
  m.bytes = replaced(victim.bytes(), lines.end(line), 0, lines.text(line));
  m.expect = Expect::refused;
  return m;
}

/// What a change of these lines may touch: the cells they say, or for an option every cell that has rules.
void judge_lines(const Victim& victim, const Lines& lines, std::uint32_t first, std::uint32_t last, Mutation& m) {
  const model::Service& service = victim.service();
  std::set<std::string> cells;
  m.near_first = first > 3 ? first - 3 : 1;
  m.near_last = std::max(last + 3, lines.block_end(first) + 1);
  const auto touches = [&](std::uint32_t line) {
    const bool yes = line <= last && lines.block_end(line) >= first;
    if (yes) {
      m.near_first = std::min(m.near_first, line);
      m.near_last = std::max(m.near_last, lines.block_end(line));
    }
    return yes;
  };
  for (const model::Cell& cell : service.cells)
    if (touches(cell.item.at.line)) cells.insert(victim.id() + '/' + cell.item.text);
  for (const model::Option& option : service.options)
    if (touches(option.id.at.line))
      for (const model::Cell& cell : service.cells)
        if (cell.conditional) cells.insert(victim.id() + '/' + cell.item.text);
  for (const model::Item& item : service.own_items)
    if (touches(item.id.at.line)) cells.insert(victim.id() + '/' + item.id.text);
  // A broken id of a source, an option or an item is missed where it is used, by its name.
  for (std::uint32_t line = first; line <= last && line <= lines.count(); ++line) {
    const std::string_view text = lines.text(line).substr(lines.indent(line));
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos)
      m.words.emplace_back(text.substr(0, colon));
    for (std::size_t at = 0, end; at < text.size(); at = end + 1) {
      end = std::min(text.find_first_of(" ,:{}[]\n", at), text.size());
      if (end - at > 1) m.words.emplace_back(text.substr(at, end - at));
    }
  }
  m.may_move = with_seers(victim, std::move(cells));
}

std::optional<Mutation> damage_bytes(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  const std::string& bytes = victim.bytes();
  const std::size_t at = below(random, bytes.size() - 4);
  const std::uint32_t line = lines.line_at(at);
  Mutation m;
  m.kind = "damage bytes";
  m.line = line;
  std::uint32_t last = lines.line_at(at + 3);
  switch (below(random, 7)) {
    case 0:
      m.what = "another byte";
      m.bytes = replaced(bytes, at, 1, std::string(1, static_cast<char>(below(random, 256))));
      break;
    case 1:
      m.what = "a byte more";
      m.bytes = replaced(bytes, at, 0, std::string(1, static_cast<char>(below(random, 256))));
      break;
    case 2:
      m.what = "bytes less";
      m.bytes = replaced(bytes, at, 1 + below(random, 3), "");
      break;
    case 3:
      m.what = "two bytes swapped";
      m.bytes = replaced(bytes, at, 2, std::string{bytes[at + 1], bytes[at]});
      break;
    case 4:
      m.what = "a line less";
      m.bytes = replaced(bytes, lines.begin(line), lines.end(line) - lines.begin(line), "");
      break;
    case 5:
      m.what = "a sign of YAML more";
      m.bytes = replaced(bytes, at, 0, std::string(1, ":-[]{},'\"#&*!|>%@` "[below(random, 20)]));
      break;
    default:
      m.what = "indented otherwise";
      m.bytes = below(random, 2) == 0
                    ? replaced(bytes, lines.begin(line), 0, "  ")
                    : replaced(bytes, lines.begin(line), std::min<std::size_t>(lines.indent(line), 2), "");
      break;
  }
  judge_lines(victim, lines, line, last, m);
  return m;
}

/// The file ends early. What was said behind is not said any more; that a file is whole nobody can tell from its text.
std::optional<Mutation> cut(const Victim& victim, Random& random) {
  const Lines lines(victim.bytes());
  const std::size_t at = below(random, victim.bytes().size());
  Mutation m;
  m.kind = "cut the file";
  m.line = lines.line_at(at);
  m.what = "after " + std::to_string(at) + " bytes";
  m.bytes = victim.bytes().substr(0, at);
  judge_lines(victim, lines, m.line, lines.count(), m);
  m.words.clear();
  m.near_first = 1;  // sources and options that are not used now are told where they are defined
  return m;
}

}  // namespace

std::optional<Mutation> mutate(const Victim& victim, Random& random, std::size_t n) {
  switch (n % 12) {
    case 0:
    case 1:
    case 2:
      return swap_party(victim, random);
    case 3:
      return drop_rule(victim, random);
    case 4:
      return change_when(victim, random, true);
    case 5:
      return change_when(victim, random, false);
    case 6:
      return break_reference(victim, random);
    case 7:
      return duplicate_key(victim, random);
    case 8:
      return cut(victim, random);
    default:
      return damage_bytes(victim, random);
  }
}

}  // namespace demarc::test
