/** The sentences of papers.ftl in worker/locales, compiled by tools/build-browser.mjs. */
declare module 'papers-catalogue' {
  export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, number | string>>): string | undefined;
}
