/** A door of TLS before one of the test's peers: it lets in whoever shows a certificate of the authority, and nobody else. */

import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:tls";
import { openssl } from "./certificates.mjs";

/** Certificates of a small authority, made by the openssl command. */
export class TlsAuthority {
  #folder = mkdtempSync(join(tmpdir(), "mydata-test-tls-"));

  constructor() {
    process.once("exit", () => rmSync(this.#folder, { recursive: true, force: true }));
    this.#make("authority", "/CN=Test authority", ["-x509", "-days", "2", "-addext", "basicConstraints=critical,CA:TRUE"]);
  }

  /** The authority's certificate (PEM). */
  get root() {
    return this.#read("authority.cert");
  }

  /** A key and its certificate (PEM). */
  issue(/** @type {string} */ name, /** @type {string} */ host = name) {
    const signing = ["-CA", this.#path("authority.cert"), "-CAkey", this.#path("authority.key"), "-days", "2", "-x509"];
    this.#make(name, `/CN=${name}`, [...signing, "-addext", `subjectAltName=DNS:${host}`, "-addext", "basicConstraints=critical,CA:FALSE"]);
    return { key: this.#read(`${name}.key`), certificate: this.#read(`${name}.cert`) };
  }

  #make(name, subject, options) {
    openssl(["req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-noenc", "-subj", subject, "-keyout", this.#path(`${name}.key`), "-out", this.#path(`${name}.cert`), ...options]);
  }

  #read(name) {
    return readFileSync(this.#path(name), "utf8");
  }

  #path(name) {
    return join(this.#folder, `${name}.pem`);
  }
}

export class TlsDoor {
  /** Whose certificates have been let in, by their common names. @type {string[]} */
  visitors = [];
  /** How many connections were turned away. */
  turnedAway = 0;
  #server;

  /** @param {TlsAuthority} authority @param {() => string} behind the origin that the door leads to */
  constructor(authority, behind) {
    const { key, certificate } = authority.issue("localhost");
    const options = { key, cert: certificate, ca: [authority.root], requestCert: true, rejectUnauthorized: true, ALPNProtocols: ["http/1.1"] };
    this.#server = createServer(options, (inside) => {
      this.visitors.push(String(inside.getPeerCertificate().subject.CN));
      const outside = connect({ host: "localhost", port: Number(new URL(behind()).port) });
      inside.pipe(outside).pipe(inside);
      for (const end of [inside, outside]) end.on("error", () => [inside, outside].forEach((each) => each.destroy()));
    });
    this.#server.on("tlsClientError", () => (this.turnedAway += 1));
  }

  async open() {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.address = `localhost:${/** @type {import("node:net").AddressInfo} */ (this.#server.address()).port}`;
    return this;
  }

  async close() {
    this.#server.close();
  }
}

/** A connection to a door, as the runtime is told of it. */
export function connectionTo(/** @type {TlsDoor} */ door, /** @type {TlsAuthority} */ authority, /** @type {{ key: string, certificate: string }} */ shown) {
  const keypair = { privateKey: shown.key, certificateChain: shown.certificate };
  return { external: { address: door.address, https: { certificateHost: "localhost", tlsOptions: { trustedCertificates: [authority.root], keypair } } } };
}
