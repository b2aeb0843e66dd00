/** Opens the viewer over the page. Its code, and that of the preview, is loaded by the first who looks at a document. */
import { MyDataError } from '../errors.ts';
import type { Locale } from '../text.ts';
import type { PackageVerdict } from '../verdict.ts';
import { make } from './dom.ts';

/** Which file is looked at. */
export interface Viewing {
  name: string;
  verdict: PackageVerdict;
  provider: string | undefined;
  locale: Locale;
  /** Words across all that is shown of it. */
  watermark: string | undefined;
  /** Whether it is looked at and not kept. */
  viewOnly: boolean;
  /** Aborted when the package is let go. */
  released: AbortSignal;
  /** Called when the viewer is on the screen. */
  opened(): void;
}

/** The password that opened one document, for the others on this page, for as long as any package is shown. */
const memory: { value?: string } = {};
const shown = new Set<AbortSignal>();

/**
 * Shows a file in a dialogue that fills the window, and ends with it when the package is let go.
 *
 * @throws {MyDataError} `verify.viewer` where the viewer could not be loaded.
 */
export async function openViewer(root: ShadowRoot, viewing: Viewing): Promise<void> {
  const { name, verdict, provider, locale, released, opened } = viewing;
  const { defineViewer } = await loaded(import('../viewer.ts'));
  // Whoever pressed the button twice while it was coming, wanted one.
  if (released.aborted || root.querySelector('dialog.viewing') !== null) return;
  defineViewer();
  remember(released);
  const viewer = make('mydata-viewer', { closable: '', lang: locale, ...marksOf(viewing) });
  const dialog = make('dialog', { class: 'viewing', 'aria-label': name }, viewer);
  const end = (): void => {
    viewer.close();
    dialog.close();
    dialog.remove();
  };
  viewer.addEventListener('mydata-viewer-closed', end, { once: true });
  dialog.addEventListener('close', end, { once: true });
  released.addEventListener('abort', end, { once: true });
  root.append(dialog);
  dialog.showModal();
  opened();
  const showing = viewer.show({ name, verdict, provider, password: memory });
  viewer.focus();
  await showing;
}

/**
 * Code that shows files, on its way.
 *
 * @throws {MyDataError} `verify.viewer` where it could not be had.
 */
export async function loaded<T>(code: Promise<T>): Promise<T> {
  return code.catch((cause: unknown) => {
    throw new MyDataError('verify.viewer', 'the viewer could not be loaded', { cause });
  });
}

function marksOf({ watermark, viewOnly }: Viewing): Record<string, string> {
  return { ...(watermark === undefined ? {} : { watermark }), ...(viewOnly ? { 'view-only': '' } : {}) };
}

function remember(released: AbortSignal): void {
  if (shown.has(released)) return;
  shown.add(released);
  released.addEventListener('abort', () => {
    shown.delete(released);
    if (shown.size === 0) delete memory.value;
  }, { once: true });
}
