import { beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readabilityOf } from '../../src/commands/readability.ts';
import { flowTexts } from '../../src/dialogs/flow-texts.ts';
import { loadTalkParts } from '../../src/commands/loading.ts';
import type { AppParts } from '../../src/parts.ts';
import { ROOT } from '../house/sources.ts';
import { testWorld } from '../turn/world.ts';
import { transcriptOf } from './transcript.ts';
import { loadTurnScripts } from './turns.ts';

/** With WRITE_TRANSCRIPTS=1 the transcripts are written anew instead of compared. */
const WRITES = process.env['WRITE_TRANSCRIPTS'] === '1';
const FOLDER = join(ROOT, 'docs', 'transcripts');

let parts: AppParts;
beforeAll(async () => {
  parts = await loadTalkParts(ROOT, testWorld(), { err: () => undefined });
}, 120_000);

describe('the transcript in docs/transcripts (written anew by WRITE_TRANSCRIPTS=1 npx jest test/dialogs/transcripts)', () => {
  it.each(['first-session', 'therapy-types', 'relationship', 'homework'])(
    'of %s is what is said',
    async (id) => {
      const [script] = loadTurnScripts(`${id}.yaml`);
      const title = parts.content.talk.flows.get(id)?.title;
      if (script === undefined || title === undefined) throw new Error(`There is no script for ${id}`);
      const transcript = await transcriptOf(parts, title, script);
      const file = join(FOLDER, `${id}.md`);
      if (WRITES) {
        mkdirSync(FOLDER, { recursive: true });
        writeFileSync(file, transcript);
      }
      expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(transcript);
      expect(transcript).not.toMatch(/\{|!|undefined/);
    },
  );
});

describe('what the flows say', () => {
  it('comes in bubbles of at most 60 words, without exclamation marks, for readers of about twelve', () => {
    for (const [id, flow] of parts.content.talk.flows) {
      const bubbles = flowTexts(flow);
      const long = bubbles.filter(({ text }) => readabilityOf([text]).longest > 60);
      const loud = bubbles.filter(({ text }) => text.includes('!'));
      const { age } = readabilityOf(bubbles.map(({ text }) => text));
      expect({ id, long, loud, easy: age <= 12 }).toEqual({ id, long: [], loud: [], easy: true });
    }
  });
});
