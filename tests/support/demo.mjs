/** The whole demonstration, as `make dev` runs it, on ports and in a state of its own, the components for cards included. */

import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { seed } from "../../demo/seed/seed.mjs";
import { Family, ROOT } from "../../tools/family.mjs";
import { enrolPersonas } from "../../tools/members.mjs";
import { CardComponent } from "./card-component.mjs";
import { copyWorker } from "./code.mjs";
import { freeOrigin } from "./ports.mjs";

/** Keys and certificates of the demonstration's agencies (`mydata demo-pki`). */
export const DEMO_PKI = join(ROOT, "demo/pki");
const WORKERS = /** @type {const} */ (["platform", "dp", "sp"]);

export class Demo {
  /** Reads the cards of the demonstration but the 健保卡. @type {CardComponent} */
  cards;
  /** Reads the 健保卡. @type {CardComponent} */
  healthCards;
  /** Every line the three have printed. @type {string[]} */
  log = [];

  /** Sets it up and starts it. */
  static async open() {
    const demo = new Demo();
    process.once("exit", () => void demo.family?.stop());
    try {
      await demo.#begin();
    } catch (error) {
      await demo.close();
      throw error;
    }
    return demo;
  }

  async #begin() {
    mkdirSync(join(ROOT, "test-results"), { recursive: true });
    this.folder = mkdtempSync(join(ROOT, "test-results/demo-"));
    this.origins = Object.fromEntries(await Promise.all(WORKERS.map(async (name) => [name, await freeOrigin()])));
    [this.cards, this.healthCards] = await Promise.all([CardComponent.start("hipki", { pki: DEMO_PKI }), CardComponent.start("nhi", { pki: DEMO_PKI })]);
    const components = ["--card", this.cards.origin, "--nhi-card", this.healthCards.origin];
    await seed(["--pki", DEMO_PKI, "--out-dir", this.folder, ...components, ...WORKERS.flatMap((name) => [`--${name}`, this.origins[name]])]);
    for (const name of WORKERS) copyWorker(name, this.folder);
    const log = (name, line) => this.log.push(`${name} ${line}`);
    this.family = new Family({ origins: this.origins, state: join(this.folder, "state"), vars: this.folder, code: this.folder, built: true, log });
    await this.family.prepare();
    await this.family.start();
    await enrolPersonas(this.origins.platform);
  }

  /** Starts the platform again on what it had stored, its clock so many seconds ahead. */
  async moveClock(seconds) {
    await this.family.killOne("platform");
    await this.family.startOne("platform", { CLOCK_OFFSET_SECONDS: String(seconds) });
  }

  async close() {
    await Promise.all([this.family?.stop(), this.cards?.close(), this.healthCards?.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** One of demo/personas.toml, with the birthday as it is typed. */
export function persona(/** @type {string} */ name) {
  const { persona: people } = parse(readFileSync(join(ROOT, "demo/personas.toml"), "utf8"));
  const found = /** @type {Record<string, string>[]} */ (people).find((each) => each.name === name);
  const [year, month, day] = found.birthdate.split("-");
  return { ...found, birthday: `${String(Number(year) - 1911).padStart(3, "0")}${month}${day}` };
}
