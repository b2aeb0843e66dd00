/** From bytes to text: which encoding a file is in, never guessed where it says so itself. */
import { refusal } from './refusal.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file's text and how it was found. */
export interface Decoded {
  readonly text: string;
  /** The name of the encoding where nothing but the bytes told it, and it is not UTF-8. */
  readonly guessed?: 'Big5';
  /** Characters that only the agency's own computers know, shown as `□`. */
  readonly unknown: number;
}

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** `□` in Big5, for user-defined characters. */
const BOX = [0xa1, 0xbc] as const;
/** So many characters of an agency's own making are nothing unusual, however short a file is. */
const FEW = 3;
const NAMES_OF_BIG5 = /^(?:big-?5|cp-?950|ms-?950|windows-950|x-windows-950|x-x-big5)$/i;

/**
 * Decodes by the byte order mark, else by what the file declares, else strictly as UTF-8, else as Big5.
 *
 * @throws {MyDataError} `table.unreadable` where it is none of these.
 */
export function decode(bytes: Bytes, declared?: string): Decoded {
  const mark = MARKS.find(([, start]) => start.every((byte, at) => bytes[at] === byte));
  if (mark !== undefined) return { text: strictly(mark[0], bytes), unknown: 0 };
  if (declared !== undefined) return NAMES_OF_BIG5.test(declared) ? big5(bytes) : { text: strictly(declared, bytes), unknown: 0 };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), unknown: 0 };
  } catch {
    return guessedBig5(bytes);
  }
}

function strictly(encoding: string, bytes: Bytes): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refusal('unreadable', {}, cause);
  }
}

/** A text with so many unknown characters is broken UTF-8 rather than Big5. */
function guessedBig5(bytes: Bytes): Decoded {
  const { text, unknown, wide } = big5(bytes);
  if (unknown > FEW && unknown * 4 > wide) throw refusal('unreadable');
  return { text, unknown, guessed: 'Big5' };
}

/** Browsers give the user-defined areas of Big5 to Hong Kong's characters; in a file from Taiwan those would be wrong ones. */
function big5(bytes: Bytes): Decoded & { readonly wide: number } {
  const copy = bytes.slice();
  let unknown = 0;
  let wide = 0;
  for (let at = 0; at < copy.length; at += 1) {
    const lead = copy[at] ?? 0;
    if (lead < 0x81) continue;
    if (isUserDefined(lead) && isTrail(copy[at + 1])) {
      copy.set(BOX, at);
      unknown += 1;
    }
    wide += 1;
    at += 1;
  }
  return { text: strictly('big5', copy), unknown, wide };
}

function isUserDefined(lead: number): boolean {
  return lead <= 0xa0 || (lead >= 0xfa && lead <= 0xfe);
}

function isTrail(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x40 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xfe));
}
