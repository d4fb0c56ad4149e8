import type { Incoming } from '../../src/model/incoming.ts';
import type { Reply } from '../../src/model/reply.ts';
import type { Line, NewLine, Store } from '../../src/model/store.ts';
import type { Outlet, Taken, Turns } from '../../src/model/turn.ts';
import type { World } from '../../src/model/world.ts';

export interface FakeTurns extends Turns {
  /** What was taken, duplicates included. */
  readonly taken: readonly Incoming[];
  readonly statuses: readonly { readonly id: string; readonly status: string }[];
  /** Holds every commit until released: words about danger go out meanwhile. */
  hold(): () => void;
  refuse(code: 'busy' | 'store' | undefined): void;
}

/** A heart of a few lines over a real store: it greets, says back what it heard, and knows one word for danger. */
export function fakeTurns(store: Store, world: World): FakeTurns {
  const taken: Incoming[] = [];
  const statuses: { id: string; status: string }[] = [];
  const queues = new Map<string, Promise<unknown>>();
  let gate = Promise.resolve();
  let refusal: 'busy' | 'store' | undefined;
  let last = 0;
  const at = () => (last = Math.max(last + 1, Math.floor(world.clock.now())));

  async function decide(incoming: Incoming, visitor: NewLine, early: readonly NewLine[]): Promise<Taken> {
    await gate;
    if (refusal !== undefined) return { kind: 'refused', code: refusal };
    const record = await store.conversation(incoming.key);
    const replies = early.length > 0 ? early : repliesTo(incoming, visitor);
    const lines = replies.map((line) => Object.assign({}, line, { replyTo: visitor.id }));
    const result = await store.commit({
      key: incoming.key,
      dedupe: incoming.activityId,
      expectedVersion: record?.state.version ?? 0,
      state: '{}',
      lines: [visitor, ...lines],
      flags: [],
    });
    if (result.kind === 'conflict') throw new Error('two turns at once in one conversation');
    const [first, ...rest] = result.lines;
    if (first === undefined) throw new Error('a turn without lines');
    return { kind: result.kind === 'committed' ? 'taken' : 'duplicate', incoming: first, replies: rest };
  }

  const repliesTo = (incoming: Incoming, visitor: NewLine): NewLine[] => {
    if (incoming.kind === 'event') return [];
    if (incoming.kind === 'join') return [botLine('Hello.', world.ids.next(), at(), 'greeting')];
    if (incoming.text === 'throw') throw new Error(`cannot decide ${incoming.text}`);
    return [botLine(`You said: ${visitor.text}`, world.ids.next(), at(), 'echo/one')];
  };

  return {
    taken,
    statuses,
    async take(incoming: Incoming, outlet: Outlet) {
      taken.push(incoming);
      const visitor = visitorLine(incoming, world.ids.next(), at());
      const danger = incoming.kind === 'message' && incoming.text.includes('danger');
      const early = danger ? [botLine('Please call 112.', world.ids.next(), at(), 'self')] : [];
      if (danger) outlet.urgent(early);
      const name = JSON.stringify(incoming.key);
      const turn = (queues.get(name) ?? Promise.resolve()).then(() => decide(incoming, visitor, early));
      queues.set(
        name,
        turn.catch(() => undefined),
      );
      return turn;
    },
    delivered: (ids, status) => void statuses.push(...ids.map((id) => ({ id, status }))),
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      gate = promise.then(() => undefined);
      return () => resolve(undefined);
    },
    refuse: (code) => void (refusal = code),
  };
}

function visitorLine(incoming: Incoming, id: string, at: number): NewLine {
  return {
    id,
    role: 'visitor',
    kind: incoming.kind,
    at,
    text: incoming.kind === 'message' ? incoming.text : '',
    ...(incoming.echo === undefined ? {} : { echo: incoming.echo }),
    ...(incoming.kind === 'event' ? { event: { name: incoming.name, data: incoming.data } } : {}),
  };
}

function botLine(text: string, id: string, at: number, answer: string): NewLine {
  const reply: Reply = {
    text,
    answer: { outcome: answer === 'self' ? 'crisis' : 'answered', id: answer },
    choices: [{ label: 'Start over', value: { command: 'start-over' } }],
  };
  return { id, role: 'bot', kind: 'message', at, text, reply };
}

/** The text of lines, for expectations. */
export function textsOf(lines: readonly Line[]): readonly string[] {
  return lines.map((line) => line.text);
}
