// page.mjs - looks at the pages of packs in headless Chromium; TAP.
//
//   node page.mjs FOLDER-OF-PACKS FOLDER-FOR-PICTURES

import { chromium } from "playwright-core";
import axe from "axe-core";
import { readFileSync } from "node:fs";

const [packs, shots] = process.argv.slice(2);
let count = 0;
let bad = 0;

function ok(good, what, detail = "") {
    count++;
    if (!good) bad++;
    console.log(`${good ? "ok" : "not ok"} ${count} - ${what}`);
    if (!good && detail) console.log("# " + String(detail).replace(/\n/g, "\n# "));
}

// RFC 4180, slow and obvious.
function csv(text) {
    const rows = [[""]];
    let quoted = false;
    for (let i = 0; i < text.length; i++) {
        const row = rows[rows.length - 1];
        if (quoted && text[i] === '"' && text[i + 1] === '"') {
            row[row.length - 1] += '"';
            i++;
        } else if (text[i] === '"') quoted = !quoted;
        else if (!quoted && text[i] === ",") row.push("");
        else if (!quoted && text[i] === "\n") rows.push([""]);
        else row[row.length - 1] += text[i];
    }
    rows.pop();
    return rows;
}

const report = (pack, name) =>
    csv(readFileSync(`${packs}/${pack}/csv/${name}.csv`, "utf8"));

// Columns whose cells a language words; of others the cell itself is shown.
const worded = new Set(["figure", "definition", "kind", "counted", "problem",
    "segment", "country"]);

// The cells of a table as a program reads them.
const cells = (page, selector) => page.$$eval(`${selector} tbody tr`, (rows) =>
    rows.map((row) => [...row.cells].map((cell) => {
        const value = cell.querySelector("[value], [datetime]");
        return value ? value.getAttribute("value") ?? value.getAttribute("datetime")
            : cell.textContent;
    })));

