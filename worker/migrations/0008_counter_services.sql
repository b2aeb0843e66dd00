-- Which agencies have counters, what is done there, and which data a counter gets to see.

CREATE TABLE agency (
    agency_id TEXT PRIMARY KEY,
    name_zh   TEXT NOT NULL,
    name_en   TEXT NOT NULL,
    category  TEXT NOT NULL
);

CREATE TABLE counter_service (
    client_id     TEXT PRIMARY KEY,
    agency_id     TEXT NOT NULL REFERENCES agency (agency_id),
    name_zh       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    purpose_zh    TEXT NOT NULL,
    purpose_en    TEXT NOT NULL,
    -- Code of the specified purpose under the Personal Data Protection Act.
    purpose_code  TEXT NOT NULL,
    category      TEXT NOT NULL,
    -- What Article 8 of the Act has the agency say of its use, as `service` has it.
    period_zh     TEXT NOT NULL,
    period_en     TEXT NOT NULL,
    area_zh       TEXT NOT NULL,
    area_en       TEXT NOT NULL,
    recipients_zh TEXT NOT NULL,
    recipients_en TEXT NOT NULL,
    refusal_zh    TEXT NOT NULL,
    refusal_en    TEXT NOT NULL,
    contact       TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('offline', 'live', 'deactivated'))
);

CREATE INDEX counter_service_agency ON counter_service (agency_id);

-- 臨櫃項目: what the counter may do with each dataset.
CREATE TABLE counter_item (
    client_id   TEXT NOT NULL REFERENCES counter_service (client_id),
    resource_id TEXT NOT NULL REFERENCES dataset (resource_id),
    position    INTEGER NOT NULL,
    rule        TEXT NOT NULL CHECK (rule IN ('preview-only', 'transfer-only', 'both')),
    PRIMARY KEY (client_id, resource_id)
);
