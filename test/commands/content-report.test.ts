import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { reportLines } from '../../src/commands/report-lines.ts';
import { loadTalkParts } from '../../src/commands/loading.ts';
import { authoring, type Authoring } from '../../src/console/api/authoring.ts';
import { authoringView } from '../../src/console/authoring-view.ts';
import { authoringReport, flowsIn } from '../../src/console-authoring.ts';
import { coverageOf } from '../../src/knowledge/coverage.ts';
import { checkContent } from '../../src/knowledge/check.ts';
import { readAnswers } from '../../src/knowledge/base.ts';
import { ENTRY_IDS } from '../../src/knowledge/map.ts';
import type { HeldOut } from '../../src/model/authoring.ts';
import { ROOT } from '../house/sources.ts';

const NOW = Date.UTC(2026, 10, 24);
const clock = { now: () => NOW, monotonic: () => 0 };

describe('the report over the content as it is', () => {
  let view: Authoring;
  beforeAll(async () => {
    const parts = await loadTalkParts(ROOT, { clock }, { err: () => undefined });
    const elsewhere: readonly HeldOut[] = [
      {
        text: 'what do i wear',
        id: 'clinic/hours',
        taken: 'first-session/preparing',
        file: 'knowledge/en/phrasings/a.txt',
        line: 12,
        confidence: 0.97,
        own: 0.01,
      },
    ];
    const heldOut = {
      kind: 'made',
      at: NOW,
      value: { phrasings: 9, right: 8, entries: [], elsewhere },
    } as const;
    const report = await authoringReport(parts, { heldOut, mistaken: [], now: NOW });
    const asked = { conversations: 0, counts: [] };
    view = authoring.parse(
      authoringView({ report, asked, days: 90, flows: flowsIn(parts.content), whole: true }),
    );
  });

  it('names every entry: by itself, where it stands in the guide, by how often it was asked for, by its review', () => {
    const all = [...ENTRY_IDS].toSorted();
    const standing = view.coverage.flatMap(({ entries }) => entries);
    expect(view.entries.map(({ id }) => id).toSorted()).toEqual(all);
    expect([...new Set([...standing, ...view.around])].toSorted()).toEqual(all);
    expect(standing.filter((id) => view.around.includes(id))).toEqual([]);
    expect(view.asked.entries.map(({ id }) => id).toSorted()).toEqual(all);
    const reviewed = view.reviews.filter(({ kind }) => kind === 'entry').map(({ name }) => name);
    expect(reviewed.toSorted()).toEqual(all);
  });

  it('names every step at which a visitor can be, and every number of the country', () => {
    expect(view.asked.steps.length).toBeGreaterThan(40);
    expect(view.reviews.filter(({ kind }) => kind === 'helpline').length).toBeGreaterThan(1);
    expect(view.cases.right).toBeGreaterThan(view.cases.cases * 0.9);
  });

  it('is written out for a terminal with what to do', () => {
    const text = reportLines(view).join('\n');
    expect(text).toContain('Every section has an entry.');
    expect(text).toContain('unsigned: crisis-texts (never)');
    expect(text).toContain(
      'knowledge/en/phrasings/a.txt:12  clinic/hours 0.01 → first-session/preparing 0.97: what do i wear',
    );
    for (const id of ENTRY_IDS) expect(text).toContain(id);
  });
});

describe('coverage', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'coverage-'));
  const folder = path.join(root, 'en');
  afterAll(() => rmSync(root, { recursive: true }));

  it('says just what the content check says: which section is bare, and which has changed', () => {
    cpSync(path.join(ROOT, 'knowledge/en'), folder, { recursive: true });
    const guide = path.join(folder, 'guide.yaml');
    const [bare, stale] = ['Psychodynamic Therapy', 'Dialogue in Therapy'];
    const text = readFileSync(guide, 'utf8');
    const at = text.indexOf('checked: ', text.indexOf(`"${stale}"`)) + 'checked: '.length;
    writeFileSync(guide, text.slice(0, at) + 'a'.repeat(64) + text.slice(at + 64));
    for (const id of ['psychodynamic', 'past-and-childhood']) {
      const file = path.join(folder, `therapy-types/${id}.md`);
      writeFileSync(file, readFileSync(file, 'utf8').replace(bare, stale));
    }
    const { base, entries } = readAnswers(folder);
    const coverage = coverageOf(base?.sections ?? [], entries);
    const told = checkContent({
      folder,
      flows: ['first-session', 'homework', 'relationship', 'therapy-types', 'call-back'],
    })
      .faults.map(({ what }) => what)
      .filter((what) => what.includes('section'));
    expect(coverage.filter(({ entries: all }) => all.length === 0).map(({ title }) => title)).toEqual([bare]);
    expect(coverage.filter((section) => section.stale).map(({ title }) => title)).toEqual([stale]);
    expect(told).toEqual([
      expect.stringContaining(`The section "${stale}" has changed since`),
      `No entry rests on the section "${bare}"`,
    ]);
  });
});
