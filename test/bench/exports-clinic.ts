import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { exportJob, exportJobs, type ExportView } from '../../src/console/api/exports.ts';
import { storeFile } from '../../src/console-records.ts';
import type { SetFormat } from '../../src/model/export-format.ts';
import { numberFrom, openDatabase } from '../../src/store/database.ts';
import { StaffClient } from '../app/staff-client.ts';
import { ROOT } from './machine.ts';
import { ready } from './ready.ts';
import { visitorOf, type Speaker } from './turn-clients.ts';
import { arrivals, flatOut } from './turn-drive.ts';

const WANTED = 10_000;
const VISITORS = 12;
const DAY = 24 * 60 * 60 * 1000;

/** What the turns beside one export took, and what came of it. */
export interface Stretch {
  readonly times: readonly number[];
  readonly done: number;
  readonly bytes: number;
  readonly seconds: number;
}

export interface Visiting {
  readonly texts: readonly string[];
  readonly rate: number;
}

/** A server in a process of its own, with visitors who write and a lead who exports. */
export class Clinic {
  readonly #server: ChildProcess;
  readonly #staff: StaffClient;
  readonly #speakers: readonly Speaker[];
  readonly #visiting: Visiting;
  readonly #filter: { readonly from: number; readonly before: number };

  private constructor(
    server: ChildProcess,
    staff: StaffClient,
    speakers: readonly Speaker[],
    visiting: Visiting,
    filter: { readonly from: number; readonly before: number },
  ) {
    this.#server = server;
    this.#staff = staff;
    this.#speakers = speakers;
    this.#visiting = visiting;
    this.#filter = filter;
  }

  static async open(dataDir: string, visiting: Visiting): Promise<Clinic> {
    // What is written meanwhile belongs to no export: each holds the same.
    const filter = { from: newest(storeFile(dataDir)), before: Date.now() };
    const server = spawn(process.execPath, [path.join(ROOT, 'src/main.ts')], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    });
    const url = await ready(server);
    const staff = await StaffClient.signedIn({ url, dataDir }, `Lead ${Date.now()}`, 'lead', 'reviewer');
    const speakers: Speaker[] = [];
    for (let n = 0; n < VISITORS; n += 1) speakers.push(await visitorOf(url));
    await flatOut(speakers, visiting.texts, VISITORS, 3);
    return new Clinic(server, staff, speakers, visiting, filter);
  }

  /** Every turn's time while nothing else is asked of the server. */
  async peace(seconds: number): Promise<readonly number[]> {
    const { texts, rate } = this.#visiting;
    return (await arrivals(this.#speakers, texts, rate, seconds)).times;
  }

  /** Every turn's time from the order of an export to its end. */
  async during(format: SetFormat): Promise<Stretch> {
    const begun = performance.now();
    const { id } = await this.#order(format);
    const times: number[] = [];
    for (;;) {
      times.push(...(await this.peace(1)));
      const job = await this.#job(id);
      if (job.state === 'waiting' || job.state === 'running') continue;
      if (job.state !== 'ready') throw new Error(`The export ended as ${job.state}.`);
      const { done, bytes } = job;
      return { times, done, bytes: bytes ?? 0, seconds: (performance.now() - begun) / 1000 };
    }
  }

  /** How long insight takes: in peace, and beside an export; over the usual days, and over everything. */
  async insight(): Promise<{ readonly [name: string]: readonly number[] }> {
    const visits = new AbortController();
    const visiting = (async () => {
      while (!visits.signal.aborted) await this.peace(1);
    })();
    try {
      const asked = async (query: string, isOver: (count: number) => Promise<boolean>) => {
        const times: number[] = [];
        while (!(await isOver(times.length))) {
          const begun = performance.now();
          const response = await this.#staff.send('GET', `/insight${query}`);
          if (response.status !== 200) throw new Error(`Insight was answered with ${response.status}.`);
          await response.arrayBuffer();
          times.push(performance.now() - begun);
          await pause(200);
        }
        return times;
      };
      const everything = `?from=${new Date(Date.now() - 120 * DAY).toISOString().slice(0, 10)}`;
      const ten = async (count: number): Promise<boolean> => count >= 10;
      const beside = async (query: string) => {
        const { id } = await this.#order('jsonl');
        return asked(query, async () => (await this.#job(id)).state === 'ready');
      };
      return {
        '28 days': await asked('', ten),
        everything: await asked(everything, ten),
        '28 days, beside an export': await beside(''),
        'everything, beside an export': await beside(everything),
      };
    } finally {
      visits.abort();
      await visiting;
    }
  }

  async close(): Promise<void> {
    for (const speaker of this.#speakers) speaker.leave();
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    await ended;
  }

  async #order(format: SetFormat): Promise<ExportView> {
    const order = { filter: this.#filter, format, reason: 'measured' };
    return exportJob.parse(await (await this.#staff.send('POST', '/exports', order)).json());
  }

  async #job(id: string): Promise<ExportView> {
    const { jobs } = exportJobs.parse(await (await this.#staff.send('GET', '/exports')).json());
    const job = jobs.find((one) => one.id === id);
    if (job === undefined) throw new Error('The export is gone.');
    return job;
  }
}

/** The instant from which the newest 10,000 count. */
function newest(file: string): number {
  const database = openDatabase(file, { readOnly: true });
  try {
    return numberFrom(
      database,
      `SELECT last_at FROM summaries WHERE lines > 0 ORDER BY last_at DESC LIMIT 1 OFFSET ${WANTED - 1}`,
    );
  } finally {
    database.close();
  }
}
