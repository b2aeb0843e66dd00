-- 1: the service may forward what its citizens have signed with their certificates (modes 2 and 3).
ALTER TABLE service ADD COLUMN forwards_signatures INTEGER NOT NULL DEFAULT 0 CHECK (forwards_signatures IN (0, 1));
