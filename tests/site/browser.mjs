// node browser.mjs DEMARC CHROMIUM SMALL SCRATCH: makes sites and uses them as people do. Prints what fails; exit status 1 if anything does.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [demarc, chromiumPath, small, scratch] = process.argv.slice(2);
const require = createRequire(join(scratch, "node_modules", "here.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

// ---- checks ---------------------------------------------------------------------------------------------------------

let passed = 0,
  failed = 0;
function check(holds, what) {
  if (holds) ++passed;
  else {
    ++failed;
    console.log("FAILED: " + what);
  }
}
const same = (a, b, what) => check(a === b, `${what}: ${JSON.stringify(a)} is not ${JSON.stringify(b)}`);

// ---- sites ----------------------------------------------------------------------------------------------------------

const say = (...words) => execFileSync(demarc, words, { encoding: "utf8" });
const all = join(scratch, "all"),
  two = join(scratch, "two"),
  now = join(scratch, "now");
for (const old of [all, two, now]) rmSync(old, { recursive: true, force: true });
say("site", all);
// A matrix with hostile words, against the one it was before.
const hostile = 'Anvil <img src=x onerror=alert(1)> & "quotes"';
cpSync(small, now, { recursive: true });
const edit = (file, from, to) => {
  const text = readFileSync(join(now, file), "utf8");
  check(text.includes(from), `${file} has ${from}`);
  writeFileSync(join(now, file), text.replace(from, to));
};
edit("services/anvil.yaml", "name: Acme Anvil", "name: " + JSON.stringify(hostile));
edit("services/kiln.yaml", "{when: {compute: hybrid}, party: customer,", "{when: {compute: hybrid}, party: mason,");
edit("services/kiln.yaml", "Patches the nodes.", "Patches <script>alert(2)<b> the nodes.");
say("site", two, "--matrices", now, "--since", small);

// ---- the browser ----------------------------------------------------------------------------------------------------

const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});
const wide = { width: 1280, height: 900 },
  phone = { width: 390, height: 844 };

// A page that complains about anything that is written to its console, fails, or is asked for outside the folder.
async function open(root, path, options = {}) {
  const context = await browser.newContext({ viewport: wide, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(10000);
  const folder = pathToFileURL(root).href + "/";
  page.on("console", (m) => check(false, `${path}: the console says ${m.text()}`));
  page.on("pageerror", (e) => check(false, `${path}: ${e.message}`));
  page.on("dialog", (d) => (check(false, `${path}: a dialog opens`), d.dismiss()));
  page.on("request", (r) => check(r.url().startsWith(folder), `${path} asks for ${r.url()}`));
  // A page that is left while it loads has lost nothing.
  page.on("requestfailed", (r) => check(r.failure().errorText === "net::ERR_ABORTED", `${path} lacks ${r.url()}`));
  await page.goto(folder + path);
  return page;
}
const close = (page) => page.context().close();
const row = (page, id) => page.locator(`tr#${id}`);
const partyOf = async (page, id) => (await row(page, id).getAttribute("class")).split(" ")[0];
const verdictOf = (item, service, ...given) =>
  JSON.parse(say("show", service, "--format", "json", ...given.flatMap((g) => ["--with", g]))).rows.find(
    (r) => r.item === item,
  ).verdict;

async function accessible(page, what) {
  await page.evaluate(axe); // not by a script element: the pages' policy refuses one, as it should
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      resultTypes: ["violations"],
      preload: false,
    }),
  );
  for (const v of violations)
    check(
      false,
      `${what}: ${v.id}: ${v.help}: ${v.nodes
        .slice(0, 3)
        .map((n) => n.html.slice(0, 160))
        .join(" | ")}`,
    );
  check(violations.length === 0, `${what} is accessible`);
}

// ---- what people do -------------------------------------------------------------------------------------------------

