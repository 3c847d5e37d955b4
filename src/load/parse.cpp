// SPDX-License-Identifier: Apache-2.0
// From bytes to model: finding the files of a matrix, and reading each by its place.
#include "parse.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <future>
#include <iterator>
#include <numeric>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "bytes.hpp"
#include "lines.hpp"
#include "parse_parts.hpp"
#include "yaml.hpp"

namespace demarc::load_detail {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t max_files = 4'096;
constexpr std::string_view ending = ".yaml";

enum class FileKind : std::uint8_t {
  misplaced,
  vocabulary,
  general,
  offerings,
  items,
  baselines,
  services,
  frameworks
};

struct Name {
  FileKind kind = FileKind::misplaced;
  std::string_view stem;
};

struct Home {
  std::string_view name;
  FileKind kind;
};
constexpr std::array single_files{Home{"vocabulary", FileKind::vocabulary}, Home{"general", FileKind::general},
                                  Home{"offerings", FileKind::offerings}};
constexpr std::array directories{Home{"items", FileKind::items}, Home{"baselines", FileKind::baselines},
                                 Home{"services", FileKind::services}, Home{"frameworks", FileKind::frameworks}};

/// What a file is, by its path below the matrices.
Name classify(std::string_view path) {
  if (!path.ends_with(ending)) return {};
  path.remove_suffix(ending.size());
  const std::size_t slash = path.find('/');
  const bool single = slash == std::string_view::npos;
  const std::string_view stem = single ? path : path.substr(slash + 1);
  if (stem.empty() || stem.find('/') != std::string_view::npos) return {};
  const std::span<const Home> homes = single ? std::span<const Home>(single_files) : std::span<const Home>(directories);
  const auto home = std::ranges::find(homes, single ? stem : path.substr(0, slash), &Home::name);
  if (home == homes.end() || (home->kind == FileKind::services && stem == "general")) return {};
  return {home->kind, stem};
}

std::string misplaced(std::string_view path) {
  if (path == "services/general.yaml") return "AWS in general is no service; expected general.yaml";
  if (path.ends_with(".yml")) return "the name ends in .yml; expected .yaml";
  std::string message = "no file of a matrix has this place";
  const std::size_t slash = path.find('/');
  if (path.ends_with(ending) && slash != std::string_view::npos) {
    std::array<std::string_view, directories.size()> names{};
    std::ranges::transform(directories, names.begin(), &Home::name);
    const std::string_view directory = path.substr(0, slash);
    // A right directory needs no hint: then the file lies too deep in it.
    if (std::ranges::find(names, directory) == names.end()) {
      if (std::string near = hint(directory, names); near.starts_with(" (")) return message + near;
    }
  } else if (path.ends_with(ending)) {
    std::array<std::string_view, single_files.size()> names{};
    std::ranges::transform(single_files, names.begin(), &Home::name);
    if (std::string near = hint(path.substr(0, path.size() - ending.size()), names); near.starts_with(" (")) {
      return message + near;
    }
  }
  return message +
         "; expected vocabulary.yaml, general.yaml, offerings.yaml, items/AREA.yaml, baselines/ID.yaml, "
         "services/ID.yaml or frameworks/ID.yaml";
}

void dispatch(const Reading& reading, const Name& name, model::Matrices& matrices) {
  switch (name.kind) {
    case FileKind::vocabulary:
      return parse_vocabulary(reading, matrices);
    case FileKind::general:
      return parse_general(reading, matrices);
    case FileKind::offerings:
      return parse_offerings(reading, matrices);
    case FileKind::items:
      return parse_items(reading, name.stem, matrices);
    case FileKind::baselines:
      return parse_baseline(reading, name.stem, matrices);
    case FileKind::services:
      return parse_service(reading, name.stem, matrices);
    case FileKind::frameworks:
      return parse_framework(reading, name.stem, matrices);
    case FileKind::misplaced:
      return;
  }
}

/// What one file says.
struct Part {
  explicit Part(const std::vector<std::string>& files) : faults(files) {}
  model::Matrices matrices;
  Faults faults;
};

/// What one thread reads files with; the memory of one serves the next.
struct Desk {
  Outline outline;
  Document document;
};

void parse_file(const SourceFile& source, std::uint32_t index, Desk& desk, Part& part) {
  Faults& faults = part.faults;
  const model::Spot whole{index, 0, 0};
  const Name name = classify(source.path);
  if (name.kind == FileKind::misplaced) return faults.add(Fault::misplaced_file, whole, misplaced(source.path));
  if (source.bytes.empty()) return faults.add(Fault::empty, whole, "the file is empty");
  if (source.bytes.size() > max_file_bytes) {
    return faults.add(Fault::too_large, whole, std::to_string(source.bytes.size()) + " bytes; at most 1 MiB are read");
  }
  if (!check_bytes(source.bytes, index, faults)) return;
  if (!check_lines(source.bytes, index, faults, &desk.outline)) return;
  if (!desk.document.read(source.bytes, desk.outline, index, faults)) return;
  dispatch({desk.document, index, faults}, name, part.matrices);
}

/// Reads every file into its part; each thread takes the next file that nobody took.
void parse_files(std::span<const SourceFile> files, std::span<Part> parts, unsigned threads) {
  std::atomic<std::uint32_t> next = 0;
  const auto work = [&] {
    Desk desk;
    for (std::uint32_t i = next++; i < files.size(); i = next++) parse_file(files[i], i, desk, parts[i]);
  };
  std::vector<std::future<void>> others;
  try {
    while (others.size() + 1 < std::min<std::size_t>(threads, files.size()))
      others.push_back(std::async(std::launch::async, work));
  } catch (const std::system_error&) {  // those that there are do all of it
  }
  work();
  for (std::future<void>& other : others) other.get();
}

void merge(model::Matrices& all, model::Matrices&& part) {
  const auto append = [](auto& to, auto& from) { std::move(from.begin(), from.end(), std::back_inserter(to)); };
  append(all.items, part.items);
  append(all.baselines, part.baselines);
  append(all.services, part.services);
  append(all.frameworks, part.frameworks);
  if (part.vocabulary) all.vocabulary = std::move(part.vocabulary);
  if (part.general) all.general = std::move(part.general);
  if (!part.offerings.empty()) all.offerings = std::move(part.offerings);
}

/// Items of all areas share one space of names.
void check_items(const model::Matrices& matrices, Faults& faults) {
  std::vector<const model::Word*> ids;
  for (const auto& area : matrices.items) {
    for (const model::Item& item : area.second) ids.push_back(&item.id);
  }
  std::ranges::stable_sort(ids, {}, [](const model::Word* id) -> const std::string& { return id->text; });
  for (std::size_t i = 1; i < ids.size(); ++i) {
    // Within one file a repeated id is a repeated key, and reported as that.
    if (ids[i]->text != ids[i - 1]->text || ids[i]->at.file == ids[i - 1]->at.file) continue;
    faults.add(Fault::duplicate_id, ids[i]->at, ids[i - 1]->at, "item " + shown(ids[i]->text) + " is defined twice");
  }
}

/// Files in memory may come with one path twice.
void check_paths(std::span<const SourceFile> files, Faults& faults) {
  std::vector<std::uint32_t> order(files.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) -> const std::string& { return files[i].path; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (files[order[i]].path != files[order[i - 1]].path) continue;
    faults.add(Fault::duplicate_id, {order[i], 0, 0}, "the file is given twice");
  }
}

/// Paths of files below a directory that look like files of a matrix, and faults for those that lie elsewhere.
class Search {
 public:
  explicit Search(std::vector<Diagnostic>& faults) : faults_(&faults) {}

