// SPDX-License-Identifier: Apache-2.0
// What a matrix says of its own contents: titles, meanings, sources, options. Views; valid as long as the matrix.
#pragma once

#include <bit>
#include <cstdint>
#include <demarc/evaluate.hpp>
#include <demarc/key.hpp>
#include <demarc/range.hpp>
#include <demarc/tables.hpp>
#include <optional>
#include <string_view>

namespace demarc {

/// A page that says so.
struct Source {
  std::string_view title, url, publisher, read;  ///< read: the date on which it was, "2026-11-23"
};

namespace detail {

struct SourceCursor {
  const Tables* t;
  Run list[2];  // into numbers
  std::uint32_t n = 0;
  using value_type = Source;
  constexpr bool next() noexcept { return n++ < list[0].count + list[1].count; }
  [[nodiscard]] constexpr Source value() const noexcept {
    const std::uint32_t at = n <= list[0].count ? list[0].first + n - 1 : list[1].first + (n - 1 - list[0].count);
    const Texts& x = *t->texts;
    const SourceRecord s = x.source(x.numbers[at]);
    return {x[s.title], x[s.url], x[s.publisher], x[s.read]};
  }
};

struct WordCursor {
  const Tables* t;
  Run list;  // into words
  std::uint32_t n = 0;
  using value_type = std::string_view;
  constexpr bool next() noexcept { return n++ < list.count; }
  [[nodiscard]] constexpr std::string_view value() const noexcept {
    return (*t->texts)[t->texts->words[list.first + n - 1]];
  }
};

struct ValueCursor {  // ids of the values in a mask
  const Tables* t;
  std::uint32_t option;  // global number
  std::uint32_t mask;
  std::uint32_t at = 0;
  using value_type = std::string_view;
  constexpr bool next() noexcept {
    if (mask == 0) return false;
    at = static_cast<std::uint32_t>(std::countr_zero(mask));
    mask &= mask - 1;
    return true;
  }
  [[nodiscard]] constexpr std::string_view value() const noexcept {
    return id_at(*t, t->value_ids, t->first_value(option) + at);
  }
};

}  // namespace detail

namespace detail {
struct ItemControlCursor;
}

using Sources = Range<detail::SourceCursor>;
using Words = Range<detail::WordCursor>;

/// "option is one of these values".
class Condition {
 public:
  /// "package"; for an option of another service than the one asked, `service()` names that one.
  [[nodiscard]] constexpr std::string_view option() const noexcept {
    return detail::id_at(*t_, t_->option_ids, option_);
  }
  [[nodiscard]] constexpr std::string_view option_title() const noexcept {
    return (*t_->texts)[t_->texts->options[option_].title];
  }
  /// The values' ids, in their order in the matrix.
  [[nodiscard]] constexpr Range<detail::ValueCursor> values() const noexcept {
    return Range{detail::ValueCursor{t_, option_, mask_}};
  }
  /// The title of the first value.
  [[nodiscard]] constexpr std::string_view value_title() const noexcept {
    const auto v = static_cast<std::uint32_t>(std::countr_zero(mask_));
    return (*t_->texts)[t_->texts->values[t_->first_value(option_) + v].title];
  }
  /// Whether the option is a dated state that nobody chooses.
  [[nodiscard]] constexpr bool state() const noexcept { return t_->texts->options[option_].state != 0; }

  constexpr Condition(const detail::Tables* t, std::uint32_t option, std::uint16_t mask) noexcept
      : t_{t}, option_{option}, mask_{mask} {}

