// SPDX-License-Identifier: Apache-2.0
// control: who does what for a control of a framework.
#include <algorithm>

#include "chosen.hpp"
#include "load/faults.hpp"
#include "verbs.hpp"

namespace demarc::cli {
namespace {

/// The one control that was meant, or nothing after saying why.
std::optional<ControlInfo> control_of(MatrixView matrix, const std::string& id,
                                      const std::optional<FrameworkInfo>& framework) {
  std::vector<ControlInfo> found;
  std::vector<std::string> known;
  for (std::uint32_t n = 0; n < matrix.framework_count(); ++n) {
    const FrameworkInfo f = matrix.framework(n);
    if (framework && f.id() != framework->id()) continue;
    if (const auto control = f.find(id)) found.push_back(*control);
    for (std::uint32_t c = 0; c < f.control_count(); ++c) known.emplace_back(f.control(c).id());
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    std::vector<std::string_view> views(known.begin(), known.end());
    std::string capital = id;
    for (char& c : capital) c = c >= 'a' && c <= 'z' ? static_cast<char>(c & ~0x20) : c;
    const std::string hint = load_detail::hint(capital, views);
    complain("nothing is mapped to a control '" + id + "'" + (framework ? " of " + std::string{framework->id()} : "") +
             (hint.starts_with(" (did you mean") ? hint : "") + "; demarc list controls prints those that are");
    return std::nullopt;
  }
  std::string names;
  for (const ControlInfo& c : found)
    names += (names.empty() ? "" : &c == &found.back() ? " or " : ", ") + std::string{c.framework().id()};
  complain("'" + id + "' is a control of several frameworks; say --framework " + names);
  return std::nullopt;
}

}  // namespace

std::optional<FrameworkInfo> framework_of(MatrixView matrix, const std::string& name) {
  if (const auto framework = matrix.find_framework(name)) return framework;
  std::vector<std::string_view> known;
  for (std::uint32_t n = 0; n < matrix.framework_count(); ++n) {
    known.push_back(matrix.framework(n).id());
    for (const std::string_view alias : matrix.framework(n).aliases()) known.push_back(alias);
  }
  complain("no framework '" + name + "'" + load_detail::hint(name, known));
  return std::nullopt;
}

Exit control(const Context& c) {
  const Arguments& a = c.arguments;
  std::optional<FrameworkInfo> framework;
  if (!a.framework.empty()) {
    framework = framework_of(c.matrix, a.framework);
    if (!framework) return Exit::unknown;
  }
  std::string id;
  for (const std::string& w : a.words) id += (id.empty() ? "" : " ") + w;
  const auto control = control_of(c.matrix, id, framework);
  if (!control) return Exit::unknown;
  const Defaults defaults = a.strict ? Defaults::ask : Defaults::assume;
  if (a.services.empty()) {
    c.out.write(render(demarc::control(c.matrix, *control, defaults), a.format, c.style));
    return Exit::answered;
  }
  const Chosen chosen = choose(c.matrix, mended(a.services));
  if (chosen.services.empty()) return refuse(chosen.refusal);
  const bool everything = a.all || a.format == Format::csv || a.format == Format::json;
  c.out.write(render(demarc::control(c.matrix, *control, chosen.services, everything, defaults), a.format, c.style));
  std::vector<Inheritance> how;
  for (const auto& [key, given] : chosen.services) how.push_back(c.matrix.inheritance(key, *control, given, defaults));
  const Share share = together(how).share;
  return share == Share::unknown || share == Share::unmapped ? Exit::unknown : Exit::answered;
}

}  // namespace demarc::cli
