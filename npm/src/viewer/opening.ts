/** Opening a PDF for a reader: with progress, and asking for the password as often as it takes. */
import { MyDataError } from '../errors.ts';
import { openPreview } from '../preview.ts';
import type { Preview, PreviewOptions } from '../preview.ts';
import type { Locale } from '../text.ts';
import { askPassword } from './password-form.ts';
import type { PasswordMemory } from './password-form.ts';
import { Waiting } from './progress.ts';

/** What opening needs. */
export interface OpeningOptions {
  locale: Locale;
  password: PasswordMemory;
  signal: AbortSignal;
  /** Whether the keyboard is in the viewer by then, and goes on to what is asked there. */
  takesFocus(): boolean;
  /** Where the module, the Worker and the fonts are, if not beside the script. */
  urls: Pick<PreviewOptions, 'wasmUrl' | 'resourcesUrl' | 'workerUrl'>;
}

/**
 * Opens the document in `place`, which shows progress or the form meanwhile.
 *
 * @throws {MyDataError} as {@link openPreview}, but neither `preview.password-missing` nor `preview.password-wrong`.
 */
export async function openForReader(read: () => Promise<Blob>, place: HTMLElement, options: OpeningOptions): Promise<Preview> {
  const { password, locale, signal } = options;
  let typed = password.value;
  let hasTyped = false;
  for (;;) {
    const waiting = new Waiting(place, locale);
    try {
      const given = typed === undefined ? {} : { password: typed };
      const preview = await openPreview(await read(), { ...options.urls, ...given, signal, onProgress: (progress) => waiting.show(progress) });
      if (hasTyped && typed !== undefined) password.value = typed;
      return preview;
    } catch (cause) {
      const { code } = MyDataError.from('preview.worker', 'the document could not be opened', cause);
      if (code !== 'preview.password-missing' && code !== 'preview.password-wrong') throw cause;
      waiting.end();
      typed = await askPassword(place, { locale, isWrong: hasTyped && code === 'preview.password-wrong', takesFocus: options.takesFocus(), signal });
      hasTyped = true;
    } finally {
      waiting.end();
    }
  }
}
