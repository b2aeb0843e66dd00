/** The look of the button. The form is part of the page, so that its rules weigh nothing: those of the page come first. Dark is what the page is. */

const ELEMENT = `
:host { display: block; color: var(--mydata-text, CanvasText); font: inherit; line-height: 1.7; }
:host([hidden]) { display: none; }
.title { margin: 0; font-weight: 600; }
.title[hidden] { display: none; }
[role] { margin: .5em 0 0; }
[role]:empty { margin: 0; }
[role="alert"] { color: var(--mydata-error, light-dark(#a3162a, #ff99a3)); }
:host([pending]) [role="status"]::before {
  content: ''; display: inline-block; width: .8em; height: .8em; margin-inline-end: .5em;
  border: 2px solid currentColor; border-inline-end-color: transparent; border-radius: 50%;
}
@media (prefers-reduced-motion: no-preference) {
  :host([pending]) [role="status"]::before { animation: turn 1s linear infinite; }
  @keyframes turn { to { rotate: 1turn; } }
}
`;

const FORM = `
:where(mydata-button > ul) { margin: .3em 0 .8em; padding-inline-start: 1.3em; }
:where(mydata-button form) { margin: 0; }
:where(mydata-button form) :where(button:not([type]), [type="submit"]) {
  min-height: 44px; max-width: 100%; padding: .5em 1.4em; border: 2px solid transparent; border-radius: .4rem;
  background: var(--mydata-accent, light-dark(#0b5a63, #7fd0d9)); color: var(--mydata-on-accent, light-dark(#fff, #04262a));
  font: inherit; font-weight: 600; cursor: pointer; touch-action: manipulation;
}
:where(mydata-button form) :where(button:not([type]), [type="submit"]):where(:hover) { text-decoration: underline; }
:where(mydata-button form) :where(button:not([type]), [type="submit"]):where(:focus-visible) {
  outline: 3px solid var(--mydata-focus, light-dark(#b34700, #ffb878)); outline-offset: 2px;
}
:where(mydata-button[pending] form) :where(button:not([type]), [type="submit"]) { cursor: progress; opacity: .75; }
`;

const sheets = new Map<string, CSSStyleSheet>();

/** For the element's own tree. */
export function buttonStyles(): CSSStyleSheet {
  return sheetOf(ELEMENT);
}

/** For the tree that the element is in. */
export function formStyles(): CSSStyleSheet {
  return sheetOf(FORM);
}

function sheetOf(rules: string): CSSStyleSheet {
  const known = sheets.get(rules);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  sheets.set(rules, sheet);
  return sheet;
}
