// SPDX-License-Identifier: Apache-2.0
// A lazy sequence: values computed while walking, nothing stored, nothing allocated.
#pragma once

#include <cstddef>

namespace demarc {

/// Walks what a Cursor yields. By value: copies the cursor, so it never dangles before the matrix does. Single pass per
/// iterator; begin() starts anew. `size()` walks.
///
/// A cursor has a `value_type`; `bool next()` moves to the first or the next value and is false at the end; `value()`
/// makes it.
template <typename Cursor>
class Range {
 public:
  using value_type = typename Cursor::value_type;

  struct sentinel {};
  class iterator {
   public:
    using value_type = typename Cursor::value_type;
    using difference_type = std::ptrdiff_t;
    struct arrow {
      value_type value;
      constexpr const value_type* operator->() const noexcept { return &value; }
    };
    constexpr explicit iterator(const Cursor& cursor) : cursor_{cursor}, more_{cursor_.next()} {}
    constexpr value_type operator*() const noexcept { return cursor_.value(); }
    constexpr arrow operator->() const noexcept { return {cursor_.value()}; }
    constexpr iterator& operator++() {
      more_ = cursor_.next();
      return *this;
    }
    constexpr iterator operator++(int) {
      iterator before{*this};
      ++*this;
      return before;
    }
    friend constexpr bool operator==(const iterator& i, sentinel) noexcept { return !i.more_; }

   private:
    Cursor cursor_;
    bool more_;
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

}  // namespace demarc
