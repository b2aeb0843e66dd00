/** A service or a provider that runs as a process of its own, in Python (tests/interop/python). */

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { exchange } from "./exchange.mjs";

const FOLDER = fileURLToPath(new URL("../interop/python/", import.meta.url));

export class PythonPeer {
  /** @param {string} origin @param {import("node:child_process").ChildProcess} child */
  constructor(origin, child) {
    this.origin = origin;
    this.child = child;
  }

  /**
   * Starts one and waits until it listens.
   *
   * @param {string} program without its ending
   * @param {string} origin where it shall listen
   * @param {Record<string, unknown>} settings
   */
  static async start(program, origin, settings) {
    const python = process.env.INTEROP_PYTHON;
    if (!python) throw new Error("INTEROP_PYTHON is not set: run this through `tools/toolchain run`, after `tools/toolchain setup interop`");
    const child = spawn(python, ["-B", `${program}.py`], { cwd: FOLDER, stdio: ["pipe", "pipe", "inherit"] });
    process.once("exit", () => child.kill());
    child.stdin.end(JSON.stringify({ port: Number(new URL(origin).port), ...settings }));
    const listening = once(createInterface(child.stdout), "line");
    const ended = once(child, "exit").then(([status]) => Promise.reject(new Error(`${program}.py ended with ${status}`)));
    await Promise.race([listening, ended]);
    ended.catch(() => {});
    return new PythonPeer(origin, child);
  }

  /** Asks at its own door. */
  ask(path, options = {}) {
    return exchange(this.origin + path, options);
  }

  /** What it says there. */
  async read(path) {
    const { status, body } = await this.ask(path);
    if (status !== 200) throw new Error(`${path}: ${status}`);
    return JSON.parse(body.toString());
  }

  async close() {
    const ended = once(this.child, "exit");
    if (this.child.kill()) await ended;
  }
}
