/** The element that shows one file of a package on a page. */
import { MyDataViewer } from './viewer/element.ts';

export { MyDataViewer } from './viewer/element.ts';
export type { ViewerSource } from './viewer/element.ts';
export type { PasswordMemory } from './viewer/password-form.ts';

/**
 * Makes `<mydata-viewer>` known to the page. Calling it again changes nothing.
 *
 * @example
 * ```ts
 * import { defineViewer } from '@mydata-edge/sdk/viewer';
 *
 * defineViewer();
 * ```
 */
export function defineViewer(): void {
  if (customElements.get('mydata-viewer') === undefined) customElements.define('mydata-viewer', MyDataViewer);
}

declare global {
  interface HTMLElementTagNameMap {
    'mydata-viewer': MyDataViewer;
  }
}
