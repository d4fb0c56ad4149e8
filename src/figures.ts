import type { Config } from './config.ts';
import type { EdgeLimits } from './edge/limits.ts';
import { figuresRoute } from './edge/figures.ts';
import { healthRoutes, type Readiness } from './edge/health.ts';
import type { Route } from './edge/http.ts';
import { createEdge, type EdgeOptions } from './edge/server.ts';
import type { Turns } from './model/turn.ts';
import type { World } from './model/world.ts';

/** The figures of a server: what they count, and where they are to be had. */
export interface OpenFigures {
  /** The same world, the log's events counted. */
  readonly world: World;
  readonly turns: (turns: Turns) => Turns;
  readonly answered: EdgeOptions['answered'];
  /** For the visitors' port: `/metrics` behind its token; nothing where the figures have a port of their own. */
  readonly routes: readonly Route[];
  /** Opens the port of their own, where there is one. */
  listen(): Promise<{ readonly port: number } | undefined>;
  close(): Promise<void>;
}

/** What the second port needs beside the settings. */
interface Around {
  readonly limits: EdgeLimits;
  readonly name: string;
  readonly ready: () => Promise<Readiness>;
}

const NONE = (world: World): OpenFigures => ({
  world,
  turns: (turns) => turns,
  answered: undefined,
  routes: [],
  listen: () => Promise.resolve(undefined),
  close: () => Promise.resolve(),
});

/** Counts where settings ask for it; the library that does is not even loaded otherwise. */
export async function openFigures(config: Config, world: World, around: Around): Promise<OpenFigures> {
  if (config.metrics === undefined) return NONE(world);
  const { createMetrics } = await import('./metrics/metrics.ts');
  const metrics = createMetrics({ clock: world.clock });
  const { token, port } = config.metrics;
  const routes = [figuresRoute({ ...metrics, token })];
  const edge =
    port === undefined
      ? undefined
      : createEdge({
          ...around,
          routes: [...routes, ...healthRoutes(around)],
          doors: [],
          // Without a token, only this machine may ask.
          host: token === undefined ? '127.0.0.1' : config.host,
          port,
          trustProxy: 0,
          allowedOrigins: [],
          safetyText: '',
          ...world,
        });
  return {
    world: { ...world, log: metrics.log(world.log) },
    turns: metrics.turns,
    answered: metrics.answered,
    routes: edge === undefined ? routes : [],
    listen: async () => edge?.listen(),
    async close() {
      await edge?.close();
      metrics.close();
    },
  };
}
