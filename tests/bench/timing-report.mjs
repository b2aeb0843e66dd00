/** What times tell, as a table on the console and as a page of the documentation. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { byChance, halves, quantile, tell } from "./timing-statistics.mjs";

/** @typedef {import("./timing-sampler.mjs").Family} Family */

const INTRODUCTION = `# What time tells at the counter

Written by \`node tests/bench/run.mjs timing\` (a part of \`make bench\`), and not by hand. Each kind of answer was asked for in an order drawn
by lot, through the public doors and below the limits. Times are milliseconds as a client on the same machine sees them.

*Threshold* is the share of answers that the best single threshold, chosen knowing all of them, puts with their kind; *ROC* the area under
the curve: how often of one answer of each kind the order of their times tells which is which. A coin has 0.50 of both, and of few answers it
seems to have more: *by chance* is what answers that do not differ come to once in a hundred times, as many of them, shuffled 2,000 times. Two random
halves of the first kind stand below it. A kind is **told** where it is above chance in either; of so many rows one in some fifty may be by chance.
`;

/** The figures of each kind beside the first. @param {Family} family */
function figures({ times }) {
  const [[first, baseline], ...others] = [...times];
  const middle = quantile(baseline, 0.5);
  const row = (kind, taken, told, chance) => ({ kind, count: taken.length, median: quantile(taken, 0.5), p5: quantile(taken, 0.05), p95: quantile(taken, 0.95), ratio: quantile(taken, 0.5) / middle, told, chance });
  return [
    row(first, baseline),
    row("its random halves", baseline, halves(baseline)),
    ...others.map(([kind, taken]) => row(kind, taken, tell(baseline, taken), byChance(baseline, taken))),
  ];
}

const isTold = ({ told, chance }) => chance !== undefined && (told.threshold > chance.threshold || told.area > chance.area);

/** Prints one question. @param {Family} family */
export function sayTimes(family) {
  console.log(`\n${family.name}`);
  for (const row of figures(family)) {
    const { kind, count, median, p5, p95, ratio, told, chance } = row;
    const times = `${count.toString().padStart(3)} × ${median.toFixed(2).padStart(8)} ms (${p5.toFixed(2)} – ${p95.toFixed(2)})  ${ratio.toFixed(3)} ×`;
    const tells = told ? `  threshold ${told.threshold.toFixed(2)}  ROC ${told.area.toFixed(2)}` : "";
    const beside = chance ? `  by chance ${chance.threshold.toFixed(2)}, ${chance.area.toFixed(2)}${isTold(row) ? "  TOLD" : ""}` : "";
    console.log(`  ${kind.padEnd(36)} ${times}${tells}${beside}`);
  }
}

/**
 * Writes these questions into the report, in place of what it says of them; what it says of others stays.
 *
 * @param {URL} path
 * @param {Family[]} families
 * @param {number[]} load the machine's, before and after
 */
export function writeTimingReport(path, families, load) {
  const sections = sectionsOf(path);
  const busy = `The machine's load was ${load.map((one) => one.toFixed(2)).join(" before and ")} after, with ${availableParallelism()} cores for client and platform.`;
  for (const family of families) {
    const heading = `${family.name[0].toUpperCase()}${family.name.slice(1)}`;
    sections.set(heading, `${heading}\n\n${busy}\n\n${table(family)}\n`);
  }
  writeFileSync(path, [INTRODUCTION, ...sections.values()].join(MARK));
}

const MARK = "\n## ";

/** What a report has, by heading. */
function sectionsOf(path) {
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  return new Map(text.split(MARK).slice(1).map((section) => [section.split("\n")[0], section]));
}

function table(family) {
  const lines = figures(family).map((row) => {
    const { kind, count, median, p5, p95, ratio, told, chance } = row;
    const pair = (one) => (one ? [one.threshold, one.area].map((share) => share.toFixed(2)).join(" · ") : "");
    return `| ${kind} | ${count} | ${median.toFixed(2)} | ${p5.toFixed(2)} | ${p95.toFixed(2)} | ${ratio.toFixed(3)} × | ${pair(told)} | ${pair(chance)} | ${chance ? (isTold(row) ? "**told**" : "no") : ""} |`;
  });
  return ["| kind | answers | median | p5 | p95 | ÷ first | threshold · ROC | by chance | |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |", ...lines].join("\n");
}
