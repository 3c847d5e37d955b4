// SPDX-License-Identifier: Apache-2.0
// The frame of every page, and the words and marks that pages share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "site.hpp"

namespace demarc::site {

/// Appends each part, as it is.
void put(std::string& out, std::initializer_list<std::string_view> parts);

/// Ids of the elements of a page have a _, which ids of items cannot have: those stand as they are, for short links.
/// What a frame needs to know of its page.
struct Frame {
  std::string_view title;                   ///< plain text
  std::string_view up;                      ///< from the page to the top of the folder: "" or "../"
  std::string_view here;                    ///< which entry of the navigation it is: "services", "areas", ...
  std::vector<std::string_view> scripts{};  ///< paths from the top of the folder, in the order they run
};
/// A whole page around the inside of its <main>, whose attributes may say more (" data-service=...").
[[nodiscard]] std::string framed(const Content& content, const Frame& frame, std::string_view attributes,
                                 std::string_view body);

/// The id of a party, or of the verdict where there is none.
[[nodiscard]] std::string_view owner_id(const Owner& owner) noexcept;
/// The class that colours an owner: "aws", "customer", "third-party", "depends", "not-applicable" or "unknown".
[[nodiscard]] std::string_view kind_of(const Owner& owner) noexcept;
/// The mark of an owner: its name in its colour and shape.
[[nodiscard]] std::string party_mark(MatrixView matrix, const Owner& owner);

/// How many cells come to what, said in one line: "customer 14, AWS 21, depends 3".
struct Tally {
  std::size_t customer = 0, aws = 0, third_party = 0, depends = 0, unknown = 0, not_applicable = 0;
  void add(const Owner& owner) noexcept;
  [[nodiscard]] std::string words() const;
};

/// The controls that an item serves, each a link: all of them, or what it serves directly in frameworks that are
/// complete.
void put_controls_of(std::string& out, const ItemInfo& item, std::string_view up, bool all);

/// An address where it is one of a web page, as a link; else text alone.
[[nodiscard]] std::string link(const Source& source);

}  // namespace demarc::site
