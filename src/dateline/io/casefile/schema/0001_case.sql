-- One table a noun; "nr" keeps the order of the case; what is a list or a nested thing is JSON. Offsets are code points of pages.text, half-open.

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE runs (version TEXT NOT NULL, stages TEXT NOT NULL CHECK (json_valid(stages))) STRICT;
CREATE TABLE notes (key TEXT PRIMARY KEY, layers BLOB NOT NULL) STRICT;

CREATE TABLE pages (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, ref TEXT NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE sightings (
  nr INTEGER PRIMARY KEY, page TEXT NOT NULL REFERENCES pages (id), locator TEXT NOT NULL, sha256 TEXT NOT NULL, media_type TEXT NOT NULL, site TEXT, title TEXT,
  author TEXT, published TEXT, given INTEGER NOT NULL CHECK (given IN (0, 1)), language TEXT, retrieved TEXT, main TEXT CHECK (main IS NULL OR json_valid(main)),
  captions TEXT NOT NULL
) STRICT;
CREATE INDEX sightings_page ON sightings (page);

CREATE TABLE passages (
  nr INTEGER PRIMARY KEY, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, zone TEXT NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX passages_page ON passages (page);

CREATE TABLE edits (
  nr INTEGER PRIMARY KEY, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX edits_page ON edits (page);

CREATE TABLE expressions (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')), symbol TEXT NOT NULL, mod TEXT, sentence INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  direction INTEGER NOT NULL CHECK (direction IN (-1, 0, 1)), rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX expressions_page ON expressions (page);

CREATE TABLE timexes (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, expression TEXT NOT NULL, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')), value TEXT, mod TEXT, symbol TEXT NOT NULL, anchor TEXT, earliest TEXT, latest TEXT,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX timexes_page ON timexes (page);

CREATE TABLE mentions (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('name', 'nominal', 'pronoun')), type TEXT NOT NULL, name TEXT NOT NULL, sentence INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  head INTEGER NOT NULL, candidates TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX mentions_page ON mentions (page);
CREATE INDEX mentions_name ON mentions (name);

CREATE TABLE coreferences (
  nr INTEGER PRIMARY KEY, mention TEXT NOT NULL, antecedent TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX coreferences_mention ON coreferences (mention);

CREATE TABLE attributions (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT, cue TEXT, content TEXT NOT NULL, manner TEXT NOT NULL CHECK (manner IN ('direct', 'indirect', 'mixed')),
  cue_kind TEXT NOT NULL, sources TEXT NOT NULL, within TEXT, sentence INTEGER NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;

CREATE TABLE triggers (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL,
  sentence INTEGER NOT NULL, token INTEGER NOT NULL, lemma TEXT NOT NULL, predicate TEXT, mode TEXT,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX triggers_page ON triggers (page);

CREATE TABLE claims (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, page TEXT NOT NULL REFERENCES pages (id), "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, lemma TEXT NOT NULL,
  predicate TEXT, mode TEXT, arguments TEXT NOT NULL, expression TEXT, place TEXT, chain TEXT NOT NULL,
  label TEXT NOT NULL CHECK (label IN ('stated', 'planned', 'alleged', 'denied', 'negated', 'hypothetical')),
  certainty TEXT NOT NULL CHECK (certainty IN ('certain', 'probable', 'possible', 'unknown')), polarity TEXT NOT NULL CHECK (polarity IN ('pos', 'neg')),
  time TEXT NOT NULL CHECK (time IN ('past', 'present', 'future', 'unknown')), evidence TEXT NOT NULL, sentence INTEGER NOT NULL, token INTEGER NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL, CHECK (0 <= "start" AND "start" < "end")
) STRICT;
CREATE INDEX claims_page ON claims (page);
CREATE INDEX claims_label ON claims (label);

CREATE TABLE estimates (
  nr INTEGER PRIMARY KEY, page TEXT NOT NULL REFERENCES pages (id), value TEXT, earliest TEXT, latest TEXT,
  how TEXT NOT NULL CHECK (how IN ('given', 'declared', 'inferred', 'unknown')), rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX estimates_page ON estimates (page);

CREATE TABLE event_times (
  nr INTEGER PRIMARY KEY, claim TEXT NOT NULL REFERENCES claims (id), value TEXT, earliest TEXT, latest TEXT, timex TEXT, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX event_times_claim ON event_times (claim);

CREATE TABLE copies (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pages TEXT NOT NULL, original TEXT REFERENCES pages (id), pairs TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;

CREATE TABLE stories (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pages TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL) STRICT;

CREATE TABLE entities (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, wikidata TEXT, aliases TEXT NOT NULL, mentions TEXT NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX entities_name ON entities (name);

CREATE TABLE events (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, claims TEXT NOT NULL, predicate TEXT, mode TEXT, label TEXT NOT NULL, actors TEXT NOT NULL, recipients TEXT NOT NULL,
  value TEXT, earliest TEXT, latest TEXT, place TEXT, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX events_days ON events (earliest, latest);

CREATE TABLE positions (
  nr INTEGER PRIMARY KEY, event TEXT NOT NULL REFERENCES events (id), pages TEXT NOT NULL, source TEXT, stance TEXT NOT NULL CHECK (stance IN ('asserts', 'alleges', 'denies', 'plans')),
  claims TEXT NOT NULL, rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX positions_event ON positions (event);

CREATE TABLE links (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  relation TEXT NOT NULL CHECK (relation IN ('corroborates', 'contradicts', 'denies', 'precedes', 'touches')), about TEXT, explanation TEXT NOT NULL,
  rule TEXT NOT NULL, score REAL NOT NULL, premises TEXT NOT NULL
) STRICT;
CREATE INDEX links_left ON links ("left");
CREATE INDEX links_right ON links ("right");

CREATE TABLE problems (nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, locator TEXT NOT NULL, stage TEXT NOT NULL, message TEXT NOT NULL, span TEXT) STRICT;

CREATE TABLE judgements (
  nr INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, user TEXT NOT NULL, kind TEXT NOT NULL, members TEXT NOT NULL, verdict TEXT NOT NULL, note TEXT NOT NULL
) STRICT;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;
CREATE TRIGGER judgements_stand BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;

CREATE VIRTUAL TABLE page_search USING fts5 (ref, text, content = 'pages', content_rowid = 'nr');
CREATE VIRTUAL TABLE claim_search USING fts5 (claim UNINDEXED, words);

-- For people who open the file in Datasette: every claim in the words of its page.
CREATE VIEW ledger AS
SELECT claims.id AS claim, pages.ref AS page, claims.label AS status, claims.predicate, substr(pages.text, claims."start" + 1, claims."end" - claims."start") AS word,
  claim_search.words AS words, event_times.earliest, event_times.latest
FROM claims JOIN pages ON pages.id = claims.page LEFT JOIN claim_search ON claim_search.rowid = claims.nr LEFT JOIN event_times ON event_times.claim = claims.id;
