// SPDX-License-Identifier: Apache-2.0
// What leaves demarc for other tools: the same facts in the shapes that they take. One export, one file.
#pragma once

#include <demarc/matrix_view.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace demarc::exports {

/// A service under a configuration.
struct Subject {
  ServiceInfo service;
  Configuration given;
};

/// What is exported. Everything points at the matrix.
struct Content {
  MatrixView matrix;
  std::vector<Subject> subjects;
  std::optional<FrameworkInfo> framework{};  ///< for exports that speak of controls
  Perspective perspective = Perspective::customer;
};

/// Takes an export piece by piece.
using Write = std::function<void(std::string_view)>;

/// Every service of a matrix under its defaults, by id; AWS in general is none.
[[nodiscard]] std::vector<Subject> all_subjects(MatrixView matrix);

/// What is given, as the command line takes it: "compute=fargate,cni=own"; "default" where nothing is.
[[nodiscard]] std::string configuration_of(const Answer& answer);

}  // namespace demarc::exports
