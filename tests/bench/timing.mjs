/**
 * `node tests/bench/run.mjs timing`: what the time of an answer tells a clerk, or whoever names an agent. Writes docs/counter-timing.md.
 * One question alone, the others stay in the report as they are: `node tests/bench/run.mjs timing:codes` (`passcodes`, `sign-in`, `delegation`).
 *
 * It asks a platform through its public doors, always below the limits, each kind in an order drawn by lot.
 */

import { loadavg } from "node:os";
import { timeCodes } from "./timing-codes.mjs";
import { timeDelegation } from "./timing-delegation.mjs";
import { timePasscodes } from "./timing-passcodes.mjs";
import { sayTimes, writeTimingReport } from "./timing-report.mjs";
import { timeSignIn } from "./timing-sign-in.mjs";

const QUESTIONS = { codes: timeCodes, passcodes: timePasscodes, "sign-in": timeSignIn, delegation: timeDelegation };

const REPORT = new URL("../../docs/counter-timing.md", import.meta.url);

/** Measures one question, and writes what came of it into the report. */
async function benchQuestion(name) {
  const [before] = loadavg();
  const families = await QUESTIONS[name]();
  families.forEach(sayTimes);
  writeTimingReport(REPORT, families, [before, loadavg()[0]]);
}

/** Measures all of them. */
export async function benchTiming() {
  for (const name of Object.keys(QUESTIONS)) await benchQuestion(name);
}

/** Each alone. */
export const TIMING_QUESTIONS = Object.fromEntries(Object.keys(QUESTIONS).map((name) => [`timing:${name}`, () => benchQuestion(name)]));
