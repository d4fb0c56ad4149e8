import { describe, expect, it } from '@jest/globals';
import { advance, begin } from '../../src/dialogs/advance.ts';
import { remind } from '../../src/dialogs/commands.ts';
import { loadState, saveState } from '../../src/dialogs/state.ts';
import type { FlowState } from '../../src/dialogs/state.ts';
import { flowOf, GOOD } from './flow-text.ts';

const flow = flowOf(GOOD);
const flows = new Map([[flow.id, flow]]);

function stateAt(step: 'hello' | 'when' | 'check'): FlowState {
  const hello = begin(flow);
  if (hello.kind === 'done') throw new Error('over');
  if (step === 'hello') return hello.state;
  const when = advance(flow, hello.state, { kind: 'understood', value: { type: 'choice', key: 'tea' } });
  if (when.kind === 'done') throw new Error('over');
  if (step === 'when') return when.state;
  const value = {
    type: 'date-time',
    date: '2026-12-01',
    time: '14:30',
    instant: 1,
    zone: 'UTC',
    shown: 'then',
  } as const;
  const check = advance(flow, when.state, { kind: 'understood', value });
  if (check.kind === 'done') throw new Error('over');
  return check.state;
}

describe('saved state', () => {
  it.each(['hello', 'when', 'check'] as const)('comes back as it was at %s', (step) => {
    const state = stateAt(step);
    const saved: unknown = JSON.parse(JSON.stringify(saveState(state)));
    expect(loadState(saved, flows)).toEqual({ kind: 'loaded', flow, state });
  });

  it('of a step that is gone begins the flow again with the answers it kept', () => {
    const saved = { ...saveState(stateAt('check')), step: 'renamed' };
    const loaded = loadState(saved, flows);
    expect(loaded).toMatchObject({ kind: 'moved', flow });
    expect(loaded.kind === 'moved' ? begin(flow, loaded.slots) : undefined).toMatchObject({
      kind: 'asked',
      state: { step: 'hello', slots: stateAt('check').slots },
    });
  });

  it('of a step that no longer asks is moved as well', () => {
    expect(loadState({ ...saveState(stateAt('check')), step: 'bye' }, flows).kind).toBe('moved');
  });

  it('forgets steps of its history that are gone', () => {
    const saved = saveState(stateAt('check'));
    const loaded = loadState({ ...saved, history: [{ step: 'old', wrote: null }, ...saved.history] }, flows);
    expect(loaded).toMatchObject({ kind: 'loaded', state: { history: stateAt('check').history } });
  });

  it('is asked from the start where its question quotes what it has not got', () => {
    const loaded = loadState({ ...saveState(stateAt('check')), slots: [] }, flows);
    if (loaded.kind !== 'loaded') throw new Error(loaded.kind);
    expect(remind(flow, loaded.state)).toMatchObject({ kind: 'asked', state: { step: 'hello' } });
  });

  it.each([
    ['of another flow', { ...saveState(stateAt('when')), flow: 'other' }],
    ['of a later version', { ...saveState(stateAt('when')), version: 2 }],
    ['with a field too many', { ...saveState(stateAt('when')), extra: 1 }],
    ['with a slot of no known kind', { ...saveState(stateAt('when')), slots: [['when', { type: 'mood' }]] }],
    ['that is text', 'hello'],
    ['that is nothing', undefined],
    ['that is null', null],
  ])('%s is gone, and no error', (_, saved) => {
    expect(loadState(saved, flows)).toEqual({ kind: 'gone' });
  });

  it('stays small however long somebody goes to and fro', () => {
    let state = stateAt('hello');
    for (let turn = 0; turn < 300; turn += 1) {
      const key = state.step === 'hello' ? 'tea' : 'no';
      const value =
        state.step === 'when'
          ? ({
              type: 'date-time',
              date: '2026-12-01',
              time: null,
              instant: null,
              zone: 'UTC',
              shown: 'x'.repeat(50),
            } as const)
          : ({ type: 'choice', key } as const);
      const result = advance(flow, state, { kind: 'understood', value });
      if (result.kind === 'done') throw new Error('over');
      state = result.state;
    }
    expect(JSON.stringify(saveState(state)).length).toBeLessThan(4_000);
  });
});
