/** The look of the elements: a constructable style sheet, so that a page needs no style but its own files. */
import { TABLE_STYLES } from '../tables/styles.ts';

const CSS = `
:host { display: block; color: var(--mydata-text, CanvasText); font: inherit; line-height: 1.7; overflow-wrap: anywhere; }
:host([hidden]) { display: none; }
.badge { display: flex; gap: .6em; align-items: center; font-weight: 700; font-size: 1.15em; margin: 0; }
.badge svg { width: 1.7em; height: 1.7em; flex: none; }
.card { border: 2px solid var(--tone); border-radius: .6rem; padding: 1rem; background: var(--mydata-surface, Canvas); }
.valid { --tone: var(--mydata-success, #1b6b3a); }
.indeterminate { --tone: var(--mydata-warning, #8a5a00); }
.invalid, .error { --tone: var(--mydata-error, #a3162a); }
.busy { --tone: var(--mydata-border, #8a949c); }
.badge, .badge svg { color: var(--tone); }
p { margin: .4em 0; }
h3 { font-size: 1em; margin: 1.2em 0 .3em; }
ul, ol { margin: .3em 0; padding-inline-start: 1.3em; }
.files { list-style: none; padding: 0; margin: 0; }
.files > li { border-top: 1px solid var(--mydata-border, #8a949c); padding: .7em 0; }
.name { font-weight: 600; }
.note, .code, .size { color: var(--mydata-muted, color-mix(in srgb, currentColor 80%, transparent)); font-size: .9em; }
.actions { display: flex; flex-wrap: wrap; gap: .6rem; margin: .5em 0; }
button, summary { min-height: 44px; font: inherit; cursor: pointer; }
button { padding: .3em 1.1em; border-radius: .4rem; border: 2px solid var(--mydata-accent, #0b5a63); background: transparent; color: var(--mydata-accent, #0b5a63); font-weight: 600; }
button:hover { background: color-mix(in srgb, var(--mydata-accent, #0b5a63) 10%, transparent); }
summary { display: flex; align-items: center; gap: .4em; color: var(--mydata-accent, #0b5a63); }
summary::before { content: '▸'; }
details[open] > summary::before { content: '▾'; }
:focus-visible { outline: 3px solid var(--mydata-focus, #b34700); outline-offset: 2px; }
dl { margin: 0; display: grid; gap: .1em; }
dt { font-size: .9em; color: var(--mydata-muted, color-mix(in srgb, currentColor 80%, transparent)); }
dd { margin: 0 0 .4em; }
code, .mono { font-family: ui-monospace, SFMono-Regular, Consolas, monospace; font-size: .85em; overflow-wrap: anywhere; }
${TABLE_STYLES}
.files { container-type: inline-size; }
progress { width: 100%; height: .8em; accent-color: var(--mydata-accent, #0b5a63); }
dialog.viewing { position: fixed; inset: 0; width: 100%; height: 100dvh; max-width: none; max-height: none; margin: 0; padding: 0; border: 0; color: inherit; background: var(--mydata-surface, Canvas); }
dialog.viewing > * { height: 100%; }
@media (prefers-color-scheme: dark) {
  .valid { --tone: var(--mydata-success, #6fd398); }
  .indeterminate { --tone: var(--mydata-warning, #f0bd5b); }
  .invalid, .error { --tone: var(--mydata-error, #ff99a3); }
  button { border-color: var(--mydata-accent, #7fd0d9); color: var(--mydata-accent, #7fd0d9); }
  summary { color: var(--mydata-accent, #7fd0d9); }
  :focus-visible { outline-color: var(--mydata-focus, #ffb878); }
}
@media print { button, progress { display: none; } details > * { display: block; } :host([view-only]) .table-place { display: none; } }
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet that all elements of a page share. */
export function styles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
