// Search as you type over services, offerings and items: every word must begin a word of an entry.
(function () {
  "use strict";
  const demarc = globalThis.demarc;
  const input = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("status");
  const most = 12;

  // An entry with the words of its name, and those of its other names.
  const entry = (kind, e, page, where) => ({
    kind,
    id: e.id,
    name: e.name,
    page,
    where,
    own: demarc.words(e.name + " " + (e.id ?? "")),
    more: demarc.words(e.also ?? ""),
  });
  const pageOf = (service, place) => "services/" + service.id + ".html" + (place ? "#" + place : "");
  const { services: listed, offerings, items: shared } = demarc.entries;
  const services = listed.map((s) => entry("service", s, pageOf(s)));
  const items = shared.map((i) => entry("item", i, "areas/" + i.area + ".html#" + i.id, i.where));
  const owned = listed.flatMap((s) =>
    s.items.map(([id, name]) => entry("own item", { id, name }, pageOf(s, id), s.name)),
  );
  const entries = [...services, ...offerings.map((o) => entry("offering", o, o.page, o.where)), ...items, ...owned];

  // How well one word fits: the id, a whole word of the name, its beginning, then other names.
  function fit(word, entry) {
    if (entry.id === word) return 12;
    if (entry.own.includes(word)) return 8;
    if (entry.own.some((w) => w.startsWith(word))) return 5;
    if (entry.more.includes(word)) return 4;
    return entry.more.some((w) => w.startsWith(word)) ? 2 : 0;
  }
  const weight = { service: 2, offering: 1.5, item: 1, "own item": 0.8 };
  function score(words, entry) {
    let sum = 0;
    for (const word of words) {
      const here = fit(word, entry);
      if (here === 0) return 0;
      sum += here;
    }
    // Short names that are named in full come first.
    return (sum / words.length) * weight[entry.kind] + words.length / (entry.own.length + 1);
  }
  function best(words, among) {
    const found = [];
    if (words.length === 0) return found;
    for (const entry of among) {
      const points = score(words, entry);
      if (points > 0) found.push({ entry, points });
    }
    return found.sort((a, b) => b.points - a.points || (a.entry.name < b.entry.name ? -1 : 1));
  }

  // "lambda runtime patching": a service in some of the words, an item in the others.
  function cells(words) {
    const found = [];
    for (const word of words) {
      const rest = words.filter((w) => w !== word);
      const named = best([word], services)
        .filter((f, _, all) => fit(word, f.entry) >= 4 && f.points > all[0].points - 2)
        .slice(0, 2)
        .map((f) => f.entry);
      if (named.length === 0 || rest.length === 0) continue;
      for (const service of named)
        for (const item of best(rest, items).slice(0, 4))
          found.push({
            name: item.entry.name,
            where: service.name,
            kind: "cell",
            page: service.page + "#" + item.entry.id,
          });
    }
    return found.slice(0, 6);
  }

  const kinds = {
    service: "Service",
    offering: "Part of a service",
    item: "Responsibility",
    "own item": "Responsibility",
    cell: "Responsibility",
  };
  function line(entry) {
    return demarc.element(
      "li",
      {},
      demarc.element(
        "a",
        { href: entry.page },
        demarc.element("span", { class: "name" }, entry.name),
        demarc.element("span", { class: "kind" }, kinds[entry.kind] + (entry.where ? " · " + entry.where : "")),
      ),
    );
  }

  function search() {
    const words = demarc.words(input.value);
    const whole = best(words, entries);
    const found = whole.slice(0, most).map((f) => f.entry);
    const both = words.length > 1 ? cells(words).filter((c) => !found.some((f) => f.page === c.page)) : [];
    const named = found.length > 0 && (found[0].kind === "service" || found[0].kind === "offering");
    const shown = (named ? [...found, ...both] : [...both, ...found]).slice(0, most);
    list.replaceChildren(...shown.map(line));
    list.hidden = shown.length === 0;
    const total = Math.max(whole.length + both.length, shown.length);
    status.textContent =
      words.length === 0
        ? ""
        : total === 0
          ? "Nothing has these words. Try fewer, or another name."
          : total > shown.length
            ? "The best " + shown.length + " of " + total
            : total === 1
              ? "1 result"
              : total + " results";
    document.body.classList.toggle("searching", words.length > 0);
  }

  // Arrow keys walk through the results; Escape clears.
  function move(event) {
    const links = [input, ...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && at >= 0 && at + 1 < links.length) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "Escape") {
      input.value = "";
      search();
      input.focus();
    } else if (event.key === "Enter" && at === 0 && links.length > 1) links[1].click();
    else return;
    event.preventDefault();
  }

  input.addEventListener("input", search);
  document.getElementById("find").addEventListener("keydown", move);
  document.getElementById("find").addEventListener("submit", (event) => event.preventDefault());
  if (input.value) search();
})();
