import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadTalkParts } from '../../src/commands/loading.ts';
import type { AppParts } from '../../src/parts.ts';
import { ROOT } from '../house/sources.ts';
import { testWorld } from '../turn/world.ts';
import { loadTurnScripts, Visit, type TurnScript, type WantedBot } from './turns.ts';

const files = readdirSync(join(__dirname, 'turns')).filter((name) => name.endsWith('.yaml'));
let parts: AppParts;
beforeAll(async () => {
  parts = await loadTalkParts(ROOT, testWorld(), { err: () => undefined });
}, 120_000);

describe.each(files)('the turns of %s', (file) => {
  const scripts = loadTurnScripts(file);

  it.each(scripts.map((script): [string, TurnScript] => [script.name, script]))('%s', async (_, script) => {
    const visit = new Visit(parts);
    await visit.join();
    try {
      for (const [index, turn] of script.talk.entries()) {
        if ('user' in turn) await visit.user(turn.user);
        else if ('press' in turn) await visit.press(turn.press);
        else if ('hours' in turn) visit.wait(turn.hours);
        else if ('restart' in turn) await visit.restart();
        else checkBot(visit, turn.bot, index + 1);
      }
    } finally {
      await visit.close();
    }
  });
});

function checkBot({ replies, choices }: Visit, wanted: WantedBot, line: number): void {
  const ids = replies.map(({ answer }) => answer.id);
  const labels = choices.map(({ label }) => label);
  const text = replies.map((reply) => reply.text).join('\n');
  const quotes = replies.flatMap(({ quote }) => quote ?? []).join('\n');
  const missing = {
    ids: wanted.ids.filter((id) => !ids.includes(id)),
    says: wanted.says.filter((says) => !text.includes(says)),
    quotes: wanted.quotes.filter((quote) => !quotes.includes(quote)),
    choices: wanted.choices.filter((label) => !labels.includes(label)),
    saidAll: wanted['says-not'].filter((says) => text.includes(says)),
  };
  expect({ line, ids, labels, text, missing }).toMatchObject({
    missing: { ids: [], says: [], quotes: [], choices: [], saidAll: [] },
  });
  if (wanted.last !== undefined) expect({ line, last: ids.at(-1) }).toEqual({ line, last: wanted.last });
  if (wanted.outcomes !== undefined)
    expect(replies.map(({ answer }) => answer.outcome)).toEqual(wanted.outcomes);
  if (wanted.files !== undefined)
    expect(
      replies.flatMap(({ files = [] }) => files).flatMap((one) => ('name' in one ? [one.name] : [])),
    ).toEqual(wanted.files);
}
