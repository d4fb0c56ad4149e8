import { createMind } from '../../src/app.ts';
import { loadTalkParts } from '../../src/commands/loading.ts';
import type { Incoming } from '../../src/model/incoming.ts';
import type { Choice, ChoiceValue, DecisionRecord } from '../../src/model/reply.ts';
import type { AppParts } from '../../src/parts.ts';
import { createDownloadBox, type DownloadBox } from '../../src/downloads/box.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { Store } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { ROOT } from '../house/sources.ts';
import { testWorld, type TestWorld } from './world.ts';

/** What the bot made of one message. */
export interface Heard {
  /** Entries, kinds or phrase names, a bubble each. */
  readonly ids: readonly (string | null)[];
  readonly outcomes: readonly string[];
  readonly texts: readonly string[];
  readonly choices: readonly Choice[];
  readonly labels: readonly string[];
  readonly records: readonly DecisionRecord[];
  readonly replies: readonly Reply[];
  /** The ids of the bot's lines. */
  readonly lines: readonly string[];
}

export interface Talking {
  say(text: string, choice?: ChoiceValue): Promise<Heard>;
  /** Presses a button of the last reply. */
  press(label: string): Promise<Heard>;
  /** A thumb under a line, with words or without. */
  thumb(about: string, reaction: 'like' | 'dislike', words?: string): Promise<Heard>;
  readonly store: Store;
  readonly downloads: DownloadBox;
  readonly world: TestWorld;
  close(): Promise<void>;
}

/** The content as it is, read once for a test file. */
export function loadParts(clinicFile?: string, world = testWorld()): Promise<AppParts> {
  return loadTalkParts(ROOT, world, { err: () => undefined }, clinicFile);
}

/** A conversation with the real content, greeted already, without any door. */
export async function talk(
  parts: AppParts,
  place: { readonly channel?: string; readonly shared?: true } = {},
): Promise<Talking> {
  const world = testWorld();
  const mind = createMind(world, parts.content, parts.crisis);
  const store = createMemoryStore();
  const downloads = createDownloadBox(world);
  const turns = createTurns({ store, world, downloads, ...mind });
  const { channel = 'web', shared } = place;
  const base = { key: { channel, conversation: 'c' }, from: 'someone', ...(shared && { shared }) };
  const nowhere = { urgent: () => undefined };
  await turns.take({ ...base, kind: 'join', activityId: world.ids.next() }, nowhere);
  let choices: readonly Choice[] = [];
  const take = async (incoming: Incoming): Promise<Heard> => {
    world.pass(1000);
    const taken = await turns.take(incoming, nowhere);
    if (taken.kind === 'refused') throw new Error('The turn was refused');
    const replies = taken.replies.flatMap(({ reply }) => reply ?? []);
    if (replies.length > 0) choices = replies.at(-1)?.choices ?? [];
    return {
      ids: replies.map(({ answer }) => answer.id),
      outcomes: replies.map(({ answer }) => answer.outcome),
      texts: replies.map(({ text: said }) => said),
      choices,
      labels: choices.map(({ label }) => label),
      records: taken.replies.flatMap(({ decision }) => decision ?? []),
      replies,
      lines: taken.replies.map(({ id }) => id),
    };
  };
  const say = (text: string, choice?: ChoiceValue): Promise<Heard> =>
    take({ ...base, kind: 'message', activityId: world.ids.next(), text, ...(choice && { choice }) });
  return {
    say,
    press(label) {
      const pressed = choices.find((choice) => choice.label === label);
      if (!pressed) throw new Error(`There is no button "${label}"`);
      return say(label, pressed.value);
    },
    thumb: (about, reaction, words) =>
      take({
        ...base,
        kind: 'event',
        activityId: world.ids.next(),
        name: 'feedback',
        data: JSON.stringify({ about, reaction, words }),
      }),
    store,
    downloads,
    world,
    close: () => mind.close(),
  };
}
