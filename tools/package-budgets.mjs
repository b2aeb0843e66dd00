// How large the SDK may be on the wire, in bytes. Lower a budget with every cut, never raise it in passing.

/** What a page fetches before its first verdict, module and Worker, by brotli. */
export const LARGEST_VERIFIER = 134_000;

/** What a page fetches before its first picture, module and Worker, by brotli. */
export const LARGEST_PREVIEW = 1_000_000;

/** What comes with an import, minified and by gzip: everything of an entry, or only the names given. What is loaded later does not count. */
export const IMPORTS = [
  { entry: '.', gzip: 8_000 },
  { entry: '.', names: ['requestUrl'], gzip: 900 },
  { entry: './verify', gzip: 2_500 },
  { entry: './elements', gzip: 20_000 },
  { entry: './viewer', gzip: 45_000 },
  { entry: './preview', gzip: 4_500 },
  { entry: './server', gzip: 16_000 },
  { entry: './server', names: ['redirectUrl'], gzip: 2_500 },
  { entry: './dp', gzip: 7_000 },
];
