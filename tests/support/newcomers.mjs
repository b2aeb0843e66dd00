/** A service and a provider made from the examples of the documentation, in a project of their own, beside a platform that knows them. */

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { enrol } from "../../tools/members.mjs";
import { ROOT } from "../../tools/family.mjs";
import { freeOrigin } from "./ports.mjs";
import { HIERARCHY, World } from "./world.mjs";

export const EXAMPLES = join(ROOT, "docs/examples");
const SEEDS = fileURLToPath(new URL("seeds", import.meta.url));
/** Where the examples listen if they are not told otherwise. */
const AS_WRITTEN = { sp: "http://localhost:3000", dp: "http://localhost:3001" };
const STARTED_WITHIN = 60_000;

export class Newcomers {
  #folder = mkdtempSync(join(tmpdir(), "mydata-newcomers-"));
  /** @type {Map<string, import("node:child_process").ChildProcess>} */
  #running = new Map();

  /** Registers the two, starts the platform and then them. */
  static async open() {
    const newcomers = new Newcomers();
    process.once("exit", () => newcomers.#end());
    try {
      await newcomers.#begin();
    } catch (error) {
      await newcomers.close();
      throw error;
    }
    return newcomers;
  }

  async #begin() {
    const [sp, dp] = [await freeOrigin(), await freeOrigin()];
    this.world = await World.open({ seeds: this.#register({ sp, dp }) });
    this.origins = { platform: this.world.platform, sp, dp };
    // As whoever installs the SDK has it.
    cpSync(EXAMPLES, join(this.#folder, "project"), { recursive: true });
    mkdirSync(join(this.#folder, "project/node_modules/@mydata-edge"), { recursive: true });
    symlinkSync(join(ROOT, "npm"), join(this.#folder, "project/node_modules/@mydata-edge/sdk"));
    await Promise.all([this.start("sp"), this.start("dp")]);
  }

  /** The tests' seeds and what the examples' README has a newcomer append, moved to these origins. */
  #register(origins) {
    const seeds = join(this.#folder, "seeds");
    cpSync(SEEDS, seeds, { recursive: true });
    for (const name of ["agencies.toml", "datasets.toml", "services.toml"]) {
      const appended = readFileSync(join(EXAMPLES, name), "utf8");
      const moved = appended.replaceAll(AS_WRITTEN.sp, origins.sp).replaceAll(AS_WRITTEN.dp, origins.dp);
      writeFileSync(join(seeds, name), `${readFileSync(join(seeds, name), "utf8")}\n${moved}`);
    }
    return seeds;
  }

  /** Somebody who is a member of the platform, and whom the library may know. */
  async arrive(person, /** @type {object | null} */ reader) {
    this.world.agency.register(person);
    await enrol(this.world.platform, person);
    if (reader !== null) await this.#lend(person.uid, reader);
  }

  /** The library reads its readers when it starts. */
  async #lend(uid, reader) {
    const file = join(this.#folder, "project/readers.json");
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, "utf8")), [uid]: reader }));
    await this.kill("dp");
    await this.start("dp");
  }

  /** Starts one and waits until it says that it is there. */
  async start(/** @type {"dp" | "sp"} */ name) {
    const env = { ...process.env, PLATFORM: this.origins.platform, ORIGIN: this.origins[name], SIGNER: join(HIERARCHY, "signers/my-library") };
    const child = spawn(process.execPath, [`${name}.mjs`], { cwd: join(this.#folder, "project"), env, stdio: ["ignore", "pipe", "pipe"] });
    this.#running.set(name, child);
    await new Promise((resolve, reject) => {
      let said = "";
      const failed = () => reject(new Error(`${name}.mjs is not there:\n${said}`));
      const end = setTimeout(failed, STARTED_WITHIN);
      child.once("exit", failed);
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk) => {
          said += chunk;
          if (!said.includes(this.origins[name])) return;
          clearTimeout(end);
          resolve(undefined);
        });
      }
    });
  }

  /** Ends one at once, as a power cut does. */
  async kill(/** @type {"dp" | "sp"} */ name) {
    const child = this.#running.get(name);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }

  async close() {
    await Promise.all([this.kill("sp"), this.kill("dp"), this.world?.close()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #end() {
    for (const child of this.#running.values()) child.kill("SIGKILL");
  }
}
