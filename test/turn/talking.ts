import { createMind } from '../../src/app.ts';
import { loadTalkParts } from '../../src/commands/loading.ts';
import type { Choice, ChoiceValue, DecisionRecord } from '../../src/model/reply.ts';
import type { AppParts } from '../../src/parts.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { ROOT } from '../house/sources.ts';
import { testWorld } from './world.ts';

/** What the bot made of one message. */
export interface Heard {
  /** Entries, kinds or phrase names, a bubble each. */
  readonly ids: readonly (string | null)[];
  readonly outcomes: readonly string[];
  readonly texts: readonly string[];
  readonly choices: readonly Choice[];
  readonly labels: readonly string[];
  readonly records: readonly DecisionRecord[];
}

export interface Talking {
  say(text: string, choice?: ChoiceValue): Promise<Heard>;
  /** Presses a button of the last reply. */
  press(label: string): Promise<Heard>;
  close(): Promise<void>;
}

/** The content as it is, read once for a test file. */
export function loadParts(): Promise<AppParts> {
  return loadTalkParts(ROOT, testWorld(), { err: () => undefined });
}

/** A conversation with the real content, greeted already, without any door. */
export async function talk(parts: AppParts): Promise<Talking> {
  const world = testWorld();
  const mind = createMind(world, parts.content, parts.crisis);
  const turns = createTurns({ store: createMemoryStore(), world, ...mind });
  const base = { key: { channel: 'web', conversation: 'c' }, from: 'someone' };
  const nowhere = { urgent: () => undefined };
  await turns.take({ ...base, kind: 'join', activityId: world.ids.next() }, nowhere);
  let choices: readonly Choice[] = [];
  const say = async (text: string, choice?: ChoiceValue): Promise<Heard> => {
    world.pass(1000);
    const taken = await turns.take(
      { ...base, kind: 'message', activityId: world.ids.next(), text, ...(choice && { choice }) },
      nowhere,
    );
    if (taken.kind === 'refused') throw new Error(`"${text}" was refused`);
    const replies = taken.replies.flatMap(({ reply }) => reply ?? []);
    choices = replies.at(-1)?.choices ?? [];
    return {
      ids: replies.map(({ answer }) => answer.id),
      outcomes: replies.map(({ answer }) => answer.outcome),
      texts: replies.map(({ text: said }) => said),
      choices,
      labels: choices.map(({ label }) => label),
      records: taken.replies.flatMap(({ decision }) => decision ?? []),
    };
  };
  return {
    say,
    press(label) {
      const pressed = choices.find((choice) => choice.label === label);
      if (!pressed) throw new Error(`There is no button "${label}"`);
      return say(label, pressed.value);
    },
    close: () => mind.close(),
  };
}
