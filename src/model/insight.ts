/** Which conversations are counted: those that began in a stretch of time, milliseconds UTC, and by whose clock. */
export interface InsightWanted {
  readonly from: number;
  readonly before: number;
  /** The clinic's time zone: days and hours are its own. */
  readonly zone: string;
}

/** What is counted of a conversation, each at most once: that something of the kind happened in it. */
export const INSIGHT_FACTS = [
  'answered',
  'offered',
  'unknown',
  'flow',
  'danger',
  'up',
  'down',
  'call-back',
] as const;

/** So many conversations of a channel. Nothing is hidden yet: see small-counts.ts. */
export interface Tally {
  readonly of: 'all' | 'fact' | 'topic' | 'day' | 'hour' | 'stop';
  /** The fact, the topic, the day (`2026-11-24`), the hour (`0` to `23`), or `flow#step`. */
  readonly name: string;
  readonly channel: string;
  readonly count: number;
}
