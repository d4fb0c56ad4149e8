import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Turns } from '../model/turn.ts';
import type { Clock, Log } from '../model/world.ts';

/** How the edge answered one request; `route` is its name, never its address. */
export interface Answered {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly ms: number;
}

/** Figures for operators, in the form that Prometheus reads. They count; they never hold content or an id. */
export interface Metrics {
  /** The same heart, counted. */
  readonly turns: (turns: Turns) => Turns;
  /** The same log, its events counted by name. */
  readonly log: (log: Log) => Log;
  readonly answered: (what: Answered) => void;
  /** Everything as text, version 0.0.4 of the exposition format. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
  readonly close: () => void;
}

/** Seconds: a turn takes a few milliseconds, and is given up after ten seconds. */
const SECONDS = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A registry of its own, so that two servers in one process do not share their figures. */
export function createMetrics({ clock }: { readonly clock: Clock }): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const turnsBy = new Counter({
    name: 'guide_turns_total',
    help: 'Messages taken, by channel and what became of them.',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const turnTime = new Histogram({
    name: 'guide_turn_seconds',
    help: 'From a message at the door to its commit.',
    labelNames: ['channel'],
    buckets: SECONDS,
    registers,
  });
  const requests = new Histogram({
    name: 'guide_http_request_seconds',
    help: 'Requests answered, by route, method and status.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const events = new Counter({
    name: 'guide_log_events_total',
    help: 'Events of the log; docs/log.md tells each.',
    labelNames: ['event', 'level'],
    registers,
  });

  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    close: () => registry.clear(),
    answered: ({ ms, ...labels }) => requests.observe(labels, ms / 1000),
    turns: (heart) => ({
      delivered: heart.delivered.bind(heart),
      async take(incoming, outlet) {
        const { channel } = incoming.key;
        const begun = clock.monotonic();
        const taken = await heart.take(incoming, outlet);
        turnTime.observe({ channel }, (clock.monotonic() - begun) / 1000);
        turnsBy.inc({ channel, outcome: outcomeOf(taken) });
        return taken;
      },
    }),
    log(log) {
      const counted =
        (level: keyof Log): Log['info'] =>
        (event, fields) => {
          events.inc({ event, level });
          log[level](event, fields);
        };
      return { info: counted('info'), warn: counted('warn'), error: counted('error') };
    },
  };
}

/** The first decision's outcome; `duplicate` and `refused` where there was none. */
function outcomeOf(taken: Awaited<ReturnType<Turns['take']>>): string {
  if (taken.kind !== 'taken') return taken.kind;
  return taken.replies.find(({ decision }) => decision !== undefined)?.decision?.outcome ?? 'none';
}
