import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advance, begin } from '../../src/dialogs/advance.ts';
import type { Advanced } from '../../src/dialogs/advance.ts';
import type { Answer } from '../../src/dialogs/answer.ts';
import { command, press } from '../../src/dialogs/commands.ts';
import type { Commanded } from '../../src/dialogs/commands.ts';
import type { Flow } from '../../src/dialogs/flow.ts';
import { bubbleOf, type Expected } from '../../src/dialogs/speak.ts';
import { loadState, saveState } from '../../src/dialogs/state.ts';
import type { FlowState } from '../../src/dialogs/state.ts';
import { loadContent } from './replay.ts';

const DAY = {
  type: 'date-time',
  date: '2026-12-01',
  time: '14:30',
  instant: 1,
  zone: 'UTC',
  shown: 'Tuesday',
} as const;

/** What a visitor may do next; numbers choose among whatever is there. */
const moves = fc.oneof(
  { weight: 8, arbitrary: fc.record({ move: fc.constant('press' as const), which: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('old-press' as const), which: fc.nat(200) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      move: fc.constant('free' as const),
      text: fc.string({ minLength: 1, maxLength: 60 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('unclear' as const) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('past' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ move: fc.constant('ambiguous' as const), count: fc.integer({ min: 0, max: 6 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      move: fc.constant('command' as const),
      name: fc.constantFrom(
        'back' as const,
        'start-over' as const,
        'help' as const,
        'person' as const,
        'resume' as const,
      ),
    }),
  },
);
type Move = typeof moves extends fc.Arbitrary<infer One> ? One : never;

let flows: ReadonlyMap<string, Flow>;
beforeAll(async () => {
  ({ flows } = await loadContent());
});

describe('random walks', () => {
  it('never get stuck, whatever a visitor does', () => {
    let steps = 0;
    fc.assert(
      fc.property(fc.array(moves, { minLength: 40, maxLength: 60 }), (walk) => {
        for (const flow of flows.values()) {
          let result = begin(flow);
          check(flow, result);
          for (const move of walk) {
            if (result.kind === 'done') result = begin(flow);
            result = make(flow, result, move);
            check(flow, result);
            steps += 1;
          }
        }
      }),
      { numRuns: 300, seed: 20261123 },
    );
    expect(steps).toBeGreaterThan(10_000);
  });

  it('end for somebody who is never understood, wherever they are', () => {
    fc.assert(
      fc.property(fc.array(moves, { maxLength: 30 }), (walk) => {
        for (const flow of flows.values()) {
          let result = begin(flow);
          for (const move of walk) {
            if (result.kind === 'done') break;
            result = make(flow, result, move);
          }
          for (let count = 0; result.kind !== 'done'; count += 1) {
            expect(count).toBeLessThan(3 * flow.steps.size);
            result = advance(flow, result.state, { kind: 'unclear' });
          }
        }
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });
});

/** One move; a question is always open. */
function make(flow: Flow, result: Advanced, move: Move): Advanced {
  if (result.kind === 'done') throw new Error('over');
  const { state, expected } = result;
  switch (move.move) {
    case 'press': {
      const value = expected.choices[move.which % expected.choices.length]?.press ?? '';
      const pressed = press(flow, state, value);
      if (pressed.kind !== 'answer') throw new Error(`The button ${value} is there and stale`);
      return pressed.result;
    }
    case 'old-press': {
      const all = [...flow.steps.values()].flatMap((step) =>
        step.kind === 'ask' ? step.choices.map(({ key }) => `${flow.id}#${step.name}/${key}`) : [],
      );
      const pressed = press(flow, state, all[move.which % all.length] ?? '');
      return pressed.kind === 'answer' ? pressed.result : result;
    }
    case 'free':
      return advance(flow, state, freeAnswer(expected, move.text));
    case 'unclear':
      return advance(flow, state, { kind: 'unclear' });
    case 'past':
      return advance(flow, state, { kind: 'past' });
    case 'ambiguous':
      return advance(flow, state, {
        kind: 'ambiguous',
        options: Array.from({ length: move.count }, () => DAY),
      });
    case 'command':
      return resultOf(command(flow, state, move.name));
  }
}

/** An answer of the kind that the question expects, whatever the text is good for. */
function freeAnswer({ kind, choices }: Expected, text: string): Answer {
  const count = text.length;
  switch (kind) {
    case 'date-time':
      return { kind: 'understood', value: DAY };
    case 'time':
      return { kind: 'understood', value: { type: 'time', time: '19:30', shown: '7:30 PM' } };
    case 'duration':
      return { kind: 'understood', value: { type: 'duration', seconds: count * 600, shown: 'a while' } };
    case 'number':
      return { kind: 'understood', value: { type: 'number', number: count, shown: String(count) } };
    case 'several': {
      const keys = choices.flatMap(({ picks = [] }) => picks).filter((_, index) => (index + count) % 3 === 0);
      return { kind: 'understood', value: { type: 'several', keys } };
    }
    case 'choice':
    case 'yes-no':
    case 'text':
    case 'list':
    case 'phone':
    case 'email':
      return { kind: 'understood', value: { type: 'text', text } };
  }
}

function resultOf(commanded: Commanded): Advanced {
  if (commanded.kind === 'stopped') throw new Error('Nobody said stop');
  return commanded.result;
}

/** Something is said, nothing is left unfilled, a question has a way past it, and the state comes back. */
function check(flow: Flow, result: Advanced): void {
  const faults = [
    ...faultsOfSays(result),
    ...(result.kind === 'done' ? [] : faultsOfState(flow, result.state)),
  ];
  if (result.kind !== 'done' && result.expected.choices.length === 0) faults.push('no way past the question');
  if (result.kind !== 'done' && result.says.at(-1)?.kind !== 'text') faults.push('no question at the end');
  expect({ at: result.kind === 'done' ? 'end' : result.state.step, faults }).toMatchObject({ faults: [] });
}

function faultsOfSays(result: Advanced): string[] {
  const texts = result.says.flatMap((say) => (say.kind === 'text' ? [bubbleOf(say.parts).text] : []));
  const bad = texts.filter((text) => text.trim() === '' || text.includes('{slot'));
  return result.says.length === 0 ? ['silence'] : bad.map((text) => `unfilled: ${text}`);
}

function faultsOfState(flow: Flow, state: FlowState): readonly string[] {
  const saved = JSON.stringify(saveState(state));
  const loaded = loadState(JSON.parse(saved), flows);
  if (loaded.kind !== 'loaded') return [`loaded back as ${loaded.kind}`];
  return loaded.flow === flow && JSON.stringify(saveState(loaded.state)) === saved
    ? []
    : ['loaded back changed'];
}
