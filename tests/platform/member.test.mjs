/** The member area: signing in, sessions and their limits, devices, letters, and what is stored of all that. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { Authenticator } from "../support/authenticator.mjs";
import { signAsCard } from "../support/cards.mjs";
import { take } from "../support/data-api.mjs";
import { eventually } from "../support/eventually.mjs";
import { Journey } from "../support/journey.mjs";
import { MemberArea } from "../support/member.mjs";
import { enrol } from "../../tools/members.mjs";
import { documents } from "../support/person.mjs";
import { sharedWorld } from "../support/shared-world.mjs";
import { SmsGateway } from "../support/sms-gateway.mjs";
import { World } from "../support/world.mjs";

const MINUTE = 60;

/** @type {import("../support/world.mjs").World} */
let world;

/** A member who has signed in. */
const signedIn = async () => (await new MemberArea(world).enrolled()).signIn();

describe("the member area", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("leads whoever is not signed in to the sign-in, whatever the address", async () => {
    const stranger = world.citizen();
    for (const path of ["/member", "/member/device", "/member/step-up", "/member/nothing"]) {
      assert.equal((await stranger.get(path)).location, "/member/sign-in", path);
    }
    for (const path of ["/member/device", "/member/device/remove", "/member/sign-out", "/member/sign-out-everywhere"]) {
      assert.equal((await stranger.post(path, {})).location, "/member/sign-in", path);
    }
  });

  test("says who is signed in, how and until when, and shows neither ID nor contact in full", async () => {
    const area = await signedIn();
    const { person } = area;
    const page = await area.home();
    for (const said of [person.name, `${person.uid.slice(0, 6)}****`, "雙證件（第 4 級）", "這個瀏覽器"]) assert.ok(page.text.includes(said), said);
    for (const hidden of [person.uid, person.email, person.mobile]) assert.ok(!page.html.includes(hidden));
    assert.equal(page.headers["cache-control"], "no-store");
    assert.match(String(page.headers["content-security-policy"]), /frame-ancestors 'none'/);
  });

  test("is in English as well", async () => {
    const area = await signedIn();
    const page = await area.citizen.get("/member?lang=en");
    assert.match(page.text, /Your member area/);
    assert.match(page.text, /Two documents \(level 4\)/);
  });

  test("shows the uses of her data", async () => {
    const area = await new MemberArea(world).enrolled();
    const journey = new Journey(world, { person: area.person });
    await journey.reachConsent();
    await journey.collected();
    await journey.decide("refuse");
    await area.signIn();
    const used = async () => (await area.home()).text.includes("學費減免");
    await eventually("the use on record", used);
  });
});

