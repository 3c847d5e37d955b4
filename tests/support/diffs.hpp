// SPDX-License-Identifier: Apache-2.0
// Two tiny matrices that differ in a few words, for tests of diffs.
#pragma once

#include <demarc/diff.hpp>
#include <demarc/load.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tiny.hpp"

namespace tiny {

using Files = std::vector<demarc::SourceFile>;

/// A matrix of one service, alpha, that follows the plain baseline but for this.
inline Files with(const std::string& alpha) { return files({{"alpha", head("alpha") + alpha}}); }

inline std::string swapped(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no such text: " + from);
  return text.replace(at, from.size(), to);
}

/// Replaces a text in one of the files.
inline void edit(Files& all, std::string_view path, const std::string& from, const std::string& to) {
  for (demarc::SourceFile& f : all)
    if (f.path == path) f.bytes = swapped(std::move(f.bytes), from, to);
}

inline demarc::Diff between(const Files& before, const Files& now) {
  const auto loaded = [](const Files& all) {
    demarc::Loaded l = demarc::try_load(all);
    if (!l.matrix) throw demarc::LoadError{std::move(l.faults)};
    return std::move(*l.matrix);
  };
  const demarc::Matrix a = loaded(before), b = loaded(now);
  return demarc::diff(a.view(), b.view());
}
inline demarc::Diff between(const std::string& before, const std::string& now) {
  return between(with(before), with(now));
}

/// An option of alpha, with this default or none.
inline std::string mode(const std::string& standard = "auto") {
  return "options:\n  mode:\n    title: Mode\n    scope: thing\n    sources: [doc]\n"
         "    values: {auto: {title: Auto}, manual: {title: Manual}, raw: {title: Raw}}\n" +
         (standard.empty() ? "" : "    default: " + standard + "\n");
}
/// patch-guest by mode.
inline std::string by_mode(const std::string& automatic, const std::string& manual, const std::string& raw) {
  return "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {mode: auto}, party: " + automatic +
         "}\n      - {when: {mode: manual}, party: " + manual + "}\n      - {when: {mode: raw}, party: " + raw + "}\n";
}
/// patch-guest by nothing: AWS, with more to say.
inline std::string guest(const std::string& more) { return "items:\n  patch-guest: {party: aws, " + more + "}\n"; }

}  // namespace tiny
