/** Somebody else goes to the counter (委託代辦): three browsers, hers, her agent's and the clerk's. */

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { persona } from "../support/demo.mjs";
import { BOTH, LONGEST, RELIEF, atDesk, isErased, onPhone } from "../support/shared-counter.mjs";
import { sharedDemo } from "../support/shared-demo.mjs";

const YUTONG = persona("林語彤");
const AGENT = persona("陳柏睿");

/** @type {import("../support/demo.mjs").Demo} */
let demo;

before(async () => {
  ({ demo } = await sharedDemo());
});

/** She names her agent on the page of her code. */
async function name(walk, agent) {
  const { page } = walk;
  const form = page.locator("form").filter({ has: page.locator("button[value=delegate]") });
  if (!(await form.isVisible())) await page.locator("summary").filter({ hasText: "指定代辦人" }).click();
  await form.getByLabel("代辦人的身分證統一編號或居留證號").fill(agent.uid);
  await form.getByLabel("代辦人的出生年月日").fill(agent.birthday);
  await walk.visitor.look("naming");
  await form.getByRole("button").click();
  await page.getByText("指定了").first().waitFor();
}

/** The agent signs in to his member area, where he types the code that came to him. */
async function openMandate(agent, code) {
  const { page } = agent;
  await page.goto(`${demo.origins.platform}/member/delegation`);
  await agent.fillIn(AGENT);
  await agent.button("確認身分").click();
  await agent.heading("代別人到臨櫃").waitFor();
  await agent.visitor.look("mandates");
  await page.getByLabel("代辦碼", { exact: true }).fill(code);
  await agent.button("看看是什麼委託").click();
  await agent.heading("您願意代辦嗎？").waitFor();
}

describe("somebody whom she sends", { timeout: LONGEST }, () => {
  test("accepts, shows the code, says the passcode, and both have it on record", async (context) => {
    const [walk, agent, desk] = [await onPhone(context, "counter-agent-hers"), await onPhone(context, "counter-agent-his"), await atDesk(context, "counter-agent-desk")];
    const old = await walk.reachCode(YUTONG, RELIEF);
    const { transaction } = walk;
    await name(walk, AGENT);
    await walk.visitor.look("asked");
    const asked = await walk.letter(AGENT.email, "delegation-asked");
    assert.ok(!asked.text.includes(YUTONG.uid) && !asked.text.includes(YUTONG.name), "the letter names her masked");

    await openMandate(agent, asked.code);
    await agent.visitor.look("question");
    await agent.button("接受委託").click();
    await agent.page.waitForURL(`${demo.origins.platform}/member/delegation/${transaction}`);
    await agent.issueButton.first().waitFor();
    const code = await agent.issue();
    assert.notEqual(code, old);
    await agent.visitor.look("code");
    await walk.page.reload();
    await walk.page.getByText("接受委託").first().waitFor();
    assert.equal(await walk.page.locator("[data-counter-code]").count(), 0, "hers is dead");
    await walk.visitor.look("accepted");

    await desk.signIn();
    await desk.isAtDesk();
    await desk.enter(old);
    await desk.isTold();
    const before = (await walk.codesTo(YUTONG.email)).length;
    await desk.open(code, agent, AGENT.email);
    await desk.seesData(BOTH);
    await desk.page.getByText(AGENT.name).first().waitFor();
    await desk.visitor.look("agent-at-the-desk");
    assert.equal((await walk.codesTo(YUTONG.email)).length, before, "the passcode went to him");
    await desk.saved(() => desk.saveButton.click());
    await desk.endButton.click();
    await isErased(transaction);
    for (const contact of [YUTONG.email, AGENT.email]) await walk.letter(contact, contact === YUTONG.email ? "data-saved-at-counter" : "delegation-used");
  });

  test("is sent back: she withdraws, and his code is dead at once", async (context) => {
    const [walk, agent, desk] = [await onPhone(context, "counter-withdrawn-hers"), await onPhone(context, "counter-withdrawn-his"), await atDesk(context, "counter-withdrawn-desk")];
    await walk.reachCode(YUTONG, RELIEF);
    const before = (await agent.codesTo(AGENT.email)).length;
    await name(walk, AGENT);
    await openMandate(agent, await agent.newCode(AGENT.email, before));
    await agent.button("接受委託").click();
    await agent.issueButton.first().waitFor();
    const code = await agent.issue();
    await walk.page.reload();
    await walk.page.locator("button[value=withdraw-delegation]").click();
    await walk.page.getByText("收回了").first().waitFor();
    await walk.visitor.look("withdrawn");
    await desk.signIn();
    await desk.isAtDesk();
    await desk.enter(code);
    await desk.isTold();
    await walk.issue();
  });

  test("cannot be told to exist: whoever she names, the page says the same", async (context) => {
    const walk = await onPhone(context, "counter-nobody");
    await walk.reachCode(YUTONG, RELIEF);
    await name(walk, { uid: "A123456789", birthday: "0770101" });
    const said = await walk.page.getByText("指定了").first().innerText();
    await walk.page.locator("button[value=withdraw-delegation]").click();
    await walk.page.getByText("收回了").first().waitFor();
    await name(walk, AGENT);
    const likewise = await walk.page.getByText("指定了").first().innerText();
    const plain = (text) => text.replace(/\d\d:\d\d/g, "").replace(/[A-Z0-9*]{6,}/g, "");
    assert.equal(plain(likewise), plain(said));
  });
});
