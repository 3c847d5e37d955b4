// SPDX-License-Identifier: Apache-2.0
// baselines/<id>.yaml: what follows from who operates a kind of service.
#include <utility>

#include "parse_parts.hpp"

namespace demarc::load_detail {

void parse_baseline(const Reading& reading, std::string_view stem, model::Matrices& matrices) {
  Fields fields(reading, reading.document.root(), "a baseline", file_start(reading));
  model::Baseline baseline;
  check_schema(reading, fields);
  baseline.id = fields.id("baseline", Need::required);
  check_file_id(reading, baseline.id, "baseline", stem);
  baseline.title = fields.text("title", Need::required);
  baseline.about = fields.text("about", Need::required);
  baseline.parent = fields.id("parent");
  baseline.sources = fields.records<model::Source>("sources", Need::optional, read_source);
  baseline.options = fields.records<model::Option>("options", Need::optional, read_option);
  baseline.cells = fields.records<model::Cell>("cells", Need::required, read_baseline_cell);
  fields.finish();
  matrices.baselines.push_back(std::move(baseline));
}

}  // namespace demarc::load_detail
