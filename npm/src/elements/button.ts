/** `<mydata-button>`: around the form that begins with MyData; without script the form works alone. */
import type { ButtonCode } from '../codes.ts';
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import { localeOf, sentence, sentenceOfCode } from '../text.ts';
import { buttonStyles, formStyles } from './button-styles.ts';
import { make } from './dom.ts';

/** A service makes the URL in a moment and the platform answers in another: who still waits by then, is told and may press again. */
const TOO_SLOW_MS = 30_000;

const Base = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

/**
 * Says what is asked for, keeps a second press from starting a second application, and says when something is in the way. Put the form
 * that leads to your own server into it: the server makes the URL and answers with a redirect, so that no secret is in the page, and
 * the form works as it is where scripts do not run.
 *
 * Attributes: `lang` (the nearest one counts), `action` and `method` (where there is no form in the element, it makes one that leads
 * there; for pages that are made by a script anyway), `datasets` (names with a comma or 、 between them, where there is no list in
 * `slot="datasets"`). `pending` is set while the citizen leaves. Colours follow the page as those of `<mydata-result>` do, and
 * `--mydata-on-accent`; whatever the page's own style says about a `button` comes first.
 *
 * Events: `mydata-error` (`event.detail` is a `MyDataError`: `button.action`, `button.no-form`, `button.policy`, `button.too-slow`).
 *
 * @example
 * ```ts
 * import { defineElements } from '@mydata-edge/sdk/elements';
 *
 * document.body.innerHTML = `
 *   <mydata-button>
 *     <ul slot="datasets"><li>現戶全戶戶籍資料</li></ul>
 *     <form action="/begin" method="post"><button>以 MyData 取得資料</button></form>
 *   </mydata-button>`;
 * defineElements();
 * document.addEventListener('mydata-error', ({ detail }) => console.warn(detail.code, detail.docUrl));
 * ```
 */
export class MyDataButton extends Base {
  readonly #words = make('p', { part: 'status', role: 'status' });
  readonly #title = make('p', { part: 'title', class: 'title' });
  #left: AbortController | undefined;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [buttonStyles()];
    root.append(this.#title, make('slot', { name: 'datasets' }), make('slot'), this.#words);
  }

  /** The names of what is asked for, as the citizen sees them; set, they replace the list in `slot="datasets"`. */
  get datasets(): readonly string[] {
    const listed = this.querySelectorAll(':scope > [slot="datasets"] li');
    return [...listed].map((item) => item.textContent.trim());
  }

  set datasets(names: readonly string[]) {
    this.querySelector(':scope > [slot="datasets"]')?.remove();
    if (names.length > 0) this.prepend(make('ul', { slot: 'datasets' }, ...names.map((name) => make('li', {}, name))));
    this.#describe();
  }

  connectedCallback(): void {
    this.#left = new AbortController();
    const { signal } = this.#left;
    this.addEventListener('submit', (event) => this.#submit(event), { signal });
    document.addEventListener('securitypolicyviolation', (event) => this.#violation(event), { signal });
    // Who comes back by the browser's button finds the page as it was left.
    addEventListener('pageshow', ({ persisted }) => void (persisted && this.#settle()), { signal });
    adopt(this.getRootNode(), formStyles());
    // An element that was known before it was read has no children yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.#complete(), { signal });
    else queueMicrotask(() => this.#complete());
  }

  disconnectedCallback(): void {
    this.#settle();
    this.#left?.abort();
  }

  /** Adds what the page has left to the element. */
  #complete(): void {
    if (!this.isConnected) return;
    const names = this.getAttribute('datasets')?.split(/[,、]/).map((name) => name.trim()).filter((name) => name !== '') ?? [];
    if (this.datasets.length === 0 && names.length > 0) this.datasets = names;
    const action = this.getAttribute('action');
    if (this.querySelector('form') === null && action !== null) {
      const method = this.getAttribute('method') ?? 'post';
      this.append(make('form', { action, method }, make('button', {}, sentence('button-label', this.#locale()))));
    }
    if (this.#submitters().length === 0) this.#refuse('button.no-form');
    this.#describe();
  }

  /** Binds the list to the button, which is read out with it. */
  #describe(): void {
    const list = this.querySelector(':scope > [slot="datasets"]');
    this.#title.hidden = list === null;
    this.#title.textContent = sentence('button-datasets', this.#locale());
    if (list === null) return;
    if (list.id === '') list.id = `mydata-datasets-${crypto.getRandomValues(new Uint32Array(1)).join()}`;
    for (const submitter of this.#submitters()) submitter.setAttribute('aria-describedby', list.id);
  }

  #submit(event: SubmitEvent): void {
    if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
    if (this.hasAttribute('pending')) {
      event.preventDefault();
      return;
    }
    const { action, target } = leadingBy(event.target, event.submitter);
    if (!isSecure(action)) {
      event.preventDefault();
      this.#refuse('button.action');
      return;
    }
    // Another window: this page is not left, and nobody hears how that one fares.
    if (target !== '' && target !== '_self') return;
    this.setAttribute('pending', '');
    // Not disabled: a form does not send the name of a disabled button.
    for (const submitter of this.#submitters()) submitter.setAttribute('aria-disabled', 'true');
    this.#say(sentence('button-pending', this.#locale()), 'status');
    this.#waiting = setTimeout(() => this.#refuse('button.too-slow'), TOO_SLOW_MS);
  }

  #violation(event: SecurityPolicyViolationEvent): void {
    const isOurs = this.hasAttribute('pending') && event.effectiveDirective === 'form-action' && event.disposition === 'enforce';
    if (isOurs) this.#refuse('button.policy', { blocked: event.blockedURI });
  }

  #refuse(code: ButtonCode, facts: Readonly<Record<string, string>> = {}): void {
    this.#settle();
    const locale = this.#locale();
    this.#say(`${sentenceOfCode(code, locale)} ${sentence('browser-error-code', locale, { code })}`, 'alert');
    const detail = new MyDataError(code, sentenceOfCode(code, 'en'), { facts });
    this.dispatchEvent(new CustomEvent('mydata-error', { detail, bubbles: true, composed: true }));
  }

  /** The button can be pressed again. */
  #settle(): void {
    clearTimeout(this.#waiting);
    this.removeAttribute('pending');
    for (const submitter of this.#submitters()) submitter.removeAttribute('aria-disabled');
    this.#say('', 'status');
  }

  #say(words: string, role: 'alert' | 'status'): void {
    this.#words.setAttribute('role', role);
    this.#words.textContent = words;
  }

  #submitters(): NodeListOf<HTMLElement> {
    return this.querySelectorAll('form :is(button:not([type]), [type="submit"], [type="image"])');
  }

  #locale(): Locale {
    return localeOf(this.closest('[lang]')?.getAttribute('lang'));
  }
}

/** Where a form leads; the button that was pressed may say it differently. */
function leadingBy(form: HTMLFormElement, submitter: HTMLElement | null): { action: URL; target: string } {
  const said = (name: 'action' | 'target'): string => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
  return { action: new URL(said('action'), document.baseURI), target: said('target') };
}

/** A page that came without TLS is one of a developer. */
function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && location.protocol === 'http:');
}

function adopt(root: Node, sheet: CSSStyleSheet): void {
  if (!(root instanceof Document || root instanceof ShadowRoot) || root.adoptedStyleSheets.includes(sheet)) return;
  root.adoptedStyleSheets.push(sheet);
}
