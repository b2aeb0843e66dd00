/** How much memory processes take, as Linux notes it. */

import { readFileSync, writeFileSync } from "node:fs";

/** The most that a process has held since it began or was {@link forgetPeak forgotten}, in bytes; undefined where the system does not tell. */
export const peakOf = (pid) => noted(pid, "VmHWM");

/** What a process holds now. */
export const heldBy = (pid) => noted(pid, "VmRSS");

/** Begins anew. */
export function forgetPeak(pid) {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
  } catch {
    // Not Linux, or no longer there: nothing is noted either.
  }
}

function noted(pid, what) {
  try {
    const [, kilobytes] = new RegExp(`^${what}:\\s+(\\d+) kB`, "m").exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
