/** The sentences of the Fluent catalogues, compiled by tools/build-browser.mjs. */

/** One message: text, arguments, and choices by an argument. */
export type Pattern = string | readonly (string | { readonly arg: string } | Choice)[];

/** One of several patterns, by the value of an argument. */
export interface Choice {
  readonly choose: string;
  readonly cases: Readonly<Record<string, Pattern>>;
  readonly other: Pattern;
}

/** The languages of the catalogue. */
export type Locale = 'en' | 'zh-Hant';

declare const catalogue: Readonly<Record<Locale, Readonly<Record<string, Pattern>>>>;
export default catalogue;
