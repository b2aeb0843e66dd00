/** 軟體金融憑證 in a file, 行動自然人憑證 on a bound device, and 雙證件 with its pause after wrong tries. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { SMALL_PHONE } from "../support/browser.mjs";
import { DEMO_PKI, persona } from "../support/demo.mjs";
import { asUpload, packFile, packOwnFile } from "../support/identify-files.mjs";
import { IdentifyWalk } from "../support/identify-walk.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const PARENT = persona("陳柏睿");
const WENJUN = persona("阮文俊");
const ELIAS = persona("ANDERSON ELIAS JAMES");
const OWN_PASSWORD = "self-made-01";

/** No flow takes longer; one that does hangs. */
const LONGEST = 240_000;

/** @type {import("../support/demo.mjs").Demo} */
let demo;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  ({ demo, browser } = await sharedDemo());
});
after(() => demo.cards.reset());

/** Somebody with a browser of her own, for the length of a test. */
async function arrive(context, flow, viewport) {
  const walk = await IdentifyWalk.open(browser, demo, flow, viewport);
  context.after(() => walk.close(context));
  return walk;
}

describe("軟體金融憑證", { timeout: LONGEST }, () => {
  const ofCards = (/** @type {string} */ name) => join(DEMO_PKI, "cards", name);

  async function open(walk, file, password) {
    await walk.page.locator("#soft-file").setInputFiles(asUpload(file));
    await walk.page.getByLabel("憑證檔的密碼").fill(password);
    await walk.button("開啟憑證檔").click();
  }

  test("written by openssl identifies its holder; file and password stay in the browser", async (context) => {
    const walk = await arrive(context, "soft-certificate", SMALL_PHONE);
    const { page, visitor } = walk;
    const password = "自己設的密碼 & +%";
    const file = packFile(ofCards(`${YUTONG.uid}.fcs.cert.pem`), ofCards(`${YUTONG.uid}.fcs.key.pem`), password);
    await walk.reachIdentification(YUTONG);
    await walk.choose("軟體金融憑證");
    await walk.typeBirthday(YUTONG);
    const sent = [];
    page.on("request", (request) => sent.push(request.postDataBuffer() ?? Buffer.alloc(0)));
    await walk.button("開啟憑證檔").click();
    await page.getByText("請先選擇憑證檔。").waitFor();
    await open(walk, file, "wrong password");
    await page.getByText("這個密碼打不開憑證檔").waitFor();
    await visitor.look("password-wrong");
    await page.getByLabel("憑證檔的密碼").fill(password);
    await walk.button("開啟憑證檔").click();
    await page.getByText("已開啟憑證檔").waitFor();
    await visitor.look("opened");
    await walk.button("以這張憑證驗證身分").click();
    await walk.isIdentified();
    const bodies = sent.map(String);
    const form = bodies.find((body) => body.includes("signature="));
    assert.deepEqual(new Set(new URLSearchParams(form).keys()), new Set(["csrf", "method", "birthday", "signature", "certb64", "decision"]));
    for (const body of bodies) assert.ok(!body.includes(encodeURIComponent(password)) && !body.includes(password) && !body.includes(file.toString("base64").slice(0, 60)));
  });

  test("that is damaged, has run out or is nobody's is refused, and the good one is accepted", async (context) => {
    const walk = await arrive(context, "soft-certificate-refused");
    const { page, visitor } = walk;
    const good = readFileSync(join(DEMO_PKI, "soft", `${PARENT.uid}.p12`));
    const told = async (file, password, heading) => {
      await open(walk, file, password);
      await page.getByRole("heading", { name: heading }).waitFor();
    };
    await walk.reachIdentification(PARENT);
    await walk.choose("軟體金融憑證");
    await walk.typeBirthday(PARENT);
    await told(good.subarray(0, good.length - 100), PARENT.soft_certificate_password, "憑證檔不完整");
    await visitor.look("damaged");
    await told(Buffer.from("-----BEGIN CERTIFICATE-----"), "x", "這不是憑證檔");
    await told(packOwnFile(`${PARENT.uid}-${PARENT.name}`, OWN_PASSWORD, -1), OWN_PASSWORD, "這張憑證已經過期");
    await visitor.look("expired");
    await open(walk, packOwnFile(`${PARENT.uid}-${PARENT.name}`, OWN_PASSWORD, 30), OWN_PASSWORD);
    await walk.button("以這張憑證驗證身分").click();
    await walk.isTold("identity.certificate-refused");
    await visitor.look("self-made");
    await open(walk, good, PARENT.soft_certificate_password);
    await walk.button("以這張憑證驗證身分").click();
    await walk.isIdentified();
  });
});

