/** The platform alone, asked through its sandbox what it would make of packages. */

import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { catalogueSql } from "../../demo/seed/catalogue.mjs";
import { writeDevVars } from "../../demo/seed/dev-vars.mjs";
import { readSources } from "../../demo/seed/sources.mjs";
import { Family, ROOT } from "../../tools/family.mjs";
import { copyWorker } from "./code.mjs";
import { exchange } from "./exchange.mjs";
import { freeOrigin } from "./ports.mjs";

const SEEDS = fileURLToPath(new URL("seeds", import.meta.url));
/** A dataset of the seeds, and whose it is. */
const DATASET = "API.testIncome";
const PROVIDER = "test-income";

export class Sandbox {
  /** Every line the platform has printed. @type {string[]} */
  log = [];
  #folder = mkdtempSync(join(mkResults(), "sandbox-"));

  /**
   * Starts a platform that pins `anchors` (PEM), expects `signer`, and shows the time `at`.
   *
   * @param {{ anchors: string, signer: string, at?: Date, vars?: Record<string, string> }} what
   */
  static async open(what) {
    const sandbox = new Sandbox();
    process.once("exit", () => void sandbox.family?.stop());
    try {
      await sandbox.#begin(what);
    } catch (error) {
      await sandbox.close();
      throw error;
    }
    return sandbox;
  }

  async #begin({ anchors, signer, at = new Date(), vars = {} }) {
    this.origin = await freeOrigin();
    const key = randomBytes(32).toString("hex");
    const catalogue = join(this.#folder, "build/demo/catalogue.sql");
    mkdirSync(join(this.#folder, "build/demo"), { recursive: true });
    writeFileSync(catalogue, await catalogueSql(signedBy(signer), key));
    writeDevVars(join(this.#folder, ".dev.vars"), { DEMO: "1", PLATFORM_KEY: key, PLATFORM_ORIGIN: this.origin, TRUST_ANCHORS: anchors, ...vars });
    copyWorker("platform", this.#folder);
    const origins = { platform: this.origin, sp: "", dp: "" };
    this.family = new Family({ origins, state: join(this.#folder, "state"), vars: this.#folder, code: this.#folder, built: true, log: (_, line) => this.log.push(line) });
    await this.family.prepare();
    const ahead = Math.round((at.getTime() - Date.now()) / 1000);
    await this.family.startOne("platform", { CLOCK_OFFSET_SECONDS: String(ahead) });
  }

  /**
   * What the platform would make of a package.
   *
   * @param {Buffer} bytes
   * @returns {Promise<{ verdict: string, reasons: { code: string }[], findings: { code: string }[], files: { name: string, size: number, digest: string }[] }>}
   */
  async verify(bytes) {
    const { status, body } = await askSandbox(this.origin, DATASET, bytes);
    if (status !== 200) throw new Error(`status ${status}: ${body}`);
    return JSON.parse(body.toString());
  }

  async close() {
    await this.family?.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Asks what a platform would make of this, were it the answer of the dataset's agency. */
export function askSandbox(/** @type {string} */ platform, /** @type {string} */ dataset, /** @type {Buffer} */ bytes) {
  return exchange(`${platform}/sandbox/verify/${dataset}`, { method: "POST", headers: { "content-type": "application/zip" }, body: bytes });
}

function signedBy(signer_subject) {
  const sources = readSources(SEEDS);
  return { ...sources, agencies: sources.agencies.map((agency) => (agency.provider_id === PROVIDER ? { ...agency, signer_subject } : agency)) };
}

function mkResults() {
  const folder = join(ROOT, "test-results");
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * The letters on display that went to a contact, newest first.
 *
 * @param {import("./world.mjs").World} world
 * @returns {Promise<{ kind: string, subject: string, text: string }[]>}
 */
export async function lettersTo(world, contact) {
  const { body } = await exchange(`${world.platform}/sandbox/outbox?to=${encodeURIComponent(contact)}`, { headers: { accept: "application/json" } });
  return JSON.parse(body.toString());
}
