-- What is known of a dataset's packages and of its agency's system.

-- JSON object, as `mydata_protocol::contents` reads it: which files a package holds, and where it stands whose it is.
ALTER TABLE dataset ADD COLUMN contents TEXT NOT NULL DEFAULT '{}';
-- 1: the agency's system is asked now and then whether it is well (`?heartbeat=true`).
ALTER TABLE dataset ADD COLUMN heartbeat INTEGER NOT NULL DEFAULT 0 CHECK (heartbeat IN (0, 1));

-- What came of asking. No row: never asked.
CREATE TABLE dataset_health (
    resource_id TEXT PRIMARY KEY REFERENCES dataset (resource_id),
    -- How often in a row it was not well, outside of maintenance.
    failures    INTEGER NOT NULL CHECK (failures >= 0),
    -- Milliseconds since 1970; the first of these failures, if there are any.
    failing_since INTEGER,
    asked_at    INTEGER NOT NULL
);

-- Windows in which an agency works on its system; announced before, and kept so that anybody can see what there was.
CREATE TABLE dataset_maintenance (
    resource_id TEXT NOT NULL REFERENCES dataset (resource_id),
    -- Milliseconds since 1970.
    begins_at   INTEGER NOT NULL,
    ends_at     INTEGER NOT NULL CHECK (ends_at > begins_at),
    reason_zh   TEXT NOT NULL,
    reason_en   TEXT NOT NULL,
    PRIMARY KEY (resource_id, begins_at)
);
