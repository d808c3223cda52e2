-- What queries go by. The tables are made of the facts whenever a case is written (io/casefile/indexing.py), and hold no fact of their own.

CREATE INDEX timexes_expression ON timexes (expression);
CREATE INDEX ranks_place ON ranks (place);
CREATE INDEX links_relation ON links (relation);

CREATE TABLE page_names (nr INTEGER PRIMARY KEY, page TEXT NOT NULL UNIQUE REFERENCES pages (id), name TEXT NOT NULL, outlet TEXT NOT NULL) STRICT;
CREATE INDEX page_names_name ON page_names (name);

CREATE TABLE entries (
  nr INTEGER PRIMARY KEY, claim TEXT NOT NULL UNIQUE REFERENCES claims (id), page TEXT NOT NULL REFERENCES pages (id), event TEXT REFERENCES events (id),
  status TEXT NOT NULL, type TEXT, earliest TEXT, latest TEXT, speech INTEGER NOT NULL CHECK (speech IN (0, 1)), own INTEGER NOT NULL CHECK (own IN (0, 1)),
  says_who TEXT NOT NULL, words TEXT NOT NULL
) STRICT;
CREATE INDEX entries_page ON entries (page);
CREATE INDEX entries_event ON entries (event);
CREATE INDEX entries_status ON entries (status, speech);

CREATE TABLE speakers (nr INTEGER PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims (id), name TEXT NOT NULL) STRICT;
CREATE INDEX speakers_name ON speakers (name, claim);
CREATE INDEX speakers_claim ON speakers (claim, name);

CREATE TABLE sayings (
  nr INTEGER PRIMARY KEY, attribution TEXT NOT NULL UNIQUE REFERENCES attributions (id), page TEXT NOT NULL REFERENCES pages (id), source TEXT NOT NULL
) STRICT;
CREATE INDEX sayings_page ON sayings (page);

CREATE TABLE parties (
  nr INTEGER PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims (id), entity TEXT NOT NULL REFERENCES entities (id), part TEXT NOT NULL,
  first INTEGER NOT NULL CHECK (first IN (0, 1))
) STRICT;
CREATE INDEX parties_entity ON parties (entity, part, claim);
CREATE INDEX parties_claim ON parties (claim, first, entity);

CREATE TABLE moments (
  nr INTEGER PRIMARY KEY, event TEXT NOT NULL UNIQUE REFERENCES events (id), told_by TEXT REFERENCES claims (id), rank INTEGER, witnesses INTEGER NOT NULL, disputed INTEGER NOT NULL CHECK (disputed IN (0, 1))
) STRICT;
CREATE INDEX moments_rank ON moments (rank);

CREATE TABLE figures (
  nr INTEGER PRIMARY KEY, entity TEXT NOT NULL UNIQUE REFERENCES entities (id), mentions INTEGER NOT NULL, pages INTEGER NOT NULL, acts INTEGER NOT NULL, receives INTEGER NOT NULL
) STRICT;

CREATE TABLE identities (
  nr INTEGER PRIMARY KEY, mention TEXT NOT NULL REFERENCES mentions (id), entity TEXT NOT NULL REFERENCES entities (id)
) STRICT;
CREATE INDEX identities_mention ON identities (mention);
CREATE INDEX identities_entity ON identities (entity);

ALTER TABLE seals ADD COLUMN rows INTEGER NOT NULL DEFAULT 0;
CREATE TABLE row_seals (name TEXT NOT NULL, block INTEGER NOT NULL, digests BLOB NOT NULL, PRIMARY KEY (name, block)) STRICT, WITHOUT ROWID;

CREATE VIEW passage_words AS
SELECT passages.nr, trim(substr(pages.text, passages."start" + 1, passages."end" - passages."start")) AS words
FROM passages JOIN pages ON pages.id = passages.page WHERE passages.zone <> 'boilerplate';
CREATE VIRTUAL TABLE passage_search USING fts5 (words, content = 'passage_words', content_rowid = 'nr');

-- For people who open the file in Datasette or another tool.
CREATE VIEW v_timeline AS
SELECT CASE WHEN events.earliest = events.latest THEN events.earliest WHEN coalesce(events.earliest, events.latest) IS NULL THEN 'no date'
    ELSE coalesce(events.earliest, '..') || '/' || coalesce(events.latest, '..') END AS days,
  events.label AS what, anchor.words AS words, anchor.says_who AS first_told_by,
  (SELECT group_concat(status, ', ') FROM (SELECT DISTINCT status FROM entries WHERE entries.event = events.id ORDER BY status)) AS told_as,
  (SELECT count(*) FROM entries WHERE entries.event = events.id) AS claims,
  (SELECT count(DISTINCT entries.page) FROM entries WHERE entries.event = events.id) AS pages,
  moments.witnesses AS independent_witnesses, CASE moments.disputed WHEN 1 THEN 'yes' ELSE 'no' END AS disputed,
  nullif(coalesce(events.predicate, '') || coalesce('/' || events.mode, ''), '') AS type,
  (SELECT name FROM entities WHERE entities.id = events.place) AS place, moments.rank, events.id AS event
FROM moments JOIN events ON events.id = moments.event LEFT JOIN entries AS anchor ON anchor.claim = moments.told_by
ORDER BY moments.nr;

CREATE VIEW v_claims AS
SELECT page_names.name AS page, entries.says_who, entries.status, claims.certainty, entries.words, entries.type,
  CASE WHEN entries.earliest = entries.latest THEN entries.earliest WHEN coalesce(entries.earliest, entries.latest) IS NOT NULL THEN coalesce(entries.earliest, '..') || '/' || coalesce(entries.latest, '..') END AS days,
  CASE entries.speech WHEN 1 THEN 'yes' ELSE 'no' END AS only_says_so, claims."start", claims."end", entries.event, entries.claim
FROM entries JOIN claims ON claims.id = entries.claim JOIN page_names ON page_names.page = entries.page
ORDER BY entries.nr;

CREATE VIEW v_disputes AS
SELECT denial.says_who AS who_denies, coalesce(denial.words, (SELECT label FROM events WHERE events.id = links."left")) AS denial,
  charge.says_who AS whose_word, coalesce(charge.words, (SELECT label FROM events WHERE events.id = links."right")) AS charge, links.explanation,
  (SELECT name FROM page_names WHERE page_names.page = denial.page) AS page_of_denial, (SELECT name FROM page_names WHERE page_names.page = charge.page) AS page_of_charge,
  links.score, links."left" AS denied_in, links."right" AS charged_in, links.id AS link
FROM links LEFT JOIN entries AS denial ON denial.claim = links."left" LEFT JOIN entries AS charge ON charge.claim = links."right"
WHERE links.relation = 'denies' ORDER BY links.nr;
