/** What a program must be handed from outside, so that a test can stand in for it. */
export interface World {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
}

export interface Clock {
  /** Milliseconds since 1970, UTC. May step: use it for dates, not for time-outs. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonic(): number;
}

export interface Ids {
  /** An unguessable id of at least 128 random bits, safe in a URL. */
  next(): string;
}

/**
 * The log takes names, codes and counts only. Nothing that a person wrote, no name of a person and no token
 * may be a field: the allow-list is LogFields, so that a new field does not compile until someone has decided.
 */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

export interface LogFields {
  readonly code?: string;
  readonly channel?: string;
  readonly outcome?: string;
  readonly route?: string;
  readonly method?: string;
  readonly status?: number;
  readonly count?: number;
  readonly bytes?: number;
  readonly ms?: number;
  readonly address?: string;
  readonly file?: string;
  readonly setting?: string;
  /** The class of an error and its place, never its message where that may quote a person. */
  readonly fault?: string;
}
