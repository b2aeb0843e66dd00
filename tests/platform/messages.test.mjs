/** Letters to citizens, by real ways: a mail server, a gateway of short messages, and the outbox of a demonstration. */

import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import PostalMime from "postal-mime";
import { makeHierarchy } from "../support/certificates.mjs";
import { exchange } from "../support/exchange.mjs";
import { MailServer, ScriptedServer, makeServerCertificate, ordinary } from "../support/mail-server.mjs";
import { freeOrigin } from "../support/ports.mjs";
import { Sandbox } from "../support/sandbox.mjs";
import { SmsGateway } from "../support/sms-gateway.mjs";
import { HIERARCHY } from "../support/world.mjs";

const FROM = "no-reply@mydata.example";
const DESK = "02-0000-0000";
const GATEWAY_KEY = "test-only-gateway-key";
const CODE = "48206137";

/** A platform with these settings, that trusts this authority besides the system's own. */
async function platform(vars, authority) {
  const before = process.env.NODE_EXTRA_CA_CERTS;
  if (authority) process.env.NODE_EXTRA_CA_CERTS = authority;
  try {
    makeHierarchy(HIERARCHY, []);
    const anchors = readFileSync(join(HIERARCHY, "anchors/root.pem"), "utf8");
    return await Sandbox.open({ anchors, signer: "CN=測試社會局", vars: { SERVICE_DESK: DESK, ...vars } });
  } finally {
    if (before === undefined) delete process.env.NODE_EXTRA_CA_CERTS;
    else process.env.NODE_EXTRA_CA_CERTS = before;
  }
}

