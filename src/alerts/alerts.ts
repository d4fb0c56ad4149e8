import type { ReviewReader, ReviewWriter } from '../model/review.ts';
import type { Clock, Log } from '../model/world.ts';

/** That somebody waits: how many, and where to look. Nothing of what was said. */
export interface AlertNote {
  readonly danger: number;
  readonly callBacks: number;
  /** The console: it asks for a sign-in. */
  readonly link: string;
}

/** Hands a note to people outside the console; rejects where it did not get there. */
export type Messenger = (note: AlertNote) => Promise<void>;

export interface AlertOptions {
  readonly reader: Pick<ReviewReader, 'unannounced'>;
  readonly writer: Pick<ReviewWriter, 'announced'>;
  readonly messengers: readonly Messenger[];
  /** For how many minutes a flag may wait unopened. */
  readonly minutes: number;
  /** Whether somebody is at the clinic now: nobody is called from bed to a flag that is read in the morning. */
  readonly isOpen: (now: number) => boolean;
  readonly link: string;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Alerts {
  /** Looks once, and tells whoever is to be told; never throws. */
  look(): Promise<void>;
  start(): void;
  stop(): void;
}

const EVERY = 60_000;
/** Between two notes: what comes meanwhile stands in the next. */
const LEAST_BETWEEN = 5 * 60_000;
const LONGEST_PAUSE = 30 * 60_000;

/** Tells people outside the console of danger that nobody has opened, and of call-backs asked for. */
export function createAlerts(options: AlertOptions): Alerts {
  const { clock, log } = options;
  let timer: NodeJS.Timeout | undefined;
  let notBefore = 0;
  let failures = 0;
  async function look(): Promise<void> {
    if (clock.monotonic() < notBefore) return;
    try {
      if (await announce(options)) notBefore = clock.monotonic() + LEAST_BETWEEN;
      failures = 0;
    } catch (cause) {
      failures += 1;
      notBefore = clock.monotonic() + Math.min(LONGEST_PAUSE, EVERY * 2 ** (failures - 1));
      log.error('alert not sent', {
        count: failures,
        fault: cause instanceof Error ? cause.name : 'unknown',
      });
    }
  }
  return {
    look,
    start: () => {
      timer ??= setInterval(() => void look(), EVERY);
      timer.unref();
    },
    stop: () => clearInterval(timer),
  };
}

/** One note for all that waits. It counts as told once any messenger has it; else the next look tries again. */
async function announce({ reader, writer, messengers, ...options }: AlertOptions): Promise<boolean> {
  const now = options.clock.now();
  if (messengers.length === 0 || !options.isOpen(now)) return false;
  const waiting = await reader.unannounced(now - options.minutes * 60_000);
  if (waiting.length === 0) return false;
  const count = (kind: string): number => waiting.filter(({ what }) => what === kind).length;
  const note = { danger: count('danger'), callBacks: count('call-back'), link: options.link };
  const sent = await Promise.allSettled(messengers.map((messenger) => messenger(note)));
  const failed = sent.find((one) => one.status === 'rejected');
  if (sent.every((one) => one.status === 'rejected') && failed !== undefined) throw failed.reason;
  if (failed !== undefined) options.log.warn('alert not sent everywhere', { count: messengers.length });
  await writer.announced(waiting, now);
  options.log.info('alert sent', { count: waiting.length });
  return true;
}
