/** A scanner that types: what it reads comes as keys, faster than anybody's hands, and ends with Enter. */
import { CODE_LENGTH } from './counter-code.ts';

/** From key to key a scanner takes up to 50 ms, and a busy computer adds to that; few hands keep up below 100 for a whole code. */
const QUICK_MS = 100;

/** Brings what is scanned into the field, wherever on the page the keyboard is, and sends the field's form. */
export function listenForScanner(field: HTMLInputElement): void {
  const scan = new Scan();
  document.addEventListener('keydown', (event) => {
    const read = scan.hear(event);
    if (read === undefined || isTypedInto(event.target, field)) return;
    // In the field itself the keys have arrived, and Enter sends it: unless an input method has made something else of them.
    if (event.target === field && !read.isThroughInputMethod) return;
    event.preventDefault();
    // Ends what the input method was at, which would otherwise be added to the field.
    field.blur();
    field.value = read.text;
    field.form?.requestSubmit();
  }, { capture: true });
}

interface Read {
  text: string;
  /** Zhuyin and the like take the keys of a scanner for a person's. */
  isThroughInputMethod: boolean;
}

/** The keys of a scan so far. */
class Scan {
  #text = '';
  #last = 0;
  #isThroughInputMethod = false;

  /** Takes a key, and answers what was read if this was its end. */
  hear(event: KeyboardEvent): Read | undefined {
    const isQuick = event.timeStamp - this.#last <= QUICK_MS;
    this.#last = event.timeStamp;
    // A key that is held down repeats as fast as a scanner types.
    if (!isQuick || event.repeat || event.ctrlKey || event.altKey || event.metaKey) this.#begin();
    if (event.code === 'Enter' || event.code === 'NumpadEnter') return this.#end();
    this.#text += letterOf(event);
    this.#isThroughInputMethod ||= event.isComposing || event.key === 'Process';
    return undefined;
  }

  #begin(): void {
    this.#text = '';
    this.#isThroughInputMethod = false;
  }

  #end(): Read | undefined {
    const read = { text: this.#text, isThroughInputMethod: this.#isThroughInputMethod };
    this.#begin();
    return read.text.length < CODE_LENGTH ? undefined : read;
  }
}

/** The key's letter; where an input method has it, what is printed on the key. */
function letterOf({ key, code }: KeyboardEvent): string {
  if (/^[\x21-\x7e]$/.test(key)) return key;
  return /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? '';
}

/** Whether keys there are meant for another field. */
function isTypedInto(target: EventTarget | null, field: HTMLInputElement): boolean {
  return target !== field && target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select');
}
