// SPDX-License-Identifier: Apache-2.0
// Text for people: wrapping, aligning, colour.
#pragma once

#include <cstddef>
#include <demarc/owner.hpp>
#include <demarc/render.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::render_detail {

/// What a piece of text says about responsibility: its colour in terminals, its class in HTML.
enum class Tone : unsigned char {
  plain,
  strong,
  faint,
  aws,
  customer,
  third_party,
  split,
  depends,
  not_applicable,
  unknown
};

[[nodiscard]] Tone tone_of(const Owner& owner) noexcept;
/// Of a table cell that begins with the name of a party, such as "Customer (Owner of the shared VPC)".
[[nodiscard]] Tone tone_of(std::string_view cell) noexcept;
/// Of the id of a party or a verdict.
[[nodiscard]] Tone tone_of_id(std::string_view id) noexcept;
/// "aws", "customer", "third-party", ...; empty for text that is about no party.
[[nodiscard]] std::string_view class_of(Tone tone) noexcept;

/// What stands before a party, so that colour is not all that tells them apart; empty where there are no signs, and for
/// text that is about no party.
[[nodiscard]] std::string_view sign_of(Tone tone, Signs signs) noexcept;

/// The text, in colour where there is colour.
[[nodiscard]] std::string paint(Tone tone, std::string_view text, const Style& style);

/// A space that wrap() does not break at, and writes as a space.
inline constexpr std::string_view firm_space = "\u00A0";

/// Lines of at most `width` columns (0: any), broken at spaces; a word that is longer is broken only when `hard`.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width, bool hard);

struct Tones {
  Tone label = Tone::plain, text = Tone::plain;
};
/// Appends `label` and the text, wrapped and made printable; later lines are indented by `indent` columns, and so is
/// the first behind a shorter label, unless that is only spaces.
void paragraph(std::string& out, std::string_view label, std::string_view text, std::size_t indent, const Style& style,
               Tones tones = {});

/// Appends spaces until `text`, as drawn, fills `width` columns.
void pad(std::string& out, std::string_view text, std::size_t width);

}  // namespace demarc::render_detail
