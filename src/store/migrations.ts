import { ASKED } from './migration-asked.ts';
import { CORRECTIONS } from './migration-corrections.ts';
import { INSIGHT } from './migration-insight.ts';
import { REVIEW } from './migration-review.ts';

/** One step of the schema. Released steps are never edited: their checksum stands in every store they made. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  /** SHA-256 of `sql`, hexadecimal; a test recomputes it. */
  readonly checksum: string;
  readonly sql: string;
}

const BEGINNING = `
CREATE TABLE conversations (
  n            INTEGER PRIMARY KEY AUTOINCREMENT,
  channel      TEXT    NOT NULL,
  conversation TEXT    NOT NULL,
  version      INTEGER NOT NULL,
  state        TEXT    NOT NULL,
  last_seq     INTEGER NOT NULL,
  last_at      INTEGER NOT NULL,
  UNIQUE (channel, conversation)
) STRICT;
CREATE INDEX conversations_by_age ON conversations (last_at);

CREATE TABLE lines (
  n              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  seq            INTEGER NOT NULL,
  id             TEXT    NOT NULL UNIQUE,
  role           TEXT    NOT NULL CHECK (role IN ('visitor', 'bot')),
  at             INTEGER NOT NULL,
  body           TEXT    NOT NULL,
  UNIQUE (conversation_n, seq)
) STRICT;
CREATE INDEX lines_by_age ON lines (at);
CREATE TRIGGER lines_never_change BEFORE UPDATE ON lines
BEGIN
  SELECT RAISE(ABORT, 'lines are immutable');
END;

CREATE TABLE turns (
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  dedupe         TEXT    NOT NULL,
  first_seq      INTEGER NOT NULL,
  last_seq       INTEGER NOT NULL,
  at             INTEGER NOT NULL,
  PRIMARY KEY (conversation_n, dedupe)
) STRICT, WITHOUT ROWID;
CREATE INDEX turns_by_age ON turns (at);

CREATE TABLE deliveries (
  line_n INTEGER PRIMARY KEY REFERENCES lines (n),
  status TEXT    NOT NULL CHECK (status IN ('sent', 'failed', 'unknown')),
  at     INTEGER NOT NULL
) STRICT;

CREATE TABLE flags (
  n      INTEGER PRIMARY KEY AUTOINCREMENT,
  line_n INTEGER NOT NULL REFERENCES lines (n),
  reason TEXT    NOT NULL,
  kind   TEXT    NOT NULL,
  at     INTEGER NOT NULL
) STRICT;
CREATE INDEX flags_by_line ON flags (line_n);

CREATE TABLE marks (
  name  TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const MANNERS = `
CREATE TABLE feedback (
  line_n   INTEGER PRIMARY KEY REFERENCES lines (n),
  reaction TEXT    NOT NULL CHECK (reaction IN ('like', 'dislike')),
  words    TEXT,
  at       INTEGER NOT NULL
) STRICT;

CREATE TABLE call_backs (
  n              INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  id             TEXT    NOT NULL UNIQUE,
  name           TEXT    NOT NULL,
  contact        TEXT    NOT NULL,
  at             INTEGER NOT NULL
) STRICT;
CREATE INDEX call_backs_by_conversation ON call_backs (conversation_n);
CREATE INDEX call_backs_by_age ON call_backs (at);

CREATE TABLE erasures (
  n       INTEGER PRIMARY KEY AUTOINCREMENT,
  receipt TEXT    NOT NULL UNIQUE,
  at      INTEGER NOT NULL,
  lines   INTEGER NOT NULL
) STRICT;
CREATE INDEX erasures_by_age ON erasures (at);

CREATE TABLE erased_flags (
  n         INTEGER PRIMARY KEY AUTOINCREMENT,
  erasure_n INTEGER NOT NULL REFERENCES erasures (n),
  reason    TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  at        INTEGER NOT NULL
) STRICT;
CREATE INDEX erased_flags_by_erasure ON erased_flags (erasure_n);
`;

const NATIVE_IDS = `
CREATE TABLE native_ids (
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  native_id      TEXT    NOT NULL,
  line_n         INTEGER NOT NULL REFERENCES lines (n),
  PRIMARY KEY (conversation_n, native_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX native_ids_by_line ON native_ids (line_n);
`;

/** In order, without a gap, from 1. New steps go to the end; the code must be able to read the version before. */
export const MIGRATIONS: readonly Migration[] = [
  {
    version: 1,
    name: 'beginning',
    checksum: '039836c753517f310db9d12a3a38fef07cd4fc3cef16827ad35ef0a1e385834b',
    sql: BEGINNING,
  },
  {
    version: 2,
    name: 'manners',
    checksum: '60b9a79e1dbfd230c0d6dea2ae8ecb8615597bbc0bf8ff8f47ab6047550a93f7',
    sql: MANNERS,
  },
  {
    version: 3,
    name: 'native ids',
    checksum: '7d1801c40b4bedff689877247af332d513b536ef8ab8b06f5dbd20912dd0423d',
    sql: NATIVE_IDS,
  },
  {
    version: 4,
    name: 'review',
    checksum: '5cb727906c4a942e1e5a47bb927a937927b0da383275dabcc1f5bd3a4d040db2',
    sql: REVIEW,
  },
  {
    version: 5,
    name: 'corrections',
    checksum: '4a652642e5ac9b4a2d26aa3d98407834f5b8cab1133bf641259dd798da8bba3c',
    sql: CORRECTIONS,
  },
  {
    version: 6,
    name: 'insight',
    checksum: '98127bd61aba1beef414c0971c6a265fe2c28bf50ad7fe92a3db758a31bba690',
    sql: INSIGHT,
  },
  {
    version: 7,
    name: 'asked',
    checksum: '520867a5a924efbd0e7aeb4961ef7ffc22909ea372736a0e023040e2d1df178d',
    sql: ASKED,
  },
];