/** An address nobody else in these tests has. */
const anAddress = () => `${randomUUID().slice(0, 8)}@mail.example`;
const aNumber = () => `09${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
const inMinutes = (/** @type {number} */ minutes) => Date.now() + minutes * 60_000;

/** A letter with a code, unless told otherwise. */
function letter(/** @type {Record<string, unknown>} */ but = {}) {
  const what = { kind: "code", code: CODE, purpose: "confirm-contact", valid_until: inMinutes(10) };
  return { id: randomUUID(), to: anAddress(), locale: "zh-Hant", what, ...but };
}

/** Has a platform send a letter. */
async function send(/** @type {Sandbox} */ sandbox, /** @type {object} */ what) {
  return exchange(`${sandbox.origin}/sandbox/letters`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(what) });
}

/** What became of it. */
async function delivery(/** @type {Sandbox} */ sandbox, /** @type {object} */ what) {
  const { status, body } = await send(sandbox, what);
  assert.equal(status, 200, body.toString());
  return JSON.parse(body.toString());
}

const sent = { delivery: "sent" };
const later = (/** @type {string} */ code) => ({ delivery: "later", code: `message.${code}` });
const never = (/** @type {string} */ code) => ({ delivery: "never", code: `message.${code}` });

describe("mail", () => {
  /** @type {Sandbox} */
  let sandbox;
  /** @type {MailServer} */
  let server;
  let port;

  before(async () => {
    port = Number(new URL(await freeOrigin()).port);
    server = await MailServer.open({ port });
    sandbox = await platform({ SMTP_URL: `smtp://localhost:${port}`, SMTP_TLS: "none", MAIL_FROM: FROM });
  });
  after(async () => {
    await sandbox?.close();
    await server?.close();
  });

  /** Plays another server at the address of the usual one. */
  async function instead(script, act) {
    await server.close();
    const scripted = script && (await ScriptedServer.open(script, port));
    try {
      return await act(scripted);
    } finally {
      await scripted?.close();
      server = await MailServer.open({ port });
    }
  }

  test("arrives as it was written: sender, subject, text, and the marks of a machine's letter", async () => {
    const to = anAddress();
    assert.deepEqual(await delivery(sandbox, letter({ to })), sent);
    const [{ from, raw }] = server.takenFor(to);
    assert.equal(from, FROM);
    const mail = await PostalMime.parse(raw);
    assert.deepEqual(mail.from, { name: "MyData Edge 個人資料自主運用", address: FROM });
    assert.deepEqual(mail.to, [{ name: "", address: to }]);
    assert.equal(mail.subject, "確認聯絡方式的驗證碼");
    assert.match(mail.text, new RegExp(`\n${CODE}\n`));
    assert.match(mail.text, new RegExp(`如非您本人操作，請到 https?://\\S+/member/misuse 停止所有傳送，或聯絡我們：${DESK}`));
    const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
    assert.equal(headers["auto-submitted"], "auto-generated");
    assert.match(headers["content-type"], /^text\/plain; charset="?utf-8"?/i);
    assert.ok(Math.abs(Date.parse(mail.date ?? "") - Date.now()) < 60_000);
  });

  test("is equal in English", async () => {
    const to = anAddress();
    assert.deepEqual(await delivery(sandbox, letter({ to, locale: "en" })), sent);
    const mail = await PostalMime.parse(server.takenFor(to)[0].raw);
    assert.equal(mail.subject, "Your code to confirm a contact");
    assert.match(mail.text, /Our staff will never ask you for it\.\nIf this was not you, please stop all transfers at https?:\/\/\S+\/member\/misuse or contact us: 02-0000-0000/);
  });

  test("that was refused for now comes again as the same message", async () => {
    const to = anAddress();
    const what = letter({ to });
    server.refuse(to, { at: "rcpt", code: 450 }, { at: "data", code: 452 });
    assert.deepEqual(await delivery(sandbox, what), later("busy"));
    assert.deepEqual(await delivery(sandbox, what), later("busy"));
    assert.deepEqual(await delivery(sandbox, what), sent);
    const mails = await Promise.all(server.heardFor(to).map(({ raw }) => PostalMime.parse(raw)));
    assert.equal(mails.length, 2);
    assert.equal(server.takenFor(to).length, 1);
    assert.match(mails[0].messageId ?? "", /^<[0-9a-f]{32}@mydata\.example>$/);
    assert.equal(mails[0].messageId, mails[1].messageId);
  });

  test("that nobody takes is given up", async () => {
    const to = anAddress();
    server.refuse(to, { at: "rcpt", code: 550 }, { at: "data", code: 554 });
    assert.deepEqual(await delivery(sandbox, letter({ to })), never("contact-refused"));
    assert.deepEqual(await delivery(sandbox, letter({ to })), never("refused"));
  });

  test("with a code that is over does not go out at all", async () => {
    const to = anAddress();
    const what = { kind: "code", code: CODE, purpose: "one-time-code", valid_until: inMinutes(-2) };
    assert.deepEqual(await delivery(sandbox, letter({ to, what })), never("expired"));
    assert.deepEqual(server.heardFor(to), []);
  });

  test("keeps long Chinese lines whole, in lines any server takes", async () => {
    const to = anAddress();
    const name = "現戶全戶戶籍資料含記事𠮷".repeat(90);
    const what = { kind: "data-taken", receiver: { zh: "學費減免", en: "" }, datasets: [{ zh: name, en: "" }], at: Date.now() };
    assert.deepEqual(await delivery(sandbox, letter({ to, what })), sent);
    const { raw } = server.takenFor(to)[0];
    assert.ok(raw.every((byte) => byte < 128), "all ASCII");
    assert.ok(raw.toString().split("\r\n").every((line) => line.length <= 78), "short lines");
    const mail = await PostalMime.parse(raw);
    assert.ok(mail.text?.includes(`- ${name}\n`));
    assert.equal(mail.subject, "您同意傳送的資料已經送達");
  });

  test("keeps dots that begin a line, and no line ends it early", async () => {
    const to = anAddress();
    const name = `first\n.\nRCPT TO:<eve@mail.example>\n..two\n.`;
    const what = { kind: "data-taken", receiver: { zh: ".", en: "." }, datasets: [{ zh: name, en: name }], at: Date.now() };
    assert.deepEqual(await delivery(sandbox, letter({ to, what, locale: "en" })), sent);
    assert.deepEqual(server.takenFor(to)[0].to, [to]);
    assert.ok((await PostalMime.parse(server.takenFor(to)[0].raw)).text?.includes(name));
  });

  test("understands answers of many lines", async () => {
    const to = anAddress();
    const script = ordinary({ hello: "220-test\r\n220 ESMTP\r\n", RCPT: "250-2.1.5 one\r\n250-2.1.5 two\r\n250 2.1.5 three\r\n" });
    await instead(script, async (scripted) => {
      assert.deepEqual(await delivery(sandbox, letter({ to })), sent);
      assert.deepEqual(scripted.lines.filter((line) => line.startsWith("RCPT")), [`RCPT TO:<${to}>`]);
    });
  });

  for (const [how, script, code] of /** @type {[string, any, string][]} */ ([
    ["says nothing", () => undefined, "timed-out"],
    ["falls silent after the message", ordinary({ ".": undefined }), "timed-out"],
    ["says what is no answer", ordinary({ EHLO: "HTTP/1.1 400 Bad Request\r\n" }), "broken-off"],
    ["breaks off after the message", hangingUpAt("."), "broken-off"],
    ["closes down", ordinary({ MAIL: "421-closing\r\n421 down\r\n" }), "busy"],
    ["wants nobody now", ordinary({ hello: "554 no service\r\n" }), "busy"],
  ])) {
    test(`goes later where the server ${how}`, { timeout: 60_000 }, () =>
      instead(script, async () => assert.deepEqual(await delivery(sandbox, letter()), later(code))));
  }

  test("goes later where there is no server", () =>
    instead(undefined, async () => assert.deepEqual(await delivery(sandbox, letter()), later("unreachable"))));

  test("leaves neither address nor code nor text in the log, but what became of it", async () => {
    const to = anAddress();
    await delivery(sandbox, letter({ to }));
    assert.ok(sandbox.log.some((line) => line.includes("message.sent confirm-contact")));
    for (const secret of [to, to.split("@")[0], CODE, "驗證碼是"]) assert.ok(!sandbox.log.some((line) => line.includes(secret)), secret);
  });
});

