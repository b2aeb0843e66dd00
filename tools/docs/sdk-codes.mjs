// The codes of the SDK's errors, as its documentation names them.
import { readFileSync } from 'node:fs';

/** Which text explains them, in each language. */
export const SDK_ERRORS = { en: 'npm/docs/errors.md', 'zh-Hant': 'npm/docs/errors.zh-Hant.md' };

/** The codes that are headings of a text. */
export function codesIn(text) {
  return [...text.matchAll(/^### `(.+)`$/gm)].map(([, code]) => code);
}

/** The codes that are explained. */
export function sdkCodes(locale = 'en') {
  return codesIn(readFileSync(new URL(`../../${SDK_ERRORS[locale]}`, import.meta.url), 'utf8'));
}
