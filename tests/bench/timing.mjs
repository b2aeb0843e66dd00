/**
 * `node tests/bench/run.mjs timing`: what the time of an answer tells a clerk, or whoever names an agent. Writes docs/counter-timing.md.
 * One question alone, without the report: `node tests/bench/run.mjs timing:codes` (`passcodes`, `sign-in`, `delegation`).
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

/** One question. */
async function benchQuestion(name) {
  const families = await QUESTIONS[name]();
  families.forEach(sayTimes);
  return families;
}

/** Measures all of it, and writes the report. */
export async function benchTiming() {
  const families = [];
  const [begun] = loadavg();
  for (const name of Object.keys(QUESTIONS)) families.push(...await benchQuestion(name));
  writeTimingReport(new URL("../../docs/counter-timing.md", import.meta.url), families, [begun, loadavg()[0]]);
}

/** Each alone. */
export const TIMING_QUESTIONS = Object.fromEntries(Object.keys(QUESTIONS).map((name) => [`timing:${name}`, () => benchQuestion(name)]));
