import type { Schema } from './sqlite-open.ts';

const BEGINNING = `
CREATE TABLE accounts (
  n             INTEGER PRIMARY KEY AUTOINCREMENT,
  id            TEXT    NOT NULL UNIQUE,
  name          TEXT    NOT NULL,
  folded        TEXT    NOT NULL UNIQUE,
  roles         TEXT    NOT NULL,
  password      TEXT    NOT NULL,
  initial       INTEGER NOT NULL,
  second_factor TEXT,
  last_step     INTEGER NOT NULL DEFAULT 0,
  off           INTEGER NOT NULL,
  added_at      INTEGER NOT NULL,
  signed_in_at  INTEGER
) STRICT;

CREATE TABLE recovery_codes (
  account_n INTEGER NOT NULL REFERENCES accounts (n) ON DELETE CASCADE,
  hash      TEXT    NOT NULL,
  PRIMARY KEY (account_n, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash      TEXT    PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  account_n INTEGER NOT NULL REFERENCES accounts (n) ON DELETE CASCADE,
  began_at  INTEGER NOT NULL,
  seen_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_n);

CREATE TABLE audit (
  seq        INTEGER PRIMARY KEY,
  at         INTEGER NOT NULL,
  action     TEXT    NOT NULL,
  staff_id   TEXT,
  staff_name TEXT,
  subject    TEXT,
  details    TEXT    NOT NULL,
  mac        TEXT    NOT NULL
) STRICT;
CREATE INDEX audit_by_subject ON audit (subject, seq);
CREATE INDEX audit_by_staff ON audit (staff_id, seq);
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
`;

/** People who sign in elsewhere: an account is theirs by issuer and subject, and a session says what it may do. */
const ELSEWHERE = `
ALTER TABLE accounts ADD COLUMN issuer TEXT;
ALTER TABLE accounts ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX accounts_elsewhere ON accounts (issuer, subject) WHERE issuer IS NOT NULL;
ALTER TABLE sessions ADD COLUMN roles TEXT;
`;

/** The staff store's schema; its mark is "TGBa". */
export const STAFF_SCHEMA: Schema = {
  applicationId: 0x54474261,
  migrations: [
    {
      version: 1,
      name: 'beginning',
      checksum: '7599f62b1ed9e8f8181062e25241f78ca0d2c9699558b9e684818447058aa024',
      sql: BEGINNING,
    },
    {
      version: 2,
      name: 'elsewhere',
      checksum: '62d22889ba700f6a344976ccc4eaadbd82483c083713dd6ebcef49b5c97d1aad',
      sql: ELSEWHERE,
    },
  ],
};
