// SPDX-License-Identifier: Apache-2.0
// Values for some of a service's options.
#pragma once

#include <concepts>
#include <cstdint>
#include <demarc/tables.hpp>
#include <string_view>
#include <type_traits>

namespace demarc {

/// An option and a value by id, for configurations that are read at run time.
struct Choice {
  std::string_view option, value;
};

namespace detail {

/// Which option an enumeration of values belongs to: a position in a service of a vocabulary.
struct OptionOf {
  const Tables* vocabulary;
  std::uint32_t service;
  std::uint8_t option;
};

struct ConfigurationAccess;

/// Calling this in a constant expression is the error: the message names it.
inline void options_of_different_services() {}

}  // namespace detail

/// A generated enumeration of an option's values, such as `aws::lambda::Package`. Enumerators count from 1.
template <typename E>
concept OptionValue = std::is_enum_v<E> && requires(E e) {
  { option_of(e) } -> std::same_as<detail::OptionOf>;
};

/// Several values of one option at once: a fleet that is partly one, partly the other.
template <OptionValue E>
struct Mix {
  E like;
  std::uint16_t mask;
};
template <OptionValue E, std::same_as<E>... Es>
constexpr Mix<E> mix(E first, Es... more) noexcept {
  const auto bit = [](E e) { return 1u << (static_cast<unsigned>(e) - 1); };
  return {first, static_cast<std::uint16_t>((bit(first) | ... | bit(more)))};
}

namespace detail {
template <typename T>
struct Given {  // what a configuration takes: a value, or a mix
  using type = T;
};
template <typename E>
struct Given<Mix<E>> {
  using type = E;
};
template <typename T>
using given_t = typename Given<T>::type;

template <typename A, typename B>
constexpr bool differ = (option_of(A{}).service == option_of(B{}).service) &&
                        (option_of(A{}).option != option_of(B{}).option);
template <typename... Ts>
struct Fit : std::true_type {};
template <typename T, typename... Rest>
struct Fit<T, Rest...> : std::bool_constant<(differ<T, Rest> && ...) && Fit<Rest...>::value> {};
}  // namespace detail

/// Options of one service, each at most once. Anything else does not compile.
template <typename... Ts>
concept SameServiceOnceEach = (OptionValue<detail::given_t<Ts>> && ...) && detail::Fit<detail::given_t<Ts>...>::value;

/// Values for some of a service's options; what is not given takes its documented default.
///
///     constexpr Configuration c{aws::lambda::Package::image};
///
/// Belongs to one service of one vocabulary. Asked of another service it is refused (`Verdict::unresolved`); asked of
/// another matrix it is translated by name. Values that are read at run time go through MatrixView::configure.
class Configuration {
 public:
  constexpr Configuration() noexcept = default;
  template <typename... Ts>
  // clang-format off
    requires(sizeof...(Ts) > 0) && SameServiceOnceEach<Ts...>
  constexpr Configuration(Ts... chosen) noexcept {  // NOLINT: meant to convert
    // clang-format on
    (give(chosen), ...);
  }

  /// True when nothing is given.
  [[nodiscard]] constexpr bool empty() const noexcept { return given_ == 0; }

 private:
  friend struct detail::ConfigurationAccess;

  template <OptionValue E>
  constexpr void give(E e) noexcept {
    give(Mix<E>{e, static_cast<std::uint16_t>(1u << (static_cast<unsigned>(e) - 1))});
  }
  template <OptionValue E>
  constexpr void give(Mix<E> m) noexcept {
    constexpr detail::OptionOf of = option_of(E{});
    vocabulary_ = of.vocabulary;
    service_ = of.service;
    set(of.option, m.mask);
  }
  constexpr void set(std::uint8_t option, std::uint16_t mask) noexcept {
    masks_[option] = mask;
    given_ = static_cast<std::uint16_t>(given_ | 1u << option);
  }

  const detail::Tables* vocabulary_ = nullptr;
  std::uint32_t service_ = 0;
  std::uint16_t given_ = 0;                        // bit o: option o is given
  std::uint16_t masks_[detail::max_options] = {};  // its values: bit v-1 for value v
};

namespace detail {
struct ConfigurationAccess {
  static constexpr Configuration make(const Tables* vocabulary, std::uint32_t service) noexcept {
    Configuration c;
    c.vocabulary_ = vocabulary;
    c.service_ = service;
    return c;
  }
  static constexpr void set(Configuration& c, std::uint8_t option, std::uint16_t mask) noexcept {
    if (mask == 0) {
      c.masks_[option] = 0;
      c.given_ = static_cast<std::uint16_t>(c.given_ & ~(1u << option));
    } else {
      c.set(option, mask);
    }
  }
  static constexpr bool is_of(const Configuration& c, const Tables* t, std::uint32_t service) noexcept {
    return c.vocabulary_ == t && c.service_ == service;
  }
  static constexpr const Tables* vocabulary(const Configuration& c) noexcept { return c.vocabulary_; }
  static constexpr std::uint32_t service(const Configuration& c) noexcept { return c.service_; }
  static constexpr std::uint16_t given(const Configuration& c) noexcept { return c.given_; }
  static constexpr std::uint16_t mask(const Configuration& c, std::uint32_t option) noexcept {
    return c.masks_[option];
  }
};
}  // namespace detail

}  // namespace demarc
