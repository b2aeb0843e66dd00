/** Random packages: signed contents in archives of many kinds, and what damages, careless programs and attackers make of them. */

import { unzipSync } from "fflate";
import { writeArchive } from "./archive.mjs";
import { Random } from "./random.mjs";

/** Names that programs read differently: other scripts, other compositions, other cases, climbing, hidden, and none at all. */
const STRANGE_NAMES = ["../x", "/x", "C:\\x", "a\\b", "x\0y", "說明.CSV", "Ä.txt", "A\u0308.txt", "ß.txt", "SS.txt", "ſ.txt", "가.txt", "\u1100\u1161.txt", "İ.txt", "x\u202etxt.exe", "META-INFO/x", "meta-info/manifest.xml", "x/", "x/y", "", ".", "x//y", "CON", "𠮷.txt", "é.txt", "e\u0301.txt", "Σ.txt", "ς.txt"];

/** The signed contents of a package, to be put into other archives. */
function contentsOf(bytes) {
  return Object.entries(unzipSync(bytes)).map(([name, content]) => ({ name, content: Buffer.from(content) }));
}

/**
 * So many packages out of one.
 *
 * @param {Buffer} original
 * @param {number} count
 * @param {number} seed
 * @returns {{ kind: string, bytes: Buffer }[]}
 */
export function randomPackages(original, count, seed) {
  const random = new Random(seed);
  const contents = contentsOf(original);
  const big5 = big5Encoder();
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, index) => {
    const [kind, make] = kinds[index % kinds.length];
    return { kind, bytes: make({ random, original, contents, big5 }) };
  });
}

const KINDS = {
  "packed otherwise": (world) => writeArchive(entries(world), frame(world)),
  "bits flipped": (world) => flip(world, world.original),
  "bits flipped in another archive": (world) => flip(world, writeArchive(entries(world))),
  "cut off": ({ random, original }) => original.subarray(0, random.below(original.length)),
  "bytes put in": ({ random, original }) => {
    const at = random.below(original.length);
    return Buffer.concat([original.subarray(0, at), random.bytes(1 + random.below(8)), original.subarray(at)]);
  },
  "bytes taken out": ({ random, original }) => {
    const at = random.below(original.length);
    return Buffer.concat([original.subarray(0, at), original.subarray(at + 1 + random.below(8))]);
  },
  "entries missing, twice or strange": (world) => writeArchive(meddled(world)),
  "headers that lie": (world) => writeArchive(lying(world)),
  "content changed": (world) => writeArchive(entries(world).map((entry, _, all) => (entry === all[0] ? { ...entry, content: flip(world, entry.content) } : entry))),
  "names in bytes of any kind": (world) => writeArchive([...entries(world), { name: world.random.bytes(1 + world.random.below(6)), content: Buffer.from("x") }]),
};

/** Signed contents as some honest program might store them. */
function entries({ random, contents, big5 }) {
  const flagged = !random.oneIn(3);
  const inBig5 = !flagged && random.oneIn(2);
  const backslash = random.oneIn(6);
  const folders = random.oneIn(4) ? [{ name: Buffer.from("META-INFO/"), content: Buffer.alloc(0) }] : [];
  const files = contents.map(({ name, content }) => {
    const written = backslash ? name.replace("META-INFO/", "META-INFO\\") : name;
    const deflated = random.oneIn(2);
    return {
      name: inBig5 ? big5(written) : Buffer.from(written),
      content,
      deflated,
      described: deflated && random.oneIn(3),
      isUtf8: flagged,
      ...(random.oneIn(8) ? { extra: Buffer.from("\x55\x54\x05\x00\x01\x00\x00\x00\x00", "latin1") } : {}),
      ...(random.oneIn(8) ? { comment: Buffer.from("made by hand") } : {}),
    };
  });
  return [...folders, ...random.shuffled(files)];
}

function frame({ random }) {
  return random.oneIn(3) ? { comment: Buffer.from(random.of(["short", "戶政", "PK\x05\x06", "x".repeat(2000)])) } : {};
}

function flip({ random }, bytes) {
  const changed = Buffer.from(bytes);
  for (let left = 1 + random.below(3); left > 0; left -= 1) changed[random.below(changed.length)] ^= 1 << random.below(8);
  return changed;
}

function meddled(world) {
  const { random } = world;
  const whole = entries(world);
  const victim = random.below(whole.length);
  const added = { name: Buffer.from(random.of(STRANGE_NAMES)), content: random.oneIn(2) ? Buffer.alloc(0) : Buffer.from("x"), isUtf8: random.oneIn(2) };
  const other = { ...added, name: Buffer.from(random.of(STRANGE_NAMES)) };
  switch (random.below(4)) {
    case 0: return whole.filter((_, index) => index !== victim);
    case 1: return [...whole, whole[victim]];
    case 2: return [...whole, added];
    default: return [...whole, added, other];
  }
}

function lying(world) {
  const { random } = world;
  const whole = entries(world);
  const lies = {
    name: () => Buffer.from(random.of(STRANGE_NAMES)),
    flags: () => 1 << random.below(16),
    method: () => random.of([0, 1, 8, 9, 12, 14, 93, 99]),
    time: () => random.below(65536),
    crc: () => random.below(2 ** 32),
    packed: () => random.of([0, 1, 100, 0xffffffff]),
    size: () => random.of([0, 1, 100, 0xffffffff]),
    offset: () => random.of([0, 1, 100, 0xffffffff]),
    version: () => random.of([10, 20, 45, 63]),
  };
  const lie = random.of(Object.keys(lies));
  const told = { [lie]: lies[lie]() };
  const where = random.of([["central"], ["local"], ["central", "local"]]);
  const victim = random.below(whole.length);
  return whole.map((entry, index) => (index === victim ? { ...entry, ...Object.fromEntries(where.map((place) => [place, told])) } : entry));
}

/** Runtimes decode Big5 only; turned round, the decoder is an encoder. */
function big5Encoder() {
  const decoder = new TextDecoder("big5", { fatal: true });
  const table = new Map();
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      try {
        const text = decoder.decode(Uint8Array.of(lead, trail));
        if (!table.has(text)) table.set(text, [lead, trail]);
      } catch {
        // Not every pair is a character.
      }
    }
  }
  return (text) => Buffer.from([...text].flatMap((character) => table.get(character) ?? [...Buffer.from(character)]));
}
