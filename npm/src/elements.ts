/** Elements that show checked packages on a page. */
import { MyDataResult } from './elements/result.ts';

export { MyDataResult } from './elements/result.ts';
export { spokenSize } from './elements/files.ts';
export { localeOf, sentence, sentenceOfCode } from './text.ts';
export type { Locale } from './text.ts';

/**
 * Makes `<mydata-result>` known to the page. Calling it again changes nothing.
 *
 * @example
 * ```ts
 * import { defineElements } from '@mydata-edge/sdk/elements';
 *
 * defineElements();
 * ```
 */
export function defineElements(): void {
  if (customElements.get('mydata-result') === undefined) customElements.define('mydata-result', MyDataResult);
}

declare global {
  interface HTMLElementTagNameMap {
    'mydata-result': MyDataResult;
  }
}