async function searching() {
  const page = await open(all, "index.html");
  const input = page.locator("#search"),
    first = page.locator("#results a").first();
  const find = async (text) => {
    await input.fill(text);
    return (await first.count()) ? (await first.innerText()).split("\n")[0] : "";
  };
  same(await find("lambda"), "AWS Lambda", "a service by name");
  same(await find("eks"), "Amazon Elastic Kubernetes Service", "a service by id");
  same(await find("LAMB"), "AWS Lambda", "the beginning of a name, in capitals");
  same(await find("hypervisor patching"), "Patch host operating systems and hypervisors", "an item by an alias");
  same(await find("redshift serverless"), "Amazon Redshift Serverless", "a part of a service");
  await find("lambda runtime patch");
  check(
    (await first.getAttribute("href")).startsWith("services/lambda.html#"),
    "a service and an item lead to the cell",
  );
  same(await find("zzzz qqq"), "", "nothing is found for nonsense");
  check((await page.locator("#status").innerText()).includes("Nothing"), "the page says that nothing was found");
  await input.press("Escape");
  same(await input.inputValue(), "", "Escape clears");
  await input.pressSequentially("lambda");
  await input.press("ArrowDown");
  same(
    await page.evaluate(() => document.activeElement.closest("#results") !== null),
    true,
    "arrow down goes to the results",
  );
  await page.keyboard.press("ArrowUp");
  same(await page.evaluate(() => document.activeElement.id), "search", "arrow up comes back");
  // A figure to read, no check: machines differ.
  const slowest = await page.evaluate(() => {
    let most = 0;
    for (const text of ["who patches the operating system", "amazon elastic kubernetes", "a", "encryption keys s3"])
      for (let n = 1; n <= text.length; ++n) {
        document.getElementById("search").value = text.slice(0, n);
        const start = performance.now();
        document.getElementById("search").dispatchEvent(new Event("input"));
        most = Math.max(most, performance.now() - start);
      }
    return most;
  });
  console.log(`search: the slowest keystroke took ${slowest.toFixed(1)} ms`);
  await input.fill("lambda");
  await input.press("Enter");
  await page.waitForURL(/services\/lambda\.html/);
  await close(page);
}

