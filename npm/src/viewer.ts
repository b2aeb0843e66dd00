/** The element that shows one file of a package on a page. */

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/** Shows one file of a package. */
export class MyDataViewer extends Base {}

/** Makes `<mydata-viewer>` known to the page. Calling it again changes nothing. */
export function defineViewer(): void {
  if (customElements.get('mydata-viewer') === undefined) customElements.define('mydata-viewer', MyDataViewer);
}

declare global {
  interface HTMLElementTagNameMap {
    'mydata-viewer': MyDataViewer;
  }
}
