-- What the platform tells everybody (最新消息).
CREATE TABLE news (
    -- Stands in the address: lower-case letters, digits and hyphens.
    news_id      TEXT PRIMARY KEY,
    -- YYYY-MM-DD in Taiwan; not shown before.
    published_on TEXT NOT NULL CHECK (published_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind         TEXT NOT NULL CHECK (kind IN ('service', 'maintenance', 'safety')),
    title_zh     TEXT NOT NULL,
    title_en     TEXT NOT NULL,
    -- JSON arrays of text, a paragraph each.
    body_zh      TEXT NOT NULL,
    body_en      TEXT NOT NULL
);
CREATE INDEX news_by_day ON news (published_on DESC);
