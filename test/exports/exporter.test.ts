import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileTranscriptStore } from 'botbuilder';
import { strFromU8, unzipSync } from 'fflate';
import { parse } from 'papaparse';
import { exportJob } from '../../src/console/api/exports.ts';
import { exportRoutes } from '../../src/console/export-routes.ts';
import { createCourtesy } from '../../src/exports/courtesy.ts';
import { createExporter } from '../../src/exports/exporter.ts';
import type { SetFormat } from '../../src/model/export-format.ts';
import type { Exporter, ExportOrder } from '../../src/model/exports.ts';
import type { ReviewReader, ReviewWriter } from '../../src/model/review.ts';
import type { Store } from '../../src/model/store.ts';
import { createReviewReader } from '../../src/store/review.ts';
import { createSqliteStore } from '../../src/store/sqlite.ts';
import { randomIds } from '../../src/world.ts';
import { bodyOf, codeOf, House } from '../console/house.ts';
import { TestFolder } from '../store/place.ts';
import { CLOCK, keepingLog, keyOf, turnOf, visitorLine, botLine } from '../store/samples.ts';

const DAY = 24 * 60 * 60 * 1000;

describe('an export of a filtered set', () => {
  let place: TestFolder;
  let store: Store & ReviewWriter;
  let reader: ReviewReader;
  let exporter: Exporter;
  let folder: string;
  let now = 0;
  /** Told when a thread has ended its file. */
  let made: () => void = () => undefined;

  beforeEach(async () => {
    place = new TestFolder();
    now = Date.UTC(2026, 10, 24);
    folder = path.join(place.folder, 'exports');
    store = createSqliteStore({ file: place.file, clock: CLOCK, log: keepingLog() });
    await store.ready();
    reader = createReviewReader({ file: place.file, clock: CLOCK, log: keepingLog() });
    exporter = createExporter({
      store: place.file,
      folder,
      head: { clinic: 'Clinic', zone: 'America/New_York', culture: 'en-us' },
      reader,
      underWay: createCourtesy().underWay,
      clock: { now: () => now, monotonic: () => 0 },
      ids: randomIds,
      log: { ...keepingLog(), info: () => made() },
    });
    exporter.start();
    for (const name of ['one', 'two', 'three'])
      await store.commit({
        ...turnOf(keyOf(name), 'a', 0, 1000),
        lines: [
          visitorLine(`${name}-v`, 1000, `=${name} "write" to ann@mail.example <b>`),
          {
            ...botLine(`${name}-b`, 1001),
            decision: { outcome: 'answered', id: 'homework/why', content: 'c', model: 'm' },
          },
        ],
        flags: name === 'one' ? [{ lineId: 'one-v', reason: 'danger', kind: 'self', at: 1000 }] : [],
      });
  });
  afterEach(async () => {
    await exporter.close();
    await reader.close();
    await store.close();
    await place.remove();
  });

  async function fileOf(format: SetFormat, more: Partial<ExportOrder> = {}) {
    const ready = new Promise<void>((resolve) => {
      made = resolve;
    });
    const job = exporter.begin({ filter: {}, format, unmasked: false, by: 'lea', ...more });
    await ready;
    const file = await exporter.file(job?.id ?? '');
    if (file === undefined) throw new Error('no file');
    return { id: job?.id ?? '', ...file, text: strFromU8(file.content) };
  }

  it('is a CSV of lines, masked, in which nothing is a formula', async () => {
    const { text } = await fileOf('csv');
    const { data } = parse(text.replace('\uFEFF', '').trimEnd());
    expect(data).toHaveLength(1 + 6);
    expect(data.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
    expect(text).not.toContain('ann@mail');
    expect(text).toContain('danger: self');
    expect((await fileOf('csv', { unmasked: true })).text).toContain('ann@mail.example');
  });

  it('is a line of JSON for each conversation that the filter lets through', async () => {
    const { text } = await fileOf('jsonl', { filter: { flagged: 'any' } });
    const all = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(all).toMatchObject([{ conversation: { danger: 1 }, lines: [{}, {}] }]);
  });

  it('is a page to print, without anything that runs', async () => {
    const { text } = await fileOf('html');
    expect(text.match(/<section>/g)).toHaveLength(3);
    expect(text).not.toMatch(/<script|<b>|ann@mail/);
  });

  it('is an archive of transcripts that the SDK’s own reader opens', async () => {
    const { content, name } = await fileOf('transcript');
    expect(name).toMatch(/^conversations-2026-11-24-.*\.zip$/);
    const files = Object.entries(unzipSync(content));
    expect(files).toHaveLength(3);
    const kept = mkdtempSync(path.join(tmpdir(), 'transcripts-'));
    try {
      for (const [file, bytes] of files) {
        const sdk = new FileTranscriptStore(kept);
        const id = /^conversation-([0-9a-f]{24})\.transcript$/.exec(file)?.[1] ?? '';
        for (const activity of JSON.parse(strFromU8(bytes)))
          await sdk.logActivity({ ...activity, timestamp: new Date(activity.timestamp) });
        const { items } = await sdk.getTranscriptActivities('web', id);
        expect(items.map(({ type }) => type)).toEqual(['message', 'message']);
      }
    } finally {
      rmSync(kept, { recursive: true, force: true });
    }
  });

  it('holds a long conversation whole: the SDK’s reader gives it page by page', async () => {
    const lines = Array.from({ length: 53 }, (_, at) => visitorLine(`long-${at}`, 2000 + at, `line ${at}`));
    await store.commit({ ...turnOf(keyOf('long'), 'a', 0, 2000), lines });
    const { content } = await fileOf('transcript', { filter: { words: 'line' } });
    const [[file, bytes] = ['', new Uint8Array()]] = Object.entries(unzipSync(content));
    const kept = mkdtempSync(path.join(tmpdir(), 'transcripts-'));
    try {
      const sdk = new FileTranscriptStore(kept);
      const id = /^conversation-([0-9a-f]{24})\.transcript$/.exec(file)?.[1] ?? '';
      for (const activity of JSON.parse(strFromU8(bytes)))
        await sdk.logActivity({ ...activity, timestamp: new Date(activity.timestamp) });
      const read: unknown[] = [];
      let token: string | undefined;
      do {
        const page = await sdk.getTranscriptActivities('web', id, token);
        read.push(...page.items.map(({ text }) => text));
        token = page.continuationToken;
      } while (token !== undefined && token !== '');
      expect(read).toEqual(lines.map(({ text }) => text));
    } finally {
      rmSync(kept, { recursive: true, force: true });
    }
  });

  it('is one of ten at most: the eleventh is refused, and says so', async () => {
    const house = new House(exportRoutes(exporter));
    try {
      const lead = await house.staff('lea', 'lead');
      const order = { filter: {}, format: 'csv', reason: 'the yearly report' };
      for (let n = 0; n < 10; n += 1) expect((await lead.call('POST /exports', order)).status).toBe(200);
      const eleventh = await lead.call('POST /exports', order);
      expect(eleventh.status).toBe(409);
      expect(codeOf(eleventh)).toBe('TooManyExports');
    } finally {
      await house.close();
    }
  });

  it('is nobody else’s to read, and goes after a day', async () => {
    const { id } = await fileOf('csv');
    const [file = ''] = readdirSync(folder);
    expect(statSync(path.join(folder, file)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    now += DAY;
    expect(await exporter.file(id)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('goes when somebody in it is erased, by whomever', async () => {
    const { id } = await fileOf('jsonl');
    const other = await fileOf('jsonl', { filter: { flagged: 'any' } });
    await store.eraseById((await reader.idOf(keyOf('two'))) ?? '', 'r', now);
    expect(await exporter.file(id)).toBeUndefined();
    expect(await exporter.file(other.id)).toBeDefined();
  });

  it('goes when the server ends, and what a killed one left goes at the next start', async () => {
    await fileOf('csv');
    exporter.start();
    expect(existsSync(folder)).toBe(false);
    await fileOf('csv');
    await exporter.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is a lead’s to order and to fetch, and both are written down', async () => {
    const house = new House(exportRoutes(exporter));
    try {
      const lead = await house.staff('lea', 'lead');
      const ready = new Promise<void>((resolve) => {
        made = resolve;
      });
      const order = { filter: { words: 'write' }, format: 'csv', reason: 'the yearly report' };
      const { id } = exportJob.parse(bodyOf(await lead.call('POST /exports', order)));
      await ready;
      expect(bodyOf(await lead.call('GET /exports/:id', {}, { id }))).toMatchObject({
        state: 'ready',
        done: 3,
      });
      const { headers, body } = await lead.call('GET /exports/:id/file', {}, { id });
      expect(headers?.['Content-Disposition']).toMatch(/^attachment/);
      expect(body).toBeInstanceOf(Uint8Array);
      expect(codeOf(await lead.call('GET /exports/:id/file', {}, { id: 'x' }))).toBe('NotFound');
      const reviewer = await house.staff('rob', 'reviewer');
      expect((await reviewer.call('POST /exports', order)).status).toBe(403);
      expect((await reviewer.call('GET /exports/:id/file', {}, { id })).status).toBe(403);
      const log = JSON.stringify(await house.store.audit({ limit: 50 }));
      expect(log).toContain('the yearly report');
      expect(log).toContain('export-fetched');
      expect(log).not.toContain('"write"');
    } finally {
      await house.close();
    }
  });
});