describe("a member's session", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("is a cookie that scripts, other sites and other hosts do not get, and another one than before", async () => {
    const area = await new MemberArea(world).enrolled();
    const page = await area.citizen.get("/member/sign-in");
    const form = { national_id: area.person.uid, ...documents(area.person), decision: "agree" };
    const before = area.citizen.cookies.get("__Host-sign-in");
    const answer = await area.citizen.submit(page, form);
    const set = answer.headers["set-cookie"] ?? [];
    assert.ok(before);
    assert.match(set[0], /^__Host-member=[\w-]{86}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=7200$/);
    assert.match(set[1], /^__Host-sign-in=; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=0$/);
  });

  test("does not begin where somebody else's documents are shown", async () => {
    const [area, other] = [await new MemberArea(world).enrolled(), new MemberArea(world)];
    const page = await area.citizen.get("/member/sign-in");
    const answer = await area.citizen.submit(page, { national_id: area.person.uid, ...documents(other.person), decision: "agree" });
    assert.equal(answer.status, 422);
    assert.equal(area.cookie, undefined);
  });

  test("opens nobody else's record", async () => {
    const [one, two] = [await signedIn(), await signedIn()];
    const [citizen, secret] = [Buffer.from(two.cookie ?? "", "base64url").subarray(0, 32), Buffer.from(one.cookie ?? "", "base64url").subarray(32)];
    one.citizen.cookies.set("__Host-member", Buffer.concat([citizen, secret]).toString("base64url"));
    assert.equal(await one.isSignedIn(), false);
  });

  test("ends when she signs out, and its cookie is worth nothing", async () => {
    const area = await signedIn();
    const copy = area.citizen.clone();
    const answer = await area.press("/member/sign-out");
    assert.equal(answer.location, "/member/signed-out");
    assert.match((answer.headers["set-cookie"] ?? [])[0], /^__Host-member=; .*Max-Age=0$/);
    assert.match((await area.citizen.get("/member/signed-out")).text, /您已登出/);
    assert.equal((await copy.get("/member")).location, "/member/sign-in");
  });

  test("ends everywhere at one press", async () => {
    const area = await signedIn();
    const elsewhere = await new MemberArea(world, { person: area.person }).signIn();
    assert.match((await area.home()).text, /另一個瀏覽器/);
    const answer = await area.press("/member/sign-out-everywhere");
    assert.equal(answer.location, "/member/signed-out/everywhere");
    assert.deepEqual([await area.isSignedIn(), await elsewhere.isSignedIn()], [false, false]);
  });

  test("is refused forms with the token of another session, of none, or sent by another site", async () => {
    const [area, other] = [await signedIn(), await signedIn()];
    const foreign = (await other.home()).form("/member/sign-out").hidden.csrf;
    const ofDevice = "x".repeat(43);
    for (const csrf of [foreign, ofDevice, ""]) {
      for (const action of ["/member/sign-out", "/member/sign-out-everywhere"]) {
        assert.equal((await area.press(action, { csrf })).status, 403);
      }
    }
    for (const site of ["cross-site", "same-site"]) assert.equal((await area.press("/member/sign-out", {}, { "sec-fetch-site": site })).status, 403);
    assert.ok(await area.isSignedIn());
  });

  test("goes on under a new secret once she has shown her certificate in it", async () => {
    const area = await signedIn();
    const before = area.citizen.clone();
    await area.stepUp();
    assert.match((await area.home()).text, /自然人憑證（第 1 級）/);
    assert.equal((await before.get("/member")).location, "/member/sign-in");
  });

  test("cannot be stepped up by somebody else's certificate", async () => {
    const [area, other] = [await signedIn(), await new MemberArea(world).enrolled()];
    await other.signInWithCard();
    const { page, nonce } = await area.choose("/member/step-up", "CER");
    const answer = await area.send("/member/step-up", page, await signAsCard(other.card, nonce));
    assert.equal(answer.location, "/member?done=another-person");
    assert.doesNotMatch((await area.home()).text, /自然人憑證（第 1 級）/);
  });
});

describe("a bound device", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("is bound only after a certificate was shown, identifies her then, and no longer once it is removed", async () => {
    const area = await signedIn();
    const device = new Authenticator();
    assert.match((await area.citizen.get("/member/device")).text, /請先用自然人憑證驗證身分/);
    await area.stepUp();
    assert.equal((await area.bind(device)).location, "/member?done=device-bound");
    assert.match((await area.home()).text, /裝置 1/);

    const later = new MemberArea(world, { person: area.person });
    const { page, options } = await later.choose("/member/sign-in", "TFD");
    assert.equal((await later.send("/member/sign-in", page, device.get(options, world.platform))).location, "/member");
    assert.match((await later.home()).text, /行動自然人憑證（第 2 級）/);

    assert.equal((await area.press("/member/device/remove")).location, "/member?done=device-removed");
    const never = new MemberArea(world, { person: area.person });
    const again = await never.choose("/member/sign-in", "TFD");
    assert.equal((await never.send("/member/sign-in", again.page, device.get(again.options, world.platform))).status, 422);
  });

  test("is not bound by an answer to another challenge, nor by the same answer twice", async () => {
    const area = await (await new MemberArea(world).enrolled()).signInWithCard();
    const device = new Authenticator();
    const page = await area.citizen.get("/member/device");
    const options = JSON.parse(page.tags("form")[0]["data-options"]);
    const wrong = device.create({ ...options, challenge: Buffer.alloc(32).toString("base64url") }, world.platform);
    const refused = await area.citizen.submit(page, wrong);
    assert.equal(refused.status, 422);
    assert.ok(refused.codes.includes("identity.challenge-mismatch"), String(refused.codes));

    const fresh = await area.citizen.get("/member/device");
    const right = device.create(JSON.parse(fresh.tags("form")[0]["data-options"]), world.platform);
    const answers = await Promise.all([area.citizen.submit(fresh, right), area.citizen.submit(fresh, right)]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
  });

  test("is refused a page's form that another session made", async () => {
    const [area, other] = [await (await new MemberArea(world).enrolled()).signInWithCard(), await (await new MemberArea(world).enrolled()).signInWithCard()];
    const page = await other.citizen.get("/member/device");
    const answer = new Authenticator().create(JSON.parse(page.tags("form")[0]["data-options"]), world.platform);
    assert.equal((await area.citizen.submit(page, answer)).status, 403);
  });

  test("that has been copied is found out by its counter: of two answers with one count one is taken", async () => {
    const area = await (await new MemberArea(world).enrolled()).signInWithCard();
    const device = new Authenticator();
    await area.bind(device);
    device.counter = 7;
    const browsers = [0, 1].map(() => new MemberArea(world, { person: area.person }));
    const pages = await Promise.all(browsers.map((browser) => browser.choose("/member/sign-in", "TFD")));
    const answers = await Promise.all(browsers.map((browser, at) => browser.send("/member/sign-in", pages[at].page, device.get(pages[at].options, world.platform, { counts: false }))));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 422]);
  });
});

