-- Who works at counters, and from where.

-- Addresses, single or CIDR, at which an agency's clerks sign in and work.
CREATE TABLE agency_address (
    agency_id TEXT NOT NULL REFERENCES agency (agency_id),
    address   TEXT NOT NULL,
    PRIMARY KEY (agency_id, address)
);

CREATE TABLE clerk (
    -- What the clerk signs in with: lower-case letters, digits, dots, hyphens and underscores.
    account       TEXT PRIMARY KEY,
    agency_id     TEXT NOT NULL REFERENCES agency (agency_id),
    -- The name citizens see in letters and records.
    name          TEXT NOT NULL,
    -- Which desk.
    counter       TEXT NOT NULL,
    -- Argon2id, as a PHC string.
    password_hash TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('active', 'suspended'))
);

CREATE INDEX clerk_agency ON clerk (agency_id);
