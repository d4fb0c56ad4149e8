/** What staff read and do: a summary of each conversation, masks, an index of words, labels, notes, holds. Released: never edited. */
export const REVIEW = `
CREATE TABLE summaries (
  conversation_n INTEGER PRIMARY KEY REFERENCES conversations (n),
  id             TEXT    NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(12)))),
  channel        TEXT    NOT NULL,
  started_at     INTEGER NOT NULL,
  last_at        INTEGER NOT NULL,
  lines          INTEGER NOT NULL DEFAULT 0,
  messages       INTEGER NOT NULL DEFAULT 0,
  answered       INTEGER NOT NULL DEFAULT 0,
  offered        INTEGER NOT NULL DEFAULT 0,
  unknown        INTEGER NOT NULL DEFAULT 0,
  crisis         INTEGER NOT NULL DEFAULT 0,
  flow           INTEGER NOT NULL DEFAULT 0,
  danger         INTEGER NOT NULL DEFAULT 0,
  up             INTEGER NOT NULL DEFAULT 0,
  down           INTEGER NOT NULL DEFAULT 0,
  call_backs     INTEGER NOT NULL DEFAULT 0,
  unopened_since INTEGER,
  told_at        INTEGER NOT NULL DEFAULT 0,
  opening        TEXT    NOT NULL DEFAULT '',
  opening_spans  TEXT    NOT NULL DEFAULT '[]',
  originals      INTEGER NOT NULL DEFAULT 0,
  status         TEXT    NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'in-review', 'reviewed', 'follow-up')),
  assignee       TEXT,
  version        INTEGER NOT NULL DEFAULT 0,
  held_by        TEXT,
  held_at        INTEGER,
  held_reason    TEXT,
  seen_danger    INTEGER NOT NULL DEFAULT 0,
  seen_down      INTEGER NOT NULL DEFAULT 0,
  seen_unknown   INTEGER NOT NULL DEFAULT 0,
  seen_calls     INTEGER NOT NULL DEFAULT 0,
  place          INTEGER GENERATED ALWAYS AS (
    CASE WHEN status = 'reviewed'           THEN NULL
         WHEN danger > seen_danger          THEN 0
         WHEN down > seen_down              THEN 1
         WHEN unknown > seen_unknown        THEN 2
         WHEN call_backs > seen_calls       THEN 3
         ELSE 4 END) VIRTUAL
) STRICT;
CREATE INDEX summaries_by_age ON summaries (last_at, conversation_n);
CREATE INDEX summaries_by_place ON summaries (place, last_at, conversation_n);
CREATE INDEX summaries_by_channel ON summaries (channel, last_at, conversation_n);
CREATE INDEX summaries_by_status ON summaries (status, last_at, conversation_n);
CREATE INDEX summaries_by_assignee ON summaries (assignee, last_at, conversation_n);
CREATE INDEX summaries_unopened ON summaries (unopened_since) WHERE unopened_since IS NOT NULL;
CREATE INDEX summaries_in_danger ON summaries (last_at, conversation_n) WHERE danger > 0;
CREATE INDEX summaries_unknown ON summaries (last_at, conversation_n) WHERE unknown > 0;
CREATE INDEX summaries_down ON summaries (last_at, conversation_n) WHERE down > 0;
CREATE INDEX summaries_up ON summaries (last_at, conversation_n) WHERE up > 0;
CREATE INDEX summaries_calls ON summaries (last_at, conversation_n) WHERE call_backs > 0;
CREATE INDEX summaries_held ON summaries (conversation_n) WHERE held_at IS NOT NULL;
CREATE INDEX summaries_originals ON summaries (last_at) WHERE originals > 0;

CREATE TABLE topics (
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  topic          TEXT    NOT NULL,
  PRIMARY KEY (conversation_n, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX topics_by_name ON topics (topic, conversation_n);

CREATE TABLE labels (
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  label          TEXT    NOT NULL,
  PRIMARY KEY (conversation_n, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX labels_by_name ON labels (label, conversation_n);

CREATE TABLE notes (
  n              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  id             TEXT    NOT NULL UNIQUE,
  by_name        TEXT    NOT NULL,
  at             INTEGER NOT NULL,
  text           TEXT    NOT NULL
) STRICT;
CREATE INDEX notes_by_conversation ON notes (conversation_n);

CREATE TABLE masks (
  line_n         INTEGER PRIMARY KEY REFERENCES lines (n),
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  spans          TEXT    NOT NULL,
  overwritten    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX masks_by_conversation ON masks (conversation_n);

CREATE VIRTUAL TABLE words USING fts5 (
  text, conversation_n UNINDEXED, tokenize = 'porter unicode61 remove_diacritics 2'
);
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);

ALTER TABLE flags ADD COLUMN opened_by TEXT;
ALTER TABLE flags ADD COLUMN opened_at INTEGER;
ALTER TABLE feedback ADD COLUMN spans TEXT NOT NULL DEFAULT '[]';
ALTER TABLE call_backs ADD COLUMN told_at INTEGER NOT NULL DEFAULT 0;

CREATE TABLE erased_deliveries (
  hash TEXT    PRIMARY KEY,
  at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX erased_deliveries_by_age ON erased_deliveries (at);

CREATE TABLE purge_marks (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  cut_off INTEGER NOT NULL,
  at      INTEGER NOT NULL
) STRICT;
`;
