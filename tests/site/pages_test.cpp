// SPDX-License-Identifier: Apache-2.0
// What stands on pages, and that no text of a matrix can be more than text.
#include "site/pages.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "load/faults.hpp"
#include "render/inheritance.hpp"
#include "site/page.hpp"
#include "support/small_matrix.hpp"
#include "support/tiny.hpp"

using namespace demarc;
using namespace demarc::test;

namespace {

std::string made(const std::vector<site::File>& files, std::string_view path) {
  const auto at = std::find_if(files.begin(), files.end(), [&](const site::File& f) { return f.path == path; });
  return at == files.end() ? "no such file" : at->make();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(SitePages, EveryServiceAndAreaHasOne) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  std::set<std::string> paths;
  for (const site::File& f : site::files(content)) EXPECT_TRUE(paths.insert(f.path).second) << f.path;
  for (std::uint32_t n = 0; n < small().service_count(); ++n) {
    const ServiceInfo service = small().service(n);
    const std::string id{service.id()};
    EXPECT_EQ(paths.contains("services/" + id + ".html"), !service.general()) << id;
    EXPECT_EQ(paths.contains("data/" + id + ".js"), !service.general()) << id;
  }
  for (std::size_t a = 0; a < area_count; ++a)
    EXPECT_TRUE(paths.contains("areas/" + std::string{id(static_cast<Area>(a))} + ".html"));
  EXPECT_FALSE(paths.contains("changes.html"));
  EXPECT_TRUE(paths.contains("frameworks/acme-controls.html"));
  EXPECT_TRUE(paths.contains("frameworks/numbers.html"));
}

TEST(SitePages, AFrameworkShowsEveryControlAndWhoMeetsIt) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  for (std::uint32_t n = 0; n < small().framework_count(); ++n) {
    const FrameworkInfo f = small().framework(n);
    const std::string page = site::framework_page(content, f);
    std::size_t from = 0;  // each control's row, in the framework's order
    for (std::uint32_t c = 0; c < f.control_count(); ++c) {
      const ControlInfo control = f.control(c);
      const std::size_t at = page.find("<tr id=\"" + std::string{control.id()} + "\">", from);
      ASSERT_NE(at, std::string::npos) << control.id();
      const std::string row = page.substr(at, page.find("</tr>", at) - at);
      from = at;
      std::map<Share, std::size_t> counts;
      for (const ServiceInfo& s : content.services) ++counts[small().inheritance(s.key(), control).share];
      for (const auto& [share, count] : counts) {
        if (share == Share::not_applicable) continue;
        EXPECT_TRUE(has(row, std::string{render_detail::share_name(share)} + "</span> " + std::to_string(count)))
            << control.id() << row;
      }
      for (const Mapping& m : control.items()) {
        if (m.item.number() >= small().shared_item_count()) continue;
        EXPECT_TRUE(has(row, "#" + std::string{m.item.id()} + "\"")) << control.id();
      }
      EXPECT_EQ(has(row, "never inherited"), control.never_inherited());
    }
  }
}

TEST(SitePages, AFrameworkKnowsWhoMeetsItsControlsOnEachService) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  for (std::uint32_t n = 0; n < small().framework_count(); ++n) {
    const FrameworkInfo f = small().framework(n);
    const std::string text = site::framework_data(content, f);
    const std::size_t open = text.find('(');
    const auto data = nlohmann::json::parse(text.substr(open + 1, text.rfind(");") - open - 1));
    ASSERT_EQ(data["services"].size(), content.services.size());
    for (std::size_t s = 0; s < content.services.size(); ++s) {
      const ServiceInfo& service = content.services[s];
      EXPECT_EQ(data["services"][s][0], service.id());
      EXPECT_EQ(data["services"][s][1], service.name());
      const std::string letters = data["services"][s][2];
      ASSERT_EQ(letters.size(), f.control_count());
      for (std::uint32_t c = 0; c < f.control_count(); ++c) {
        const Inheritance how = small().inheritance(service.key(), f.control(c));
        const std::string said = letters[c] == 'S'   ? "shared"
                                 : letters[c] == 'm' ? "unmapped"
                                 : letters[c] == 'u' ? "unknown"
                                                     : std::string{letters[c]};
        EXPECT_TRUE(id(how.share).starts_with(said)) << service.id() << f.control(c).id();
        EXPECT_EQ(letters[c] == 'S', how.share == Share::shared && how.dependent);
      }
    }
  }
}

