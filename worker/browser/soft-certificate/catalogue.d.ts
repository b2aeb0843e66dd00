/** worker/locales/*\/soft-certificate.ftl, compiled by tools/build-browser.mjs. */
declare module 'soft-certificate-catalogue' {
  export function sentence(id: string, locale: 'en' | 'zh-Hant', facts?: Readonly<Record<string, number | string>>): string | undefined;
}
