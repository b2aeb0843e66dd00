/** Elements for pages of a service: the button that begins with MyData, and what shows packages and documents. */
import { MyDataButton } from './elements/button.ts';
import { MyDataResult } from './elements/result.ts';
import type { MyDataError } from './errors.ts';
import type { PackageVerdict } from './verdict.ts';

export { MyDataButton } from './elements/button.ts';
export { MyDataResult } from './elements/result.ts';
export { spokenSize } from './elements/files.ts';
export { localeOf, sentence, sentenceOfCode } from './text.ts';
export type { Locale } from './text.ts';

/**
 * Makes `<mydata-button>` and `<mydata-result>` known to the page. Calling it again changes nothing.
 *
 * @example
 * ```ts
 * import { defineElements } from '@mydata-edge/sdk/elements';
 *
 * defineElements();
 * ```
 */
export function defineElements(): void {
  if (customElements.get('mydata-button') === undefined) customElements.define('mydata-button', MyDataButton);
  if (customElements.get('mydata-result') === undefined) customElements.define('mydata-result', MyDataResult);
}

/**
 * Makes `<mydata-viewer>` known to the page, once its code has been loaded: it is not for pages that never show a document.
 * `<mydata-result>` does so by itself at the first look at one.
 *
 * @example
 * ```ts
 * import { loadViewer } from '@mydata-edge/sdk/elements';
 *
 * await loadViewer();
 * ```
 */
export async function loadViewer(): Promise<void> {
  const viewer = await import('./viewer.ts');
  viewer.defineViewer();
}

declare global {
  interface HTMLElementTagNameMap {
    'mydata-button': MyDataButton;
    'mydata-result': MyDataResult;
  }
  interface GlobalEventHandlersEventMap {
    'mydata-error': CustomEvent<MyDataError>;
    'mydata-verdict': CustomEvent<PackageVerdict>;
  }
}
