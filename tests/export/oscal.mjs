// node oscal.mjs SCHEMA SCRATCH DEMARC [ARGUMENTS...]: validates what `demarc export oscal ARGUMENTS` writes against NIST's schema, and reads it back.
// Prints what fails; exit status 1 if anything does.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [schema, scratch, demarc, ...words] = process.argv.slice(2);
const require = createRequire(join(scratch, "node_modules", "here.js"));
const Ajv = require("ajv").default;
const ajv = new Ajv({ strict: false, allErrors: true });
require("ajv-formats").default(ajv);
const valid = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));

let failed = 0;
function check(holds, what) {
  if (holds) return;
  if (++failed <= 20) console.log("FAILED: " + what);
}

for (const perspective of ["customer", "provider"]) {
  const text = execFileSync(demarc, ["export", "oscal", "--perspective", perspective, ...words], { encoding: "utf8", maxBuffer: 1 << 30 });
  const document = JSON.parse(text);
  if (!valid(document)) for (const error of valid.errors) check(false, `${error.instancePath} ${error.message}`);

  const definition = document["component-definition"];
  const roles = new Set(definition.metadata.roles.map((role) => role.id)),
    parties = new Set(definition.metadata.parties.map((party) => party.uuid)),
    uuids = new Set();
  let requirements = 0,
    statements = 0;
  const allowed = new Set(["organization", "system-specific", "customer-configured", "customer-provided", "inherited"]);
  (function walk(node) {
    if (Array.isArray(node)) return node.forEach(walk);
    if (node === null || typeof node !== "object") return;
    if (node.uuid !== undefined) {
      check(!uuids.has(node.uuid), `the UUID ${node.uuid} occurs twice`);
      check(node.uuid[14] === "5", `${node.uuid} is of version 5`);
      uuids.add(node.uuid);
    }
    if (node["role-id"] !== undefined) check(roles.has(node["role-id"]), `a role ${node["role-id"]}`);
    for (const party of node["party-uuids"] ?? []) check(parties.has(party), `a party ${party}`);
    // What the schema cannot say: NIST's closed list, one role once, one statement once, and statements of the control they stand under.
    for (const prop of node.props ?? [])
      if (prop.name === "control-origination") check(allowed.has(prop.value) && prop.ns === undefined, `an origination ${prop.value}`);
    const ids = (node["responsible-roles"] ?? []).map((role) => role["role-id"]);
    check(new Set(ids).size === ids.length, `roles once each: ${ids}`);
    if (node["control-id"] !== undefined) {
      ++requirements;
      for (const statement of node.statements ?? []) {
        ++statements;
        check(statement["statement-id"] === node["control-id"] + "_smt", `a statement ${statement["statement-id"]}`);
      }
      check((node.statements ?? []).length <= 1, "one statement a control");
    }
    Object.values(node).forEach(walk);
  })(definition);
  check(requirements > 10 && statements > 5, `${requirements} requirements, ${statements} statements`);
  check(execFileSync(demarc, ["export", "oscal", "--perspective", perspective, ...words], { encoding: "utf8", maxBuffer: 1 << 30 }) === text, "the same twice");

  // The validator sees what is wrong.
  definition.components[0]["control-implementations"][0].uuid = "none";
  check(!valid(document), "a wrong UUID is seen");
  delete definition.metadata.version;
  check(!valid(document), "a missing version is seen");
}
console.log(failed === 0 ? "all well" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