describe("mail over TLS", () => {
  const certificate = makeServerCertificate(join(HIERARCHY, "mail"));
  const stranger = makeServerCertificate(join(HIERARCHY, "mail-stranger"));
  const account = { user: "platform@mydata.example", password: "test:only/password" };
  const url = (port) => `smtp://${encodeURIComponent(account.user)}:${encodeURIComponent(account.password)}@localhost:${port}`;
  /** @type {Sandbox} */
  let starttls;
  /** @type {Sandbox} */
  let implicit;
  let port, implicitPort;

  before(async () => {
    port = Number(new URL(await freeOrigin()).port);
    implicitPort = Number(new URL(await freeOrigin()).port);
    starttls = await platform({ SMTP_URL: url(port), MAIL_FROM: FROM }, certificate.authority);
    implicit = await platform({ SMTP_URL: url(implicitPort), SMTP_TLS: "implicit", MAIL_FROM: FROM }, certificate.authority);
  });
  after(async () => {
    await starttls?.close();
    await implicit?.close();
  });

  async function served(options, act) {
    const server = await MailServer.open(options);
    try {
      return await act(server);
    } finally {
      await server.close();
    }
  }

  for (const method of ["PLAIN", "LOGIN"]) {
    test(`is asked for, and we sign in after it (${method})`, () =>
      served({ port, tls: certificate, account, methods: [method] }, async (server) => {
        const to = anAddress();
        assert.deepEqual(await delivery(starttls, letter({ to })), sent);
        const [{ secure, user }] = server.takenFor(to);
        assert.deepEqual([secure, user], [true, account.user]);
      }));
  }

  test("is there from the first byte where it is set so", () =>
    served({ port: implicitPort, tls: certificate, implicit: true, account }, async (server) => {
      const to = anAddress();
      assert.deepEqual(await delivery(implicit, letter({ to })), sent);
      assert.equal(server.takenFor(to)[0].secure, true);
    }));

  test("is not done without: a server that does not offer it hears neither password nor letter", () =>
    served({ port, account }, async (server) => {
      assert.deepEqual(await delivery(starttls, letter()), later("tls-missing"));
      assert.deepEqual(server.heard, []);
    }));

  test("is not begun with a server whose certificate nobody vouches for", () =>
    served({ port, tls: stranger, account }, async (server) => {
      const { delivery: outcome } = await delivery(starttls, letter());
      assert.equal(outcome, "later");
      assert.deepEqual(server.heard, []);
    }));

  test("is not begun where somebody puts words into the server's mouth", async () => {
    const server = await ScriptedServer.open(ordinary({ EHLO: "250-test\r\n250 STARTTLS\r\n", STARTTLS: "220 go on\r\n250 injected\r\n" }), port);
    try {
      assert.deepEqual(await delivery(starttls, letter()), later("broken-off"));
    } finally {
      await server.close();
    }
  });

  test("and a wrong password is the operator's to mend: the letter goes later", () =>
    served({ port, tls: certificate, account: { ...account, password: "another" } }, async (server) => {
      assert.deepEqual(await delivery(starttls, letter()), later("sign-in-refused"));
      assert.deepEqual(server.heard, []);
      assert.ok(!starttls.log.some((line) => line.includes(account.password)));
    }));
});

