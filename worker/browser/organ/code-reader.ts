/** Reads Code 128 and QR from a picture: by the browser where it can, else by a module that is fetched when it is first needed. */

/** Something that reads codes. */
export interface CodeReader {
  /** Everything that was read in the picture. */
  read(picture: HTMLVideoElement): Promise<string[]>;
}

/** Shape Detection API; not yet in TypeScript's own declarations. */
interface BarcodeDetector {
  detect(picture: HTMLVideoElement): Promise<readonly { rawValue: string }[]>;
}
interface BarcodeDetectorKind {
  new (options: { formats: readonly string[] }): BarcodeDetector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const FORMATS = ['code_128', 'qr_code'];

/** The reader of this browser, or ours. Rejects where ours cannot be had. */
export async function codeReader(): Promise<CodeReader> {
  return (await browsersOwn()) ?? (await import('./code-reader-module.ts')).moduleReader();
}

async function browsersOwn(): Promise<CodeReader | undefined> {
  const { BarcodeDetector: Kind } = globalThis as { BarcodeDetector?: BarcodeDetectorKind };
  if (Kind === undefined) return undefined;
  const known = new Set(await Kind.getSupportedFormats().catch((): readonly string[] => []));
  if (!FORMATS.every((format) => known.has(format))) return undefined;
  const detector = new Kind({ formats: FORMATS });
  return { read: async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue) };
}