async function sameAsReports(page, pack) {
    const names = await page.$$eval("section", (all) => all.map((one) => one.id));
    ok(names.length === 14, `${pack}: a section for each of 14 reports`, names);
    for (const name of names.filter((one) => one !== "overlap")) { // matrixIsOverlap
        const [head, ...rows] = report(pack, name);
        const seen = await cells(page, `#${name} table.cards`);
        const wrong = [];
        rows.forEach((row, r) => row.forEach((cell, c) => {
            const plain = cell.replace(/^'(?=[=+\-@\t\r])/, "");
            if (!worded.has(head[c]) && seen[r]?.[c] !== plain)
                wrong.push(`row ${r + 1}, ${head[c]}: ${cell}, shown ${seen[r]?.[c]}`);
        }));
        if (seen.length !== rows.length)
            wrong.push(`${rows.length} rows, shown ${seen.length}`);
        ok(wrong.length === 0, `${pack}: ${name} equals its CSV (${rows.length} rows)`,
            wrong.slice(0, 10).join("\n"));
    }
    const summary = Object.fromEntries(report(pack, "summary"));
    const headline = await page.$$eval(".headline data", (all) => all.map((one) => one.value));
    ok(headline.join() === [summary.attendances, summary.unique_audience].join(),
        `${pack}: the headline is that of the summary`, headline);
}

async function matrixIsOverlap(page, pack) {
    const slugs = await page.$$eval(".matrix tbody th", (all) => all.map((th) => th.textContent));
    const seen = await cells(page, ".matrix");
    const wrong = report(pack, "overlap").slice(1).filter(([a, b, heads]) => {
        const [i, j] = [slugs.indexOf(a), slugs.indexOf(b)];
        return seen[i]?.[j + 1] !== heads || seen[j]?.[i + 1] !== heads;
    });
    ok(slugs.length > 0 && wrong.length === 0, `${pack}: the matrix is the overlap`, wrong);
}

async function wellFormed(page, pack, pictures) {
    const ids = await page.$$eval("[id]", (all) => all.map((one) => one.id));
    ok(new Set(ids).size === ids.length, `${pack}: no id stands twice`,
        ids.filter((id, i) => ids.indexOf(id) !== i));
    const labels = await page.$$eval("svg", (all) => all.map((svg) =>
        svg.getAttribute("role") === "img" && svg.getAttribute("aria-label")));
    ok(labels.length === pictures && labels.every(Boolean),
        `${pack}: ${pictures} pictures, each with its words`, `${labels.length}: ${labels}`);
    ok(await page.$$eval("script, iframe, object, img, link, [onload], [onclick]",
        (all) => all.length) === 0, `${pack}: nothing that runs or loads`);
}

const looks = [
    { name: "phone", width: 390, height: 844, axe: true },
    { name: "desktop", width: 1280, height: 900 },
    { name: "dark", width: 1280, height: 900, colorScheme: "dark", axe: true },
    { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
    { name: "print", width: 680, height: 1000, media: "print" }, // A4 within its margins
];

async function open(browser, pack, look) {
    const page = await browser.newPage({
        viewport: { width: look.width, height: look.height },
        colorScheme: look.colorScheme ?? "light",
    });
    const said = [];
    const asked = [];
    page.on("console", (line) => said.push(line.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => asked.push(request.url()));
    await page.emulateMedia({ media: look.media ?? "screen", colorScheme: look.colorScheme ?? "light" });
    await page.goto(`file://${packs}/${pack}/index.html`);
    return { page, said, asked };
}

async function fits(browser, pack, look) {
    const { page, said, asked } = await open(browser, pack, look);
    const what = `${pack}, ${look.name}`;
    for (const all of [false, true]) {
        await page.$$eval("details", (list, open) => list.forEach((one) => { one.open = open; }), all);
        const [wide, room] = await page.evaluate(() =>
            [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
        ok(wide <= room, `${what}: no horizontal scroll, tables ${all ? "open" : "closed"}`,
            `${wide} in ${room}`);
        if (!all)
            await page.screenshot({ path: `${shots}/${pack}-${look.name}.png`, fullPage: true });
    }
    // What gnuplot drew is seen on the ground that there is: its words have the
    // colour of words, which page.css gives them for its own names of colours.
    const [ink, drawn] = await page.evaluate(() => [
        getComputedStyle(document.body).color,
        [...new Set([...document.querySelectorAll("svg text")].map((text) =>
            getComputedStyle(text).fill))]]);
    ok(drawn.every((colour) => colour === ink), `${what}: words of pictures can be read`,
        `${drawn} for ${ink}`);
    if (look.axe) {
        await page.evaluate(axe.source);
        // Long tables are built like the short ones, and take seconds each.
        const found = await page.evaluate(() => window.axe.run({
            exclude: [["#minutes table"], ["#registrations table"]],
        }, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
        }));
        const serious = found.violations.filter((one) =>
            ["serious", "critical"].includes(one.impact));
        ok(serious.length === 0, `${what}: axe finds nothing serious`,
            serious.map((one) => `${one.id}: ${one.help}\n  ${one.nodes.slice(0, 3)
                .map((node) => node.html.slice(0, 200)).join("\n  ")}`).join("\n"));
    }
    ok(said.length === 0, `${what}: no message of the browser`, said);
    ok(asked.length === 1, `${what}: no request but for the page`, asked);
    await page.close();
}

async function look(browser, pack, pictures, names) {
    const { page } = await open(browser, pack, looks[1]);
    await sameAsReports(page, pack);
    await matrixIsOverlap(page, pack);
    await wellFormed(page, pack, pictures);
    ok(await page.$eval("html", (html) => html.lang) ===
        (["ja", "fr"].includes(pack) ? pack : "en"), `${pack}: its language is said`);
    if (pack === "strange") {
        const title = await page.$eval("h1", (h1) => h1.textContent);
        ok(title.includes("<script>alert(\"x\")</script> =cmd|") && title.includes("😀"),
            "strange: the title is text", title);
        const text = await page.$eval("main", (main) => main.textContent);
        ok(text.includes("持続可能な産業開発のための新たな課題と機会に関する国際連携ウェビナー第一回循環経済と炭素中立社会の実現に向けた技術革新と政策対話"),
            "strange: a title of 60 characters is whole");
    }
    if (pack === "bare")
        ok((await page.$eval("footer", (one) => one.textContent)).includes("no pictures"),
            "bare: it says that it has no pictures");
    await page.close();
    for (const one of looks)
        if (names.includes(one.name)) await fits(browser, pack, one);
}

const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
for (const [pack, pictures, names] of [
    ["en", 14, ["phone", "desktop", "dark", "phone-dark", "print"]],
    ["ja", 14, ["phone", "print"]],
    ["fr", 14, ["dark", "print"]],
    ["strange", 8, ["phone", "desktop"]],
    ["bare", 0, ["phone", "desktop", "print"]],
]) await look(browser, pack, pictures, names);
await browser.close();
console.log(`1..${count}`);
process.exit(bad ? 1 : 0);
