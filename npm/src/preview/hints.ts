/**
 * What a document's pages will probably need besides, guessed from names in its bytes while the module is still on its way.
 * A wrong guess costs a fetch; a missed one nothing, for whoever reads the pages asks for what they really need.
 */

/** Bytes that are looked through: names stand where fonts are described, which may be anywhere. */
const SEEN = 4 << 20;

const COLLECTIONS: [RegExp, string][] = [
  [/^(?:UniCNS-(?:UCS2|UTF16)|B5pc|CNS-EUC|ETen-B5|ETenms-B5|HKscs-B5)-[HV]$/, 'Adobe-CNS1-UCS2'],
  [/^(?:UniGB-(?:UCS2|UTF16)|GB-EUC|GBK-EUC|GBK2K|GBKp-EUC|GBpc-EUC)-[HV]$/, 'Adobe-GB1-UCS2'],
  [/^(?:UniJIS-(?:UCS2|UTF16)|90msp?-RKSJ)-[HV]$/, 'Adobe-Japan1-UCS2'],
  [/^(?:UniKS-(?:UCS2|UTF16)|KSC-EUC|KSCms-UHC)-[HV]$/, 'Adobe-Korea1-UCS2'],
];

const FACES = new Map([
  ['Courier', 'fixed'],
  ['Courier-Bold', 'fixed-bold'],
  ['Helvetica', 'sans'],
  ['Helvetica-Bold', 'sans-bold'],
  ['Times-Bold', 'serif-bold'],
  ['Times-Roman', 'serif'],
]);

/** Names of files under `preview/`. */
export function hintsIn(bytes: ArrayBuffer): string[] {
  const text = new TextDecoder('latin1').decode(new Uint8Array(bytes, 0, Math.min(bytes.byteLength, SEEN)));
  const hints = new Set<string>();
  // A document that brings its fonts along needs no shapes, and its names of faces are more likely of forms than of pages.
  const bringsFonts = /\/FontFile[23]?[\s/\d]/.test(text);
  for (const [, encoding] of text.matchAll(/\/Encoding\s*\/([\w-]{1,24})/g)) {
    const collection = COLLECTIONS.find(([pattern]) => pattern.test(encoding ?? ''))?.[1];
    if (collection === undefined) continue;
    hints.add(`cmaps/${encoding}`);
    if (!bringsFonts) hints.add(`cmaps/${collection}`).add('glyphs/index.bin');
  }
  if (bringsFonts) return [...hints];
  for (const [, name] of text.matchAll(/\/BaseFont\s*\/([\w-]{1,24})/g)) {
    const face = FACES.get(name ?? '');
    if (face !== undefined) hints.add(`faces/${face}.bin`);
  }
  return [...hints];
}