  void run(const fs::path& directory) {
    std::error_code error;
    const fs::file_status status = fs::status(directory, error);
    if (!fs::exists(status)) return add(Fault::unreadable, directory.generic_string(), "no such directory");
    if (!fs::is_directory(status)) {
      return add(Fault::unreadable, directory.generic_string(), "is no directory; expected a directory of matrices");
    }
    fs::recursive_directory_iterator entry(directory, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      const std::string name = entry->path().filename().generic_string();
      if (name.starts_with('.') || entry.depth() == max_depth) {
        entry.disable_recursion_pending();
        if (name.starts_with('.')) continue;
      }
      visit(*entry, entry->path().lexically_relative(directory).generic_string());
    }
    if (error) add(Fault::unreadable, directory.generic_string(), "cannot be listed: " + error.message());
    std::ranges::sort(paths_);
  }

  [[nodiscard]] const std::vector<std::string>& paths() const noexcept { return paths_; }

  void add(Fault fault, std::string path, std::string message) {
    faults_->push_back({fault, {std::move(path), 0, 0}, std::nullopt, std::move(message)});
  }

 private:
  static constexpr int max_depth = 8;

  void visit(const fs::directory_entry& entry, std::string path) {
    const bool yaml = path.ends_with(ending) || path.ends_with(".yml");
    std::error_code error;
    if (!yaml) return;
    if (classify(path).kind != FileKind::misplaced) return paths_.push_back(std::move(path));
    if (entry.is_directory(error)) return;
    add(Fault::misplaced_file, path, misplaced(path));
  }

