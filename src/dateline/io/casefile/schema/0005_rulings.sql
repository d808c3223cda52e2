-- What every judgement comes to in the last complete case, and why it was made under the name that people give it.

ALTER TABLE judgements RENAME COLUMN note TO because;

CREATE TABLE rulings (
  nr INTEGER PRIMARY KEY, judgement TEXT NOT NULL UNIQUE REFERENCES judgements (id), kind TEXT NOT NULL, members TEXT NOT NULL CHECK (json_valid(members)), verdict TEXT NOT NULL,
  force TEXT NOT NULL CHECK (force IN ('in force', 'undone', 'replaced', 'in conflict', 'waiting')), against TEXT NOT NULL CHECK (json_valid(against)),
  evidence TEXT NOT NULL CHECK (json_valid(evidence))
) STRICT;
