-- Which agencies hold which datasets, and which services may ask for them.

CREATE TABLE provider (
    provider_id    TEXT PRIMARY KEY,
    name_zh        TEXT NOT NULL,
    name_en        TEXT NOT NULL,
    contact        TEXT NOT NULL,
    -- The subject of the certificate its packages must be signed with, as an RFC 4514 string.
    signer_subject TEXT NOT NULL
);

CREATE TABLE dataset (
    resource_id     TEXT PRIMARY KEY,
    provider_id     TEXT NOT NULL REFERENCES provider (provider_id),
    name_zh         TEXT NOT NULL,
    name_en         TEXT NOT NULL,
    summary_zh      TEXT NOT NULL,
    summary_en      TEXT NOT NULL,
    -- JSON arrays of text.
    fields_zh       TEXT NOT NULL,
    fields_en       TEXT NOT NULL,
    category        TEXT NOT NULL,
    -- 1 (strongest) to 4.
    minimum_level   INTEGER NOT NULL CHECK (minimum_level BETWEEN 1 AND 4),
    endpoint        TEXT NOT NULL,
    method          TEXT NOT NULL CHECK (method IN ('GET', 'POST')),
    -- JSON objects with #{placeholders}; the body only for POST.
    header_template TEXT NOT NULL,
    body_template   TEXT NOT NULL,
    -- 1: 即時, 0: 非即時.
    realtime        INTEGER NOT NULL CHECK (realtime IN (0, 1)),
    waiting_minutes INTEGER NOT NULL,
    -- Wrapped under the platform key.
    resource_secret TEXT NOT NULL,
    -- '01' in service, '00' out of order.
    status          TEXT NOT NULL CHECK (status IN ('01', '00'))
);

CREATE TABLE service (
    client_id     TEXT PRIMARY KEY,
    name_zh       TEXT NOT NULL,
    name_en       TEXT NOT NULL,
    agency_zh     TEXT NOT NULL,
    agency_en     TEXT NOT NULL,
    purpose_zh    TEXT NOT NULL,
    purpose_en    TEXT NOT NULL,
    -- Code of the specified purpose under the Personal Data Protection Act.
    purpose_code  TEXT NOT NULL,
    front_url     TEXT NOT NULL,
    category      TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('offline', 'live', 'pilot', 'deactivated')),
    -- These three are wrapped under the platform key.
    client_secret TEXT NOT NULL,
    cbc_iv        TEXT NOT NULL,
    api_key       TEXT,
    sp_api_url    TEXT NOT NULL
);

CREATE TABLE service_dataset (
    client_id   TEXT NOT NULL REFERENCES service (client_id),
    resource_id TEXT NOT NULL REFERENCES dataset (resource_id),
    position    INTEGER NOT NULL,
    PRIMARY KEY (client_id, resource_id)
);

CREATE TABLE service_return_url (
    client_id TEXT NOT NULL REFERENCES service (client_id),
    url       TEXT NOT NULL,
    PRIMARY KEY (client_id, url)
);

-- Addresses, single or CIDR, from which the service may fetch data.
CREATE TABLE service_address (
    client_id TEXT NOT NULL REFERENCES service (client_id),
    address   TEXT NOT NULL,
    PRIMARY KEY (client_id, address)
);
