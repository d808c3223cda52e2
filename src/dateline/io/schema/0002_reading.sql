-- What reading learns of a page beyond its text, and the bytes that it was read from.

ALTER TABLE sightings ADD COLUMN url TEXT;
ALTER TABLE sightings ADD COLUMN stamps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(stamps));
ALTER TABLE sightings ADD COLUMN trust REAL;

CREATE TABLE captures (
  sha256 TEXT PRIMARY KEY, locator TEXT NOT NULL, media_type TEXT NOT NULL, url TEXT, retrieved TEXT, packed BLOB NOT NULL
) STRICT;
