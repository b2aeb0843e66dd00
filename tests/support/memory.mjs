/** How much memory the runtime of a worker holds, as the system counts it. */

import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";

/**
 * Does something, and tells by how many bytes the runtime grew meanwhile, at most.
 *
 * @template T
 * @param {number} group the process group that the runtime belongs to
 * @param {() => Promise<T>} work
 */
export async function growthDuring(group, work) {
  // One serves, another stands before it: the bytes pass through both.
  const runtimes = processes().filter(({ group: own, name }) => own === group && name === "workerd");
  if (runtimes.length === 0) throw new Error("the runtime is not running");
  const all = () => runtimes.reduce((sum, { pid }) => sum + held(pid), 0);
  const before = all();
  let most = before;
  let isDone = false;
  const watching = (async () => {
    while (!isDone) {
      most = Math.max(most, all());
      await pause(20);
    }
  })();
  try {
    const done = await work();
    return { done, before, growth: most - before };
  } finally {
    isDone = true;
    await watching;
  }
}

/** Bytes of a process that stand in memory. */
function held(/** @type {number} */ pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1024;
}

function processes() {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const [, name, , , group] = /^\d+ \((.*)\) (\S) (\d+) (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
      return [{ pid: Number(pid), name, group: Number(group) }];
    } catch {
      // It has ended.
      return [];
    }
  });
}
