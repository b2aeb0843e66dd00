/** Choosing the file, by a click, a key, or by dropping it. */
import { make } from '../card/make.ts';
import { mark } from './mark.ts';
import { say } from './words.ts';

/** Extensions by which programs name such files; what a file really is, is seen when it is opened. */
const ACCEPTED = '.p12,.pfx,application/x-pkcs12';

export class FileField {
  readonly element: HTMLElement;
  /** Outside of every form: it has no name either, so that no browser sends it. */
  readonly #input = make('input', { class: 'drop-file', type: 'file', id: 'soft-file', form: '', accept: ACCEPTED, 'aria-describedby': 'soft-file-name' });
  readonly #drop: HTMLElement;
  readonly #name = make('p', { id: 'soft-file-name' });
  #file: File | undefined;

  /** `chosen` hears of each choice. */
  constructor(chosen: () => void) {
    const label = make('label', { class: 'button button-quiet', for: 'soft-file' }, say('soft-certificate-choose'));
    this.#drop = make('div', { class: 'drop' }, make('p', { class: 'drop-words' }, say('soft-certificate-drop')), this.#input, label, this.#name);
    this.element = make('div', { class: 'field' }, this.#drop);
    const take = (files: FileList | null | undefined): void => {
      const file = files?.[0];
      if (file === undefined) return;
      this.#file = file;
      this.#name.textContent = say('soft-certificate-file', { name: file.name });
      this.mark(undefined);
      chosen();
    };
    this.#input.addEventListener('change', () => take(this.#input.files));
    this.#listenToDrops(take);
    this.clear();
  }

  get file(): File | undefined {
    return this.#file;
  }

  focus(): void {
    this.#input.focus();
  }

  clear(): void {
    this.#file = undefined;
    this.#input.value = '';
    this.#name.textContent = say('soft-certificate-no-file');
  }

  /** Shows what is wrong with the choice, or that nothing is. */
  mark(problem: { words: string; code: string } | undefined): void {
    mark({ field: this.element, input: this.#input, before: this.#drop, hint: 'soft-file-name' }, problem);
  }

  #listenToDrops(take: (files: FileList | null | undefined) => void): void {
    const isOver = (over: boolean) => (event: DragEvent): void => {
      event.preventDefault();
      this.#drop.classList.toggle('drop-over', over);
    };
    for (const type of ['dragenter', 'dragover'] as const) this.#drop.addEventListener(type, isOver(true));
    for (const type of ['dragleave', 'drop'] as const) this.#drop.addEventListener(type, isOver(false));
    this.#drop.addEventListener('drop', ({ dataTransfer }) => take(dataTransfer?.files));
    // A file dropped beside the place would otherwise replace the page.
    for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault());
  }
}
