// SPDX-License-Identifier: Apache-2.0
// Tables of controls: who does what for one, on some services or on all; frameworks and their controls.
#include <algorithm>

#include "cells.hpp"
#include "inheritance.hpp"
#include "words.hpp"

namespace demarc {
namespace {

using render_detail::basis;
using render_detail::control_name;
using render_detail::inside;
using render_detail::joined;
using render_detail::share_name;

constexpr Table::Audience people = Table::Audience::people, programs = Table::Audience::programs;

std::string text(std::string_view s) { return std::string{s}; }

std::string addresses(const Sources& sources) {
  std::string out;
  for (const Source& s : sources) out += (out.empty() ? "" : " ") + text(s.url);
  return out;
}

std::string conditions(const auto& list) {
  std::string out;
  for (const Condition& c : list)
    out += (out.empty() ? "" : "; ") + inside(c.option_title()) + " = " + inside(c.value_title());
  return out;
}

/// The act or the reason, where it says more than the title; every case where it depends.
std::string detail_of(MatrixView matrix, const Answer& answer, const ItemAnswer& item) {
  const std::optional<Rule> rule = item.rule();
  if (item.owner() == Verdict::depends || !rule) return render_detail::cases(matrix, answer, item);
  const std::string_view said = rule->reason().empty() ? rule->act() : rule->reason();
  return said == item.title() ? std::string{} : text(said);
}

/// Pages that are named once, below.
struct Pages {
  std::vector<Source> all;
  std::string mark(const Sources& sources) {
    std::string out;
    for (const Source& s : sources) {
      auto at = std::find_if(all.begin(), all.end(), [&](const Source& other) { return other.url == s.url; });
      if (at == all.end()) at = all.insert(all.end(), s);
      out += (out.empty() ? "[" : ",") + std::to_string(at - all.begin() + 1);
    }
    return out.empty() ? out : out + "]";
  }
};

void add_terms(std::vector<std::string>& cells, const Inheritance& how) {
  const Terms customer = terms(how), provider = terms(how, Perspective::provider);
  for (std::string word :
       {text(id(how.share)), text(customer.inheritable), text(customer.aws), text(customer.csa), text(customer.soc),
        render_detail::joined(customer.oscal), render_detail::joined(customer.fedramp),
        render_detail::joined(provider.oscal), render_detail::joined(provider.fedramp)})
    cells.push_back(std::move(word));
}
void add_term_columns(Table& table) {
  for (auto [id, title] : {std::pair{"share", "Share"},
                           {"inheritable", "Inheritable"},
                           {"aws", "AWS"},
                           {"csa", "CSA"},
                           {"soc", "SOC"},
                           {"oscal", "OSCAL, customer's plan"},
                           {"fedramp", "FedRAMP, customer's plan"},
                           {"oscal_provider", "OSCAL, provider's plan"},
                           {"fedramp_provider", "FedRAMP, provider's plan"}})
    table.columns.push_back({id, title, false, programs});
}

void add_grounds(Table& table, const FrameworkInfo& f, bool judged, bool by_area) {
  if (judged) table.footer.push_back("Judgement: no page maps these acts to the control. " + text(f.because()));
  if (by_area)
    table.footer.emplace_back(
        "By area: acts that only this service has, mapped by their area and kind; nobody looked at each.");
}
void add_scope(Table& table, MatrixView matrix) {
  table.footer.emplace_back(
      "What is inherited is what the provider's audit covers: see its report, and your own scope.");
  table.footer.push_back("Edition " + text(matrix.edition()) + ".");
}

/// The acts that a control demands, or that help it, of the services that share them.
std::string acts_of(const ControlInfo& control, Strength strength) {
  std::vector<std::string> out;
  std::size_t own = 0;
  for (const Mapping& m : control.items()) {
    if (m.strength != strength) continue;
    const bool shared = m.item.number() < control.tables()->shared_items;
    if (shared) out.push_back(text(m.item.id()));
    own += !shared;
  }
  if (own != 0)
    out.push_back(std::to_string(own) + (own == 1 ? " act of a single service" : " acts of single services"));
  return joined(out, ", ");
}

/// "AWS 4, customer 2".
std::string tally(MatrixView matrix, const Answer& answer) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  const auto add = [&](const std::string& name) {
    const auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == name; });
    if (at == counts.end())
      counts.emplace_back(name, 1);
    else
      ++at->second;
  };
  for (const ItemAnswer& item : answer.items()) {
    const Owner owner = item.owner();
    if (owner == Verdict::not_applicable) continue;
    add(owner.who() ? render_detail::owner_name(matrix, owner) : text(id(owner.verdict())));
  }
  std::string out;
  for (const auto& [name, n] : counts) out += (out.empty() ? "" : ", ") + name + " " + std::to_string(n);
  return out;
}

}  // namespace