describe("a short message", () => {
  const gateway = new SmsGateway(GATEWAY_KEY);
  /** @type {Sandbox} */
  let sandbox;

  before(async () => {
    await gateway.listen();
    sandbox = await platform({ SMS_GATEWAY_URL: `${gateway.origin}/messages`, SMS_GATEWAY_KEY: GATEWAY_KEY });
  });
  after(async () => {
    await sandbox?.close();
    await gateway.close();
  });

  const abroad = (/** @type {string} */ number) => `+886${number.slice(1)}`;

  test("is signed, names the number as from abroad, and ends in the line for the browser", async () => {
    const to = aNumber();
    const what = letter({ to });
    assert.deepEqual(await delivery(sandbox, what), sent);
    const [asked] = gateway.asked(abroad(to));
    assert.equal(gateway.fault(asked), undefined);
    assert.equal(gateway.fault({ ...asked, body: asked.body.replace(CODE, "00000000") }), "signature");
    assert.deepEqual(Object.keys(JSON.parse(asked.body)).sort(), ["id", "text", "to"]);
    const { text } = gateway.sent.get(what.id) ?? {};
    assert.match(text ?? "", new RegExp(`^MyData Edge 聯絡方式驗證碼 ${CODE}，.+如非您本人請洽 ${DESK}\n\n@localhost #${CODE}$`));
    assert.ok((text?.length ?? 999) <= 134, "two parts at most");
  });

  test("that failed is repeated under the same key, and is sent once", async () => {
    const to = aNumber();
    const what = letter({ to });
    gateway.plan(abroad(to), { status: 503 }, {}, { status: 429, headers: { "retry-after": "7" } }, { status: 202 });
    assert.deepEqual(await delivery(sandbox, what), later("busy"));
    assert.deepEqual(await delivery(sandbox, what), later("unreachable"));
    assert.deepEqual(await delivery(sandbox, what), { ...later("busy"), after_seconds: 7 });
    assert.deepEqual(await delivery(sandbox, what), sent);
    const keys = gateway.asked(abroad(to)).map(({ headers }) => headers["idempotency-key"]);
    assert.deepEqual(keys, Array(4).fill(what.id));
  });

  for (const [status, outcome] of /** @type {[number, object][]} */ ([
    [400, never("refused")],
    [401, later("sign-in-refused")],
    [422, never("contact-refused")],
    [500, later("busy")],
  ])) {
    test(`answered with ${status} goes ${Object.values(outcome).join(", ")}`, async () => {
      const to = aNumber();
      gateway.plan(abroad(to), { status });
      assert.deepEqual(await delivery(sandbox, letter({ to })), outcome);
    });
  }

  test("follows no redirect", async () => {
    const to = aNumber();
    gateway.plan(abroad(to), { status: 307, headers: { location: "/elsewhere" } });
    assert.deepEqual(await delivery(sandbox, letter({ to })), never("refused"));
    assert.deepEqual(gateway.asked("/elsewhere"), []);
  });

  test("leaves mail in the outbox, for which nothing is set", async () => {
    const to = anAddress();
    assert.deepEqual(await delivery(sandbox, letter({ to })), sent);
    const { body } = await exchange(`${sandbox.origin}/sandbox/outbox?to=${to}`, { headers: { accept: "application/json" } });
    assert.equal(JSON.parse(body.toString()).length, 1);
  });
});

