// SPDX-License-Identifier: Apache-2.0
// Damages to real matrices, what each may change, and small matrices in which to try them.
#pragma once

#include <cstdint>
#include <demarc/load.hpp>
#include <demarc/matrix_view.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "load/data.hpp"
#include "load/model.hpp"

namespace demarc::test {

/// All matrices, parsed once. File 0 is a place for the damaged one.
class Original {
 public:
  explicit Original(const std::filesystem::path& directory);

  /// A service drawn at random; `conditional`: one that has options.
  [[nodiscard]] const std::string& pick(std::mt19937& random, bool conditional) const;
  [[nodiscard]] const model::Service& service(const std::string& id) const { return *services_.at(id); }
  [[nodiscard]] const std::string& bytes(const std::string& id) const { return bytes_.at(id); }
  /// The services that cells of a service or of a baseline lead to with `see`, the service itself left out.
  [[nodiscard]] std::set<std::string> seen_from(const std::string& id) const;
  [[nodiscard]] const model::Matrices& matrices() const { return all_; }

 private:
  model::Matrices all_;
  std::map<std::string, const model::Service*> services_;
  std::map<std::string, std::string> bytes_;
  std::vector<std::string> plain_, conditional_;
};

/// A matrix, or faults.
struct Outcome {
  std::vector<Diagnostic> faults;
  load_detail::Data data;  ///< whole where there are no faults
  detail::Texts texts{};
  detail::Tables tables{};
  [[nodiscard]] MatrixView view() const { return MatrixView{&tables}; }
};

/// A service among the shared files and the services it leads to: a matrix small enough to load many times.
class Victim {
 public:
  Victim(const Original& original, const std::string& id);

  /// The matrix with this text for the service's file.
  [[nodiscard]] std::shared_ptr<const Outcome> load(const std::string& bytes) const;
  [[nodiscard]] const Outcome& before() const { return *before_; }
  [[nodiscard]] const model::Service& service() const { return original_->service(id_); }
  [[nodiscard]] const model::Matrices& matrices() const { return original_->matrices(); }
  [[nodiscard]] const std::string& bytes() const { return original_->bytes(id_); }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] std::string file() const { return "services/" + id_ + ".yaml"; }

 private:
  const Original* original_;
  std::string id_;
  model::Matrices others_;  // all but the victim
  std::shared_ptr<const Outcome> before_;
};

/// "service/item" -> everything that the matrix says of it.
using Answers = std::map<std::string, std::string>;
[[nodiscard]] Answers answers(const Outcome& outcome);

enum class Expect { refused, loads, either };

/// A damage, and what may come of it.
struct Mutation {
  std::string kind, what;
  std::string bytes;       ///< of the damaged file
  std::uint32_t line = 0;  ///< where
  Expect expect = Expect::either;
  // Refused: a fault must stand in these lines, or name one of these words.
  std::uint32_t near_first = 0, near_last = 0;
  std::vector<std::string> words{};
  // Loaded: no other cell may move, and the owners must be these; empty: they are.
  std::set<std::string> may_move{};
  std::function<std::string(const Outcome&)> owners{};
};

/// The damage number `n` of a service; nothing where the service has no place for that kind.
[[nodiscard]] std::optional<Mutation> mutate(const Victim& victim, std::mt19937& random, std::size_t n);

}  // namespace demarc::test
