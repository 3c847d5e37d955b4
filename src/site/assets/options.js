// The controls for a service's options: what can be chosen now, and what follows from it.
(function () {
  "use strict";
  const demarc = globalThis.demarc;

  // Options that rest on an option, directly or through others.
  function resting(data, id) {
    const found = new Set([id]);
    for (const option of data.options) {
      const whens = [option.when, ...option.values.map((v) => v.when)];
      if (whens.some((when) => Object.keys(when ?? {}).some((o) => found.has(o)))) found.add(option.id);
    }
    found.delete(id);
    return found;
  }

  // A configuration without what means nothing beside the rest, or is no option or value of the service.
  function tidy(service, wanted) {
    const configuration = {};
    for (const option of service.data.options) {
      const value = wanted[option.id];
      if (!option.values.some((v) => v.id === value)) continue;
      const tried = { ...configuration, [option.id]: value };
      if (service.under(tried).option(option.id).state === "given") configuration[option.id] = value;
    }
    return configuration;
  }

  // The configuration after a choice; "" takes it back, and what rested on it goes too.
  function choose(service, configuration, id, value) {
    const next = { ...configuration };
    delete next[id];
    if (value === "") for (const other of resting(service.data, id)) delete next[other];
    if (value === "") return next;
    // The choice wins over later ones that contradict it.
    const kept = service.under({ ...next, [id]: value });
    for (const other of Object.keys(next)) if (kept.option(other).state === "ignored") delete next[other];
    return tidy(service, { ...next, [id]: value });
  }

  function noteOf(data, option, now, blank) {
    if (now.state === "open") return "No documented default";
    if (now.state === "void" && option.when) return "Only with " + demarc.conditions(data, option.when);
    if (now.state === "assumed" && blank !== option.default) return "Follows from the other choices";
    return "";
  }

  // Fits a select to the configuration: its first entry stands for what holds where nothing is chosen.
  function fit(select, note, service, configuration) {
    const id = select.dataset.option;
    const option = service.data.options.find((o) => o.id === id);
    const without = { ...configuration };
    delete without[id];
    const alone = service.under(without).option(id);
    const now = service.under(configuration).option(id);
    const titleOf = (value) => option.values.find((v) => v.id === value).title;
    const blank = alone.state === "assumed" ? alone.values[0] : null;
    const first =
      blank !== null
        ? titleOf(blank) + (blank === option.default ? " (default)" : "")
        : alone.state === "void"
          ? "Does not apply"
          : "Not chosen";
    const entry = (value, title) => demarc.element("option", { value }, title);
    select.replaceChildren(
      entry("", first),
      ...option.values.filter((v) => v.id !== blank).map((v) => entry(v.id, v.title)),
    );
    for (const each of select.options) {
      if (each.value === "") continue;
      const tried = service.under({ ...without, [id]: each.value }).option(id);
      each.disabled = tried.state !== "given";
    }
    select.value = configuration[id] ?? "";
    select.parentElement.dataset.chosen = select.selectedOptions[0].textContent; // for paper, where a select cuts
    select.disabled = now.state === "void";
    note.textContent = noteOf(service.data, option, now, blank);
  }

  Object.assign(demarc, { tidy, choose, fit });
})();
