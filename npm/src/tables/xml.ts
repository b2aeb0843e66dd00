/** Reads XML into values to be shown, by the browser's own parser; nothing that the file asks for is fetched or acted upon. */
import type { Locale } from '../text.ts';
import { sentence } from '../viewer/text.ts';
import type { Decoded } from './decode.ts';
import { decode } from './decode.ts';
import { DEEPEST, MOST_ELEMENTS } from './limits.ts';
import { placeOf, refusal } from './refusal.ts';
import type { Value } from './value.ts';

const NAMESPACES = 'http://www.w3.org/2000/xmlns/';
/** Where parsers put what they complain of: Chromium and Safari into XHTML's namespace, Firefox into its own. */
const COMPLAINTS = ['http://www.w3.org/1999/xhtml', 'http://www.mozilla.org/newlayout/xml/parsererror.xml'];
/** Bytes that a declaration with its encoding is found in. */
const DECLARATION = 256;
const ENCODING = /^<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;

/** The outermost element. */
export interface XmlDocument {
  readonly name: string;
  readonly value: Value;
}

/** Text of XML bytes: by the mark, by the declaration, or as any other file. */
export function decodeXml(bytes: Uint8Array<ArrayBuffer>): Decoded {
  const start = String.fromCharCode(...bytes.subarray(0, DECLARATION));
  if (start.startsWith('<\0')) return decode(bytes, 'utf-16le');
  if (start.startsWith('\0<')) return decode(bytes, 'utf-16be');
  const declared = ENCODING.exec(start)?.[1];
  // A declaration that could be read byte by byte is not in UTF-16, whatever the program that wrote it believed.
  return decode(bytes, declared?.toLowerCase().startsWith('utf-16') === true ? undefined : declared);
}

/**
 * The outermost element of an XML text as a value.
 *
 * @throws {MyDataError} `table.document-type` for a document type, because entities are declared there and may multiply
 * without end; `table.unreadable`, `table.too-deep`, `table.too-many`.
 */
export function readXml(text: string, locale: Locale): XmlDocument {
  refuseDocumentType(text);
  refuseMany(text);
  const { documentElement: root, doctype } = new DOMParser().parseFromString(text, 'application/xml');
  if (doctype !== null) throw refusal('document-type');
  for (const namespace of COMPLAINTS) {
    const [complaint] = root.ownerDocument.getElementsByTagNameNS(namespace, 'parsererror');
    if (complaint !== undefined) throw refusal('unreadable', complainedOf(complaint.textContent));
  }
  return { name: root.localName, value: valueOf(root, locale, 0) };
}

/** A document type stands before the outermost element, among comments and instructions, and nowhere else. */
function refuseDocumentType(text: string): void {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    if (text.startsWith('<!DOCTYPE', at)) throw refusal('document-type', placeOf(text, at));
    const end = text.startsWith('<!--', at) ? '-->' : text.startsWith('<?', at) ? '?>' : undefined;
    if (end === undefined) return;
    const found = text.indexOf(end, at + 2);
    if (found < 0) return;
    at = found + end.length;
  }
}

function refuseMany(text: string): void {
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    tags += 1;
    if (tags > 2 * MOST_ELEMENTS) throw refusal('too-many', { limit: MOST_ELEMENTS });
  }
}

function complainedOf(complaint: string): Readonly<Record<string, number>> {
  const found = /line(?: number)? (\d+)(?: at|,) column (\d+)/i.exec(complaint);
  return found === null ? {} : { line: Number(found[1]), column: Number(found[2]) };
}

function valueOf(element: Element, locale: Locale, depth: number): Value {
  if (depth > DEEPEST) throw refusal('too-deep', { limit: DEEPEST });
  const attributes = element.hasAttributes() ? [...element.attributes].filter(({ namespaceURI }) => namespaceURI !== NAMESPACES) : [];
  const content = contentOf(element, locale, depth);
  if (attributes.length === 0 && !(content instanceof Group)) return content;
  const group = content instanceof Group ? content : new Group();
  const record = new Map<string, Value>();
  const labelOf = group.labels(attributes);
  for (const attribute of attributes) record.set(attributeLabel(attribute, labelOf, locale), attribute.value);
  if (content instanceof Group) for (const [label, value] of group.entries(labelOf)) record.set(label, value);
  else if (content !== '') record.set(unlike(record, sentence('table-content', locale)), content);
  return record;
}

/** No name in XML holds what the sentence adds, so this is unlike every element's. */
function attributeLabel(attribute: Attr, labelOf: (named: Named) => string | undefined, locale: Locale): string {
  return labelOf(attribute) ?? sentence('table-attribute', locale, { name: attribute.nodeName });
}

function unlike(record: ReadonlyMap<string, Value>, label: string): string {
  return record.has(label) ? `${label} (#text)` : label;
}

/** Text; children by their names; or, where text stands between children, all of them in their order. */
function contentOf(element: Element, locale: Locale, depth: number): Group | Value[] | string {
  if (element.firstElementChild === null) return element.textContent;
  const pieces = [...element.childNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE || isSaying(node));
  if (pieces.some(isSaying)) {
    return pieces.map((node) => (node instanceof Element ? new Map([[node.localName, valueOf(node, locale, depth + 1)]]) : (node.nodeValue ?? '')));
  }
  const group = new Group();
  for (const child of pieces as Element[]) group.add(child, valueOf(child, locale, depth + 1));
  return group;
}

/** Whether it is text, and more than the blanks that make a file pleasant to read. */
function isSaying(node: Node): boolean {
  return (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE) && node.nodeValue?.trim() !== '';
}

type Named = Attr | Element;

/** Children of one element, those of the same name together. */
class Group {
  readonly #children = new Map<string, { first: Element; values: Value[] }>();

  add(child: Element, value: Value): void {
    const key = fullName(child);
    const known = this.#children.get(key);
    if (known === undefined) this.#children.set(key, { first: child, values: [value] });
    else known.values.push(value);
  }

  /** The local name of each, or nothing where another child or attribute has the same one. */
  labels(attributes: readonly Attr[]): (named: Named) => string | undefined {
    const local = tally([...attributes, ...this.#firsts()], ({ localName }) => localName);
    return ({ localName }) => (local.get(localName) === 1 ? localName : undefined);
  }

  *entries(labelOf: (named: Named) => string | undefined): Generator<[string, Value]> {
    const prefixed = tally(this.#firsts(), ({ nodeName }) => nodeName);
    for (const { first, values } of this.#children.values()) {
      const label = labelOf(first) ?? (prefixed.get(first.nodeName) === 1 ? first.nodeName : fullName(first));
      yield [label, values.length === 1 ? (values[0] ?? null) : values];
    }
  }

  #firsts(): Element[] {
    return [...this.#children.values()].map(({ first }) => first);
  }
}

function tally(all: readonly Named[], nameOf: (named: Named) => string): Map<string, number> {
  const found = new Map<string, number>();
  for (const named of all) found.set(nameOf(named), (found.get(nameOf(named)) ?? 0) + 1);
  return found;
}

function fullName({ namespaceURI, localName }: Element): string {
  return namespaceURI === null ? localName : `{${namespaceURI}}${localName}`;
}