TEST(SitePages, AnItemShowsItsControls) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  const std::string area = site::area_page(content, Area::patching);
  EXPECT_TRUE(has(area,
                  "Acme Controls <a href=\"../frameworks/acme-controls.html#PA-1\">PA-1</a>; The Numbers <a "
                  "href=\"../frameworks/numbers.html#8.2\">8.2</a>"));
  // Rows of services: what acts serve directly, in frameworks that are complete.
  const std::string page = site::service_page(content, *small().find(ServiceKey{"anvil"}));
  EXPECT_TRUE(has(page,
                  "Acme Controls <a href=\"../frameworks/acme-controls.html#PA-1\">PA-1</a>, <a "
                  "href=\"../frameworks/acme-controls.html#PA-1(2)\">"));
  EXPECT_FALSE(has(page, "numbers.html"));
}

TEST(SitePages, AServiceShowsEveryCellWithItsOwner) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  for (const ServiceInfo& service : content.services) {
    const std::string page = site::service_page(content, service);
    for (const ItemAnswer& item : small().explain(service.key()).items())
      EXPECT_TRUE(has(
          page, "<tr id=\"" + std::string{item.id()} + "\" class=\"" + std::string{id(item.owner().verdict())} + "\">"))
          << service.id() << ' ' << item.id();
    EXPECT_TRUE(has(page, "Reviewed " + std::string{service.reviewed()}));
  }
}

TEST(SitePages, OnlyTheChosenServicesAreLinked) {
  std::vector<ServiceInfo> all = site::all_services(small());
  const site::Content content{small(), {all.front()}, nullptr};
  const std::string chosen{all.front().id()}, other{all.back().id()};
  for (const site::File& f : site::files(content)) {
    const std::string text = f.make();
    EXPECT_FALSE(has(text, "services/" + other + ".html")) << f.path;
    EXPECT_FALSE(has(text, "href=\"" + other + ".html")) << f.path;
  }
  EXPECT_TRUE(has(site::start_page(content), "services/" + chosen + ".html"));
}

TEST(SitePages, DataIsJsonInOneCall) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  for (const site::File& f : site::files(content)) {
    if (!f.path.starts_with("data/")) continue;
    const std::string text = f.make();
    const std::size_t open = text.find('('), close = text.rfind(");");
    ASSERT_NE(close, std::string::npos) << f.path;
    EXPECT_TRUE(text.starts_with("globalThis.demarc.")) << f.path;
    EXPECT_TRUE(nlohmann::json::accept(text.substr(open + 1, close - open - 1))) << f.path;
  }
}

TEST(SitePages, TheLegendCountsTheRows) {
  const site::Content content{small(), site::all_services(small()), nullptr};
  for (const ServiceInfo& service : content.services) {
    std::size_t customer = 0;
    for (const ItemAnswer& item : small().explain(service.key()).items()) customer += item.owner() == Party::customer;
    EXPECT_TRUE(has(site::service_page(content, service),
                    "> Customer <span class=\"count\">" + std::to_string(customer) + "</span>"))
        << service.id();
  }
}

TEST(SitePages, ChangesShowFlipsFirst) {
  const Matrix before = tiny::load({{"one", tiny::head("one")}});
  const Matrix now = tiny::load(
      {{"one", tiny::head("one") + "items:\n  patch-guest: {party: zeta, act: Patch it., sources: [doc]}\n"}});
  const Diff changes = diff(before.view(), now.view());
  const site::Content content{now.view(), site::all_services(now.view()), &changes};
  const std::string page = made(site::files(content), "changes.html");
  EXPECT_TRUE(has(page, "Owners that changed <span class=\"tally\">1</span>")) << page;
  EXPECT_TRUE(has(page, "<a href=\"services/one.html#patch-guest\">Patch the guest</a>")) << page;
  EXPECT_TRUE(
      has(page, "<span class=\"party customer\">Customer</span></td><td><span class=\"party third-party\">Zeta</span>"))
      << page;
}