async function choosing() {
  const page = await open(all, "services/lambda.html");
  const table = () => page.locator("table.split").innerHTML();
  const before = await table();
  same(await partyOf(page, "patch-runtime"), verdictOf("patch-runtime", "lambda"), "the default owner");
  await page.selectOption("#option_package", "image");
  same(
    await partyOf(page, "patch-runtime"),
    verdictOf("patch-runtime", "lambda", "package=image"),
    "the owner with images",
  );
  check((await row(page, "patch-runtime").getAttribute("class")).includes("changed"), "a changed owner is marked");
  check((await page.locator("#page_status").innerText()).includes("from the defaults"), "what changed is announced");
  check(await page.locator("#option_runtime").isDisabled(), "an option that means nothing cannot be chosen");
  check(page.url().endsWith("#:package=image"), "the address follows the choice: " + page.url());
  await row(page, "patch-runtime").locator("th a").click();
  check(page.url().endsWith("#patch-runtime:package=image"), "a cell's link keeps the choice: " + page.url());
  await page.selectOption("#option_package", "");
  same(await partyOf(page, "patch-runtime"), verdictOf("patch-runtime", "lambda"), "back at the default");
  await page.selectOption("#option_runtime-updates", "manual");
  await page.click("#page_reset");
  same((await table()).replaceAll(" here", ""), before, "the table after going back is the one it was");
  await page.locator('.legend input[value="aws"]').uncheck();
  check(!(await row(page, "secure-data-centers").isVisible()), "the legend filters");
  await page.locator('.legend input[value="not-applicable"]').check();
  check((await page.locator("tr.not-applicable:visible").count()) > 0, "what does not apply can be shown");
  await close(page);

  const linked = await open(all, "services/eks.html#patch-guest-os:compute=fargate");
  same(
    await partyOf(linked, "patch-guest-os"),
    verdictOf("patch-guest-os", "eks", "compute=fargate"),
    "the owner behind a link",
  );
  same(await linked.inputValue("#option_compute"), "fargate", "a link sets its options");
  check(
    await row(linked, "patch-guest-os").evaluate(
      (r) => r.classList.contains("here") && r.getBoundingClientRect().top < innerHeight,
    ),
    "a link goes to its cell",
  );
  await linked.goto(linked.url().replace(/#.*/, "#:compute=nonsense,x"));
  same(await linked.inputValue("#option_compute"), "", "a link with nonsense changes nothing");
  await close(linked);
}

async function comparing() {
  const page = await open(all, "compare.html");
  const add = async (name) => {
    await page.fill("#service", name);
    await page.keyboard.press("Enter");
    await page.locator("#columns li .name", { hasText: name }).waitFor();
  };
  await add("Amazon EC2");
  await add("AWS Lambda");
  const cells = (title) =>
    page
      .locator("table.compare tr", { has: page.locator(`th:text-is("${title}")`) })
      .locator("td")
      .allInnerTexts();
  same(
    (await cells("Apply patches to the guest operating system")).join(),
    "Customer,AWS",
    "two services side by side",
  );
  const rows = await page.locator("table.compare tbody tr:not(.area)").count();
  await page.check("#differences");
  const differing = await page.locator("table.compare tbody tr:not(.area)").count();
  check(differing > 0 && differing < rows, "only differences are fewer rows");
  same(
    await page.locator("table.compare tbody tr:not(.area):not(.differs)").count(),
    0,
    "only rows that differ are left",
  );
  await page.uncheck("#differences");
  await page.locator("#columns details summary").nth(1).click();
  await page.selectOption("#option-1-package", "image");
  same((await cells("Apply patches to the runtime or engine"))[1], "Customer", "options of a column");
  await page.waitForURL(/#ec2&lambda:package=image$/);
  for (const more of ["Amazon S3", "AWS Key Management Service", "Amazon Athena"]) await add(more);
  check(await page.locator("#add").isDisabled(), "five are the most");
  await page.locator("#columns button").first().click();
  same(await page.locator("#columns > li").count(), 4, "one can be removed");
  await page.fill("#service", "No such service");
  await page.click("#add");
  check((await page.locator("#status").innerText()).includes("no service"), "an unknown name is refused");
  await page.reload();
  await page.locator("#columns > li").nth(3).waitFor();
  same((await cells("Apply patches to the runtime or engine"))[0], "Customer", "the address brings everything back");
  await close(page);
}

async function meeting() {
  const page = await open(all, "frameworks/nist-800-53.html#SI-2");
  const cell = (id) => page.locator(`tr[id="${id}"] td`).last();
  check((await cell("SI-2").innerText()).includes("Shared"), "all services are counted");
  await page.selectOption("#page_service", "lambda");
  const said = JSON.parse(say("control", "SI-2", "--framework", "nist-800-53", "--service", "lambda", "--format", "json"));
  const share = said.rows[0].share;
  const shown = { inherited: "Inherited", customer: "Customer", shared: "Shared", depends: "Depends" }[share];
  check((await cell("SI-2").innerText()).startsWith(shown), `SI-2 on lambda is ${share}`);
  check((await cell("AC-1").innerText()).startsWith("Customer"), "a policy is the customer's");
  check((await page.locator("#page_status").innerText()).startsWith("AWS Lambda under its documented defaults"), "the counts are said");
  check(page.url().endsWith("#:lambda"), "the address says the service");
  const act = page.locator('tr[id="SI-2"] .acts a[data-item]').first();
  same(await act.getAttribute("href"), "../services/lambda.html#" + (await act.getAttribute("data-item")), "acts lead to the service");
  await page.locator('tr[id="SI-2"] th a').click();
  check(page.url().endsWith("#SI-2:lambda"), "so does the one of a control");
  check(await page.locator('tr[id="SI-2"]').evaluate((row) => row.classList.contains("here")), "and it is marked");
  await page.reload();
  same(await page.locator("#page_service").inputValue(), "lambda", "the address brings the service back");
  await page.selectOption("#page_service", "");
  same(await page.locator(".one").count(), 0, "all services again");
  await close(page);
}

async function changing() {
  const page = await open(two, "changes.html");
  check((await page.locator("#flipped").innerText()).includes("1"), "one owner flipped");
  same(
    (await page.locator("section:has(#flipped) tbody td").allInnerTexts()).slice(2, 4).join(),
    "Customer,Mason & Sons",
    "from whom to whom",
  );
  check((await page.locator("main").innerText()).includes("<script>alert(2)<b>"), "hostile words are words");
  same(await page.locator("img").count(), 0, "hostile words are no elements");
  await page.locator("header a", { hasText: "Services" }).click();
  check((await page.locator("main").innerText()).includes(hostile), "a hostile name on the start page");
  await page.fill("#search", "anvil");
  check((await page.locator("#results").innerText()).includes(hostile), "a hostile name among results");
  await page.locator("#results a").first().click();
  same(await page.locator("h1").innerText(), hostile, "a hostile name as a heading");
  await close(page);
}

async function printing() {
  const page = await open(all, "services/lambda.html");
  await page.emulateMedia({ media: "print" });
  check(!(await page.locator("header.site").isVisible()), "paper has no navigation");
  same(await page.locator("table.split").evaluate((t) => getComputedStyle(t).display), "table", "paper has a table");
  const paper = await page.pdf({ format: "A4" });
  check(paper.length > 20000, "a service prints");
  await close(page);
}

async function withoutScripts() {
  const page = await open(all, "services/lambda.html", { javaScriptEnabled: false });
  check(
    (await page.locator("tr#patch-runtime .party").innerText()).includes("AWS"),
    "the table stands without scripts",
  );
  check(await page.locator("noscript").first().isVisible(), "and says what is missing");
  await close(page);
}

async function byKeyboard() {
  const page = await open(all, "services/lambda.html");
  await page.keyboard.press("Tab");
  same(await page.evaluate(() => document.activeElement.className), "skip", "the first stop skips to the content");
  check(
    await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle !== "none"),
    "focus can be seen",
  );
  await page.focus("#option_package");
  await page.keyboard.press("ArrowDown");
  same(await partyOf(page, "patch-runtime"), "customer", "options are chosen with keys");
  await close(page);
}

// The tables as the pages are made, and as the scripts draw them: the same, on the page of every service with options.
async function drawing() {
  const page = await open(all, "index.html");
  const folder = pathToFileURL(all).href + "/services/";
  for (const file of readdirSync(join(all, "services"))) {
    const text = readFileSync(join(all, "services", file), "utf8");
    if (!text.includes("data-option")) continue;
    await page.goto(folder + file);
    const different = await page.evaluate((text) => {
      const made = new DOMParser().parseFromString(text, "text/html");
      const cells = (root) =>
        [...root.querySelectorAll("tr[id]")].map(
          (r) => r.id + r.className + [...r.cells].map((c) => c.innerHTML).join("|"),
        );
      const tallies = (root) => [...root.querySelectorAll(".tally, .count")].map((t) => t.textContent);
      const a = [...cells(made), ...tallies(made)],
        b = [...cells(document), ...tallies(document)];
      return a.length === b.length
        ? a
            .filter((x, n) => x !== b[n])
            .slice(0, 2)
            .map((x) => x + " // " + b[a.indexOf(x)])
        : ["other rows"];
    }, text);
    check(different.length === 0, `${file} is drawn otherwise than made: ${different}`);
  }
  await close(page);
}

// Every link within the folder leads somewhere.
function linking() {
  const ids = new Map();
  const idsOf = (file) => {
    if (!ids.has(file))
      ids.set(file, new Set([...readFileSync(file, "utf8").matchAll(/ id="([^"]*)"/g)].map((m) => m[1])));
    return ids.get(file);
  };
  for (const root of [all, two])
    for (const file of readdirSync(root, { recursive: true }).filter((f) => f.endsWith(".html"))) {
      const here = join(root, file);
      const broken = new Set();
      for (const [, link] of readFileSync(here, "utf8").matchAll(/(?:href|src)="([^"]*)"/g)) {
        if (/^https?:/.test(link)) continue;
        const [path, place] = link.split("#");
        const target = path ? join(here, "..", path) : here;
        if (!existsSync(target) || (place && !target.endsWith("compare.html") && !idsOf(target).has(place)))
          broken.add(link);
      }
      check(broken.size === 0, `${file} has broken links: ${[...broken].slice(0, 3)}`);
    }
}

// Nothing wider than the screen, and nothing that axe finds; the start page in every form, others in two.
async function looking() {
  const forms = [wide, phone].flatMap((viewport) =>
    ["light", "dark"].map((colorScheme) => ({ viewport, colorScheme })),
  );
  const two_forms = [forms[0], forms[3]];
  const pages = [
    [all, "index.html", forms],
    [all, "services/opsworks.html", two_forms],
    [all, "services/lambda.html#patch-runtime:package=image", two_forms],
    [all, "services/eks.html#patch-guest-os", two_forms],
    [all, "areas/training.html", two_forms],
    [all, "frameworks/nist-800-53.html#SI-2", two_forms],
    [all, "compare.html#ec2&eks:compute=fargate&lambda", two_forms],
    [two, "changes.html", two_forms],
  ];
  for (const [root, path, some] of pages)
    for (const form of some) {
      const page = await open(root, path, form);
      const what = `${path} at ${form.viewport.width}, ${form.colorScheme}`;
      if (path.startsWith("compare")) await page.locator("table.compare").waitFor();
      if (path.startsWith("index")) await page.fill("#search", "patching");
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(over <= 0, `${what} is ${over} pixels too wide`);
      await accessible(page, what);
      await close(page);
    }
}

async function take(name, step) {
  const start = Date.now();
  try {
    await step();
  } catch (error) {
    check(false, `${name}: ${error.message}`);
  }
  console.log(`${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
}
for (const [name, step] of Object.entries({
  searching,
  choosing,
  comparing,
  meeting,
  changing,
  printing,
  withoutScripts,
  byKeyboard,
  linking,
  looking,
  drawing,
}))
  await take(name, step);
await browser.close();
const size = [
  "index.html",
  "data/index.js",
  "assets/site.css",
  "assets/evaluate.js",
  "assets/words.js",
  "assets/search.js",
].reduce((n, f) => n + statSync(join(all, f)).size, 0);
check(size < 300 * 1024, `the start page with all it loads has ${size} octets`);
console.log(`the start page with all it loads: ${size} octets`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
