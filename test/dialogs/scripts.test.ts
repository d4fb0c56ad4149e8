import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync } from 'node:fs';
import type { Flow } from '../../src/dialogs/flow.ts';
import type { Phrases } from '../../src/dialogs/phrases.ts';
import { Conversation, loadContent, loadScripts } from './replay.ts';
import type { BotLine, Script } from './replay.ts';

const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));

describe.each(files)('the conversations of %s', (file) => {
  let content: { readonly flows: ReadonlyMap<string, Flow>; readonly phrases: Phrases };
  const scripts = loadScripts(file);
  const flow = file.replace(/(\.[a-z0-9-]+)?\.yaml$/, '');

  beforeAll(async () => {
    content = await loadContent();
  });

  it('have names of their own', () => {
    expect(new Set(scripts.map((script) => script.name)).size).toBe(scripts.length);
  });

  it.each(scripts.map((script): [string, Script] => [script.name, script]))('%s', (_, script) => {
    for (const reloads of [false, true]) {
      const conversation = new Conversation(content.flows, flow, content.phrases, script, reloads);
      script.talk.forEach((turn, index) => {
        if ('user' in turn) conversation.user(turn.user);
        else if ('press' in turn) conversation.press(turn.press);
        else if ('press-value' in turn) conversation.pressValue(turn['press-value']);
        else if ('aside' in turn) conversation.aside();
        else checkLine(conversation, turn.bot, `line ${index + 1}`);
      });
    }
  });
});

describe('every flow', () => {
  it('has at least twelve conversations written down', async () => {
    const { flows } = await loadContent();
    for (const id of flows.keys()) {
      const count = files.filter((file) => file.startsWith(id)).flatMap((file) => loadScripts(file)).length;
      expect({ id, enough: count >= 12 }).toEqual({ id, enough: true });
    }
  });

  it('has every step visited by a conversation', async () => {
    const { flows, phrases } = await loadContent();
    for (const [id, flow] of flows) {
      const visited = new Set<string>();
      for (const script of files.filter((file) => file.startsWith(id)).flatMap((file) => loadScripts(file))) {
        const conversation = new Conversation(flows, id, phrases, script, false);
        const note = (): unknown => visited.add(conversation.seen.step ?? '');
        note();
        for (const turn of script.talk) {
          if ('user' in turn) conversation.user(turn.user);
          else if ('press' in turn) conversation.press(turn.press);
          else if ('press-value' in turn) conversation.pressValue(turn['press-value']);
          note();
        }
      }
      const asking = [...flow.steps.values()].filter((step) => step.kind === 'ask').map((step) => step.name);
      expect(asking.filter((name) => !visited.has(name))).toEqual([]);
    }
  });
});

function checkLine({ seen }: Conversation, line: BotLine, where: string): void {
  const text = seen.texts.join('\n');
  const wanted = {
    where,
    ...(line.kind === undefined ? {} : { kind: line.kind }),
    ...(line.why === undefined ? {} : { why: line.why }),
    ...(line.step === undefined ? {} : { step: line.step }),
    ...(line.tables === undefined ? {} : { tables: line.tables }),
    ...(line.choices === undefined ? {} : { choices: line.choices }),
    ...(line['follow-ups'] === undefined ? {} : { followUps: line['follow-ups'] }),
  };
  expect({ where, ...seen }).toMatchObject(wanted);
  if (line.entry !== undefined) expect(seen.entries).toContain(line.entry);
  for (const action of line.actions ?? []) expect(seen.actions).toContain(action);
  for (const says of line.says ?? []) expect(text).toContain(says);
  for (const quote of line.quotes ?? []) expect(seen.quotes.join('\n')).toContain(quote);
  if (line['says-not'] !== undefined) expect(text).not.toContain(line['says-not']);
}
