import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSession, newSession, QUIET } from '../../src/turn/session.ts';

const NOW = Date.parse('2026-05-04T15:00:00Z');

describe('a session', () => {
  it('comes back as it was', () => {
    const session = {
      ...newSession(NOW),
      choices: [{ label: 'More', value: { more: 'homework/why' as const } }],
      danger: { kind: 'self' as const, turns: 2 },
    };
    expect(loadSession(JSON.stringify(session), NOW + 1)).toEqual({ session, was: 'going' });
  });

  it('begins afresh after hours of silence', () => {
    const old = JSON.stringify({ ...newSession(NOW), unknowns: 3 });
    expect(loadSession(old, NOW + QUIET)).toMatchObject({ was: 'going' });
    expect(loadSession(old, NOW + QUIET + 1)).toEqual({ was: 'quiet', session: newSession(NOW + QUIET + 1) });
  });

  it('begins afresh where another version of the code wrote it', () => {
    const other = JSON.stringify({ ...newSession(NOW), version: 2 });
    expect(loadSession(other, NOW).was).toBe('unreadable');
  });

  it('is never an error, whatever stands in the store', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        expect(loadSession(json, NOW).session.version).toBe(1);
      }),
    );
  });
});
