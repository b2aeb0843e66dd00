/** Reads the news of news.toml. */

const DAY = { pattern: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, form: "a day like 2026-03-02" };
const NEWS_ID = { pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, form: "lower-case letters, digits and hyphens" };

/** @param {import("./entry.mjs").Entry} entry */
export function news(entry) {
  const read = {
    news_id: entry.text("news_id", NEWS_ID),
    published_on: entry.text("published_on", DAY),
    kind: entry.oneOf("kind", ["service", "maintenance", "safety"]),
    title_zh: entry.text("title_zh"),
    title_en: entry.text("title_en"),
    body_zh: entry.texts("body_zh"),
    body_en: entry.texts("body_en"),
  };
  if (read.body_zh.length !== read.body_en.length) entry.refuse("body_en", "must have as many paragraphs as body_zh");
  entry.done();
  return read;
}