Table control(MatrixView matrix, const ControlInfo& control,
              std::span<const std::pair<ServiceKey, Configuration>> services, bool all, Defaults defaults) {
  Table table;
  std::vector<Answer> answers;
  std::vector<Inheritance> how;
  std::vector<std::string> names;
  table.columns = {{"service", "Service", false, programs},
                   {"who", "Who", true},
                   {"responsibility", "Responsibility"},
                   {"detail", "In detail"},
                   {"strength", "For the control"},
                   {"mapped", "Mapped by", false, people},
                   {"item", "Item", false, programs},
                   {"area", "Area", false, programs},
                   {"layer", "Layer", false, programs},
                   {"activity", "Activity", false, programs},
                   {"verdict", "Verdict", false, programs},
                   {"party", "Party", false, programs},
                   {"evidence", "Evidence", false, programs},
                   {"at", "At", false, programs},
                   {"sources", "Sources", false, programs},
                   {"basis", "Basis", false, programs},
                   {"mapping_sources", "Mapping sources", false, programs}};
  add_term_columns(table);
  Pages pages;
  bool judged = false, by_area = false;
  std::size_t left_out = 0;
  for (const auto& [key, given] : services) {
    const Answer whole = matrix.explain(key, given, defaults), answer = matrix.explain(key, control, given, defaults);
    how.push_back(matrix.inheritance(key, control, given, defaults));
    const std::string name = render_detail::named(whole.service(), whole);
    names.push_back(name);
    const bool mapped = answer.verdict() != Verdict::unresolved;  // a policy of one's own is no act on a service
    const std::string sentence = render_detail::inheritance_sentence(
        matrix, control, how.back(), mapped ? std::vector{answer} : std::vector<Answer>{});
    table.notes.push_back((services.size() > 1 ? name + ". " : std::string{}) + sentence);
    if (services.size() == 1)
      if (const std::string words = render_detail::terms_sentence(how.back()); !words.empty())
        table.notes.push_back("In the words of others: " + words + ".");
    if (mapped) {
      answers.push_back(answer);
      if (const std::string assumed = conditions(answer.assumed()); !assumed.empty())
        table.notes.push_back((services.size() > 1 ? name + ", assumed: " : "Assumed: ") + assumed);
    }
    for (const Strength strength : {Strength::direct, Strength::supporting})
      for (const Mapping& m : control.items(key)) {
        if (m.strength != strength) continue;
        const Answer one = matrix.explain(key, m.item.key(), given, defaults);
        const ItemAnswer item = *one.items().begin();
        const Owner owner = item.owner();
        if (!all && owner == Verdict::not_applicable) {
          ++left_out;
          continue;
        }
        judged = judged || m.sources.empty();
        by_area = by_area || m.by_area;
        const std::optional<Rule> rule = owner == Verdict::depends ? std::nullopt : item.rule();
        Table::Row row{
            {text(key.id()), render_detail::who(matrix, one, item), text(m.item.title()), detail_of(matrix, one, item),
             text(id(strength)), m.sources.empty() ? text(basis(m)) : pages.mark(m.sources), text(m.item.id()),
             text(id(m.item.area())), text(id(m.item.layer())), text(id(m.item.activity())), text(id(owner.verdict())),
             owner.who() ? text(owner.who()->id()) : "", rule ? text(id(rule->evidence())) : "",
             rule ? text(rule->file()) + ":" + std::to_string(rule->line()) : "",
             rule ? addresses(rule->sources()) : "", text(basis(m)), addresses(m.sources)},
            services.size() > 1 ? name : std::string{}};
        add_terms(row.cells, how.back());
        table.rows.push_back(std::move(row));
      }
  }
  table.title = control_name(control) + ": who does what on " + joined(names);
  if (services.size() > 1) {
    const Inheritance together = demarc::together(how);
    table.notes.insert(table.notes.begin(),
                       "Together. " + render_detail::inheritance_sentence(matrix, control, together, answers));
    if (const std::string words = render_detail::terms_sentence(together); !words.empty())
      table.notes.insert(table.notes.begin() + 1, "In the words of others: " + words + ".");
  }
  for (std::size_t n = 0; n < pages.all.size(); ++n)
    table.footer.push_back("[" + std::to_string(n + 1) + "] " + text(pages.all[n].title) + " (read " +
                           text(pages.all[n].read) + ") " + text(pages.all[n].url));
  add_grounds(table, control.framework(), judged, by_area);
  if (left_out != 0)
    table.footer.push_back("Left out: " + std::to_string(left_out) +
                           (left_out == 1 ? " act that does not apply here." : " acts that do not apply here."));
  add_scope(table, matrix);
  return table;
}

