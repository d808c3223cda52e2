-- The tokens of the verbs and nouns that hold the event word of a claim in its sentence, the nearest first: a JSON list.
ALTER TABLE claims ADD COLUMN holders TEXT NOT NULL DEFAULT '[]';
