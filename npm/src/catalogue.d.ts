/** The sentences of the Fluent catalogues, compiled by tools/build-browser.mjs. */

/** The sentence of a message id with its facts put in, or `undefined` where the catalogue has none. */
export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, boolean | number | string>>): string | undefined;
