// SPDX-License-Identifier: Apache-2.0
// papers DIRECTORY: writes many tables, one behind the other, as all.tex and as all.adoc, and as all.json what a reader
// must find in them.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "render/escape.hpp"
#include "render/formats.hpp"
#include "support/hostile_texts.hpp"
#include "support/small_matrix.hpp"

using namespace demarc;

namespace {

std::vector<std::string> said(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& t : texts) out.push_back(render_detail::printable(t));
  return out;
}

nlohmann::json expected(const Table& table) {
  const std::vector<std::size_t> shown = render_detail::columns_for_people(table);
  nlohmann::json rows = nlohmann::json::array();
  std::vector<std::string> titles;
  for (const std::size_t c : shown) titles.push_back(table.columns[c].title);
  if (!shown.empty()) rows.push_back(said(titles));
  const std::string* group = nullptr;
  for (const Table::Row& row : table.rows) {
    if (!row.group.empty() && (group == nullptr || *group != row.group)) rows.push_back(said({row.group}));
    group = &row.group;
    std::vector<std::string> cells;
    for (const std::size_t c : shown) cells.push_back(c < row.cells.size() ? row.cells[c] : std::string{});
    rows.push_back(said(cells));
  }
  if (table.rows.empty() && !shown.empty()) rows.push_back({"(none)"});
  return {{"title", render_detail::printable(table.title)},
          {"rows", rows},
          {"notes", said(table.notes)},
          {"footer", said(table.footer)}};
}

std::vector<Table> tables() {
  std::vector<Table> all;
  test::Texts texts{4};
  for (int n = 0; n < 300; ++n) all.push_back(texts.table());
  const MatrixView matrix = test::small();
  std::vector<std::pair<ServiceKey, Configuration>> services;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    services.emplace_back(matrix.service(s).key(), Configuration{});
    all.push_back(show(matrix, services.back().first));
  }
  all.push_back(compare(matrix, services));
  all.push_back(find(matrix, {}));
  all.push_back(find(matrix, {"mason", Area::training, {}, {}}));
  all.push_back(list(matrix, Listing::options));
  all.push_back(render_detail::answer_table(matrix, test::answered("kiln", Area::patching), {}));
  all.push_back(render_detail::answer_table(matrix, test::hearth(Area::patching), {}));
  all.push_back(render_detail::answer_table(matrix, test::refused(), {}));
  return all;
}

}  // namespace

int main(int, char** arguments) {
  const std::filesystem::path directory{arguments[1]};
  std::ofstream tex{directory / "all.tex"}, adoc{directory / "all.adoc"};
  nlohmann::json json = nlohmann::json::array();
  // Commands of LaTeX and its packages that pandoc does not know.
  tex << R"(\newcommand{\arraybackslash}{}\newcommand{\addlinespace}{}\newcommand{\endfoot}{}
\newcommand{\textbar}{|}\newcommand{\textasciigrave}{\`{}}
\begin{document}
)";
  for (const Table& table : tables()) {
    const std::string mark = "TABLE" + std::to_string(json.size());
    tex << mark << "\n\n" << render(table, Format::latex) << "\n";
    adoc << mark << "\n\n" << render(table, Format::asciidoc) << "\n";
    json.push_back(expected(table));
  }
  tex << "\\end{document}\n";
  std::ofstream{directory / "all.json"} << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::strict);
  return tex.good() && adoc.good() ? 0 : 1;
}
