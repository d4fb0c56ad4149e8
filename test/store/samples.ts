import type { ConversationKey } from '../../src/model/incoming.ts';
import type { CommitResult, Line, NewLine, TurnCommit } from '../../src/model/store.ts';
import { StoreError } from '../../src/model/store.ts';
import type { Clock, Log } from '../../src/model/world.ts';

/** What the tests of the store hand it. */

export const KEY: ConversationKey = { channel: 'web', conversation: 'one' };

export function keyOf(conversation: string): ConversationKey {
  return { channel: 'web', conversation };
}

export const CLOCK: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** A log that keeps the names of what happened. */
export function keepingLog(): Log & { readonly events: string[] } {
  const events: string[] = [];
  const keep = (event: string) => {
    events.push(event);
  };
  return { events, info: keep, warn: keep, error: keep };
}

export function visitorLine(id: string, at: number, text = 'what happens the first time?'): NewLine {
  return { id, role: 'visitor', kind: 'message', at, text };
}

export function botLine(id: string, at: number, text = 'You meet, and you talk.'): NewLine {
  return { id, role: 'bot', kind: 'message', at, text };
}

/** A turn of one visitor's line and one reply at `at` and `at + 1`, both named for the dedupe key. */
export function turnOf(
  key: ConversationKey,
  dedupe: string,
  expectedVersion: number,
  at: number,
): TurnCommit {
  const lines = [
    visitorLine(`${key.conversation}-${dedupe}-v`, at),
    botLine(`${key.conversation}-${dedupe}-b`, at + 1),
  ];
  return { key, dedupe, expectedVersion, state: `{"at":${at}}`, lines, flags: [] };
}

export function committedLines(result: CommitResult): readonly Line[] {
  if (result.kind !== 'committed') throw new Error(`not committed but ${result.kind}`);
  return result.lines;
}

/** The code a promise was refused with; fails where it was not refused, or not by a StoreError. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  return (await refusalOf(promise)).code;
}

export async function refusalOf(promise: Promise<unknown>): Promise<StoreError> {
  const outcome = await promise.then(
    () => 'fulfilled',
    (error: unknown) => error,
  );
  if (outcome instanceof StoreError) return outcome;
  throw new Error('expected a StoreError', { cause: outcome });
}
