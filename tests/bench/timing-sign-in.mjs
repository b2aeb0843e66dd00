/** Sign-ins that fail, each at an account nobody has tried before; and at accounts that have to wait. */

import { randomBytes } from "node:crypto";
import { Clerk } from "../support/clerk-wire.mjs";
import { accountOf } from "../support/counter-world.mjs";
import { World } from "../support/world.mjs";
import { Family, aFewAtATime, is, mixed } from "./timing-sampler.mjs";

const EACH = 48;
const WRONG = ["unknown account", "wrong password", "suspended account", "account of an agency elsewhere", "no account's name", "too short for a password"];
const LOCKED = ["unknown account, locked", "account, locked", "account, locked, at work elsewhere"];
/** Locked accounts of each kind; each is asked often. */
const LOCKED_EACH = 6;
const TRIES = 5;
/** Where only the household agency's clerks work. */
const OFFICE = (/** @type {number} */ number) => `192.0.2.${1 + (number % 250)}`;
const [HOUSEHOLD, WELFARE] = ["other01", "clerk01"];

/** Accounts made of one of the seeds. */
const accounts = (prefix, of, state = "active") => `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${EACH - 1})
INSERT INTO clerk (account, agency_id, name, counter, password_hash, state)
SELECT printf('${prefix}%03d', i), agency_id, name, counter, password_hash, '${state}' FROM clerk, n WHERE account = '${of}';`;

const CATALOGUE = [accounts("bench-wrong", HOUSEHOLD), accounts("bench-short", HOUSEHOLD), accounts("bench-locked", HOUSEHOLD), accounts("bench-away", WELFARE), accounts("bench-stopped", HOUSEHOLD, "suspended")].join("\n");
const numbered = (prefix, number) => `${prefix}${String(number).padStart(3, "0")}`;
/** As long as those of the accounts that there are. */
const nobody = () => `bench-${randomBytes(4).toString("hex")}`;

/** What is typed for a kind, the so-manieth time. */
function typed(kind, number) {
  const password = "not-the-password-01";
  switch (kind) {
    case "wrong password": return { account: numbered("bench-wrong", number), password };
    case "suspended account": return { account: numbered("bench-stopped", number), password };
    case "account of an agency elsewhere": return { account: numbered("bench-away", number), password };
    case "no account's name": return { account: `社會局${number}`, password };
    case "too short for a password": return { account: numbered("bench-short", number), password: "short" };
    default: return { account: nobody(), password };
  }
}

/** @returns {Promise<Family[]>} */
export async function timeSignIn() {
  const world = await World.open({ catalogue: CATALOGUE });
  try {
    const wrong = new Family("a sign-in that fails", WRONG);
    const used = new Map(WRONG.map((kind) => [kind, 0]));
    for (const [index, kind] of mixed(WRONG, EACH).entries()) {
      const number = used.get(kind);
      used.set(kind, number + 1);
      const clerk = new Clerk(world, { ...typed(kind, number), address: OFFICE(index) });
      const fields = await filledIn(clerk);
      is(await wrong.time(kind, () => clerk.post("/organ/sign-in", fields)), 422, kind);
    }
    return [wrong, await timeLocked(world)];
  } finally {
    await world.close();
  }
}

async function timeLocked(world) {
  const locked = new Family("a sign-in at an account that has to wait, ten times", LOCKED);
  const people = new Map();
  for (const [index, kind] of LOCKED.entries()) {
    const numbers = Array.from({ length: LOCKED_EACH }, (_, number) => index * LOCKED_EACH + number);
    people.set(kind, await aFewAtATime(numbers, (number) => lockedOne(world, kind, number)));
  }
  for (const [index, kind] of mixed(LOCKED, EACH).entries()) {
    const account = people.get(kind)[index % LOCKED_EACH];
    const clerk = new Clerk(world, { account, password: "not-the-password-01", address: OFFICE(index) });
    const fields = await filledIn(clerk);
    // What is asked of such an account counts for nobody: it can be asked for ever.
    await locked.timeOften(kind, async () => is(await clerk.post("/organ/sign-in", fields), 429, kind));
  }
  return locked;
}

async function lockedOne(world, kind, number) {
  const account = kind === LOCKED[0] ? nobody() : numbered("bench-locked", number);
  const who = { account, password: accountOf(HOUSEHOLD).password };
  if (kind === LOCKED[2]) await new Clerk(world, { ...who, address: OFFICE(number) }).signIn();
  const guesser = new Clerk(world, { ...who, address: OFFICE(100 + number) });
  for (let time = 0; time < TRIES; time += 1) await guesser.tryToSignIn("not-the-password-01");
  return account;
}

/** What the form sends. */
async function filledIn(clerk) {
  const page = is(await clerk.get("/organ"), 200, "the sign-in page");
  return { ...page.form("/organ/sign-in").hidden, account: clerk.account, password: clerk.password };
}
