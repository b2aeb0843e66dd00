/** Looking for words in the whole document. */
import { make } from '../elements/dom.ts';
import { MyDataError } from '../errors.ts';
import type { Preview } from '../preview.ts';
import type { SearchHit } from '../preview/page.ts';
import type { Locale } from '../text.ts';
import type { PageMarks } from './page-view.ts';
import { sentence, sentenceOfCode } from './text.ts';

/** More hits than anybody goes through: the search ends there and says so. */
const MOST_HITS = 500;

/** What the panel needs of its surroundings. */
export interface SearchHost {
  preview: Preview;
  locale: Locale;
  /** Marks hits, and shows the page of the one looked at. */
  mark(marks: ReadonlyMap<number, PageMarks>, page: number | undefined): void;
  /** The reader has chosen a hit from the list. */
  chosen(): void;
}

interface Found {
  page: number;
  hit: SearchHit;
  entry: HTMLButtonElement;
}

/** The panel: a field, what was found, and steps from one to the next. */
export class SearchPanel {
  readonly element: HTMLElement;
  readonly #host: SearchHost;
  readonly #field = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search' });
  readonly #status = make('p', { role: 'status', class: 'note' });
  readonly #list = make('ol', { class: 'hits' });
  #found: Found[] = [];
  #current = -1;
  #words = '';
  #searching: AbortController | undefined;

  constructor(host: SearchHost) {
    this.#host = host;
    const { locale } = host;
    const label = make('label', {}, sentence('viewer-search-for', locale), this.#field);
    const form = make('form', { role: 'search' }, label, make('button', {}, sentence('viewer-search-go', locale)));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !event.shiftKey) return;
      event.preventDefault();
      this.step(-1);
    });
    this.element = make('div', { class: 'search' }, form, this.#status, this.#list);
  }

  /** Puts the cursor into the field. */
  focus(): void {
    this.#field.focus();
    this.#field.select();
  }

  /** Leads to the next or previous hit, and says which one it is. */
  step(step: 1 | -1): void {
    this.#look(this.#current + step);
    const found = this.#found[this.#current];
    if (!found) return;
    const facts = { index: this.#current + 1, count: this.#found.length, page: found.page };
    this.#status.textContent = sentence('viewer-hit-of', this.#host.locale, facts);
  }

  /** Forgets words and hits. */
  close(): void {
    this.#searching?.abort();
    this.#field.value = '';
    this.#words = '';
    this.#forget();
  }

  #submit(): void {
    const words = this.#field.value.trim();
    if (words !== '' && words === this.#words) {
      this.step(1);
      return;
    }
    this.#searching?.abort();
    this.#forget();
    this.#words = words;
    if (words === '') return;
    const searching = new AbortController();
    this.#searching = searching;
    void this.#search(words, searching.signal);
  }

  async #search(words: string, signal: AbortSignal): Promise<void> {
    const { preview, locale } = this.#host;
    this.#status.textContent = sentence('viewer-searching', locale);
    try {
      for await (const { page, hits } of preview.search(words, { signal })) {
        for (const hit of hits.slice(0, MOST_HITS - this.#found.length)) this.#add(page, hit);
        if (this.#current < 0) this.#look(0);
        else this.#mark(undefined);
        if (this.#found.length >= MOST_HITS) break;
      }
      const id = this.#found.length >= MOST_HITS ? 'viewer-found-many' : 'viewer-found';
      this.#status.textContent = sentence(id, locale, { count: this.#found.length });
    } catch (cause) {
      const { code, facts } = MyDataError.from('preview.worker', 'the search ended', cause);
      if (!signal.aborted) this.#status.textContent = sentenceOfCode(code, locale, facts);
    }
  }

  #add(page: number, hit: SearchHit): void {
    const index = this.#found.length;
    const where = make('span', { class: 'where' }, sentence('viewer-hit-on', this.#host.locale, { page }));
    const entry = make('button', { type: 'button' }, where, ' ', make('bdi', { lang: 'zh-Hant-TW' }, hit.context));
    entry.addEventListener('click', () => {
      this.#look(index);
      this.#host.chosen();
    });
    this.#found.push({ page, hit, entry });
    this.#list.append(make('li', {}, entry));
  }

  #look(index: number): void {
    if (this.#found.length === 0) return;
    this.#found[this.#current]?.entry.removeAttribute('aria-current');
    this.#current = (index + this.#found.length) % this.#found.length;
    const chosen = this.#found[this.#current];
    chosen?.entry.setAttribute('aria-current', 'true');
    chosen?.entry.scrollIntoView({ block: 'nearest' });
    this.#mark(chosen?.page);
  }

  #mark(shown: number | undefined): void {
    const marks = new Map<number, PageMarks & { hits: SearchHit[] }>();
    this.#found.forEach(({ page, hit }, index) => {
      const mark = marks.get(page) ?? { hits: [], current: undefined };
      if (index === this.#current) mark.current = mark.hits.length;
      mark.hits.push(hit);
      marks.set(page, mark);
    });
    this.#host.mark(marks, shown);
  }

  #forget(): void {
    this.#found = [];
    this.#current = -1;
    this.#list.replaceChildren();
    this.#status.textContent = '';
    this.#host.mark(new Map(), undefined);
  }
}
