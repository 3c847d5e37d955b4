// node answers.mjs SITE: one number a cell, of every owner and rule that the script of the pages finds; see answers.hpp.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runInThisContext } from "node:vm";

const site = process.argv[2];
const run = (path) => runInThisContext(readFileSync(join(site, path), "utf8"), { filename: path });
run("assets/evaluate.js");
for (const name of readdirSync(join(site, "data"))) if (name.endsWith(".js")) run(join("data", name));

const begin = 2166136261;
const step = (sum, n) => Math.imul(sum ^ n, 16777619) >>> 0;
const encoder = new TextEncoder();
const texts = new Map();
function addText(sum, text) {
  if (!texts.has(text)) texts.set(text, [...encoder.encode(text), 0]);
  return texts.get(text).reduce(step, sum);
}

const bit = (n) => 1 << n;
function withConditions(options, wanted) {
  for (let o = options.length - 1; o >= 0; --o)
    if (wanted & bit(o)) for (const clause of options[o].clauses) wanted |= bit(clause.option);
  return wanted;
}
function tied(options, wanted) {
  for (let before = 0; before !== wanted;) {
    before = wanted;
    wanted = withConditions(options, wanted);
    for (let o = 0; o < options.length; ++o) if (withConditions(options, bit(o)) & wanted) wanted |= bit(o);
  }
  return wanted;
}

function forEachConfiguration(data, options, configuration, visit, o = 0) {
  while (o < data.options.length && !(options & bit(o))) ++o;
  if (o >= data.options.length) return visit(configuration);
  const option = data.options[o];
  for (const value of [null, ...option.values.map((v) => v.id).filter((id) => id !== option.default)]) {
    if (value === null) delete configuration[option.id];
    else configuration[option.id] = value;
    forEachConfiguration(data, options, configuration, visit, o + 1);
  }
  delete configuration[option.id];
}

function configurationsOf(data, options) {
  return data.options.reduce(
    (count, o, n) => (options & bit(n) ? count * (o.values.length + (o.default ? 0 : 1)) : count),
    1,
  );
}
const fewConfigurations = 3000;

// What becomes of every option that decides anything.
function addOptions(sum, data, split, configuration) {
  const deciding = new Set([
    ...Object.values(data.cells).flatMap((cell) => cell.options),
    ...Object.keys(configuration),
  ]);
  const found = data.options.filter((o) => deciding.has(o.id)).map((o) => ({ id: o.id, ...split.option(o.id) }));
  for (const state of ["given", "ignored", "assumed", "open"]) {
    sum = addText(sum, state);
    for (const o of found.filter((f) => f.state === state)) {
      sum = addText(sum, o.id);
      for (const value of configuration[o.id] ? [configuration[o.id]] : o.values) sum = addText(sum, value);
    }
  }
  return sum;
}

// Services in the order of the site's index, cells in the order of their options' masks, as there.
const lines = [];
for (const { id } of demarc.entries.services) {
  const service = demarc.services.get(id);
  const { data, model } = service;
  const all = [...Object.keys(data.owners), ...Object.keys(data.cells)];
  const groups = new Map();
  for (const item of all) {
    const cell = model.cells.get(item);
    const options = cell ? tied(model.options, cell.options) : 0;
    groups.set(options, [...(groups.get(options) ?? []), item]);
  }
  for (const options of [...groups.keys()].sort((a, b) => a - b)) {
    const items = groups.get(options);
    const sums = items.map(() => begin);
    let becomes = begin;
    const few = options !== 0 && configurationsOf(data, options) <= fewConfigurations;
    forEachConfiguration(data, options, {}, (configuration) => {
      const split = service.under(configuration);
      if (few) becomes = addOptions(becomes, data, split, configuration);
      items.forEach((item, n) => {
        sums[n] = addText(sums[n], split.owner(item));
        if (options === 0) return;
        const rules = data.cells[item].rules;
        for (const rule of split.rules(item)) sums[n] = step(sums[n], rules.indexOf(rule) + 1);
      });
    });
    items.forEach((item, n) => lines.push(`${id} ${item} ${sums[n]}`));
    lines.push(`${id} options ${becomes}`);
  }
}
process.stdout.write(lines.join("\n") + "\n");
