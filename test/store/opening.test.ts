import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { StoreError } from '../../src/model/store.ts';
import { TestFolder } from './place.ts';
import { KEY, refusal, refusalOf, turnOf } from './samples.ts';

let place: TestFolder;
beforeEach(() => {
  place = new TestFolder();
});
afterEach(() => place.remove());

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('a new store', () => {
  it('lies in files that nobody else can read', async () => {
    const store = place.open();
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    const files = readdirSync(place.folder).toSorted();
    expect(files).toEqual(
      ['', '-shm', '-wal', '.ballast', '.erased.key', '.lock'].map((suffix) => `store.sqlite${suffix}`),
    );
    expect(files.map((file) => [file, modeOf(join(place.folder, file))])).toEqual(
      files.map((file) => [file, '600']),
    );
  });

  it('shuts a file again that somebody opened to all', async () => {
    await place.filled((store) => store.commit(turnOf(KEY, 'a', 0, 1000)));
    chmodSync(place.file, 0o644);
    await place.open().ready();
    expect([modeOf(place.file), modeOf(`${place.file}-wal`)]).toEqual(['600', '600']);
  });

  it('is made whole or not at all: what a killed first start left is cleared away', async () => {
    writeFileSync(`${place.file}.new`, 'half a store');
    writeFileSync(`${place.file}.new-wal`, 'half a log');
    const store = place.open();
    await store.commit(turnOf(KEY, 'a', 0, 1000));
    expect(readdirSync(place.folder).filter((name) => name.includes('.new'))).toEqual([]);
  });
});

describe('one process writes', () => {
  it('refuses a second store on the same file, and lets it in when the first has closed', async () => {
    const first = place.open();
    await first.ready();
    const second = place.open();
    const fault = await refusalOf(second.ready());
    expect(fault.code).toBe('locked');
    expect(fault.message).toMatch(/^Another process is using the store .* Stop the other process first/);
    await first.commit(turnOf(KEY, 'a', 0, 1000));
    await first.close();
    expect(await second.lines(KEY, 0, 10)).toHaveLength(2);
  });

  it('is not kept out by a lock file that a killed process left', async () => {
    writeFileSync(`${place.file}.lock`, '');
    expect(await place.open().ready()).toBeUndefined();
  });

  it.each([
    ['NFS', 0x6969],
    ['SMB', 0xff534d42 | 0],
    ['SMB', 0x517b],
    ['Ceph', 0x00c36400],
  ])('refuses a shared drive: %s', async (name, type) => {
    const fault = await refusalOf(place.open({ fileSystemType: () => type }).ready());
    expect(fault.code).toBe('network-drive');
    expect(fault.message).toContain(`(${name})`);
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('takes a local drive', async () => {
    expect(await place.open({ fileSystemType: () => 0xef53 }).ready()).toBeUndefined();
  });
});

describe('a file that is not a good store', () => {
  const fill = () => place.filled((store) => store.commit(turnOf(KEY, 'a', 0, 1000)));

  it('is refused when it is empty, and left as it is', async () => {
    writeFileSync(place.file, '');
    const fault = await refusalOf(place.open().ready());
    expect([fault.code, fault.message]).toEqual(['corrupt', expect.stringContaining('empty file')]);
    expect(fault.message).toContain('Restore the file from its latest back-up');
    expect(statSync(place.file).size).toBe(0);
  });

  it('is refused when it is something else', async () => {
    writeFileSync(place.file, 'Dear diary, '.repeat(1000));
    expect(await refusal(place.open().ready())).toBe('corrupt');
    expect(readFileSync(place.file, 'utf8')).toMatch(/^Dear diary/);
  });

  it('is refused when it is the database of another program, and left as it is', async () => {
    place.other().exec('CREATE TABLE wine (year)');
    const fault = await refusalOf(place.open().ready());
    expect([fault.code, fault.message]).toEqual([
      'corrupt',
      expect.stringContaining('not a store of this program'),
    ]);
    expect(place.other().prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'wine' }]);
  });

  it('is refused when its end is missing', async () => {
    await fill();
    truncateSync(place.file, 3 * 4096);
    expect(await refusal(place.open().ready())).toBe('corrupt');
  });

  it('is refused when the file is gone and its log is still there', async () => {
    await fill();
    rmSync(place.file);
    writeFileSync(`${place.file}-wal`, 'what was not yet written back');
    expect(await refusal(place.open().ready())).toBe('corrupt');
    expect(readFileSync(`${place.file}-wal`, 'utf8')).toBe('what was not yet written back');
  });

  it('answers for each damaged page with an error, never with a crash or with wrong lines', async () => {
    const turns = Array.from({ length: 40 }, (_, i) => turnOf(KEY, `t${i}`, i, 1000 + 10 * i));
    await place.filled(async (store) => {
      for (const turn of turns) await store.commit(turn);
    });
    const good = readFileSync(place.file);
    const whole = turns.flatMap((turn) => turn.lines).map((line) => line.id);
    const outcomes: string[] = [];
    for (let page = 1; page < good.length / 4096; page += 1) {
      const bad = Buffer.from(good).fill(0xa5, page * 4096, (page + 1) * 4096);
      writeFileSync(place.file, bad);
      const store = place.open();
      const outcome = await store.lines(KEY, 0, 1000).then(
        (lines) => lines.map((line) => line.id).join(' '),
        (error: unknown) => (error instanceof StoreError ? error.code : 'another error'),
      );
      await store.close();
      outcomes.push(outcome === whole.join(' ') ? 'whole' : outcome);
    }
    expect(new Set(outcomes)).toEqual(new Set(['whole', 'corrupt']));
  });
});

