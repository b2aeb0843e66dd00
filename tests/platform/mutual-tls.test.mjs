/** Certificates that the platform shows to services and agencies, and that services show to it (protocol, section 2). */

import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { afterEach, before, describe, test } from "node:test";
import { take } from "../support/data-api.mjs";
import { about } from "../support/fake-agency.mjs";
import { Journey } from "../support/journey.mjs";
import { PLATFORM, sharedRuntime } from "../support/own-runtime.mjs";
import { sideCall } from "../support/side-calls.mjs";

const SERVICE = "CLI.testSchool";
const DATASET = "API.testIncome";

/** @type {import("../support/own-runtime.mjs").OwnRuntime} */
let runtime;
/** @type {import("../support/world.mjs").World} */
let world;

describe("mutual TLS", () => {
  before(async () => {
    runtime = await sharedRuntime();
    world = runtime.world;
  });

  afterEach(async () => {
    await runtime.register(SERVICE, "shown_certificate", null);
    await runtime.register(SERVICE, "client_certificate", null);
    await runtime.register(DATASET, "shown_certificate", null);
    for (const door of Object.values(runtime.doors)) door.visitors = [];
  });

  async function agreed() {
    const journey = new Journey(world);
    await journey.reachConsent();
    await journey.collected();
    return journey.agree();
  }

  describe("to a service", () => {
    test("the notice goes through the door that asks for the platform's certificate", async () => {
      await runtime.register(SERVICE, "shown_certificate", "MTLS_SERVICE");
      const journey = await agreed();
      assert.equal((await journey.end()).code, 200);
      assert.deepEqual(runtime.doors.service.visitors, [PLATFORM]);
      assert.equal((await take(world.platform, await journey.notice())).status, 200);
    });

    test("a certificate of a stranger opens nothing: the service is told nothing, and she goes back with 410", async () => {
      await runtime.register(SERVICE, "shown_certificate", "MTLS_STRANGE");
      const before = runtime.doors.service.turnedAway;
      const journey = await agreed();
      assert.equal((await journey.end()).code, 410);
      assert.equal(world.service.notices(journey.txId).length, 0);
      assert.equal(runtime.doors.service.turnedAway - before, 3);
    });

    test("without the certificate that is registered nothing is sent, and the log says why", async () => {
      await runtime.register(SERVICE, "shown_certificate", "MTLS_NOWHERE");
      const journey = await agreed();
      assert.equal((await journey.end()).code, 410);
      assert.equal(world.service.notices(journey.txId).length, 0);
      assert.ok(world.log.some((line) => line.includes("outgoing.certificate-missing MTLS_NOWHERE")));
    });
  });

  describe("to an agency", () => {
    test("the question goes through the door that asks for the platform's certificate", async () => {
      await runtime.register(DATASET, "shown_certificate", "MTLS_AGENCY");
      const journey = await new Journey(world).reachConsent();
      const { datasets } = await journey.collected();
      assert.equal(datasets[0].state, "ready");
      assert.deepEqual(runtime.doors.agency.visitors, [PLATFORM]);
    });

    test("without the certificate that is registered the dataset fails at once, and the agency is not asked", async () => {
      await runtime.register(DATASET, "shown_certificate", "MTLS_NOWHERE");
      const journey = await new Journey(world).reachConsent();
      const { datasets } = await journey.collected();
      assert.equal(datasets[0].state, "failed");
      assert.ok((await journey.page("consent")).codes.includes("provider.certificate-missing"));
      assert.deepEqual(world.agency.asked(about("income", journey.person)), []);
    });
  });

  describe("from a service that has registered its certificate", () => {
    const fingerprintOf = (/** @type {string} */ name) => new X509Certificate(runtime.authority.issue(name).certificate).fingerprint256.replaceAll(":", "").toLowerCase();
    /** What the network edge says of a connection: of the simulated one the test says it. */
    const seen = (tlsClientAuth) => ({ "mf-cf-blob": JSON.stringify({ tlsClientAuth }) });

    test("that very certificate is asked for by the data API and the side calls", async () => {
      const notice = await new Journey(world).give();
      const good = { certPresented: "1", certVerified: "SUCCESS", certFingerprintSHA256: fingerprintOf("school") };
      await runtime.register(SERVICE, "client_certificate", good.certFingerprintSHA256);
      const refused = [
        {},
        seen(undefined),
        seen({ ...good, certFingerprintSHA256: fingerprintOf("another school") }),
        seen({ ...good, certPresented: "0" }),
        seen({ ...good, certVerified: "FAILED:self signed certificate" }),
        seen({ certPresented: "1", certVerified: "SUCCESS" }),
      ];
      for (const headers of refused) {
        assert.equal((await take(world.platform, notice, headers)).status, 401, JSON.stringify(headers));
        for (const call of /** @type {const} */ (["txid_status", "type_valid"])) assert.equal((await sideCall(world, call, notice.tx_id, headers)).status, 401);
      }
      assert.equal((await sideCall(world, "txid_status", notice.tx_id, seen(good))).json.code, "200");
      assert.equal((await take(world.platform, notice, { ...seen(good), "cf-connecting-ip": "203.0.113.8" })).status, 401);
      assert.equal((await take(world.platform, notice, seen(good))).status, 200);
    });
  });
});
