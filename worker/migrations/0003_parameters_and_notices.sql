-- What citizens fill in themselves for a dataset, and what a consent receipt has to tell them.

-- JSON list, as `mydata_protocol::parameters` reads it.
ALTER TABLE dataset ADD COLUMN parameters TEXT NOT NULL DEFAULT '[]';
-- JSON array of codes of the categories of personal data (個人資料之類別) under the Personal Data Protection Act.
ALTER TABLE dataset ADD COLUMN data_categories TEXT NOT NULL DEFAULT '[]';

ALTER TABLE provider ADD COLUMN url TEXT NOT NULL DEFAULT '';

-- What Article 8 of the Act has a service say of its use: for how long, where, by whom, and what a refusal means.
ALTER TABLE service ADD COLUMN period_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN period_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN area_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN area_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN recipients_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN recipients_en TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN refusal_zh TEXT NOT NULL DEFAULT '';
ALTER TABLE service ADD COLUMN refusal_en TEXT NOT NULL DEFAULT '';
-- Whom a citizen asks about her data there.
ALTER TABLE service ADD COLUMN contact TEXT NOT NULL DEFAULT '';
