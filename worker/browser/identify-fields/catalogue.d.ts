/** The sentences of worker/locales that are about fields, compiled by tools/build-browser.mjs. */
declare module 'identify-fields-catalogue' {
  export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, number | string>>): string | undefined;
}
