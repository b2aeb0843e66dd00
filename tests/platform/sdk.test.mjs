/** The SDK's server half against the platform itself: a service that forwards a signature, is told, asks, and fetches (protocol, sections 1 to 3). */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { before, describe, test } from "node:test";
import {
  dataset, fetchData, fetchTrust, noticeCheck, receiveDelivery, requestSalt, sealSignedCitizen, signedRedirectUrl, spApiHandler, submitSignature, txidStatus, typeValid,
} from "@mydata-edge/sdk/server";
import { cardOf } from "../support/identify-evidence.mjs";
import { Journey } from "../support/journey.mjs";
import { invent } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { signedBy, SignedJourney } from "../support/signed-journey.mjs";

/** As in tests/support/seeds/services.toml. */
const SCHOOL = { clientId: "CLI.testSchool", clientSecret: "test-only-sec-01", cbcIv: "test-only-iv--01", apiKey: "test-only-api-key-01" };
const income = dataset("API.testIncome", { file: ".json", parse: (/** @type {any} */ { 姓名 }) => String(姓名) });

/** @type {import("../support/world.mjs").World} */
let world;

before(async () => {
  world = await sharedWorld();
});

/** A journey whose service uses the SDK. */
class SdkJourney extends SignedJourney {
  get call() {
    return { platform: this.world.platform, clientId: SCHOOL.clientId, txId: this.txId };
  }

  async introduce() {
    const { uid, birthdate, name, email } = this.person;
    const salt = await requestSalt(this.call);
    const data = await sealSignedCitizen({ nationalId: uid, birthday: birthdate.replaceAll("-", "/"), salt, holder: name, email }, SCHOOL);
    const pkcs7 = signedBy((this.card ??= cardOf(this.person)), data).toString("base64");
    await submitSignature({ ...this.call, data, pkcs7 });
    const { pathname, search } = signedRedirectUrl({ ...this.call, resources: this.datasets, returnUrl: this.service.returnUrl });
    this.address = pathname + search;
    return this;
  }

  /** What the SDK makes of the notice, as it came over the wire. */
  async told() {
    const [{ headers, body }] = await this.world.service.whenAsked(this.txId);
    /** @type {import("@mydata-edge/sdk/server").Notice[]} */
    const kept = [];
    const notify = spApiHandler({ clientFor: () => SCHOOL, accept: (notice) => void kept.push(notice), signature: noticeCheck({ platform: this.world.platform }) });
    const given = /** @type {[string, string][]} */ (Object.entries(headers));
    const answers = [await notify(new Request("http://service.test/", { method: "POST", headers: given, body })), await notify(new Request("http://service.test/", { method: "POST", headers: given, body: `${body} ` }))];
    assert.deepEqual(answers.map(({ status }) => status), [200, 401], "the notice as it came, and one that was changed");
    return kept[0];
  }
}

describe("a service on the SDK", () => {
  test("forwards a signature, checks the notice, asks how far it is, and reads typed data from a valid package", async () => {
    const journey = new SdkJourney(world);
    const { platform, txId } = journey.call;
    await journey.give();
    assert.equal((await txidStatus({ platform, txId })).meaning, "ready");
    assert.equal(await typeValid({ platform, txId }), "CER");
    const notice = await journey.told();
    assert.ok(notice.kind === "data");
    const delivery = await receiveDelivery(await fetchData({ platform, ...notice }), notice.secret, await fetchTrust(platform));
    assert.equal(await income.read(delivery), "測試語彤");
    delivery.close();
    assert.equal((await txidStatus({ platform, txId })).meaning, "taken");
  });

  test("is told by code what the platform does not accept", async () => {
    const journey = new SdkJourney(world, { card: cardOf(world.agency.register(invent())) });
    await assert.rejects(journey.introduce(), { code: "signature.another-person", facts: { status: 409, problem: "spsignature.wrong-person" } });
    const unknown = { platform: world.platform, txId: randomUUID() };
    for (const call of [txidStatus, typeValid]) await assert.rejects(call(unknown), { code: "status.refused" });
  });

  test("learns that a citizen refused without having been told anything else", async () => {
    const journey = new Journey(world);
    await journey.reachConsent();
    assert.equal((await txidStatus({ platform: world.platform, txId: journey.txId })).meaning, "preparing");
    await journey.decide("refuse");
    await journey.end();
    assert.equal((await txidStatus({ platform: world.platform, txId: journey.txId })).meaning, "refused");
  });
});
