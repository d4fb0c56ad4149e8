import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMind } from '../../src/app.ts';
import { azureIncoming } from '../../src/channels/azure.ts';
import { channelNamed } from '../../src/channels/named.ts';
import type { Viewer } from '../../src/channels/viewer.ts';
import { web } from '../../src/channels/web.ts';
import { createRandom } from '../../src/match/random.ts';
import type { IncomingActivity, OutgoingActivity } from '../../src/model/activity.ts';
import type { Choice } from '../../src/model/reply.ts';
import type { Line } from '../../src/model/store.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createTurns } from '../../src/turn/turns.ts';
import { loadParts } from '../turn/talking.ts';
import { testWorld } from '../turn/world.ts';

const SEED = Number(process.env['SEED'] ?? 20_260_504);
const WALKS = 12;
const STEPS = 10;

type Mind = ReturnType<typeof createMind>;
let mind: Mind;
const world = testWorld();
beforeAll(async () => {
  const { content, crisis } = await loadParts();
  mind = createMind(world, content, crisis);
});
afterAll(() => mind.close());

/** How somebody chooses on a channel, seeing only what the channel shows: what then arrives at the door. */
type Choosing = (
  shown: OutgoingActivity,
  at: number,
  choice: Choice,
  named: boolean,
) => Partial<IncomingActivity>;

const channels: { readonly [name: string]: { readonly id: string; readonly choose: Choosing } } = {
  website: { id: 'directline', choose: (_shown, _at, { label, value }) => ({ text: label, value }) },
  Teams: {
    id: 'msteams',
    choose(shown, at, { label }, named) {
      const actions = JSON.stringify(shown.attachments ?? []);
      // Six are buttons; the others are lines with a number.
      if (at < 6) expect(actions).toContain(JSON.stringify(label));
      else expect(shown.text).toContain(named ? `- ${label}` : `${at + 1}. ${label}`);
      return { text: at < 6 || named ? label : String(at + 1) };
    },
  },
  'a channel nobody has heard of': {
    id: 'madeup',
    choose(shown, at, { label }, named) {
      expect(shown.text).toContain(named ? `- ${label}` : `${at + 1}. ${label}`);
      expect(shown.attachments).toBeUndefined();
      return { text: named ? label : String(at + 1) };
    },
  },
};

interface Step {
  readonly ids: readonly (string | null | undefined)[];
  readonly labels: readonly string[];
}

/** A walk through the conversation: what is chosen is drawn by lot, the same on every channel. */
async function walk(name: string, seed: number): Promise<readonly Step[]> {
  const { id, choose } = channels[name] ?? { id: 'madeup', choose: () => ({}) };
  const random = createRandom(seed);
  const { render } = id === 'directline' ? web : channelNamed(id);
  const viewer: Viewer = { conversation: 'c', channelId: id, user: 'u', bot: { id: 'b', name: 'B' } };
  const key = { channel: id, conversation: 'c' };
  const downloads = { offer: () => undefined, drop: () => undefined };
  const turns = createTurns({ store: createMemoryStore(), world, downloads, ...mind });
  let count = 0;
  const take = async (activity: Partial<IncomingActivity>): Promise<readonly Line[]> => {
    count += 1;
    const base = {
      type: 'message',
      id: `i${count}`,
      channelId: id,
      from: { id: 'u' },
      recipient: { id: 'b' },
    };
    const incoming = azureIncoming({ ...base, conversation: { id: 'c' }, ...activity }, key);
    if (incoming === undefined) throw new Error('nothing to take');
    const taken = await turns.take(incoming, { urgent: () => undefined });
    if (taken.kind === 'refused') throw new Error('refused');
    return taken.replies;
  };
  let replies = await take({ type: 'conversationUpdate', membersAdded: [{ id: 'u' }] });
  const steps: Step[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const last = replies.at(-1);
    const choices = (last?.reply?.choices ?? []).filter(
      ({ value }) => !('command' in value && value.command === 'forget'),
    );
    const shown = last === undefined ? undefined : render(last, viewer).at(-1);
    if (shown === undefined || last?.reply === undefined) break;
    const at = Math.floor(random() * choices.length);
    const choice = choices[at];
    const place = choice === undefined ? -1 : last.reply.choices.indexOf(choice);
    replies = await take(
      choice === undefined
        ? { text: 'menu' }
        : choose(shown, place, choice, last.reply.takesNumbers === true),
    );
    steps.push({
      ids: replies.map(({ reply }) => reply?.answer.id),
      labels: replies.at(-1)?.reply?.choices.map(({ label }) => label) ?? [],
    });
  }
  return steps;
}

describe('the same way through a conversation', () => {
  it.each(Array.from({ length: WALKS }, (_, index) => SEED + index))(
    'leads to the same decisions on every channel (%d)',
    async (seed) => {
      const onWebsite = await walk('website', seed);
      expect(onWebsite).toHaveLength(STEPS);
      for (const name of Object.keys(channels))
        expect({ name, steps: await walk(name, seed) }).toEqual({ name, steps: onWebsite });
    },
  );
});
