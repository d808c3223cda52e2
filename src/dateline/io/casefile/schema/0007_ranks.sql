-- The claim on which the line of an event stands, and the place of every event among all of the case.
ALTER TABLE events ADD COLUMN anchor TEXT;
CREATE TABLE ranks (
  nr INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events (id), place INTEGER,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, grounds TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX ranks_event ON ranks (event);
