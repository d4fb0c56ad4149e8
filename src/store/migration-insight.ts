/** In which step of a guided conversation somebody was last, and conversations by their beginning. Released: never edited. */
export const INSIGHT = `
CREATE TABLE stops (
  conversation_n INTEGER NOT NULL REFERENCES conversations (n),
  flow           TEXT    NOT NULL,
  step           TEXT    NOT NULL,
  PRIMARY KEY (conversation_n, flow)
) STRICT, WITHOUT ROWID;
CREATE INDEX summaries_by_start ON summaries (started_at, channel);

INSERT INTO stops (conversation_n, flow, step)
SELECT conversation_n, substr(id, 1, instr(id, '#') - 1), substr(id, instr(id, '#') + 1)
FROM (
  SELECT conversation_n, body -> 'decision' ->> 'id' AS id, max(seq) AS last
  FROM lines
  WHERE role = 'bot' AND body LIKE '%"outcome":"flow"%' AND body -> 'decision' ->> 'outcome' = 'flow'
    AND instr(body -> 'decision' ->> 'id', '#') > 1
  GROUP BY conversation_n, substr(body -> 'decision' ->> 'id', 1, instr(body -> 'decision' ->> 'id', '#'))
);
`;
