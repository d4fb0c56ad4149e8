import { Worker } from 'node:worker_threads';
import type { AuditQuery, SessionLimits, StaffChange, StaffStore } from '../model/staff.ts';
import type { Clock, Log } from '../model/world.ts';
import { CHAIN_START } from './audit-chain.ts';
import { storeError } from './errors.ts';
import { checkFolder, fileSystemTypeOf } from './folder.ts';
import type { StaffAnswer, StaffRequest, StaffSetup } from './staff-messages.ts';
import { WorkerQueue } from './worker-queue.ts';

export interface StaffStoreOptions {
  /** `staff.sqlite`; the end of its audit log is kept beside it, in `staff.sqlite.audit-head`. */
  readonly file: string;
  /** Seals the audit log. */
  readonly key: Uint8Array;
  readonly clock: Clock;
  readonly log: Log;
}

/** Refused after so long: a sign-in that hangs helps nobody. */
const WAIT_MS = 10_000;

/** The staff store in one SQLite file, in a worker of its own. The file is opened, or made, at the first call. */
export function createStaffStore({ file, key, clock, log }: StaffStoreOptions): StaffStore {
  const spawn = (): Worker => {
    checkFolder(file, fileSystemTypeOf);
    const setup: StaffSetup = { file, key, now: clock.now() };
    return new Worker(new URL('./staff-worker.ts', import.meta.url), { workerData: setup });
  };
  const queue = new WorkerQueue<StaffRequest, StaffAnswer>({ clock, log, waitMs: WAIT_MS, spawn });
  let closing: Promise<void> | undefined;

  async function ask<O extends StaffAnswer['op']>(
    request: StaffRequest & { readonly op: O },
    op: O,
  ): Promise<Extract<StaffAnswer, { op: O }>> {
    if (closing !== undefined) throw storeError('closed', 'The store is closed.');
    const answer = await queue.ask(request);
    if (isAnswerTo(answer, op)) return answer;
    throw storeError('unknown', 'The store answered another question.');
  }

  return {
    ready: async () => void (await ask({ op: 'ping' }, 'ping')),
    commit: async (changes: readonly StaffChange[]) =>
      (await ask({ op: 'commit', changes }, 'commit')).result,
    accounts: async () => (await ask({ op: 'accounts' }, 'accounts')).accounts,
    account: async (name: string) => (await ask({ op: 'account', name }, 'account')).account,
    session: async (hash: string, now: number, limits: SessionLimits, touch: boolean) =>
      (await ask({ op: 'session', hash, now, limits, touch }, 'session')).session,
    audit: async (query: AuditQuery) => (await ask({ op: 'audit', query }, 'audit')).entries,
    verify: async () => {
      for (let from = CHAIN_START; ;) {
        const { stretch } = await ask({ op: 'verify', from }, 'verify');
        if (stretch.kind === 'broken') return { entries: stretch.entries, brokenAt: stretch.at };
        if (stretch.done) return { entries: stretch.to.seq, brokenAt: undefined };
        from = stretch.to;
      }
    },
    close: () => {
      // A worker that cannot open or has died leaves nothing to close, and has told its callers so.
      closing ??= queue.stop().catch(() => {});
      return closing;
    },
  };
}

function isAnswerTo<O extends StaffAnswer['op']>(
  answer: StaffAnswer,
  op: O,
): answer is Extract<StaffAnswer, { op: O }> {
  return answer.op === op;
}