 private:
  const detail::Tables* t_;
  std::uint32_t option_;
  std::uint16_t mask_;
};

/// A term of the vocabulary: a party, role, area, layer or activity.
struct Term {
  std::string_view id, title, about;
  Words aliases;
};

/// A value of an option.
struct ValueInfo {
  std::string_view id, title;
  Words aliases;
  bool standard;  ///< the documented default
};

/// An option of a service.
class OptionInfo {
 public:
  [[nodiscard]] constexpr std::string_view id() const noexcept { return detail::id_at(*t_, t_->option_ids, n_); }
  [[nodiscard]] constexpr std::string_view title() const noexcept { return text(record().title); }
  /// What the choice is made for: "account", "cluster", "function", ...
  [[nodiscard]] constexpr std::string_view scope() const noexcept { return text(record().scope); }
  [[nodiscard]] constexpr bool state() const noexcept { return record().state != 0; }
  [[nodiscard]] constexpr Sources sources() const noexcept {
    return Range{detail::SourceCursor{t_, {record().sources, {}}}};
  }
  [[nodiscard]] constexpr Words aliases() const noexcept { return Range{detail::WordCursor{t_, record().aliases}}; }
  /// The id of the documented default, or empty.
  [[nodiscard]] constexpr std::string_view standard() const noexcept {
    if (t_->shape(n_).standard == 0) return {};
    return detail::id_at(*t_, t_->value_ids, t_->first_value(n_) + t_->shape(n_).standard - 1u);
  }
  [[nodiscard]] constexpr std::uint32_t value_count() const noexcept { return t_->shape(n_).values; }
  [[nodiscard]] constexpr ValueInfo value(std::uint32_t v) const noexcept {  ///< v < value_count()
    const std::uint32_t at = t_->first_value(n_) + v;
    const detail::ValueRecord& r = t_->texts->values[at];
    return {detail::id_at(*t_, t_->value_ids, at), text(r.title), Range{detail::WordCursor{t_, r.aliases}},
            t_->shape(n_).standard == v + 1};
  }
  /// The conditions under which the option means something; all must hold.
  struct ConditionCursor {
    const detail::Tables* t;
    std::uint32_t option, first_option, of_value, n = 0;
    using value_type = Condition;
    constexpr bool next() noexcept {
      const detail::OptionShape s = t->shape(option);
      while (n < s.clauses && t->clause(s.first_clause + n).of_value != of_value) ++n;
      return n++ < s.clauses;
    }
    [[nodiscard]] constexpr Condition value() const noexcept {
      const detail::Clause c = t->clause(t->shape(option).first_clause + n - 1);
      return {t, first_option + c.option, c.mask};
    }
  };
  [[nodiscard]] constexpr Range<ConditionCursor> only_when() const noexcept {
    return Range{ConditionCursor{t_, n_, first_, 0}};
  }
  /// The conditions under which a value is possible, besides the option's.
  [[nodiscard]] constexpr Range<ConditionCursor> value_only_when(
      std::uint32_t v) const noexcept {  ///< v < value_count()
    return Range{ConditionCursor{t_, n_, first_, v + 1}};
  }

  constexpr OptionInfo(const detail::Tables* t, std::uint32_t n, std::uint32_t first) noexcept
      : t_{t}, n_{n}, first_{first} {}

 private:
  [[nodiscard]] constexpr const detail::OptionRecord& record() const noexcept { return t_->texts->options[n_]; }
  [[nodiscard]] constexpr std::string_view text(detail::Text x) const noexcept { return (*t_->texts)[x]; }
  const detail::Tables* t_;
  std::uint32_t n_, first_;
};

/// A responsibility item.
class ItemInfo {
 public:
  [[nodiscard]] constexpr ItemKey key() const noexcept { return detail::KeyAccess::make<ItemKind>(t_, n_); }
  [[nodiscard]] constexpr std::string_view id() const noexcept { return detail::id_at(*t_, t_->item_ids, n_); }
  [[nodiscard]] constexpr std::string_view title() const noexcept { return (*t_->texts)[t_->texts->items[n_].title]; }
  [[nodiscard]] constexpr std::string_view means() const noexcept { return (*t_->texts)[t_->texts->items[n_].means]; }
  [[nodiscard]] constexpr Area area() const noexcept { return static_cast<Area>(detail::facts_of(*t_, n_).area); }
  [[nodiscard]] constexpr Layer layer() const noexcept { return static_cast<Layer>(detail::facts_of(*t_, n_).layer); }
  [[nodiscard]] constexpr Activity activity() const noexcept {
    return static_cast<Activity>(detail::facts_of(*t_, n_).activity);
  }
  /// Helps, but is not meant when people name the area; never decides an area's verdict.
  [[nodiscard]] constexpr bool supporting() const noexcept { return detail::facts_of(*t_, n_).supporting; }
  [[nodiscard]] constexpr Words aliases() const noexcept {
    return Range{detail::WordCursor{t_, t_->texts->items[n_].aliases}};
  }
  struct RelatedCursor {
    const detail::Tables* t;
    detail::Run list;
    std::uint32_t n = 0;
    using value_type = ItemInfo;
    constexpr bool next() noexcept { return n++ < list.count; }
    [[nodiscard]] constexpr ItemInfo value() const noexcept;
  };
  /// Items that should be read with this one: supply, start, perform.
  [[nodiscard]] constexpr Range<RelatedCursor> related() const noexcept {
    return Range{RelatedCursor{t_, t_->texts->items[n_].related}};
  }

