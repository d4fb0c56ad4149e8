/** Which entries and which steps of guided conversations came up in a conversation. Released: never edited. */
export const ASKED = `
CREATE TABLE asked (
  id             TEXT    NOT NULL,
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  PRIMARY KEY (id, conversation_n)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_by_conversation ON asked (conversation_n);

INSERT OR IGNORE INTO asked (id, conversation_n)
SELECT body -> 'decision' ->> 'id', conversation_n
FROM lines
WHERE role = 'bot' AND (body LIKE '%"outcome":"answered"%' OR body LIKE '%"outcome":"flow"%')
  AND body -> 'decision' ->> 'outcome' IN ('answered', 'flow')
  AND coalesce(body -> 'decision' ->> 'id', '') <> '';
`;
