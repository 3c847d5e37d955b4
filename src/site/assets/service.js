// The page of a service: its controls recompute the table, its legend filters it.
(function () {
  "use strict";
  const demarc = globalThis.demarc;
  const main = document.querySelector("main");
  const service = demarc.services.get(main.dataset.service);
  const controls = [...main.querySelectorAll("select[data-option]")];
  const filters = [...main.querySelectorAll(".legend input")];
  const rows = [...main.querySelectorAll("tr[id]")];
  const status = document.getElementById("page_status");
  const reset = document.getElementById("page_reset"); // none where there are no options
  const usual = service.under();
  let configuration = {};

  // ---- the table --------------------------------------------------------------------------------------------------

  const kind = (row) => row.className.split(" ")[0];

  function recompute(row, split) {
    const rules = split.rules(row.id);
    if (rules.length === 0) return;
    const who = split.owner(row.id),
      before = usual.owner(row.id);
    row.className = demarc.kindOf(who) + (who === before ? "" : " changed");
    row
      .querySelector(".who")
      .replaceChildren(
        demarc.party(who),
        ...(rules.length === 1 && rules[0].role ? [demarc.role(rules[0])] : []),
        ...(who === before
          ? []
          : [demarc.element("span", { class: "before" }, "by default: " + demarc.nameOf(before))]),
      );
    row.querySelector(".detail").replaceChildren(...demarc.detail(service.data, rules).filter(Boolean));
    row.querySelector(".basis").replaceChildren(...demarc.basis(rules).filter((x) => x !== null));
  }

  function count(list) {
    const counts = {};
    for (const row of list) counts[kind(row)] = (counts[kind(row)] ?? 0) + 1;
    return counts;
  }
  const said = {
    customer: "customer",
    aws: "AWS",
    "third-party": "third party",
    depends: "depends",
    unknown: "unknown",
  };
  const inWords = (counts) => {
    const parts = Object.keys(said)
      .filter((k) => counts[k])
      .map((k) => said[k] + " " + counts[k]);
    return parts.length ? parts.join(", ") : "does not apply";
  };

  function summarize() {
    const all = count(rows);
    for (const input of filters) {
      const n = all[input.value] ?? 0;
      input.parentElement.querySelector(".count").textContent = n;
      input.parentElement.hidden = n === 0;
    }
    for (const body of main.querySelectorAll("tbody"))
      body.querySelector(".tally").textContent = inWords(count(body.querySelectorAll("tr[id]")));
  }

  function filter() {
    const shown = new Set(filters.filter((f) => f.checked).map((f) => f.value));
    for (const row of rows) row.hidden = !shown.has(kind(row));
    for (const body of main.querySelectorAll("tbody")) body.hidden = !body.querySelector("tr[id]:not([hidden])");
    for (const link of main.querySelectorAll(".areas a"))
      link.parentElement.hidden = document.querySelector(link.hash).closest("tbody").hidden;
  }

  // ---- what was chosen --------------------------------------------------------------------------------------------

  function show() {
    const split = service.under(configuration);
    for (const row of rows) {
      recompute(row, split);
      row.querySelector("th a").setAttribute("href", "#" + demarc.writeLink(row.id, configuration));
    }
    for (const select of controls)
      demarc.fit(select, document.getElementById(select.getAttribute("aria-describedby")), service, configuration);
    const compare = document.getElementById("page_compare");
    compare.hash = demarc.writeLink(service.data.service, configuration);
    summarize();
    filter();
  }

  function announce() {
    const changed = rows.filter((row) => row.classList.contains("changed")).length;
    const chosen = Object.keys(configuration).length;
    const counts = inWords(count(rows));
    status.textContent =
      chosen === 0
        ? ""
        : (changed === 0
            ? "No owner differs from the defaults."
            : changed + (changed === 1 ? " owner differs" : " owners differ") + " from the defaults.") +
          " Now: " +
          counts +
          ".";
    if (reset) reset.hidden = chosen === 0;
  }

  // ---- links ------------------------------------------------------------------------------------------------------

  function goTo(name) {
    for (const row of rows) row.classList.toggle("here", row.id === name);
    const target = document.getElementById(name);
    if (!target) return;
    const row = target.closest("tr[id]");
    const input = row && filters.find((f) => f.value === kind(row));
    if (input && !input.checked) {
      input.checked = true;
      filter();
    }
    target.scrollIntoView({ block: row ? "center" : "start" });
  }

  function follow() {
    const link = demarc.readLink(decodeURIComponent(location.hash.slice(1)));
    // A link to a place in the page says nothing about options; one to a cell does.
    if (rows.some((row) => row.id === link.name) || link.name === "")
      configuration = demarc.tidy(service, link.configuration);
    show();
    announce();
    goTo(link.name);
  }

  for (const select of controls) {
    select.addEventListener("change", () => {
      configuration = demarc.choose(service, configuration, select.dataset.option, select.value);
      show();
      announce();
      const link = demarc.writeLink("", configuration);
      history.replaceState(null, "", link ? "#" + link : "#");
    });
  }
  for (const input of filters) input.addEventListener("change", filter);
  reset?.addEventListener("click", () => {
    configuration = {};
    show();
    announce();
    status.textContent = "Every option is back at its default.";
    history.replaceState(null, "", "#");
    controls[0].focus();
  });
  window.addEventListener("hashchange", follow);
  document.documentElement.classList.add("live");
  follow();
})();
