/** What staff say a line should have been taken for. Released: never edited. */
export const CORRECTIONS = `
CREATE TABLE corrections (
  n              INTEGER PRIMARY KEY AUTOINCREMENT,
  id             TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(12)))),
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  line_n         INTEGER NOT NULL REFERENCES lines (n),
  text           TEXT    NOT NULL,
  expected       TEXT    NOT NULL,
  state          TEXT    NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'approved', 'withdrawn')),
  by_name        TEXT    NOT NULL,
  at             INTEGER NOT NULL,
  decided_by     TEXT,
  decided_at     INTEGER
) STRICT;
CREATE INDEX corrections_by_line ON corrections (line_n);
`;
