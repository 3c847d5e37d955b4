// SPDX-License-Identifier: Apache-2.0
// A hash map from numbers, all in one block of memory: the index makes tens of thousands of entries while a matrix
// loads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <demarc/tables.hpp>
#include <utility>
#include <vector>

namespace demarc::ask_detail {

/// From numbers other than `none` to values. Grows; forgets nothing.
template <typename Value>
class NumberMap {
 public:
  /// The value of a number, and whether it is new: then it is a Value{}. Valid until the next call.
  std::pair<Value&, bool> operator[](std::uint32_t number) {
    if (count_ * 2 >= slots_.size()) grow();
    Slot& slot = slot_of(slots_, number);
    const bool fresh = slot.number == detail::none;
    if (fresh) {
      slot.number = number;
      ++count_;
    }
    return {slot.value, fresh};
  }

 private:
  struct Slot {
    std::uint32_t number = detail::none;
    Value value{};
  };

  static Slot& slot_of(std::vector<Slot>& slots, std::uint32_t number) {
    const std::size_t mask = slots.size() - 1;
    for (std::size_t n = (number * std::uint64_t{0x9E37'79B9'7F4A'7C15}) >> 32;; ++n) {
      Slot& slot = slots[n & mask];
      if (slot.number == number || slot.number == detail::none) return slot;
    }
  }
  void grow() {
    std::vector<Slot> wider(slots_.empty() ? 1'024 : slots_.size() * 2);
    for (const Slot& slot : slots_)
      if (slot.number != detail::none) slot_of(wider, slot.number) = slot;
    slots_ = std::move(wider);
  }

  std::vector<Slot> slots_;  // open addressing
  std::size_t count_ = 0;
};

}  // namespace demarc::ask_detail
