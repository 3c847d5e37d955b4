// How owners, rules and links are drawn and written; the same as the pages are made with.
(function () {
  "use strict";
  const demarc = globalThis.demarc;

  // An element with attributes and children; text is always text.
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...children.flat().filter((child) => child !== null));
    return made;
  }

  const verdicts = { depends: "Depends", "not-applicable": "Not applicable", unknown: "Unknown" };
  const kinds = ["aws", "customer", "depends", "not-applicable", "unknown"];
  const kindOf = (who) => (kinds.includes(who) ? who : "third-party");
  const nameOf = (who) => verdicts[who] ?? demarc.common.parties[who] ?? who;
  const party = (who) => element("span", { class: "party " + kindOf(who) }, nameOf(who));

  // "a, b or c"
  const either = (list) => (list.length < 2 ? list.join("") : list.slice(0, -1).join(", ") + " or " + list.at(-1));
  const titleOf = (option) => (v) => option.values.find((x) => x.id === v).title;
  // "Deployment package: zip archive or image; Runtime: ..."
  function conditions(data, when) {
    return Object.entries(when)
      .map(([id, values]) => {
        const option = data.options.find((o) => o.id === id);
        return option.title + ": " + either(values.map(titleOf(option)));
      })
      .join("; ");
  }

  function see(rule) {
    if (!rule.see) return null;
    const words = rule.see.name + ": " + rule.see.title;
    const target = rule.see.page ? element("a", { href: rule.see.service + ".html#" + rule.see.item }, words) : words;
    return element("span", { class: "see" }, "As for ", target);
  }
  const act = (rule) => (rule.words ? element("span", { class: "act" }, rule.words) : null);
  const role = (rule) => (rule.role ? element("span", { class: "role" }, rule.role) : null);

  // What the owner does; where it depends, every case.
  function detail(data, rules) {
    if (rules.length === 1) return [act(rules[0]), see(rules[0])];
    return [
      element(
        "ul",
        { class: "cases" },
        rules.map((rule) =>
          element(
            "li",
            {},
            party(rule.who),
            role(rule),
            element("span", { class: "when" }, conditions(data, rule.when)),
            act(rule),
            see(rule),
          ),
        ),
      ),
    ];
  }

  function basis(rules) {
    const evidence = [...new Set(rules.map((r) => r.evidence))];
    const sources = [...new Set(rules.flatMap((r) => r.sources))].sort((a, b) => a - b);
    const said = evidence.map((e) => (e === "baseline" ? element("a", { href: "#page_baseline" }, e) : e));
    return [
      ...said.flatMap((s, n) => (n ? [", ", s] : [s])),
      rules.some((r) => r.disputed) ? element("span", { class: "disputed" }, "disputed") : null,
      ...sources.flatMap((n) => [
        " ",
        element("a", { href: "#source_" + n, "aria-label": "Source " + n }, "[" + n + "]"),
      ]),
    ];
  }

  // "item:option=value,option=value" behind the # of an address, as on the command line.
  function readLink(text) {
    const at = text.indexOf(":");
    const pairs =
      at < 0
        ? []
        : text
            .slice(at + 1)
            .split(",")
            .map((p) => p.split("="))
            .filter((p) => p.length === 2);
    return { name: at < 0 ? text : text.slice(0, at), configuration: Object.fromEntries(pairs) };
  }
  function writeLink(name, configuration) {
    const pairs = Object.entries(configuration).map(([option, value]) => option + "=" + value);
    return name + (pairs.length ? ":" + pairs.join(",") : "");
  }

  const words = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);

  Object.assign(demarc, {
    element,
    kindOf,
    nameOf,
    party,
    role,
    detail,
    basis,
    conditions,
    readLink,
    writeLink,
    words,
  });
})();