describe("行動自然人憑證", { timeout: LONGEST }, () => {
  test("identifies by the device that was bound with a certificate, if it has looked who holds it", async (context) => {
    const walk = await arrive(context, "device", SMALL_PHONE);
    const { page, visitor } = walk;
    const device = await insertDevice(page);
    await bindDevice(walk, PARENT);
    await walk.reachIdentification(PARENT);
    await walk.choose("行動自然人憑證");
    await walk.typeBirthday(PARENT);
    await visitor.look("method");
    await device.setVerified(false);
    await walk.button("以裝置驗證身分").click();
    await page.getByRole("heading", { name: "裝置沒有完成確認" }).waitFor();
    await visitor.look("not-verified");
    await device.setVerified(true);
    await walk.button("以裝置驗證身分").click();
    await walk.isIdentified();
  });

  test("looks the same to somebody who has bound nothing, and leads her nowhere", async (context) => {
    const walk = await arrive(context, "device-none", SMALL_PHONE);
    const { page } = walk;
    await insertDevice(page);
    const shown = async (person) => {
      await walk.reachIdentification(person);
      await walk.choose("行動自然人憑證");
      const form = page.locator("form[data-device]");
      await walk.button("以裝置驗證身分").waitFor();
      const options = JSON.parse((await form.getAttribute("data-options")) ?? "");
      const head = person.uid.slice(0, 6);
      const words = [`${head}****`, [...head].join(" ")].reduce((text, id) => text.replaceAll(id, "ID"), await form.innerText());
      return { words, options: { ...options, challenge: "" } };
    };
    const bound = await shown(PARENT);
    assert.deepEqual(await shown(WENJUN), bound);
    await walk.typeBirthday(WENJUN);
    await walk.button("以裝置驗證身分").click();
    await page.getByRole("heading", { name: "裝置沒有完成確認" }).waitFor();
    await walk.visitor.look("none-bound");
  });

  /** A device with a finger on it, as Chromium's tools for developers make one. */
  async function insertDevice(page) {
    const tools = await page.context().newCDPSession(page);
    await tools.send("WebAuthn.enable");
    const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
    const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", { options });
    return { setVerified: (isUserVerified) => tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }) };
  }

  async function bindDevice(walk, person) {
    const { page } = walk;
    demo.cards.insert(person);
    await page.goto(`${demo.origins.platform}/member`);
    await page.getByLabel("身分證統一編號或居留證號").fill(person.uid);
    await walk.choose("自然人憑證");
    await walk.identifyByCard(person);
    await walk.heading("您的會員專區").waitFor();
    await page.goto(`${demo.origins.platform}/member/device`);
    await walk.button("綁定裝置").click();
    await page.getByText("裝置已綁定").waitFor();
    demo.cards.remove();
  }
});

describe("雙證件", { timeout: LONGEST }, () => {
  test("pauses after five wrong tries until a time that is said, and leaves her other methods open", async (context) => {
    const stranger = await arrive(context, "documents-guessed", SMALL_PHONE);
    await stranger.reachIdentification(ELIAS);
    for (const remaining of [4, 3, 2, 1]) {
      await stranger.identify({ ...ELIAS, household_number: "X0000000" });
      await stranger.page.getByText(`還可以試 ${remaining} 次`).waitFor();
    }
    await stranger.identify({ ...ELIAS, household_number: "X0000000" });
    await stranger.heading(/^請在 \d\d:\d\d 以後再試$/).waitFor();
    assert.equal(await stranger.page.locator("button.method").count(), 0, "this browser has no tries left");

    const walk = await arrive(context, "documents-paused", SMALL_PHONE);
    demo.cards.insert(ELIAS);
    await walk.reachIdentification(ELIAS);
    await walk.identify(ELIAS);
    await walk.heading(/^請在 \d\d:\d\d 以後再試$/).waitFor();
    await walk.visitor.look("paused");
    await walk.page.getByRole("button", { name: /^自然人憑證 / }).click();
    await walk.identifyByCard(ELIAS);
    await walk.isIdentified();
  });
});
