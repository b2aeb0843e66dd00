/** The online service for a citizen who has signed at her service (mode 2), in a real browser. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { withOrigins } from "../../demo/seed/origins.mjs";
import { readSources } from "../../demo/seed/sources.mjs";
import { ROOT } from "../../tools/family.mjs";
import { Applicant } from "../support/applicant.mjs";
import { DESKTOP, PHONE } from "../support/browser.mjs";
import { DEMO_PKI, persona } from "../support/demo.mjs";
import { Service } from "../support/service-wire.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";
import { signedBy } from "../support/signed-journey.mjs";

const YUTONG = persona("林語彤");

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Service} */
let school;

before(async () => {
  ({ demo, browser } = await sharedDemo());
  const { services } = withOrigins(readSources(join(ROOT, "demo")), demo.origins);
  school = new Service(services.find(({ client_id }) => client_id === "CLI.demoSchool"));
});

/** The school has her sign with her card, and forwards it: where it sends her. */
async function signAtSchool({ uid, name, birthdate, email }) {
  const txId = randomUUID();
  const post = async (more = {}) => {
    const answer = await fetch(`${demo.origins.platform}/service/spsignature/${school.id}`, { method: "POST", body: JSON.stringify({ tx_id: txId, ...more }) });
    assert.equal(answer.status, 200, await answer.clone().text());
    return answer.json();
  };
  const { salt } = await post();
  const data = school.seal(JSON.stringify({ pid: uid, holder: name, birthday: birthdate.replaceAll("-", "/"), email, salt }));
  const [certificate, key] = ["cert", "key"].map((part) => readFileSync(join(DEMO_PKI, `cards/${uid}.${part}.pem`), "utf8"));
  await post({ data, pkcs7: signedBy({ certificate, key }, data).toString("base64") });
  return { txId, address: demo.origins.platform + school.signedRedirect({ txId }) };
}

async function arrive(context, flow, viewport, options) {
  const applicant = await Applicant.open(browser, demo, flow, viewport, options);
  context.after(() => applicant.close(context));
  const { txId, address } = await signAtSchool(YUTONG);
  await applicant.page.goto(address);
  await applicant.heading(/想使用您的資料/).waitFor();
  return { applicant, txId };
}

async function accept(applicant) {
  await applicant.page.getByRole("checkbox").check();
  await applicant.button("同意並繼續").click();
}

describe("a citizen who has signed at her service", { concurrency: 2, timeout: 240_000 }, () => {
  for (const [screen, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`is told so, sees her data without identifying again, and decides (${screen})`, async (context) => {
      const { applicant, txId } = await arrive(context, `signed-${screen}`, viewport);
      const { page, visitor } = applicant;
      assert.ok(await page.getByRole("heading", { name: "您已經確認身分" }).isVisible());
      assert.ok(await page.getByText("F22991****").isVisible());
      await visitor.look("terms");
      await accept(applicant);
      await applicant.seeChecked();
      await page.waitForURL(`${demo.origins.platform}/t/*/consent`);
      await page.route(`${demo.origins.sp}/**`, (route) => route.fulfill({ body: "back" }));
      await applicant.button("不同意傳送").click();
      await page.waitForURL(`${demo.origins.sp}/**`);
      const { code, txId: told } = school.readReturn(page.url());
      assert.deepEqual([code, told], [205, txId]);
    });
  }

  test("needs no script", async (context) => {
    const { applicant } = await arrive(context, "signed-no-script", PHONE, { javaScriptEnabled: false });
    await accept(applicant);
    await applicant.heading("請看過資料，再決定要不要傳送").waitFor();
    await applicant.visitor.look("consent");
  });
});
