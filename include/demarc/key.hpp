// SPDX-License-Identifier: Apache-2.0
// Names that any matrix can look up: of a service, an item, a party.
#pragma once

#include <concepts>
#include <cstdint>
#include <demarc/tables.hpp>
#include <string_view>
#include <type_traits>

namespace demarc {

template <typename Kind>
class Key;

namespace detail {
struct KeyAccess;

/// A generated enumeration whose enumerators name things of `Kind`: there is a `key(E)` for it.
template <typename E, typename Kind>
concept Names = std::is_enum_v<E> && requires(E e) {
  { key(e) } -> std::same_as<Key<Kind>>;
};
}  // namespace detail

/// The name of a service, an item or a party: an id, and the matrix whose vocabulary it is from, if any.
///
/// A key made from a generated enumerator (`aws::Service::lambda`) is found by arithmetic in matrices that share its
/// vocabulary, and by its id in all others; a number never crosses matrices. 16 bytes, passed in registers.
/// The id or the matrix must outlive the key.
template <typename Kind>
class Key {
 public:
  constexpr explicit Key(std::string_view id) noexcept
      : id_{id.data()}, size_{static_cast<std::uint32_t>(id.size())}, number_{0} {}
  template <detail::Names<Kind> E>
  constexpr Key(E name) noexcept : Key{key(name)} {}  // NOLINT: meant to convert

  /// The id, such as "patch-guest-os". Constant time.
  [[nodiscard]] constexpr std::string_view id() const noexcept;

  /// Two keys are equal when their ids are, whatever matrix they come from.
  friend constexpr bool operator==(const Key& a, const Key& b) noexcept { return a.id() == b.id(); }

 private:
  friend struct detail::KeyAccess;
  constexpr Key(const detail::Tables* vocabulary, std::uint32_t number) noexcept
      : vocabulary_{vocabulary}, size_{from_vocabulary}, number_{number} {}

  static constexpr std::uint32_t from_vocabulary = 0xFFFF'FFFFu;
  union {
    const detail::Tables* vocabulary_;
    const char* id_;
  };
  std::uint32_t size_;    // of the id; or from_vocabulary
  std::uint32_t number_;  // in the vocabulary
};

using ServiceKey = Key<struct ServiceKind>;
using ItemKey = Key<struct ItemKind>;
using PartyKey = Key<struct PartyKind>;

// ---- below: how keys are made and found ----------------------------------------------------------
namespace detail {

constexpr std::uint32_t ids_of(const Tables& t, ServiceKind*) noexcept { return t.service_ids; }
constexpr std::uint32_t ids_of(const Tables& t, ItemKind*) noexcept { return t.item_ids; }
constexpr std::uint32_t ids_of(const Tables& t, PartyKind*) noexcept { return t.party_ids; }

constexpr std::string_view id_at(const Tables& t, std::uint32_t ids, std::uint32_t n) noexcept {
  const char32_t* from = t.numbers + ids + n;
  return {t.ids + from[0], from[1] - from[0]};
}

/// The number of an id that hashes to `hash`, or none.
constexpr std::uint32_t find_id(const Tables& t, const IdIndex& index, std::uint32_t ids, std::string_view id,
                                std::uint32_t hash) noexcept {
  for (std::uint32_t slot = hash & index.mask;; slot = (slot + 1) & index.mask) {
    const std::uint32_t next = t.numbers[index.slots + slot];
    if (next == 0) return none;
    if (t.numbers[index.hashes + next - 1] == hash && id_at(t, ids, next - 1) == id) return next - 1;
  }
}
constexpr const IdIndex& index_of(const Tables& t, ServiceKind*) noexcept { return t.services_by_id; }
constexpr const IdIndex& index_of(const Tables& t, ItemKind*) noexcept { return t.items_by_id; }

struct KeyAccess {
  template <typename Kind>
  static constexpr Key<Kind> make(const Tables* vocabulary, std::uint32_t number) noexcept {
    return Key<Kind>{vocabulary, number};
  }
  template <typename Kind>
  static constexpr std::string_view id(const Key<Kind>& key) noexcept {
    if (key.size_ != Key<Kind>::from_vocabulary) return {key.id_, key.size_};
    return id_at(*key.vocabulary_, ids_of(*key.vocabulary_, static_cast<Kind*>(nullptr)), key.number_);
  }
  /// The number of the key in `t`, or none. Names of the same vocabulary are their numbers, which costs a comparison.
  template <typename Kind>
  static constexpr std::uint32_t number_in(const Tables& t, Key<Kind> key) noexcept {
    if (key.size_ != Key<Kind>::from_vocabulary) return numbered<Kind>(t, {key.id_, key.size_});
    if (key.vocabulary_ == &t || key.vocabulary_->fingerprint == t.fingerprint) return key.number_;
    return translated<Kind>(t, *key.vocabulary_, key.number_);
  }

 private:
  template <typename Kind>
  [[gnu::noinline]] static constexpr std::uint32_t numbered(const Tables& t, std::string_view id) noexcept {
    constexpr Kind* kind = nullptr;
    if constexpr (std::same_as<Kind, PartyKind>)
      return party_of(t, id);
    else
      return find_id(t, index_of(t, kind), ids_of(t, kind), id, hash_of(id));
  }
  /// The number in `t` of what has a number in another vocabulary, where its hash stands.
  template <typename Kind>
  [[gnu::noinline]] static constexpr std::uint32_t translated(const Tables& t, const Tables& from,
                                                              std::uint32_t number) noexcept {
    constexpr Kind* kind = nullptr;
    const std::string_view id = id_at(from, ids_of(from, kind), number);
    if constexpr (std::same_as<Kind, PartyKind>)
      return party_of(t, id);
    else
      return find_id(t, index_of(t, kind), ids_of(t, kind), id, from.numbers[index_of(from, kind).hashes + number]);
  }
  static constexpr std::uint32_t party_of(const Tables& t, std::string_view id) noexcept {  // they are a few
    for (std::uint32_t n = 0; n < t.parties; ++n)
      if (id_at(t, t.party_ids, n) == id) return n;
    return none;
  }
};

}  // namespace detail

template <typename Kind>
constexpr std::string_view Key<Kind>::id() const noexcept {
  return detail::KeyAccess::id(*this);
}

}  // namespace demarc
