// SPDX-License-Identifier: Apache-2.0
// How well a matrix is supported: what its cells rest on, and how answers about whole areas end.
#include <array>
#include <demarc/render.hpp>
#include <numeric>

namespace demarc {
namespace {

/// What a cell rests on. The first four are kinds of evidence.
enum class Basis : std::uint8_t { documented, general, baseline, inferred, not_applicable, unknown };
constexpr std::array<std::string_view, 6> basis_names{"documented", "general",        "baseline",
                                                      "inferred",   "not applicable", "unknown"};

/// How an answer about an area may end.
constexpr std::size_t verdict_count = static_cast<std::size_t>(Verdict::unknown) + 1;

struct Counts {
  std::array<std::size_t, basis_names.size()> cells{};
  std::size_t disputed = 0;
  std::array<std::size_t, verdict_count> areas{};

  Counts& operator+=(const Counts& other) {
    for (std::size_t n = 0; n < cells.size(); ++n) cells[n] += other.cells[n];
    for (std::size_t n = 0; n < areas.size(); ++n) areas[n] += other.areas[n];
    disputed += other.disputed;
    return *this;
  }
};

std::size_t sum(const auto& counts) { return std::accumulate(counts.begin(), counts.end(), std::size_t{0}); }

/// A chain is as strong as its weakest link: a cell counts as the weakest of its rules. Rules by which there is no such
/// act count only where there are no others.
void count_cell(Counts& counts, const detail::Tables& t, std::uint32_t service, std::uint32_t item) {
  const std::uint32_t record = detail::record_at(t, service, item);
  if (record == detail::none) return;
  const detail::Run rules = t.texts->cells[record].rules;
  std::optional<Evidence> weakest;
  bool unknown = false, disputed = false;
  for (std::uint32_t n = rules.first; n < rules.first + rules.count; ++n) {
    const Rule rule{&t, service, item, n};
    const Owner owner = rule.owner();
    unknown = unknown || owner == Verdict::unknown;
    disputed = disputed || rule.disputed();
    if (owner != Verdict::not_applicable && (!weakest || rule.evidence() > *weakest)) weakest = rule.evidence();
  }
  if (rules.count == 0) return;
  const Basis basis = unknown ? Basis::unknown : weakest ? static_cast<Basis>(*weakest) : Basis::not_applicable;
  ++counts.cells[static_cast<std::size_t>(basis)];
  counts.disputed += disputed;
}

Counts counts_of(MatrixView matrix, std::uint32_t service) {
  const detail::Tables& t = matrix.tables();
  Counts counts;
  for (std::uint32_t i = 0; i < t.shared_items; ++i) count_cell(counts, t, service, i);
  for (std::uint32_t i = t.own_items(service); i < t.own_items(service + 1); ++i) count_cell(counts, t, service, i);
  for (std::size_t a = 0; a < area_count; ++a)
    ++counts
          .areas[static_cast<std::size_t>(matrix.owner(matrix.service(service).key(), static_cast<Area>(a)).verdict())];
  return counts;
}

/// "1,234".
std::string grouped(std::size_t n) {
  std::string digits = std::to_string(n);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// "12.5%".
std::string share(std::size_t part, std::size_t whole) {
  const std::size_t tenths = whole == 0 ? 0 : (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

std::string shares(const auto& counts, const auto& name_of) {
  std::string out;
  for (std::size_t n = 0; n < counts.size(); ++n)
    out += (n == 0 ? "" : ", ") + grouped(counts[n]) + " " + std::string{name_of(n)} + " (" +
           share(counts[n], sum(counts)) + ")";
  return out;
}

/// "5 aws, 7 customer, 8 split".
std::string said_areas(const Counts& counts) {
  std::string out;
  for (std::size_t n = 0; n < counts.areas.size(); ++n)
    if (counts.areas[n] != 0)
      out +=
          (out.empty() ? "" : ", ") + std::to_string(counts.areas[n]) + " " + std::string{id(static_cast<Verdict>(n))};
  return out;
}

void add_columns(Table& table) {
  constexpr Table::Audience programs = Table::Audience::programs;
  // Short titles, so that a service takes one line of a terminal. Areas are told in words, which may stand below.
  table.columns = {{"service", "Service"},
                   {"cells", "All"},
                   {"documented", "Doc"},
                   {"general", "Gen"},
                   {"baseline", "Base"},
                   {"inferred", "Inf"},
                   {"not_applicable", "N/a"},
                   {"unknown", "Unk"},
                   {"disputed", "Disp"},
                   {"answers", "Areas", false, Table::Audience::people},
                   {"areas", "Areas", false, programs},
                   {"areas_aws", "aws", false, programs},
                   {"areas_customer", "cust", false, programs},
                   {"areas_third_party", "3rd", false, programs},
                   {"areas_split", "split", false, programs},
                   {"areas_depends", "dep", false, programs},
                   {"areas_not_applicable", "n/a", false, programs},
                   {"areas_unknown", "unk", false, programs}};
  table.notes = {
      "Cells: All of them, and those that are documented, general, baseline, inferred, not applicable and unknown; the "
      "disputed are among "
      "them. A cell with several rules counts as the weakest.",
      "Areas: how often the answer for a whole area is what."};
}

void add_row(Table& table, std::string_view service, const Counts& counts) {
  Table::Row row{{std::string{service}, std::to_string(sum(counts.cells))}, {}};
  for (const std::size_t n : counts.cells) row.cells.push_back(std::to_string(n));
  row.cells.push_back(std::to_string(counts.disputed));
  row.cells.push_back(said_areas(counts));
  row.cells.push_back(std::to_string(sum(counts.areas)));
  for (const std::size_t n : counts.areas) row.cells.push_back(std::to_string(n));
  table.rows.push_back(std::move(row));
}

}  // namespace

Table coverage(MatrixView matrix, std::optional<ServiceKey> service) {
  Table table;
  table.title = "Coverage of edition " + std::string{matrix.edition()};
  add_columns(table);
  Counts total;
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const ServiceInfo info = matrix.service(s);
    if (service ? info.id() != service->id() : info.general()) continue;
    const Counts counts = counts_of(matrix, s);
    add_row(table, info.id(), counts);
    total += counts;
  }
  const std::size_t rows = table.rows.size();
  table.footer = {"Services: " + grouped(rows) + ".",
                  "Cells: " + grouped(sum(total.cells)) + ": " +
                      shares(total.cells, [](std::size_t n) { return basis_names[n]; }) + "; " +
                      grouped(total.disputed) + " disputed.",
                  "Areas: " + grouped(sum(total.areas)) + ": " +
                      shares(total.areas, [](std::size_t n) { return id(static_cast<Verdict>(n)); }) + "."};
  return table;
}

}  // namespace demarc
