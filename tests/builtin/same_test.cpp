// SPDX-License-Identifier: Apache-2.0
// The built-in matrix and the same matrix loaded from YAML give the same answer to every question.
#include <gtest/gtest.h>

#include <demarc/demarc.hpp>
#include <demarc/load.hpp>
#include <demarc/render.hpp>
#include <random>
#include <string>
#include <vector>

using namespace demarc;

namespace {

const Matrix& loaded() {
  static const Matrix matrix = load(DEMARC_MATRICES);
  return matrix;
}

/// Every configuration with one option given, and some with several.
std::vector<std::vector<Choice>> configurations(const ServiceInfo& service, std::mt19937& random) {
  std::vector<std::vector<Choice>> all{{}};
  for (std::uint32_t o = 0; o < service.option_count(); ++o)
    for (std::uint32_t v = 0; v < service.option(o).value_count(); ++v)
      all.push_back({{service.option(o).id(), service.option(o).value(v).id}});
  for (int n = 0; n < 40 && service.option_count() > 1; ++n) {
    std::vector<Choice> some;
    for (std::uint32_t o = 0; o < service.option_count(); ++o)
      if (random() % 2 == 0)
        some.push_back(
            {service.option(o).id(),
             service.option(o).value(static_cast<std::uint32_t>(random()) % service.option(o).value_count()).id});
    all.push_back(some);
  }
  return all;
}

TEST(Same, fingerprint_and_edition) {
  EXPECT_EQ(aws::matrix.fingerprint(), loaded().view().fingerprint());
  EXPECT_EQ(aws::matrix.edition(), loaded().view().edition());
  EXPECT_GE(aws::matrix.service_count(), 6u);
}

TEST(Same, owner_of_every_cell_in_many_configurations) {
  const MatrixView a = aws::matrix, b = loaded().view();
  std::mt19937 random{7};
  std::size_t asked = 0;
  for (std::uint32_t s = 0; s < a.service_count(); ++s) {
    const ServiceInfo service = a.service(s);
    for (const auto& choices : configurations(service, random)) {
      const auto ca = a.configure(service.key(), choices), cb = b.configure(b.service(s).key(), choices);
      ASSERT_FALSE(ca.refusal || cb.refusal);
      for (std::uint32_t i = 0; i < a.item_count(); ++i)
        for (const Defaults d : {Defaults::assume, Defaults::ask}) {
          const Owner here = a.owner(service.key(), a.item(i).key(), ca.configuration, d);
          // the same keys and configuration, and those of the other matrix, and plain ids
          ASSERT_EQ(here, b.owner(service.key(), a.item(i).key(), ca.configuration, d))
              << service.id() << " " << a.item(i).id();
          ASSERT_EQ(here, b.owner(b.service(s).key(), b.item(i).key(), cb.configuration, d));
          ++asked;
        }
    }
  }
  EXPECT_GT(asked, 10'000u);
}

TEST(Same, verdict_of_every_area_and_layer) {
  const MatrixView a = aws::matrix, b = loaded().view();
  for (std::uint32_t s = 0; s < a.service_count(); ++s) {
    for (std::size_t n = 0; n < area_count; ++n) {
      const Owner stored = a.owner(a.service(s).key(), static_cast<Area>(n));
      ASSERT_EQ(stored, b.owner(b.service(s).key(), static_cast<Area>(n)));
      ASSERT_EQ(stored, a.explain(a.service(s).key(), static_cast<Area>(n)).owner())
          << a.service(s).id() << " " << detail::area_names[n];
    }
    for (std::size_t n = 0; n < layer_count; ++n)
      ASSERT_EQ(a.owner(a.service(s).key(), static_cast<Layer>(n)),
                b.explain(b.service(s).key(), static_cast<Layer>(n)).owner());
  }
}

TEST(Same, controls_and_who_meets_them) {
  const MatrixView a = aws::matrix, b = loaded().view();
  ASSERT_EQ(a.framework_count(), b.framework_count());
  ASSERT_TRUE(a.find_framework("nist-800-53").has_value());
  std::size_t met = 0;
  for (std::uint32_t n = 0; n < a.framework_count(); ++n) {
    const FrameworkInfo f = a.framework(n), g = b.framework(n);
    ASSERT_EQ(f.id(), g.id());
    ASSERT_EQ(f.because(), g.because());
    ASSERT_EQ(f.control_count(), g.control_count());
    for (std::uint32_t c = 0; c < f.control_count(); ++c) {
      const ControlInfo control = f.control(c);
      ASSERT_EQ(control, g.control(c));
      ASSERT_EQ(control.title(), g.control(c).title());
      ASSERT_EQ(control.never_inherited(), g.control(c).never_inherited());
      ASSERT_EQ(f.find(control.id()), control);
      for (std::uint32_t s = 0; s < a.service_count(); ++s) {
        const ServiceKey service = a.service(s).key();
        const Inheritance here = a.inheritance(service, control);
        ASSERT_EQ(here, b.inheritance(service, g.control(c))) << control.id() << " " << service.id();
        ASSERT_EQ(here, b.inheritance(service, control));  // by name
        met += here.share != Share::unmapped;
        auto y = g.control(c).items(b.service(s).key()).begin();
        for (const Mapping& x : control.items(service)) {
          ASSERT_EQ(x.item.id(), y->item.id());
          ASSERT_EQ(x.strength, y->strength);
          ASSERT_EQ(x.by_area, y->by_area);
          ASSERT_EQ(x.sources.size(), y->sources.size());
          ++y;
        }
      }
    }
  }
  EXPECT_GT(met, 1'000u);
}

TEST(Same, whole_answers_as_json) {
  const MatrixView a = aws::matrix, b = loaded().view();
  for (std::uint32_t s = 0; s < a.service_count(); ++s)
    for (const std::string_view area : detail::area_names) {
      const Replies ra = who_owns(a, area, a.service(s).id()), rb = who_owns(b, area, b.service(s).id());
      ASSERT_EQ(render(a, ra, Format::json), render(b, rb, Format::json)) << a.service(s).id() << " " << area;
    }
}

}  // namespace
