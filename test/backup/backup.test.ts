import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dropBackups, listBackups, makeBackup, verifyBackup, type Backup } from '../../src/backup/backup.ts';
import { restore } from '../../src/backup/restore.ts';
import type { Store } from '../../src/model/store.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { botLine, CLOCK, keepingLog, KEY as VISITOR, keyOf, turnOf } from '../store/samples.ts';

const KEY = randomBytes(32);
const world = { clock: CLOCK, log: keepingLog() };

let root: string;
let dataDir: string;
let toDir: string;
let store: Store;

function open(folder: string): Store {
  return createSqliteStore({ file: path.join(folder, 'store.sqlite'), ...world, ballastBytes: 64 * 1024 });
}

beforeEach(async () => {
  root = mkdtempSync(path.join(tmpdir(), 'backup-'));
  dataDir = mkdtempSync(path.join(root, 'data-'));
  toDir = path.join(root, 'kept');
  writeFileSync(path.join(dataDir, 'token.key'), 'a key of the first start');
  store = open(dataDir);
  await store.ready();
});
afterEach(async () => {
  await store.close();
  rmSync(root, { recursive: true });
});

const backUp = (): Promise<Backup> => makeBackup({ dataDir, toDir, key: KEY, clock: CLOCK });
const putBack = (file: string, into: string, replace = false) =>
  restore({ file, dataDir: into, key: KEY, replace, world });

/** What a restored folder holds of a conversation. */
async function restoredLines(folder: string, conversation: string): Promise<readonly string[]> {
  const copy = open(folder);
  try {
    return (await copy.lines(keyOf(conversation), 0, 10_000)).map(({ id }) => id);
  } finally {
    await copy.close();
  }
}

/** Every line of a data folder that nobody has open. */
function allLines(folder: string): ReadonlySet<unknown> {
  const database = new DatabaseSync(path.join(folder, 'store.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT id FROM lines').all();
  database.close();
  return new Set(rows.map(({ id }) => id));
}

async function fill(conversation: string, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1)
    await store.commit(turnOf(keyOf(conversation), `t${turn}`, turn, 1000 + turn * 10));
}

describe('a backup', () => {
  it('holds every line acknowledged before it began, twenty times while visitors write', async () => {
    const acknowledged: string[] = [];
    const writers = { isOver: false };
    const writing = Promise.all(
      ['a', 'b', 'c'].map(async (conversation) => {
        for (let turn = 0; !writers.isOver; turn += 1) {
          const done = await store.commit(turnOf(keyOf(conversation), `t${turn}`, turn, 1000 + turn * 10));
          if (done.kind === 'committed') acknowledged.push(...done.lines.map(({ id }) => id));
        }
      }),
    );
    for (let round = 0; round < 20; round += 1) {
      const before = [...acknowledged];
      const { file } = await backUp();
      const folder = path.join(root, `restored-${round}`);
      await putBack(file, folder);
      const there = allLines(folder);
      expect(before.filter((id) => !there.has(id))).toEqual([]);
    }
    writers.isOver = true;
    await writing;
    expect(acknowledged.length).toBeGreaterThan(100);
  });

  it('leaves an erased visitor erased when it is older than the wish, also on another machine', async () => {
    await fill('one', 3);
    await fill('other', 2);
    const older = await backUp();
    await store.erase(
      { ...turnOf(VISITOR, 'forget', 3, 9000), lines: [botLine('receipt', 9000)] },
      'receipt-1',
    );
    await backUp();
    const elsewhere = path.join(root, 'another-machine');
    expect(await putBack(older.file, elsewhere)).toMatchObject({ erasures: 1, before: undefined });
    expect(await restoredLines(elsewhere, 'one')).toEqual([]);
    expect(await restoredLines(elsewhere, 'other')).toHaveLength(4);
    for (const name of readdirSync(elsewhere))
      expect(readFileSync(path.join(elsewhere, name)).includes('one-t1-v')).toBe(false);
  });

  it('gives way to nothing without a word, and to another only after a backup of what was there', async () => {
    await fill('one', 2);
    await fill('gone', 1);
    const older = await backUp();
    await store.commit(turnOf(VISITOR, 'later', 2, 5000));
    await store.erase(
      { ...turnOf(keyOf('gone'), 'forget', 1, 9000), lines: [botLine('receipt', 9000)] },
      'receipt-2',
    );
    await expect(putBack(older.file, dataDir)).rejects.toThrow(/--replace/);
    await expect(putBack(older.file, dataDir, true)).rejects.toThrow(/Another process is using the store/);
    await store.close();
    const { before, erasures } = await putBack(older.file, dataDir, true);
    expect(erasures).toBe(1);
    expect(await restoredLines(dataDir, 'one')).toHaveLength(4);
    await putBack(before ?? '', dataDir, true);
    expect(await restoredLines(dataDir, 'one')).toHaveLength(6);
    expect(readdirSync(dataDir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
  });

  it('shows nothing to whoever has no key, and is refused where it was altered', async () => {
    await store.commit({ ...turnOf(VISITOR, 'a', 0, 1000), lines: [botLine('b', 1000, 'a canary 4711')] });
    const { file } = await backUp();
    const bytes = readFileSync(file);
    expect(bytes.includes('canary')).toBe(false);
    await expect(verifyBackup(file, randomBytes(32))).rejects.toThrow(/another key/);
    for (let turn = 1; turn < 20; turn += 1) {
      const altered = Buffer.from(bytes);
      const at = Math.floor((turn / 20) * bytes.length);
      altered[at] = (altered[at] ?? 0) ^ 64;
      const copy = path.join(root, 'altered.backup');
      writeFileSync(copy, altered);
      await expect(verifyBackup(copy, KEY)).rejects.toThrow();
    }
    const never = path.join(root, 'never');
    await expect(putBack(path.join(root, 'altered.backup'), never)).rejects.toThrow();
    expect(existsSync(path.join(never, 'store.sqlite'))).toBe(false);
    expect(await verifyBackup(file, KEY)).toMatchObject({ lines: 1, conversations: 1 });
    expect(readdirSync(toDir)).toEqual([path.basename(file)]);
  });

  it('is dropped when it is older than wished, but never the newest', async () => {
    await fill('one', 1);
    const files = [await backUp(), await backUp(), await backUp()].map(({ file }) => file);
    for (const file of files) utimesSync(file, 1000, 1000);
    expect(await dropBackups(toDir, CLOCK.now())).toBe(2);
    expect(await listBackups(toDir)).toHaveLength(1);
  });

  it('is refused inside the data folder, and where there is nothing to copy', async () => {
    const inside = { dataDir, toDir: path.join(dataDir, 'kept'), key: KEY, clock: CLOCK };
    await expect(makeBackup(inside)).rejects.toThrow(/lost with it/);
    await expect(makeBackup({ ...inside, dataDir: root, toDir })).rejects.toThrow(/no store in/);
  });
});
