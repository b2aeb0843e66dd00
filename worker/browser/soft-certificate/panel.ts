/** The panel by which a file is chosen, opened with its password, and signs. */
import { make } from '../card/make.ts';
import { FileField } from './file-field.ts';
import type { CertificateFacts, SignedByFile } from './messages.ts';
import { Opener } from './opener.ts';
import { PasswordField } from './password-field.ts';
import { problemBox } from './problem-box.ts';
import { SoftCertificateProblem } from './problem.ts';
import { dayOf, say } from './words.ts';

/** What the panel works on. */
export interface PanelOptions {
  /** The text to be signed. */
  nonce: string;
  /** Takes the outcome. Nothing more happens here afterwards. */
  signed: (outcome: SignedByFile) => void;
}

/** A larger file is none, and is not even read. The module has the same limit. */
const LARGEST_FILE = 64 * 1024;

export class SoftCertificatePanel {
  readonly element = make('div', { class: 'inset' });
  /** Whose press means that the key is to sign, and not that the form is to be sent. */
  signButton: HTMLButtonElement | undefined;
  readonly #options: PanelOptions;
  readonly #problem = make('div');
  readonly #step = make('div', { class: 'inset' });
  readonly #status = make('p', { class: 'hint', role: 'status' });
  readonly #file = new FileField(() => this.#chosen());
  readonly #password = new PasswordField(() => void this.#open());
  #opener: Opener | undefined;
  #isBusy = false;

  constructor(options: PanelOptions) {
    this.#options = options;
    this.element.append(this.#problem, this.#step, this.#status);
    this.reset();
  }

  /** Back to the beginning: no file has been chosen. */
  reset(): void {
    this.forget();
    this.#problem.replaceChildren();
    this.#status.textContent = '';
    this.#offer();
  }

  /** Lets go of the file, its password and its key. */
  forget(): void {
    this.#endOpener();
    this.#file.clear();
    this.#password.clear();
  }

  /** Has the key of the opened file sign. */
  sign(): Promise<void> {
    return this.#attempt('soft-certificate-signing', async (opener) => {
      const outcome = await opener.sign(this.#options.nonce);
      this.forget();
      this.signButton = undefined;
      this.#step.replaceChildren();
      this.#status.textContent = say('soft-certificate-sending');
      this.#options.signed(outcome);
    });
  }

  /** Meanwhile the password is typed. */
  #chosen(): void {
    this.#problem.replaceChildren();
    this.#status.textContent = '';
    this.#endOpener();
    this.#opener = new Opener();
    this.#password.focus();
  }

  #open(): Promise<void> {
    const { file } = this.#file;
    if (file === undefined) {
      this.#file.mark({ words: say('soft-certificate-file-missing'), code: 'soft-certificate.file-missing' });
      this.#file.focus();
      return Promise.resolve();
    }
    return this.#attempt('soft-certificate-opening', async (opener) => {
      const bytes = await bytesOf(file);
      this.#show(await opener.open(bytes, this.#password.take()));
    });
  }

  /** One at a time. Meanwhile there is one button, which ends it. */
  async #attempt(status: string, work: (opener: Opener) => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    const opener = (this.#opener ??= new Opener());
    this.#problem.replaceChildren();
    this.#password.mark(undefined);
    this.#status.textContent = say(status);
    this.#buttons(this.#button('button button-quiet', 'soft-certificate-stop', () => opener.end())).focus();
    try {
      await work(opener);
    } catch (cause) {
      this.#fail(cause instanceof SoftCertificateProblem ? cause : new SoftCertificateProblem('soft-certificate.failed'));
    } finally {
      this.#isBusy = false;
    }
  }

  #offer(): void {
    this.signButton = undefined;
    const lead = make('p', {}, say('soft-certificate-lead'));
    const hint = make('p', { class: 'hint' }, say('soft-certificate-stays'));
    this.#step.replaceChildren(lead, hint, this.#file.element, this.#password.element);
    this.#buttons(this.#button('button', 'soft-certificate-open', () => void this.#open()));
  }

  #show(facts: CertificateFacts): void {
    this.#step.replaceChildren(shown(facts));
    // It sends the form, so that the form's other fields are looked at before the key signs.
    this.signButton = make('button', { class: 'button' }, say('soft-certificate-sign'));
    this.#buttons(this.signButton, this.#button('button button-quiet', 'soft-certificate-other', () => this.#startAgain())).focus();
    this.#status.textContent = say('soft-certificate-opened');
  }

  #startAgain(): void {
    this.reset();
    this.#file.focus();
  }

  #fail(problem: SoftCertificateProblem): void {
    this.#status.textContent = '';
    this.#offer();
    if (problem.code === 'soft-certificate.password-wrong') {
      this.#password.mark({ words: say('soft-certificate-password-wrong'), code: problem.code });
      this.#password.focus();
      return;
    }
    this.#endOpener();
    if (problem.code === 'soft-certificate.stopped') {
      this.#status.textContent = say('soft-certificate-stopped');
      this.#password.focus();
      return;
    }
    this.forget();
    const box = problemBox(problem);
    this.#problem.replaceChildren(box);
    box.focus();
  }

  /** With the Worker go key and password. */
  #endOpener(): void {
    this.#opener?.end();
    this.#opener = undefined;
  }

  /** Puts buttons under the step, in place of those that are there. Answers the first. */
  #buttons(first: HTMLButtonElement, ...others: HTMLButtonElement[]): HTMLButtonElement {
    this.#step.querySelector(':scope > .buttons')?.remove();
    this.#step.append(make('div', { class: 'buttons' }, first, ...others));
    return first;
  }

  #button(className: string, words: string, press: () => void): HTMLButtonElement {
    const button = make('button', { type: 'button', class: className }, say(words));
    button.addEventListener('click', press);
    return button;
  }
}

async function bytesOf(file: File): Promise<ArrayBuffer> {
  if (file.size > LARGEST_FILE) throw new SoftCertificateProblem('soft-certificate.too-large');
  try {
    return await file.arrayBuffer();
  } catch {
    // It was moved or deleted since, or may not be read.
    throw new SoftCertificateProblem('soft-certificate.file-unreadable');
  }
}

/** Whose certificate it is, before it signs. */
function shown({ holder, issuer, notAfter }: CertificateFacts): HTMLElement {
  return make(
    'div',
    { class: 'locked' },
    make('p', { class: 'locked-label' }, say('soft-certificate-holder')),
    make('p', {}, masked(holder ?? say('soft-certificate-nameless'))),
    make('p', { class: 'hint' }, say('soft-certificate-facts', { issuer: issuer ?? say('soft-certificate-nameless'), day: dayOf(notAfter) })),
  );
}

/** Banks put the ID into the name, and a number of theirs behind it: whose it is can be told from half of it. */
function masked(holder: string): string {
  const [, head, tail] = /^([A-Z][A-Z\d]\d)\d{4}(\d{3})(?:-.*)?$/.exec(holder) ?? [];
  return head === undefined || tail === undefined ? holder : `${head}****${tail}`;
}
