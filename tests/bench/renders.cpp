// SPDX-License-Identifier: Apache-2.0
// 10,000 rows in each format, against streams that escape what our renderers escape.
#include <demarc/demarc.hpp>
#include <demarc/render.hpp>
#include <sstream>

#include "bench.hpp"

namespace bench {
namespace {

using namespace demarc;

const Table& table() {
  static const Table all = [] {
    Table t = find(aws::matrix, {});
    t.rows.resize(10'000);
    return t;
  }();
  return all;
}

/// Valid UTF-8 without controls: what every format checks before it escapes.
bool drawable(std::string_view text, std::size_t& at, std::size_t& size) {
  const auto byte = [&](std::size_t n) { return at + n < text.size() ? static_cast<unsigned char>(text[at + n]) : 0u; };
  const unsigned first = byte(0);
  size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t c = size == 1 ? first : first & (0x7Fu >> size);
  for (std::size_t n = 1; n < size; ++n) {
    if ((byte(n) & 0xC0u) != 0x80u) return false;
    c = c << 6 | (byte(n) & 0x3Fu);
  }
  return c >= 0x20 && c != 0x7F && !(c >= 0x80 && c < 0xA0) && c != 0x200E && c != 0x200F &&
         !(c >= 0x2028 && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) && c != 0xFEFF;
}

template <typename Each>
std::string escaped(std::string_view text, const Each& each) {
  std::ostringstream out;
  for (std::size_t at = 0, size = 0; at < text.size(); at += size) {
    if (drawable(text, at, size))
      each(out, text.substr(at, size));
    else
      out << "\xEF\xBF\xBD";
  }
  return out.str();
}

std::string markdown(std::string_view text) {
  return escaped(text, [](std::ostream& out, std::string_view c) {
    if (c == "<")
      out << "&lt;";
    else if (c == ">")
      out << "&gt;";
    else if (c == "&")
      out << "&amp;";
    else if (std::string_view{"\\`*[]|~$_!"}.find(c) != std::string_view::npos)
      out << '\\' << c;
    else
      out << c;
  });
}
std::string html(std::string_view text) {
  return escaped(text, [](std::ostream& out, std::string_view c) {
    if (c == "<")
      out << "&lt;";
    else if (c == ">")
      out << "&gt;";
    else if (c == "&")
      out << "&amp;";
    else if (c == "\"")
      out << "&quot;";
    else if (c == "'")
      out << "&#39;";
    else
      out << c;
  });
}
std::string csv(std::string_view text) {
  const bool formula = !text.empty() && std::string_view{"=+-@"}.find(text.front()) != std::string_view::npos;
  const std::string clean = escaped(text, [](std::ostream& out, std::string_view c) { out << c; });
  if (clean.find_first_of(",\"\r\n\t") == std::string::npos) return (formula ? "'" : "") + clean;
  std::ostringstream out;
  out << '"' << (formula ? "'" : "");
  for (const char c : clean) {
    if (c == '"') out << '"';
    out << c;
  }
  out << '"';
  return out.str();
}
std::string json(std::string_view text) {
  return "\"" +
         escaped(text,
                 [](std::ostream& out, std::string_view c) {
                   if (c == "\"" || c == "\\")
                     out << '\\' << c;
                   else
                     out << c;
                 }) +
         "\"";
}

/// The rows through streams; what stands around them weighs nothing.
template <typename Cell>
std::size_t stream(const Cell& cell) {
  std::ostringstream out;
  for (const Table::Row& row : table().rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) cell(out, table().columns[c], row.cells[c]);
    out << '\n';
  }
  return out.str().size();
}

}  // namespace

void renders(Bench& bench) {
  const auto pair = [&](const std::string& name, Format format, auto cell) {
    bench.loop("render " + name, [=](benchmark::State& s) {
      for (auto _ : s) benchmark::DoNotOptimize(render(table(), format));
    });
    bench.loop("streams, " + name, [=](benchmark::State& s) {
      for (auto _ : s) benchmark::DoNotOptimize(stream(cell));
    });
    bench.row("render 10,000 rows as " + name, "render " + name, "streams, " + name, faster(2.5));
  };
  using Column = Table::Column;
  pair("Markdown", Format::markdown, [](std::ostream& out, const Column& c, const std::string& text) {
    if (c.audience != Table::Audience::programs) out << "| " << markdown(text) << ' ';
  });
  pair("CSV", Format::csv, [](std::ostream& out, const Column& c, const std::string& text) {
    if (c.audience != Table::Audience::people) out << csv(text) << ',';
  });
  pair("HTML", Format::html, [](std::ostream& out, const Column& c, const std::string& text) {
    if (c.audience != Table::Audience::programs) out << "<td>" << html(text) << "</td>";
  });
  pair("JSON", Format::json, [](std::ostream& out, const Column& c, const std::string& text) {
    if (c.audience != Table::Audience::people) out << "      " << json(c.id) << ": " << json(text) << ",\n";
  });
}

}  // namespace bench
