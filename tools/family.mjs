/**
 * The platform, the demo SP and the demo DPs as one family of `wrangler dev` processes.
 *
 * `make dev` runs one on the usual ports; every test run has its own, with its own state and ports.
 */

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const WRANGLER = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
/** The workers and their folders, in the order in which they start: the platform first, since it has the longest build. */
export const WORKERS = { platform: ".", dp: "demo/dp", sp: "demo/sp" };

export const DEFAULT_ORIGINS = {
  platform: "http://localhost:8787",
  sp: "http://localhost:8788",
  dp: "http://localhost:8789",
};

/** One wrangler process. */
class Member {
  /** @param {string} name @param {import("node:child_process").ChildProcess} child */
  constructor(name, child) {
    this.name = name;
    this.child = child;
    this.exited = new Promise((resolve) => child.once("exit", resolve));
  }

  /** Ends it and all that it started, at once: what a power cut does. */
  async kill() {
    try {
      process.kill(-/** @type {number} */ (this.child.pid), "SIGKILL");
    } catch {
      // It has ended by itself.
    }
    await this.exited;
  }
}

/**
 * @typedef {object} FamilyOptions
 * @property {typeof DEFAULT_ORIGINS} [origins] where the three listen
 * @property {string} [state] the folder of their state
 * @property {string} [vars] the folder that holds their .dev.vars, laid out like the repository
 * @property {string} [code] the folder that holds their wrangler.toml, likewise; a copy there is not rebuilt under a test
 * @property {boolean} [built] whether the workers are built already and nothing is to be watched
 * @property {(name: string, line: string) => void} [log] what they print
 */

export class Family {
  /** @param {FamilyOptions} options */
  constructor(options = {}) {
    this.origins = options.origins ?? DEFAULT_ORIGINS;
    this.state = options.state ?? join(ROOT, ".wrangler/state");
    this.vars = options.vars ?? ROOT;
    this.code = options.code ?? ROOT;
    this.built = options.built ?? false;
    this.log = options.log ?? (() => {});
    /** @type {Map<string, Member>} */
    this.members = new Map();
  }

  /** Brings the catalogue up to date: migrations, then the seeds if they have changed. */
  async prepare() {
    const seeds = join(this.vars, "build/demo/catalogue.sql");
    const migrations = join(ROOT, "worker/migrations");
    const stamp = join(this.state, "catalogue.sha256");
    const hash = createHash("sha256").update(readFileSync(seeds));
    for (const name of readdirSync(migrations).sort()) hash.update(readFileSync(join(migrations, name)));
    const digest = hash.digest("hex");
    if (existsSync(stamp) && readFileSync(stamp, "utf8") === digest) return;
    await this.migrate();
    await this.#run(["d1", "execute", ...this.#catalogue(), "--yes", "--file", seeds]);
    mkdirSync(this.state, { recursive: true });
    writeFileSync(stamp, digest);
  }

  /** Makes the catalogue's tables, or changes them to what they have become. */
  async migrate() {
    await this.#run(["d1", "migrations", "apply", ...this.#catalogue()]);
  }

  #catalogue() {
    return ["CATALOGUE", "--local", "--persist-to", this.state];
  }

  /** Starts all three and waits until they answer. */
  async start() {
    await Promise.all(Object.keys(WORKERS).map((name) => this.startOne(/** @type {keyof typeof WORKERS} */ (name))));
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param {keyof typeof WORKERS} name
   * @param {Record<string, string>} [extra] further variables
   */
  async startOne(name, extra = {}) {
    const port = new URL(this.origins[name]).port;
    const vars = Object.entries(extra).flatMap(([key, value]) => ["--var", `${key}:${value}`]);
    const args = ["dev", "--port", port, "--inspector-port", "0", "--persist-to", this.#stateOf(name)];
    args.push("--env-file", join(this.vars, WORKERS[name], ".dev.vars"), "--show-interactive-dev-session=false", ...vars);
    const member = new Member(name, this.#spawn(args, join(this.code, WORKERS[name])));
    this.members.set(name, member);
    try {
      await this.#ready(member);
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** @param {keyof typeof WORKERS} name */
  async killOne(name) {
    await this.members.get(name)?.kill();
    this.members.delete(name);
  }

  /** Ends all three. */
  async stop() {
    await Promise.all([...this.members.values()].map((member) => member.kill()));
    this.members.clear();
  }

  /** Each has a folder of its own: runtimes that start at once on one would lock each other out of its alarms. */
  #stateOf(name) {
    return name === "platform" ? this.state : join(this.state, name);
  }

  #ready(member) {
    return new Promise((resolve, reject) => {
      const tail = [];
      const read = (chunk) => {
        for (const line of String(chunk).split("\n")) {
          if (line.trim() === "") continue;
          this.log(member.name, line);
          tail.push(line);
          if (/Ready on http/.test(line)) resolve(undefined);
        }
      };
      member.child.stdout.on("data", read);
      member.child.stderr.on("data", read);
      member.exited.then(() => reject(new Error(`${member.name} ended before it was ready:\n${tail.slice(-30).join("\n")}`)));
    });
  }

  #spawn(args, cwd = ROOT) {
    const env = {
      ...process.env,
      WRANGLER_SEND_METRICS: "false",
      WRANGLER_REGISTRY_PATH: join(this.state, "registry"),
      NO_COLOR: "1",
      ...(this.built ? { MYDATA_BUILT: "1" } : {}),
    };
    // A group of its own, so that wrangler's workerd ends with it.
    return spawn(process.execPath, [WRANGLER, ...args], { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  }

  async #run(args) {
    const child = this.#spawn(args);
    const output = [];
    child.stdout.on("data", (chunk) => output.push(chunk));
    child.stderr.on("data", (chunk) => output.push(chunk));
    const status = await new Promise((resolve) => child.once("exit", resolve));
    if (status !== 0) throw new Error(`wrangler ${args.slice(0, 2).join(" ")} failed:\n${Buffer.concat(output)}`);
  }
}
