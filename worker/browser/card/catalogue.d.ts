/** worker/locales/*\/card.ftl, compiled by tools/build-browser.mjs. */
declare module 'card-catalogue' {
  export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, number | string>>): string | undefined;
}
