// Up to five services side by side, each with its own configuration.
(function () {
  "use strict";
  const demarc = globalThis.demarc;
  const { element } = demarc;
  const most = 5;
  const input = document.getElementById("service");
  const status = document.getElementById("status");
  const differences = document.getElementById("differences");
  const columns = document.getElementById("columns");
  const place = document.getElementById("table");
  const names = new Map([...document.querySelectorAll("#services option")].map((o) => [o.value, o.dataset.id]));
  let chosen = []; // { id, configuration }

  // The data of a service: a script of the folder, as a page opened from a disk may fetch nothing.
  function load(id) {
    if (demarc.services.has(id)) return Promise.resolve();
    return new Promise((done, failed) => {
      const script = element("script", { src: "data/" + id + ".js" });
      script.onload = done;
      script.onerror = failed;
      document.head.append(script);
    });
  }

  // ---- the table --------------------------------------------------------------------------------------------------

  function itemsOf(services) {
    const own = services.flatMap((s) => s.data.items);
    const unique = [...new Map([...demarc.common.items, ...own].map((item) => [item.id, item])).values()];
    const { areas, layers } = demarc.common;
    const place = (list, id) => list.findIndex((x) => x.id === id);
    return unique.sort(
      (a, b) => place(areas, a.area) - place(areas, b.area) || place(layers, a.layer) - place(layers, b.layer),
    );
  }

  function rowsOf(splits, all) {
    return itemsOf(splits.map((s) => demarc.services.get(s.model.data.service)))
      .map((item) => ({ item, owners: splits.map((split) => split.owner(item.id)) }))
      .filter((row) => row.owners.some((who) => who !== "not-applicable"))
      .filter((row) => all || !differences.checked || row.owners.some((who) => who !== row.owners[0]));
  }

  // What was chosen for a service, below its name: a column is nothing without it.
  function given(one) {
    const { data } = demarc.services.get(one.id);
    const when = Object.fromEntries(Object.entries(one.configuration).map(([option, value]) => [option, [value]]));
    return Object.keys(when).length ? element("span", { class: "given" }, demarc.conditions(data, when)) : null;
  }

  function table(splits, rows) {
    const head = element(
      "tr",
      {},
      element("th", { scope: "col" }, "Responsibility"),
      splits.map((s, n) =>
        element(
          "th",
          { scope: "col" },
          element(
            "a",
            { href: "services/" + demarc.writeLink(chosen[n].id + ".html#", chosen[n].configuration) },
            s.model.data.name,
          ),
          given(chosen[n]),
        ),
      ),
    );
    const bodies = demarc.common.areas.map((area) => {
      const here = rows.filter((row) => row.item.area === area.id);
      if (here.length === 0) return null;
      return element(
        "tbody",
        {},
        element("tr", { class: "area" }, element("th", { scope: "rowgroup", colspan: splits.length + 1 }, area.title)),
        here.map((row) =>
          element(
            "tr",
            row.owners.some((who) => who !== row.owners[0]) ? { class: "differs" } : {},
            element("th", { scope: "row" }, row.item.title),
            row.owners.map((who) => element("td", {}, demarc.party(who))),
          ),
        ),
      );
    });
    return element(
      "table",
      { class: "compare" },
      element("caption", { class: "aside" }, "Who is responsible for what, side by side"),
      element("thead", {}, head),
      bodies,
    );
  }

  // ---- the chosen services ----------------------------------------------------------------------------------------

  function card(one, n) {
    const service = demarc.services.get(one.id);
    const remove = element("button", { type: "button", "aria-label": "Remove " + service.data.name }, "Remove");
    remove.addEventListener("click", () => {
      chosen.splice(n, 1);
      update(service.data.name + " removed.");
      input.focus();
    });
    const options = service.data.options.map((option) => {
      const id = "option-" + n + "-" + option.id;
      const select = element("select", { id, "data-option": option.id, "aria-describedby": id + "-note" });
      const note = element("span", { id: id + "-note", class: "note" });
      const label = element("label", { for: id }, option.title);
      const control = element("div", { class: "option" }, label, select, note);
      demarc.fit(select, note, service, one.configuration);
      select.addEventListener("change", () => {
        one.configuration = demarc.choose(service, one.configuration, option.id, select.value);
        one.open = true;
        update("");
        document.getElementById(id).focus();
      });
      return control;
    });
    const details = element(
      "details",
      one.open ? { open: "" } : {},
      element("summary", {}, "Options", element("span", { class: "aside" }, " of " + service.data.name), given(one)),
      options,
    );
    details.addEventListener("toggle", () => (one.open = details.open));
    return element(
      "li",
      {},
      element("span", { class: "name" }, service.data.name),
      remove,
      options.length ? details : null,
    );
  }

  function update(words) {
    const splits = chosen.map((one) => demarc.services.get(one.id).under(one.configuration));
    columns.replaceChildren(...chosen.map(card));
    const rows = splits.length ? rowsOf(splits, false) : [];
    place.replaceChildren(
      ...(splits.length === 0
        ? []
        : rows.length === 0
          ? [element("p", {}, "They differ in nothing.")]
          : [table(splits, rows)]),
    );
    const many =
      splits.length < 2
        ? ""
        : rows.filter((r) => r.owners.some((w) => w !== r.owners[0])).length +
          " of " +
          rowsOf(splits, true).length +
          " responsibilities differ.";
    status.textContent = [
      words,
      chosen.length === most ? "Five services are chosen; remove one to add another." : "",
      many,
    ]
      .filter(Boolean)
      .join(" ");
    input.disabled = document.getElementById("add").disabled = chosen.length === most;
    history.replaceState(null, "", "#" + chosen.map((one) => demarc.writeLink(one.id, one.configuration)).join("&"));
  }

  async function add(id, configuration, words) {
    if (chosen.length >= most) return;
    await load(id);
    chosen.push({ id, configuration: demarc.tidy(demarc.services.get(id), configuration), open: false });
    update(words);
  }

  const known = (text) =>
    names.get(text) ??
    [...names].find(([name, id]) => id === text.toLowerCase() || name.toLowerCase() === text.toLowerCase())?.[1];
  document.getElementById("choose").addEventListener("submit", async (event) => {
    event.preventDefault();
    const id = known(input.value.trim());
    if (!id) {
      status.textContent = "There is no service of that name; pick one from the list.";
      return;
    }
    await add(id, {}, input.value.trim() + " added.");
    input.value = "";
  });
  differences.addEventListener("change", () => update(""));

  async function follow() {
    chosen = [];
    for (const part of decodeURIComponent(location.hash.slice(1)).split("&")) {
      const link = demarc.readLink(part);
      if ([...names.values()].includes(link.name)) await add(link.name, link.configuration, "");
    }
    update("");
  }
  window.addEventListener("hashchange", follow);
  follow();
})();