describe("the main contact", () => {
  before(async () => {
    world = await sharedWorld();
  });

  const ADDRESS = "/member/contact";
  const elsewhere = () => `${randomUUID().slice(0, 8)}@mail.example`;
  /** She asks for it to be changed; the letter with the code. */
  async function ask(area, to) {
    const answer = await area.citizen.submit(await area.citizen.get(ADDRESS), { contact: to, decision: "agree" });
    assert.equal(answer.location, ADDRESS, answer.text);
    return eventually("the code", async () => (await area.letters(to)).find(({ kind }) => kind === "confirm-contact"));
  }
  const type = async (area, code) => area.citizen.submit(await area.citizen.get(ADDRESS), { code, decision: "agree" });

  test("changes once the code that went to the new one is typed back, and the old one is told", async () => {
    const [area, to] = [await signedIn(), elsewhere()];
    const { code } = await ask(area, to);
    assert.ok(!(await area.home()).text.includes(`${to[0]}****@mail.example`));
    assert.equal((await type(area, `${code.slice(0, 4)} ${code.slice(4)}`)).location, "/member?done=contact-changed");
    assert.ok((await area.home()).text.includes(`${to[0]}****@mail.example`));
    const told = async () => (await area.letters()).some(({ kind }) => kind === "contact-changed");
    await eventually("the letter to the old one", told);
    await new MemberArea(world, { person: area.person }).signIn();
    await eventually("later letters at the new one", async () => (await area.letters(to)).some(({ kind }) => kind === "signed-in"));
  });

  test("stays where a wrong code is typed, where it is given up, and where what was typed is none", async () => {
    const [area, to] = [await signedIn(), elsewhere()];
    const wrong = await area.citizen.submit(await area.citizen.get(ADDRESS), { contact: "ling@", decision: "agree" });
    assert.deepEqual([wrong.status, wrong.codes], [422, ["identity.email-form"]]);
    const { code } = await ask(area, to);
    const other = String((Number(code) + 1) % 1e8).padStart(8, "0");
    const refused = await type(area, other);
    assert.deepEqual([refused.status, refused.codes], [422, ["identification.code-wrong"]]);
    const soon = await area.citizen.submit(await area.citizen.get(ADDRESS), { decision: "resend" });
    assert.equal(soon.status, 429);
    assert.equal((await area.citizen.submit(await area.citizen.get(ADDRESS), { decision: "refuse" })).location, "/member");
    assert.ok((await area.home()).text.includes(`${area.person.email[0]}****@mail.example`));
  });

  test("cannot be changed from another session, though it knows the code", async () => {
    const [area, to] = [await signedIn(), elsewhere()];
    const { code } = await ask(area, to);
    const page = await area.citizen.get(ADDRESS);
    const second = await new MemberArea(world, { person: area.person }).signIn();
    assert.equal((await second.citizen.submit(page, { code, decision: "agree" })).status, 403);
    assert.equal((await second.citizen.submit(await second.citizen.get(ADDRESS), { code, decision: "agree" })).status, 422);
  });
});

describe("a letter", () => {
  before(async () => {
    world = await sharedWorld();
  });

  const arrived = (area, ...wanted) =>
    eventually(`letters ${wanted}`, async () => {
      const kinds = (await area.letters()).map(({ kind }) => kind);
      return wanted.every((kind) => kinds.includes(kind));
    });

  test("goes to a member when somebody signs in, binds a device, or takes her data", async () => {
    const area = await new MemberArea(world).enrolled();
    assert.deepEqual(await area.letters(), []);
    await area.signInWithCard();
    await area.bind(new Authenticator());
    await arrived(area, "signed-in", "device-bound");
    const notice = await new Journey(world, { person: area.person }).give();
    assert.equal((await take(world.platform, notice)).status, 200);
    await arrived(area, "data-taken");
    const letters = await area.letters();
    assert.equal(letters.length, 3);
    assert.match(letters.find(({ kind }) => kind === "data-taken")?.text ?? "", /學費減免/);
  });
});

