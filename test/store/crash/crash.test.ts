import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSqliteStore } from '../../../src/store/sqlite.ts';
import { CLOCK, keepingLog, refusal } from '../samples.ts';
import { check } from './checker.ts';

const KILLS = Number(process.env['KILLS'] ?? 50);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const LANES = 3;

/** Whole numbers from a seed, so that a run can be repeated as nearly as processes allow (Park and Miller's). */
function seeded(seed: number): (least: number, most: number) => number {
  let state = (seed % 2147483646) + 1;
  return (least, most) => {
    state = (state * 48271) % 2147483647;
    return least + (state % (most - least + 1));
  };
}

interface Round {
  /** What the start settled; undefined where the process was killed before it could say. */
  readonly settled: number | undefined;
}

interface Paths {
  readonly file: string;
  readonly list: string;
}

/**
 * Starts the driver and kills it: mostly while it is at work and has `worked`, as the list of what was acknowledged
 * tells, every sixth time while it is still starting.
 */
async function killOnce(
  paths: Paths,
  round: number,
  ms: number,
  worked: (list: string) => boolean = () => true,
): Promise<Round> {
  const driver = spawn(
    process.execPath,
    [join(import.meta.dirname, 'driver.ts'), paths.file, paths.list, String(round)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exit = once(driver, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve) => {
    driver.stdout.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes('\n')) resolve();
    });
  });
  if (round % 6 !== 5) {
    await Promise.race([ready, exit]);
    while (!worked(listed(paths)) && driver.exitCode === null) await pause(5);
    if (round % 10 === 3) await expectLocked(paths.file);
  }
  await pause(ms);
  driver.kill('SIGKILL');
  expect(await exit).toEqual([null, 'SIGKILL']);
  const match = /"settled":(\d+)/.exec(said);
  return { settled: match === null ? undefined : Number(match[1]) };
}

function listed({ list }: Paths): string {
  return existsSync(list) ? readFileSync(list, 'utf8') : '';
}

async function expectLocked(file: string): Promise<void> {
  const second = createSqliteStore({ file, clock: CLOCK, log: keepingLog() });
  expect(await refusal(second.ready())).toBe('locked');
  await second.close();
}

const CLEAN = { integrity: 'ok', missing: [], doubled: 0, conversationsWithGaps: 0, halfTurns: 0 };

describe('a process killed under load', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crash-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function lane(number: number): Promise<{ kills: number; acknowledged: number }> {
    const random = seeded(SEED + number);
    const paths = newPlace();
    const scratch = mkdtempSync(join(folder, 'copy-'));
    let pending = 0;
    let acknowledged = 0;
    const kills = Math.ceil((KILLS - number) / LANES);
    for (let round = 0; round < kills; round += 1) {
      const before = listed(paths).length;
      // However slow the machine, there is something to lose: a dozen acknowledgements are no shorter than this.
      const worked = (list: string): boolean => list.length > before + 240;
      const { settled } = await killOnce(paths, round, random(20, 170), worked);
      expect([pending, undefined]).toContain(settled);
      const findings = check(paths.file, paths.list, scratch);
      expect(findings).toMatchObject(CLEAN);
      ({ pending, acknowledged } = findings);
    }
    return { kills, acknowledged };
  }

  function newPlace() {
    const home = mkdtempSync(join(folder, 'home-'));
    return { file: join(home, 'store.sqlite'), list: join(home, 'acknowledged') };
  }

  it(
    'has every acknowledged line and delivery, none twice, without a gap, and its next start settles the rest',
    async () => {
      const lanes = await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
      const kills = lanes.reduce((sum, lane) => sum + lane.kills, 0);
      const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged, 0);
      process.stdout.write(`crash: ${kills} kills, ${acknowledged} acknowledgements, SEED=${SEED}\n`);
      expect(kills).toBe(KILLS);
      expect(acknowledged).toBeGreaterThan(10 * KILLS);
    },
    KILLS * 4000,
  );

  it('in the middle of its very first start leaves nothing that stops the next', async () => {
    const random = seeded(SEED);
    const killAndStart = async () => {
      const paths = newPlace();
      await killOnce(paths, 5, random(60, 300));
      const store = createSqliteStore({
        file: paths.file,
        clock: CLOCK,
        log: keepingLog(),
        ballastBytes: 4096,
      });
      await store.ready();
      await store.close();
      expect(check(paths.file, paths.list, mkdtempSync(join(folder, 'copy-')))).toMatchObject(CLEAN);
    };
    for (let left = KILLS / 10; left > 0; left -= 2) await Promise.all([killAndStart(), killAndStart()]);
  });

  it('would be found out: the checker sees a line that is not there', async () => {
    const paths = newPlace();
    const everybody = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await killOnce(paths, 0, 0, (list) => everybody.every((name) => list.includes(`L 0-${name}-1-0\n`)));
    const database = new DatabaseSync(paths.file);
    database.exec(
      `DELETE FROM deliveries; DELETE FROM lines WHERE seq = 2; DELETE FROM turns WHERE first_seq = 3`,
    );
    database.close();
    const findings = check(paths.file, paths.list, folder);
    expect(findings.missing.length).toBeGreaterThan(8);
    expect(findings).toMatchObject({ integrity: 'ok', conversationsWithGaps: 8, halfTurns: 8 });
  });
});
