/** worker/locales/*\/organ-desk.ftl, compiled by tools/build-browser.mjs. */
declare module 'organ-catalogue' {
  export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, number | string>>): string | undefined;
}
