import type { Asked, AskedWanted, Mistaken } from '../model/authoring.ts';
import { numberOf, textOf } from './database.ts';
import type { Database } from './database.ts';

/** What authors are told of conversations, on a connection that only reads: counts, and nothing that anybody wrote. */
export function createAuthoringReads(database: Database) {
  const within = 's.started_at >= ?1 AND s.started_at < ?2';
  const all = database.prepare(`SELECT count(*) AS count FROM summaries AS s WHERE ${within}`);
  const counts = database.prepare(
    `SELECT asked.id AS id, count(*) AS count FROM asked CROSS JOIN summaries AS s USING (conversation_n)
     WHERE ${within} GROUP BY asked.id`,
  );
  // Several bubbles answer one message: it was mistaken once.
  const mistaken = database.prepare(
    `SELECT expected, answered, count(*) AS count FROM (
       SELECT DISTINCT c.n, c.expected AS expected,
         CASE b.body -> 'decision' ->> 'outcome' WHEN 'unknown' THEN 'none' ELSE b.body -> 'decision' ->> 'id' END
           AS answered
       FROM corrections AS c JOIN lines AS v ON v.n = c.line_n
       JOIN lines AS b ON b.conversation_n = c.conversation_n AND b.role = 'bot' AND b.body ->> 'replyTo' = v.id
       WHERE c.state <> 'withdrawn' AND b.body -> 'decision' ->> 'outcome' IN ('answered', 'unknown')
     ) WHERE answered IS NOT NULL AND answered <> expected GROUP BY expected, answered`,
  );
  return {
    asked: ({ from, before }: AskedWanted): Asked => {
      const total = all.get(from, before);
      const rows = counts.all(from, before);
      return {
        conversations: total === undefined ? 0 : numberOf(total, 'count'),
        counts: rows.map((row) => ({ id: textOf(row, 'id'), count: numberOf(row, 'count') })),
      };
    },
    mistaken: (): readonly Mistaken[] =>
      mistaken.all().map((row) => ({
        expected: textOf(row, 'expected'),
        answered: textOf(row, 'answered'),
        count: numberOf(row, 'count'),
      })),
  };
}