Table control(MatrixView matrix, const ControlInfo& control, Defaults defaults) {
  Table table;
  table.title = control_name(control) + ": who meets it on every service";
  if (control.never_inherited())
    table.notes.emplace_back("It asks every organization for its own, so nobody inherits it.");
  for (const auto& [strength, says] : {std::pair{Strength::direct, "Demanded: "}, {Strength::supporting, "Helpful: "}})
    if (const std::string acts = acts_of(control, strength); !acts.empty()) table.notes.push_back(says + acts + ".");
  table.columns = {{"service", "Id", false, programs},
                   {"name", "Service"},
                   {"shared", "Share", false, people},
                   {"inheritable_", "Inheritable", false, people},
                   {"parties", "Acts that it demands"}};
  add_term_columns(table);
  std::array<std::size_t, detail::share_names.size()> counts{};
  for (std::uint32_t s = 0; s < matrix.service_count(); ++s) {
    const ServiceInfo service = matrix.service(s);
    if (service.general()) continue;
    const Inheritance how = matrix.inheritance(service.key(), control, {}, defaults);
    ++counts[static_cast<std::size_t>(how.share)];
    std::string share{share_name(how.share)};
    if (how.share == Share::shared && how.dependent) share += ", dependent";
    Table::Row row{{text(service.id()), text(service.name()), share, text(terms(how).inheritable),
                    tally(matrix, matrix.explain(service.key(), control, {}, defaults))},
                   {}};
    add_terms(row.cells, how);
    table.rows.push_back(std::move(row));
  }
  std::string total;
  for (std::size_t n = 0; n < counts.size(); ++n)
    if (counts[n] != 0)
      total += (total.empty() ? "" : ", ") + text(detail::share_names[n]) + " " + std::to_string(counts[n]);
  table.footer.push_back("Services: " + total + ".");
  const FrameworkInfo f = control.framework();
  bool judged = false;
  for (const Mapping& m : control.items()) judged = judged || m.sources.empty();
  add_grounds(table, f, judged, false);
  add_scope(table, matrix);
  return table;
}

Table controls(MatrixView matrix, std::optional<FrameworkInfo> framework) {
  Table table;
  table.title = framework ? "Controls of " + text(framework->name()) + " " + text(framework->version()) : "Controls";
  table.columns = {{"framework", "Framework", false, programs},
                   {"control", "Control"},
                   {"title", "Title"},
                   {"group", "Group", false, programs},
                   {"direct", "Demands"},
                   {"supporting", "Helped by"},
                   {"never_inherited", "Never inherited", false, programs}};
  for (std::uint32_t n = 0; n < matrix.framework_count(); ++n) {
    const FrameworkInfo f = matrix.framework(n);
    if (framework && f.id() != framework->id()) continue;
    for (std::uint32_t c = 0; c < f.control_count(); ++c) {
      const ControlInfo control = f.control(c);
      std::string group = text(control.group());
      if (!control.group_title().empty()) group += ", " + text(control.group_title());
      table.rows.push_back({{text(f.id()), text(control.id()), text(control.title()), text(control.group()),
                             acts_of(control, Strength::direct), acts_of(control, Strength::supporting),
                             control.never_inherited() ? "true" : "false"},
                            framework ? group : text(f.name()) + ": " + group});
    }
  }
  table.footer.push_back("Only controls that acts are mapped to, and policies that nobody inherits. Edition " +
                         text(matrix.edition()) + ".");
  return table;
}

Table frameworks(MatrixView matrix) {
  Table table;
  table.title = "Control frameworks";
  table.columns = {{"id", "Id"},
                   {"name", "Name"},
                   {"version", "Version"},
                   {"controls", "Controls"},
                   {"publisher", "Publisher", false, programs},
                   {"complete", "Complete", false, programs},
                   {"reviewed", "Reviewed", false, programs},
                   {"because", "Because", false, programs},
                   {"catalog", "Catalog", false, programs}};
  for (std::uint32_t n = 0; n < matrix.framework_count(); ++n) {
    const FrameworkInfo f = matrix.framework(n);
    table.rows.push_back(
        {{text(f.id()), text(f.name()), text(f.version()), std::to_string(f.control_count()), text(f.publisher()),
          f.complete() ? "true" : "false", text(f.reviewed()), text(f.because()), addresses(f.catalog())},
         {}});
  }
  return table;
}

}  // namespace demarc
