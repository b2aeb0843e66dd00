/** A world whose platform runs without wrangler: which connections it has, and what its catalogue says, is the test's to choose. */

import { createRequire } from "node:module";
import { after } from "node:test";
import { join } from "node:path";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import { TlsAuthority, TlsDoor, connectionTo } from "./tls-door.mjs";
import { World } from "./world.mjs";

/** The runtime of the very wrangler that runs the platform elsewhere. */
const wrangler = createRequire(createRequire(import.meta.url).resolve("wrangler"));
const { Miniflare, convertV4MiniflareOptions } = wrangler("miniflare");

/** Whom the platform shows its certificate as. */
export const PLATFORM = "mydata-platform";

export class OwnRuntime {
  /** @type {any} */
  #miniflare;
  /** Who issued the certificates that the doors let in. */
  authority = new TlsAuthority();
  /** Doors before the service and the agencies, which only a certificate opens. */
  doors = {
    service: new TlsDoor(this.authority, () => this.world.service.origin),
    agency: new TlsDoor(this.authority, () => this.world.agency.origin),
  };
  /** @type {World} */
  world;

  /** Starts the platform of a world of its own, with the certificates `MTLS_SERVICE`, `MTLS_AGENCY` and, issued by nobody the doors know, `MTLS_STRANGE`. */
  static async open() {
    const runtime = new OwnRuntime();
    try {
      runtime.world = await World.open();
      await runtime.world.kill();
      await runtime.#start();
    } catch (error) {
      await runtime.close();
      throw error;
    }
    return runtime;
  }

  async #start() {
    const { code, state } = this.world.family;
    const build = join(code, "worker/build");
    const { workerOptions } = unstable_getMiniflareWorkerOptions(join(code, "wrangler.toml"));
    this.#miniflare = new Miniflare(
      convertV4MiniflareOptions({
        ...workerOptions,
        serviceBindings: { ...workerOptions.serviceBindings, ...(await this.#certificates()) },
        modules: [
          { type: "ESModule", path: join(build, "index.js") },
          { type: "CompiledWasm", path: join(build, "index_bg.wasm") },
        ],
        modulesRoot: build,
        port: Number(new URL(this.world.platform).port),
        resourcePersistencePath: join(state, "v3"),
        handleStructuredLogs: ({ message }) => this.world.log.push(message),
      }),
    );
    await this.#miniflare.ready;
  }

  async #certificates() {
    const { service, agency } = this.doors;
    await Promise.all([service.open(), agency.open()]);
    const own = this.authority.issue(PLATFORM);
    return {
      MTLS_SERVICE: connectionTo(service, this.authority, own),
      MTLS_AGENCY: connectionTo(agency, this.authority, own),
      MTLS_STRANGE: connectionTo(service, this.authority, new TlsAuthority().issue(PLATFORM)),
    };
  }

  /** Changes what is registered of a service, or of a dataset. @param {string | null} value */
  async register(/** @type {string} */ id, /** @type {string} */ column, value) {
    const database = await this.#miniflare.getD1Database("CATALOGUE");
    const [table, key] = id.startsWith("CLI.") ? ["service", "client_id"] : ["dataset", "resource_id"];
    await database.prepare(`UPDATE ${table} SET ${column} = ?1 WHERE ${key} = ?2`).bind(value, id).run();
  }

  async close() {
    await this.#miniflare?.dispose();
    await this.world?.close();
    await Promise.all(Object.values(this.doors).map((door) => door.close()));
  }
}

/** @type {Promise<OwnRuntime> | undefined} */
let shared;

/** The one for all tests that leave its catalogue as they found it, started by whoever needs it first. */
export function sharedRuntime() {
  shared ??= OwnRuntime.open();
  return shared;
}

after(async () => (await shared)?.close());
