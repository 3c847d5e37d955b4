// node sql.mjs DEMARC SQLITE DOCS COLUMNS SCRATCH: does what docs/exports.md says, in SQLite and in DuckDB. Prints what fails; exit status 1 if
// anything does. With DEMARC_REFRESH_GOLDEN set it writes the answer, the columns and the table for Athena into the page instead.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [demarc, sqlite, docs, columnsFile, scratch] = process.argv.slice(2);
const require = createRequire(join(scratch, "node_modules", "here.js"));
const { DuckDBInstance } = require("@duckdb/node-api");

const work = join(scratch, "sql");
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
const page = readFileSync(docs, "utf8");

let failed = 0;
function same(a, b, what) {
  if (a === b) return;
  ++failed;
  console.log(`FAILED: ${what}:\n${a}\n-- is not --\n${b}`);
}
// What the page has behind a mark: the text of the block, or of the table.
const block = (mark) => new RegExp(`<!-- ${mark} -->\n\`\`\`\\w*\n([^]*?)\`\`\``);
function of(mark) {
  const found = page.match(block(mark));
  if (!found) throw new Error(`no ${mark} in ${docs}`);
  return found[1];
}

writeFileSync(join(work, "inventory.csv"), of("file: inventory.csv"));
const [program, ...words] = of("run").trim().split(" ");
same(program, "demarc", "the command of the page");
execFileSync(demarc, words, { cwd: work });
const query = of("query").trim();

const bySqlite = execFileSync(sqlite, ["-separator", " | ", ":memory:"], {
  cwd: work,
  input: of("sqlite") + query + ";\n",
  encoding: "utf8",
});

process.chdir(work);
const connection = await (await DuckDBInstance.create(":memory:")).connect();
for (const statement of of("duckdb").trim().split("\n")) await connection.run(statement);
const rows = (await connection.runAndReadAll(query)).getRows();
const byDuckdb = rows.map((row) => row.join(" | ") + "\n").join("");
same(byDuckdb, bySqlite, "the join in DuckDB, and in SQLite");

// Types as they are found by DuckDB, and as they are said: from CSV, and from JSON Lines.
const columns = readFileSync(columnsFile, "utf8").trim().split("\n").map((line) => line.split("\t"));
const lines = words.map((word) => (word === "split.csv" ? "split.jsonl" : word));
execFileSync(demarc, [...lines, "--format", "jsonl"], { cwd: work });
const kinds = { VARCHAR: ["VARCHAR", "DATE", "JSON"], INTEGER: ["BIGINT"], BOOLEAN: ["BOOLEAN"] };
for (const table of ["split", "read_json('split.jsonl', sample_size = -1, convert_strings_to_integers = false)"]) {
  const found = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${table}`)).getRows();
  same(found.map((f) => f[0]).join(), columns.map((c) => c[0]).join(), `the columns of ${table}`);
  const counts = columns.map(([name]) => `count(${name})`).join();  // a column that says nothing has no type
  const said = (await connection.runAndReadAll(`SELECT ${counts} FROM ${table}`)).getRows()[0];
  for (const [n, [name, type]] of columns.entries())
    if (said[n] !== 0n && !kinds[type].includes(found[n][1])) same(found[n][1], type, `the type of ${name} in ${table}`);
}
const counts = await connection.runAndReadAll(
  "SELECT (SELECT count(*) FROM split), (SELECT count(*) FROM read_json('split.jsonl', sample_size = -1))",
);
same(String(counts.getRows()[0][0]), String(counts.getRows()[0][1]), "rows in both formats");

const athena = { VARCHAR: "string", INTEGER: "int", BOOLEAN: "boolean" };
const ddl = columns.map(([name, type]) => `  ${name} ${athena[type]}`).join(",\n");
const table = columns.map(([name, type, meaning]) => `| \`${name}\` | ${type} | ${meaning.replaceAll("|", "\\|")} |\n`).join("");
const listed = /(<!-- columns -->\n\| column \| type \| \|\n\|---\|---\|---\|\n)((?:\|.*\n)*)/;
const fields = /(CREATE EXTERNAL TABLE split \(\n)([^]*?)(\n?\)\nROW FORMAT)/;
if (process.env.DEMARC_REFRESH_GOLDEN) {
  const fresh = page
    .replace(block("answer"), () => "<!-- answer -->\n```text\n" + bySqlite + "```")
    .replace(listed, (_, head) => head + table)
    .replace(fields, (_, head, old, tail) => head + ddl + (tail.startsWith("\n") ? "" : "\n") + tail);
  writeFileSync(docs, fresh);
} else {
  same(of("answer"), bySqlite, "the answer on the page, and the one of SQLite");
  same(page.match(listed)?.[2], table, "the columns on the page, and those there are");
  same(page.match(fields)?.[2], ddl, "the table for Athena, and the columns there are");
}
if (bySqlite.trim().split("\n").length < 3) same(bySqlite, "", "an answer of some lines");
console.log(failed === 0 ? "all well" : `${failed} failed; where only the data changed, ./dev refresh-golden writes the page anew`);
process.exit(failed === 0 ? 0 : 1);
