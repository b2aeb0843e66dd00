/** A platform of the size that examples need: it hands over one delivery, as often as it is asked, and knows one token. */

import { once } from "node:events";
import { createServer } from "node:http";
import { CompactEncrypt } from "jose";
import { anchors, delivery, RESOURCE_ID, SIGNER } from "./records.mjs";

/** Opens the delivery. */
export const SECRET = "00112233445566778899aabbccddeeff";

/** What it answers, by method and path. */
const ANSWERS = {
  "GET /service/data": async () => ["application/jwe; charset=UTF-8", await sealedDelivery()],
  "GET /service/txid_status": () => json({ code: 200, text: "資料已準備完成" }),
  "GET /service/type_valid": () => json({ verification: "CER" }),
  "GET /trust/anchors.pem": () => ["application/x-pem-file", anchors],
  "GET /trust/signers.json": () => json({ [RESOURCE_ID]: { signer_subject: SIGNER } }),
  "POST /connect/introspect": () => json({ active: true, verification: "CER" }),
  "GET /connect/userinfo": () => json({ sub: "b2c4", cn: "林語彤", uid: "F229910001", uid_verified: "True", birthdate: "2009-04-18", gender: "female", email: "", account: "" }),
};

/** The delivery as the data API hands it out. */
export function sealedDelivery() {
  const payload = { filename: "CLI.feewaiver1.zip", data: `application/zip;data:${Buffer.from(delivery).toString("base64url").replace(/$/, padding(delivery.length))}` };
  const jwe = new CompactEncrypt(Buffer.from(JSON.stringify(payload)));
  return jwe.setProtectedHeader({ alg: "A256KW", enc: "A256CBC-HS512" }).encrypt(Buffer.from(SECRET));
}

/** Starts it; it keeps no process alive. */
export async function startPlatform() {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const key = `${request.method} ${pathname.replace(/^(\/connect\/introspect)\/.*$/, "$1")}`;
    const answer = ANSWERS[key] ?? (await spsignature(key, request));
    if (!answer) return response.writeHead(404).end();
    const [type, body] = await answer();
    response.writeHead(200, { "content-type": type, connection: "close" }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  server.unref();
  return `http://127.0.0.1:${server.address().port}`;
}

/** A signed entrance: first a salt is asked for, then the signature is handed in. */
async function spsignature(key, request) {
  if (!key.startsWith("POST /service/spsignature/")) return undefined;
  const { tx_id, data } = JSON.parse(Buffer.concat(await request.toArray()).toString());
  return () => json(data === undefined ? { tx_id, salt: "0123456789abcdef0123456789abcdef" } : { tx_id });
}

function json(value) {
  return ["application/json", JSON.stringify(value)];
}

function padding(length) {
  return "=".repeat((3 - (length % 3)) % 3);
}
