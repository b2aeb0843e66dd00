/** The platform with everybody around it played by the test: a service, the agencies, the registry, and the clock. */

import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readDevVars } from "../../demo/seed/dev-vars.mjs";
import { seed } from "../../demo/seed/seed.mjs";
import { readSources } from "../../demo/seed/sources.mjs";
import { withOrigins } from "../../demo/seed/origins.mjs";
import { Family, ROOT } from "../../tools/family.mjs";
import { makeHierarchy, makeStranger } from "./certificates.mjs";
import { changeCatalogue } from "./catalogue.mjs";
import { Citizen } from "./citizen.mjs";
import { copyWorker } from "./code.mjs";
import { FakeAgency } from "./fake-agency.mjs";
import { FakeService } from "./fake-service.mjs";
import { makePackage } from "./foreign-package.mjs";
import { copyMigrated } from "./migrated.mjs";
import { freeOrigin } from "./ports.mjs";
import { Service } from "./service-wire.mjs";
import { deleteOrphans, vaultObjects } from "./vault.mjs";

const SEEDS = fileURLToPath(new URL("seeds", import.meta.url));
const RESULTS = join(ROOT, "test-results");
/** Each process makes its own: two that filled one folder at a time would give a key another's certificate. */
export const HIERARCHY = mkdtempSync(join(tmpdir(), "mydata-test-pki-"));
process.once("exit", () => rmSync(HIERARCHY, { recursive: true, force: true }));
/** The seed tool asks for at least one dataset; this service has none. */
const WITHOUT_DATASETS = "DELETE FROM service_dataset WHERE client_id = 'CLI.testEmpty1';\n";

export class World {
  /** Every line the platform has printed. @type {string[]} */
  log = [];
  #folder = mkdtempSync(join(mkResults(), "world-"));
  #packages = new Map();
  #citizens = 1;
  /** Settings of the platform beside those the seeds make. @type {Record<string, string>} */
  vars = {};

  /** Seconds by which the platform's clock is ahead. */
  ahead = 0;
  #seeds = SEEDS;
  /** SQL that changes the catalogue the seeds make. */
  #changes = "";

  /** Sets everything up and starts the platform, with further settings and changes of the catalogue if there are any, or from other seeds. */
  static async open({ vars = {}, catalogue = "", seeds = SEEDS } = {}) {
    const world = new World();
    world.vars = vars;
    world.#changes = catalogue;
    world.#seeds = seeds;
    // Whatever ends this process, the platform ends with it.
    process.once("exit", () => void world.family?.stop());
    try {
      await world.#begin();
    } catch (error) {
      await world.close();
      throw error;
    }
    return world;
  }

  async #begin() {
    this.signers = makeHierarchy(HIERARCHY, readSources(this.#seeds).agencies);
    this.agency = new FakeAgency((dataset) => this.packageOf(dataset));
    this.service = new FakeService();
    await Promise.all([this.agency.listen(), this.service.listen()]);
    this.platform = await freeOrigin();
    const origins = { platform: this.platform, sp: this.service.origin, dp: this.agency.origin };
    this.services = services(readSources(this.#seeds), origins);
    const files = await seed(["--from", this.#seeds, "--pki", HIERARCHY, "--out-dir", this.#folder, ...Object.entries(origins).flatMap(([name, origin]) => [`--${name}`, origin])]);
    appendFileSync(files.catalogue, WITHOUT_DATASETS + this.#changes);
    ({ PLATFORM_KEY: this.platformKey, REGISTRY_KEY: this.agency.registryKey, TELECOM_KEY: this.agency.telecomKey } = readDevVars(files.platformVars));
    copyWorker("platform", this.#folder);
    this.family = new Family({ origins, state: join(this.#folder, "state"), vars: this.#folder, code: this.#folder, built: true, log: (_, line) => this.log.push(line) });
    await copyMigrated(this.family.state);
    this.change(readFileSync(files.catalogue, "utf8"));
    await this.start();
  }

  /** Starts the platform, its clock so many seconds ahead. */
  async start({ ahead = 0, vars = this.vars } = {}) {
    this.ahead = ahead;
    await this.family.startOne("platform", { CLOCK_OFFSET_SECONDS: String(ahead), ...vars });
  }

  /** Kills the platform at once, as a power cut does. */
  async kill() {
    await this.family.killOne("platform");
    deleteOrphans(this.family.state);
  }

  /** Kills the platform and starts it on what it had stored, its clock so many seconds ahead. */
  async restart(options = {}) {
    await this.kill();
    await this.start(options);
  }

  /** Changes the catalogue under the running platform, as an operator does. @param {string} sql */
  change(sql) {
    changeCatalogue(join(this.#folder, "state"), sql);
  }

  async close() {
    await this.family?.stop();
    await Promise.all([this.agency?.close(), this.service?.close()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Another browser, from an address of its own unless it is given one: wrong tries are counted by address as well. */
  citizen({ address = `10.${this.#citizens >> 16}.${(this.#citizens >> 8) & 255}.${this.#citizens & 255}` } = {}) {
    this.#citizens += 1;
    return new Citizen(this.platform, { address, now: () => Date.now() + this.ahead * 1_000 });
  }

  /** The package an agency hands over for a dataset where nothing else is planned. */
  packageOf(dataset) {
    if (!this.#packages.has(dataset)) this.#packages.set(dataset, makePackage({ signer: this.signerOf(dataset), files: filesOf(dataset) }));
    return this.#packages.get(dataset);
  }

  /** The signer of a dataset's agency. */
  signerOf(dataset) {
    return this.signers[["house", "secure"].includes(dataset) ? "test-house" : "test-income"];
  }

  /** Somebody who calls himself by the name of the income agency, under a root that nobody has pinned. */
  stranger() {
    return makeStranger(HIERARCHY, readSources(this.#seeds).agencies.find(({ provider_id }) => provider_id === "test-income").signer_subject);
  }

  /** What the vault keeps of a transaction's packages. */
  vault(/** @type {string} */ transaction) {
    return this.#objects(transaction).filter(({ key }) => !key.endsWith("/lock"));
  }

  /** What the vault keeps of a transaction's lock. */
  locks(/** @type {string} */ transaction) {
    return this.#objects(transaction).filter(({ key }) => key.endsWith("/lock"));
  }

  #objects(transaction) {
    return vaultObjects(join(this.#folder, "state"), transaction);
  }

  /** Files of the platform's state in which `text` stands, as it is. @param {string | Buffer} text */
  stateFilesWith(text) {
    return [...this.stateFiles()].filter(([, content]) => content.includes(text)).map(([file]) => file);
  }

  /** The files of the platform's state, with what stands in them at this moment. */
  stateFiles() {
    const entries = readdirSync(join(this.#folder, "state"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map(files.map((file) => [file, contentOf(file)]));
  }
}

/** What stands in an ordinary package. */
export const FILES = { "測試資料.json": JSON.stringify({ 姓名: "測試語彤" }), "測試資料.pdf": "%PDF-1.7 no real document" };

/** The same for one dataset: no two datasets have one package. */
export function filesOf(dataset) {
  return { ...FILES, "測試資料.json": JSON.stringify({ 姓名: "測試語彤", 資料集: dataset }) };
}

/** A file that has just been deleted holds nothing. */
function contentOf(file) {
  try {
    return readFileSync(file);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}

function services(sources, origins) {
  const { services } = withOrigins(sources, origins);
  return Object.fromEntries(services.map((entry) => [entry.client_id, new Service(entry)]));
}

function mkResults() {
  mkdirSync(RESULTS, { recursive: true });
  return RESULTS;
}
