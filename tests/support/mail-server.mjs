/** Mail servers for tests: a real one that can be told what to refuse, and one that says whatever a test wants. */

import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { SMTPServer } from "smtp-server";

/**
 * @typedef {object} Received a message as it came
 * @property {string} from
 * @property {string[]} to
 * @property {Buffer} raw
 * @property {boolean} secure whether it came over TLS
 * @property {string | undefined} user who signed in
 *
 * @typedef {object} Refusal
 * @property {"rcpt" | "data"} at
 * @property {number} code
 */

/** A real mail server (the `smtp-server` package). */
export class MailServer {
  /** Every message that was taken on. @type {Received[]} */
  taken = [];
  /** Every message that came, taken on or not. @type {Received[]} */
  heard = [];
  /** @type {Map<string, Refusal[]>} */
  #refusals = new Map();
  #server;

  /**
   * Starts one on a port of its own, or on a given one.
   *
   * @param {{ tls?: { key: string, cert: string }, implicit?: boolean, account?: { user: string, password: string }, methods?: string[], port?: number }} [options]
   */
  static async open({ tls, implicit = false, account, methods = ["PLAIN", "LOGIN"], port = 0 } = {}) {
    const server = new MailServer();
    server.account = account;
    server.#server = new SMTPServer({
      ...(tls ? { key: readFileSync(tls.key), cert: readFileSync(tls.cert) } : {}),
      secure: implicit,
      hideSTARTTLS: !tls,
      authMethods: methods,
      disabledCommands: account ? [] : ["AUTH"],
      authOptional: !account,
      logger: false,
      onAuth: (auth, _session, done) => server.#signIn(auth, done),
      onRcptTo: (address, _session, done) => done(server.#refusal("rcpt", address.address)),
      onData: (stream, session, done) => void server.#take(stream, session, done),
    });
    // A client that hangs up in the middle is no trouble of the server's.
    server.#server.on("error", () => {});
    server.#server.listen(port);
    await once(server.#server.server, "listening");
    server.port = server.#server.server.address().port;
    return server;
  }

  /** What a recipient's next letters come to, one a letter; after them all are taken on. */
  refuse(/** @type {string} */ recipient, /** @type {Refusal[]} */ ...refusals) {
    this.#refusals.set(recipient, refusals);
  }

  /** The messages taken on for a recipient. */
  takenFor(/** @type {string} */ recipient) {
    return this.taken.filter(({ to }) => to.includes(recipient));
  }

  /** The messages heard for a recipient, with those that were refused after all. */
  heardFor(/** @type {string} */ recipient) {
    return this.heard.filter(({ to }) => to.includes(recipient));
  }

  async close() {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #signIn({ username, password }, done) {
    const isRight = username === this.account?.user && password === this.account?.password;
    return isRight ? done(null, { user: username }) : done(failure(535));
  }

  #refusal(at, recipient) {
    const [next] = this.#refusals.get(recipient) ?? [];
    if (next?.at !== at) return undefined;
    this.#refusals.get(recipient)?.shift();
    return failure(next.code);
  }

  async #take(stream, session, done) {
    const { mailFrom, rcptTo } = session.envelope;
    const raw = Buffer.concat(await stream.toArray());
    const received = { from: mailFrom.address, to: rcptTo.map(({ address }) => address), raw, secure: session.secure, user: session.user };
    this.heard.push(received);
    const refused = this.#refusal("data", received.to[0]);
    if (!refused) this.taken.push(received);
    done(refused);
  }
}

function failure(code) {
  return Object.assign(new Error("as the test wants"), { responseCode: code });
}

/** A server that says what a test wants: `script` gives the answer to each line, and to `undefined` first; none is silence. */
export class ScriptedServer {
  /** Every line it has heard. @type {string[]} */
  lines = [];
  /** @type {Set<import("node:net").Socket>} */
  #sockets = new Set();
  #server;

  /** @param {(line: string | undefined, socket: import("node:net").Socket) => string | undefined} script @param {number} [port] */
  static async open(script, port = 0) {
    const server = new ScriptedServer();
    server.#server = createServer((socket) => server.#talk(socket, script));
    server.#server.listen(port);
    await once(server.#server, "listening");
    server.port = server.#server.address().port;
    return server;
  }

  async close() {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, "close");
  }

  #talk(socket, script) {
    this.#sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => this.#sockets.delete(socket));
    const say = (line) => {
      const answer = script(line, socket);
      if (answer !== undefined && !socket.destroyed) socket.write(answer);
    };
    let rest = "";
    socket.on("data", (chunk) => {
      const lines = (rest + chunk.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        this.lines.push(line);
        say(line);
      }
    });
    say(undefined);
  }
}

/** Answers that lead a talk without TLS to its end; `but` puts others in their place, by the first word of the line. */
export function ordinary(/** @type {Record<string, string | undefined>} */ but = {}) {
  const answers = { hello: "220 test ESMTP\r\n", EHLO: "250-test\r\n250 8BITMIME\r\n", MAIL: "250 ok\r\n", RCPT: "250 ok\r\n", DATA: "354 go on\r\n", ".": "250 queued\r\n", QUIT: "221 bye\r\n", ...but };
  return (/** @type {string | undefined} */ line) => answers[line === undefined ? "hello" : line.split(" ")[0]];
}

/**
 * An authority and a certificate of its for `localhost`, made by the openssl command. What is there already is left alone.
 *
 * @param {string} folder
 * @returns {{ authority: string, key: string, cert: string }} paths of PEM files
 */
export function makeServerCertificate(folder) {
  mkdirSync(folder, { recursive: true });
  const file = (name) => join(folder, name);
  const made = { authority: file("authority.pem"), key: file("server.key.pem"), cert: file("server.cert.pem") };
  if (existsSync(made.cert)) return made;
  const openssl = (...args) => execFileSync("openssl", args, { stdio: ["ignore", "ignore", "pipe"] });
  const key = (name) => ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", file(name)];
  openssl("req", "-x509", ...key("authority.key.pem"), "-out", made.authority, "-days", "3650", "-subj", "/CN=Test authority of mail servers");
  writeFileSync(file("server.cnf"), "subjectAltName = DNS:localhost\nbasicConstraints = CA:FALSE\nextendedKeyUsage = serverAuth\n");
  openssl("req", ...key("server.key.pem"), "-out", file("server.csr.pem"), "-subj", "/CN=localhost");
  openssl("x509", "-req", "-in", file("server.csr.pem"), "-CA", made.authority, "-CAkey", file("authority.key.pem"), "-CAcreateserial", "-days", "3650", "-extfile", file("server.cnf"), "-out", made.cert);
  return made;
}