describe('a folder that cannot hold a store', () => {
  it('is named when it is missing', async () => {
    const fault = await refusalOf(
      place.open({ file: join(place.folder, 'nowhere', 'store.sqlite') }).ready(),
    );
    expect(fault.code).toBe('no-folder');
    expect(fault.message).toMatch(/nowhere does not exist.*DATA_DIR/);
  });

  it('is named when it is a file', async () => {
    writeFileSync(join(place.folder, 'plain'), '');
    expect(await refusal(place.open({ file: join(place.folder, 'plain', 'store.sqlite') }).ready())).toBe(
      'no-folder',
    );
  });

  it('is named when it cannot be written', async () => {
    // Root may write anywhere but where the kernel itself says no.
    const readOnly = process.getuid?.() === 0 ? '/sys' : join(place.folder, 'read-only');
    if (readOnly !== '/sys') mkdirSync(readOnly, { mode: 0o500 });
    const fault = await refusalOf(place.open({ file: join(readOnly, 'store.sqlite') }).ready());
    expect(fault.code).toBe('no-access');
    expect(fault.message).toContain('Let the user who runs this program read and write');
  });
});

describe('the schema', () => {
  it('of a newer program is refused, and the file left as it is', async () => {
    await place.filled((store) => store.commit(turnOf(KEY, 'a', 0, 1000)));
    const other = place.other();
    other.exec(
      `INSERT INTO schema_migrations SELECT max(version) + 1, 'from the future', 'x', 1 FROM schema_migrations`,
    );
    other.close();
    const fault = await refusalOf(place.open().ready());
    expect(fault.code).toBe('newer-schema');
    const known = MIGRATIONS.length;
    expect(fault.message).toContain(
      `newer version of this program (this program knows schema ${known}, the file has ${known + 1})`,
    );
  });

  it('that was made by an altered step is refused', async () => {
    await place.filled((store) => store.ready());
    const other = place.other();
    other.exec(`UPDATE schema_migrations SET checksum = 'another'`);
    other.close();
    expect(await refusal(place.open().ready())).toBe('altered-schema');
  });
});
