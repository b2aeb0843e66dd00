/** The file's password, which goes to the Worker on this page and nowhere else. */
import { make } from '../card/make.ts';
import { mark } from './mark.ts';
import { say } from './words.ts';

export class PasswordField {
  readonly element: HTMLElement;
  /** Without a name and outside of every form. It is no password of this site, which a browser should offer to keep. */
  readonly #input = make('input', { class: 'text text-long', id: 'soft-password', type: 'password', form: '', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', 'aria-describedby': 'soft-password-hint' });

  /** `entered` hears that the key to go on was pressed. */
  constructor(entered: () => void) {
    const label = make('label', { for: 'soft-password' }, say('soft-certificate-password'));
    const hint = make('p', { class: 'hint', id: 'soft-password-hint' }, say('soft-certificate-password-hint'));
    this.element = make('div', { class: 'field' }, label, hint, this.#input);
    this.#input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      entered();
    });
  }

  /** The password, which is kept nowhere. */
  take(): string {
    const password = this.#input.value;
    this.clear();
    return password;
  }

  clear(): void {
    this.#input.value = '';
    this.mark(undefined);
  }

  focus(): void {
    this.#input.focus();
  }

  /** Shows what is wrong with it, or that nothing is. */
  mark(problem: { words: string; code: string } | undefined): void {
    mark({ field: this.element, input: this.#input, before: this.#input, hint: 'soft-password-hint' }, problem);
  }
}
