// Who owns a cell under a configuration: the arithmetic of include/demarc/evaluate.hpp on the data of one service.
// Knows no page; tests run this very file beside the library and compare every answer.
(function () {
  "use strict";
  const bit = (n) => 1 << n;
  const single = (mask) => mask !== 0 && (mask & (mask - 1)) === 0;

  // ---- from ids to numbers --------------------------------------------------------------------------------------

  function compile(data) {
    const position = new Map(data.options.map((option, n) => [option.id, n]));
    const conditions = (when) =>
      Object.entries(when ?? {}).map(([id, values]) => {
        const option = position.get(id);
        const mask = values.reduce((m, v) => m | bit(data.options[option].values.findIndex((x) => x.id === v)), 0);
        return { option, mask };
      });
    const options = data.options.map((option) => ({
      all: bit(option.values.length) - 1,
      standard: option.values.findIndex((v) => v.id === option.default) + 1,
      // value 0: the condition is the option's; else that of the value with this number.
      clauses: [
        ...conditions(option.when).map((c) => ({ ...c, value: 0 })),
        ...option.values.flatMap((v, n) => conditions(v.when).map((c) => ({ ...c, value: n + 1 }))),
      ],
    }));
    const cells = new Map(
      Object.entries(data.cells).map(([item, cell]) => [
        item,
        {
          options: cell.options.reduce((mask, id) => mask | bit(position.get(id)), 0),
          rules: cell.rules.map((rule) => ({ rule, when: conditions(rule.when) })),
        },
      ]),
    );
    return { data, options, cells, position };
  }

  // ---- what a configuration leaves open --------------------------------------------------------------------------

  // What an option's conditions demand of earlier ones while it takes one of `values`; false when nothing is left.
  function demand(option, values, need, touched) {
    for (const clause of option.clauses) {
      let mask = clause.mask;
      if (clause.value !== 0) {
        // Binding only when every value in question has a clause on that option: then their union is.
        let wide = 0,
          bound = 0;
        for (const other of option.clauses) {
          if (other.value === 0 || other.option !== clause.option || !(values & bit(other.value - 1))) continue;
          wide |= other.mask;
          bound |= bit(other.value - 1);
        }
        if (bound !== values) continue;
        mask = wide;
      }
      need[clause.option] &= mask;
      touched.mask |= bit(clause.option);
      if (need[clause.option] === 0) return false;
    }
    return true;
  }

  // `given`: a mask of values for each option, 0 where nothing was said.
  function spaceOf(options, given) {
    let need = options.map((o) => o.all);
    let said = 0,
      ignored = 0;
    given.forEach((mask, g) => {
      if (mask === 0) return;
      const trial = need.slice();
      trial[g] &= mask;
      let fits = trial[g] !== 0;
      const touched = { mask: bit(g) };
      for (let o = g; fits && o >= 0; --o)
        if (touched.mask & bit(o)) fits = demand(options[o], trial[o], trial, touched);
      if (!fits) {
        ignored |= bit(g);
        return;
      }
      said |= bit(g);
      need = trial;
    });
    const candidates = options.map((option, o) => {
      const standard = option.standard === 0 ? 0 : bit(option.standard - 1);
      return said & bit(o) || !(need[o] & standard) ? need[o] : standard;
    });
    return { candidates, ignored };
  }

  const holds = (clause, digits) => digits[clause.option] !== 0 && (clause.mask & bit(digits[clause.option] - 1)) !== 0;

  function allowed(option, digits, values) {
    for (const clause of option.clauses)
      if (clause.value !== 0 && !holds(clause, digits)) values &= ~bit(clause.value - 1);
    return values;
  }

  // Calls `visit` for every whole configuration of the options in `wanted`, until it returns false.
  function complete(options, space, wanted, digits, visit, o = 0) {
    while (o < options.length && !(wanted & bit(o))) ++o;
    if (o >= options.length) return visit(digits);
    const option = options[o];
    let values = 0;
    if (option.clauses.every((clause) => clause.value !== 0 || holds(clause, digits)))
      values = allowed(option, digits, space.candidates[o]) || allowed(option, digits, option.all);
    digits[o] = 0;
    if (values === 0) return complete(options, space, wanted, digits, visit, o + 1);
    for (let n = 0; bit(n) <= values; ++n) {
      if (!(values & bit(n))) continue;
      digits[o] = n + 1;
      if (!complete(options, space, wanted, digits, visit, o + 1)) return false;
    }
    return true;
  }

  function withConditions(options, wanted) {
    for (let o = options.length - 1; o >= 0; --o)
      if (wanted & bit(o)) for (const clause of options[o].clauses) wanted |= bit(clause.option);
    return wanted;
  }

  // ---- answers ----------------------------------------------------------------------------------------------------

  // A service under a configuration: { option: value }, by id; what it does not name takes its documented default.
  class Split {
    constructor(model, configuration) {
      this.model = model;
      this.given = model.data.options.map((option) => {
        const n = option.values.findIndex((v) => v.id === configuration[option.id]);
        return n < 0 ? 0 : bit(n);
      });
      this.space = spaceOf(model.options, this.given);
    }

    // The id of a party, or a verdict: "depends", "not-applicable", "unknown".
    owner(item) {
      const cell = this.model.cells.get(item);
      if (!cell) return this.model.data.owners[item] ?? "not-applicable";
      let who = null;
      this.walk(cell, (digits) => {
        const here = cell.rules.find((r) => r.when.every((c) => holds(c, digits))).rule.who;
        who = who === null || who === here ? here : "depends";
        return who !== "depends";
      });
      return who;
    }

    // The rules that may hold, in the order of the matrix; more than one where options are left open.
    rules(item) {
      const cell = this.model.cells.get(item);
      if (!cell) return [];
      const found = new Set();
      this.walk(cell, (digits) => {
        found.add(cell.rules.find((r) => r.when.every((c) => holds(c, digits))));
        return found.size < cell.rules.length;
      });
      return cell.rules.filter((r) => found.has(r)).map((r) => r.rule);
    }

    // What becomes of an option: "given", "ignored", "assumed" (one value is left), "open" (several are) or "void"
    // (it means nothing here); and the ids of its values that can be.
    option(id) {
      const o = this.model.position.get(id);
      let seen = 0;
      complete(this.model.options, this.space, withConditions(this.model.options, bit(o)), this.blank(), (digits) => {
        if (digits[o] !== 0) seen |= bit(digits[o] - 1);
        return true;
      });
      const values = this.model.data.options[o].values.filter((_, n) => seen & bit(n)).map((v) => v.id);
      const mask = this.given[o];
      const state =
        mask !== 0 ? (seen & mask ? "given" : "ignored") : seen === 0 ? "void" : single(seen) ? "assumed" : "open";
      return { state, values };
    }

    blank() {
      return new Array(this.model.options.length).fill(0);
    }
    walk(cell, visit) {
      complete(this.model.options, this.space, cell.options, this.blank(), visit);
    }
  }

  class Service {
    constructor(data) {
      this.model = compile(data);
      this.data = data;
    }
    under(configuration = {}) {
      return new Split(this.model, configuration);
    }
  }

  const services = new Map();
  globalThis.demarc = {
    services,
    // Data files call these.
    add: (data) => services.set(data.service, new Service(data)),
    share: (common) => (globalThis.demarc.common = common),
    index: (index) => (globalThis.demarc.entries = index),
    met: (framework) => (globalThis.demarc.framework = framework),
  };
})();
