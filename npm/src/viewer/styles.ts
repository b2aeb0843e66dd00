/** The look of the viewer, on top of what all elements share. */
const CSS = `
:host { display: block; height: min(80vh, 60rem); container: viewer / inline-size; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.viewer { height: 100%; display: grid; grid-template: auto auto minmax(0, 1fr) auto / minmax(0, 1fr); background: var(--mydata-surface, Canvas); }
header { display: flex; align-items: center; gap: .5rem; padding: .25rem .75rem; border-block-end: 1px solid var(--line); }
h2 { flex: 1; margin: 0; font-size: 1em; line-height: 1.4; overflow-wrap: anywhere; }
h2:focus { outline: none; }
.viewer { --line: var(--mydata-border, #8a949c); --accent: var(--mydata-accent, light-dark(#0b5a63, #7fd0d9)); --desk: color-mix(in srgb, currentColor 12%, var(--mydata-surface, Canvas)); }
.verdict { --wide: 0; padding: 0 .75rem; border-block-end: 1px solid var(--line); border-inline-start: .4rem solid var(--tone); max-height: 45cqb; overflow-y: auto; }
.verdict > summary { flex-wrap: wrap; color: inherit; padding-inline: .4em; margin-inline: -.4em; }
.verdict .badge { font-size: 1em; }
.verdict.busy .badge { color: inherit; }
.verdict .badge svg { width: 1.4em; height: 1.4em; }
.count:not(:empty) { font-size: .9em; padding: 0 .6em; border: 1px solid currentColor; border-radius: 1em; color: var(--mydata-warning, light-dark(#8a5a00, #f0bd5b)); }
/* It is there while it says nothing, or a screen reader would not hear it begin. */
.status { margin: 0; padding: 0 .75rem; font-size: .9em; }
.stage { display: grid; min-height: 0; overflow: auto; }
.stage > .card { align-self: start; margin: 1rem; max-width: 36rem; }
.pdf { display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); min-height: 0; height: 100%; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0 .75rem; padding: .15rem .4rem; border-block-end: 1px solid var(--line); }
.pager, .tools { display: flex; flex-wrap: wrap; align-items: center; }
.pager .total, .zoom { font-variant-numeric: tabular-nums; white-space: nowrap; padding-inline: .3em; }
.zoom { min-width: 3.4em; text-align: center; }
.icon { width: 44px; height: 44px; padding: 9px; border-color: transparent; border-radius: .4rem; color: inherit; line-height: 0; }
.icon svg { width: 22px; height: 22px; }
.icon[aria-pressed=true], .icon[aria-expanded=true] { background: color-mix(in srgb, var(--accent) 18%, transparent); color: var(--accent); }
.icon[aria-disabled=true] { opacity: .45; cursor: default; }
input { font: inherit; min-height: 44px; padding: .2em .5em; border: 2px solid var(--line); border-radius: .4rem; background: transparent; color: inherit; max-width: 100%; }
input.number { width: 3.2em; padding-inline: .2em; text-align: center; }
label { display: inline-flex; flex-wrap: wrap; align-items: center; gap: .4em; }
.main { background: var(--accent); color: var(--mydata-surface, Canvas); }
.main:hover { background: color-mix(in srgb, var(--accent) 85%, CanvasText); }
.password { display: grid; gap: .5rem; justify-items: start; --tone: var(--line); }
.password h3 { margin: 0; }
.password label { font-weight: 600; }
.password input { width: 16em; letter-spacing: .08em; }
.problem { color: var(--mydata-error, light-dark(#a3162a, #ff99a3)); font-weight: 600; margin: 0; }
.problem:empty { display: none; }
[aria-invalid=true] { border-color: var(--mydata-error, light-dark(#a3162a, #ff99a3)); }
.body { position: relative; display: grid; grid-template-columns: minmax(0, 1fr); min-height: 0; }
.panel { position: absolute; inset: 0 auto 0 0; z-index: 2; width: min(20rem, 88%); padding: .6rem; display: flex; flex-direction: column; min-height: 0; background: var(--mydata-surface, Canvas); border-inline-end: 1px solid var(--line); box-shadow: 0 0 1rem rgb(0 0 0 / .25); }
.panel[hidden] { display: none; }
.search { display: flex; flex-direction: column; min-height: 0; gap: .4rem; }
.search form, .range { display: grid; gap: .5rem; justify-items: start; }
.search label { width: 100%; }
.search input { flex: 1; min-width: 8em; }
.hits { list-style: none; margin: 0; padding: 0; overflow-y: auto; }
.hits button, .list button { width: 100%; min-height: 44px; border-color: transparent; color: inherit; font-weight: 400; text-align: start; padding: .3em .5em; }
.hits .where { display: block; font-size: .85em; color: var(--mydata-muted, inherit); }
.hits [aria-current], .list [aria-current] { border-color: var(--accent); background: color-mix(in srgb, var(--accent) 12%, transparent); }
.list, .list > .group { display: grid; gap: .4rem; align-content: start; }
.list { overflow-y: auto; }
.list > .group { grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); }
.list button { display: grid; justify-items: center; gap: .2rem; text-align: center; content-visibility: auto; contain-intrinsic-size: auto 7.5rem auto 11rem; }
.list canvas { background: #fff; outline: 1px solid var(--line); }
.pages { position: relative; overflow: auto; background: var(--desk); touch-action: pan-x pan-y; overscroll-behavior: contain; }
/* Outside of it, the edge of what scrolls would hide a part of the ring. */
:is(.pages, .list button, .hits button, .verdict > summary):focus-visible { outline-offset: -3px; }
.column { position: relative; }
.page { position: absolute; background: #fff; color: #15262b; outline: 1px solid var(--line); overflow: clip; }
/* A page that is drawn within a second says nothing about it. */
.page[aria-busy]::after { content: attr(data-busy); position: absolute; inset: 1rem auto auto 1rem; padding: .2em .8em; border-radius: 1em; background: #15262b; color: #fff; visibility: hidden; animation: appear 0s 1s forwards; }
@keyframes appear { to { visibility: visible; } }
.sheet { position: absolute; inset-block-start: 50%; inset-inline-start: 50%; }
.sheet > canvas { display: block; width: 100%; height: 100%; }
.text, .marks { position: absolute; inset: 0; }
.text { color: transparent; font-family: sans-serif; line-height: 1; white-space: pre; cursor: text; forced-color-adjust: none; }
.text span { position: absolute; transform-origin: 0 0; }
.text ::selection { background: rgb(11 90 130 / .3); color: transparent; }
.hit { position: absolute; background: rgb(255 200 0 / .35); mix-blend-mode: multiply; forced-color-adjust: none; }
.hit.current { background: rgb(255 110 0 / .5); outline: 2px solid #b34700; }
.inverted .sheet > canvas { filter: invert(1) hue-rotate(180deg); }
.page > .refusal { position: absolute; inset: 0; margin: 0; overflow: auto; background: var(--mydata-surface, Canvas); color: var(--mydata-text, CanvasText); border-radius: 0; }
.tables { padding: .75rem; overflow: auto; min-width: 0; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@container viewer (max-width: 30rem) {
  .bar { gap: 0; padding-inline: 0; justify-content: center; }
  .pager, .tools { display: contents; }
  .zoom { display: none; }
}
@container viewer (min-width: 40rem) {
  .body:has(> .panel:not([hidden])) { grid-template-columns: 19rem minmax(0, 1fr); }
  .panel { position: static; width: auto; box-shadow: none; }
}
@container viewer (min-width: 64rem) {
  .viewer { grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 21rem; }
  header { grid-column: 1 / -1; }
  .verdict { --wide: 1; grid-area: 2 / 2 / span 2; max-height: none; border-block-end: 0; padding: .5rem 1rem 1rem; }
  .verdict > summary { pointer-events: none; }
  .verdict.wide > summary::before { content: none; }
  .stage { grid-area: 2 / 1; }
}
@media print { :host([view-only]) { display: none; } }
@media (forced-colors: active) {
  .icon[aria-pressed=true], .icon[aria-expanded=true], .hits [aria-current], .list [aria-current] { border-color: Highlight; }
  .page { outline: 2px solid CanvasText; }
}
`;

let sheet: CSSStyleSheet | undefined;

/** The one sheet that all viewers of a page share. */
export function viewerStyles(): CSSStyleSheet {
  if (sheet === undefined) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
