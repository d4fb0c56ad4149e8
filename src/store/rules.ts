import type { NewLine, StoreError } from '../model/store.ts';
import { storeError } from './errors.ts';

/** The rules of the port that every implementation keeps in the same way. */

/** Times are whole milliseconds and strictly increase within a conversation: what a purge leaves has no gap. */
export function checkTimes(lines: readonly NewLine[], lastAt = -1): void {
  let last = lastAt;
  for (const { at } of lines) {
    if (!Number.isSafeInteger(at) || at <= last)
      throw storeError('invalid', 'The time of a line is not after the last.');
    last = at;
  }
}

/** The clock guard: a machine whose clock jumped ahead must not delete what it should keep. */
export function checkCutOff(before: number, newestLineAt: number | undefined): void {
  if (!Number.isFinite(before)) throw storeError('invalid', 'The cut-off is not a time.');
  if (newestLineAt === undefined || before <= newestLineAt) return;
  throw storeError('clock', 'Everything stored is older than the cut-off, so the purge was refused.');
}

export function lineIdTaken(): StoreError {
  return storeError('invalid', 'The id of a line was used before.');
}

export function flagWithoutLine(): StoreError {
  return storeError('invalid', 'A flag names a line that is not in its conversation.');
}