describe("what is stored of a member", () => {
  before(async () => {
    world = await sharedWorld();
  });

  test("shows neither her ID, her name nor her contact, while she is signed in", async () => {
    const area = await new MemberArea(world).enrolled();
    area.person.name = "測試不留名";
    await area.signIn();
    await eventually("her letter", async () => (await area.letters()).length === 1);
    assert.notEqual(world.stateFilesWith('"sealed":"v2.').length, 0, "what is stored can be read at all");
    const files = (text) => world.stateFilesWith(text).filter((file) => !file.includes("Outbox"));
    const kept = () => [area.person.uid, area.person.email, area.person.name].flatMap(files);
    await eventually("nothing of hers in the files", () => kept().length === 0);
  });
});

// A world of its own: the others are not to be started again under somebody's feet.
describe("as time passes, a member's session", () => {
  /** @type {MemberArea} */
  let idle;
  /** @type {MemberArea} */
  let busy;

  before(async () => {
    world = await World.open();
    idle = await signedIn();
    busy = await signedIn();
  });
  after(() => world.close());

  test("ends after 15 minutes in which nobody looked at a page, and not a minute before", async () => {
    await world.restart({ ahead: 14 * MINUTE });
    assert.ok(await busy.isSignedIn());
    await world.restart({ ahead: 15 * MINUTE + 30 });
    assert.deepEqual([await idle.isSignedIn(), await busy.isSignedIn()], [false, true]);
  });

  test("ends after two hours, however often a page was looked at", async () => {
    for (let minutes = 28; minutes < 120; minutes += 14) {
      await world.restart({ ahead: minutes * MINUTE });
      assert.ok(await busy.isSignedIn(), `${minutes}`);
    }
    busy.citizen.keepsAll();
    await world.restart({ ahead: 120 * MINUTE + 30 });
    assert.equal(await busy.isSignedIn(), false);
  });

  test("leaves nothing of hers in the files, and no letter unsent by a kill", async () => {
    await world.restart();
    const area = await new MemberArea(world).enrolled();
    await area.signIn();
    await world.restart();
    await eventually("the letter about the sign-in", async () => (await area.letters()).length > 0);
    assert.equal((await area.letters()).length, 1);
  });
});

// A world with a gateway of its own: letters there can fail.
describe("a letter that does not get through at once", () => {
  const KEY = "test-only-gateway-key";
  const gateway = new SmsGateway(KEY);
  const ordinary = gateway.usual;

  before(async () => {
    await gateway.listen();
    world = await World.open({ vars: { SMS_GATEWAY_URL: `${gateway.origin}/messages`, SMS_GATEWAY_KEY: KEY } });
  });
  after(async () => {
    await world.close();
    await gateway.close();
  });

  /** A member whose contact is her telephone, about to sign in. */
  async function byTelephone() {
    const area = new MemberArea(world);
    await enrol(world.platform, { ...area.person, email: undefined });
    return area;
  }
  /** Her number, as the gateway is told it. */
  const dialled = (area) => area.person.mobile.replace(/^0/, "+886");
  const keys = (area) => gateway.asked(dialled(area)).map(({ headers }) => headers["idempotency-key"]);

  test("is sent again later under the same id, by a process that was started since", async () => {
    const area = await byTelephone();
    gateway.usual = () => ({ status: 503 });
    await area.signIn();
    await gateway.whenAsked(dialled(area), 1);
    gateway.usual = ordinary;
    await world.restart({ ahead: 15 });
    await area.home();
    await gateway.whenAsked(dialled(area), 2);
    const [first, second] = keys(area);
    assert.equal(first, second);
    assert.match(gateway.sent.get(String(first))?.text ?? "", /登入/);
  });

  test("is given up where it is refused for good, and the next one is not", async () => {
    const area = await byTelephone();
    gateway.usual = () => ({ status: 400 });
    await area.signIn();
    await gateway.whenAsked(dialled(area), 1);
    gateway.usual = ordinary;
    const again = async () => {
      await area.press("/member/sign-out");
      await area.signIn();
    };
    await again();
    await gateway.whenAsked(dialled(area), 2);
    // Whatever was only put off would be sent before the letter about this sign-in.
    await world.restart({ ahead: 2 * MINUTE });
    await again();
    await eventually("a third letter", () => new Set(keys(area)).size === 3);
    const [refused, ...others] = keys(area);
    assert.ok(!others.includes(refused));
    assert.ok(!gateway.sent.has(String(refused)));
  });
});
