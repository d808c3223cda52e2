-- What reading learns of a page beyond its text, and the bytes that it was read from.

ALTER TABLE sightings ADD COLUMN url TEXT;
ALTER TABLE sightings ADD COLUMN stamps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stamps));
ALTER TABLE sightings ADD COLUMN trust REAL;

CREATE TABLE languages (
  nr INTEGER PRIMARY KEY, page TEXT NOT NULL REFERENCES pages (id), code TEXT, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX languages_page ON languages (page);

CREATE TABLE credits (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, name TEXT NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX credits_page ON credits (page);
CREATE INDEX credits_name ON credits (name);

CREATE TABLE origins (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pages TEXT NOT NULL, name TEXT, evidence TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;

CREATE TABLE captures (
  sha256 TEXT PRIMARY KEY, locator TEXT NOT NULL, media_type TEXT NOT NULL, url TEXT, retrieved TEXT, packed BLOB NOT NULL
) STRICT;
