// SPDX-License-Identifier: Apache-2.0
// A diff as JSON: schema "demarc.diff/1".
#include <nlohmann/json.hpp>

#include "diff.hpp"
#include "escape.hpp"

namespace demarc::render_detail {
namespace {

using Json = nlohmann::ordered_json;
using Kind = Difference::Kind;
using Subject = Difference::Subject;

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// The keys of cells, of frameworks, of mappings, of flips and of what was reworded alone; every other key is in every
/// difference.
Json as_json(const Difference& d) {
  Json out = {{"subject", id(d.subject)},        {"service", or_null(d.service)}, {"name", or_null(d.service_name)},
              {"baseline", or_null(d.baseline)}, {"item", or_null(d.item)},       {"title", or_null(d.item_title)},
              {"option", or_null(d.option)},     {"value", or_null(d.value)}};
  if (d.subject == Subject::cell) {
    out["before"] = d.before.id;
    out["after"] = d.after.id;
  }
  if (!d.framework.empty()) {
    out["framework"] = d.framework;
    out["framework_name"] = d.framework_name;
    out["control"] = or_null(d.control);
    out["control_title"] = or_null(d.control_title);
  }
  if (d.subject == Subject::mapping) {
    out["area"] = or_null(d.area);
    out["activity"] = or_null(d.activity);
    Json controls = Json::array();
    for (const Difference::Served& s : d.controls)
      controls.push_back({{"control", s.control}, {"before", or_null(s.before)}, {"after", or_null(s.after)}});
    out["controls"] = std::move(controls);
  }
  if (d.kind == Kind::flipped) {
    Json when = Json::object();
    for (const Difference::Chosen& c : d.when) when[c.option] = c.values;
    out["when"] = std::move(when);
    out["everywhere"] = d.everywhere;
    out["by_default"] = d.by_default;
    out["cause"] = id(d.cause);
  }
  if (d.kind == Kind::reworded && d.subject != Subject::mapping) {
    Json details = Json::array();
    for (const Difference::Detail& c : d.details)
      details.push_back({{"what", c.what}, {"before", c.before}, {"after", c.after}});
    out["details"] = std::move(details);
  }
  return out;
}

}  // namespace

std::string diff_json(const Diff& diff) {
  Json out = {
      {"schema", "demarc.diff/1"}, {"before", diff.before}, {"after", diff.after}, {"breaking", diff.breaking()}};
  for (const Kind kind : {Kind::flipped, Kind::removed, Kind::added, Kind::reworded}) {
    Json list = Json::array();
    for (const Difference& d : diff.differences)
      if (d.kind == kind) list.push_back(as_json(d));
    out[std::string{id(kind)}] = std::move(list);
  }
  return plain_json(out.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

}  // namespace demarc::render_detail