describe("the outbox of a demonstration", () => {
  /** @type {Sandbox} */
  let sandbox;

  before(async () => {
    sandbox = await platform({});
  });
  after(() => sandbox?.close());

  async function shown(/** @type {string} */ query = "") {
    const { body } = await exchange(`${sandbox.origin}/sandbox/outbox${query}`, { headers: { accept: "application/json" } });
    return JSON.parse(body.toString());
  }

  test("shows a letter with its subject, text and code, and a repeat changes nothing", async () => {
    const what = letter();
    for (const _ of [1, 2]) assert.deepEqual(await delivery(sandbox, what), sent);
    const letters = await shown(`?to=${encodeURIComponent(what.to)}`);
    assert.equal(letters.length, 1);
    const [{ id, to, kind, subject, text, code, locale }] = letters;
    assert.deepEqual({ id, to, kind, subject, code, locale }, { id: what.id, to: what.to, kind: "confirm-contact", subject: "確認聯絡方式的驗證碼", code: CODE, locale: "zh-Hant" });
    assert.match(text, new RegExp(CODE));
  });

  test("shows the newest first, and a number however it is written", async () => {
    const to = aNumber();
    const ids = [];
    for (const kind of ["member-joined", "contact-changed", "device-bound"]) {
      const what = letter({ to, what: { kind, at: Date.now() } });
      ids.unshift(what.id);
      await delivery(sandbox, what);
    }
    const spaced = `${to.slice(0, 4)} ${to.slice(4, 7)}-${to.slice(7)}`;
    const letters = await shown(`?to=${encodeURIComponent(spaced)}`);
    assert.deepEqual(letters.map(({ id }) => id), ids);
    assert.deepEqual((await shown()).slice(0, 3).map(({ id }) => id), ids);
    assert.equal(letters[0].subject, null);
    assert.ok(letters.every(({ parts }) => parts <= 2));
  });

  test("is a page that shows text as text", async () => {
    const to = anAddress();
    const name = "<script>alert(1)</script>";
    const what = { kind: "data-taken", receiver: { zh: name, en: name }, datasets: [{ zh: "戶籍", en: "" }], at: Date.now() };
    await delivery(sandbox, letter({ to, what }));
    await delivery(sandbox, letter({ to }));
    const { status, headers, body } = await exchange(`${sandbox.origin}/sandbox/outbox?to=${to}`);
    assert.equal(status, 200);
    assert.equal(headers["cache-control"], "no-store");
    const html = body.toString();
    assert.ok(!html.includes("<script>alert") && html.includes("&#60;script&#62;alert"), "escaped");
    assert.match(html, new RegExp(`<code class="letter-code">${CODE}</code>`));
    assert.ok(html.indexOf(CODE) < html.indexOf("alert(1)"), "newest first");
  });

  test("takes no letter that is none, and none from another site", async () => {
    for (const what of [{}, letter({ to: "nobody" }), letter({ what: { kind: "chain-letter" } }), letter({ locale: "tlh" })]) {
      assert.equal((await send(sandbox, what)).status, 400);
    }
    const headers = { "content-type": "application/json", "sec-fetch-site": "cross-site" };
    const { status } = await exchange(`${sandbox.origin}/sandbox/letters`, { method: "POST", headers, body: JSON.stringify(letter()) });
    assert.equal(status, 403);
  });
});

describe("elsewhere", () => {
  test("nobody may try letters out where they leave the machine", async () => {
    const sandbox = await platform({ SMTP_URL: "smtp://mail.example", MAIL_FROM: FROM });
    try {
      const { status, body } = await send(sandbox, letter());
      assert.deepEqual([status, JSON.parse(body.toString()).code], [403, "sandbox.letters-leave"]);
    } finally {
      await sandbox.close();
    }
  });

  test("there is no outbox where there is no demonstration", async () => {
    const sandbox = await platform({ DEMO: "0" });
    try {
      assert.equal((await exchange(`${sandbox.origin}/sandbox/outbox`)).status, 404);
      assert.equal((await send(sandbox, letter())).status, 404);
    } finally {
      await sandbox.close();
    }
  });
});

function hangingUpAt(/** @type {string} */ line) {
  const script = ordinary();
  return (/** @type {string | undefined} */ said, /** @type {import("node:net").Socket} */ socket) => {
    if (said !== line) return script(said);
    socket.destroy();
    return undefined;
  };
}