  std::vector<Diagnostic>* faults_;
  std::vector<std::string> paths_;
};

}  // namespace

void check_schema(const Reading& reading, Fields& fields) {
  const Node* node = fields.find("schema", Need::required);
  if (node == nullptr || !reading.expect(Kind::text, *node, "schema")) return;
  const std::string_view found = reading.raw(*node);
  if (found != "1" || node->quoted) {
    reading.fault(Fault::unsupported_schema, *node,
                  "schema " + shown(found) + " is not supported; expected 1" + (node->quoted ? " without quotes" : ""));
  }
}

void check_file_id(const Reading& reading, const model::Word& id, std::string_view key, std::string_view stem) {
  if (!is_id(id.text) || id.text == stem) return;
  reading.faults.add(Fault::id_differs_from_file, id.at,
                     std::string(key) + " " + shown(id.text) + " in the file " +
                         shown(std::string(stem) + std::string(ending)) + "; expected " + shown(stem) +
                         ", or the file " + shown(id.text + std::string(ending)));
}

void parse(std::span<const SourceFile> files, model::Matrices& matrices, Faults& faults, unsigned threads) {
  const std::span<const SourceFile> read = files.first(std::min<std::size_t>(files.size(), max_files));
  std::vector<Part> parts(read.size(), Part(matrices.files));
  parse_files(read, parts, threads);
  for (Part& part : parts) {
    merge(matrices, std::move(part.matrices));
    faults.append(std::move(part.faults));
  }
  if (read.size() != files.size()) {
    faults.add(Fault::too_many_files, {max_files, 0, 0}, "more than " + std::to_string(max_files) + " files");
  }
  check_items(matrices, faults);
  check_paths(files, faults);
}

std::vector<SourceFile> read_directory(const fs::path& directory, std::vector<Diagnostic>& faults) {
  std::vector<SourceFile> files;
  Search search(faults);
  search.run(directory);
  if (search.paths().size() > max_files) {
    search.add(Fault::too_many_files, directory.generic_string(), "more than " + std::to_string(max_files) + " files");
    return files;
  }
  files.reserve(search.paths().size());
  for (const std::string& path : search.paths()) {
    SourceFile file{path, {}};
    if (std::optional<ReadFault> fault = read_file(directory / fs::path(path), file.bytes)) {
      search.add(fault->fault, path, std::move(fault->message));
    } else {
      files.push_back(std::move(file));
    }
  }
  return files;
}

}  // namespace demarc::load_detail
