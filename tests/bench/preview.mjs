/**
 * `node tests/bench/run.mjs preview`: drawing pages in Chromium, as ratios against named peers in the same run. Writes
 * docs/preview-benchmarks.md. `make bench` runs it after the verifier's.
 */

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stage } from "../preview/stage.mjs";
import { writeLongDocument } from "./long-document.mjs";
import { writePreviewReport } from "./preview-report.mjs";
import { median } from "./rounds.mjs";

const FIXTURES = fileURLToPath(new URL("../preview/fixtures", import.meta.url));
const VIEWERS = ["ours", "pdf.js", "PDFium"];
const ROUNDS = 9;
const FIRST_VISITS = 9;
const PASSWORD = "A123456789";
/** Those of which not every viewer can draw all; and of one document in many protections, one. */
const LEFT_OUT = /^(actions|hostile|named-identity-lost|named-invented-encoding|rare|protected-(?!aes-256\.pdf))/;
const VISITED = ["reportlab.pdf", "named-utf16.pdf"];
const PAGES = [10, 10_000];

async function inTurns(stage, name, rounds = ROUNDS) {
  const page = await stage.page("preview-page.mjs");
  const times = Object.fromEntries(VIEWERS.map((viewer) => [viewer, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const viewer of VIEWERS) {
      const time = await page.evaluate((asked) => window.once(...asked), [viewer, name, PASSWORD]).catch(() => undefined);
      if (round > 0 && time) times[viewer].push(time);
    }
  }
  await page.context().close();
  const middle = (viewer, which) => (times[viewer].length > 0 ? median(times[viewer].map((time) => time[which])) : Number.NaN);
  const medians = Object.fromEntries(VIEWERS.map((viewer) => [viewer, { opening: middle(viewer, "opening"), whole: middle(viewer, "whole") }]));
  console.log(name.padEnd(32), VIEWERS.map((viewer) => `${viewer} ${medians[viewer].whole.toFixed(1)}`).join("   "));
  return { name, medians };
}

async function firstVisits(stage, name) {
  const rows = Object.fromEntries(VIEWERS.map((viewer) => [viewer, { viewer, name, times: [], bytes: 0 }]));
  for (let round = 0; round <= FIRST_VISITS; round += 1) {
    for (const viewer of VIEWERS) {
      const page = await stage.page("preview-page.mjs");
      stage.carried.clear();
      const time = await page.evaluate((asked) => window.firstVisit(...asked), [viewer, name, PASSWORD]);
      // The first one waits for the server to pack what it sends.
      if (round > 0) rows[viewer].times.push(time);
      rows[viewer].bytes = [...stage.carried].filter(([path]) => !path.startsWith("/documents/")).reduce((sum, [, size]) => sum + size, 0);
      await page.context().close();
    }
  }
  return VIEWERS.map((viewer) => {
    const { times, bytes } = rows[viewer];
    console.log(`first visit, ${name}: ${viewer} ${median(times).toFixed(0)} ms, ${(bytes / 1000).toFixed(0)} kB`);
    return { viewer, name, time: median(times), bytes };
  });
}

/** Measures all of it, and writes the report. */
export async function benchPreview() {
  const folder = mkdtempSync(join(tmpdir(), "mydata-pages-"));
  const names = readdirSync(FIXTURES).filter((name) => name.endsWith(".pdf")).sort();
  const documents = new Map(names.map((name) => [name, join(FIXTURES, name)]));
  for (const pages of PAGES) documents.set(`${pages} pages`, writeLongDocument(join(folder, `${pages}.pdf`), pages));
  const here = (name) => fileURLToPath(new URL(name, import.meta.url));
  const scripts = new Map([["preview-page.mjs", here("preview-page.mjs")], ["viewers.mjs", here("../preview/viewers.mjs")]]);
  const stage = await Stage.open(documents, scripts, { isPacked: true });
  try {
    const rows = [];
    for (const name of names.filter((one) => !LEFT_OUT.test(one))) rows.push(await inTurns(stage, name));
    const long = [];
    for (const pages of PAGES) long.push(await inTurns(stage, `${pages} pages`));
    const visits = [];
    for (const name of VISITED) visits.push(...await firstVisits(stage, name));
    writePreviewReport(new URL("../../docs/preview-benchmarks.md", import.meta.url), { rows, long, visits });
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
