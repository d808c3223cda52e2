-- What is told of the sentence of a claim where it is told in one line: a JSON list of spans.
ALTER TABLE claims ADD COLUMN clause TEXT NOT NULL DEFAULT '[]';
