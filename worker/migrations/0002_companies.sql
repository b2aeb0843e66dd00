-- 1: a company's certificate (工商憑證) is accepted for this dataset.
ALTER TABLE dataset ADD COLUMN companies_may INTEGER NOT NULL DEFAULT 0 CHECK (companies_may IN (0, 1));
