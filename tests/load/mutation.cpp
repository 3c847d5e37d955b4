// SPDX-License-Identifier: Apache-2.0
// Small matrices out of the real ones, loaded with one file changed, and everything they say.
#include "mutation.hpp"

#include <algorithm>
#include <utility>

#include "load/build.hpp"
#include "load/parse.hpp"

namespace demarc::test {

namespace {

std::size_t below(std::mt19937& random, std::size_t limit) {
  return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
}

void add_seen(const std::vector<model::Cell>& cells, std::vector<std::string>& to) {
  for (const model::Cell& cell : cells)
    for (const model::Rule& rule : cell.rules)
      if (rule.kind == model::OutcomeKind::see) to.push_back(rule.outcome.text.substr(0, rule.outcome.text.find('/')));
}

}  // namespace

Original::Original(const std::filesystem::path& directory) {
  std::vector<Diagnostic> unread;
  std::vector<SourceFile> files = load_detail::read_directory(directory, unread);
  files.insert(files.begin(), {"services/damaged.yaml", ""});
  for (const SourceFile& file : files) all_.files.push_back(file.path);
  load_detail::Faults faults(all_.files);  // one: file 0 is empty
  load_detail::parse(files, all_, faults);
  for (const model::Service& service : all_.services) {
    services_[service.id.text] = &service;
    bytes_[service.id.text] = files[service.id.at.file].bytes;
    (service.options.empty() ? plain_ : conditional_).push_back(service.id.text);
  }
}

const std::string& Original::pick(std::mt19937& random, bool conditional) const {
  const std::vector<std::string>& from = conditional ? conditional_ : plain_;
  return from[below(random, from.size())];
}

std::set<std::string> Original::seen_from(const std::string& id) const {
  std::set<std::string> found;
  std::vector<std::string> rest{id};
  for (const model::Baseline& baseline : all_.baselines) add_seen(baseline.cells, rest);
  while (!rest.empty()) {
    const std::string next = std::move(rest.back());
    rest.pop_back();
    if (!found.insert(next).second) continue;
    add_seen(services_.at(next)->cells, rest);
  }
  found.erase(id);
  return found;
}

Victim::Victim(const Original& original, const std::string& id) : original_(&original), id_(id) {
  const model::Matrices& all = original.matrices();
  std::set<std::string> services = original.seen_from(id);
  others_.files = all.files;
  others_.files[0] = file();
  others_.vocabulary = all.vocabulary;
  others_.items = all.items;
  others_.baselines = all.baselines;
  others_.general = all.general;
  for (const std::string& other : services) others_.services.push_back(original.service(other));
  services.insert(id);
  for (const model::Offering& offering : all.offerings) {
    const bool whole =
        std::ranges::all_of(offering.parts, [&](const model::Part& p) { return services.contains(p.service.text); });
    if (whole) others_.offerings.push_back(offering);
  }
  before_ = load(bytes());
}

std::shared_ptr<const Outcome> Victim::load(const std::string& bytes) const {
  auto out = std::make_shared<Outcome>();
  model::Matrices matrices = others_;
  load_detail::Faults faults(matrices.files);
  const std::vector<SourceFile> files{{file(), bytes}};
  load_detail::parse(files, matrices, faults);
  if (faults.empty()) load_detail::build(matrices, out->data, faults);
  out->faults = faults.take();
  out->texts = out->data.texts();
  out->tables = out->data.tables(&out->texts);
  return out;
}

namespace {

std::string said(const Owner& owner) {
  return owner.who() ? std::string(owner.who()->id()) : std::to_string(static_cast<int>(owner.verdict()));
}

}  // namespace

Answers answers(const Outcome& outcome) {
  Answers all;
  const MatrixView matrix = outcome.view();
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const ServiceInfo service = matrix.service(s);
    for (const ItemAnswer& item : matrix.explain(service.key(), {}, Defaults::ask).items()) {
      std::string text = said(matrix.owner(service.key(), item.item().key())) + '|' + said(item.owner());
      for (const Rule& rule : item.cases()) {
        text += "\n      ";
        for (const Condition condition : rule.when()) {
          text += std::string(condition.option()) + '=';
          for (const std::string_view value : condition.values()) text += std::string(value) + ',';
        }
        text += ": " + said(rule.owner()) + '|' + std::string(rule.act()) + std::string(rule.reason()) + '|' +
                std::string(rule.role());
        if (rule.see_item())
          text += "|see " + std::string(rule.see_service()->id()) + '/' + std::string(rule.see_item()->id());
      }
      all[std::string(service.id()) + '/' + std::string(item.id())] = std::move(text);
    }
  }
  return all;
}

}  // namespace demarc::test
