import type { Log } from '../model/world.ts';
import { createGuard, GUARD_DEFAULTS } from './guard.ts';
import type { GuardOptions } from './guard.ts';
import { lex } from './lex.ts';
import { createReader } from './reader.ts';
import type { ReaderOptions } from './reader.ts';
import type { Kind, Offered, Recognized } from './recognized.ts';
import { readFindings } from './second-opinion.ts';
import { cutText } from './text.ts';
import { dateOf } from '../model/zone.ts';

export interface RecognizerOptions extends ReaderOptions {
  readonly log: Log;
  /** For tests: how the worker is kept in bounds. */
  readonly guard?: Partial<Omit<GuardOptions, 'clock' | 'log'>>;
}

/** Reads answers out of words: our own matchers first, then the recognizers in their worker. */
export interface Recognizer {
  /** Never rejects and never holds the loop: what takes too long is unclear. */
  recognize(kind: Kind, text: string, given?: { readonly choices?: readonly Offered[] }): Promise<Recognized>;
  /** Has the worker warm up, in the background. Without it, that begins when it is first needed. */
  start(): void;
  /** Resolves when the worker is warm. Nobody need wait: until then our own matchers answer alone. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** `close` ends the worker, if there is one by then. */
export function createRecognizer(options: RecognizerOptions): Recognizer {
  const reader = createReader(options);
  const guard = createGuard({ ...GUARD_DEFAULTS, ...options.guard, clock: options.clock, log: options.log });
  return {
    async recognize(kind, text, given = {}) {
      const own = reader.read(kind, text, given.choices);
      if (own.kind !== 'unclear' || own.sure === true || !isForWorker(kind) || !isWorthAsking(kind, text))
        return own;
      const now = options.clock.now();
      const { day, minute } = reader.place.zone.civil(now);
      const date = dateOf(day);
      const findings = await guard.ask({
        kind,
        text: cutText(text),
        culture: reader.place.culture,
        now: [date.year, date.month, date.day, Math.floor(minute / 60), minute % 60],
      });
      return findings === undefined ? own : readFindings(kind, findings, now, reader.place);
    },
    start: () => guard.start(),
    ready: () => guard.ready(),
    close: () => guard.close(),
  };
}

function isForWorker(kind: Kind): kind is 'date-time' | 'number' | 'phone' | 'email' {
  return kind === 'date-time' || kind === 'number' || kind === 'phone' || kind === 'email';
}

/** The recognizers overlook "not" and "?", and take "24/7" for a day in July. */
function isWorthAsking(kind: Kind, text: string): boolean {
  if (kind !== 'date-time') return text.trim().length > 1;
  const words = lex(text);
  return words.length > 0 && !words.some((word) => word === 'not' || word === '?' || word === '24/7');
}
