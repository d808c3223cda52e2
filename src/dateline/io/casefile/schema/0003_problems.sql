-- A problem may stand for many of its kind.

ALTER TABLE problems ADD COLUMN count INTEGER NOT NULL DEFAULT 1;
