import type { Line, NewLine } from '../model/store.ts';
import { PAGE } from './transcript.ts';

export interface PumpOptions {
  /** The watermark to go on from. */
  readonly after: number;
  readonly read: (after: number, limit: number) => Promise<readonly Line[]>;
  /** `watermark` is undefined for lines ahead of their commit. */
  readonly send: (lines: readonly (NewLine | Line)[], watermark: number | undefined) => void;
  /** A read failed; it is tried again at the next `wake`. */
  readonly failed: (error: unknown) => void;
}

/**
 * Delivers one conversation to one socket: every line once, in order, without a gap. Lines offered live are sent
 * as they are while they follow the last one sent; at a gap, and at the start, the transcript is read instead.
 */
export interface Pump {
  offer(lines: readonly Line[]): void;
  /** Lines without a number: at once, whatever is going on. */
  urgent(lines: readonly NewLine[]): void;
  /** There may be more to read. */
  wake(): void;
  stop(): void;
}

export function createPump({ after, read, send, failed }: PumpOptions): Pump {
  let last = after;
  let reading = false;
  let again = false;
  let stopped = false;
  /** Sent without a number: when it comes, only the watermark moves. */
  const ahead = new Set<string>();

  const deliver = (lines: readonly Line[]) => {
    const end = lines.at(-1);
    if (end === undefined || stopped) return;
    last = end.seq;
    send(
      lines.filter((line) => !ahead.delete(line.id)),
      last,
    );
  };

  const readAll = async () => {
    try {
      for (let more = true; more;) {
        again = false;
        const page = await read(last, PAGE);
        deliver(page);
        more = !stopped && (again || page.length === PAGE);
      }
    } finally {
      // In the same step as the last look at `again`: a wake between the two would be lost.
      reading = false;
    }
  };

  const wake = () => {
    again = true;
    if (reading || stopped) return;
    reading = true;
    readAll().catch((error: unknown) => {
      if (!stopped) failed(error);
    });
  };

  return {
    wake,
    offer(lines) {
      const fresh = lines.filter((line) => line.seq > last);
      const follows = !reading && fresh.every((line, index) => line.seq === last + 1 + index);
      if (follows) deliver(fresh);
      else if (fresh.length > 0) wake();
    },
    urgent(lines) {
      const fresh = lines.filter((line) => !ahead.has(line.id));
      for (const line of fresh) ahead.add(line.id);
      if (fresh.length > 0 && !stopped) send(fresh, undefined);
    },
    stop() {
      stopped = true;
    },
  };
}
