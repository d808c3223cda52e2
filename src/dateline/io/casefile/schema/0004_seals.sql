-- What the last complete case was when it was written: SHA-256 over the rows of every table; see io/seals.py.

CREATE TABLE seals (name TEXT PRIMARY KEY, upto INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
