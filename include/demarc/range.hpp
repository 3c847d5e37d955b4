// SPDX-License-Identifier: Apache-2.0
// A lazy sequence: values computed while walking, nothing stored, nothing allocated.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace demarc {

/// Walks what a Cursor yields: `std::optional<T> next()` until empty. By value: copies the cursor, so it never dangles before
/// the matrix does. Single pass per iterator; begin() starts anew. `size()` walks.
template <typename Cursor>
class Range {
 public:
  using value_type = typename decltype(std::declval<Cursor&>().next())::value_type;

  struct sentinel {};
  class iterator {
   public:
    using value_type = typename Range::value_type;
    using difference_type = std::ptrdiff_t;
    constexpr explicit iterator(const Cursor& cursor) : cursor_{cursor}, value_{cursor_.next()} {}
    constexpr const value_type& operator*() const noexcept { return *value_; }
    constexpr const value_type* operator->() const noexcept { return &*value_; }
    constexpr iterator& operator++() {
      value_ = cursor_.next();
      return *this;
    }
    constexpr iterator operator++(int) {
      iterator before{*this};
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const iterator& i, sentinel) noexcept { return !i.value_.has_value(); }

   private:
    Cursor cursor_;
    std::optional<value_type> value_;
  };

  constexpr explicit Range(const Cursor& cursor) noexcept : cursor_{cursor} {}
  [[nodiscard]] constexpr iterator begin() const { return iterator{cursor_}; }
  [[nodiscard]] constexpr sentinel end() const noexcept { return {}; }
  [[nodiscard]] constexpr bool empty() const { return begin() == end(); }
  [[nodiscard]] constexpr std::size_t size() const {
    std::size_t n = 0;
    for (auto i = begin(); i != end(); ++i) ++n;
    return n;
  }

 private:
  Cursor cursor_;
};

template <typename Cursor>
Range(const Cursor&) -> Range<Cursor>;

namespace detail {
/// Yields `make(n)` for n in [first, end).
template <typename T, typename Make>
struct CountingCursor {
  Make make;
  std::uint32_t n, end;
  constexpr std::optional<T> next() noexcept {
    if (n >= end) return std::nullopt;
    return make(n++);
  }
};
}  // namespace detail

}  // namespace demarc
