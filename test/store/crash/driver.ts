import { appendFileSync } from 'node:fs';
import type { StoredState } from '../../../src/model/store.ts';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { CLOCK, keyOf } from '../samples.ts';

/*
 * A process under load, made to be killed: eight visitors talk as fast as the store answers. What the store has
 * acknowledged is written to a list outside it: "L id" for a line, "D id" for a delivery.
 *
 *   node driver.ts <store file> <list of acknowledgements> <round>
 */
const [file = '', list = '', round = ''] = process.argv.slice(2);
const silent = () => {};
const store = createSqliteStore({
  file,
  clock: CLOCK,
  log: { info: silent, warn: silent, error: silent },
  ballastBytes: 64 * 1024,
});

async function visitor(name: string): Promise<void> {
  const key = keyOf(name);
  let seen: { state: Pick<StoredState, 'version'>; lastAt: number } = (await store.conversation(key)) ?? {
    state: { version: 0 },
    lastAt: 0,
  };
  for (let turn = 0; ; turn += 1) {
    const id = `${round}-${name}-${turn}`;
    const at = Math.max(Date.now(), seen.lastAt + 1);
    const roles = ['visitor', 'bot', 'bot'].slice(0, 2 + (turn % 2));
    const lines = roles.map((role, index) => ({
      id: `${id}-${index}`,
      role: role === 'bot' ? ('bot' as const) : ('visitor' as const),
      kind: 'message' as const,
      at: at + index,
      text: `${id}-${index} ${'words '.repeat(turn % 40)}`,
    }));
    const commit = {
      key,
      dedupe: id,
      expectedVersion: seen.state.version,
      state: `{"turn":${turn}}`,
      lines,
      flags: [],
    };
    const result = await store.commit(commit);
    if (result.kind !== 'committed') throw new Error(result.kind);
    appendFileSync(list, result.lines.map((line) => `L ${line.id}\n`).join(''));
    // Every fifth delivery comes twice: the second must change nothing.
    if (turn % 5 === 0 && (await store.commit(commit)).kind !== 'duplicate') throw new Error('stored twice');
    if (turn % 3 === 0) {
      await store.delivered([{ lineId: `${id}-1`, status: 'sent', at }]);
      appendFileSync(list, `D ${id}-1\n`);
    }
    seen = { state: { version: result.version }, lastAt: at + lines.length - 1 };
  }
}

const settled = await store.settlePending(Date.now());
process.stdout.write(`${JSON.stringify({ settled })}\n`);
await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(visitor));