TEST(SitePages, ChangesOfFrameworksLeadToTheirControls) {
  const auto loaded = [](const std::string& controls, const std::string& rest) {
    std::vector<SourceFile> all = tiny::files({{"one", tiny::head("one")}});
    all.push_back(
        {"frameworks/rules.yaml",
         "schema: 1\nframework: rules\nname: Rules\nversion: \"1\"\npublisher: acme\nbecause: Made up.\n"
         "reviewed: 2000-01-01\nsources:\n  doc: {title: Doc, url: \"https://example.com/r\", publisher: acme, "
         "read: 2000-01-01}\ncatalog: [doc]\nforms: [A-0]\ngroups:\n  R: {controls: [" +
             controls + "]}\n" + rest});
    Loaded l = try_load(all);
    if (!l.matrix) throw LoadError{std::move(l.faults)};
    return std::move(*l.matrix);
  };
  const Matrix before = loaded("R-1, R-2", "items:\n  patch-guest: {direct: [R-1, R-2]}\n");
  const Matrix now = loaded("R-1, R-3", "items:\n  patch-guest: {direct: [R-1, R-3]}\n");
  const auto page_of = [](const Matrix& a, const Matrix& b) {
    const Diff changes = diff(a.view(), b.view());
    return made(site::files({b.view(), site::all_services(b.view()), &changes}), "changes.html");
  };
  const std::string page = page_of(before, now);
  EXPECT_TRUE(has(page, "<a href=\"frameworks/rules.html\">Rules</a>")) << page;
  EXPECT_TRUE(has(page, "Control <a href=\"frameworks/rules.html#R-3\">R-3</a>")) << page;
  EXPECT_TRUE(has(page, "Control R-2")) << page;  // is there no more, and has no place to lead to
  EXPECT_TRUE(has(page, "Controls for ")) << page;
  const Matrix without = tiny::load({{"one", tiny::head("one")}});
  EXPECT_TRUE(has(page_of(now, without), "<td>Rules</td><td>The framework</td>")) << page_of(now, without);
}

// ---- hostile text ---------------------------------------------------------------------------------------------------

/// A matrix whose words are all hostile. The loader lets no tags in; quotes, ampersands and angles in other forms it
/// does.
constexpr std::array<std::string_view, 4> hostile{"\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
                                                  "<script>alert(1)", "a & b &lt; c \\ ${d}"};

Matrix hostile_matrix(std::string_view words) {
  std::string yaml = "'";
  for (const char c : words) yaml += c == '\'' ? std::string{"''"} : std::string{c};
  yaml += "'";
  std::string body = tiny::head("one");
  const auto replace = [&](std::string_view from, const std::string& to) {
    body.replace(body.find(from), from.size(), to);
  };
  replace("name: Service one", "name: " + yaml);
  replace("category: Test", "category: " + yaml);
  replace("because: It is plain.", "because: " + yaml);
  replace("title: Doc", "title: " + yaml);
  body += "options:\n  size: {title: " + yaml + ", scope: account, values: {big: {title: " + yaml +
          "}, small: {title: Small}}, default: big, sources: [doc]}\n"
          "items:\n  patch-guest:\n    sources: [doc]\n    rules:\n      - {when: {size: big}, party: customer, act: " +
          yaml + "}\n      - {when: {size: small}, party: aws, act: Do it.}\n";
  return tiny::load({{"one", body}});
}

class SiteHostile : public testing::TestWithParam<std::size_t> {};

TEST_P(SiteHostile, TextIsOnlyText) {
  const std::string_view words = hostile[GetParam()];
  const Matrix matrix = hostile_matrix(words);
  const site::Content content{matrix.view(), site::all_services(matrix.view()), nullptr};
  bool said = false;
  for (const site::File& f : site::files(content)) {
    if (f.path.starts_with("assets/")) continue;
    const std::string text = f.make();
    if (f.path.starts_with("data/")) {
      const std::size_t open = text.find('(');
      EXPECT_TRUE(nlohmann::json::accept(text.substr(open + 1, text.rfind(");") - open - 1))) << f.path;
      continue;
    }
    EXPECT_FALSE(has(text, "<img")) << f.path;
    EXPECT_FALSE(has(text, "<script>")) << f.path;
    EXPECT_FALSE(has(text, "' onmouseover='")) << f.path;
    EXPECT_FALSE(has(text, "b &lt; c")) << f.path;
    said = said || has(text, "alert(1)") || has(text, "b &amp;lt; c");
  }
  EXPECT_TRUE(said) << "the words are on no page";
}

INSTANTIATE_TEST_SUITE_P(Texts, SiteHostile, testing::Range(std::size_t{0}, hostile.size()));

}  // namespace
