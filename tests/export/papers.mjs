// node papers.mjs PAPERS PANDOC SCRATCH: reads what PAPERS writes, LaTeX by pandoc and AsciiDoc by Asciidoctor: every table must be there as it
// was, and nothing else. Prints what is not; exit status 1 if anything is.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [papers, pandoc, scratch] = process.argv.slice(2);
const require = createRequire(join(scratch, "node_modules", "here.js"));
const work = join(scratch, "papers");
rmSync(work, { recursive: true, force: true });
mkdirSync(work);
execFileSync(papers, [work]);
const expected = JSON.parse(readFileSync(join(work, "all.json"), "utf8"));

let failed = 0;
function fail(what, found, wanted) {
  if (++failed <= 10) console.log(`FAILED: ${what}:\n${JSON.stringify(found)}\n-- is not --\n${JSON.stringify(wanted)}`);
}
// Typesetters choose quotes and spaces.
const plain = (text) => text.replace(/[\s\u00a0]+/g, " ").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim();

// What was found: a list of {paragraphs, title, rows}, one a table, cut at the marks.
function hold(found, wanted, reader) {
  if (found.length !== wanted.length) fail(`${reader}: tables`, found.length, wanted.length);
  for (const [n, table] of wanted.entries()) {
    const rows = table.rows.map((row) => row.map(plain)),
      texts = [...table.notes, ...table.footer].map(plain).filter((text) => text !== "");
    const got = found[n] ?? { title: "", rows: [], texts: [] };
    if (JSON.stringify(got.rows) !== JSON.stringify(rows)) {
      const at = rows.findIndex((row, r) => JSON.stringify(row) !== JSON.stringify(got.rows[r]));
      fail(`${reader}: row ${at} of table ${n}`, got.rows[at], rows[at]);
    }
    if (JSON.stringify(got.texts) !== JSON.stringify(texts)) fail(`${reader}: texts of table ${n}`, got.texts, texts);
    const title = plain(rows.length ? table.title : "");
    if (reader === "AsciiDoc" ? got.title !== plain(table.title) : got.title !== title) fail(`${reader}: title of table ${n}`, got.title, title);
  }
}
class Finder {
  tables = [];
  paragraph(text) {
    if (/^TABLE\d+$/.test(text)) this.tables.push({ title: "", rows: [], texts: [] });
    else if (text !== "") this.tables.at(-1).texts.push(text);
  }
}

// ---- LaTeX: pandoc's syntax tree ------------------------------------------------------------------------------------
function words(inlines) {
  return inlines
    .map(({ t, c }) => {
      if (t === "Str") return c;
      if (t === "Space" || t === "SoftBreak") return " ";
      if (t === "Strong" || t === "Emph") return words(c);
      if (t === "Span") return words(c[1]);
      if (t === "Quoted") return c[0].t === "SingleQuote" ? `'${words(c[1])}'` : `"${words(c[1])}"`;
      if (t === "Link" && c[2][0] === words(c[1]) && /^https?:/.test(c[2][0])) return c[2][0];
      return `(${t}!)`;
    })
    .join("");
}
const inside = (blocks) => blocks.map(({ t, c }) => (t === "Plain" || t === "Para" ? words(c) : `(${t}!)`)).join(" ");
const cells = (row) => row[1].map((cell) => plain(inside(cell[4])));
// How columns are laid out, which pandoc does not take beside \multicolumn; no text of a table can say it.
const tex = readFileSync(join(work, "all.tex"), "utf8").replaceAll(">{\\raggedright\\arraybackslash}", "").replaceAll("{@{}l@{}}", "{l}");
const tree = JSON.parse(
  execFileSync(pandoc, ["-f", "latex+raw_tex", "-t", "json"], { input: tex, encoding: "utf8", maxBuffer: 1 << 28 }),
);
const latex = new Finder();
for (const { t, c } of tree.blocks) {
  if (t === "Para") latex.paragraph(plain(words(c)));
  else if (t === "Div" && c[1].length === 1 && c[1][0].t === "Table") table(c[1][0].c);
  else if (t === "Table") table(c);
  else latex.paragraph(`(${t}!)`);
}
function table([, caption, , head, bodies]) {
  const at = latex.tables.at(-1);
  at.title = plain(inside(caption[1]));
  at.rows = [...head[1], ...bodies.flatMap((body) => body[3])].map(cells);
}
hold(latex.tables, expected, "LaTeX");

// ---- AsciiDoc: Asciidoctor's ----------------------------------------------------------------------------------------
const asciidoctor = require("@asciidoctor/core")();
const entities = { amp: "&", lt: "<", gt: ">", quot: '"' };
// What is left of HTML: our links and nothing else.
function drawn(html) {
  const text = html.replace(/<a href="(https?:[^"]*)" class="bare">\1<\/a>/g, "$1");
  if (/<(?!strong>|\/strong>)/.test(text)) return `(markup!) ${html}`;
  return plain(text.replace(/<\/?strong>/g, "").replace(/&(?:#(\d+)|(\w+));/g, (all, number, name) => (number ? String.fromCodePoint(number) : entities[name])));
}
const logger = asciidoctor.MemoryLogger.create();
asciidoctor.LoggerManager.setLogger(logger);
const document = asciidoctor.load(readFileSync(join(work, "all.adoc"), "utf8"), { safe: "secure" });
const asciidoc = new Finder();
for (const message of logger.getMessages()) fail("Asciidoctor says", message.getText(), "nothing");
(function walk(block) {
  for (const each of block.getBlocks()) {
    const kind = each.getContext();
    if (kind === "section") {
      asciidoc.tables.at(-1).title = drawn(each.getTitle());
      walk(each);
    } else if (kind === "preamble") walk(each);
    else if (kind === "paragraph") asciidoc.paragraph(drawn(each.getContent()));
    else if (kind === "table")
      asciidoc.tables.at(-1).rows = [...each.getHeadRows(), ...each.getBodyRows()].map((row) => row.map((cell) => drawn(cell.getText())));
    else asciidoc.paragraph(`(${kind}!)`);
  }
})(document);
hold(asciidoc.tables, expected, "AsciiDoc");

console.log(failed === 0 ? "all well" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
