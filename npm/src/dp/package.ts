/** Makes the package that an agency hands over: its files, their digests in a manifest, the signature of the manifest. */
import { utf8 } from '../bytes.ts';
import { MyDataError } from '../errors.ts';
import type { PackageSigner } from './signer.ts';
import { LARGEST_ARCHIVE, zipOf } from './zip.ts';
import type { ZipFile } from './zip.ts';

/** What a file of a package holds. Text is written as UTF-8. */
export type FileContent = string | Blob | ArrayBuffer | Uint8Array;

/** A reader takes 4096 entries, of which three are the package's own. */
const MOST_FILES = 4093;
/** A reader takes no longer name, in bytes of UTF-8. */
const LONGEST_NAME = 512;
/** A reader takes no larger manifest, in bytes. */
const LARGEST_MANIFEST = 4 * 1024 * 1024;
/** What the archive says of a file beside its content, at the file and in the directory. */
const HEADERS_OF_FILE = 30 + 46;
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/**
 * Makes a signed package of one dataset.
 *
 * Files keep the order they are given in. Names may be Chinese; they must not lead out of the package or deceive a reader.
 *
 * @throws {MyDataError} `sign.empty` (no file), `sign.name` (`facts.position`, from 0), `sign.too-large`.
 *
 * @example
 * ```ts
 * const bytes = await signPackage({ '借閱紀錄.json': JSON.stringify(record), '借閱紀錄.pdf': pdf }, signer);
 * return new Response(bytes, { headers: { 'content-type': 'application/zip' } });
 * ```
 */
export async function signPackage(files: Readonly<Record<string, FileContent>>, signer: PackageSigner): Promise<Uint8Array<ArrayBuffer>> {
  const named = Object.entries(files);
  if (named.length === 0) throw new MyDataError('sign.empty', 'a package has at least one file; without a record answer 204');
  if (named.length > MOST_FILES) throw tooLarge({ files: named.length });
  for (const [position, [name]] of named.entries()) checkName(name, position);
  // Before anything is read: it would have to be held.
  const told = named.reduce((sum, [name, content]) => sum + sizeOf(content) + frameOf(name), 0);
  if (told > LARGEST_ARCHIVE) throw tooLarge({ size: told });
  const listed: ZipFile[] = [];
  for (const [name, content] of named) listed.push({ name, content: await bytesOf(content) });
  const manifest = await manifestOf(listed);
  const own = [
    { name: 'META-INFO/manifest.xml', content: manifest },
    { name: 'META-INFO/manifest.sha256withrsa', content: await signer.sign(manifest) },
    { name: 'META-INFO/certificate.cer', content: utf8(signer.certificate) },
  ];
  const all = [...listed, ...own];
  const size = all.reduce((sum, { name, content }) => sum + content.length + frameOf(name), 0);
  if (size > LARGEST_ARCHIVE || manifest.length > LARGEST_MANIFEST) throw tooLarge({ size });
  return zipOf(all);
}

/** The rules of whoever reads the package: what it would refuse is refused here, before a citizen waits for it. */
function checkName(name: string, position: number): void {
  const parts = name.split('/');
  const isRefused = CONTROLS.test(name) || !name.isWellFormed() || name.includes('\\') || /^([A-Za-z]:|\/)/.test(name)
    || parts.some((part) => part === '.' || part === '..' || part.trim() === '')
    || parts[0]?.toUpperCase() === 'META-INFO' || utf8(name).length > LONGEST_NAME;
  if (isRefused) throw new MyDataError('sign.name', 'a file of a package cannot have this name', { facts: { position } });
}

function tooLarge(facts: Readonly<Record<string, number>>): MyDataError {
  return new MyDataError('sign.too-large', 'this is more than one package can hold', { facts });
}

function frameOf(name: string): number {
  return HEADERS_OF_FILE + 2 * utf8(name).length;
}

/** In bytes; of a text, as many as it has at least. */
function sizeOf(content: FileContent): number {
  if (typeof content === 'string') return content.length;
  return content instanceof Blob ? content.size : content.byteLength;
}

async function bytesOf(content: FileContent): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof content === 'string') return utf8(content);
  if (content instanceof Blob) return new Uint8Array(await content.arrayBuffer());
  // A copy: whoever gave the bytes may go on with them while they are hashed.
  return content instanceof ArrayBuffer ? new Uint8Array(content.slice()) : new Uint8Array(content);
}

async function manifestOf(files: readonly ZipFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries: string[] = [];
  for (const { name, content } of files) {
    const digest = hexOf(await crypto.subtle.digest('SHA-256', content));
    entries.push(`<file><filename>${escaped(name)}</filename><digest>${digest}</digest></file>`);
  }
  return utf8(`<?xml version="1.0" encoding="UTF-8"?>\n<files>${entries.join('')}</files>`);
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