  /// The controls that it serves, in every framework. Bodies stand in framework.hpp.
  [[nodiscard]] constexpr Range<detail::ItemControlCursor> controls() const noexcept;

  constexpr ItemInfo(const detail::Tables* t, std::uint32_t n) noexcept : t_{t}, n_{n} {}
  /// For lookups.
  [[nodiscard]] constexpr std::uint32_t number() const noexcept { return n_; }

 private:
  const detail::Tables* t_;
  std::uint32_t n_;
};

constexpr ItemInfo ItemInfo::RelatedCursor::value() const noexcept {
  return {t, t->texts->numbers[list.first + n - 1]};
}

/// What became of a service. `status` is empty while it is generally available.
struct Lifecycle {
  std::string_view status;  ///< "announced", "closed-to-new", "ended"
  std::string_view since;   ///< a date, or empty
  std::string_view note;
  Sources sources;
};

/// A contradiction or a piece of history worth knowing.
struct Note {
  std::string_view text;
  Sources sources;
};

/// A service.
class ServiceInfo {
 public:
  [[nodiscard]] constexpr ServiceKey key() const noexcept { return detail::KeyAccess::make<ServiceKind>(t_, n_); }
  [[nodiscard]] constexpr std::string_view id() const noexcept { return detail::id_at(*t_, t_->service_ids, n_); }
  [[nodiscard]] constexpr std::string_view name() const noexcept { return text(record().name); }
  [[nodiscard]] constexpr std::string_view category() const noexcept { return text(record().category); }
  /// The kind it follows ("managed"), empty when every cell is written out; and why.
  [[nodiscard]] constexpr std::string_view baseline() const noexcept {
    return record().baseline == detail::none ? std::string_view{} : text(t_->texts->baselines[record().baseline].id);
  }
  [[nodiscard]] constexpr std::string_view because() const noexcept { return text(record().because); }
  [[nodiscard]] constexpr std::string_view reviewed() const noexcept { return text(record().reviewed); }
  /// Stands for what AWS says of all services, not for one.
  [[nodiscard]] constexpr bool general() const noexcept { return n_ == t_->texts->general; }
  [[nodiscard]] constexpr Lifecycle lifecycle() const noexcept {
    const auto& r = record();
    return {text(r.status), text(r.since), text(r.lifecycle_note),
            Range{detail::SourceCursor{t_, {r.lifecycle_sources, {}}}}};
  }
  [[nodiscard]] constexpr Words aliases() const noexcept { return Range{detail::WordCursor{t_, record().aliases}}; }
  [[nodiscard]] constexpr Sources sources() const noexcept {
    return Range{detail::SourceCursor{t_, {record().sources, {}}}};
  }
  [[nodiscard]] constexpr std::uint32_t option_count() const noexcept {
    return t_->first_option(n_ + 1) - t_->first_option(n_);
  }
  [[nodiscard]] constexpr OptionInfo option(std::uint32_t o) const noexcept {  ///< o < option_count()
    return {t_, t_->first_option(n_) + o, t_->first_option(n_)};
  }
  struct NoteCursor {
    const detail::Tables* t;
    detail::Run list;
    std::uint32_t n = 0;
    using value_type = Note;
    constexpr bool next() noexcept { return n++ < list.count; }
    [[nodiscard]] constexpr Note value() const noexcept {
      const detail::NoteRecord& r = t->texts->notes[list.first + n - 1];
      return {(*t->texts)[r.text], Range{detail::SourceCursor{t, {r.sources, {}}}}};
    }
  };
  [[nodiscard]] constexpr Range<NoteCursor> notes() const noexcept { return Range{NoteCursor{t_, record().notes}}; }

  constexpr ServiceInfo(const detail::Tables* t, std::uint32_t n) noexcept : t_{t}, n_{n} {}

 private:
  [[nodiscard]] constexpr const detail::ServiceRecord& record() const noexcept { return t_->texts->services[n_]; }
  [[nodiscard]] constexpr std::string_view text(detail::Text x) const noexcept { return (*t_->texts)[x]; }
  const detail::Tables* t_;
  std::uint32_t n_;
};

}  // namespace demarc
