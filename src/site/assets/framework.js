// The page of a framework: who meets each control on the service that is chosen, as the library worked it out.
(function () {
  "use strict";
  const { services } = globalThis.demarc.framework; // id, name, a letter a control
  const main = document.querySelector("main");
  const select = document.getElementById("page_service");
  const status = document.getElementById("page_status");
  const heading = main.querySelector("thead th:last-child");
  const rows = [...main.querySelectorAll("tr[id]")];
  const acts = [...main.querySelectorAll(".acts a[data-item]")].map((a) => ({ a, usual: a.getAttribute("href") }));
  const shares = {
    i: ["aws", "Inherited"],
    c: ["customer", "Customer"],
    s: ["depends", "Shared"],
    S: ["depends", "Shared", "dependent"],
    d: ["depends", "Depends"],
    n: ["not-applicable", "n/a"],
    u: ["unknown", "Unknown"],
    m: ["not-applicable", "Not mapped"],
  };
  const usualHeading = heading.textContent;
  let chosen = null;

  // Groups have names such as A.5, which are no selectors.
  const placeOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));

  function mark(letter) {
    const [kind, name, more] = shares[letter];
    const party = document.createElement("span");
    party.className = "party " + kind;
    party.textContent = name;
    const out = document.createElement("div");
    out.className = "one";
    out.append(party);
    if (more) {
      const facts = document.createElement("span");
      facts.className = "facts";
      facts.textContent = " " + more;
      out.append(facts);
    }
    return out;
  }

  // Of one service, controls that demand nothing there stand aside, but for the one that a link names.
  function show(named) {
    heading.textContent = chosen ? chosen[1] : usualHeading;
    rows.forEach((row, n) => {
      const cell = row.lastElementChild;
      cell.dataset.label = heading.textContent;
      cell.querySelector(".shares").hidden = chosen !== null;
      cell.querySelector(".one")?.remove();
      if (chosen) cell.append(mark(chosen[2][n]));
      row.hidden = chosen !== null && chosen[2][n] === "m" && row.id !== named;
      row.querySelector("th a").setAttribute("href", "#" + row.id + (chosen ? ":" + chosen[0] : ""));
    });
    for (const body of main.querySelectorAll("tbody")) body.hidden = !body.querySelector("tr[id]:not([hidden])");
    for (const link of main.querySelectorAll(".areas a"))
      link.parentElement.hidden = placeOf(link).closest("tbody").hidden;
    // What an act means; on a service, who performs it there.
    for (const { a, usual } of acts)
      a.setAttribute("href", chosen ? "../services/" + chosen[0] + ".html#" + a.dataset.item : usual);
  }

  function announce() {
    if (!chosen) return (status.textContent = "");
    const counts = {};
    for (const letter of chosen[2]) counts[shares[letter][1]] = (counts[shares[letter][1]] ?? 0) + 1;
    const order = [...new Set(Object.values(shares).map((s) => s[1]))];
    const said = order.filter((name) => counts[name]).map((name) => name.toLowerCase() + " " + counts[name]);
    if (counts["Not mapped"]) said[said.length - 1] += " (left out)";
    const link = document.createElement("a");
    link.href = "../services/" + chosen[0] + ".html";
    link.textContent = chosen[1];
    status.replaceChildren(link, " under its documented defaults: " + said.join(", ") + ".");
  }

  // "#SI-2", "#:lambda", "#SI-2:lambda"
  function follow() {
    const hash = decodeURIComponent(location.hash.slice(1));
    const colon = hash.lastIndexOf(":");
    const id = colon < 0 ? hash : hash.slice(0, colon);
    if (colon >= 0) chosen = services.find((s) => s[0] === hash.slice(colon + 1)) ?? null;
    select.value = chosen ? chosen[0] : "";
    show(id);
    announce();
    const target = id && document.getElementById(id);
    for (const row of rows) row.classList.toggle("here", row === target);
    if (target) target.scrollIntoView({ block: target.matches("tr") ? "center" : "start" });
  }

  for (const [id, name] of services) select.append(new Option(name, id));
  select.addEventListener("change", () => {
    chosen = services.find((s) => s[0] === select.value) ?? null;
    show();
    announce();
    history.replaceState(null, "", chosen ? "#:" + chosen[0] : "#");
  });
  window.addEventListener("hashchange", follow);
  document.documentElement.classList.add("live");
  follow();
})();
